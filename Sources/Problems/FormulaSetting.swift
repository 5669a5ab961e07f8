import Diagnostics
import Expressions
import ReferenceEngine
import Tensors

/// A formula question at one choice of the problem's sizes: the reference, and a place to build
/// answers beside it in the same graph.
public struct FormulaSetting {
  /// A formula as far as it is known before evaluation.
  public struct Value {
    /// Its tensor.
    public let term: Term
    /// The whole numbers that it is known to be, such as sizes and shapes.
    public let wholes: [Int]?
  }

  /// The problem's sizes.
  public let sizes: [String: Int]
  /// What an answer must equal.
  public let reference: Value
  /// The inputs that stand for the given values, in the order of the file.
  public let inputs: [Term]
  /// Which tensors each draw of the given values can give, in their order.
  public let domains: [Draw.Domain]
  /// The inputs that are nothing but a real draw from which nothing else follows, by node.
  public let independentInputs: Set<Int>
  /// The names that an answer may use, as terms where they are no sizes.
  public let uses: [(name: String, value: Value)]
  private let names: ProblemNames
  private let scope: FormulaScope
  private let drawing: Plan

  /// Builds the reference; nil where it does not fit these sizes.
  init?(_ problem: Problem, _ formula: Formula, sizes: [String: Int]) {
    let findings = Findings(problem.source)
    guard
      let names = ProblemNames(
        problem, sizes: sizes, forFormulas: true, findings: findings), !findings.hasErrors,
      let reference = try? Self.value(formula.reference, names.builder),
      let drawing = try? Plan(names.given.map(\.made), inputs: names.draws.map(\.term))
    else { return nil }
    self.sizes = sizes
    self.names = names
    self.reference = reference
    self.drawing = drawing
    scope = FormulaScope(formula, names.scope)
    inputs = names.given.map(\.input)
    domains = names.draws.map(\.draw.domain)
    independentInputs = names.independentInputs
    uses = formula.uses.compactMap { name in
      (try? Self.value(Syntax(form: .name(name.text), range: name.range), names.builder))
        .map { (name.text, $0) }
    }
  }

  private static func value(
    _ syntax: Syntax, _ builder: GraphBuilder
  ) throws(ExpressionError) -> Value {
    let argument = try builder.argument(of: syntax)
    let wholes = argument.knownInteger.map { [$0.value] } ?? argument.knownIntegers?.values
    return Value(term: try builder.tensor(argument, at: syntax.range), wholes: wholes)
  }

  /// A student's formula in this setting. Throws ``ExpressionError`` where it uses what it may not,
  /// or does not fit.
  public func answer(_ syntax: Syntax) throws(ExpressionError) -> Value {
    try Self.value(syntax, GraphBuilder(graph: names.scope.graph, scope: scope))
  }

  /// An author's formula in this setting, over all of the problem's names.
  public func value(_ syntax: Syntax) throws(ExpressionError) -> Value {
    try Self.value(syntax, names.builder)
  }

  /// The counts of axes that a function of the problem with one parameter gives for a number, a vector
  /// and a matrix; nil where it takes no such argument.
  public func ranks(ofFunction name: String) -> [Int?] {
    [[], [Extent(2)], [Extent(2), Extent(3)]].map { (shape: Shape) in
      let graph = names.scope.graph
      let scope = ExtendedScope(names.scope, adding: ["argument": .tensor(graph.input(shape))])
      guard let call = try? Parser.parse("\(name)(argument)") else { return nil }
      return try? GraphBuilder(graph: graph, scope: scope).term(of: call).rank
    }
  }

  /// The number that an expression of constants and sizes is.
  public func number(_ syntax: Syntax) -> Double? {
    guard let term = try? value(syntax).term else { return nil }
    return try? Plan([term], inputs: []).evaluate().first?.item
  }

  /// What is drawn for the variant of a seed: real numbers are not rounded, since nobody copies them,
  /// and rounded ones meet kinks and ties.
  public func drawn(seed: UInt64) -> [Tensor] {
    var generators: [String: RandomGenerator] = [:]
    return names.draws.map { name, draw, _ in
      draw.tensor(
        using: &generators[name, default: RandomGenerator(seed: fnv1a([name], continuing: seed))],
        isRounded: false)
    }
  }

  /// The given values that are made of draws; nil where they cannot be computed.
  public func given(of drawn: [Tensor]) -> [Tensor]? { try? drawing.evaluate(drawn) }
}

extension ProblemNames {
  /// The inputs whose values are those of a real draw, from which no other given value follows.
  fileprivate var independentInputs: Set<Int> {
    let sources = given.map(\.made.drawnFrom)
    var independent = Set<Int>()
    for (index, value) in given.enumerated() {
      guard let draw = draws.first(where: { $0.term.node == value.made.unnamed.node }) else {
        continue
      }
      let isShared = sources.indices.contains {
        $0 != index && sources[$0].contains(draw.term.node)
      }
      switch draw.draw.domain {
      case .reals, .interval: if !isShared { independent.insert(value.input.node) }
      case .wholes, .special: break
      }
    }
    return independent
  }
}

extension CheckedProblem {
  /// The choices of sizes on which a formula may be compared: all, where they are few; else extreme
  /// and unequal ones.
  public var sizesForFormulas: [[String: Int]] {
    Self.sizesToCheck(problem.sizes.map { ($0.name, $0.variation ?? $0.values) })
  }

  /// A formula question at a choice of sizes; nil where it does not fit them.
  public func setting(of formula: Formula, sizes: [String: Int]) -> FormulaSetting? {
    FormulaSetting(problem, formula, sizes: sizes)
  }
}
