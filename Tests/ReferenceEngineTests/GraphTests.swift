import Tensors
import Testing

@testable import ReferenceEngine

@Suite struct GraphTests {
  private let graph = Graph()

  private func apply(_ name: String, _ arguments: Argument...) throws -> Term {
    let operation = try #require(
      Catalogue.operation(ofOperator: name) ?? Catalogue.operation(named: name))
    return try operation.apply(arguments, in: graph).term(in: graph)
  }

  @Test func equalExpressionsAreOneNode() throws {
    let x = graph.input([Extent(3)])
    let first = try apply("exp", .tensor(x))
    let count = graph.nodes.count
    let second = try apply("exp", .tensor(x))
    #expect(second.node == first.node)
    #expect(graph.nodes.count == count)
  }

  @Test func whatDiffersIsAnotherNode() throws {
    let x = graph.input([Extent(2), Extent(3)])
    let y = graph.input([Extent(2), Extent(3)])
    #expect(x.node != y.node)
    let nodes = [
      try apply("exp", .tensor(x)), try apply("exp", .tensor(y)), try apply("log", .tensor(x)),
      try apply("sum", .tensor(x), .integer(Extent(0))),
      try apply("sum", .tensor(x), .integer(Extent(1))),
      try apply("-", .tensor(x), .tensor(y)), try apply("-", .tensor(y), .tensor(x)),
    ].map(\.node)
    #expect(Set(nodes).count == nodes.count)
  }

  /// Equal numbers that came about otherwise: a message must not show another expression's names.
  @Test func shapesOfOtherNamesAreOtherNodes() throws {
    let (h, w) = (Extent(5, name: "h"), Extent(5, name: "w"))
    func zeros(_ shape: Shape) throws -> Term { try apply("zeros", .shape(shape)) }
    #expect(try zeros([h, w]).shape.name == "[h, w]")
    #expect(try zeros([w, h]).shape.name == "[w, h]")
    #expect(try zeros([w, h]).node == zeros([w, h]).node)
    let reshaped = try apply("reshape", .tensor(try zeros([h, w])), .shape([w, h]))
    #expect(reshaped.shape.name == "[w, h]")
    let x = graph.named(graph.input([h, w]))
    let y = graph.input([w, h])
    let product = try apply("sum", .tensor(try apply("*", .tensor(x), .tensor(y))))
    #expect(try apply("grad", .tensor(product), .tensor(x)).shape.name == "[h, w]")
  }

  @Test func constantsAreEqualBitForBitAndKindForKind() throws {
    #expect(graph.constant(2.5).node == graph.constant(2.5).node)
    #expect(graph.constant(.nan).node == graph.constant(.nan).node)
    #expect(graph.constant(0.0).node != graph.constant(-0.0).node)
    #expect(graph.constant(2).node != graph.constant(Extent(2)).node)
    let row = try #require(Tensor(shape: [1, 2], elements: [1, 2]))
    let column = try #require(Tensor(shape: [2, 1], elements: [1, 2]))
    #expect(graph.constant(row).node != graph.constant(column).node)
  }

  @Test func equalValuesUnderTwoNamesStayApart() throws {
    let x = graph.input([])
    let value = try apply("square", .tensor(x))
    let (a, b) = (graph.named(value), graph.named(value))
    #expect(a.node != b.node)
    // y = 3a + 5b: both are x², and only the derivative knows which is which.
    let three = try apply("*", .tensor(a), .real(3))
    let five = try apply("*", .tensor(b), .real(5))
    let y = try apply("+", .tensor(three), .tensor(five))
    let derivatives = try graph.derivatives(of: [(y, graph.constant(1))], by: [a, b, value, x])
    let values = try Plan(derivatives, inputs: [x]).evaluate([Tensor(7)])
    #expect(values.map(\.item) == [3, 5, 8, 8 * 2 * 7])
  }

  @Test func wholeNumbersAreKnownWhereTheyStandInTheGraph() {
    let size = graph.constant(Extent(4, name: "d"))
    #expect(size.knownInteger?.name == "d")
    #expect(size.kind == .integer)
    #expect(graph.named(size).knownInteger?.name == "d")
    let given = graph.input([], .integer)
    #expect(given.knownInteger == nil)
    graph.note(given, is: Extent(2))
    #expect(given.knownInteger?.value == 2)
    #expect(Argument.tensor(given).knownInteger?.value == 2)
  }

  @Test func kindsAreOrderedByWidth() {
    #expect(ElementKind.boolean < .integer && ElementKind.integer < .real)
  }

  @Test func tooManyOperationsAreRefused() throws {
    try graph.checkSize()
    var term = graph.input([])
    while graph.nodes.count <= Graph.nodeLimit { term = graph.named(term) }
    #expect(throws: OperationError("the evaluation exceeds the limit of 500,000 operations")) {
      try graph.checkSize()
    }
    #expect(throws: OperationError("the evaluation exceeds the limit of 500,000 operations")) {
      try graph.derivatives(of: [(term, graph.constant(1))], by: [Term(graph: graph, node: 0)])
    }
  }
}
