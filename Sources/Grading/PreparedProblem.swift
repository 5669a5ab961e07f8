import Documents
import Problems
import Tensors

/// A problem with what is expected in one variant of it: made once for all who share the variant.
final class PreparedProblem: Sendable {
  let problem: CheckedProblem
  /// Nil where it cannot be made; then every expectation is a failure.
  let variant: Variant?
  let questions: [PreparedQuestion]
  /// What is reported of right answers, one a question.
  let rightAnswers: [MarkedQuestion]

  init(_ problem: CheckedProblem, assignment: String, student: String, showsExpected: Bool) {
    self.problem = problem
    let expected: (String) -> Expectation
    var wholes: [String: [Int]] = [:]
    do throws(VariantError) {
      let variant = try problem.variant(assignment: assignment, student: student)
      let answers = variant.expectedAnswers()
      self.variant = variant
      if showsExpected { wholes = variant.expectedWholes }
      expected = { answers[$0] ?? .failure("the question was not built") }
    } catch {
      variant = nil
      expected = { _ in .failure(error.message) }
    }
    questions = problem.problem.questions.map {
      PreparedQuestion($0, expected($0.id), wholes: wholes[$0.id])
    }
    rightAnswers = questions.map {
      MarkedQuestion(
        $0.question, .correct, $0.expectation, wholes: $0.wholes, showsExpected: showsExpected)
    }
  }
}

/// A question with its expected answer.
final class PreparedQuestion: Sendable {
  let question: Question
  let expectation: Expectation
  /// The whole numbers that are expected, where they are to be shown and float64 does not hold them.
  let wholes: [Int]?
  /// The expected numbers, where only numbers are expected.
  private let numbers: Tensor?
  private let tolerance: Tolerance

  init(_ question: Question, _ expectation: Expectation, wholes: [Int]? = nil) {
    self.question = question
    self.wholes = wholes
    self.expectation = expectation
    if case .answer(let expected) = expectation {
      (numbers, tolerance) = (expected.numbers, expected.tolerance(of: question))
    } else {
      (numbers, tolerance) = (nil, .exact)
    }
  }

  /// Whether an answer consists of nothing but numbers and is right. Where it is not, that can have
  /// any reason.
  func isPlainlyRight(_ answer: Node) -> Bool {
    guard let numbers else { return false }
    switch answer.value {
    case .numbers(let list):
      return list.has(shape: numbers.shape)
        && list.withNumbers { Comparison.isRight($0, numbers.elements, tolerance) }
    case .integer(let integer): return isRight(Double(integer))
    case .number(let number): return number.isFinite && isRight(number)
    default: return false
    }
  }

  private func isRight(_ number: Double) -> Bool {
    guard let numbers, numbers.shape.isEmpty else { return false }
    if case .norm = tolerance { return false }
    return tolerance.accepts(number, for: numbers.elements[0])
  }
}

extension ExpectedAnswer {
  /// The numbers that are expected; nil where anything else is.
  var numbers: Tensor? {
    switch self {
    case .tensor(let tensor, _), .wholes(let tensor, _): tensor
    default: nil
    }
  }

  /// How near an answer must come.
  func tolerance(of question: Question) -> Tolerance {
    switch self {
    case .tensor: question.tolerance ?? .standard
    case .wholes: question.tolerance ?? .standardForWholes
    default: .exact
    }
  }
}
