import Problems

/// What was decided about one answer.
public enum Verdict: String, Sendable, CaseIterable {
  /// The answer gets all the points of its question.
  case correct
  /// The answer gets some of them.
  case partial
  /// The answer was read and is wrong.
  case incorrect
  /// The submission holds nothing for the question.
  case unanswered
  /// The answer cannot be read as what was asked: not wrong, but no points.
  case unreadable
  /// The comparison could not be decided; a person must look.
  case undecided
  /// The problem itself failed: the instructor's fault, never the student's.
  case error
}

/// An expected value, in the shape in which it is printed.
public indirect enum ExpectedValue: Sendable, Equatable {
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([ExpectedValue])
}

/// One problem of a submission, marked.
public struct MarkedProblem: Sendable, Equatable {
  /// The problem's id.
  public var problem: String
  /// The problem's title.
  public var title: String
  /// Its questions in their order.
  public var questions: [MarkedQuestion]
  /// A digest of the problem's file, so that a verdict can be tied to what it was marked against.
  public var digest: String
  /// The seed of the variant that was marked.
  public var seed: UInt64
  /// Seconds spent on the whole problem, its expected values included.
  public var seconds: Double

  /// A problem with its marked questions.
  public init(
    problem: String, title: String, questions: [MarkedQuestion], digest: String, seed: UInt64,
    seconds: Double = 0
  ) {
    self.problem = problem
    self.title = title
    self.questions = questions
    self.digest = digest
    self.seed = seed
    self.seconds = seconds
  }

  /// Points given.
  public var score: Double { summed(questions.indices.reduce(0) { $0 + questions[$1].score }) }
  /// Points that right answers get.
  public var points: Double { summed(questions.indices.reduce(0) { $0 + questions[$1].points }) }
}

/// A submission, marked.
public struct MarkedSubmission: Sendable, Equatable {
  /// The student's id.
  public var student: String
  /// The student's full name, where the submission gives it.
  public var name: String?
  /// The assignment's id.
  public var assignment: String
  /// The assignment's title.
  public var title: String
  /// The problems in the order of the assignment.
  public var problems: [MarkedProblem]
  /// When it was handed in, where it says so.
  public var submitted: Timestamp?
  /// The number of the attempt, where it is given.
  public var attempt: Int?
  /// When the assignment is due.
  public var due: Timestamp?
  /// What else must be said of the submission, such as a question that does not exist: one line each.
  public var remarks: [String]

  /// A submission with its marked problems.
  public init(
    student: String, name: String? = nil, assignment: String, title: String,
    problems: [MarkedProblem], remarks: [String] = []
  ) {
    self.student = student
    self.name = name
    self.assignment = assignment
    self.title = title
    self.problems = problems
    self.remarks = remarks
  }

  /// Points given.
  public var score: Double { summed(problems.indices.reduce(0) { $0 + problems[$1].score }) }
  /// Points that right answers get.
  public var points: Double { summed(problems.indices.reduce(0) { $0 + problems[$1].points }) }
  /// Whether every question got all its points.
  public var isFullMarks: Bool {
    problems.allSatisfy { $0.questions.allSatisfy { $0.verdict == .correct } }
  }
}

/// A sum of points without what rounding adds to decimals: three times 0.1 is 0.3.
private func summed(_ sum: Double) -> Double {
  let decimal = (sum * 1e9).rounded() / 1e9
  return (decimal - sum).magnitude <= 1e-15 * max(1, sum.magnitude) * 8 ? decimal : sum
}
