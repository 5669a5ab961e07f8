import Diagnostics
import Grading

/// The report as PrairieLearn's external grading reads it: the object of `results.json`, a test a
/// question.
public enum PrairieLearnReport {
  /// The platform takes no file of more than 1 MB; this is what all feedback may have of it, since
  /// a quote or a line break is two bytes in JSON.
  private static let feedbackLimit = 300_000

  /// The object on one line, without a line break at its end.
  ///
  /// `score` is the share of the points from 0 to 1. Feedback that would make the file too large
  /// is cut, and says so.
  public static func line(_ submission: MarkedSubmission) -> String {
    let count = submission.problems.reduce(0) { $0 + $1.questions.count }
    let limit = min(4_000, feedbackLimit / max(1, count))
    let tests = submission.problems.flatMap { problem in
      problem.questions.map { test($0, of: problem, limit: limit) }
    }
    return JSONValue.members([
      "gradable": .boolean(true),
      "score": .number(share(of: submission)),
      "message": .string(submission.totalAndRemarks.start(ofBytes: feedbackLimit / 4)),
      "tests": .array(tests),
    ]).text
  }

  /// The object for a submission that cannot be read, which costs the student no attempt.
  ///
  /// - Parameter errors: What is wrong with it, as ``Diagnostic/line`` gives it.
  public static func ungradable(_ errors: [String]) -> String {
    JSONValue.members([
      "gradable": .boolean(false),
      "format_errors": .array(
        errors.prefix(50).map { .string(printable($0).start(ofBytes: 4_000)) }),
    ]).text
  }

  private static func share(of submission: MarkedSubmission) -> Double {
    guard submission.points > 0 else { return submission.isFullMarks ? 1 : 0 }
    let share = submission.score / submission.points
    return share.isFinite ? min(max(share, 0), 1) : 0
  }

  private static func test(
    _ question: MarkedQuestion, of problem: MarkedProblem, limit: Int
  ) -> JSONValue {
    .members([
      "name": .shown("\(problem.problem)/\(question.question)"),
      "description": .shown(problem.title),
      "points": .marks(question.score),
      "max_points": .marks(question.points),
      "message": .string(question.verdict.rawValue),
      "output": .string(question.feedback(limit: limit)),
    ])
  }
}
