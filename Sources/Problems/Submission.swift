import Diagnostics
import Documents

/// One student's file: read, with its answers as they stand.
public struct Submission: Sendable {
  /// The student's id.
  public let student: String
  /// The student's full name, where given.
  public let name: String?
  /// The id of the assignment that is answered.
  public let assignment: String
  /// When it was handed in, where given.
  public let submitted: Timestamp?
  /// The number of the attempt, where given.
  public let attempt: Int?
  /// The answers by problem, in the order of the file.
  public let problems: [AnsweredProblem]
  /// The file.
  public let source: SourceText
}

/// The answers to one problem.
public struct AnsweredProblem: Sendable {
  /// The problem's id as the student wrote it.
  public let id: String
  /// Where that stands in the file.
  public let idRange: Range<Int>
  /// The answers in the order of the file.
  public let answers: [Answer]
}

/// What a submission holds for one question.
public struct Answer: Sendable {
  /// The question's id as the student wrote it.
  public let id: String
  /// Where that stands in the file.
  public let idRange: Range<Int>
  /// What was answered.
  public let node: Node
}
