/// Why an operation cannot be applied to its arguments: known before anything is evaluated.
public struct OperationError: Error, Sendable, Equatable {
  /// What requires what, and what it got.
  public let message: String
  /// The number of the argument that is at fault, counted over all that were given.
  public var argument: Int?
  /// The name that was not known, with those that are.
  public var unknown: (name: String, known: [String])?
  /// Whether tensors do not fit each other, though every argument can be read.
  public private(set) var isMismatch = false

  init(_ message: String) { self.message = message }

  private static func mismatch(_ message: String) -> Self {
    var error = Self(message)
    error.isMismatch = true
    return error
  }

  /// The same error, laid to an argument.
  func at(_ argument: Int?) -> OperationError {
    var error = self
    error.argument = self.argument ?? argument
    return error
  }

  /// Errors are equal by their message and the argument that they are laid to.
  public static func == (left: Self, right: Self) -> Bool {
    left.message == right.message && left.argument == right.argument
  }
}

extension OperationError {
  static func divisionByZero(_ operation: String) -> Self {
    Self("'\(operation)' requires a divisor other than zero")
  }

  static func integerOverflow(_ left: Int, _ operation: String, _ right: Int) -> Self {
    Self("\(left) \(operation) \(right) exceeds the limit of a whole number, 2^63 - 1")
  }

  static func tooManyElements(_ shape: Shape, limit: Int) -> Self {
    Self(
      "a tensor of shape \(shape.name) exceeds the limit of \(grouped(limit)) elements that can "
        + "be evaluated")
  }

  static func tooManyOperations(limit: Int) -> Self {
    Self("the evaluation exceeds the limit of \(grouped(limit)) operations")
  }

  static func tooMuchWork(limit: Int) -> Self {
    Self("the evaluation exceeds the limit of \(grouped(limit)) multiplications")
  }

  static func tooMuchMemory(limit: Int) -> Self {
    Self("the evaluation exceeds the limit of \(grouped(limit)) numbers held at once")
  }

  static func noDerivative(_ operation: String) -> Self {
    Self("'\(operation)' has no derivative")
  }

  static func kind(_ wanted: String, got found: String) -> Self {
    Self("this requires \(wanted), got \(found)")
  }

  static func parameter(_ name: String, of operation: String, _ wanted: String, got found: String)
    -> Self
  {
    Self("'\(name)' of '\(operation)' requires \(wanted), got \(found)")
  }

  static func noTensors(_ operation: String) -> Self {
    Self("'\(operation)' requires at least one tensor, got an empty list")
  }

  static func unequalShapes(_ first: Shape, _ second: Shape) -> Self {
    .mismatch("a list as a tensor requires equal shapes, got \(first.name) and \(second.name)")
  }

  static func notBroadcastable(_ operation: String, _ left: Shape, _ right: Shape) -> Self {
    let rank = max(left.count, right.count)
    for axis in (1...max(rank, 1)) where axis <= min(left.count, right.count) {
      let (a, b) = (left[left.count - axis], right[right.count - axis])
      if a != b && a.value != 1 && b.value != 1 {
        return .mismatch(
          "'\(operation)' requires shapes that broadcast, got \(left.name) and \(right.name): "
            + "axis -\(axis) is \(a.description) and \(b.description)")
      }
    }
    return .mismatch(
      "'\(operation)' requires shapes that broadcast, got \(left.name) and \(right.name)")
  }

  static func innerExtents(_ operation: String, _ left: Shape, _ right: Shape, rightAxis: Int)
    -> Self
  {
    .mismatch(
      "'\(operation)' requires the last axis of \(left.name) to equal axis \(rightAxis) of "
        + "\(right.name), got \(left[left.count - 1].description) and "
        + "\(right[rightAxis].description)")
  }

  static func rank(_ operation: String, _ parameter: String, _ wanted: String, got shape: Shape)
    -> Self
  {
    .mismatch(
      "'\(parameter)' of '\(operation)' requires \(wanted), got "
        + (shape.isEmpty ? "a number" : "a tensor of shape \(shape.name)"))
  }

  static func axis(_ axis: Int, of shape: Shape, operation: String) -> Self {
    shape.isEmpty
      ? .mismatch("'\(operation)' requires a tensor with axes, got a number")
      : Self(
        "'\(operation)' requires an axis in -\(shape.count)..\(shape.count - 1) for shape "
          + "\(shape.name), got \(axis)")
  }

  static func newAxis(_ axis: Int, rank: Int, of shape: Shape, operation: String) -> Self {
    Self(
      "'\(operation)' requires a new axis in -\(rank)..\(rank - 1) for shape \(shape.name), "
        + "got \(axis)")
  }

  static func repeatedAxis(_ axis: Int, operation: String) -> Self {
    Self("'\(operation)' requires different axes, got axis \(axis) twice")
  }

  static func extents(
    _ operation: String, _ what: String, _ left: Extent, equal other: String, _ right: Extent
  ) -> Self {
    .mismatch(
      "'\(operation)' requires \(what) to equal \(other), got \(left.description) and "
        + "\(right.description)")
  }

  static func reshape(_ from: Shape, to shape: Shape, _ count: Extent, _ wanted: Extent) -> Self {
    .mismatch(
      "'reshape' requires as many elements as before, got \(count.description) in \(from.name) "
        + "and \(wanted.description) in \(shape.name)")
  }

  static func general(_ operation: String, _ wanted: String, got found: String) -> Self {
    Self("'\(operation)' requires \(wanted), got \(found)")
  }

  static func tooManyArguments(_ signature: Signature, got count: Int) -> Self {
    let most = signature.parameters.count
    return Self(
      "'\(signature.name)' takes at most \(most) argument\(most == 1 ? "" : "s"), got \(count): "
        + "\(signature)")
  }

  static func missingArgument(_ signature: Signature, _ parameter: String) -> Self {
    Self("'\(signature.name)' requires an argument '\(parameter)': \(signature)")
  }

  static func repeatedArgument(_ signature: Signature, _ parameter: String) -> Self {
    Self("'\(signature.name)' takes '\(parameter)' once, got it twice")
  }

  static func unknownParameter(_ signature: Signature, _ parameter: String) -> Self {
    var error = Self("'\(signature.name)' has no parameter '\(parameter)': \(signature)")
    error.unknown = (parameter, signature.parameters.map(\.name))
    return error
  }
}

/// A whole number with its digits in groups of three: 10,000,000.
func grouped(_ number: Int) -> String {
  let digits = Array(String(number))
  return digits.indices.map { index in
    let rest = digits.count - index
    return (index > 0 && rest % 3 == 0 ? "," : "") + String(digits[index])
  }.joined()
}
