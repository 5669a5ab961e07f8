import ReferenceEngine

/// The example of an operation's documentation, built with symbolic sizes: `matmul(a[n, d], b[d, m])`.
///
/// A name that is indexed where the tensors are named declares a tensor of that shape; the names in
/// its brackets are sizes, and stand for unequal numbers.
public struct OperationExample {
  /// The graph that holds the example.
  public let graph = Graph()
  /// The tensors that the example names, in their order.
  public private(set) var tensors: [(name: String, term: Term)] = []
  /// What is to be given for the tensors at evaluation.
  public private(set) var inputs: [Term] = []
  /// The sizes that the example names, in their order.
  public private(set) var sizes: [(name: String, extent: Extent)] = []
  /// What the operation gives.
  public private(set) var result: Argument = .none

  /// The shape of what the operation gives, in the example's sizes: `[n, m]`.
  public var shape: String {
    if let numbers = result.knownIntegers { return "[\(numbers.count)]" }
    guard case .list(let elements) = result else { return Self.shape(of: result) }
    return "[\(elements.map(Self.shape).joined(separator: ", "))]"
  }

  private static func shape(of value: Argument) -> String {
    if case .tensor(let term) = value { return term.shape.name }
    return "[]"
  }

  /// The sizes count down from here, so that a kernel is smaller than what it moves over.
  private let greatestSize: Int

  /// Builds the example of an operation. Throws ``ExpressionError``.
  public init(_ operation: Operation, greatestSize: Int = 9) throws(ExpressionError) {
    try self.init(
      "\(operation.name)(\(operation.documentation.arguments))", greatestSize: greatestSize)
  }

  /// Builds a draw's example. Throws ``ExpressionError``.
  public init(_ draw: DrawOperation, greatestSize: Int = 9) throws(ExpressionError) {
    try self.init("\(draw.signature.name)(\(draw.arguments))", greatestSize: greatestSize)
  }

  init(_ text: String, greatestSize: Int) throws(ExpressionError) {
    self.greatestSize = greatestSize
    let syntax = try Parser.parse(text)
    let call = try declared(syntax)
    result = try GraphBuilder(graph: graph, scope: scope).argument(of: call)
  }

  /// The value of an expression over the example's tensors and sizes, and further names.
  ///
  /// Throws ``ExpressionError``.
  public func term(_ text: String, with names: [String: Term]) throws(ExpressionError) -> Term {
    let extended = ExtendedScope(scope, adding: names.mapValues { .tensor($0) })
    return try GraphBuilder(graph: graph, scope: extended).term(of: try Parser.parse(text))
  }

  private var scope: ExampleScope {
    var values: [String: Argument] = [:]
    for (name, extent) in sizes { values[name] = .integer(extent) }
    for (name, term) in tensors { values[name] = .tensor(term) }
    return ExampleScope(graph: graph, values: values)
  }

  /// The argument with its declarations replaced by the names that they declare.
  private mutating func declared(_ argument: Syntax) throws(ExpressionError) -> Syntax {
    switch argument.form {
    case .list(let elements):
      var values: [Syntax] = []
      for element in elements { values.append(try declared(element)) }
      return Syntax(form: .list(values), range: argument.range)
    case .call(let name, let positional, let named):
      var values: [Syntax] = []
      for argument in positional { values.append(try declared(argument)) }
      for argument in named { try declareSizes(argument.value) }
      return Syntax(
        form: .call(name, positional: values, named: named), range: argument.range)
    case .index(let base, let items):
      guard let name = base.plainName else { return argument }
      let extents = items.compactMap { item in
        if case .at(let extent) = item { extent } else { nil }
      }
      try declare(name, extents)
      return base
    default:
      try declareSizes(argument)
      return argument
    }
  }

  private mutating func declare(_ name: String, _ extents: [Syntax]) throws(ExpressionError) {
    var shape: Shape = []
    for extent in extents {
      try declareSizes(extent)
      let value = try GraphBuilder(graph: graph, scope: scope).argument(of: extent)
      guard let known = value.knownInteger else {
        throw ExpressionError("an extent is a whole number", at: extent.range)
      }
      shape.append(known)
    }
    inputs.append(graph.input(shape))
    tensors.append((name, graph.named(inputs[inputs.count - 1])))
  }

  private mutating func declareSizes(_ syntax: Syntax) throws(ExpressionError) {
    switch syntax.form {
    case .name(let name)
    where !sizes.contains { $0.name == name } && !tensors.contains { $0.name == name }:
      sizes.append((name, Extent(greatestSize - sizes.count, name: name)))
    case .list(let elements):
      for element in elements { try declareSizes(element) }
    case .binary(_, let left, let right):
      try declareSizes(left)
      try declareSizes(right)
    default: break
    }
  }
}

/// The names of an example.
private struct ExampleScope: Scope {
  let graph: Graph
  let values: [String: Argument]

  func value(of name: String, at range: Range<Int>) -> Argument? { values[name] }
  func function(named name: String) -> FunctionDefinition? { nil }
  func term(of draw: Draw) -> Term? { graph.input(draw.shape, draw.kind) }
  var allowsDraws: Bool { true }
  func allows(_ operation: String) -> Bool { true }
  var names: [String] { values.keys.sorted() }
}
