import Diagnostics

extension JSONReader {
  /// Reads a string from its opening quote on, and gives its bytes with the quotes.
  mutating func string() throws(Diagnostic) -> (Text, Range<Int>) {
    let start = index
    index += 1
    skipVerbatim()
    if byte == UInt8(ascii: "\"") {
      let content = start + 1..<index
      index += 1
      let string = String(
        decoding: UnsafeBufferPointer(rebasing: bytes[content]), as: UTF8.self)
      return (Text(string, at: content.lowerBound), start..<index)
    }
    return (try escapedString(from: start), start..<index)
  }

  /// Moves to the next quote, backslash or control character, or to the end.
  ///
  /// Eight bytes are looked at together: a byte is zero exactly where subtracting one from it
  /// borrows, so that each test is one subtraction over all of them.
  @inline(__always)
  private mutating func skipVerbatim() {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops = ones << 7
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return }
    while index + 8 <= bytes.count {
      let word = base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
      let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
      let found =
        ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
        | ((word &- (ones &* 0x20)) & ~word)
      if found & tops != 0 { break }
      index += 8
    }
    while index < bytes.count, bytes[index] >= 0x20, bytes[index] != UInt8(ascii: "\""),
      bytes[index] != UInt8(ascii: "\\")
    {
      index += 1
    }
  }

  /// Reads the rest of a string that does not stand in the source byte for byte.
  private mutating func escapedString(from start: Int) throws(Diagnostic) -> Text {
    content.removeAll(keepingCapacity: true)
    append(start + 1..<index)
    while byte == UInt8(ascii: "\\") {
      let scalar = try escape()
      if scalar.isASCII {
        content.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        content.append(contentsOf: String(scalar).utf8)
      }
      let piece = index
      skipVerbatim()
      append(piece..<index)
    }
    guard byte == UInt8(ascii: "\"") else { throw unfinishedString(from: start) }
    let spelling = Spelling(.doubleQuoted, bytes: source.bytes, content: start + 1..<index)
    index += 1
    return Text(String(decoding: content, as: UTF8.self), spelling: spelling)
  }

  @inline(__always)
  private mutating func append(_ piece: Range<Int>) {
    content.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[piece]))
  }

  /// Reads an escape from its backslash on.
  private mutating func escape() throws(Diagnostic) -> Unicode.Scalar {
    let start = index
    index += 1
    let letter = byte
    index += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape(from: start)
    default: throw unknownEscape(at: start)
    }
  }

  /// Reads the digits of `\uXXXX`, and of the second one of a surrogate pair.
  private mutating func unicodeEscape(from start: Int) throws(Diagnostic) -> Unicode.Scalar {
    let unit = try codeUnit(from: start)
    if let scalar = Unicode.Scalar(unit) { return scalar }
    let second = index
    guard UTF16.isLeadSurrogate(unit), byte == UInt8(ascii: "\\") else {
      throw loneSurrogate(from: start)
    }
    index += 1
    guard byte == UInt8(ascii: "u") else { throw loneSurrogate(from: start) }
    index += 1
    let trail = try codeUnit(from: second)
    guard UTF16.isTrailSurrogate(trail) else { throw loneSurrogate(from: start) }
    return UTF16.decode(UTF16.EncodedScalar([unit, trail]))
  }

  private mutating func codeUnit(from start: Int) throws(Diagnostic) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw shortEscape(from: start)
      }
      unit = unit << 4 | UInt16(digit)
      index += 1
    }
    return unit
  }
}
