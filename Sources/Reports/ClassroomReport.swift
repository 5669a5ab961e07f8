import Grading

/// The report as GitHub Classroom's reporter reads it: base64 of a JSON object, for a step's output
/// `result`.
///
/// The reporter adds up the scores of the tests, so every test has one.
public enum ClassroomReport {
  /// The result goes on in an environment variable, for which Linux has 128 KiB; this is what all
  /// feedback may have of it, since a character may be two bytes in JSON, and base64 adds a third.
  private static let feedbackLimit = 30_000

  /// The base64 text on one line, without a line break at its end.
  ///
  /// - Parameter file: The submission's path within the repository; nil where it has none.
  public static func line(_ submission: MarkedSubmission, file: String?) -> String {
    base64(Array(json(submission, file: file).utf8))
  }

  /// The base64 text for a submission that cannot be read: one test without points, which says why.
  ///
  /// - Parameters:
  ///   - errors: What is wrong with it, as ``Diagnostic/line`` gives it.
  ///   - file: The submission's path within the repository; nil where it has none.
  public static func unreadable(_ errors: [String], file: String?) -> String {
    base64(Array(json(onUnreadable: errors, file: file).utf8))
  }

  /// The JSON object that is encoded for a submission that cannot be read.
  static func json(onUnreadable errors: [String], file: String?) -> String {
    let test = JSONValue.members([
      "name": .string("submission"), "status": .string("fail"), "score": .integer(0),
      "message": .string(feedback(onUnreadable: errors).start(ofBytes: feedbackLimit)),
      "test_code": .string(""),
      "filename": .shown(file ?? ""), "line_no": .integer(0),
      "execution_time": .string("0.000s"),
    ])
    return JSONValue.members([
      "version": .integer(1), "status": .string("fail"), "max_score": .integer(0),
      "tests": .array([test]),
    ]).text
  }

  /// The JSON object that is encoded.
  static func json(_ submission: MarkedSubmission, file: String?) -> String {
    let statuses = submission.problems.flatMap { $0.questions.map { status(of: $0.verdict) } }
    let limit = min(4_000, feedbackLimit / max(1, statuses.count { $0 != "pass" }))
    let tests = submission.problems.flatMap { problem in
      problem.questions.map { test($0, of: problem, file: file, limit: limit) }
    }
    return JSONValue.members([
      "version": .integer(1),
      "status": .string(["fail", "error"].first(where: statuses.contains) ?? "pass"),
      "max_score": .marks(submission.points),
      "tests": .array(tests),
    ]).text
  }

  private static func test(
    _ question: MarkedQuestion, of problem: MarkedProblem, file: String?, limit: Int
  ) -> JSONValue {
    .members([
      "name": .shown("\(problem.problem)/\(question.question)"),
      "status": .string(status(of: question.verdict)),
      "score": .marks(question.score),
      "message": .string(question.verdict == .correct ? "" : question.feedback(limit: limit)),
      "test_code": .string(""),
      "filename": .shown(file ?? ""),
      // The reporter shows no line 0.
      "line_no": .integer(file == nil ? 0 : question.line ?? 0),
      "execution_time": .string("\(decimal(seconds: question.seconds))s"),
    ])
  }

  private static func status(of verdict: Verdict) -> String {
    switch verdict.outcome {
    case nil: "pass"
    case .error: "error"
    case .failure: "fail"
    }
  }
}
