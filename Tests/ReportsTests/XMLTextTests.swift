import Testing

@testable import Reports

@Suite struct XMLTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("", ""),
    ("\u{1B}[1;31mred\u{1B}[0m", "red"),
    ("\u{1B}[?25l\u{1B}[2 qx", "x"),
    ("\u{9B}31mred", "red"),
    ("\u{1B}]0;title\u{07}x", "x"),
    ("\u{1B}]8;;http://a\u{1B}\\link\u{1B}]8;;\u{1B}\\", "link"),
    ("\u{1B}Pq#0\u{9C}x", "x"),
    ("\u{1B}(B\u{1B}7\u{1B}cx", "x"),
  ])
  func escapeSequencesAreDropped(text: String, cleaned: String) {
    #expect(cleanedForXML(text) == cleaned)
  }

  @Test(arguments: [
    ("\u{1B}", "␛"), ("a\u{1B}[31", "a␛[31"), ("\u{1B}]0;no end\nx", "␛]0;no end\nx"),
    ("\u{1B}\u{1B}[0m[31m", "␛[31m"), ("\u{1B}]0;\u{1B}[31mx", "␛]0;x"), ("\u{1B}[31é", "␛[31é"),
  ])
  func whatDoesNotEndIsShown(text: String, cleaned: String) {
    #expect(cleanedForXML(text, keepingNewlines: true) == cleaned)
  }

  @Test func lineBreaks() {
    #expect(cleanedForXML("a\r\nb\rc\n\r\rd", keepingNewlines: true) == "a\nb\nc\n\n\nd")
    #expect(cleanedForXML("a\r\nb") == "a␊b")
  }

  @Test func forbiddenCharactersBecomeVisible() {
    #expect(cleanedForXML("\u{0}\u{1}\u{7F}\u{FFFE}\u{FFFF}\t") == "␀␁␡\u{FFFD}\u{FFFD}␉")
  }

  /// The production Char of XML 1.0, section 2.2.
  @Test func whatRemainsIsAllowedAndCleaningAgainChangesNothing() {
    let all = (UInt32(0)...0x1_0FFF).compactMap(Unicode.Scalar.init)
    let text = all.reduce(into: "") { $0.unicodeScalars.append($1) }
    let cleaned = cleanedForXML(text, keepingNewlines: true)
    #expect(
      cleaned.unicodeScalars.allSatisfy { scalar in
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
        default: false
        }
      })
    #expect(cleanedForXML(cleaned, keepingNewlines: true) == cleaned)
  }

  @Test func manyBeginningsOfEscapeSequencesTakeNoLongTime() {
    let beginnings = ["\u{1B}]", "\u{1B}[", "\u{1B}P0", "\u{1B} "]
    for beginning in beginnings {
      let text = String(repeating: beginning, count: 50_000)
      let cleaned = cleanedForXML(text)
      #expect(cleaned.unicodeScalars.allSatisfy { $0 != "\u{1B}" })
      #expect(cleaned.unicodeScalars.count == text.unicodeScalars.count)
    }
  }

  @Test func startsOfSoManyBytes() {
    #expect("abc".start(ofBytes: 3) == "abc")
    #expect("abc".start(ofBytes: 2) == "ab")
    #expect("日本".start(ofBytes: 5) == "日")
    #expect("日本".start(ofBytes: 2) == "")
    #expect("e\u{301}".start(ofBytes: 2) == "e")
    #expect("".start(ofBytes: 0) == "")
  }
}
