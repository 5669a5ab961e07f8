import Problems
import Tensors
import Testing

@testable import Grading

/// The inequalities of every kind of tolerance, at their bounds and next to them.
@Suite struct ToleranceTests {
  /// A tolerance, what is expected, and answers that it takes and refuses.
  struct Row: Sendable {
    let tolerance: Tolerance
    let expected: Double
    let accepted: [Double]
    let refused: [Double]
  }

  /// The least positive number.
  static let least = Double.leastNonzeroMagnitude

  private func check(_ row: Row) {
    for answer in row.accepted + [row.expected] {
      #expect(row.tolerance.accepts(answer, for: row.expected), "\(answer) for \(row.expected)")
    }
    for answer in row.refused {
      #expect(!row.tolerance.accepts(answer, for: row.expected), "\(answer) for \(row.expected)")
    }
  }

  static let relative: [Row] = [
    Row(
      tolerance: .bound(relative: 1e-3, absolute: 0), expected: 1, accepted: [1.001, 0.999],
      refused: [1.0010000001, 0.9989999999]),
    Row(
      tolerance: .bound(relative: 1e-3, absolute: 0), expected: -1, accepted: [-1.001, -0.999],
      refused: [-1.0010000001, -0.9989999999, 1]),
    // Relative to the expected value: 101.005 is within 1 % of itself from 100, and is out.
    Row(
      tolerance: .bound(relative: 0.01, absolute: 0), expected: 100, accepted: [101, 99],
      refused: [101.005, 98.995]),
    Row(
      tolerance: .bound(relative: 0.01, absolute: 0), expected: 101.005, accepted: [100, 99.99495],
      refused: [99.9949]),
    Row(
      tolerance: .bound(relative: 0.01, absolute: 0), expected: 0, accepted: [-0.0],
      refused: [least, -least, 1]),
    Row(
      tolerance: .bound(relative: 1, absolute: 0), expected: 0.3, accepted: [0, 0.6],
      refused: [-1e-9, 0.6000001]),
  ]

  static let both: [Row] = [
    Row(tolerance: .standard, expected: 0, accepted: [1e-6, -1e-6], refused: [1.01e-6, -1.01e-6]),
    Row(tolerance: .standard, expected: 2, accepted: [2.002001], refused: [2.0020011]),
    Row(
      tolerance: .bound(relative: 0, absolute: 0.05), expected: 0.3, accepted: [0.25, 0.35],
      refused: [0.2499999, 0.3500001]),
    Row(
      tolerance: .bound(relative: 0, absolute: 0), expected: 0.1, accepted: [],
      refused: [(0.1).nextUp, (0.1).nextDown]),
  ]

  static let digits: [Row] = [
    Row(
      tolerance: .digits(3), expected: 9.995, accepted: [9.99, 10.0, 9.9999],
      refused: [9.98999, 10.00001]),
    Row(tolerance: .digits(3), expected: 1000, accepted: [995, 1005], refused: [994.99, 1005.01]),
    Row(
      tolerance: .digits(3), expected: 0.001, accepted: [0.000995, 0.001005],
      refused: [0.00099499, 0.00100501]),
    Row(
      tolerance: .digits(3), expected: 999.9999999, accepted: [999.4999999, 1000.4999999],
      refused: [999.4999, 1000.5]),
    Row(
      tolerance: .digits(1), expected: -1, accepted: [-0.5, -1.5], refused: [-0.4999999, -1.50001]),
    Row(tolerance: .digits(3), expected: 0, accepted: [-0.0], refused: [least, 1e-300]),
    Row(
      tolerance: .digits(3), expected: 1e300, accepted: [1.005e300, 0.995e300],
      refused: [1.00501e300]),
    Row(
      tolerance: .digits(3), expected: 1e-300, accepted: [1.005e-300], refused: [1.00501e-300, 0]),
  ]

  static let decimals: [Row] = [
    Row(
      tolerance: .decimals(2), expected: 3.14159, accepted: [3.14, 3.146, 3.13659, 3.14659],
      refused: [3.13658, 3.1466]),
    Row(tolerance: .decimals(2), expected: 0, accepted: [0.005, -0.005], refused: [0.0050001]),
    Row(tolerance: .decimals(0), expected: 12, accepted: [11.5, 12.5], refused: [11.49, 12.51]),
    Row(tolerance: .decimals(2), expected: 1e6, accepted: [1_000_000.005], refused: [1_000_000.01]),
  ]

  static let exact: [Row] = [
    Row(
      tolerance: .exact, expected: 0.1, accepted: [], refused: [(0.1).nextUp, (0.1).nextDown, 0]),
    Row(tolerance: .exact, expected: 0, accepted: [-0.0], refused: [least, -least]),
    Row(tolerance: .exact, expected: least, accepted: [], refused: [0, 2 * least, -least]),
  ]

  static let extremes: [Row] = [
    Row(tolerance: .standard, expected: least, accepted: [0, 1e-6], refused: [1.1e-6]),
    Row(
      tolerance: .bound(relative: 1e-3, absolute: 0), expected: least * 1e6,
      accepted: [least * 1_001_000, least * 999_000],
      refused: [least * 1_001_010, least * 998_990, 0]),
    Row(
      tolerance: .bound(relative: 1e-3, absolute: 0), expected: 1.7e308,
      accepted: [1.7016e308, 1.6984e308], refused: [1.7018e308, -1.7e308, 0]),
    Row(
      tolerance: .digits(3), expected: .greatestFiniteMagnitude, accepted: [1.795e308],
      refused: [1.79e308, -1.79e308]),
    Row(tolerance: .digits(2), expected: least, accepted: [], refused: [0, 2 * least]),
  ]

