/// Numbers modulo the prime p = 2⁶¹ − 1, in which equal rational expressions have equal values and
/// unequal ones almost never do (J. Schwartz, Fast probabilistic algorithms for verification of
/// polynomial identities, 1980).
public struct Residue: Hashable, Sendable {
  /// The modulus.
  public static let modulus: UInt64 = (1 << 61) - 1
  /// Zero.
  public static let zero = Residue(0)
  /// One.
  public static let one = Residue(1)

  /// The number from 0 to p − 1.
  public let value: UInt64

  /// The residue of a number.
  public init(_ value: UInt64) { self.value = value % Self.modulus }

  /// The residue of a whole number.
  public init(_ value: Int) {
    let residue = Residue(UInt64(value.magnitude))
    self = value < 0 ? .zero - residue : residue
  }

  /// The residue of the shortest decimal of a finite number: 0.1 is 1/10, not the nearest float64.
  public init?(decimal number: Double) {
    guard number.isFinite else { return nil }
    let parts = "\(number.magnitude)".split(separator: "e")
    let digits = parts[0].split(separator: ".")
    let fraction = digits.count > 1 && digits[1] != "0" ? digits[1] : ""
    var residue = Residue.zero
    for digit in (digits[0] + fraction).utf8 {
      residue = residue * Residue(UInt64(10)) + Residue(UInt64(digit - UInt8(ascii: "0")))
    }
    let exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) - fraction.count
    let scaled = residue * Residue(UInt64(10)).power(exponent)
    self = number < 0 ? .zero - scaled : scaled
  }

  /// The sum.
  public static func + (a: Residue, b: Residue) -> Residue { Residue(a.value + b.value) }

  /// The difference.
  public static func - (a: Residue, b: Residue) -> Residue {
    Residue(a.value + (modulus - b.value))
  }

  /// The product.
  public static func * (a: Residue, b: Residue) -> Residue {
    let (high, low) = a.value.multipliedFullWidth(by: b.value)
    // 2⁶¹ is 1.
    return Residue((high << 3 | low >> 61) + (low & modulus))
  }

  /// The reciprocal; zero has none, and gives zero.
  public var reciprocal: Residue { power(Int(Self.modulus) - 2) }

  /// The power to a whole exponent.
  public func power(_ exponent: Int) -> Residue {
    var (result, square, rest) = (Residue.one, self, exponent.magnitude)
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      square = square * square
      rest >>= 1
    }
    return exponent < 0 ? result.reciprocal : result
  }
}

/// Solves a·x = b modulo p for an n × n matrix a and an n × m matrix b, by rows.
///
/// Also returns the determinant; `solution` is nil where that is zero. The time grows with n³.
public func solveResidues(
  _ a: [Residue], _ b: [Residue], rows n: Int, columns m: Int
) -> (solution: [Residue]?, determinant: Residue) {
  var (a, b, determinant) = (a, b, Residue.one)
  for pivot in 0..<n {
    guard let row = (pivot..<n).first(where: { a[$0 * n + pivot] != .zero }) else {
      return (nil, .zero)
    }
    if row != pivot {
      for column in 0..<n { a.swapAt(row * n + column, pivot * n + column) }
      for column in 0..<m { b.swapAt(row * m + column, pivot * m + column) }
      determinant = .zero - determinant
    }
    determinant = determinant * a[pivot * n + pivot]
    let reciprocal = a[pivot * n + pivot].reciprocal
    for column in 0..<n { a[pivot * n + column] = a[pivot * n + column] * reciprocal }
    for column in 0..<m { b[pivot * m + column] = b[pivot * m + column] * reciprocal }
    for other in 0..<n where other != pivot && a[other * n + pivot] != .zero {
      let factor = a[other * n + pivot]
      for column in 0..<n {
        a[other * n + column] = a[other * n + column] - factor * a[pivot * n + column]
      }
      for column in 0..<m {
        b[other * m + column] = b[other * m + column] - factor * b[pivot * m + column]
      }
    }
  }
  return (b, determinant)
}
