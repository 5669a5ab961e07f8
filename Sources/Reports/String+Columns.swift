extension Character {
  /// The columns that a character takes on a terminal: 2 for East Asian wide characters and emoji,
  /// 0 for marks on their own.
  fileprivate var columns: Int {
    if isASCII { return 1 }
    if unicodeScalars.contains(where: { $0.isWide || $0 == "\u{FE0F}" }) { return 2 }
    return unicodeScalars.count { !$0.isWithoutWidth }
  }
}

extension Unicode.Scalar {
  /// Whether it is East Asian wide or full width (Unicode Standard Annex 11), or an emoji by
  /// default.
  fileprivate var isWide: Bool {
    switch value {
    case ..<0x1100: false
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
      0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD:
      true
    default: properties.isEmojiPresentation
    }
  }

  fileprivate var isWithoutWidth: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }
}

extension StringProtocol {
  /// The columns that the text takes on a terminal.
  var columns: Int {
    utf8.allSatisfy { $0 < 0x80 && $0 != 0x0D } ? utf8.count : reduce(0) { $0 + $1.columns }
  }

  /// The text in pieces of at most `width` columns; a character wider than that is a piece.
  func broken(to width: Int) -> [String] {
    if utf8.count <= width { return [String(self)] }
    var pieces: [String] = []
    var piece = ""
    var used = 0
    for character in self {
      let columns = character.columns
      if used + columns > width, !piece.isEmpty {
        pieces.append(piece)
        piece = ""
        used = 0
      }
      piece.append(character)
      used += columns
    }
    return pieces + [piece]
  }
}

extension String {
  /// The text in lines of at most `width` columns, broken between words, or within a word that is
  /// longer than a line. Line breaks stay, and lines that start with a space stay as they are,
  /// however long: their author has laid them out.
  func wrapped(to width: Int) -> [String] {
    if isLine(of: width) { return [self] }
    return brokenLines(to: width)
  }

  /// Whether the text is a line that is laid out already: short, of printable ASCII, and without a
  /// space that would be lost.
  private func isLine(of width: Int) -> Bool {
    if utf8.count > width { return false }
    var previous: UInt8 = 0x20
    for byte in utf8 {
      if byte < 0x20 || byte > 0x7E || (byte == 0x20 && previous == 0x20) { return false }
      previous = byte
    }
    return previous != 0x20
  }

  private func brokenLines(to width: Int) -> [String] {
    split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      line.hasPrefix(" ") ? [String(line)] : wrapped(line, to: width)
    }
  }

  private func wrapped(_ line: Substring, to width: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    var used = 0
    for piece in line.split(separator: " ").flatMap({ $0.broken(to: width) }) {
      let columns = piece.columns
      if current.isEmpty {
        current = piece
        used = columns
      } else if used + 1 + columns <= width {
        current += " " + piece
        used += 1 + columns
      } else {
        lines.append(current)
        current = piece
        used = columns
      }
    }
    return lines + [current]
  }

  /// The text with spaces on its right, or on its left, to fill so many columns.
  func filled(to width: Int, onTheLeft: Bool = false) -> String {
    let spaces = String(repeating: " ", count: Swift.max(0, width - columns))
    return onTheLeft ? spaces + self : self + spaces
  }
}