  @Test(arguments: relative + both + digits + decimals + exact + extremes)
  func holdsItsInequality(_ row: Row) {
    check(row)
  }

  static let kinds: [Tolerance] = [
    .standard, .bound(relative: 1e300, absolute: 1e300), .digits(1), .decimals(0), .norm(1e300),
    .exact,
  ]

  @Test(arguments: kinds)
  func numbersThatAreNotFiniteEqualThemselvesAlone(_ tolerance: Tolerance) {
    let values: [Double] = [.nan, .infinity, -.infinity, 0, 1e308]
    for (row, expected) in values.enumerated() {
      for (column, answer) in values.enumerated() where row < 3 || column < 3 {
        #expect(
          tolerance.accepts(answer, for: expected) == (row == column),
          "\(answer) for \(expected) by \(tolerance)")
      }
    }
  }

  /// Decimals at a bound, worked out with whole numbers: m·10⁻⁴ is expected, and the bound is a
  /// thousandth of it, m·10⁻⁷.
  @Test func decimalsAtTheRelativeBoundAreIn() throws {
    var generator = RandomGenerator(seed: 1)
    let tolerance = Tolerance.bound(relative: 1e-3, absolute: 0)
    for _ in 0..<10_000 {
      let m = 1 + generator.integer(below: 99_999)
      let expected = try #require(Double("\(m)e-4"))
      for sign in [-1, 1] {
        let at = try #require(Double("\(1000 * m + sign * m)e-7"))
        let beyond = try #require(Double("\(1_000_000 * (1000 * m + sign * m) + sign)e-13"))
        #expect(tolerance.accepts(at, for: expected), "\(at) for \(expected)")
        #expect(!tolerance.accepts(beyond, for: expected), "\(beyond) for \(expected)")
      }
    }
  }

  /// The bound of n digits, worked out with whole numbers: an expected m·10^k with as many digits
  /// as m has, and half a unit of its n-th digit.
  @Test func decimalsAtTheBoundOfDigitsAreIn() throws {
    var generator = RandomGenerator(seed: 2)
    for _ in 0..<10_000 {
      let m = 10_000 + generator.integer(below: 90_000)
      let k = generator.integer(below: 40) - 20
      let n = 1 + generator.integer(below: 5)
      let half = 5 * (0..<5 - n).reduce(1) { product, _ in 10 * product }
      let expected = try #require(Double("\(m)e\(k)"))
      for sign in [-1, 1] {
        let at = try #require(Double("\(10 * m + sign * half)e\(k - 1)"))
        let beyond = try #require(
          Double("\(100_000_000 * (10 * m + sign * half) + sign)e\(k - 9)"))
        #expect(Tolerance.digits(n).accepts(at, for: expected), "\(at) for \(expected) to \(n)")
        #expect(
          !Tolerance.digits(n).accepts(beyond, for: expected), "\(beyond) for \(expected) to \(n)")
      }
    }
  }

  /// The bound of n decimals, worked out with whole numbers: m·10⁻⁶ ± ½·10⁻ⁿ.
  @Test func decimalsAtTheBoundOfDecimalsAreIn() throws {
    var generator = RandomGenerator(seed: 3)
    for _ in 0..<10_000 {
      let m = generator.integer(below: 20_000_001) - 10_000_000
      let n = generator.integer(below: 6)
      let half = 5 * (0..<6 - n).reduce(1) { product, _ in 10 * product }
      let expected = try #require(Double("\(m)e-6"))
      for sign in [-1, 1] {
        let at = try #require(Double("\(10 * m + sign * half)e-7"))
        let beyond = try #require(Double("\(1_000_000 * (10 * m + sign * half) + sign)e-13"))
        #expect(Tolerance.decimals(n).accepts(at, for: expected), "\(at) for \(expected) to \(n)")
        #expect(
          !Tolerance.decimals(n).accepts(beyond, for: expected),
          "\(beyond) for \(expected) to \(n)")
      }
    }
  }

  /// Exponents that are known from how the numbers are written.
  @Test func decimalExponentsAreRightNextToPowersOfTen() throws {
    for exponent in -307...308 {
      let power = try #require(Double("1e\(exponent)"))
      #expect(decimalExponent(of: power) == exponent)
      #expect(decimalExponent(of: -power.nextUp) == exponent)
      #expect(decimalExponent(of: power.nextDown) == exponent - 1)
    }
    #expect(decimalExponent(of: .leastNonzeroMagnitude) == -324)
    #expect(decimalExponent(of: .greatestFiniteMagnitude) == 308)
  }

  @Test func aToleranceIsDescribedInWords() {
    #expect(Tolerance.standard.described == "relative 0.001, absolute 1e-6")
    #expect(Tolerance.bound(relative: 0, absolute: 0.05).described == "absolute 0.05")
    #expect(Tolerance.bound(relative: 0.01, absolute: 0).described == "relative 0.01")
    #expect(Tolerance.bound(relative: 0, absolute: 0).described == "exact")
    #expect(Tolerance.digits(1).described == "1 significant digit")
    #expect(Tolerance.digits(3).described == "3 significant digits")
    #expect(Tolerance.decimals(1).described == "1 decimal")
    #expect(Tolerance.decimals(0).described == "0 decimals")
    #expect(Tolerance.norm(0.01).described == "relative 0.01 of the norm")
    #expect(Tolerance.exact.described == "exact")
  }
}
