/// A text with a name, so that a place in it can be shown.
///
/// Offsets are UTF-8 byte offsets, ranges are half open. The bytes need not be valid UTF-8.
public struct SourceText: Sendable {
  /// The name that messages begin with: a path, or what stands for one.
  public let name: String
  /// The text as it was read.
  public let bytes: [UInt8]
  /// What a line is called: `line`, or what stands on each line of a listing.
  public let unit: String

  /// The places from which columns are counted, in order: every line's start, and a place every
  /// few hundred bytes within a long line. The first is the start of the text.
  private let anchors: [Anchor]
  /// Whether every byte is a character of its own, so that a line's start is anchor enough.
  private let isSimple: Bool

  /// Makes a source text of bytes as they stand in a file.
  ///
  /// Complexity: linear in the number of bytes.
  public init(name: String, bytes: [UInt8], unit: String = "line") {
    self.name = name
    self.unit = unit
    self.bytes = bytes
    (anchors, isSimple) = bytes.withUnsafeBufferPointer { bytes in
      let isSimple = Anchor.areCharacters(bytes)
      return (isSimple ? Anchor.lineStarts(in: bytes) : Anchor.all(in: bytes), isSimple)
    }
  }

  /// Makes a source text of a string.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The line and column of a byte; an offset outside of the text counts as its nearest end.
  ///
  /// A line ends with LF, CRLF or CR, and holds its own end. A byte within a character has the
  /// character's column. Complexity: logarithmic in the number of lines.
  public func position(at offset: Int) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    let anchor = anchors[lastAnchor(notAfter: offset)]
    if isSimple {
      return Position(line: anchor.line, column: anchor.column + offset - anchor.offset)
    }
    // A character that has begun counts, so that its other bytes have the same column.
    let end = offset == bytes.count ? offset : scalarEnd(around: offset)
    let counted = bytes.withUnsafeBufferPointer { Anchor.characters(in: $0, anchor.offset..<end) }
    return Position(line: anchor.line, column: anchor.column + counted - (end > offset ? 1 : 0))
  }

  /// The number of bytes of the well-formed UTF-8 scalar that begins at an offset, or nil where
  /// none does.
  public func scalarLength(at offset: Int) -> Int? {
    guard bytes.indices.contains(offset) else { return nil }
    let length =
      switch bytes[offset] {
      case 0x00...0x7F: 1
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard length > 1, offset + length <= bytes.count else { return length == 1 ? 1 : nil }
    let scalar = bytes[offset..<offset + length]
    return String(validating: scalar, as: UTF8.self) == nil ? nil : length
  }

  private func lastAnchor(notAfter offset: Int) -> Int {
    var low = 0
    var high = anchors.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if anchors[middle].offset <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The end of the scalar that holds a byte; a byte that is not UTF-8 is one of its own.
  private func scalarEnd(around offset: Int) -> Int {
    for start in stride(from: offset, through: max(0, offset - 3), by: -1) {
      if let length = scalarLength(at: start), start + length > offset { return start + length }
    }
    return offset + 1
  }
}

/// A line and a column, both from 1; a column counts characters, as an editor shows it.
public struct Position: Hashable, Sendable, CustomStringConvertible {
  /// The line, from 1.
  public let line: Int
  /// The column, in characters (grapheme clusters) from 1.
  public let column: Int

  /// Makes a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The position as `line:column`.
  public var description: String { "\(line):\(column)" }
}

/// A range of bytes in a source text.
public struct Location: Sendable {
  /// The text.
  public let source: SourceText
  /// Byte offsets into the text, half open.
  public let range: Range<Int>

  /// Makes a location.
  public init(_ source: SourceText, _ range: Range<Int>) {
    self.source = source
    self.range = range
  }

  /// The line and column of the first byte.
  public var position: Position { source.position(at: range.lowerBound) }
}
