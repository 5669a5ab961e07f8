/// Numbers modulo two primes at once, in which equal rational expressions have equal values and unequal
/// ones almost never do (J. Schwartz, Fast probabilistic algorithms for verification of polynomial
/// identities, 1980).
///
/// The primes are of 31 bits and far from every round number, so that no power or constant that
/// anybody writes is a small number modulo them.
public struct Residue: Hashable, Sendable {
  /// The moduli.
  public static let moduli: (UInt64, UInt64) = (1_843_440_007, 2_030_262_407)
  /// Zero.
  public static let zero = Residue(0)
  /// One.
  public static let one = Residue(1)

  /// The numbers modulo each prime.
  public let first, second: UInt64

  private init(reducing first: UInt64, _ second: UInt64) {
    self.first = first % Self.moduli.0
    self.second = second % Self.moduli.1
  }

  /// The residue of a number.
  public init(_ value: UInt64) { self.init(reducing: value, value) }

  /// The residue of a whole number.
  public init(_ value: Int) {
    let residue = Residue(UInt64(value.magnitude))
    self = value < 0 ? .zero - residue : residue
  }

  /// A residue at random.
  public init(using generator: inout RandomGenerator) {
    self.init(reducing: generator.next(), generator.next())
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

  /// The small whole number that this is, up to a limit of its magnitude; nil where it is none.
  public func smallNumber(below limit: UInt64) -> Int? {
    if first == second && first < limit { return Int(first) }
    let negative = Residue.zero - self
    return negative.first == negative.second && negative.first < limit
      ? -Int(negative.first) : nil
  }

  /// Whether it has a reciprocal: it is zero modulo neither prime.
  public var isInvertible: Bool { first != 0 && second != 0 }

  /// The sum.
  public static func + (a: Residue, b: Residue) -> Residue {
    Residue(reducing: a.first + b.first, a.second + b.second)
  }

  /// The difference.
  public static func - (a: Residue, b: Residue) -> Residue {
    Residue(
      reducing: a.first + (moduli.0 - b.first), a.second + (moduli.1 - b.second))
  }

  /// The product.
  public static func * (a: Residue, b: Residue) -> Residue {
    Residue(reducing: a.first * b.first, a.second * b.second)
  }

  /// The reciprocal; zero has none, and gives zero.
  public var reciprocal: Residue {
    Residue(
      reducing: power(Self.moduli.0 - 2).first, power(Self.moduli.1 - 2).second)
  }

  /// The power to a whole exponent.
  public func power(_ exponent: Int) -> Residue {
    let result = power(UInt64(exponent.magnitude))
    return exponent < 0 ? result.reciprocal : result
  }

  private func power(_ exponent: UInt64) -> Residue {
    var (result, square, rest) = (Residue.one, self, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      square = square * square
      rest >>= 1
    }
    return result
  }
}

/// Solves a·x = b modulo both primes for an n × n matrix a and an n × m matrix b, by rows.
///
/// Also returns the determinant; `solution` is nil where no pivot can be found. The time grows with
/// n³.
public func solveResidues(
  _ a: [Residue], _ b: [Residue], rows n: Int, columns m: Int
) -> (solution: [Residue]?, determinant: Residue) {
  var (a, b, determinant) = (a, b, Residue.one)
  for pivot in 0..<n {
    guard let row = (pivot..<n).first(where: { a[$0 * n + pivot].isInvertible }) else {
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
