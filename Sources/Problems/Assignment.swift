import Diagnostics

/// A folder of problems.
public struct Assignment: Sendable {
  /// The folder's name.
  public let id: String
  /// Its title; the folder's name where it has none.
  public let title: String
  /// The problems in their order.
  public let problems: [AssignedProblem]
  /// The share of the points for a wrong answer that follows from the student's own earlier one.
  public let followThrough: Double
  /// When the assignment is due.
  public let due: Timestamp?
  /// Which of a student's attempts counts.
  public let counts: CountedAttempt
  /// A hash of all its files: what is marked against the same digest gets the same marks.
  public let digest: String
}

/// Which of a student's attempts at an assignment counts.
public enum CountedAttempt: String, Sendable, CaseIterable {
  /// The one with the most points; of several, the first.
  case best
  /// The one handed in last.
  case last
  /// The one handed in first.
  case first
}

/// A problem of an assignment, as far as its file can be used.
public enum AssignedProblem: Sendable {
  case checked(CheckedProblem)
  /// The file is faulty; these of its questions could be read.
  case faulty(FaultyProblem)

  /// The problem's id.
  public var id: String {
    switch self {
    case .checked(let checked): checked.problem.id
    case .faulty(let faulty): faulty.id
    }
  }

  /// The questions that could be read.
  public var questions: [Question] {
    switch self {
    case .checked(let checked): checked.problem.questions
    case .faulty(let faulty): faulty.questions
    }
  }
}

/// A problem whose file is faulty.
public struct FaultyProblem: Sendable {
  /// The file's name without `.yaml`.
  public let id: String
  /// Its title, or its id where that cannot be read.
  public let title: String
  /// The questions that could be read.
  public let questions: [Question]
  /// The hash of the file's bytes; see ``Problem/digest``.
  public let digest: String
}
