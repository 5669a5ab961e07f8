import Diagnostics
import Gradebook
import Grading

/// The statistics of a class that programs read: one JSON object on one line, its keys in a fixed
/// order.
public enum StatisticsJSON {
  /// The object, without a line break at its end. A key without a value is left out, and numbers
  /// that were computed are told to six decimals.
  public static func line(_ statistics: AssignmentStatistics, version: String) -> String {
    JSONValue.members([
      "assignment": .string(statistics.assignment),
      "title": .string(statistics.title),
      "students": .integer(statistics.students.count),
      "points": number(statistics.points),
      "marks": statistics.marks.map { marks($0, statistics) },
      "alpha": statistics.alpha.flatMap(number),
      "questions": .array(statistics.questions.map(value)),
      "late": late(statistics),
      "review": .array(statistics.reviews.map(value)),
      "similar": .array(statistics.similar.map(value)),
      "version": .string(version),
    ]).text
  }

  private static func marks(
    _ marks: Distribution, _ statistics: AssignmentStatistics
  ) -> JSONValue {
    .members([
      "mean": number(marks.mean),
      "standard_deviation": marks.standardDeviation.flatMap(number),
      "minimum": number(marks.minimum),
      "lower_quartile": number(marks.lowerQuartile),
      "median": number(marks.median),
      "upper_quartile": number(marks.upperQuartile),
      "maximum": number(marks.maximum),
      "full": .integer(statistics.fullMarks),
      "histogram": .array(statistics.histogram.map { .integer($0) }),
    ])
  }

  // MARK: Questions

  private static func value(of question: QuestionStatistics) -> JSONValue {
    let verdicts = Verdict.allCases.compactMap { verdict in
      question.verdicts[verdict].map { (verdict.rawValue, JSONValue.integer($0)) }
    }
    return .members([
      "problem": .string(question.problem),
      "question": .string(question.question),
      "points": number(question.points),
      "students": .integer(question.students),
      "verdicts": .object(verdicts),
      "right": number(question.shareRight),
      "mean": number(question.mean),
      "mean_share": question.meanShare.flatMap(number),
      "standard_deviation": question.standardDeviation.flatMap(number),
      "discrimination": question.discrimination.flatMap(number),
      "mistakes": .array(question.mistakes.map(value)),
      "elements": question.elements.map(value),
    ])
  }

  private static func value(of mistake: CommonMistake) -> JSONValue {
    .members([
      "name": .string(mistake.name), "students": .integer(mistake.students),
      "message": mistake.message.map { .string($0) },
    ])
  }

  private static func value(of elements: WrongElements) -> JSONValue {
    .members([
      "shape": .array(elements.shape.map { .integer($0) }),
      "answers": .integer(elements.answers),
      "wrong": .array(elements.wrong.map { .integer($0) }),
    ])
  }

  // MARK: Students

  private static func late(_ statistics: AssignmentStatistics) -> JSONValue {
    let late = statistics.late
    return .members([
      "count": .integer(late.count),
      "unknown": .integer(statistics.withoutTime),
      "students": .array(
        late.map { student in
          .members([
            "student": .string(student.student), "seconds": .integer(student.secondsLate ?? 0),
          ])
        }),
    ])
  }

  private static func value(of review: ReviewItem) -> JSONValue {
    .members([
      "student": .string(review.student), "problem": .string(review.problem),
      "question": .string(review.question), "verdict": .string(review.verdict.rawValue),
    ])
  }

  private static func value(of group: SimilarSubmissions) -> JSONValue {
    .members([
      "students": .array(group.students.map { .string($0) }),
      "evidence": number(group.evidence),
      "answers": .array(
        group.answers.map { answer in
          .members([
            "problem": .string(answer.problem), "question": .string(answer.question),
            "students": .array(answer.students.map { .string($0) }),
          ])
        }),
    ])
  }

  /// A number to six decimals; nil for what JSON has no number for.
  private static func number(_ value: Double) -> JSONValue? {
    guard value.isFinite else { return nil }
    return .number(value.magnitude < 1e9 ? (value * 1e6).rounded() / 1e6 : value)
  }
}
