import Problems

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
  /// The line of the submission in which the answer stands, from 1.
  public var line: Int?
  /// The column at which it begins, from 1.
  public var column: Int?
  /// Seconds spent on this question.
  public var seconds: Double

  /// What most answers have nothing of, at most one: apart, so that a right answer is small.
  @usableFromInline var rest: [Rest] = []

  @usableFromInline struct Rest: Sendable, Equatable {
    var kind: String?
    var mistake: String?
    var message: String?
    var reading: String?
    var differences: ElementDifferences?
    var fingerprint: UInt64?
    var hint: String?
    var expected: ExpectedValue?
  }

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
    self.line = line
    self.column = column
    self.seconds = seconds
    let saysMore = kind != nil || mistake != nil || message != nil || hint != nil
    if saysMore || expected != nil {
      rest = [
        Rest(kind: kind, mistake: mistake, message: message, hint: hint, expected: expected)
      ]
    }
  }
}

extension MarkedQuestion {
  /// The marks of a judgement, and of what it says all that the student may see.
  init(
    _ question: Question, _ judgement: Judgement, _ expectation: Expectation,
    wholes: [Int]? = nil, showsExpected: Bool
  ) {
    let said = question.isHidden ? nil : judgement
    var expected: ExpectedValue?
    if showsExpected, case .answer(let answer) = expectation {
      expected = ExpectedValue(answer, wholes: wholes)
    }
    self.init(
      question: question.id, source: question.source, verdict: judgement.verdict,
      score: judgement.share * question.points, points: question.points, kind: said?.kind,
      mistake: said?.mistake, message: said?.message,
      hint: said?.isWrong == true ? question.hint : nil, expected: expected)
    if let reading = judgement.reading { self.reading = reading }
  }

  /// What kind of outcome this is, in CamelCase: `Incorrect`, `WrongShape`, `Transposed`, …;
  /// nil for a correct answer, and for a hidden question.
  public var kind: String? {
    get { rest.isEmpty ? nil : rest[0].kind }
    set { change(to: newValue) { $0.kind = $1 } }
  }
  /// The name of the mistake that the answer equals, if it equals one.
  public var mistake: String? {
    get { rest.isEmpty ? nil : rest[0].mistake }
    set { change(to: newValue) { $0.mistake = $1 } }
  }
  /// What the student is told: one line, or several; nil where there is nothing to say.
  public var message: String? {
    get { rest.isEmpty ? nil : rest[0].message }
    set { change(to: newValue) { $0.message = $1 } }
  }
  /// A formula as it was understood, in the expression language.
  public var reading: String? {
    get { rest.isEmpty ? nil : rest[0].reading }
    set { change(to: newValue) { $0.reading = $1 } }
  }
  /// Where a wrong tensor of the expected shape differs.
  public var differences: ElementDifferences? {
    get { rest.isEmpty ? nil : rest[0].differences }
    set { change(to: newValue) { $0.differences = $1 } }
  }
  /// A hash of a wrong answer as a value, by which equal answers are found.
  public var fingerprint: UInt64? {
    get { rest.isEmpty ? nil : rest[0].fingerprint }
    set { change(to: newValue) { $0.fingerprint = $1 } }
  }
  /// The author's hint, shown with a wrong answer.
  public var hint: String? {
    get { rest.isEmpty ? nil : rest[0].hint }
    set { change(to: newValue) { $0.hint = $1 } }
  }
  /// The expected value as text; given only where it was asked for.
  public var expected: ExpectedValue? {
    get { rest.isEmpty ? nil : rest[0].expected }
    set { change(to: newValue) { $0.expected = $1 } }
  }

  /// Whether there is neither a message, nor a reading, a hint or an expected value.
  @inlinable public var saysNothing: Bool { rest.isEmpty || saysNothingMore }

  @usableFromInline var saysNothingMore: Bool {
    message == nil && reading == nil && hint == nil && expected == nil
  }

  private mutating func change<Value>(
    to value: Value?, _ body: (inout Rest, Value?) -> Void
  ) {
    if rest.isEmpty {
      if value == nil { return }
      rest = [Rest()]
    }
    body(&rest[0], value)
    if value == nil, rest[0] == Rest() { rest = [] }
  }
}
