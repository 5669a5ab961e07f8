import Expressions
import ReferenceEngine
import Tensors

/// Definitions in the expression language, built and made ready to be evaluated.
struct Program {
  private let evaluator: Evaluator

  /// Builds the outputs from inputs of the given shapes and definitions in order.
  ///
  /// The inputs hold fixed numbers between −1 and 1. Throws ``BenchmarkError`` where something does
  /// not fit.
  init(
    inputs shapes: KeyValuePairs<String, [Int]>, definitions: KeyValuePairs<String, String> = [:],
    outputs: [String]
  ) throws(BenchmarkError) {
    let graph = Graph()
    var values: [String: Argument] = [:]
    var terms: [Term] = []
    for (name, shape) in shapes {
      let term = graph.input(shape.map { Extent($0) })
      terms.append(term)
      values[name] = .tensor(term)
    }
    do throws(ExpressionError) {
      for (name, text) in definitions {
        values[name] = .tensor(graph.named(try Self.term(text, graph, values)))
      }
      var results: [Term] = []
      for text in outputs { results.append(try Self.term(text, graph, values)) }
      evaluator = try Self.evaluator(results, inputs: terms)
    } catch {
      throw BenchmarkError(message: error.message)
    }
    var generator = RandomGenerator(seed: 1)
    evaluator.load(
      terms.map { term in
        Tensor(shape: term.shape.values) { buffer in
          for index in buffer.indices { buffer[index] = 2 * generator.uniform() - 1 }
        }
      })
  }

  private static func term(
    _ text: String, _ graph: Graph, _ values: [String: Argument]
  ) throws(ExpressionError) -> Term {
    try GraphBuilder(graph: graph, scope: ExtendedScope(EmptyScope(), adding: values))
      .term(of: try Parser.parse(text))
  }

  private static func evaluator(
    _ results: [Term], inputs: [Term]
  ) throws(ExpressionError) -> Evaluator {
    do throws(OperationError) { return Evaluator(try Plan(results, inputs: inputs)) } catch {
      throw ExpressionError(error.message, at: 0..<0)
    }
  }

  /// Evaluates all outputs once.
  func run() { evaluator.run() }
}

/// No names but those that are added.
private struct EmptyScope: Scope {
  func value(of name: String, at range: Range<Int>) throws(ExpressionError) -> Argument? { nil }
  func function(named name: String) -> FunctionDefinition? { nil }
  func term(of draw: Draw) -> Term? { nil }
  var allowsDraws: Bool { false }
  func allows(_ operation: String) -> Bool { true }
  var names: [String] { [] }
}
