import Glibc

/// The number to a count of significant digits (1 to 17), as C's `%.{digits}g` writes it, but with
/// a tidy exponent: `5e-2`, `1e20`; `nan`, `inf` and `-inf` where it is not finite.
public func significant(_ value: Double, digits: Int) -> String {
  if value.isNaN { return "nan" }
  let digits = Int32(min(max(digits, 1), 17))
  // A sign, 17 digits, a point, up to four zeros after it and an exponent of five characters.
  let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 40) { buffer in
    // The program never calls setlocale, so C's formatting stays in the "C" locale.
    let length = withVaList([digits, value]) {
      vsnprintf(buffer.baseAddress, buffer.count, "%.*g", $0)
    }
    return String(decoding: UnsafeRawBufferPointer(buffer)[..<Int(length)], as: UTF8.self)
  }
  guard let mark = text.utf8.firstIndex(of: UInt8(ascii: "e")) else { return text }
  let exponent = text[text.index(after: mark)...]
  let sign = exponent.hasPrefix("-") ? "-" : ""
  return "\(text[..<mark])e\(sign)\(exponent.drop { "+-0".contains($0) })"
}
