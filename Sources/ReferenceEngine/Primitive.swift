import Tensors

/// One step of an evaluation: where the operands and the result lie.
public struct Operands {
  let base: UnsafeMutablePointer<Double>
  let offsets: [Int]
  let result: UnsafeMutablePointer<Double>

  subscript(_ operand: Int) -> UnsafePointer<Double> {
    UnsafePointer(base + offsets[operand])
  }
}

/// Writes the result of a primitive for operands of the shapes that it was prepared for.
typealias Kernel = @Sendable (Operands) throws(EvaluationError) -> Void

/// The concrete shapes that a kernel is prepared for.
struct KernelShapes {
  let inputs: [[Int]]
  let output: [Int]

  /// The elements of the operands and of the result together.
  var elementCount: Double {
    func count(_ shape: [Int]) -> Double {
      var count = 1.0
      for extent in shape { count *= Double(extent) }
      return count
    }
    var total = count(output)
    for input in inputs { total += count(input) }
    return total
  }
  var outputCount: Int { Tensors.elementCount(of: output) ?? 0 }
  func inputCount(_ input: Int) -> Int { Tensors.elementCount(of: inputs[input]) ?? 0 }
}

/// What a derivative rule sees: ȳ is `cotangent`, of the output's shape.
struct Pullback {
  let inputs: [Term]
  let output: Term
  let cotangent: Term

  var graph: Graph { output.graph }
}

/// An operation that evaluation knows: all others are made from these.
///
/// A primitive without a `pullback` has no derivative; one whose derivative is zero almost
/// everywhere returns nil for that input.
struct Primitive: Sendable {
  /// The operation's name; with `attributes` it identifies the primitive.
  let name: String
  let attributes: [Int]
  /// About how many multiplications in a product of great matrices take as long as an evaluation, for
  /// concrete shapes.
  let work: @Sendable (KernelShapes) -> Double
  /// Makes the kernel for concrete shapes.
  let prepare: @Sendable (KernelShapes) -> Kernel
  /// The cotangent of each input by that of the output, as terms.
  let pullback: (@Sendable (Pullback) -> [Term?])?
  /// The role of a node that is no computation.
  let role: Role
  /// Whether it is a routine on whole matrices, such as a factorisation.
  var isMatrixRoutine = false

  enum Role: Sendable {
    case computation
    case input
    /// The result has the elements of the only input in the same order.
    case view
    case constant(Tensor)
    /// It has a shape, but is not evaluated.
    case refused(OperationError)
  }

  init(
    _ name: String, _ attributes: [Int] = [], role: Role = .computation,
    work: @escaping @Sendable (KernelShapes) -> Double = { 24 * $0.elementCount },
    prepare: @escaping @Sendable (KernelShapes) -> Kernel,
    pullback: (@Sendable (Pullback) -> [Term?])?
  ) {
    self.name = name
    self.attributes = attributes
    self.role = role
    self.work = work
    self.prepare = prepare
    self.pullback = pullback
  }

  /// What rounding can do to the results.
  enum Rounding: Sendable {
    /// Nothing: every element is an element of an operand or its negative, or zero.
    case none
    /// Each is off by some units in its last place.
    case relative
    /// The same, but whole numbers that are made of whole ones are exact.
    case arithmetic
    /// The same; a result that is zero or infinite has left the range of float64.
    case exponential
    /// All are off by as much as some units in the last place of the greatest operand bring about.
    case normwise
  }

  /// What rounding can do to the results.
  var rounding: Rounding {
    isMatrixRoutine ? .normwise : Self.roundings[name] ?? .relative
  }

  private static let roundings: [String: Rounding] = {
    let names: [(Rounding, [String])] = [
      (
        .none,
        [
          "transpose", "slice", "embed", "broadcast_to", "concatenate", "take", "take along",
          "where", "maximum", "minimum", "max", "min", "abs", "negative", "relu", "named",
        ]
      ),
      (
        .arithmetic,
        [
          "+", "-", "*", "/", "//", "%", "square", "reciprocal", "sum", "prod", "cumsum",
          "cumprod", "matmul", "convolution", "scatter", "scatter along", "window sums", "**",
        ]
      ),
      (.exponential, ["exp", "expm1", "sinh", "cosh"]),
    ]
    return Dictionary(
      uniqueKeysWithValues: names.flatMap { rounding, own in own.map { ($0, rounding) } })
  }()

  private static let noKernel: @Sendable (KernelShapes) -> Kernel = { _ in
    { (_: Operands) throws(EvaluationError) in }
  }

  static func input(number: Int) -> Primitive {
    Primitive("input", [number], role: .input, prepare: noKernel, pullback: { _ in [] })
  }

  static func named(number: Int) -> Primitive {
    Primitive("named", [number], role: .view, prepare: noKernel) { rule in [rule.cotangent] }
  }

  /// A tensor that is known by its shape alone.
  static func refused(number: Int, _ operation: String, _ error: OperationError) -> Primitive {
    Primitive(operation, [number], role: .refused(error), prepare: noKernel, pullback: nil)
  }

  /// A tensor whose elements are written before evaluation, but not before they are needed: its shape
  /// may be too large to be evaluated.
  static func written(
    _ name: String, _ attributes: [Int],
    _ write: @escaping @Sendable (UnsafeMutableBufferPointer<Double>, [Int]) -> Void
  ) -> Primitive {
    Primitive(name, attributes) { shapes in
      let tensor = Tensor(shape: shapes.output) { write($0, shapes.output) }
      return { (operands: Operands) throws(EvaluationError) in
        tensor.elements.withUnsafeBufferPointer { elements in
          if let first = elements.baseAddress {
            operands.result.update(from: first, count: elements.count)
          }
        }
      }
    } pullback: { _ in
      []
    }
  }

  /// The same elements under the kind of real numbers.
  static let real = Primitive("real", role: .view, prepare: noKernel) { rule in [rule.cotangent] }

  /// The same elements, which no derivative passes.
  static let withoutDerivative = Primitive(
    "without derivative", role: .view, prepare: noKernel
  ) { _ in [nil] }

  /// The same elements, which an operation without a derivative gave.
  static func undifferentiable(_ operation: String) -> Primitive {
    Primitive(operation, [], role: .view, prepare: noKernel, pullback: nil)
  }

  static func constant(_ tensor: Tensor, _ kind: ElementKind) -> Primitive {
    let bits = tensor.elements.map { Int(bitPattern: UInt($0.bitPattern)) }
    return Primitive(
      "constant", [kind.rawValue] + tensor.shape + [-1] + bits, role: .constant(tensor),
      prepare: noKernel, pullback: { _ in [] })
  }

  /// The same elements in the same order under another shape.
  static func reshape(_ shape: Shape) -> Primitive {
    Primitive("reshape", shape.values, role: .view, prepare: noKernel) { rule in
      [rule.cotangent.reshaped(rule.inputs[0].shape)]
    }
  }
}
