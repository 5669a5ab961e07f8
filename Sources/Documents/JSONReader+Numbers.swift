import Diagnostics

extension JSONReader {
  /// Reads a number: an integer where it is whole by its spelling and fits, else a float64.
  mutating func number() throws(Diagnostic) -> Node {
    let start = index
    let isNegative = byte == UInt8(ascii: "-")
    if isNegative { index += 1 }
    var decimal = Decimal(mantissa: 0, exponent: 0)
    let isZero = byte == UInt8(ascii: "0")
    let whole = digits(into: &decimal.mantissa)
    guard whole == 1 || (whole > 1 && !isZero) else { throw malformedNumber(from: start) }
    var fraction = 0
    if byte == UInt8(ascii: ".") {
      index += 1
      fraction = digits(into: &decimal.mantissa)
      guard fraction > 0 else { throw malformedNumber(from: start) }
    }
    var hasExponent = false
    if byte | 0x20 == UInt8(ascii: "e") {
      hasExponent = true
      guard let exponent = exponent() else { throw malformedNumber(from: start) }
      decimal.exponent = exponent
    }
    if continuesNumber { throw malformedNumber(from: start) }
    let isExact = whole + fraction <= 19 || significantDigits(in: start..<index) <= 19
    if isExact, fraction == 0, !hasExponent,
      let integer = integer(decimal.mantissa, isNegative: isNegative)
    {
      return Node(value: .integer(integer), range: start..<index)
    }
    decimal.exponent -= fraction
    let magnitude = isExact ? decimal.nearest : nil
    let value =
      magnitude.map { isNegative ? -$0 : $0 }
      ?? Decimal.nearest(to: UnsafeBufferPointer(rebasing: bytes[start..<index]))
    return Node(value: .number(value), range: start..<index)
  }

  /// The digits of a number from its first one that is not zero, without those of its exponent.
  private func significantDigits(in range: Range<Int>) -> Int {
    let mantissa = bytes[range].prefix { $0 | 0x20 != UInt8(ascii: "e") }
    let digits = mantissa.filter(\.isDigit)
    return digits.count - digits.prefix { $0 == UInt8(ascii: "0") }.count
  }

  /// Reads digits, and gives their count. The mantissa is right for up to 19 of them.
  @inline(__always)
  private mutating func digits(into mantissa: inout UInt64) -> Int {
    let start = index
    while true {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return index - start }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      index += 1
    }
  }

  /// Reads an exponent from its `e` on; one beyond all float64s is cut to a million.
  private mutating func exponent() -> Int? {
    index += 1
    let isNegative = byte == UInt8(ascii: "-")
    if isNegative || byte == UInt8(ascii: "+") { index += 1 }
    let start = index
    var exponent = 0
    while byte.isDigit {
      exponent = min(exponent * 10 + Int(byte - UInt8(ascii: "0")), 1_000_000)
      index += 1
    }
    guard index > start else { return nil }
    return isNegative ? -exponent : exponent
  }

  /// The integer, unless it is too large, or -0, whose sign only a float64 keeps.
  private func integer(_ magnitude: UInt64, isNegative: Bool) -> Int? {
    guard isNegative else { return Int(exactly: magnitude) }
    guard magnitude > 0, magnitude <= UInt64(Int.max) + 1 else { return nil }
    return Int(truncatingIfNeeded: 0 &- magnitude)
  }

  /// Whether something stands right behind a number that makes it an expression or a misspelling.
  @inline(__always) private var continuesNumber: Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: " "),
      UInt8(ascii: "\n"):
      false
    case UInt8(ascii: "/"): !isComment(at: index)
    default: byte.isWord || "+-*^%(@".utf8.contains(byte)
    }
  }
}
