/// The types that YAML 1.2's core schema gives to plain scalars (YAML 1.2.2, section 10.3.2).
enum CoreSchema {
  /// What a plain scalar stands for, or nil where it is a string.
  ///
  /// `yes`, `no`, `on` and `1_000` are strings, `014` is 14. `-0` is the float64 that keeps its
  /// sign, as in JSON.
  static func value(of scalar: String) -> Node.Value? {
    guard let first = scalar.utf8.first else { return .null }
    guard "~nNtTfF+-.0123456789".utf8.contains(first) else { return nil }
    switch scalar {
    case "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .boolean(true)
    case "false", "False", "FALSE": return .boolean(false)
    case ".nan", ".NaN", ".NAN": return .number(.nan)
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .number(.infinity)
    case "-.inf", "-.Inf", "-.INF": return .number(-.infinity)
    default:
      let bytes = Array(scalar.utf8)
      return scaled(bytes) ?? decimal(bytes)
    }
  }

  /// An integer in base 8 or 16: `0o17`, `0xFF`.
  private static func scaled(_ bytes: [UInt8]) -> Node.Value? {
    guard bytes.count > 2, bytes[0] == UInt8(ascii: "0") else { return nil }
    let bits: Int
    switch bytes[1] {
    case UInt8(ascii: "o"): bits = 3
    case UInt8(ascii: "x"): bits = 4
    default: return nil
    }
    let digits = bytes[2...].map { Character(Unicode.Scalar($0)).hexDigitValue ?? 16 }
    guard digits.allSatisfy({ $0 < 1 << bits }) else { return nil }
    let exact = Int(String(decoding: bytes[2...], as: UTF8.self), radix: 1 << bits)
    return exact.map { .integer($0) } ?? .number(nearest(to: digits, bits: bits))
  }

  /// The float64 nearest to digits of a few bits each.
  ///
  /// What falls off at the end is kept in the lowest bit, so that there is one rounding.
  private static func nearest(to digits: [Int], bits: Int) -> Double {
    var mantissa: UInt64 = 0
    var exponent = 0
    for digit in digits {
      if mantissa < 1 << 59 {
        mantissa = mantissa << UInt64(bits) | UInt64(digit)
      } else {
        exponent += bits
        if digit > 0 { mantissa |= 1 }
      }
    }
    return Double(sign: .plus, exponent: exponent, significand: Double(mantissa))
  }

  /// An integer or a float64: `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`.
  private static func decimal(_ bytes: [UInt8]) -> Node.Value? {
    var rest = bytes[...]
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let whole = removeDigits(from: &rest)
    if rest.isEmpty, whole > 0 { return integer(bytes) }
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = removeDigits(from: &rest)
    }
    guard whole + fraction > 0 else { return nil }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
      guard removeDigits(from: &rest) > 0 else { return nil }
    }
    return rest.isEmpty ? .number(Decimal.nearest(to: bytes)) : nil
  }

  private static func integer(_ bytes: [UInt8]) -> Node.Value {
    let value = Int(String(decoding: bytes, as: UTF8.self))
    guard let value, value != 0 || bytes[0] != UInt8(ascii: "-") else {
      return .number(Decimal.nearest(to: bytes))
    }
    return .integer(value)
  }

  private static func removeDigits(from bytes: inout ArraySlice<UInt8>) -> Int {
    let digits = bytes.prefix { $0.isDigit }
    bytes = bytes.dropFirst(digits.count)
    return digits.count
  }
}

// The tags of the core schema.
extension CoreSchema {
  private static let prefix = "tag:yaml.org,2002:"

  /// A tag as an author writes it.
  static func shown(_ tag: String) -> String {
    tag.hasPrefix(prefix) ? "!!\(tag.dropFirst(prefix.count))" : tag
  }

  /// What a tag requires a value to be, as a message calls it; nil for a tag of another schema.
  static func requirement(of tag: String) -> String? {
    switch shown(tag) {
    case "!", "!!str": "a string"
    case "!!null": "nothing"
    case "!!bool": "true or false"
    case "!!int": "a whole number"
    case "!!float": "a number"
    case "!!seq": "a list"
    case "!!map": "a mapping"
    default: nil
    }
  }

  /// The value of a scalar that has a tag, or nil where it is not what the tag requires.
  static func value(of text: Text, tagged tag: String) -> Node.Value? {
    switch (shown(tag), value(of: text.string)) {
    case ("!", _), ("!!str", _): .string(text)
    case ("!!null", .null): .null
    case ("!!bool", .boolean(let value)): .boolean(value)
    case ("!!int", .integer(let value)): .integer(value)
    case ("!!float", .integer(let value)): .number(Double(value))
    case ("!!float", .number(let value)): .number(value)
    default: nil
    }
  }
}
