import Tensors
import Testing

@testable import ReferenceEngine

/// What the table of checks cannot say in an expression: sums of cotangents, order, absence.
@Suite struct DifferentiationTests {
  private let graph = Graph()

  private func values(_ terms: [Term], _ inputs: [Term], _ numbers: Double...) throws -> [Double?] {
    try Plan(terms, inputs: inputs).evaluate(numbers.map { Tensor($0) }).map(\.item)
  }

  @Test func cotangentsOfSeveralOutputsAreAdded() throws {
    let x = graph.input([])
    let outputs = [x.map("exp"), x.map("square"), x]
    let derivatives = try graph.derivatives(
      of: outputs.map { ($0, graph.constant(2)) }, by: [x])
    // 2(eˣ + 2x + 1) at 0.
    #expect(try values(derivatives, [x], 0) == [4])
  }

  @Test func theSameOutputTwiceCountsTwice() throws {
    let x = graph.input([])
    let y = x.map("square")
    let one = graph.constant(1)
    #expect(try values(try graph.derivatives(of: [(y, one), (y, one)], by: [x]), [x], 3) == [12])
  }

  @Test func theDerivativeByItselfIsTheCotangent() throws {
    let x = graph.input([])
    let derivative = try graph.derivatives(of: [(x, graph.constant(7))], by: [x])
    #expect(try values(derivative, [x], 1) == [7])
  }

  @Test func whereNothingDependsItIsZeroOfTheShape() throws {
    let (x, y) = (graph.input([Extent(2)]), graph.input([]))
    let later = graph.input([Extent(3)])
    let derivatives = try graph.derivatives(of: [(y, graph.constant(1))], by: [x, later])
    let zeros = try Plan(derivatives, inputs: []).evaluate()
    #expect(zeros.map(\.shape) == [[2], [3]])
    #expect(zeros.allSatisfy { $0.elements.allSatisfy { $0 == 0 } })
    #expect(try graph.derivatives(of: [], by: [x]).map(\.shape.values) == [[2]])
    #expect(try graph.derivatives(of: [(y, graph.constant(1))], by: []).isEmpty)
  }

  @Test func aDerivativeIsRealWhereItHappensToBeWhole() throws {
    let (x, i) = (graph.input([]), graph.input([], .integer))
    let one = graph.constant(1)
    for y in [x.map("relu"), x.map("abs"), x * i, x.map("floor") * x] {
      #expect(try graph.derivatives(of: [(y, one)], by: [x])[0].kind == .real)
    }
  }

  @Test func whatIsTakenAsConstantHasNoDerivative() throws {
    let x = graph.input([])
    let y = x * x.withoutDerivative
    let derivative = try graph.derivatives(of: [(y, graph.constant(1))], by: [x])
    #expect(try values(derivative + [y], [x], 3) == [3, 9])
  }

  @Test func anOperationWithoutARuleIsNamed() throws {
    let x = graph.input([])
    let primitive = Primitive(
      "puzzle", prepare: { _ in { (_: Operands) throws(EvaluationError) in } }, pullback: nil)
    let y = graph.append(primitive, [x], shape: [])
    #expect(throws: OperationError("'puzzle' has no derivative")) {
      try graph.derivatives(of: [(y.map("exp"), graph.constant(1))], by: [x])
    }
    // Where the way does not lead through it, it does not matter.
    let z = x * y.withoutDerivative
    #expect(try graph.derivatives(of: [(z, graph.constant(1))], by: [y])[0].rank == 0)
  }

  @Test func theReversePassGrowsWithTheGraphAlone() throws {
    let x = graph.input([])
    var y = x
    for _ in 0..<1_000 { y = (y * y).map("sin") }
    let before = graph.nodes.count
    _ = try graph.derivatives(of: [(y, graph.constant(1))], by: [x])
    #expect(graph.nodes.count - before < 5 * before)
  }
}
