import Diagnostics
import Testing

@testable import Documents

@Suite struct JSONReaderStringsTests {
  @Test(arguments: [
    ("", ""), ("plain text of more than eight bytes", "plain text of more than eight bytes"),
    ("é日🙂", "é日🙂"), ("1234567é", "1234567é"), ("\u{7F}\u{80}", "\u{7F}\u{80}"),
    (#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#"a\u0041b\u00e9\u00E9c"#, "aAbééc"), (#"\u65e5"#, "日"), (#"\ud83d\ude42!"#, "🙂!"),
    (#"\u0000"#, "\0"), (#"12345678\n12345678\n"#, "12345678\n12345678\n"),
    (#"$\\frac{1}{n}$"#, "$\\frac{1}{n}$"), ("it's # not // a comment", "it's # not // a comment"),
  ])
  func aStringIsRead(text: String, expected: String) throws {
    let root = try #require(json("\"\(text)\"").document).root
    #expect(root.text?.string == expected)
    #expect(root.text?.isPlain == false)
  }

  @Test func everyLengthIsScannedToItsEnd() {
    for length in 0..<40 {
      let text = String(repeating: "x", count: length)
      #expect(outline(json("[\"\(text)\", \"\(text)\\n\"]")) == "[\"\(text)\", \"\(text)\\n\"]")
    }
  }

  /// For each character of the string, what spells it in the source.
  @Test(arguments: [
    ("abc", ["a", "b", "c"]),
    ("é🙂", ["é", "🙂"]),
    (#"a\nb"#, ["a", #"\n"#, "b"]),
    (#"x\\y\"z"#, ["x", #"\\"#, "y", #"\""#, "z"]),
    (#"\u00e9a\ud83d\ude42é"#, [#"\u00e9"#, "a", #"\ud83d\ude42"#, "é"]),
    (#"\u0041\/"#, [#"\u0041"#, #"\/"#]),
    (#"\b\f\u000b"#, [#"\b"#, #"\f"#, #"\u000b"#]),
  ])
  func everyCharacterHasItsPlace(text: String, expected: [String]) throws {
    let document = try #require(json("  \"\(text)\"").document)
    let string = try #require(document.root.text)
    var offset = 0
    var spellings: [String] = []
    for character in string.string {
      let range = string.range(of: offset..<offset + character.utf8.count)
      spellings.append(document.source(range))
      offset += character.utf8.count
    }
    #expect(spellings == expected)
  }

  @Test func rangesSpanEscapes() throws {
    let document = try #require(json(#"["$\\frac{1}{2} + \\sigma$"]"#).document)
    let text = try #require(document.root.elements?.first?.text)
    #expect(document.source(text.range(of: 1..<12)) == #"\\frac{1}{2}"#)
    #expect(document.source(text.range(of: 15..<21)) == #"\\sigma"#)
    #expect(
      document.source(text.range(of: 0..<text.string.utf8.count)) == #"$\\frac{1}{2} + \\sigma$"#)
  }

  @Test func rangesOutsideCountAsTheNearestEnd() throws {
    for source in [#""abc""#, #""a\tc""#] {
      let document = try #require(json(source).document)
      let text = try #require(document.root.text)
      let end = source.utf8.count - 1
      #expect(text.range(of: -3..<99) == 1..<end)
      #expect(text.range(of: 7..<9) == end..<end)
      #expect(text.range(of: 3..<3) == end..<end)
      #expect(text.range(of: 2..<2) == end - 1..<end - 1)
      #expect(text.range(of: 0..<0) == 1..<1)
    }
    let empty = try #require(json(#""""#).document?.root.text)
    #expect(empty.range(of: 0..<5) == 1..<1)
  }
}
