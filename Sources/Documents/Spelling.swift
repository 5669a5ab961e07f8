/// How a string is written in a source where it does not stand byte for byte: with escapes, over
/// several lines, or indented.
final class Spelling: Sendable {
  /// The ways to write a string. JSON's is double-quoted: its escapes are YAML's too.
  enum Style: Sendable {
    case plain, singleQuoted, doubleQuoted, block
  }

  let style: Style
  /// The bytes of the whole source.
  private let bytes: [UInt8]
  /// The string's bytes in it, without the quotes or the header of a block.
  private let content: Range<Int>

  init(_ style: Style, bytes: [UInt8], content: Range<Int>) {
    self.style = style
    self.bytes = bytes
    self.content = content
  }

  /// The bytes of the source that spell bytes of the string, within its bounds.
  func range(of range: Range<Int>, in string: String) -> Range<Int> {
    var string = string
    let pieces = string.withUTF8 { self.pieces(of: $0) }
    let start = pieces.first { $0.text.upperBound > range.lowerBound }
    guard !range.isEmpty else {
      let offset = start?.place(of: range.lowerBound).lowerBound ?? pieces.last?.source.upperBound
      return (offset ?? content.lowerBound)..<(offset ?? content.lowerBound)
    }
    let end = pieces.first { $0.text.upperBound >= range.upperBound }
    guard let start, let end else { return content }
    let lower = start.place(of: range.lowerBound).lowerBound
    return lower..<max(lower, end.place(of: range.upperBound - 1).upperBound)
  }

  /// Bytes of the string that stand together in the source. Where the lengths there and here
  /// differ (an escape, a folded line break), the piece can only be shown as a whole.
  private struct Piece {
    var text: Range<Int>
    var source: Range<Int>

    /// Whether both this piece and the next stand in the source as they are, without a gap.
    func continues(with next: Piece) -> Bool {
      text.count == source.count && next.text.count == next.source.count
        && source.upperBound == next.source.lowerBound
    }

    func place(of offset: Int) -> Range<Int> {
      guard text.count == source.count else { return source }
      let place = source.lowerBound + offset - text.lowerBound
      return place..<place + 1
    }
  }

  /// The string cut into pieces, found by walking along it and the source together.
  ///
  /// A run of blanks and line breaks is one piece: folding and indentation change nothing else.
  /// Where the two do not agree after all, the whole is one piece.
  private func pieces(of text: UnsafeBufferPointer<UInt8>) -> [Piece] {
    var pieces: [Piece] = []
    var source = content.lowerBound
    var offset = 0
    while source < content.upperBound {
      let (length, count) = step(from: source, text: text, at: offset)
      guard length > 0, offset + count <= text.count else { break }
      let piece = Piece(text: offset..<offset + count, source: source..<source + length)
      source += length
      offset += count
      if count > 0, pieces.last?.continues(with: piece) == true {
        pieces[pieces.count - 1].text = pieces[pieces.count - 1].text.lowerBound..<offset
        pieces[pieces.count - 1].source = pieces[pieces.count - 1].source.lowerBound..<source
      } else if count > 0 {
        pieces.append(piece)
      }
    }
    // The line break at the end of a block may stand behind the content.
    if text[offset...].allSatisfy(\.isBlank), offset < text.count {
      pieces.append(Piece(text: offset..<text.count, source: source..<source))
      offset = text.count
    }
    guard source == content.upperBound, offset == text.count else {
      return [Piece(text: 0..<text.count, source: content)]
    }
    return pieces
  }

  /// The bytes of the source that come next, and the bytes of the string that they spell; none
  /// where the two do not agree.
  private func step(
    from source: Int, text: UnsafeBufferPointer<UInt8>, at offset: Int
  ) -> (source: Int, text: Int) {
    let blanks = blankLength(from: source)
    if blanks > 0 { return (blanks, text[offset...].prefix(while: \.isBlank).count) }
    if style == .doubleQuoted, bytes[source] == UInt8(ascii: "\\") {
      return Escape(in: bytes, at: source, before: content.upperBound).map {
        ($0.length, UTF8.width($0.scalar))
      } ?? (0, 0)
    }
    guard offset < text.count, bytes[source] == text[offset] else { return (0, 0) }
    let isDoubled = style == .singleQuoted && bytes[source] == UInt8(ascii: "'")
    return (isDoubled ? 2 : 1, 1)
  }

  /// The length of the blanks and line breaks at an offset, escaped ones with them.
  private func blankLength(from start: Int) -> Int {
    var end = start
    while end < content.upperBound {
      if bytes[end].isBlank {
        end += 1
      } else if style == .doubleQuoted, bytes[end] == UInt8(ascii: "\\"),
        let escape = Escape(in: bytes, at: end, before: content.upperBound),
        escape.scalar.isASCII, UInt8(truncatingIfNeeded: escape.scalar.value).isBlank
      {
        end += escape.length
      } else {
        break
      }
    }
    return end - start
  }
}

/// An escape of a double-quoted string, known to be right: its scalar and the bytes that spell it.
private struct Escape {
  var scalar: Unicode.Scalar
  var length: Int

  init?(in bytes: [UInt8], at start: Int, before end: Int) {
    guard start + 1 < end else { return nil }
    let digits: Int
    switch bytes[start + 1] {
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    case let letter:
      scalar = Escape.scalars[letter] ?? Unicode.Scalar(letter)
      length = 2
      return
    }
    let number = { (start: Int) in
      Int(String(decoding: bytes[start..<min(start + digits, end)], as: UTF8.self), radix: 16)
    }
    guard var value = number(start + 2) else { return nil }
    length = 2 + digits
    if 0xD800..<0xDC00 ~= value, start + 8 < end, let low = number(start + 8), low >= 0xDC00 {
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      length = 12
    }
    guard let scalar = UInt32(exactly: value).flatMap(Unicode.Scalar.init) else { return nil }
    self.scalar = scalar
  }

  /// The letters that stand for another character than themselves. An escaped line break stands
  /// for nothing, and belongs to the blanks around it.
  private static let scalars: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "0"): "\0", UInt8(ascii: "a"): "\u{7}", UInt8(ascii: "b"): "\u{8}",
    UInt8(ascii: "t"): "\t", UInt8(ascii: "n"): "\n", UInt8(ascii: "v"): "\u{B}",
    UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "r"): "\r", UInt8(ascii: "e"): "\u{1B}",
    UInt8(ascii: "N"): "\u{85}", UInt8(ascii: "_"): "\u{A0}", UInt8(ascii: "L"): "\u{2028}",
    UInt8(ascii: "P"): "\u{2029}",
  ]
}
