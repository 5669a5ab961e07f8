import Glibc
import Testing

@testable import Expressions

/// The tables of `docs/latex.md` say what the reader does, with the names that the page states.
@Suite struct LaTeXDocumentationTests {
  private typealias Table = (heading: [String], rows: [[String]])

  private func tables() throws -> [Table] {
    let root = #filePath.split(separator: "/").dropLast(4).map { "/\($0)" }.joined()
    let file = try #require(fopen("\(root)/docs/latex.md", "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&bytes, 1, bytes.count, file)
    #expect(count < bytes.count)
    var tables: [Table] = []
    var isInside = false
    for line in String(decoding: bytes[..<count], as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      let isRow = line.hasPrefix("|")
      if isRow, !isInside {
        tables.append((cells(line), []))
      } else if isRow, !line.hasPrefix("| ---") {
        tables[tables.count - 1].rows.append(cells(line))
      }
      isInside = isRow
    }
    return tables
  }

  /// The cells of a row; `\|` in a cell stands for `|`.
  private func cells(_ line: Substring) -> [String] {
    line.replacing("\\|", with: "\u{0}").split(separator: "|").map {
      let cell = $0.replacing("\u{0}", with: "|").drop { $0 == " " }
      return String(cell.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// What stands between backticks in a cell.
  private func codes(_ cell: String) -> [String] {
    cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  private func rows(_ heading: [String]) throws -> [[String]] {
    try tables().filter { $0.heading == heading }.flatMap(\.rows)
  }

  private func names() throws -> LaTeXNames {
    var values: [String: [String]?] = [:]
    for row in try rows(["names", "axes"]) {
      for name in codes(row[0]) { values[name] = .some(codes(row[1])) }
    }
    return LaTeXNames(values: values, functions: ["f": 0])
  }

  @Test func formulasAreReadAsThePageSays() throws {
    let names = try names()
    let rows = try rows(["LaTeX", "read as"])
    #expect(rows.count > 60)
    for row in rows {
      #expect(reading("$\(codes(row[0])[0])$", names) == codes(row[1])[0], "\(row[0])")
    }
  }

  @Test func formulasAreRefusedAsThePageSays() throws {
    let names = try names()
    let rows = try rows(["LaTeX", "error"])
    #expect(rows.count > 15)
    for row in rows {
      let fault = formulaFault(codes(row[0])[0], names)
      #expect(fault.map { "\($0.message)\($0.suggestion.map { "; \($0)" } ?? "")" } == row[1])
    }
  }
}
