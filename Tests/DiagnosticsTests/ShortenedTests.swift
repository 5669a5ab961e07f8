import Testing

@testable import Diagnostics

@Suite struct ShortenedTests {
  @Test(arguments: [
    ("", ""), ("ab", "ab"), ("abc", "abc"), ("abcd", "abc…"), ("日本語", "日本語"),
    ("日本語x", "日本語…"), ("ae\u{301}b", "ae\u{301}…"),
    // One character, of four scalars.
    ("e\u{301}\u{302}\u{303}", "e\u{301}\u{302}…"),
  ])
  func atMostSoManyScalarsAreLeft(text: String, expected: String) {
    #expect(
      Array(shortened(text, to: 3).unicodeScalars) == Array(expected.unicodeScalars))
    #expect(isShort(text, limit: 3) == (text == expected))
  }

  @Test func aNameOfEightyAndAValueOfFortyAreShort() {
    let text = String(repeating: "a", count: 81)
    #expect(shortened(String(text.prefix(80))) == text.prefix(80))
    #expect(shortened(text) == text.prefix(80) + "…")
    #expect(isShort(String(text.prefix(40))))
    #expect(!isShort(String(text.prefix(41))))
  }

  @Test func oneCharacterWithoutEndIsCut() {
    let text = "e" + String(repeating: "\u{301}", count: 1_000_000)
    #expect(shortened(text).utf8.count == 1 + 79 * 2 + 3)
    #expect(!isShort(text))
  }
}
