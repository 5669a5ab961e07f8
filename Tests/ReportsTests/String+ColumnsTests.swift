import Testing

@testable import Reports

@Suite struct StringColumnsTests {
  /// Widths from the Unicode Standard Annex 11 and the emoji data of Annex 51.
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("\u{301}", 0), ("日本語", 6), ("ｗ", 2),
    ("한국", 4), ("\u{1100}\u{1161}\u{11A8}", 2), ("∂L/∂W²", 6), ("✓✗–", 3), ("👍", 2),
    ("👍🏽", 2), ("👩‍🔬", 2), ("🇨🇦", 2), ("❤️", 2), ("❤", 1), ("␛", 1), ("𠀀", 2), ("नि", 2),
  ])
  func columns(text: String, columns: Int) {
    #expect(text.columns == columns)
  }

  @Test(arguments: [
    ("", [""]),
    ("one", ["one"]),
    ("one two three", ["one two", "three"]),
    ("one  two", ["one two"]),
    ("a\n\nb", ["a", "", "b"]),
    ("12345678", ["12345678"]),
    ("123456789", ["12345678", "9"]),
    ("ab 123456789012345678 c", ["ab", "12345678", "90123456", "78 c"]),
    ("日本 語日本語", ["日本", "語日本語"]),
    ("a日本語日本", ["a日本語", "日本"]),
    (
      "  laid out by its author\nthen this here",
      ["  laid out by its author", "then", "this", "here"]
    ),
  ])
  func wrapping(text: String, lines: [String]) {
    #expect(text.wrapped(to: 8) == lines)
  }

  @Test func noLineIsTooLongAndNothingIsLost() {
    let text =
      "αβγ 日本語日本語日本語 👩‍🔬👩‍🔬👩‍🔬👩‍🔬 x yy zzz "
      + String(repeating: "e\u{301}", count: 6)
    for width in 2...20 {
      let lines = text.wrapped(to: width)
      #expect(lines.allSatisfy { $0.columns <= width })
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
  }

  @Test func filling() {
    #expect("日".filled(to: 4) == "日  ")
    #expect("1.5".filled(to: 5, onTheLeft: true) == "  1.5")
    #expect("long".filled(to: 2) == "long")
  }
}
