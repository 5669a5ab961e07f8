import Grading

/// A submission that has no marks, and why.
public struct UnmarkedSubmission: Sendable, Equatable {
  /// The student, where the submission tells.
  public var student: String?
  /// The assignment, where the submission tells.
  public var assignment: String?
  /// Whose fault it is: `unreadable` is the submission's, `error` the assignment's; `undecided` is
  /// one that the grader could not finish, which a person must look at.
  public var verdict: Verdict
  /// Why there are no marks, and what else was said of the submission.
  public var diagnostics: [String]

  /// A submission without marks.
  public init(
    student: String? = nil, assignment: String? = nil, verdict: Verdict, diagnostics: [String]
  ) {
    self.student = student
    self.assignment = assignment
    self.verdict = verdict
    self.diagnostics = diagnostics
  }
}
