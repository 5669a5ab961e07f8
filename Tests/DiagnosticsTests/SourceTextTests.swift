import Testing

@testable import Diagnostics

@Suite struct SourceTextTests {
  /// The position of every byte of a text, as `line:column`, and that of its end.
  private func positions(_ text: String) -> String {
    let source = SourceText(name: "t", text: text)
    return (0...source.bytes.count).map { "\(source.position(at: $0))" }.joined(separator: " ")
  }

  @Test(arguments: [
    ("", "1:1"),
    ("ab", "1:1 1:2 1:3"),
    ("a\nb", "1:1 1:2 2:1 2:2"),
    ("a\r\nb", "1:1 1:2 1:2 2:1 2:2"),
    ("a\rb", "1:1 1:2 2:1 2:2"),
    ("\n\n", "1:1 2:1 3:1"),
    ("\r\r\n\n", "1:1 2:1 2:1 3:1 4:1"),
    // é is two bytes, and one character whichever way it is written.
    ("éb", "1:1 1:1 1:2 1:3"),
    ("e\u{301}b", "1:1 1:1 1:1 1:2 1:3"),
    // An emoji of four bytes, and a family of three people joined.
    ("🙂b", "1:1 1:1 1:1 1:1 1:2 1:3"),
    ("\tx", "1:1 1:2 1:3"),
  ])
  func everyByteHasAPosition(text: String, expected: String) {
    #expect(positions(text) == expected)
  }

  @Test func aJoinedEmojiIsOneColumn() {
    let source = SourceText(name: "t", text: "👩‍👩‍👧b")
    #expect(source.bytes.count == 19)
    #expect(source.position(at: 17) == Position(line: 1, column: 1))
    #expect(source.position(at: 18) == Position(line: 1, column: 2))
  }

  @Test func anOffsetOutsideCountsAsTheNearestEnd() {
    let source = SourceText(name: "t", text: "ab\nc")
    #expect(source.position(at: -5) == Position(line: 1, column: 1))
    #expect(source.position(at: 99) == Position(line: 2, column: 2))
  }

  @Test func bytesThatAreNotUTF8CountAsCharacters() {
    let source = SourceText(name: "t", bytes: [0x61, 0xFF, 0x62, 0x0A, 0x80, 0x63])
    #expect(source.position(at: 2) == Position(line: 1, column: 3))
    #expect(source.position(at: 5) == Position(line: 2, column: 2))
  }

  @Test func columnsOfALongLineAreExact() {
    // 30,000 characters of 1, 2 and 18 bytes in one line: 210,000 bytes without a break.
    let line = String(repeating: "aé👩‍👩‍👧", count: 10_000)
    let source = SourceText(name: "t", text: "x\n" + line + "\ny")
    for count in [0, 1, 700, 9_999, 10_000] {
      #expect(source.position(at: 2 + 21 * count) == Position(line: 2, column: 1 + 3 * count))
    }
    #expect(source.position(at: source.bytes.count) == Position(line: 3, column: 2))
  }

  @Test func columnsOfALongLineWithoutASCIIAreExact() {
    let source = SourceText(name: "t", text: String(repeating: "👩‍👩‍👧", count: 5_000))
    for count in [0, 1, 909, 910, 911, 4_999, 5_000] {
      #expect(source.position(at: 18 * count) == Position(line: 1, column: 1 + count))
    }
  }

  @Test func aCharacterWithoutEndIsOneColumn() {
    let source = SourceText(name: "t", text: "e" + String(repeating: "\u{301}", count: 50_000))
    #expect(source.position(at: 99_999) == Position(line: 1, column: 1))
    #expect(source.position(at: 100_001) == Position(line: 1, column: 2))
  }

  @Test func positionsOfManyLinesAgreeWithCounting() {
    // The independent count: split by hand, one line after the other.
    let lines = (0..<2_000).map { String(repeating: "ab é", count: $0 % 7) }
    let source = SourceText(name: "t", text: lines.joined(separator: "\n"))
    var offset = 0
    for (number, line) in lines.enumerated() {
      #expect(source.position(at: offset) == Position(line: number + 1, column: 1))
      offset += line.utf8.count
      #expect(
        source.position(at: offset) == Position(line: number + 1, column: line.count + 1))
      offset += 1
    }
  }

  @Test func aLocationHasThePositionOfItsStart() {
    let source = SourceText(name: "t", text: "ab\ncd")
    #expect(Location(source, 4..<5).position == Position(line: 2, column: 2))
    #expect("\(Location(source, 4..<5).position)" == "2:2")
  }
}
