import Expressions
import Glibc
import Tensors
import Testing

@testable import ReferenceEngine

@Suite struct PlanTests {
  private let graph = Graph()

  private func map(_ name: String, _ operands: Term...) throws -> Term {
    let operation = try #require(
      Catalogue.operation(ofOperator: name) ?? Catalogue.operation(named: name))
    return try operation.apply(operands.map { .tensor($0) }, in: graph).term(in: graph)
  }

  private func vector(_ elements: Double...) -> Tensor {
    Tensor(shape: [elements.count]) { buffer in
      for (index, element) in elements.enumerated() { buffer[index] = element }
    }
  }

  @Test func aPlanIsEvaluatedManyTimes() throws {
    let x = graph.input([Extent(2)])
    let plan = try Plan([try map("square", x), x], inputs: [x])
    #expect(try plan.evaluate([vector(1, 2)]) == [vector(1, 4), vector(1, 2)])
    #expect(try plan.evaluate([vector(3, -4)]) == [vector(9, 16), vector(3, -4)])
  }

  @Test func nothingIsEvaluatedForNoOutputs() throws {
    #expect(try Plan([], inputs: []).evaluate().isEmpty)
    #expect(try Plan([], inputs: []).memory == 0)
  }

  @Test func whatNoOutputNeedsIsLeftOut() throws {
    let x = graph.input([Extent(100)])
    let needed = try map("exp", x)
    let alone = try Plan([needed], inputs: [x]).memory
    _ = try map("log", x)
    _ = try map("sin", needed)
    #expect(alone == 200)
    #expect(try Plan([needed], inputs: [x]).memory == alone)
  }

  @Test func whatFailsIsNotEvaluatedWhereNothingNeedsIt() throws {
    let x = graph.input([Extent(2)])
    let index = graph.constant(Tensor(5), kind: .integer)
    let part = try #require(Catalogue.operation(named: "take"))
      .apply([.tensor(x), .tensor(index)], in: graph).term(in: graph)
    let sum = try map("sum", x)
    #expect(try Plan([sum], inputs: [x]).evaluate([vector(1, 2)]) == [Tensor(3)])
    #expect(throws: EvaluationError.indexOutOfRange(index: 5, extent: 2)) {
      try Plan([part], inputs: [x]).evaluate([vector(1, 2)])
    }
  }

  @Test func memoryIsUsedAgain() throws {
    let x = graph.input([Extent(100)])
    var term = x
    for _ in 0..<50 { term = try map("sin", term) }
    // The input, and two places that take turns.
    #expect(try Plan([term], inputs: [x]).memory == 300)
    let output = try Plan([term], inputs: [x]).evaluate([Tensor(shape: [100]) { $0[0] = 1 }])[0]
    // sin applied 50 times to 1, with Python 3: functools.reduce over math.sin.
    #expect(abs(output.elements[0] - 0.233_913_947_844_445_08) < 1e-15)
  }

  @Test func memoryIsNotUsedAgainWhileItIsStillRead() throws {
    let x = graph.input([Extent(2)])
    let first = try map("exp", x)
    var term = first
    for _ in 0..<10 { term = try map("tanh", term) }
    let both = try map("-", try map("+", term, first), term)
    let zero = try map("-", both, first)
    let values = try Plan([zero, first], inputs: [x]).evaluate([vector(0, 0)])
    #expect(values[0].elements.allSatisfy { abs($0) < 1e-15 })
    #expect(values[1] == vector(1, 1))
  }

  @Test func viewsShareTheMemoryOfWhatTheyShow() throws {
    let x = graph.input([Extent(10), Extent(10)])
    let flat = try map("flatten", x)
    #expect(try Plan([flat], inputs: [x]).memory == 100)
    let named = graph.named(graph.named(flat))
    #expect(try Plan([named, flat, x], inputs: [x]).memory == 100)
  }

  @Test func whatAViewShowsIsKeptWhileTheViewIsRead() throws {
    let x = graph.input([Extent(2), Extent(1)])
    let shown = graph.named(try map("flatten", try map("exp", x)))
    var term = x
    for _ in 0..<5 { term = try map("sin", term) }
    let sum = try map("+", shown, try map("flatten", term))
    let tensor = try #require(Tensor(shape: [2, 1], elements: [0, 0]))
    #expect(
      try Plan([sum, shown], inputs: [x]).evaluate([tensor]) == [vector(1, 1), vector(1, 1)])
  }

  @Test func anIntermediateValueMayBeGiven() throws {
    let x = graph.input([Extent(2)])
    let middle = graph.named(try map("exp", x))
    let end = try map("square", middle)
    let plan = try Plan([end], inputs: [middle])
    #expect(plan.memory == 4)
    #expect(try plan.evaluate([vector(3, 4)]) == [vector(9, 16)])
  }

  @Test func aValueOfAnotherShapeIsNotTaken() throws {
    let x = graph.input([Extent(2)])
    let plan = try Plan([try map("exp", x)], inputs: [x])
    #expect(try plan.evaluate([vector(1, 2, 3)]) == [vector(1, 1)])
  }

  @Test func aTensorThatIsTooLargeIsRefused() throws {
    let message =
      "a tensor of shape [n, 10001] exceeds the limit of 10,000,000 elements that can be evaluated"
    let row = graph.input([Extent(1_000, name: "n"), Extent(1)])
    let column = graph.input([Extent(10_001)])
    let product = try map("*", row, column)
    #expect(throws: OperationError(message)) {
      try Plan([product], inputs: [row, column])
    }
    // What is only asked about may be larger.
    let size = try #require(Catalogue.operation(named: "size"))
      .apply([.tensor(product)], in: graph)
    #expect(size.knownInteger?.value == 10_001_000)
  }

  // All tensors are within their limit; what is refused would take more than 2^36 multiplications.
  @Test(arguments: [
    ("x @ x", [3_000, 3_000], false), ("x @ x @ x @ x", [3_000, 3_000], true),
    ("det(x)", [3_000, 3_000], false), ("svdvals(x)", [3_000, 3_000], true),
    ("eigvalsh(x)", [2_500, 2_500], true), ("pinv(x)", [10_000, 900], true),
    ("convolve(x, x)", [30_000], false), ("convolve(x, x)", [100_000], true),
    ("max_pool1d(x, 3)", [1, 9_000_000], false), ("max_pool1d(x, 1000)", [1, 9_000_000], false),
    ("max_pool1d(x, 1000, stride=1)", [1, 9_000_000], true), ("sort(x)", [9_000_000], false),
    ("digamma(x)", [9_000_000], true), ("digamma(x)", [1_000_000], false),
    ("max_pool1d(x, 1000000, stride=1)", [1, 9_000_000], true),
    ("grad(sum(avg_pool1d(x, 1000000, stride=1)), x)", [1, 9_000_000], true),
  ])
  func tooMuchWorkIsRefused(text: String, shape: [Int], isRefused: Bool) throws {
    let x = graph.input(shape.map { Extent($0) })
    let names = NamedValues(values: ["x": .tensor(x)])
    let term = try GraphBuilder(graph: graph, scope: names).term(of: Parser.parse(text))
    var refusal: OperationError?
    do throws(OperationError) { _ = try Plan([term], inputs: [x]) } catch { refusal = error }
    let message = "the evaluation exceeds the limit of 68,719,476,736 multiplications"
    #expect(refusal == (isRefused ? OperationError(message) : nil))
  }

  /// What an evaluation could not hold may be asked for its shape; evaluating it says it in sizes.
  @Test(arguments: [
    ("avg_pool1d(x, 2)", "[1, (n - 2)//2 + 1]"),
    ("avg_pool2d(y, 2, padding=1)", "[1, n//2 + 1, n//2 + 1]"),
    ("unfold(y, 2)", "[4, n*n - 2*n + 1]"), ("max_pool1d(x, 2)", "[1, (n - 2)//2 + 1]"),
    ("fold(zeros(4, (n - 1) * (n - 1)), [n, n], 2)", "[1, n, n]"),
    ("adaptive_avg_pool1d(x, n // 4)", "[1, n//4]"), ("adaptive_avg_pool1d(x, 3)", "[1, 3]"),
    ("adaptive_max_pool2d(y, [n // 4, 2])", "[1, n//4, 2]"),
    ("jacobian(x[0] * v, v)", "[n, n]"), ("hessian(sum(v)**2, v)", "[n, n]"),
  ])
  func aShapeOfSomethingHugeIsKnown(_ text: String, _ shape: String) throws {
    let n = Extent(1 << 30, name: "n")
    let one = Extent(1)
    let names = NamedValues(values: [
      "n": .integer(n), "x": .tensor(graph.input([one, n])),
      "y": .tensor(graph.input([one, n, n])), "v": .tensor(graph.named(graph.input([n]))),
    ])
    let builder = GraphBuilder(graph: graph, scope: names)
    let value = try builder.argument(of: Parser.parse("shape(\(text))"))
    #expect(value.knownIntegers?.name == shape)
    let term = try builder.term(of: Parser.parse(text))
    #expect(throws: OperationError.self) { try Plan([term], inputs: []) }
  }

  @Test func aJacobianOfTooManyRowsIsRefused() throws {
    let v = graph.named(graph.input([Extent(3_000)]))
    let jacobian = try #require(Catalogue.operation(named: "jacobian"))
      .apply([.tensor(v), .tensor(v)], in: graph).term(in: graph)
    let message = "'jacobian' requires at most 2,000 elements to differentiate, got 3,000"
    #expect(throws: OperationError(message)) { try Plan([jacobian], inputs: []) }
  }

  @Test func tooMuchMemoryIsRefused() throws {
    let x = graph.input([Extent(10_000_000)])
    var terms = [x]
    for _ in 0..<27 { terms.append(try map("+", terms[terms.count - 1], x)) }
    #expect(
      throws: OperationError(
        "the evaluation exceeds the limit of 268,435,456 numbers held at once")
    ) {
      try Plan(terms, inputs: [x])
    }
    #expect(try Plan([terms[27]], inputs: [x]).memory == 30_000_000)
  }

  @Test func whatDoesNotDependOnAFailureIsComputed() throws {
    let x = graph.input([Extent(2)])
    let index = graph.constant(Tensor(5), kind: .integer)
    let part = try #require(Catalogue.operation(named: "take"))
      .apply([.tensor(x), .tensor(index)], in: graph).term(in: graph)
    let terms = [try map("sum", x), part, try map("exp", graph.named(part)), try map("square", x)]
    let failure = EvaluationError.indexOutOfRange(index: 5, extent: 2)
    #expect(
      try Plan(terms, inputs: [x]).results([vector(1, 2)]) == [
        .success(Tensor(3)), .failure(failure), .failure(failure), .success(vector(1, 4)),
      ])
  }

  @Test func aNamedValueMayBeReplaced() throws {
    let x = graph.input([Extent(2)])
    let middle = graph.named(try map("square", x))
    let other = graph.named(try map("exp", middle))
    let end = try map("+", middle, try map("flatten", other))
    let plan = try Plan([end, other], inputs: [x], replaceable: [middle, other])
    let values = [vector(1, 0)]
    let own = plan.results(values)
    #expect(try own[0].get() == vector(1 + exp(1), 1))
    // What is made from it is made anew; what it is made from is not.
    let both = plan.results(values, replacing: [0: vector(0, 2), 1: vector(10, 20)])
    #expect(both == [.success(vector(10, 22)), .success(vector(10, 20))])
    let first = plan.results(values, replacing: [0: vector(0, 0)])
    #expect(first == [.success(vector(1, 1)), .success(vector(1, 1))])
    // One of another shape, or of no replaceable term, is not taken.
    #expect(plan.results(values, replacing: [0: Tensor(1), 7: vector(1, 2)]) == own)
    #expect(plan.results(values) == own)
  }

  @Test func aReplacedValueNeedsNothingOfWhatFailed() throws {
    let x = graph.input([Extent(2)])
    let index = graph.constant(Tensor(5), kind: .integer)
    let part = try #require(Catalogue.operation(named: "take"))
      .apply([.tensor(x), .tensor(index)], in: graph).term(in: graph)
    let named = graph.named(part)
    let plan = try Plan([try map("square", named)], inputs: [x], replaceable: [named])
    #expect(plan.results([vector(1, 2)], replacing: [0: Tensor(3)]) == [.success(Tensor(9))])
  }
}
