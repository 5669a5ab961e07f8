import Diagnostics

/// Finds the cells of a delimited file.
struct DelimitedReader {
  private let source: SourceText
  private let bytes: [UInt8]
  private var offset: Int
  let delimiter: UInt8

  private static let quote = UInt8(ascii: "\"")

  init(_ source: SourceText) {
    self.source = source
    bytes = source.bytes
    offset = source.contentStart
    delimiter = Self.delimiter(of: source.bytes[source.contentStart...])
  }

  /// What stands between the cells of the first row: of those that may, what there is most of
  /// outside of quotes.
  private static func delimiter(of bytes: ArraySlice<UInt8>) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var counts = candidates.map { _ in 0 }
    var isQuoted = false
    for byte in bytes.drop(while: \.isLineBreak) {
      if byte == quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte.isLineBreak { break }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    return candidates[counts.firstIndex(of: most) ?? 0]
  }

  mutating func rows() throws(Diagnostic) -> [[DelimitedFile.Cell]] {
    var rows: [[DelimitedFile.Cell]] = []
    while offset < bytes.count {
      if bytes[offset].isLineBreak {
        offset += 1
        continue
      }
      let row = try row()
      if let first = rows.first, first.count != row.count {
        throw ragged(row, wanted: first.count)
      }
      rows.append(row)
    }
    if rows.isEmpty {
      throw Diagnostic("the file requires a row of titles, got no row", at: Location(source, 0..<0))
    }
    return rows
  }

  private func ragged(_ row: [DelimitedFile.Cell], wanted: Int) -> Diagnostic {
    let cell = row[min(wanted, row.count - 1)]
    return Diagnostic(
      "each row requires \(counted(wanted, "cell")) as the first one has, got \(row.count)",
      at: Location(source, cell.range),
      suggestion: "export the file once more, or put a cell with a delimiter in it in quotes")
  }

  private mutating func row() throws(Diagnostic) -> [DelimitedFile.Cell] {
    var cells = [try cell()]
    while offset < bytes.count, bytes[offset] == delimiter {
      offset += 1
      cells.append(try cell())
    }
    return cells
  }

  private mutating func cell() throws(Diagnostic) -> DelimitedFile.Cell {
    let start = offset
    if offset < bytes.count, bytes[offset] == Self.quote {
      try skipQuoted()
      return DelimitedFile.Cell(range: start..<offset, isQuoted: true)
    }
    while offset < bytes.count, !isCellEnd(bytes[offset]) {
      if bytes[offset] == Self.quote {
        throw Diagnostic(
          "a quote stands within a cell that does not begin with one",
          at: Location(source, offset..<offset + 1),
          suggestion: "put the cell in quotes, and write a quote in it twice")
      }
      offset += 1
    }
    return DelimitedFile.Cell(range: start..<offset, isQuoted: false)
  }

  private func isCellEnd(_ byte: UInt8) -> Bool { byte == delimiter || byte.isLineBreak }

  /// Goes behind the quote that ends the cell.
  private mutating func skipQuoted() throws(Diagnostic) {
    let start = offset
    offset += 1
    while let end = bytes[offset...].firstIndex(of: Self.quote) {
      offset = end + 1
      if offset == bytes.count || isCellEnd(bytes[offset]) { return }
      if bytes[offset] != Self.quote {
        throw Diagnostic(
          "a quoted cell goes on after its quotes", at: Location(source, offset..<offset + 1),
          suggestion: "write a quote within quotes twice")
      }
      offset += 1
    }
    throw Diagnostic(
      "a cell begins with a quote that nothing ends", at: Location(source, start..<start + 1),
      suggestion: "end the cell with a quote")
  }
}
