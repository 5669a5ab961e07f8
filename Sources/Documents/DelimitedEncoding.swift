import Diagnostics

/// How the text of a delimited file is written as bytes.
enum DelimitedEncoding {
  case utf8
  case utf16(isLittleEndian: Bool)

  /// The encoding that a byte order mark tells; UTF-8 without one.
  init(of bytes: [UInt8]) {
    switch bytes.prefix(2) {
    case [0xFF, 0xFE]: self = .utf16(isLittleEndian: true)
    case [0xFE, 0xFF]: self = .utf16(isLittleEndian: false)
    default: self = .utf8
    }
  }

  /// The file as text in UTF-8, its byte order mark too.
  func source(name: String, bytes: [UInt8]) throws(Diagnostic) -> SourceText {
    guard case .utf16(let isLittleEndian) = self else {
      return SourceText(name: name, bytes: bytes)
    }
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isLittleEndian ? second << 8 | first : first << 8 | second
    }
    guard bytes.count % 2 == 0, let text = String(validating: units, as: UTF16.self) else {
      let whole = SourceText(name: name, text: String(decoding: units, as: UTF16.self))
      throw Diagnostic(
        "the file begins as UTF-16 and is none", at: Location(whole, 0..<0),
        suggestion: "export the file once more")
    }
    return SourceText(name: name, text: text)
  }

  /// Text in UTF-8 in this encoding.
  func bytes(of text: [UInt8]) -> [UInt8] {
    guard case .utf16(let isLittleEndian) = self else { return text }
    return String(decoding: text, as: UTF8.self).utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isLittleEndian ? [low, high] : [high, low]
    }
  }
}
