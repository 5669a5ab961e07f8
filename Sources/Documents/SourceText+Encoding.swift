import Diagnostics

extension SourceText {
  /// The offset behind a UTF-8 byte order mark, which is skipped.
  var contentStart: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// The end of the last thing in the text: where something is missing at the end of the file.
  var contentEnd: Int { bytes.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? bytes.count }

  /// What is wrong with a file that is not text in UTF-8.
  func encodingFailure(format: String) -> Diagnostic? {
    let head = bytes.prefix(2)
    let isMarked = head.elementsEqual([0xFF, 0xFE]) || head.elementsEqual([0xFE, 0xFF])
    if isMarked || (head.count == 2 && head.contains(0)) {
      return Diagnostic(
        "a \(format) file requires UTF-8, got UTF-16", at: Location(self, 0..<2),
        suggestion: "save the file as UTF-8")
    }
    guard let offset = firstInvalidByte else { return nil }
    let byte = "0x" + String(bytes[offset], radix: 16, uppercase: true)
    return Diagnostic(
      "a \(format) file requires UTF-8, got the byte \(byte)",
      at: Location(self, offset..<offset + 1), suggestion: "save the file as UTF-8")
  }

  /// The first byte that begins no well-formed UTF-8 scalar.
  private var firstInvalidByte: Int? {
    // Looking at all bytes without a branch is faster than stopping early.
    if bytes.reduce(0, |) < 0x80 || String(validating: bytes, as: UTF8.self) != nil { return nil }
    var offset = 0
    while let length = scalarLength(at: offset) { offset += length }
    return offset < bytes.count ? offset : nil
  }

  /// The bytes of a range as text; what is not UTF-8 becomes U+FFFD.
  func text(in range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// A code point as Unicode writes it: `U+00A0`.
  static func codePoint(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// A text cut to what fits into a message.
  static func shortened(_ text: String) -> String { Diagnostics.shortened(text, to: 40) }
}
