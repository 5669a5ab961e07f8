import Diagnostics

/// A table in a text file, a row a line, of which single cells can be replaced: every other byte
/// stays as it is.
///
/// Cells stand between commas, semicolons or tabulators, whichever the first row has most of, and
/// are quoted as RFC 4180 has it. Lines end with LF, CRLF or CR. The file is UTF-8 or, with a byte
/// order mark, UTF-16. Empty lines are no rows.
public struct DelimitedFile: Sendable {
  /// One cell: its bytes, quotes included.
  struct Cell {
    let range: Range<Int>
    let isQuoted: Bool
  }

  /// The file as text in UTF-8.
  public let source: SourceText
  /// The byte between two cells.
  let delimiter: UInt8
  private let encoding: DelimitedEncoding
  private let rows: [[Cell]]

  /// Reads a file.
  ///
  /// - Throws: the first fault: bytes that are no text, a quote without its partner, a row of another
  ///   length than the first, or no row at all.
  public init(name: String, bytes: [UInt8]) throws(Diagnostic) {
    encoding = DelimitedEncoding(of: bytes)
    source = try encoding.source(name: name, bytes: bytes)
    if let failure = source.encodingFailure(format: "CSV") { throw failure }
    var reader = DelimitedReader(source)
    rows = try reader.rows()
    delimiter = reader.delimiter
  }

  /// The number of rows, the first with the titles of the columns among them; 1 at least.
  public var rowCount: Int { rows.count }

  /// The number of cells of each row; 1 at least.
  public var columnCount: Int { rows.first?.count ?? 0 }

  /// The text of a cell without its quotes; none where there is no such cell.
  public func text(row: Int, column: Int) -> String {
    guard let cell = cell(row, column) else { return "" }
    if !cell.isQuoted { return source.text(in: cell.range) }
    let inner = source.bytes[cell.range].dropFirst().dropLast()
    // Within the quotes, a quote is written twice.
    var isSecond = false
    let bytes = inner.filter { byte in
      isSecond = byte == 0x22 && !isSecond
      return byte != 0x22 || isSecond
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Where a cell stands.
  public func location(row: Int, column: Int) -> Location {
    Location(source, cell(row, column)?.range ?? 0..<0)
  }

  /// A new text for a cell.
  public struct Edit: Sendable, Equatable {
    /// The cell's row, from 0.
    public let row: Int
    /// Its column, from 0.
    public let column: Int
    /// The text, without quotes.
    public let text: String

    /// Makes an edit.
    public init(row: Int, column: Int, text: String) {
      (self.row, self.column, self.text) = (row, column, text)
    }
  }

  /// The bytes of the file with some cells replaced. A cell keeps its quotes, and gets some where
  /// it needs them; of two edits of a cell the later one counts.
  public func bytes(with edits: [Edit]) -> [UInt8] {
    var texts: [Int: (range: Range<Int>, text: [UInt8])] = [:]
    for edit in edits {
      guard let cell = cell(edit.row, edit.column) else { continue }
      let text = written(edit.text, isQuoted: cell.isQuoted)
      texts[edit.row * columnCount + edit.column] = (cell.range, text)
    }
    var result: [UInt8] = []
    var offset = 0
    for (range, text) in texts.sorted(by: { $0.key < $1.key }).map(\.value) {
      result += source.bytes[offset..<range.lowerBound] + text
      offset = range.upperBound
    }
    return encoding.bytes(of: result + source.bytes[offset...])
  }

  private func written(_ text: String, isQuoted: Bool) -> [UInt8] {
    let bytes = Array(text.utf8)
    guard isQuoted || bytes.contains(where: { [delimiter, 0x22, 0x0A, 0x0D].contains($0) }) else {
      return bytes
    }
    return [0x22] + bytes.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
  }

  private func cell(_ row: Int, _ column: Int) -> Cell? {
    guard rows.indices.contains(row), rows[row].indices.contains(column) else { return nil }
    return rows[row][column]
  }
}
