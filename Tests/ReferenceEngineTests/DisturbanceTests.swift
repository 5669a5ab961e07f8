import Expressions
import Tensors
import Testing

@testable import ReferenceEngine

@Suite struct DisturbanceTests {
  /// The greatest distance of disturbed results from the plain one, of x = `value`.
  private func spread(_ text: String, at value: Double) throws -> Double {
    let graph = Graph()
    let x = graph.input([])
    let scope = ExtendedScope(ConstantScope(), adding: ["x": .tensor(x)])
    let term = try GraphBuilder(graph: graph, scope: scope).term(of: try Parser.parse(text))
    let evaluator = Evaluator(try Plan([term], inputs: [x]))
    let plain = try #require(try evaluator.results([Tensor(value)])[0].get().item)
    let disturbed = evaluator.disturbedResults([Tensor(value)], seed: 1, rounds: 8)
    let distances = try disturbed.rounds.map { abs(try #require($0[0].get().item) - plain) }
    // The evaluator is as it was.
    #expect(try evaluator.results([Tensor(value)])[0].get().item == plain)
    return try #require(distances.max())
  }

  @Test func aResultMovesBySomeUnitsInItsLastPlace() throws {
    let spread = try spread("exp(x)", at: 0.7)
    #expect(spread > 0x1p-53 && spread < 64 * 0x1p-53)
  }

  @Test func cancellationMovesItFar() throws {
    // 1 − cos(1e-4) keeps eight of sixteen digits.
    let relative = try spread("(1 - cos(x))/x**2", at: 1e-4)
    #expect(relative > 1e-9 && relative < 1e-6)
  }

  @Test func whatIsAbsorbedIsNoticed() throws {
    #expect(try spread("log(1 + exp(x))", at: -50) > 1e-17)
    #expect(try spread("(x + 1e15) - 1e15", at: 0.3) > 0.01)
  }

  @Test func whatUnderflowsIsNoticed() throws {
    #expect(try spread("exp(x)*1e300", at: -800) > 0)
  }

  @Test func wholeNumbersAndSelectionsAreExact() throws {
    for text in [
      "x*x + 2*x - 7", "x**3", "where(x > 2, x, 0)", "maximum(x, 3)", "-abs(x)", "x // 2",
    ] {
      #expect(try spread(text, at: 3) == 0, "\(text)")
    }
    // An exponent that is whole stays whole: else a negative base would have no power.
    #expect(try spread("(0 - x)**2.0", at: 3) == 0)
  }

  @Test func whatIsNotFiniteOnTheWayIsTold() throws {
    let graph = Graph()
    let x = graph.input([])
    let evaluator = Evaluator(
      try Plan([graph.constant(1) / (graph.constant(1) + x.map("exp"))], inputs: [x]))
    #expect(evaluator.disturbedResults([Tensor(2.5)], seed: 1, rounds: 2).areFinite)
    #expect(!evaluator.disturbedResults([Tensor(1000.5)], seed: 1, rounds: 2).areFinite)
  }
}
