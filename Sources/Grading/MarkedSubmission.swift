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

/// One question of a submission, marked.
public struct MarkedQuestion: Sendable, Equatable {
  /// The question's id within its problem.
  public var question: String
  /// Where the question comes from, such as an exercise's id.
  public var source: String?
  /// What was decided.
  public var verdict: Verdict
  /// Points given, between 0 and `points`.
  public var score: Double
  /// Points that a right answer gets.
  public var points: Double
  /// What kind of outcome this is, in CamelCase: `Incorrect`, `WrongShape`, `Transposed`, …;
  /// nil for a correct answer, and for a hidden question.
  public var kind: String?
  /// The name of the mistake that the answer equals, if it equals one.
  public var mistake: String?
  /// What the student is told: one line, or several; nil where there is nothing to say.
  public var message: String?
  /// A formula as it was understood, in the expression language.
  public var reading: String?
  /// Where a wrong tensor of the expected shape differs.
  public var differences: ElementDifferences?
  /// A hash of a wrong answer as a value, by which equal answers are found.
  public var fingerprint: UInt64?
  /// The author's hint, shown with a wrong answer.
  public var hint: String?
  /// The expected value as text; given only where it was asked for.
  public var expected: ExpectedValue?
  /// The line of the submission in which the answer stands, from 1.
  public var line: Int?
  /// The column at which it begins, from 1.
  public var column: Int?
  /// Seconds spent on this question.
  public var seconds: Double

  /// A question with everything that was decided.
  public init(
    question: String, source: String? = nil, verdict: Verdict, score: Double, points: Double,
    kind: String? = nil, mistake: String? = nil, message: String? = nil, hint: String? = nil,
    expected: ExpectedValue? = nil, line: Int? = nil, column: Int? = nil, seconds: Double = 0
  ) {
    self.question = question
    self.source = source
    self.verdict = verdict
    self.score = score
    self.points = points
    self.kind = kind
    self.mistake = mistake
    self.message = message
    self.hint = hint
    self.expected = expected
    self.line = line
    self.column = column
    self.seconds = seconds
  }
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
  public var score: Double { questions.reduce(0) { $0 + $1.score } }
  /// Points that right answers get.
  public var points: Double { questions.reduce(0) { $0 + $1.points } }
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
  public var score: Double { problems.reduce(0) { $0 + $1.score } }
  /// Points that right answers get.
  public var points: Double { problems.reduce(0) { $0 + $1.points } }
  /// Whether every question got all its points.
  public var isFullMarks: Bool {
    problems.allSatisfy { $0.questions.allSatisfy { $0.verdict == .correct } }
  }
}
