import Diagnostics
import Documents
import Testing

@Suite struct DelimitedFileTests {
  private func file(_ text: String) throws -> DelimitedFile {
    try DelimitedFile(name: "g.csv", bytes: Array(text.utf8))
  }

  private func cells(_ file: DelimitedFile) -> [[String]] {
    (0..<file.rowCount).map { row in
      (0..<file.columnCount).map { file.text(row: row, column: $0) }
    }
  }

  private func edited(_ text: String, _ edits: (Int, Int, String)...) throws -> String {
    let edits = edits.map { DelimitedFile.Edit(row: $0.0, column: $0.1, text: $0.2) }
    return String(decoding: try file(text).bytes(with: edits), as: UTF8.self)
  }

  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
    ("a;b\r1;2\r\r", [["a", "b"], ["1", "2"]]),
    ("a\tb\tc, d\n1\t2\t3\n", [["a", "b", "c, d"], ["1", "2", "3"]]),
    ("\"a,b\";\"c\"\";\"\n;\"\"", [["a,b", "c\";"], ["", ""]]),
    ("\u{FEFF}a,b\n\"x\ny\",\"\"\"\"", [["a", "b"], ["x\ny", "\""]]),
    ("é,日本\n,\n", [["é", "日本"], ["", ""]]), ("a", [["a"]]),
    (" a , b \n 1, \n", [[" a ", " b "], [" 1", " "]]),
  ])
  func cellsAreRead(text: String, rows: [[String]]) throws {
    let file = try file(text)
    #expect(cells(file) == rows)
    #expect(String(decoding: file.bytes(with: []), as: UTF8.self) == text)
  }

  @Test func whatThereIsMostOfIsTheDelimiter() throws {
    #expect(
      cells(try file("a\tb, c, d\n1\t2, 3, 4\n")) == [["a\tb", " c", " d"], ["1\t2", " 3", " 4"]])
    #expect(cells(try file("\"a,b,c\";d\n1;2\n")) == [["a,b,c", "d"], ["1", "2"]])
    #expect(cells(try file("a\n1\n")) == [["a"], ["1"]])
  }

  @Test func aCellIsReplacedAndEveryOtherByteStays() throws {
    let text = "\u{FEFF}\"Doe, A\";x;\"\"\r\n\r\n;y;\"4,5\"\r"
    #expect(try edited(text, (0, 1, "new")) == text.replacing(";x;", with: ";new;"))
    #expect(try edited(text, (0, 2, "7")) == text.replacing(";\"\"\r\n", with: ";\"7\"\r\n"))
    #expect(try edited(text, (1, 2, "a\"b")) == text.replacing("4,5", with: "a\"\"b"))
    #expect(try edited(text, (1, 0, "5")) == text.replacing("\r\n;y", with: "\r\n5;y"))
    #expect(try edited(text, (1, 1, "u;v")) == text.replacing(";y;", with: ";\"u;v\";"))
    #expect(try edited(text, (1, 1, "u\nv")) == text.replacing(";y;", with: ";\"u\nv\";"))
    #expect(try edited(text, (1, 1, "u,v")) == text.replacing(";y;", with: ";u,v;"))
    #expect(
      try edited(text, (1, 1, "first"), (0, 1, "new"), (1, 1, "last"), (7, 0, "?"), (0, 9, "?"))
        == text.replacing(";x;", with: ";new;").replacing(";y;", with: ";last;"))
  }

  /// By Python: `"a\t\"é😀\"\r\nb\tc\r\n".encode("utf-16-le")` behind its byte order mark.
  private static let utf16: [UInt8] = [
    0xFF, 0xFE, 0x61, 0, 0x09, 0, 0x22, 0, 0xE9, 0, 0x3D, 0xD8, 0x00, 0xDE, 0x22, 0, 0x0D, 0, 0x0A,
    0, 0x62, 0, 0x09, 0, 0x63, 0, 0x0D, 0, 0x0A, 0,
  ]

  @Test func utf16OfBothByteOrdersIsKept() throws {
    var edited = Self.utf16
    edited.replaceSubrange(24..<26, with: [0x34, 0, 0x2E, 0, 0x35, 0])
    for swaps in [false, true] {
      func ordered(_ bytes: [UInt8]) -> [UInt8] {
        swaps ? bytes.indices.map { bytes[$0 ^ 1] } : bytes
      }
      let file = try DelimitedFile(name: "g.xls", bytes: ordered(Self.utf16))
      #expect(cells(file) == [["a", "é😀"], ["b", "c"]])
      #expect(file.bytes(with: []) == ordered(Self.utf16))
      #expect(
        file.bytes(with: [DelimitedFile.Edit(row: 1, column: 1, text: "4.5")]) == ordered(edited))
    }
  }

  @Test func placesAreTold() throws {
    let location = try file("a,b\n\"x\ny\",z\n").location(row: 1, column: 1)
    #expect("\(location.position)" == "3:4")
    #expect("\(try file("a").location(row: 3, column: 1).position)" == "1:1")
  }

  @Test(arguments: [
    ("", "g.csv:1:1: error: the file requires a row of titles, got no row"),
    ("\r\n\n", "g.csv:1:1: error: the file requires a row of titles, got no row"),
    (
      "a,b\n1\n",
      "g.csv:2:1: error: each row requires 2 cells as the first one has, got 1; export the file "
        + "once more, or put a cell with a delimiter in it in quotes"
    ),
    (
      "a,b\n1,2\n3,4,5\n",
      "g.csv:3:5: error: each row requires 2 cells as the first one has, got 3; export the file "
        + "once more, or put a cell with a delimiter in it in quotes"
    ),
    (
      "a,b\n1,x\"y\n",
      "g.csv:2:4: error: a quote stands within a cell that does not begin with one; put the cell "
        + "in quotes, and write a quote in it twice"
    ),
    (
      "a,b\n\"1\"x,2\n",
      "g.csv:2:4: error: a quoted cell goes on after its quotes; write a quote within quotes twice"
    ),
    (
      "a,b\n1,\"2\n3\n",
      "g.csv:2:3: error: a cell begins with a quote that nothing ends; end the cell with a quote"
    ),
    (
      "a,b\n1,\"2\"\"",
      "g.csv:2:3: error: a cell begins with a quote that nothing ends; end the cell with a quote"
    ),
  ])
  func aFaultIsToldWithItsPlace(text: String, message: String) throws {
    let error = #expect(throws: Diagnostic.self) { try file(text) }
    #expect(error?.line == message)
  }

  @Test(
    arguments: [
      (
        [0x61, 0x2C, 0xE9, 0x0A],
        "g.csv:1:3: error: a CSV file requires UTF-8, got the byte 0xE9; save the file as UTF-8"
      ),
      (
        [0xFF, 0xFE, 0x61],
        "g.csv:1:1: error: the file begins as UTF-16 and is none; export the file once more"
      ),
      (
        [0xFF, 0xFE, 0x3D, 0xD8],
        "g.csv:1:1: error: the file begins as UTF-16 and is none; export the file once more"
      ),
      (
        [0x61, 0x00, 0x2C, 0x00],
        "g.csv:1:1: error: a CSV file requires UTF-8, got UTF-16; save the file as UTF-8"
      ),
    ] as [([UInt8], String)])
  func whatIsNoTextIsRefused(bytes: [UInt8], message: String) throws {
    let error = #expect(throws: Diagnostic.self) { try DelimitedFile(name: "g.csv", bytes: bytes) }
    #expect(error?.line == message)
  }

  /// Whatever stands in a file, it is read or refused; what is read is written as it was.
  @Test func everyStartOfAFileAndEveryChangedByteIsReadOrRefused() throws {
    let texts = [Array("\u{FEFF}\"Doe, A\";x;\"\"\"\"\r\n\"é\";y;\"4,5\"\n".utf8), Self.utf16]
    for text in texts {
      for end in 0...text.count {
        var variants = [Array(text[..<end])]
        if end < text.count {
          variants += ([0x00, 0x0A, 0x22, 0x2C, 0x3B, 0x80, 0xFF] as [UInt8]).map { byte in
            var changed = text
            changed[end] = byte
            return changed
          }
        }
        for bytes in variants {
          guard let file = try? DelimitedFile(name: "g", bytes: bytes) else { continue }
          #expect(file.bytes(with: []) == bytes)
          _ = cells(file)
        }
      }
    }
  }
}
