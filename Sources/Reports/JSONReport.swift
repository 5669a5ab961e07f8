import Grading

/// The report that programs read: one JSON object on one line, its keys in a fixed order.
public enum JSONReport {
  /// The object, without a line break at its end.
  ///
  /// A key without a value is left out. Strings are the submission's own, escaped where a
  /// character could act on a terminal. A seed is a string, since many readers round whole
  /// numbers beyond 2^53.
  ///
  /// - Parameters:
  ///   - number: The line of a stream on which the submission stood, where that is to be told.
  ///   - diagnostics: What was said of the files read; the submission's remarks stand before it.
  ///   - version: The program's version.
  public static func line(
    _ submission: MarkedSubmission, number: Int? = nil, diagnostics: [String], version: String
  ) -> String {
    let questions = submission.problems.flatMap { problem in
      problem.questions.map { value(of: $0, in: problem) }
    }
    let report = JSONValue.members([
      "line": number.map { .integer($0) },
      "student": .string(submission.student),
      "assignment": .string(submission.assignment),
      "score": .number(submission.score),
      "points": .number(submission.points),
      "questions": .array(questions),
      "diagnostics": .array((submission.remarks + diagnostics).map { .string($0) }),
      "provenance": provenance(of: submission, version: version),
    ])
    return report.text
  }

  /// What stands in the place of the report of a submission without marks: an object with a
  /// `verdict` of its own, and of the keys of a report those that are known.
  public static func line(
    _ submission: UnmarkedSubmission, number: Int? = nil, version: String
  ) -> String {
    let report = JSONValue.members([
      "line": number.map { .integer($0) },
      "student": submission.student.map { .string($0) },
      "assignment": submission.assignment.map { .string($0) },
      "verdict": .string(submission.verdict.rawValue),
      "diagnostics": .array(submission.diagnostics.map { .string($0) }),
      "provenance": .members(["version": .string(version)]),
    ])
    return report.text
  }

  private static func value(of question: MarkedQuestion, in problem: MarkedProblem) -> JSONValue {
    .members([
      "problem": .string(problem.problem),
      "question": .string(question.question),
      "source": question.source.map { .string($0) },
      "verdict": .string(question.verdict.rawValue),
      "score": .number(question.score),
      "points": .number(question.points),
      "mistake": question.mistake.map { .string($0) },
      "message": question.message.map { .string($0) },
      "read_as": question.reading.map { .string($0) },
      "expected": question.expected.map(value),
    ])
  }

  private static func value(of expected: ExpectedValue) -> JSONValue {
    switch expected {
    case .boolean(let value): .boolean(value)
    case .integer(let value): .integer(value)
    case .number(let value): .number(value)
    case .text(let text): .string(text)
    case .list(let values): .array(values.map(value))
    }
  }

  private static func provenance(of submission: MarkedSubmission, version: String) -> JSONValue {
    let problems = submission.problems
    return .members([
      "problems": .object(problems.map { ($0.problem, .string($0.digest)) }),
      "seed": .object(problems.map { ($0.problem, .string("\($0.seed)")) }),
      "version": .string(version),
    ])
  }
}
