import Diagnostics
import ReferenceEngine

/// Turns syntax trees into terms of a graph: names are looked up, operations applied, shapes
/// checked. Nothing is evaluated.
public struct GraphBuilder {
  /// The graph that terms are added to.
  public let graph: Graph
  /// What names stand for.
  public let scope: any Scope
  let unfolding: Unfolding

  /// A builder of terms of a graph, with the names of a scope.
  ///
  /// A builder that is made while another builds shares its `unfolding`.
  public init(graph: Graph, scope: any Scope, unfolding: Unfolding = Unfolding()) {
    self.graph = graph
    self.scope = scope
    self.unfolding = unfolding
  }

  /// The value of an expression as far as it is known before evaluation.
  ///
  /// Throws ``ExpressionError`` at the first place that does not fit.
  public func argument(of syntax: Syntax) throws(ExpressionError) -> Argument {
    try unfolding.enter(at: syntax.range)
    defer { unfolding.leave() }
    switch syntax.form {
    case .integer(let value): return .integer(Extent(value))
    case .real(let value): return .real(value)
    case .text(let text): return .text(text)
    case .boolean(let value): return .boolean(value)
    case .none: return .none
    case .name(let name): return try value(of: name, at: syntax.range)
    case .list(let elements):
      var arguments: [Argument] = []
      for element in elements { arguments.append(try argument(of: element)) }
      return .list(arguments)
    case .unary(let sign, let operand): return try unary(sign, operand, at: syntax.range)
    case .binary(let sign, let left, let right):
      return try binary(sign, left, right, at: syntax.range)
    case .conditional(let value, let condition, let other):
      return try conditional(value, if: condition, else: other, at: syntax.range)
    case .call(let name, let positional, let named):
      return try call(name, positional, named, at: syntax.range)
    case .index(let base, let items):
      return try index(try argument(of: base), items, at: syntax.range)
    case .transpose(let base):
      let value = try argument(of: base)
      return try apply("transpose", [(value, base.range)], at: syntax.range)
    }
  }

  /// The value of an expression as a tensor. Throws ``ExpressionError`` where it is none.
  public func term(of syntax: Syntax) throws(ExpressionError) -> Term {
    try tensor(try argument(of: syntax), at: syntax.range)
  }

  /// A value as a tensor. Throws ``ExpressionError`` at `range` where it is none.
  public func tensor(_ argument: Argument, at range: Range<Int>) throws(ExpressionError) -> Term {
    switch argument {
    case .text, .none:
      throw ExpressionError("a value is required, got \(argument.kindName)", at: range)
    default: break
    }
    return try located([], at: range) { () throws(OperationError) in
      try argument.term(in: graph)
    }
  }

  private static let constants: [String: Double] = [
    "pi": .pi, "π": .pi, "e": 2.718281828459045, "inf": .infinity, "∞": .infinity, "nan": .nan,
  ]

  /// The names that stand for a number wherever nothing else is called so.
  public static let constantNames = Set(constants.keys)

  private func value(of name: String, at range: Range<Int>) throws(ExpressionError) -> Argument {
    if let value = try scope.value(of: name, at: range) { return value }
    if let constant = Self.constants[name] { return .real(constant) }
    if let plain = Typography.plain(name) { return try value(of: plain, at: range) }
    if isFunction(name) {
      throw ExpressionError(
        "'\(name)' is a function and needs arguments", at: range,
        suggestion: "write \(name)(…)")
    }
    throw ExpressionError(
      "the name '\(name)' is not defined", at: range,
      suggestion: suggestion(for: name, among: scope.names + ["e", "inf", "nan", "pi"]))
  }

  func isFunction(_ name: String) -> Bool {
    scope.function(named: name) != nil || Catalogue.operation(named: name) != nil
      || Catalogue.draw(named: name) != nil
  }

  func suggestion(for name: String, among names: [String]) -> String? {
    nearest(to: name, among: names).map { "did you mean '\($0)'?" }
  }
}

extension GraphBuilder {
  private func unary(
    _ sign: String, _ operand: Syntax, at range: Range<Int>
  ) throws(ExpressionError) -> Argument {
    let value = try argument(of: operand)
    switch (sign, value) {
    case ("-", .real(let number)): return .real(-number)
    case ("-", .integer(let extent)):
      if let negated = try exact("*", Extent(-1), extent, at: range) { return negated }
      return try apply("negative", [(value, operand.range)], at: range)
    case ("not", .boolean(let flag)): return .boolean(!flag)
    default:
      let result = try apply(
        sign == "-" ? "negative" : sign, [(value, operand.range)], at: range)
      if sign == "-", let known = value.knownInteger, case .tensor(let term) = result,
        case .integer(let negated)? = try exact("*", Extent(-1), known, at: range)
      {
        graph.note(term, is: negated)
      }
      return result
    }
  }

