import Testing

@testable import Diagnostics

/// The expected strings are what `printf("%.*g")` of glibc prints, with the zeros and the plus sign
/// of the exponent taken away.
@Suite struct SignificantTests {
  @Test(arguments: [
    (0.05, 1, "0.05"), (0.00005, 1, "5e-5"), (1.0, 6, "1"), (0.1, 17, "0.10000000000000001"),
    (123456.0, 6, "123456"), (1234567.0, 6, "1.23457e6"), (1e20, 3, "1e20"),
    (-2.5e-7, 3, "-2.5e-7"),
    (0.0, 3, "0"), (-0.0, 3, "-0"), (1e-300, 2, "1e-300"), (1.5e300, 2, "1.5e300"),
    (9.999, 2, "10"), (99.99, 2, "1e2"),
    (Double.leastNonzeroMagnitude, 17, "4.9406564584124654e-324"),
    (-1.7976931348623157e308, 17, "-1.7976931348623157e308"), (100, 3, "100"), (1000, 3, "1e3"),
    (1e10, 2, "1e10"), (0.0001, 3, "0.0001"),
  ])
  func aNumberHasItsDigits(value: Double, digits: Int, expected: String) {
    #expect(significant(value, digits: digits) == expected)
  }

  @Test func whatIsNotFiniteHasAName() {
    #expect(significant(.nan, digits: 3) == "nan")
    #expect(significant(-.nan, digits: 3) == "nan")
    #expect(significant(.infinity, digits: 3) == "inf")
    #expect(significant(-.infinity, digits: 3) == "-inf")
  }

  @Test func theCountOfDigitsIsKeptBetween1And17() {
    #expect(significant(1.0 / 3, digits: 0) == "0.3")
    #expect(significant(1.0 / 3, digits: -4) == "0.3")
    #expect(significant(1.0 / 3, digits: 99) == "0.33333333333333331")
  }

  @Test func seventeenDigitsReadBackAsTheNumber() {
    var bits: UInt64 = 0x9E37_79B9_7F4A_7C15
    for _ in 0..<5_000 {
      bits ^= bits << 13
      bits ^= bits >> 7
      bits ^= bits << 17
      let value = Double(bitPattern: bits)
      guard value.isFinite else { continue }
      #expect(Double(significant(value, digits: 17)) == value)
    }
  }
}
