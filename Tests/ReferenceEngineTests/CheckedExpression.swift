import Expressions
import ReferenceEngine
import Tensors

/// A row of the table built into a graph.
struct CheckedExpression {
  let graph = Graph()
  let output: Term
  let variables: [Term]
  private let builder: GraphBuilder
  private let inputs: [Term]
  private let values: [Tensor]

  /// Builds a row, with other shapes of its inputs where they are given. Throws
  /// ``ExpressionError``.
  init(_ row: CheckRow, shapes: [[Int]]? = nil) throws {
    var scope = NamedValues()
    var inputs: [Term] = []
    let shapes = shapes ?? row.inputs.map(\.value.shape)
    for (input, shape) in zip(row.inputs, shapes) {
      let term = graph.input(shape.map { Extent($0) }, input.kind)
      scope.values[input.name] = .tensor(term)
      inputs.append(term)
    }
    for definition in row.definitions {
      let builder = GraphBuilder(graph: graph, scope: scope)
      let term = try builder.term(of: try Parser.parse(definition.expression))
      scope.values[definition.name] = .tensor(graph.named(term))
    }
    self.inputs = inputs
    values = row.inputs.map(\.value)
    variables = row.variables.compactMap { name in
      zip(row.inputs, inputs).first { $0.0.name == name }?.1
    }
    builder = GraphBuilder(graph: graph, scope: scope)
    output = try builder.term(of: try Parser.parse(row.expression))
  }

  /// The value of another expression over the same names, as far as it is known unevaluated.
  func argument(_ expression: String) throws -> Argument {
    try builder.argument(of: try Parser.parse(expression))
  }

  /// The derivatives of the sum of the output.
  func gradients() throws -> [Term] {
    let one = graph.constant(1)
    let sum = try Catalogue.operation(named: "sum")?.apply([.tensor(output)], in: graph)
    guard let total = try sum?.term(in: graph) else { return [] }
    return try graph.derivatives(of: [(total, one)], by: variables)
  }

  /// The derivatives of the sum of the output times weights.
  func gradients(_ weights: Tensor) throws -> [Term] {
    try graph.derivatives(of: [(output, graph.constant(weights))], by: variables)
  }

  /// Terms made ready to be evaluated at points near the row's own.
  func compiled(_ terms: [Term]) throws -> CompiledTerms {
    let places = variables.compactMap { variable in inputs.firstIndex { $0.node == variable.node } }
    return CompiledTerms(
      plan: try Plan(terms, inputs: inputs), values: values, variables: places)
  }
}

/// Terms as a function of the inputs that a row differentiates by.
struct CompiledTerms {
  let plan: Plan
  let values: [Tensor]
  let variables: [Int]

  /// The values of the terms where each variable is moved by so much of a direction.
  func callAsFunction(moved step: Double = 0, along directions: [Tensor] = []) throws -> [Tensor] {
    var moved = values
    for (variable, direction) in zip(variables, directions) {
      moved[variable] = zip(values[variable], direction) { $0 + step * $1 }
    }
    return try plan.evaluate(moved)
  }

  /// The derivatives of the terms along a direction, by central differences of fourth order:
  /// (8(f(h) − f(−h)) − (f(2h) − f(−2h))) / 12h.
  ///
  /// With h = 2⁻¹⁰, which moves numbers of a few digits without rounding, the formula's own error
  /// is h⁴/30 ≈ 3e-14 fifth derivatives, and that of rounding 2⁻⁵²·1.5/h ≈ 3e-13 values.
  func differences(along directions: [Tensor]) throws -> [Tensor] {
    let step = 0x1p-10
    let near = (try self(moved: step, along: directions), try self(moved: -step, along: directions))
    let far = (
      try self(moved: 2 * step, along: directions), try self(moved: -2 * step, along: directions)
    )
    return near.0.indices.map { output in
      let first = zip(near.0[output], near.1[output], -)
      let second = zip(far.0[output], far.1[output], -)
      return zip(first, second) { (8 * $0 - $1) / (12 * step) }
    }
  }
}

/// Names and what they stand for, nothing more.
struct NamedValues: Scope {
  var values: [String: Argument] = [:]
  var allowsDraws = false

  func value(of name: String, at range: Range<Int>) -> Argument? { values[name] }
  func function(named name: String) -> FunctionDefinition? { nil }
  func term(of draw: Draw) -> Term? { nil }
  func allows(_ operation: String) -> Bool { true }
  var names: [String] { values.keys.sorted() }
}

/// Two tensors of one shape combined element by element.
func zip(_ a: Tensor, _ b: Tensor, _ function: (Double, Double) -> Double) -> Tensor {
  Tensor(shape: a.shape) { buffer in
    for i in buffer.indices { buffer[i] = function(a.elements[i], b.elements[i]) }
  }
}
