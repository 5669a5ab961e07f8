/// A number in the fewest digits that read back as the same number, whole ones without a point:
/// `2`, `0.1`, `1e-7`, `1e16`, `nan`, `-inf`.
func shortest(_ value: Double) -> String {
  if value.isNaN { return "nan" }
  if let whole = Int32(exactly: value), whole != 0 || value.sign == .plus { return String(whole) }
  let text = "\(value)"
  if text.hasSuffix(".0") { return String(text.dropLast(2)) }
  guard let mark = text.firstIndex(of: "e") else { return text }
  let exponent = text[mark...].dropFirst()
  let sign = exponent.hasPrefix("-") ? "-" : ""
  return "\(text[...mark])\(sign)\(exponent.drop { "+-0".contains($0) })"
}

extension ByteBuffer {
  /// Appends a number as ``shortest(_:)`` has it.
  mutating func append(shortest value: Double) {
    if value.sign == .plus, let whole = UInt32(exactly: value), whole <= Int32.max {
      append(decimal: UInt(whole))
    } else {
      append(Reports.shortest(value))
    }
  }
}
