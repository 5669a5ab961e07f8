import Diagnostics

/// One cell of a table on its way out.
enum CSVCell {
  case text(String)
  case number(Double)
  case empty

  /// A text where there is one.
  static func optional(_ text: String?) -> CSVCell { text.map { .text($0) } ?? .empty }
}

/// Tables as spreadsheets and programs read them: cells between commas, quoted as RFC 4180 has it,
/// each row one line that ends with LF.
///
/// Nothing in a cell of text acts on a spreadsheet: what it would take for a formula gets an
/// apostrophe before it. Numbers are written as numbers, negative ones too.
enum CSVTable {
  /// A row with its line break.
  static func row(_ cells: [CSVCell]) -> String {
    cells.map(written).joined(separator: ",") + "\n"
  }

  private static func written(_ cell: CSVCell) -> String {
    switch cell {
    case .empty: ""
    case .number(let number): shortest(number)
    case .text(let text): quoted(defused(printable(onOneLine(text))))
    }
  }

  /// The lines of a text without what they are indented by, a blank between two of them.
  private static func onOneLine(_ text: String) -> String {
    let isBreak = { (character: Character) in ["\n", "\r\n", "\r"].contains(character) }
    guard text.contains(where: isBreak) else { return text }
    return text.split(whereSeparator: isBreak).map { $0.drop { $0 == " " } }
      .joined(separator: " ")
  }

  /// The signs with which a spreadsheet begins a formula, their full-width forms among them; a
  /// tabulator or a carriage return, which one skips before it, is no longer there.
  private static let formulaSigns: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]

  /// The text with an apostrophe before it where a spreadsheet would take it for a formula.
  static func defused(_ text: String) -> String {
    let first = text.unicodeScalars.first { $0 != " " }
    return first.map(formulaSigns.contains) ?? false ? "'" + text : text
  }

  /// The text in quotes where it needs them, for readers too that take a semicolon or a tabulator
  /// for the end of a cell.
  private static func quoted(_ text: String) -> String {
    let needsQuotes =
      text.utf8.contains { [0x22, 0x2C, 0x3B, 0x09, 0x0A, 0x0D].contains($0) }
      || text.utf8.first == 0x20 || text.utf8.last == 0x20
    if !needsQuotes { return text }
    return "\"" + text.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}
