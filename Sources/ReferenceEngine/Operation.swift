import Tensors

/// One operation of the expression language: what it is called, what it computes, and how.
public struct Operation: Sendable {
  /// Its name and parameters.
  public let signature: Signature
  /// What it computes, in a line.
  public let formula: String
  /// What documents say of it besides; made when it is asked for.
  public var documentation: Documentation { notes.documentation(for: signature) }
  private var notes = Notes.none
  private(set) var build: @Sendable (Call) throws(OperationError) -> Argument

  /// Its name.
  public var name: String { signature.name }

  init(
    _ name: String, _ parameters: String, _ formula: String,
    _ build: @escaping @Sendable (Call) throws(OperationError) -> Argument
  ) {
    signature = Signature(name, parameters)
    self.formula = formula
    self.build = build
  }

  /// The operation of a table of elementwise functions.
  init(_ row: Elementwise) {
    self.init(row.name, row.parameters, row.formula) { call throws(OperationError) in
      .tensor(try call.elementwise(row))
    }
    notes = .row(row)
  }

  /// Applies the operation to arguments, as Python binds them.
  ///
  /// Throws ``OperationError`` where the arguments or their shapes do not fit.
  public func apply(
    _ positional: [Argument], named: [(name: String, value: Argument)] = [], in graph: Graph
  ) throws(OperationError) -> Argument {
    let (values, sources) = try signature.bind(positional, named)
    return try build(
      Call(graph: graph, signature: signature, values: values, sources: sources))
  }
}

extension Operation {
  /// What documents say of an operation besides its formula.
  public struct Documentation: Sendable {
    /// The arguments of an example, with shapes for tensors: `x[n, d], axis=0`.
    public let arguments: String
    /// Its derivative.
    public let derivative: Derivative
    /// The function of a public library, or the publication, whose meaning it has.
    public let source: String
  }

  /// What a documentation is made from.
  fileprivate indirect enum Notes: Sendable {
    case none
    /// The row of an elementwise function says all.
    case row(Elementwise)
    case written(String, derivative: String?, source: String)
    /// The same, but for the derivative, of which there is none.
    case undefined(Notes)

    func documentation(for signature: Signature) -> Documentation {
      switch self {
      case .none: return Documentation(arguments: "", derivative: .parts, source: "")
      case .row(let row):
        let shapes = zip(signature.parameters, ["[n, d]", "[d]"]).map { $0.name + $1 }
        return Documentation(
          arguments: shapes.joined(separator: ", "), derivative: row.derivative,
          source: row.source)
      case .written(let arguments, let derivative, let source):
        return Documentation(
          arguments: arguments, derivative: derivative.map(Derivative.init) ?? .parts,
          source: source)
      case .undefined(let notes):
        let known = notes.documentation(for: signature)
        return Documentation(
          arguments: known.arguments, derivative: .undefined, source: known.source)
      }
    }
  }

  /// What documents say of an operation's derivative.
  public enum Derivative: Sendable {
    /// It follows from the operations that this one is made of.
    case parts
    /// The partial derivatives by the parameters, in the expression language; `y` is the result.
    case partials([(parameter: String, expression: String)])
    /// The cotangents of the parameters for the example, in the expression language; `y` is the
    /// result, `ȳ` its cotangent.
    case cotangents([(parameter: String, expression: String)])
    /// The cotangents in words.
    case words(String)
    /// Zero wherever it exists.
    case zero
    /// There is none.
    case undefined
  }

  /// The operation with an example's arguments, its derivative for them (`"x: …; w: …"`, `"0"`, or
  /// words), and the source of its meaning.
  func documented(
    _ arguments: String, derivative: String? = nil, source: String
  ) -> Operation {
    var result = self
    result.notes = .written(arguments, derivative: derivative, source: source)
    return result
  }

  /// The operation, exact of a list of whole numbers that are known before evaluation.
  func exactly(
    _ rule: @escaping @Sendable ([Extent]) throws(OperationError) -> Extent?
  ) -> Operation {
    var result = self
    let build = build
    result.build = { call throws(OperationError) in
      let value = try build(call)
      guard let numbers = call.values[0].knownIntegers, case .tensor(let term) = value,
        term.rank == 0, let exact = try rule(numbers)
      else { return value }
      return .integer(exact)
    }
    return result
  }

  /// The operation, by whose results nothing can be differentiated.
  func withoutDerivative() -> Operation {
    var result = self
    let (name, build) = (name, build)
    result.build = { call throws(OperationError) in
      let term = try build(call).term(in: call.graph)
      let primitive = Primitive.undifferentiable(name)
      return .tensor(call.graph.append(primitive, [term], shape: term.shape, kind: term.kind))
    }
    result.notes = .undefined(notes)
    return result
  }
}

extension Operation.Derivative {
  /// Reads a derivative as an operation's literal has it.
  fileprivate init(_ text: String) {
    let rules = text.split(separator: "; ").compactMap { rule in
      rule.firstIndex(of: ":").map { colon in
        (String(rule[..<colon]), String(rule[colon...].dropFirst(2)))
      }
    }
    self = text == "0" ? .zero : rules.isEmpty ? .words(text) : .cotangents(rules)
  }
}

/// The arguments of one use of an operation, and typed access to them.
struct Call {
  let graph: Graph
  let signature: Signature
  let values: [Argument]
  let sources: [Int?]

  var name: String { signature.name }

  private func index(_ parameter: String) -> Int {
    guard let index = signature.parameters.firstIndex(where: { $0.name == parameter }) else {
      preconditionFailure("\(signature) has no parameter \(parameter)")
    }
    return index
  }

