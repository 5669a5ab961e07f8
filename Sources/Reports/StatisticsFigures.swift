import Diagnostics
import Gradebook
import Grading

/// The figures of a class as a person reads them, the same in text and on a page.
enum StatisticsFigures {
  /// A share of 1 in percent, to one decimal: `83.3 %`. Rounding never makes all of less.
  static func percent(_ share: Double?) -> String {
    share.flatMap { Marks(score: $0, points: 1).percentage } ?? "–"
  }

  /// A number to two decimals, zeros at their end included; a dash where there is none.
  static func fixed(_ value: Double?) -> String {
    guard let value, value.magnitude < 1e12 else { return value.map(shortest) ?? "–" }
    let hundredths = Int((value * 100).rounded().magnitude)
    let sign = value < 0 && hundredths > 0 ? "-" : ""
    return "\(sign)\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  /// A number of points to two decimals.
  static func points(_ value: Double) -> String { shortest((value * 100).rounded() / 100) }

  /// How many answers got each verdict that is not right: `2 partial, 1 incorrect`.
  static func otherVerdicts(_ question: QuestionStatistics) -> String {
    Verdict.allCases.filter { $0 != .correct }.compactMap { verdict in
      question.verdicts[verdict].map { verdict.counted($0) }
    }.joined(separator: ", ")
  }

  /// A mistake with the first line of what was said, unless that is its name.
  static func words(of mistake: CommonMistake) -> String {
    let message = firstLine(of: mistake)
    return message.isEmpty || message == mistake.name
      ? mistake.name : "\(mistake.name): \(message)"
  }

  /// The first line of what was said of a mistake: those below it show a student's own answer.
  static func firstLine(of mistake: CommonMistake) -> String {
    mistake.message?.split(separator: "\n").first.map { String($0) } ?? ""
  }

  /// Where wrong tensors differ, in words.
  static func words(of elements: WrongElements) -> String {
    "\(counted(elements.answers, "wrong tensor")) of shape \(elements.shape). "
      + WrongPlaces.words(shape: elements.shape, shares: elements.shares)
  }

  /// The bounds of a tenth of the points, in percent.
  static func bounds(ofTenth tenth: Int) -> String { "\(10 * tenth)–\(10 * tenth + 10) %" }

  /// Which answers a group shares: `layers/shape1 (alice, bob)`, by whom only where not by all.
  static func words(of group: SimilarSubmissions) -> String {
    group.answers.map { answer in
      let place = "\(answer.problem)/\(answer.question)"
      return answer.students == group.students
        ? place : "\(place) (\(answer.students.joined(separator: ", ")))"
    }.joined(separator: ", ")
  }

  /// A question of a lower discrimination is worth a look.
  static let lowDiscrimination = 0.2

  /// What the figures of a question are, wherever they are shown.
  static let questionNote =
    "Right: answers with all points. Mean: in percent of the points. Discr.: discrimination, the "
    + "correlation of the score with that of all other questions together."

  /// What stands with similar submissions, wherever they are shown.
  static let similarNote =
    "The same rare wrong answers, which may have many causes: a hint where to look, never proof."
}

extension AssignmentStatistics {
  /// The marks in two sentences; none where nobody is marked.
  var summary: [String] {
    guard let marks else { return [] }
    let figures = StatisticsFigures.self
    let share = points > 0 ? " (\(figures.percent(marks.mean / points)))" : ""
    let deviation = marks.standardDeviation.map {
      ", standard deviation \(figures.points($0))"
    }
    let alpha = alpha.map { ", Cronbach's alpha \(figures.fixed($0))" }
    return [
      "Mean \(figures.points(marks.mean))\(share)\(deviation ?? "")\(alpha ?? "").",
      "Least \(figures.points(marks.minimum)), quartiles \(figures.points(marks.lowerQuartile)), "
        + "\(figures.points(marks.median)) and \(figures.points(marks.upperQuartile)), most "
        + "\(figures.points(marks.maximum)). Full marks: \(fullMarks) of \(marks.count).",
    ]
  }

  /// How many were late, in a line: `2 of 40, at most by 3 h 5 min; not known of 1`.
  var lateness: String {
    let unknown = withoutTime > 0 ? "; not known of \(withoutTime)" : ""
    guard let latest = late.compactMap(\.secondsLate).max() else { return "nobody\(unknown)" }
    return "\(late.count) of \(students.count), at most by "
      + durationText(latest) + unknown
  }

  /// The questions by problem, in their order.
  var problems: [(problem: String, title: String, questions: [QuestionStatistics])] {
    var problems: [(problem: String, title: String, questions: [QuestionStatistics])] = []
    for question in questions {
      if problems.last?.problem != question.problem {
        problems.append((question.problem, question.problemTitle, []))
      }
      problems[problems.count - 1].questions.append(question)
    }
    return problems
  }
}
