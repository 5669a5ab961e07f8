/// The part of a source line that a diagnostic shows, and the caret below it.
struct Excerpt {
  /// The line, or a window of it, as it is safe to print; tabs are spaces.
  let text: String
  /// The blanks before the caret.
  let indentation: String
  /// A `^` below the first character of the range, and a `~` below each further column.
  let caret: String

  /// Columns of a line that are shown at most, and how many of them stand before the range.
  private static let window = 64
  private static let lead = 24
  /// Bytes that are looked at before and after the start of the range: enough for the window.
  private static let reach = 2048
  private static let tab = 4

  init(of location: Location) {
    let bytes = location.source.bytes
    let start = min(max(location.range.lowerBound, 0), bytes.count)
    let end = max(start, min(location.range.upperBound, bytes.count))
    let line = Excerpt.line(of: bytes, around: start)
    let cells = Excerpt.cells(of: location.source, in: line.range)

    let focus = cells.firstIndex { $0.end > start } ?? cells.count
    let shown = Excerpt.window(of: cells, around: focus)
    let before = cells[shown.lowerBound..<focus].reduce(0) { $0 + $1.columns }
    let under = cells[focus..<shown.upperBound].prefix { $0.start < end }
    let width = max(1, under.reduce(0) { $0 + $1.columns })

    let head = line.isCutBefore || shown.lowerBound > 0 ? "…" : ""
    let tail = line.isCutAfter || shown.upperBound < cells.count ? "…" : ""
    let text = head + cells[shown].map(\.text).joined() + tail
    // A command for a CI log is seen only in the whole, and made harmless without a change of width.
    self.text = String(printable(text).reversed().drop { $0 == " " }.reversed())
    self.indentation = String(repeating: " ", count: before + head.count)
    self.caret = "^" + String(repeating: "~", count: width - 1)
  }

  /// The line around a byte without its line break, or as much of it as is looked at.
  private static func line(
    of bytes: [UInt8], around start: Int
  ) -> (range: Range<Int>, isCutBefore: Bool, isCutAfter: Bool) {
    let isWithinLineBreak =
      start > 0 && start < bytes.count && bytes[start] == 0x0A && bytes[start - 1] == 0x0D
    var first = isWithinLineBreak ? start - 1 : start
    var last = first
    let canCut = { (offset: Int) in
      let distance = abs(offset - start)
      return distance >= reach && (bytes[offset] & 0xC0 != 0x80 || distance >= reach + 4)
    }
    while first > 0, !isLineEnd(bytes[first - 1]), first == bytes.count || !canCut(first) {
      first -= 1
    }
    while last < bytes.count, !isLineEnd(bytes[last]), !canCut(last) { last += 1 }
    return (
      first..<last, first > 0 && !isLineEnd(bytes[first - 1]),
      last < bytes.count && !isLineEnd(bytes[last])
    )
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// A character of the line as it is shown.
  private struct Cell {
    /// What is printed, and how many columns it takes.
    var text: String
    var columns: Int
    /// The bytes of the source that it stands for.
    var start: Int
    var end: Int
  }

  private static func cells(of source: SourceText, in range: Range<Int>) -> [Cell] {
    var cells: [Cell] = []
    var column = 0
    var offset = range.lowerBound
    for (character, length) in characters(of: source, in: range) {
      let text =
        character == "\t"
        ? String(repeating: " ", count: tab - column % tab) : printable(String(character))
      let columns = character == "\t" ? text.count : text.reduce(0) { $0 + $1.columns }
      cells.append(Cell(text: text, columns: columns, start: offset, end: offset + length))
      column += columns
      offset += length
    }
    return cells
  }

  /// The characters of a line, each with the number of source bytes that it takes.
  ///
  /// A byte that is not UTF-8 is one replacement character of its own.
  private static func characters(
    of source: SourceText, in range: Range<Int>
  ) -> [(Character, Int)] {
    if let valid = String(validating: source.bytes[range], as: UTF8.self) {
      return valid.map { ($0, $0.utf8.count) }
    }
    var characters: [(Character, Int)] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      let length = source.scalarLength(at: offset)
      let scalar = String(decoding: source.bytes[offset..<offset + (length ?? 1)], as: UTF8.self)
      characters.append((length == nil ? "\u{FFFD}" : Character(scalar), length ?? 1))
      offset += length ?? 1
    }
    return characters
  }

  /// The cells to show: all, or about a hundred columns around the focus.
  private static func window(of cells: [Cell], around focus: Int) -> Range<Int> {
    var first = focus
    var before = 0
    while first > 0, before + cells[first - 1].columns <= lead {
      first -= 1
      before += cells[first].columns
    }
    var last = focus
    var total = before
    while last < cells.count, total + cells[last].columns <= window {
      total += cells[last].columns
      last += 1
    }
    while first > 0, total + cells[first - 1].columns <= window {
      first -= 1
      total += cells[first].columns
    }
    return first..<last
  }
}

extension Character {
  /// The columns that a terminal gives the character: two for CJK and emoji, else one.
  var columns: Int {
    if isASCII { return 1 }
    guard let base = unicodeScalars.first else { return 0 }
    let isEmoji =
      base.properties.isEmojiPresentation || unicodeScalars.contains { $0.value == 0xFE0F }
    return isEmoji || Character.wide.contains { $0.contains(base.value) } ? 2 : 1
  }

  /// Blocks of East Asian wide and fullwidth characters (Unicode Standard Annex 11).
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18AFF, 0x1B000...0x1B2FF, 0x20000...0x3FFFD,
  ]
}