  /// An operator; a long chain of operators is walked along its left operands without recursion.
  private func binary(
    _ sign: String, _ left: Syntax, _ right: Syntax, at range: Range<Int>
  ) throws(ExpressionError) -> Argument {
    var links = [(sign: sign, right: right, range: range)]
    var first = left
    while case .binary(let sign, let left, let right) = first.form {
      links.append((sign, right, first.range))
      first = left
    }
    var value = try argument(of: first)
    var operandRange = first.range
    for link in links.reversed() {
      value = try combine(
        link.sign, (value, operandRange), (try argument(of: link.right), link.right.range),
        at: link.range)
      operandRange = link.range
    }
    return value
  }

  private func combine(
    _ sign: String, _ left: (argument: Argument, range: Range<Int>),
    _ right: (argument: Argument, range: Range<Int>), at range: Range<Int>
  ) throws(ExpressionError) -> Argument {
    let (a, b) = (left.argument, right.argument)
    if let known = try knownBeforeEvaluation(sign, a, b, at: range) { return known }
    if case .list = a, case .list = b, sign == "+" {
      throw ExpressionError(
        "the sum of two lists is ambiguous", at: range,
        suggestion: "write concatenate([a, b]) to join them, stack(a) + stack(b) to add them")
    }
    let result = try apply(sign, [left, right], at: range)
    if let x = a.knownInteger, let y = b.knownInteger, case .tensor(let term) = result,
      case .integer(let known)? = try exact(sign, x, y, at: range)
    {
      graph.note(term, is: known)
    }
    return result
  }

  /// What two operands give that are written out: whole numbers stay exact, shapes compare as
  /// lists, and truth values stay truth values.
  private func knownBeforeEvaluation(
    _ sign: String, _ a: Argument, _ b: Argument, at range: Range<Int>
  ) throws(ExpressionError) -> Argument? {
    switch (a, b) {
    case (.integer(let x), .integer(let y)):
      if let comparison = Self.comparisons[sign] { return .boolean(comparison(x.value, y.value)) }
      return try exact(sign, x, y, at: range)
    case (.boolean(let x), .boolean(let y)) where sign == "and" || sign == "or":
      return .boolean(sign == "and" ? x && y : x || y)
    case (.list, .list) where sign == "==" || sign == "!=":
      guard let x = a.knownIntegers, let y = b.knownIntegers else { return nil }
      return .boolean((x == y) == (sign == "=="))
    default: return nil
    }
  }

  private static let comparisons: [String: @Sendable (Int, Int) -> Bool] = [
    "==": { $0 == $1 }, "!=": { $0 != $1 }, "<": { $0 < $1 }, "<=": { $0 <= $1 },
    ">": { $0 > $1 }, ">=": { $0 >= $1 },
  ]

  private func exact(
    _ sign: String, _ x: Extent, _ y: Extent, at range: Range<Int>
  ) throws(ExpressionError) -> Argument? {
    guard let operation = ExactOperation(rawValue: sign) else { return nil }
    do throws(OperationError) {
      return try Extent.compute(operation, x, y).map { .integer($0) }
    } catch {
      throw ExpressionError(error.message, at: range)
    }
  }

  private func conditional(
    _ value: Syntax, if condition: Syntax, else other: Syntax, at range: Range<Int>
  ) throws(ExpressionError) -> Argument {
    let test = try argument(of: condition)
    if case .boolean(let holds) = test { return try argument(of: holds ? value : other) }
    if let known = test.knownInteger { return try argument(of: known.value != 0 ? value : other) }
    let term = try tensor(test, at: condition.range)
    guard term.rank == 0 else {
      throw ExpressionError(
        "'if' requires one truth value, got a tensor of shape \(term.shape.name)",
        at: condition.range, suggestion: "write where(condition, a, b)")
    }
    let branches = [
      (test, condition.range), (try argument(of: value), value.range),
      (try argument(of: other), other.range),
    ]
    return try apply("where", branches, at: range)
  }

  /// Applies an operation of the catalogue, or an operator, to values with their places.
  func apply(
    _ name: String, _ values: [(argument: Argument, range: Range<Int>)], at range: Range<Int>
  ) throws(ExpressionError) -> Argument {
    guard
      let operation = Catalogue.operation(ofOperator: name) ?? Catalogue.operation(named: name)
    else {
      throw ExpressionError("the operation '\(name)' is not known", at: range)
    }
    return try located(values.map(\.range), at: range) { () throws(OperationError) in
      try graph.checkSize()
      return try operation.apply(values.map(\.argument), in: graph)
    }
  }

  /// Runs a rule whose errors are laid to one of several places.
  func located<T>(
    _ ranges: [Range<Int>], at range: Range<Int>, _ rule: () throws(OperationError) -> T
  ) throws(ExpressionError) -> T {
    do throws(OperationError) { return try rule() } catch {
      let place = error.argument.flatMap { ranges.indices.contains($0) ? ranges[$0] : nil }
      var located = ExpressionError(
        error.message, at: place ?? range,
        suggestion: error.unknown.flatMap { suggestion(for: $0.name, among: $0.known) })
      located.isMismatch = error.isMismatch
      throw located
    }
  }
}
