import ReferenceEngine
import Tensors
import Testing

@testable import Expressions

@Suite struct OperationExampleTests {
  @Test("an operation's sizes pass through it as symbols", arguments: Catalogue.operations.indices)
  func sizesStaySymbolic(_ number: Int) throws {
    let operation = Catalogue.operations[number]
    let example = try OperationExample(operation)
    #expect(example.tensors.count + example.sizes.count > 0, "\(operation.name)")
    // Were an extent a number where it follows from sizes, it would change with them.
    let other = try OperationExample(operation, greatestSize: 12)
    #expect(other.shape == example.shape, "\(operation.name)")
    let parsed = try Self.extents(other.shape, other)
    #expect(parsed == Self.extents(of: other.result), "\(operation.name): \(other.shape)")
  }

  @Test func theSizesOfDrawsStaySymbolicToo() throws {
    for draw in Catalogue.draws {
      let shape = try OperationExample(draw).shape
      #expect(try OperationExample(draw, greatestSize: 12).shape == shape)
    }
    #expect(try OperationExample(Catalogue.draws[0]).shape == "[n, d]")
  }

  /// The extents that a shape's text gives for the example's sizes.
  private static func extents(_ shape: String, _ example: OperationExample) throws -> [Int] {
    let scope = ConstantScope()
    let sizes = Dictionary(
      uniqueKeysWithValues: example.sizes.map {
        ($0.name, Argument.integer(Extent($0.extent.value)))
      })
    let builder = GraphBuilder(graph: Graph(), scope: ExtendedScope(scope, adding: sizes))
    return flat(try builder.argument(of: try Parser.parse(shape)))
  }

  private static func flat(_ argument: Argument) -> [Int] {
    if case .list(let elements) = argument { return elements.flatMap(flat) }
    return argument.knownInteger.map { [$0.value] } ?? []
  }

  private static func extents(of result: Argument) -> [Int] {
    if case .tensor(let term) = result { return term.shape.values }
    if let numbers = result.knownIntegers { return [numbers.count] }
    if case .list(let elements) = result { return elements.flatMap(extents) }
    return []
  }

  /// The operations whose cotangents are written in the language.
  static let withCotangents = Catalogue.operations.filter {
    if case .cotangents = $0.documentation.derivative { true } else { false }
  }

  @Test(
    "a derivative that is documented is the one that is computed", arguments: withCotangents.indices
  )
  func documentedDerivativesHold(_ number: Int) throws {
    let operation = Self.withCotangents[number]
    guard case .cotangents(let rules) = operation.documentation.derivative else { return }
    let example = try OperationExample(operation)
    let y = try example.result.term(in: example.graph)
    let cotangent = example.graph.input(y.shape)
    let inputs = example.inputs + [cotangent]
    let values = inputs.enumerated().map { Self.sample($1.shape.values, seed: $0) }
    for (parameter, expression) in rules {
      let x = try #require(example.tensors.first { $0.name == parameter }?.term)
      let documented = try example.term(expression, with: ["y": y, "ȳ": cotangent])
      let computed = try example.graph.derivatives(of: [(y, cotangent)], by: [x])[0]
      let results = try Plan([documented, computed], inputs: inputs)
        .evaluate(values)
      #expect(results[0].shape == results[1].shape, "\(operation.name) by \(parameter)")
      let distance = zip(results[0].elements, results[1].elements)
        .map { abs($0 - $1) / max(1, abs($1)) }.max()
      #expect(try #require(distance) < 1e-9, "\(operation.name) by \(parameter)")
    }
  }

  /// Numbers between 0.1 and 0.9; a symmetric positive definite matrix where the shape is square.
  private static func sample(_ shape: [Int], seed: Int) -> Tensor {
    var generator = RandomGenerator(seed: UInt64(seed + 1))
    let isSquare = shape.count == 2 && shape[0] == shape[1]
    let count = isSquare ? shape[0] : 0
    return Tensor(shape: shape) { buffer in
      for index in buffer.indices { buffer[index] = 0.1 + 0.8 * generator.uniform() }
      for row in 0..<count {
        for column in 0..<row { buffer[row * count + column] = buffer[column * count + row] }
        buffer[row * count + row] += Double(count)
      }
    }
  }

  @Test(arguments: [
    (
      "conv1d(x, k, stride=s) + y",
      "'+' requires shapes that broadcast, got [n, h, (w - k)//s + 1] and [w]: axis -1 is "
        + "(w - k)//s + 1 = 3 and w = 9"
    ),
    (
      "max_pool1d(x, k, stride=s, padding=1) @ y",
      "'@' requires the last axis of [n, c, (w - k + 2)//s + 1] to equal axis 0 of [w], got "
        + "(w - k + 2)//s + 1 = 4 and w = 9"
    ),
  ])
  func aMessageSaysAShapeInTheSizesOfTheProblem(_ expression: String, _ message: String) throws {
    let graph = Graph()
    let (n, c, h, w) = (
      Extent(2, name: "n"), Extent(3, name: "c"), Extent(4, name: "h"), Extent(9, name: "w")
    )
    let (k, s) = (Extent(5, name: "k"), Extent(2, name: "s"))
    let isKernel = expression.hasPrefix("conv")
    let names: [String: Argument] = [
      "x": .tensor(graph.input([n, c, w])), "y": .tensor(graph.input([w])), "s": .integer(s),
      "k": isKernel ? .tensor(graph.input([h, c, k])) : .integer(k),
    ]
    let builder = GraphBuilder(graph: graph, scope: ExtendedScope(NoNames(), adding: names))
    let error = #expect(throws: ExpressionError.self) {
      try builder.argument(of: try Parser.parse(expression))
    }
    #expect(error?.message == message)
  }

  private struct NoNames: Scope {
    func value(of name: String, at range: Range<Int>) -> Argument? { nil }
    func function(named name: String) -> FunctionDefinition? { nil }
    func term(of draw: Draw) -> Term? { nil }
    var allowsDraws: Bool { false }
    func allows(_ operation: String) -> Bool { true }
    var names: [String] { [] }
  }

  @Test func aFaultyExampleIsRefused() {
    #expect(throws: ExpressionError.self) {
      try OperationExample("sum(x[1.5])", greatestSize: 9)
    }
    #expect(throws: ExpressionError.self) {
      try OperationExample("matmul(a[n, d], b[n, d])", greatestSize: 9)
    }
  }
}
