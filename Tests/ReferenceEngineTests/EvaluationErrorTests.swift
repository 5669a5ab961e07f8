import Expressions
import Tensors
import Testing

@testable import ReferenceEngine

/// What only the numbers can tell, and that it is told instead of a wrong value.
@Suite struct EvaluationErrorTests {
  @Test(arguments: [
    ("v[i]", 3, 3), ("v[i]", -4, 3), ("M[i, 0]", 2, 2), ("M[0, i]", 3, 3), ("M[:, i]", -4, 3),
    ("M[[0, 1], i]", 3, 3), ("M[i, [0, 1]]", -3, 2), ("M[[0], i]", -5, 3), ("M[i, i]", -3, 2),
    ("take(v, i)", 3, 3), ("take(M, i, axis=1)", 5, 3), ("v[[0, i]]", 4, 3), ("M[i]", 2, 2),
  ])
  func anIndexOutsideOfItsAxisIsRefused(_ expression: String, _ index: Int, _ extent: Int) throws {
    let graph = Graph()
    let inputs = [
      graph.input([Extent(3)]), graph.input([Extent(2), Extent(3)]), graph.input([], .integer),
    ]
    let names = NamedValues(values: [
      "v": .tensor(inputs[0]), "M": .tensor(inputs[1]), "i": .tensor(inputs[2]),
    ])
    let term = try GraphBuilder(graph: graph, scope: names).term(of: Parser.parse(expression))
    let plan = try Plan([term], inputs: inputs)
    let values = [Tensor(shape: [3]) { _ in }, Tensor(shape: [2, 3]) { _ in }]
    #expect(throws: EvaluationError.indexOutOfRange(index: Double(index), extent: extent)) {
      try plan.evaluate(values + [Tensor(Double(index))])
    }
    // The last index from each end is there.
    for good in [-2, 1] { _ = try plan.evaluate(values + [Tensor(Double(good))]) }
  }

  @Test(arguments: [
    ("nll_loss(M, [0, i])", "nll_loss", 3), ("cross_entropy(M, [0, i])", "cross_entropy", 3),
    ("cross_entropy(v, i, weight=v, label_smoothing=0.1)", "cross_entropy", 3),
    ("embedding([0, i], M)", "embedding", 2), ("one_hot(i, 3)", "one_hot", 3),
  ])
  func aClassThatIsNoneIsRefused(_ expression: String, _ operation: String, _ classes: Int) throws {
    let graph = Graph()
    let inputs = [
      graph.input([Extent(3)]), graph.input([Extent(2), Extent(3)]), graph.input([], .integer),
    ]
    let names = NamedValues(values: [
      "v": .tensor(inputs[0]), "M": .tensor(inputs[1]), "i": .tensor(inputs[2]),
    ])
    let term = try GraphBuilder(graph: graph, scope: names).term(of: Parser.parse(expression))
    let plan = try Plan([term], inputs: inputs)
    let values = [Tensor(shape: [3]) { _ in }, Tensor(shape: [2, 3]) { _ in }]
    for bad in [-1, classes, 1000] {
      let error = EvaluationError.classOutOfRange(
        operation: operation, index: Double(bad), classes: classes)
      #expect(throws: error) { try plan.evaluate(values + [Tensor(Double(bad))]) }
    }
    _ = try plan.evaluate(values + [Tensor(Double(classes - 1))])
    if operation.hasSuffix("loss") || operation.hasPrefix("cross") {
      _ = try plan.evaluate(values + [Tensor(-100)])
    }
  }

  @Test func aThirdDerivativeThatNeedsAnInverseSaysSoOfItsOperation() throws {
    let graph = Graph()
    let a = graph.named(graph.input([Extent(4), Extent(4)]))
    let one = graph.constant(1)
    var total = a.determinant
    for _ in 0..<3 {
      let axes = Array(total.shape.indices)
      total = try graph.derivatives(of: [(total.summed(over: axes), one)], by: [a])[0]
    }
    let plan = try Plan([total], inputs: [a])
    let error = #expect(throws: EvaluationError.self) {
      try plan.evaluate([Tensor(shape: [4, 4]) { $0[0] = 1 }])
    }
    #expect(error?.description == "'det' requires another matrix: this one is singular")
  }

  @Test func anIndexThatIsNoNumberIsRefused() throws {
    let graph = Graph()
    let (v, i) = (graph.input([Extent(3)]), graph.input([], .integer))
    let plan = try Plan([try v.indexed([.computed(i)])], inputs: [v, i])
    let values = Tensor(shape: [3]) { _ in }
    for index in [Double.infinity, -.infinity, 1e300, 0.5] {
      #expect(throws: EvaluationError.indexOutOfRange(index: index, extent: 3)) {
        try plan.evaluate([values, Tensor(index)])
      }
    }
    #expect(throws: EvaluationError.self) { try plan.evaluate([values, Tensor(.nan)]) }
  }

  @Test(
    arguments: [
      ("inv(M)", [1, 2, 2, 4], "'inv' requires another matrix: this one is singular"),
      ("solve(M, [1, 2])", [0, 0, 0, 0], "'solve' requires another matrix: this one is singular"),
      ("matrix_power(M, -2)", [1, 1, 1, 1], "'inv' requires another matrix: this one is singular"),
      (
        "cholesky(M)", [1, 2, 2, 1],
        "'cholesky' requires another matrix: this one is not positive definite"
      ),
      (
        "mvn_logpdf([0, 0], [0, 0], M)", [0, 0, 0, 0],
        "'cholesky' requires another matrix: this one is not positive definite"
      ),
      (
        "svdvals(M)", [.nan, 0, 0, 1],
        "'svdvals' requires another matrix: this one is not finite"
      ),
      ("pinv(M)", [.nan, 0, 0, 1], "'pinv' requires another matrix: this one is not finite"),
      (
        "pinv(M)", [.infinity, 0, .nan, .infinity],
        "'pinv' requires another matrix: this one is not finite"
      ),
      (
        "eigvalsh(M)", [.infinity, 0, .nan, .infinity],
        "'eigvalsh' requires another matrix: this one is not finite"
      ),
    ] as [(String, [Double], String)])
  func aMatrixThatAnOperationCannotTakeIsRefused(
    _ expression: String, _ elements: [Double], _ message: String
  ) throws {
    let graph = Graph()
    let matrix = graph.input([Extent(2), Extent(2)])
    let names = NamedValues(values: ["M": .tensor(matrix)])
    let term = try GraphBuilder(graph: graph, scope: names).term(of: Parser.parse(expression))
    let plan = try Plan([term], inputs: [matrix])
    let value = try #require(Tensor(shape: [2, 2], elements: elements))
    let error = #expect(throws: EvaluationError.self) { try plan.evaluate([value]) }
    #expect(error?.description == message)
    let identity = try #require(Tensor(shape: [2, 2], elements: [1, 0, 0, 1]))
    _ = try plan.evaluate([identity])
  }

  @Test func messagesAreWhole() {
    func message(_ error: EvaluationError) -> String { "\(error)" }
    #expect(
      message(.indexOutOfRange(index: 3, extent: 3)) == "an index must be in -3..2, got 3")
    #expect(
      message(.indexOutOfRange(index: 0.5, extent: 3)) == "an index must be in -3..2, got 0.5")
    #expect(
      message(.indexOutOfRange(index: 0, extent: 0))
        == "an axis without elements cannot be indexed, got index 0")
    #expect(
      message(.classOutOfRange(operation: "nll_loss", index: 3, classes: 3))
        == "'nll_loss' requires indices of 3 classes, 0..2, got 3")
    #expect(
      message(.classOutOfRange(operation: "one_hot", index: -1, classes: 0))
        == "'one_hot' requires at least one class, got index -1")
    #expect(
      message(.matrix(operation: "cholesky", is: "not positive definite"))
        == "'cholesky' requires another matrix: this one is not positive definite")
  }
}
