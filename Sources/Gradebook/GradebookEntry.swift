import Grading
import Problems

/// What a run has to say of one submission to its gradebook.
public struct GradebookEntry: Sendable, Equatable {
  /// A submission that was marked.
  public struct Marking: Sendable, Equatable {
    /// All verdicts.
    public var marked: MarkedSubmission
    /// How far the marks can be relied on.
    public var state: MarkingState
    /// The submission's bytes; nil where the gradebook has them.
    public var content: [UInt8]?

    /// A marking of a submission.
    public init(_ marked: MarkedSubmission, state: MarkingState, content: [UInt8]?) {
      (self.marked, self.state, self.content) = (marked, state, content)
    }
  }

  /// Whose submission it is.
  public var attempt: AttemptKey
  /// The path of its file, as the run was given it.
  public var file: String
  /// Which of a student's attempts counts.
  public var counts: CountedAttempt
  /// The digest of the assignment that it is marked by.
  public var assignmentDigest: String
  /// What was decided; nil where the gradebook knows that already.
  public var marking: Marking?

  /// An entry of a gradebook.
  public init(
    _ attempt: AttemptKey, file: String, counts: CountedAttempt, assignmentDigest: String,
    marking: Marking?
  ) {
    self.attempt = attempt
    self.file = file
    self.counts = counts
    self.assignmentDigest = assignmentDigest
    self.marking = marking
  }
}

/// What tells one attempt from all others.
public struct AttemptKey: Sendable, Hashable {
  /// The assignment's id.
  public var assignment: String
  /// The student's id.
  public var student: String
  /// The SHA-256 of the submission's bytes, in hexadecimal digits.
  public var digest: String

  /// The key of an attempt.
  public init(assignment: String, student: String, digest: String) {
    (self.assignment, self.student, self.digest) = (assignment, student, digest)
  }
}

/// How far the marks of a marking can be relied on.
public enum MarkingState: String, Sendable {
  /// Marking again comes to the same.
  case final
  /// An answer was left undecided, which may be for want of time or memory.
  case undecided
  /// A problem failed: not the student's fault, so that the marks tell nothing of the student.
  case failed

  /// The state of a marking by an assignment whose files are all sound, or not.
  public init(_ marked: MarkedSubmission, isSound: Bool) {
    func has(_ verdict: Verdict) -> Bool {
      marked.problems.contains { $0.questions.contains { $0.verdict == verdict } }
    }
    self = !isSound || has(.error) ? .failed : has(.undecided) ? .undecided : .final
  }
}
