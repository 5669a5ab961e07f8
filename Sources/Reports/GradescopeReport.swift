import Grading

/// The report as Gradescope reads it: the object of `results.json`, a test a question.
///
/// All of it is visible to the student, as the other reports are: what a hidden question keeps
/// from students is not in a marked submission.
public enum GradescopeReport {
  /// The object on one line, without a line break at its end.
  public static func line(_ submission: MarkedSubmission, version: String) -> String {
    let tests = submission.problems.enumerated().flatMap { index, problem in
      problem.questions.enumerated().map { number, question in
        test(question, of: problem, number: "\(index + 1).\(number + 1)")
      }
    }
    return JSONValue.members([
      "score": .marks(submission.score),
      "output": .string(submission.totalAndRemarks),
      "output_format": .string("text"),
      "test_output_format": .string("text"),
      "test_name_format": .string("text"),
      "visibility": .string("visible"),
      "stdout_visibility": .string("hidden"),
      "tests": .array(tests),
      "extra_data": extraData(of: submission, version: version),
    ]).text
  }

  /// The object for a submission that cannot be read: no points, and why. Without it, the student
  /// would hear of a failure alone.
  ///
  /// - Parameter errors: What is wrong with it, as ``Diagnostic/line`` gives it.
  public static func unreadable(_ errors: [String], version: String) -> String {
    JSONValue.members([
      "score": .integer(0),
      "output": .string(feedback(onUnreadable: errors)),
      "output_format": .string("text"),
      "visibility": .string("visible"),
      "stdout_visibility": .string("hidden"),
      "tests": .array([]),
      "extra_data": .members(["version": .string(version)]),
    ]).text
  }

  private static func test(
    _ question: MarkedQuestion, of problem: MarkedProblem, number: String
  ) -> JSONValue {
    .members([
      "name": .shown("\(problem.problem)/\(question.question)"),
      "number": .string(number),
      "score": .marks(question.score),
      "max_score": .marks(question.points),
      "status": .string(question.verdict == .correct ? "passed" : "failed"),
      "tags": .array([.shown(problem.problem), .string(question.verdict.rawValue)]),
      "visibility": .string("visible"),
      "output": .string(question.feedback()),
      "output_format": .string("text"),
      "extra_data": .members([
        "source": question.source.map { .shown($0) },
        "kind": question.kind.map { .shown($0) },
        "mistake": question.mistake.map { .shown($0) },
      ]),
    ])
  }

  private static func extraData(of submission: MarkedSubmission, version: String) -> JSONValue {
    .members([
      "student": .shown(submission.student),
      "assignment": .shown(submission.assignment),
      "points": .marks(submission.points),
      "problems": .object(submission.problems.map { ($0.problem, .string($0.digest)) }),
      "seed": .object(submission.problems.map { ($0.problem, .string("\($0.seed)")) }),
      "version": .string(version),
    ])
  }
}