  /// The argument as it is.
  subscript(_ parameter: String) -> Argument { values[index(parameter)] }

  /// An error laid to an argument.
  func fault(_ parameter: String, _ error: OperationError) -> OperationError {
    error.at(sources[index(parameter)])
  }

  private func wrong(_ parameter: String, _ wanted: String) -> OperationError {
    fault(
      parameter, .parameter(parameter, of: name, wanted, got: self[parameter].kindName))
  }

  /// A tensor.
  func term(_ parameter: String) throws(OperationError) -> Term {
    switch self[parameter] {
    case .text, .none: throw wrong(parameter, "a tensor")
    default: break
    }
    do throws(OperationError) { return try self[parameter].term(in: graph) } catch {
      throw fault(parameter, error)
    }
  }

  /// A tensor, or nil for `None`.
  func optionalTerm(_ parameter: String) throws(OperationError) -> Term? {
    if case .none = self[parameter] { return nil }
    return try term(parameter)
  }

  /// A list of tensors.
  func terms(_ parameter: String) throws(OperationError) -> [Term] {
    guard case .list(let elements) = self[parameter] else {
      throw wrong(parameter, "a list of tensors")
    }
    if elements.isEmpty { throw fault(parameter, .noTensors(name)) }
    var terms: [Term] = []
    for element in elements {
      do throws(OperationError) { terms.append(try element.term(in: graph)) } catch {
        throw fault(parameter, error)
      }
    }
    return terms
  }

  /// A whole number that is known before evaluation.
  func integer(_ parameter: String) throws(OperationError) -> Extent {
    guard let extent = self[parameter].knownInteger else {
      throw wrong(parameter, "a whole number known before evaluation")
    }
    return extent
  }

  /// A whole number, or nil for `None`.
  func optionalInteger(_ parameter: String) throws(OperationError) -> Extent? {
    if case .none = self[parameter] { return nil }
    return try integer(parameter)
  }

  /// `true` or `false`.
  func boolean(_ parameter: String) throws(OperationError) -> Bool {
    guard case .boolean(let value) = self[parameter] else {
      throw wrong(parameter, "true or false")
    }
    return value
  }

  /// One of several strings.
  func choice(_ parameter: String, of choices: [String]) throws(OperationError) -> String {
    guard case .text(let text) = self[parameter], choices.contains(text) else {
      throw wrong(parameter, choices.map { "\"\($0)\"" }.joined(separator: " or "))
    }
    return text
  }

  /// Whole numbers: a list of them, or one for all of `count`.
  func integers(
    _ parameter: String, count: Int? = nil, or wanted: String = "a list of whole numbers"
  ) throws(OperationError) -> [Extent] {
    if let one = self[parameter].knownInteger {
      return [Extent](repeating: one, count: count ?? 1)
    }
    guard let extents = self[parameter].knownIntegers else {
      let list = count.map { "a whole number or a list of \($0)" }
      throw wrong(parameter, list ?? "\(wanted) known before evaluation")
    }
    if let count, extents.count != count {
      throw fault(
        parameter,
        .parameter(
          parameter, of: name, "a whole number or a list of \(count)",
          got: "a list of \(extents.count)"))
    }
    return extents
  }

  /// A shape: a list of whole numbers that are not negative.
  func shape(_ parameter: String) throws(OperationError) -> Shape {
    let shape = try integers(parameter)
    if shape.contains(where: { $0.value < 0 }) {
      throw fault(
        parameter,
        .parameter(parameter, of: name, "extents that are not negative", got: shape.name))
    }
    return shape
  }

  /// An axis of a shape, counted from 0.
  func axis(_ parameter: String, of shape: Shape) throws(OperationError) -> Int {
    try normalized(try integer(parameter), of: shape, parameter)
  }

  /// Where a new axis will stand among those of a shape, counted from 0.
  func newAxis(
    _ axis: Extent, of shape: Shape, _ parameter: String, count: Int = 1
  ) throws(OperationError) -> Int {
    let rank = shape.count + count
    guard axis.value >= -rank, axis.value < rank else {
      throw fault(parameter, .newAxis(axis.value, rank: rank, of: shape, operation: name))
    }
    return axis.value < 0 ? axis.value + rank : axis.value
  }

  /// The axes of a shape in ascending order; all of them for `None`.
  func axes(_ parameter: String, of shape: Shape) throws(OperationError) -> [Int] {
    if case .none = self[parameter] { return Array(shape.indices) }
    var axes: [Int] = []
    for extent in try integers(parameter, or: "a whole number or a list of such") {
      let axis = try normalized(extent, of: shape, parameter)
      if axes.contains(axis) {
        throw fault(parameter, .repeatedAxis(extent.value, operation: name))
      }
      axes.append(axis)
    }
    return axes.sorted()
  }

  private func normalized(
    _ axis: Extent, of shape: Shape, _ parameter: String
  ) throws(OperationError) -> Int {
    guard axis.value >= -shape.count, axis.value < shape.count else {
      throw fault(parameter, .axis(axis.value, of: shape, operation: name))
    }
    return axis.value < 0 ? axis.value + shape.count : axis.value
  }

  /// An elementwise operation on all parameters, broadcast.
  func elementwise(_ row: Elementwise) throws(OperationError) -> Term {
    var operands: [Term] = []
    var shape: Shape = []
    for parameter in signature.parameters {
      let operand = try term(parameter.name)
      guard let wider = commonShape(shape, operand.shape) else {
        throw fault(parameter.name, .notBroadcastable(name, shape, operand.shape))
      }
      shape = wider
      operands.append(operand)
    }
    return graph.append(row.primitive, operands, shape: shape, kind: row.kind.kind(of: operands))
  }
}
