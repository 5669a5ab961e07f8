import Testing

@testable import Diagnostics

@Suite struct PrintableTests {
  @Test(arguments: [
    "", "plain ASCII ~", "naïve Ω ∂L/∂W² 日本", "e\u{301}", "🙂 👩‍👩‍👧 ❤️ 🇨🇦", "می‌خواهم", "क्‍ष",
  ])
  func ordinaryTextStays(text: String) {
    #expect(printable(text) == text)
  }

  @Test(arguments: [
    ("\u{0}\u{1}\u{7}\u{8}\t\n\r\u{1B}\u{1F}\u{7F}", "␀␁␇␈␉␊␍␛␟␡"),
    ("\u{1B}[2J\u{9B}31m", "␛[2J\u{FFFD}31m"),
    ("a\u{80}\u{85}\u{9F}", "a\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}", String(repeating: "\u{FFFD}", count: 5)),
    ("\u{2066}\u{2067}\u{2068}\u{2069}", String(repeating: "\u{FFFD}", count: 4)),
    ("\u{200E}\u{200F}\u{61C}", String(repeating: "\u{FFFD}", count: 3)),
    ("a\u{200B}b\u{2060}c\u{FEFF}d\u{AD}e", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e"),
    ("a\u{2028}b\u{2029}c", "a\u{FFFD}b\u{FFFD}c"),
    ("x\u{E0041}\u{3164}\u{115F}", "x\u{FFFD}\u{FFFD}\u{FFFD}"),
    // A joiner or a selector that no script needs there could hide a difference between names.
    ("W\u{200D}1 W\u{200C}1 W\u{FE0F}1", "W\u{FFFD}1 W\u{FFFD}1 W\u{FFFD}1"),
  ])
  func whatCouldActOrDeceiveIsShown(text: String, expected: String) {
    #expect(printable(text) == expected)
  }

  @Test(arguments: [
    ("::error::x", "∶:error∶:x"), ("  ::set-output name=a::b", "  ∶:set-output name=a∶:b"),
    ("a ::stop-commands::é", "a ∶:stop-commands∶:é"), ("##[error]x", "♯#[error]x"),
    ("a##vso[task.complete]", "a♯#vso[task.complete]"),
    // Signs that make one character with those before or after them.
    ("\u{600}##[error]x", "\u{600}♯#[error]x"), ("##[\u{301}x", "♯#[\u{301}x"),
    ("x[::-1] :: ## title, a::1", "x[::-1] :: ## title, a::1"),
  ])
  func whatACILogWouldObeyIsShown(text: String, expected: String) {
    #expect(printable(text) == expected)
  }

  @Test func newlinesStayWhereAsked() {
    #expect(printable("a\nb\r\nc\rd\te", keepingNewlines: true) == "a\nb\nc␍d␉e")
    #expect(printable("a\nb\r\nc\rd\te") == "a␊b␍␊c␍d␉e")
  }

  @Test func everyControlCharacterIsReplacedByOneThatIsNone() {
    for value: UInt32 in Array(0...0x1F) + Array(0x7F...0x9F) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = printable(String(Character(scalar))).unicodeScalars.map(\.value)
      #expect(shown.count == 1)
      #expect(shown.allSatisfy { $0 >= 0x2400 })
    }
  }
}
