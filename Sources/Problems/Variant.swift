import ReferenceEngine
import Tensors

/// One concrete draw of a problem, and what the reference engine expects for it.
public struct Variant: Sendable {
  /// The problem's sizes.
  public let sizes: [String: Int]
  /// The given values in the order of the file.
  public let given: [(name: String, value: Tensor)]
  /// What the elements of the given values are, in their order.
  public var givenKinds: [ElementKind] { plan.givenKinds }
  /// The elements of the given values that are whole numbers known exactly, in their order: nil but for
  /// those of which float64 does not hold all.
  public var givenWholes: [[Int]?] { plan.givenWholes }
  /// The seed that the draws come from.
  public let seed: UInt64
  private let plan: ProblemPlan
  private let inputs: [Tensor]
  private let values: [Result<Tensor, EvaluationError>]

  /// Draws the given values and evaluates the plan of a problem for them.
  init(
    _ plan: ProblemPlan, sizes: [String: Int], seed: UInt64,
    generator: (String) -> RandomGenerator
  ) throws(VariantError) {
    self.sizes = sizes
    self.seed = seed
    self.plan = plan
    do throws(EvaluationError) { inputs = try plan.given(generator) } catch {
      throw VariantError("a given value cannot be computed: \(error)")
    }
    given = zip(plan.givenNames, inputs).map { ($0, $1) }
    values = plan.plan.results(inputs)
  }

  /// What is expected for each question, by id; a message where the problem itself fails.
  public func expectedAnswers() -> [String: Expectation] {
    var expected = plan.failures.mapValues(Expectation.failure)
    expected.reserveCapacity(plan.questions.count)
    for question in plan.questions { expected[question.id] = question.asked.expectation(values) }
    return expected
  }

  /// The elements of expected tensors that are whole numbers known exactly, by question: only those of
  /// which float64 does not hold all.
  public var expectedWholes: [String: [Int]] {
    var wholes: [String: [Int]] = [:]
    for question in plan.questions { wholes[question.id] = question.wholes }
    return wholes
  }

  /// Whether some question asks for a name that others may depend on.
  public var hasValuesToCarry: Bool { plan.hasReplaceable }

  /// What the reference engine gives for a question with a student's own values in place of those
  /// that earlier questions ask for, by the earlier question's id; nil where none of them matters.
  public func expectedAnswer(
    to question: String, carrying own: [String: Tensor]
  ) -> ExpectedAnswer? {
    guard let index = plan.questions.firstIndex(where: { $0.id == question }) else { return nil }
    let asked = plan.questions[index]
    var replacing: [Int: Tensor] = [:]
    for earlier in plan.questions[..<index] where earlier.replaceable != asked.replaceable {
      if let number = earlier.replaceable, let value = own[earlier.id] {
        replacing[number] = value
      }
    }
    guard !replacing.isEmpty, case .computed = asked.asked,
      case .answer(let answer) = asked.asked.expectation(
        plan.plan.results(inputs, replacing: replacing))
    else { return nil }
    return answer
  }

  /// Whether the predicate of a question holds for the tensors of an answer, which have the shapes
  /// of its form.
  ///
  /// Throws ``EvaluationError`` where an operation of the predicate cannot take them.
  public func accepts(
    _ answers: [Tensor], to question: String
  ) throws(EvaluationError) -> Bool {
    guard case .accepted(_, let plan)? = plan.questions.first(where: { $0.id == question })?.asked
    else { return false }
    return try plan.evaluate(inputs + answers)[0].item == 1
  }

  /// The first of a question's named mistakes that a wrong answer is.
  ///
  /// `answer` is the answer as a tensor of the expected shape, where it is one; `equals` tells
  /// whether the answer as it was read equals a value.
  public func mistake(
    in question: String, answer: Tensor?, equals: (ExpectedAnswer) -> Bool
  ) -> Mistake? {
    guard let asked = plan.questions.first(where: { $0.id == question }) else { return nil }
    let expected = asked.asked.expectation(values)
    return asked.mistakes.first { _, test in
      switch test {
      case .value(let asked):
        guard case .answer(let wrong) = asked.expectation(values) else { return false }
        return equals(wrong)
      case .when(let plan):
        guard let answer, let right = expected.tensor,
          let holds = try? plan.evaluate(inputs + [answer, right]).first
        else { return false }
        return holds.item == 1
      }
    }?.mistake
  }
}
