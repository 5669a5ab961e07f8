import Problems
import Tensors
import Testing

@testable import Grading

@Suite struct DiagnosisTests {
  /// The diagnosis of an answer as `kind (mistake): message`, or nil where there is none.
  private func diagnosis(
    _ answer: [Double], _ expected: [Double], shape: [Int]? = nil,
    _ tolerance: Tolerance = .standard
  ) throws -> String? {
    let shape = shape ?? [expected.count]
    let diagnosis = Diagnosis(
      try #require(Tensor(shape: shape, elements: answer)),
      expected: try #require(Tensor(shape: shape, elements: expected)), tolerance: tolerance,
      wrong: Comparison(answer, expected, tolerance).wrong)
    return diagnosis.map { "\($0.kind) (\($0.mistake)): \($0.message)" }
  }

  @Test func aSquareTransposeIsNamed() throws {
    let found = try diagnosis([1, 3, 2, 4], [1, 2, 3, 4], shape: [2, 2])
    #expect(found == "Transposed (transposed): this is the transpose of the right answer")
  }

  @Test func aChangedSignIsNamed() throws {
    let message = "WrongSign (wrong sign): this is the right answer with the sign changed"
    #expect(try diagnosis([-0.25], [0.25], shape: []) == message)
    #expect(try diagnosis([1, -2.001], [-1, 2]) == message)
  }

  @Test func aReversedOrderIsNamed() throws {
    #expect(
      try diagnosis([3, 2, 1], [1, 2, 3])
        == "Reversed (reversed): this is the right answer in reverse order")
    let matrix: [Double] = [1, 2, 3, 4, 5, 6]
    #expect(
      try diagnosis([4, 5, 6, 1, 2, 3], matrix, shape: [2, 3])
        == "Reversed (reversed): this is the right answer in reverse order along axis 0")
    #expect(
      try diagnosis([3, 2, 1, 6, 5, 4], matrix, shape: [2, 3])
        == "Reversed (reversed): this is the right answer in reverse order along axis 1")
  }

  static let factors: [(factor: Double, name: String)] = [
    (2, "2"), (0.5, "1/2"), (-2, "-2"), (-0.5, "-1/2"), (3, "3"), (1.0 / 3, "1/3"), (4, "4"),
    (0.25, "1/4"), (12, "12"), (1.0 / 12, "1/12"),
  ]

  @Test(arguments: factors)
  func aFactorThatTheShapeSuggestsIsNamed(_ factor: (factor: Double, name: String)) throws {
    let expected = (1...12).map { Double($0 * $0) }
    #expect(
      try diagnosis(expected.map { $0 * factor.factor }, expected, shape: [3, 4])
        == "WrongFactor (factor \(factor.name)): this is \(factor.name) times the right answer")
  }

  @Test func anotherFactorIsNotNamed() throws {
    #expect(try diagnosis([5, 10, 15], [1, 2, 3]) == nil)
    #expect(try diagnosis([0, 0, 0], [1, 2, 3]) == nil)
  }

  @Test func tooFewDigitsAreNamed() throws {
    let message =
      "TooFewDigits (too few digits): this agrees with the right answer as far as its digits go; "
      + "give more digits"
    #expect(try diagnosis([0.33], [1.0 / 3], shape: []) == message)
    #expect(try diagnosis([13], [12.96], shape: []) == message)
    #expect(try diagnosis([2.8, 4.0], [2.84, 4.0]) == message)
    #expect(try diagnosis([-0.67], [-2.0 / 3], shape: [], .exact) == message)
  }

  @Test func otherDigitsAreNotTooFew() throws {
    // 0.34 is not 1/3 to two decimals, 0 says nothing, one digit says too little, and 1 is 30 % from
    // 1.4.
    #expect(try diagnosis([3], [2.96], shape: []) == nil)
    #expect(try diagnosis([2.8, 4], [2.84, 4.02]) == nil)
    #expect(try diagnosis([0.34], [1.0 / 3], shape: []) == nil)
    #expect(try diagnosis([0], [0.004], shape: []) == nil)
    #expect(try diagnosis([1], [1.4], shape: []) == nil)
    #expect(try diagnosis([2.8, 5], [2.84, 4.02]) == nil)
    #expect(try diagnosis([.nan], [1.4], shape: []) == nil)
    #expect(try diagnosis([.infinity], [1.4], shape: []) == nil)
  }

  @Test func zerosAreNeverAnythingElse() throws {
    #expect(try diagnosis([1, 2, 3, 4], [0, 0, 0, 0], shape: [2, 2]) == nil)
    #expect(try diagnosis([1], [-0.0], shape: []) == nil)
    #expect(try diagnosis([1], [.nan], shape: []) == nil)
    #expect(try diagnosis([1], [.infinity], shape: []) == nil)
  }

  /// 1.05e-6 differs from -1e-7 by more than 1e-6, and from 1e-7 by less; all the same it is not
  /// the right answer with its sign changed.
  @Test func whatTheToleranceTakesForZeroIsNeverAnythingElse() throws {
    #expect(try diagnosis([1.05e-6], [-1e-7], shape: []) == nil)
    #expect(try diagnosis([1.15e-6, 0], [1e-7, 0]) == nil)
    #expect(try diagnosis([0.004, 0.004], [-0.003, -0.003], .decimals(2)) == nil)
  }

  @Test func constantTensorsAreNeitherReversedNorTransposed() throws {
    #expect(try diagnosis([5, 1, 5, 1], [3, 3, 3, 3], shape: [2, 2]) == nil)
    #expect(
      try diagnosis([6, 6, 6, 6], [3, 3, 3, 3], shape: [2, 2])
        == "WrongFactor (factor 2): this is 2 times the right answer")
  }

  @Test func reversalLooksAlongEveryAxisOfAHigherTensor() throws {
    let tensor = try #require(Tensor(shape: [2, 1, 3], elements: [1, 2, 3, 4, 5, 6]))
    let reversed = { axis in
      tensor.elements.indices.map { tensor.elements[tensor.reversed(offset: $0, along: axis)] }
    }
    #expect(reversed(0) == [4, 5, 6, 1, 2, 3])
    #expect(reversed(1) == [1, 2, 3, 4, 5, 6])
    #expect(reversed(2) == [3, 2, 1, 6, 5, 4])
  }

  @Test func aTransposeExchangesTheAxes() throws {
    let matrix = try #require(Tensor(shape: [2, 3], elements: [1, 2, 3, 4, 5, 6]))
    #expect(matrix.transposed == Tensor(shape: [3, 2], elements: [1, 4, 2, 5, 3, 6]))
    #expect(Tensor(7).transposed == Tensor(7))
  }
}
