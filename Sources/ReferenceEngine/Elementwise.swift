import Glibc
import Tensors

/// An operation that acts on each element alone: one row holds its name, its meaning, its value
/// and its derivative.
///
/// The derivative gives the partial derivative by each operand, made of operations. Operands of
/// unequal shapes are broadcast by the kernel, and the reverse pass sums over what was broadcast:
/// no row knows of it.
struct Elementwise: Sendable {
  let name: String
  let parameters: String
  let formula: String
  let kind: KindRule
  let primitive: Primitive
  /// The function of a public library whose meaning it has.
  private(set) var source: String

  /// What the elements of the result are.
  enum KindRule: Sendable {
    case real, integer, boolean
    /// The widest kind of the operands, at least integer.
    case arithmetic

    func kind(of operands: [Term]) -> ElementKind {
      switch self {
      case .real: .real
      case .integer: .integer
      case .boolean: .boolean
      case .arithmetic: max(.integer, operands.map(\.kind).max() ?? .real)
      }
    }
  }

  /// A function of one operand; `derivative` sees the operand and the result.
  ///
  /// `loop` maps a function over the elements: it stands in the row, so that it is compiled with the
  /// function into one loop, without a call for each element.
  static func unary(
    _ name: String, _ formula: String, kind: KindRule = .real,
    _ loop: @escaping @Sendable (UnaryLoop) -> Void,
    derivative: (@Sendable (_ x: Term, _ y: Term) -> Term?)?
  ) -> Elementwise {
    row(name, "x", formula, kind) { shapes in
      let count = shapes.outputCount
      return { (operands: Operands) throws(EvaluationError) in
        loop(UnaryLoop(operands[0], operands.result, count: count))
      }
    } partials: { x, y in
      [derivative?(x[0], y)]
    }
  }

  /// A function of two operands; `partials` sees them and the result.
  static func binary(
    _ name: String, parameters: String = "a, b", _ formula: String, kind: KindRule = .real,
    _ loop: @escaping @Sendable (BinaryLoop) -> Void,
    partials: (@Sendable (_ a: Term, _ b: Term, _ y: Term) -> [Term?])?
  ) -> Elementwise {
    row(name, parameters, formula, kind) { shapes in
      let layout = BroadcastLayout(operands: shapes.inputs, result: shapes.output)
      return { (operands: Operands) throws(EvaluationError) in
        loop(BinaryLoop(operands[0], operands[1], operands.result, layout: layout))
      }
    } partials: { x, y in
      partials?(x[0], x[1], y) ?? [nil, nil]
    }
  }

  private static func row(
    _ name: String, _ parameters: String, _ formula: String, _ kind: KindRule,
    prepare: @escaping @Sendable (KernelShapes) -> Kernel,
    partials: @escaping @Sendable ([Term], Term) -> [Term?]
  ) -> Elementwise {
    let isDivision = name == "//" || name == "%"
    return Elementwise(
      name: name, parameters: parameters, formula: formula, kind: kind,
      primitive: Primitive(
        name, work: { (isDivision ? 120 : 24) * $0.elementCount }, prepare: prepare
      ) { rule in
        partials(rule.inputs, rule.output).map { $0.map { $0 * rule.cotangent } }
      }, source: "numpy.\(name)")
  }

  /// The row with another source than the function of that name in NumPy.
  func from(_ source: String) -> Elementwise {
    var row = self
    row.source = source
    return row
  }

  /// A choice between two operands by a third; a cotangent goes only to what was chosen.
  static let choice = Elementwise(
    name: "where", parameters: "condition, a, b", formula: "a where the condition holds, else b",
    kind: .arithmetic,
    primitive: Primitive("where") { shapes in
      let layout = BroadcastLayout(operands: shapes.inputs, result: shapes.output)
      return { (operands: Operands) throws(EvaluationError) in
        chooseElements(
          operands[0], operands[1], operands[2], operands.result, layout: layout)
      }
    } pullback: { rule in
      let zero = rule.graph.constant(0)
      return [
        nil, choose(rule.inputs[0], rule.cotangent, zero),
        choose(rule.inputs[0], zero, rule.cotangent),
      ]
    }, source: "numpy.where")

  private static let rows = Dictionary(
    uniqueKeysWithValues: (operatorTable + functionTable + partTable + [choice]).map {
      ($0.name, $0)
    })

  /// Whether the primitive of a name acts on each element alone.
  static func isElementwise(_ primitive: String) -> Bool {
    rows[primitive] != nil || ["round", "digamma", "polygamma"].contains(primitive)
  }

  /// The term of an elementwise operation whose operands are known to be broadcastable.
  static func term(_ name: String, _ operands: Term...) -> Term {
    guard let row = rows[name], let first = operands.first else {
      preconditionFailure("no elementwise operation is called \(name)")
    }
    let shape = operands.dropFirst().reduce(first.shape) { commonShape($0, $1.shape) ?? $0 }
    return first.graph.append(
      row.primitive, operands, shape: shape, kind: row.kind.kind(of: operands))
  }
}

/// The shape to which two shapes are broadcast, as in NumPy, or nil where an axis does not fit.
func commonShape(_ first: Shape, _ second: Shape) -> Shape? {
  let (long, short) = first.count >= second.count ? (first, second) : (second, first)
  var result = long
  for axis in short.indices {
    let at = axis + long.count - short.count
    if result[at].value == 1 && short[axis].value != 1 { result[at] = short[axis] }
    guard short[axis].value == 1 || short[axis] == result[at] else { return nil }
  }
  return result
}

/// Chooses `a` where the condition is not zero, else `b`.
func choose(_ condition: Term, _ a: Term, _ b: Term) -> Term {
  Elementwise.term("where", condition, a, b)
}

extension Term {
  static func + (a: Term, b: Term) -> Term { Elementwise.term("+", a, b) }
  static func - (a: Term, b: Term) -> Term { Elementwise.term("-", a, b) }
  static func * (a: Term, b: Term) -> Term {
    if a.isOne && b.rank >= a.rank { return b }
    if b.isOne && a.rank >= b.rank { return a }
    return Elementwise.term("*", a, b)
  }
  static func / (a: Term, b: Term) -> Term { Elementwise.term("/", a, b) }
  static prefix func - (a: Term) -> Term { Elementwise.term("negative", a) }

  static func + (a: Term, b: Double) -> Term { a + a.graph.constant(b) }
  static func - (a: Term, b: Double) -> Term { a - a.graph.constant(b) }
  static func * (a: Term, b: Double) -> Term { a * a.graph.constant(b) }
  static func / (a: Term, b: Double) -> Term { a / a.graph.constant(b) }
  static func + (a: Double, b: Term) -> Term { b.graph.constant(a) + b }
  static func - (a: Double, b: Term) -> Term { b.graph.constant(a) - b }
  static func * (a: Double, b: Term) -> Term { b.graph.constant(a) * b }
  static func / (a: Double, b: Term) -> Term { b.graph.constant(a) / b }

  private var isOne: Bool {
    if case .constant(let tensor) = graph.nodes[node].primitive.role {
      return tensor.rank == 0 && tensor.elements[0] == 1
    }
    return false
  }

  /// A truth value by element: 1 where this is less than a number, else 0.
  func isLess(than bound: Double) -> Term { Elementwise.term("<", self, graph.constant(bound)) }
  func isGreater(than bound: Double) -> Term { Elementwise.term(">", self, graph.constant(bound)) }
  func equals(_ other: Term) -> Term { Elementwise.term("==", self, other) }

  /// The elementwise function of one operand of the given name.
  func map(_ name: String) -> Term { Elementwise.term(name, self) }
}
