import Diagnostics
import Glibc
import Testing

@testable import Documents

/// Expected doubles are what glibc's `strtod` reads.
@Suite struct JSONReaderNumbersTests {
  @Test(arguments: [
    ("0", "0"), ("-1", "-1"), ("9223372036854775807", "9223372036854775807"),
    ("-9223372036854775808", "-9223372036854775808"),
    // An integer that does not fit is rounded, and so is spelt as a float64.
    ("9223372036854775808", "9.223372036854776e+18"),
    ("-9223372036854775809", "-9.223372036854776e+18"),
    ("18446744073709551615", "1.8446744073709552e+19"),
    ("123456789012345678901234567890", "1.2345678901234568e+29"),
    // A point, an exponent or a sign of zero makes a float64.
    ("-0", "-0.0"), ("3.0", "3.0"), ("1e2", "100.0"), ("1E+2", "100.0"), ("1e-2", "0.01"),
    ("-0.0", "-0.0"), ("0e5", "0.0"), ("0.5", "0.5"),
    ("1e400", "inf"), ("-1e400", "-inf"), ("1e-400", "0.0"), ("-1e-400", "-0.0"),
    ("1e99999999999999999999", "inf"), ("1e-99999999999999999999", "0.0"),
    ("0e99999999999999999999", "0.0"), ("5e-324", "5e-324"), ("1e22", "1e+22"), ("1e23", "1e+23"),
    // Half way between two doubles, and just above.
    ("9007199254740993", "9007199254740993"), ("9007199254740993.0", "9007199254740992.0"),
    ("9007199254740993.00000000000000000001", "9.007199254740994e+15"),
    ("1.7976931348623159e308", "inf"), ("1.7976931348623157e308", "1.7976931348623157e+308"),
    ("2.4703282292062327208e-324", "0.0"), ("2.4703282292062328e-324", "5e-324"),
  ])
  func aNumberIsReadExactly(text: String, expected: String) {
    #expect(outline(json("[\(text)]")) == "[\(expected)]")
  }

  private func number(_ text: String) -> Double? {
    switch json(text).document?.root.value {
    case .number(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }

  @Test func aDoubleThatIsPrintedReadsBackAsItself() {
    var generator = Generator(seed: 6390)
    var count = 0
    while count < 20_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      count += 1
      #expect(number("\(value)")?.bitPattern == value.bitPattern)
    }
  }

  @Test func decimalsOfAnyLengthAgreeWithTheCLibrary() {
    var generator = Generator(seed: 3)
    for _ in 0..<20_000 {
      let whole = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        "\(Int.random(in: 0...9, using: &generator))"
      }
      let fraction = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
        "\(Int.random(in: 0...9, using: &generator))"
      }
      let exponent =
        Bool.random(using: &generator) ? "" : "e\(Int.random(in: -40...40, using: &generator))"
      let digits = whole.joined().drop { $0 == "0" }
      let text =
        (digits.isEmpty ? "0" : digits) + (fraction.isEmpty ? "" : "." + fraction.joined())
        + exponent
      #expect(number(text) == strtod(text, nil), "\(text)")
    }
  }

  @Test func decimalsOfSeventeenDigitsAndMoreAgreeWithTheCLibrary() {
    var generator = Generator(seed: 4)
    for _ in 0..<20_000 {
      let digits = (0..<Int.random(in: 17...40, using: &generator)).map { _ in
        "\(Int.random(in: 0...9, using: &generator))"
      }
      let text = "0." + digits.joined() + "e\(Int.random(in: -330...310, using: &generator))"
      #expect(number(text) == strtod(text, nil), "\(text)")
    }
  }

  @Test func numbersHalfWayBetweenDoublesRoundToEven() {
    // m + 1/2 with m of 53 bits lies half way; its 54 bits fit the digits exactly.
    var generator = Generator(seed: 5)
    for _ in 0..<2_000 {
      let mantissa = UInt64.random(in: 1 << 52..<1 << 53, using: &generator)
      let even = mantissa + mantissa % 2
      #expect(number("\(mantissa).5") == Double(even))
      #expect(number("\(mantissa).50000000000000000001") == Double(mantissa + 1))
      #expect(number("\(mantissa).49999999999999999999") == Double(mantissa))
    }
  }

  @Test func aNumberOfAMillionDigitsIsRead() {
    let text = "0." + String(repeating: "3", count: 1_000_000)
    #expect(number(text) == 1.0 / 3)
  }
}
