import Testing

@testable import Diagnostics

@Suite struct ExcerptTests {
  /// The line and the caret for the part of a text between `⟦` and `⟧`.
  private func excerpt(_ marked: String) -> String {
    let pieces = marked.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "⟦" || $0 == "⟧" })
    let source = SourceText(name: "t", text: pieces.joined())
    let start = pieces[0].utf8.count
    let excerpt = Excerpt(of: Location(source, start..<start + pieces[1].utf8.count))
    return "\(excerpt.text)\n\(excerpt.indentation)\(excerpt.caret)"
  }

  @Test(arguments: [
    ("ab⟦cd⟧ef", "abcdef\n  ^~"),
    ("ab⟦⟧cd", "abcd\n  ^"),
    ("ab⟦⟧", "ab\n  ^"),
    ("⟦⟧", "\n^"),
    ("ab\n⟦⟧", "\n^"),
    ("one\ntw⟦o\nthr⟧ee", "two\n  ^"),
    ("one\r\nt⟦wo\r\nthr⟧ee", "two\n ^~"),
    ("one⟦\n⟧two", "one\n   ^"),
    ("one\r⟦\n⟧two", "one\n   ^"),
    ("one\rt⟦w⟧o\rthree", "two\n ^"),
  ])
  func aRangeIsUnderlinedInItsFirstLine(marked: String, expected: String) {
    #expect(excerpt(marked) == expected)
  }

  @Test(arguments: [
    ("\ta⟦b⟧", "    ab\n     ^"),
    ("a\tb⟦c⟧", "a   bc\n     ^"),
    ("abc\t⟦d⟧", "abc d\n    ^"),
    ("abcd⟦\t⟧e", "abcd    e\n    ^~~~"),
  ])
  func tabsBecomeSpacesToTheNextStopOfFour(marked: String, expected: String) {
    #expect(excerpt(marked) == expected)
  }

  @Test(arguments: [
    ("é⟦é⟧é", "ééé\n ^"),
    ("e\u{301}⟦x⟧", "e\u{301}x\n ^"),
    ("日本⟦語⟧x", "日本語x\n    ^~"),
    ("🙂⟦👩‍👩‍👧🇨🇦⟧x", "🙂👩‍👩‍👧🇨🇦x\n  ^~~~"),
    ("❤️⟦x⟧", "❤️x\n  ^"),
    ("σ⟦∂⟧", "σ∂\n ^"),
    ("ｆ⟦x⟧", "ｆx\n  ^"),
  ])
  func wideCharactersTakeTwoColumns(marked: String, expected: String) {
    #expect(excerpt(marked) == expected)
  }

  @Test(arguments: [
    ("\u{1B}[31m⟦x⟧", "␛[31mx\n     ^"),
    ("a\u{0}⟦b⟧", "a␀b\n  ^"),
    ("a\u{202E}⟦b⟧", "a\u{FFFD}b\n  ^"),
    ("a\u{85}⟦b⟧", "a\u{FFFD}b\n  ^"),
  ])
  func controlCharactersAreShown(marked: String, expected: String) {
    #expect(excerpt(marked) == expected)
  }

  /// The carets stand where they stood: what is replaced is as wide as what it replaces.
  @Test(arguments: [
    ("{⟦\"##[set-env name=A]v\"⟧: 1}", "{\"♯#[set-env name=A]v\": 1}\n ^~~~~~~~~~~~~~~~~~~~~"),
    ("##vso[task.x]⟦y⟧", "♯#vso[task.x]y\n             ^"),
    ("::error::⟦x⟧", "∶:error∶:x\n         ^"),
    ("#⟦#⟧[error]", "♯#[error]\n ^"),
    ("\u{600}##[error]⟦x⟧", "\u{600}♯#[error]x\n         ^"),
    ("x[::-1]⟦ ## ⟧", "x[::-1] ##\n       ^~~~"),
  ])
  func whatACILogWouldObeyIsShown(marked: String, expected: String) {
    #expect(excerpt(marked) == expected)
  }

  @Test func aCommandThatTheWindowBeginsWithinIsShownToo() {
    let filler = String(repeating: "a", count: 100)
    let before = "##[error]" + String(repeating: "b", count: 15)
    #expect(
      excerpt(filler + before + "⟦x⟧" + filler)
        == "…♯#[error]" + before.dropFirst(9) + "x" + filler.prefix(39) + "…\n"
        + String(repeating: " ", count: 25) + "^")
  }

  @Test func bytesThatAreNotUTF8AreShownOneByOne() {
    let bytes: [UInt8] = [0x61, 0xFF, 0xC3, 0xA9, 0xE2, 0x82, 0x62, 0xF0]
    let excerpt = Excerpt(of: Location(SourceText(name: "t", bytes: bytes), 6..<7))
    #expect(excerpt.text == "a\u{FFFD}é\u{FFFD}\u{FFFD}b\u{FFFD}")
    #expect(excerpt.indentation.count == 5)
  }

  @Test func aRangeOutsideOfTheTextIsShownAtItsEnd() {
    let source = SourceText(name: "t", text: "ab")
    for range in [5..<9, 2..<9] {
      let excerpt = Excerpt(of: Location(source, range))
      #expect(excerpt.text == "ab")
      #expect(excerpt.indentation == "  ")
      #expect(excerpt.caret == "^")
    }
  }

  @Test func theStartOfALongLineIsCutAtItsEnd() {
    let digits = String(repeating: "0123456789", count: 30)
    #expect(
      excerpt("a⟦b⟧c" + digits) == "abc" + digits.prefix(61) + "…\n ^")
  }

  @Test func theMiddleOfALongLineIsAWindow() {
    let digits = String(repeating: "0123456789", count: 30)
    let shown = "…" + digits.suffix(24) + "xyz" + digits.prefix(37) + "…"
    #expect(
      excerpt(digits + "⟦xyz⟧" + digits) == shown + "\n" + String(repeating: " ", count: 25) + "^~~"
    )
  }

  @Test func theEndOfALongLineIsCutAtItsStart() {
    let digits = String(repeating: "0123456789", count: 30)
    let shown = "…" + digits.suffix(62) + "xy"
    #expect(
      excerpt(digits + "⟦xy⟧") == shown + "\n" + String(repeating: " ", count: 63) + "^~")
  }

  @Test func aLongRangeIsUnderlinedAsFarAsItIsShown() {
    let digits = String(repeating: "0123456789", count: 30)
    #expect(
      excerpt("⟦" + digits + "⟧")
        == digits.prefix(64) + "…\n^" + String(repeating: "~", count: 63))
  }

  @Test func anEnormousLineIsCutBeforeItIsLookedAt() {
    let digits = String(repeating: "0123456789", count: 30_000)
    let shown = "…" + digits.suffix(24) + "x" + digits.prefix(39) + "…"
    #expect(
      excerpt(digits + "⟦x⟧" + digits) == shown + "\n" + String(repeating: " ", count: 25) + "^")
  }

  @Test func anEnormousLineOfBrokenBytesIsCutToo() {
    let bytes = [UInt8](repeating: 0x80, count: 1_000_000)
    let excerpt = Excerpt(of: Location(SourceText(name: "t", bytes: bytes), 500_000..<500_001))
    #expect(excerpt.text == "…" + String(repeating: "\u{FFFD}", count: 64) + "…")
    #expect(excerpt.indentation.count == 25)
  }
}
