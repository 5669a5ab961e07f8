import ReferenceEngine
import Tensors
import Testing

@testable import Problems

@Suite struct ExpectedAnswerTests {
  private let vector = Tensor(shape: [2]) {
    $0[0] = 1; $0[1] = 0
  }

  @Test(
    arguments: [
      (3.0, "integer 3"), (-0.0, "integer 0"), (-7, "integer -7"),
      (9_007_199_254_740_991, "integer 9007199254740991"),
      // What 2^53 + 1 is rounded to.
      (9_007_199_254_740_992, "failure: the expected value is not a whole number below 2^53"),
      (9_007_199_254_740_994, "failure: the expected value is not a whole number below 2^53"),
      (2.5, "failure: the expected value is not a whole number below 2^53"),
      (.infinity, "failure: the expected value is not a whole number below 2^53"),
      (.nan, "failure: the expected value is not a whole number below 2^53"),
      (-.nan, "failure: the expected value is not a whole number below 2^53"),
      (1e300, "failure: the expected value is not a whole number below 2^53"),
    ] as [(Double, String)])
  func aWholeNumberIsOneThatFloat64TellsApart(value: Double, expected: String) {
    #expect(
      outline(Problems.Expectation(Tensor(value), as: .integer, .integer, shape: "[]")) == expected)
  }

  @Test func aValueIsAnswered() {
    func outlined(_ value: Tensor, _ kind: AnswerKind, _ elements: ElementKind) -> String {
      outline(Problems.Expectation(value, as: kind, elements, shape: "[n]"))
    }
    #expect(outlined(vector, .tensor, .real) == "tensor [n] [1.0, 0.0]")
    #expect(outlined(vector, .tensor, .integer) == "wholes [n] [1.0, 0.0]")
    #expect(outlined(vector, .tensor, .boolean) == "truths [n] [1.0, 0.0]")
    #expect(outlined(Tensor(1), .boolean, .boolean) == "boolean true")
    #expect(outlined(Tensor(0), .boolean, .boolean) == "boolean false")
    #expect(outlined(Tensor(2.5), .number, .real) == "tensor [n] [2.5]")
  }

  @Test func anAnswerMayBeATensor() {
    let answers: [(ExpectedAnswer, Tensor?)] = [
      (.integer(3), Tensor(3)), (.boolean(true), Tensor(1)), (.boolean(false), Tensor(0)),
      (.tensor(vector, shape: "[n]"), vector), (.truths(vector, shape: "[2]"), vector),
      (.shape([1, 0]), vector), (.choice("a", options: ["a"]), nil),
      (.choices([], options: ["a"]), nil),
    ]
    for (answer, tensor) in answers {
      #expect(Problems.Expectation.answer(answer).tensor == tensor)
    }
    #expect(Problems.Expectation.failure("failed").tensor == nil)
  }
}
