/// A whole number that is known before anything is evaluated (a size, the extent of an axis, a
/// count), and how it came about in the problem's names.
public struct Extent: Sendable, Hashable {
  /// The number.
  public let value: Int
  /// How it came about.
  public let symbol: SymbolicSize

  /// A number written as it is.
  public init(_ value: Int) {
    self.value = value
    symbol = SymbolicSize(value)
  }

  /// The size of the given name.
  public init(_ value: Int, name: String) {
    self.value = value
    symbol = SymbolicSize(name: name)
  }

  init(_ value: Int, symbol: SymbolicSize) {
    self.value = value
    self.symbol = symbol
  }

  /// Extents are equal by their number, however they came about.
  public static func == (left: Self, right: Self) -> Bool { left.value == right.value }

  /// Hashes the number alone.
  public func hash(into hasher: inout Hasher) { hasher.combine(value) }

  /// The size in the problem's names where it has any: `dh*d`; else the number.
  public var name: String { symbol.isReadable ? symbol.description : "\(value)" }

  /// The size in the problem's names, and the number: `dh*d = 12`.
  public var description: String { symbol.isReadable ? "\(symbol) = \(value)" : "\(value)" }
}

/// An exact operation on whole numbers that are known before evaluation.
public enum ExactOperation: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case floorDivide = "//"
  case remainder = "%"
  case power = "**"
}

extension Extent {
  /// The exact result, in 64 bits.
  ///
  /// Returns nil where the result is not a whole number (a negative power).
  /// Throws ``OperationError`` where it leaves the 64 bits or a divisor is zero.
  public static func compute(
    _ operation: ExactOperation, _ left: Extent, _ right: Extent
  ) throws(OperationError) -> Extent? {
    guard let value = try number(operation, left.value, right.value) else { return nil }
    let symbol = symbol(operation, left.symbol, right.symbol, value)
    return Extent(value, symbol: symbol.isReadable ? symbol : SymbolicSize(value))
  }

  private static func number(
    _ operation: ExactOperation, _ a: Int, _ b: Int
  ) throws(OperationError) -> Int? {
    let result: (partialValue: Int, overflow: Bool)
    switch operation {
    case .add: result = a.addingReportingOverflow(b)
    case .subtract: result = a.subtractingReportingOverflow(b)
    case .multiply: result = a.multipliedReportingOverflow(by: b)
    case .floorDivide, .remainder:
      if b == 0 { throw .divisionByZero(operation.rawValue) }
      let (quotient, remainder) = flooredDivision(a, b)
      result = operation == .floorDivide ? quotient : (remainder, false)
    case .power:
      if b < 0 { return nil }
      result = integerPower(a, b)
    }
    if result.overflow { throw .integerOverflow(a, operation.rawValue, b) }
    return result.partialValue
  }

  private static func symbol(
    _ operation: ExactOperation, _ left: SymbolicSize, _ right: SymbolicSize, _ value: Int
  ) -> SymbolicSize {
    if left.constant != nil && right.constant != nil { return SymbolicSize(value) }
    switch operation {
    case .add: return left + right
    case .subtract: return left + -right
    case .multiply: return left * right
    case .floorDivide: return .quotient(left, right)
    case .remainder: return SymbolicSize(value)
    case .power:
      guard let exponent = right.constant, exponent <= 3 else { return SymbolicSize(value) }
      return (0..<exponent).reduce(SymbolicSize(1)) { product, _ in product * left }
    }
  }

  /// The exact result of an operation that always has one on whole numbers.
  static func exact(
    _ operation: ExactOperation, _ left: Extent, _ right: Extent
  ) throws(OperationError) -> Extent {
    guard let result = try compute(operation, left, right) else {
      throw .integerOverflow(left.value, operation.rawValue, right.value)
    }
    return result
  }

  private static func flooredDivision(
    _ a: Int, _ b: Int
  ) -> (quotient: (partialValue: Int, overflow: Bool), remainder: Int) {
    if b == -1 { return (0.subtractingReportingOverflow(a), 0) }
    var (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
    if remainder != 0 && (remainder < 0) != (b < 0) {
      quotient -= 1
      remainder += b
    }
    return ((quotient, false), remainder)
  }

  private static func integerPower(_ base: Int, _ exponent: Int) -> (
    partialValue: Int, overflow: Bool
  ) {
    if base == 0 || base == 1 { return (exponent == 0 ? 1 : base, false) }
    if base == -1 { return (exponent % 2 == 0 ? 1 : -1, false) }
    var power = 1
    for _ in 0..<min(exponent, 64) {
      let (product, overflow) = power.multipliedReportingOverflow(by: base)
      if overflow { return (0, true) }
      power = product
    }
    return (power, false)
  }
}

/// The extents of a tensor's axes.
public typealias Shape = [Extent]

extension Shape {
  /// The numbers alone.
  public var values: [Int] { map(\.value) }

  /// Whether another shape of the same numbers came about in the same way.
  func isWritten(as other: Shape) -> Bool {
    for axis in indices where self[axis].symbol != other[axis].symbol { return false }
    return true
  }

  /// The shape in the problem's names: `[dh, d]`.
  public var name: String { "[" + map(\.name).joined(separator: ", ") + "]" }

  /// The number of elements, exact; throws ``OperationError`` where it leaves 64 bits.
  public func size() throws(OperationError) -> Extent {
    if values.contains(0) { return Extent(0) }
    var size = Extent(1)
    for extent in self { size = try .exact(.multiply, size, extent) }
    return size
  }
}
