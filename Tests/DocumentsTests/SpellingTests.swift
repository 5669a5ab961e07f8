import Diagnostics
import Testing

@testable import Documents

@Suite struct SpellingTests {
  /// A string is read from a YAML text, and each piece of it stands at a piece of the source.
  private struct Row {
    var text: String
    var string: String
    var pieces: [(String, String)]

    init(_ text: String, _ string: String, _ pieces: [(String, String)]) {
      self.text = text
      self.string = string
      self.pieces = pieces
    }
  }

  private static let rows = [
    Row("a\n  b\n\n\n  c", "a b\n\nc", [("a b", "a\n  b"), ("b", "b"), (" ", "\n  "), ("c", "c")]),
    Row("é  x\n ü", "é  x ü", [("é", "é"), ("é  x", "é  x"), ("x", "x"), ("ü", "ü")]),
    Row("'it''s é'", "it's é", [("it", "it"), ("'", "''"), ("t's", "t''s"), ("s é", "s é")]),
    Row("'a\n\n  b'", "a\nb", [("a", "a"), ("b", "b"), ("\n", "\n\n  ")]),
    Row(
      #""a\tb\\c\x41\u00e9\U0001F642d""#, "a\tb\\cAé🙂d",
      [
        ("a", "a"), ("\t", #"\t"#), ("b", "b"), ("\\", #"\\"#), ("c", "c"), ("A", #"\x41"#),
        ("é", #"\u00e9"#), ("🙂", #"\U0001F642"#), ("d", "d"), ("b\\c", #"b\\c"#),
      ]),
    Row(
      #""\0\a\e\v\_\N\L\P\/\"z""#, "\0\u{7}\u{1B}\u{B}\u{A0}\u{85}\u{2028}\u{2029}/\"z",
      [
        ("\0", #"\0"#), ("\u{7}", #"\a"#), ("\u{1B}", #"\e"#), ("\u{A0}", #"\_"#),
        ("\u{2028}", #"\L"#), ("/", #"\/"#), ("\"", #"\""#), ("z", "z"),
      ]),
    // An escaped line break, with blanks before and behind it.
    Row("\"ab \\\n   cd\\\n   \\  ef\"", "ab cd  ef", [("ab", "ab"), ("cd", "cd"), ("ef", "ef")]),
    Row("\"ab  \n \n  cd\"", "ab\ncd", [("ab", "ab"), ("cd", "cd"), ("\n", "  \n \n  ")]),
    Row(
      "|\n  W1 @ x\n    + b\n", "W1 @ x\n  + b\n",
      [
        ("W1", "W1"), ("@ x", "@ x"), ("+ b", "+ b"), ("x\n  +", "x\n    +"),
      ]),
    Row("|-\n\n  é\n\n  ü\n\n", "\né\n\nü", [("é", "é"), ("ü", "ü")]),
    Row("|2+ # a header\n    a\n  b\n\n", "  a\nb\n\n", [("a", "a"), ("b", "b")]),
    Row(
      ">\n  a\n  b\n\n  c\n    d\n", "a b\nc\n  d\n",
      [
        ("a", "a"), ("b", "b"), ("a b", "a\n  b"), ("c", "c"), ("d", "d"),
      ]),
    Row("&x !!str 'a''b'", "a'b", [("a", "a"), ("'", "''"), ("b", "b")]),
    Row("!!str\n  &x\n  a\n  b", "a b", [("a", "a"), ("b", "b")]),
    // A line break of Unicode, which folds too: then the whole is one piece.
    Row("\"a\u{85}b\"", "a b", [("a", "a\u{85}b"), ("b", "a\u{85}b")]),
  ]

  @Test(arguments: rows.indices)
  func everyPieceHasItsPlace(index: Int) throws {
    let row = Self.rows[index]
    let reading = yaml(row.text)
    let document = try #require(reading.document, "\(outline(reading))")
    let text = try #require(document.root.text)
    #expect(text.string == row.string)
    for (piece, source) in row.pieces {
      let range = try #require(text.string.utf8Range(of: piece))
      #expect(document.source(text.range(of: range)) == source)
    }
  }

  /// Words in every style, on lines broken at random: each word stands where its place says.
  @Test func wordsHaveTheirPlacesInEveryStyle() throws {
    var generator = Generator(seed: 2)
    let alphabet = ["W1", "+", "softmax(x)", "é", "日本", "🙂", "a'b", "c\"d", "\\frac{1}{n}", "x#y"]
    for _ in 0..<400 {
      let words = (0..<Int.random(in: 1...12, using: &generator)).map { number in
        "w\(number)" + alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
      }
      let isBroken = words.map { _ in Int.random(in: 0...2, using: &generator) == 0 }
      let join = { (lineBreak: String) in
        zip(words, isBroken).map { $0 + ($1 ? lineBreak : " ") }.joined()
      }
      let double = join("\n\n     ").replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      for value in [
        join("\n   ") + "end", "'" + join("\n  ").replacing("'", with: "''") + "end'",
        "\"" + double + "end\"", "|\n    " + join("\n    ") + "end",
        ">-\n    " + join("\n    ") + "end",
      ] {
        let document = try #require(yaml("clé:\n  b: \(value)\n").document, "\(value)")
        let text = try #require(document.root["clé"]?["b"]?.text)
        for word in words {
          let range = try #require(text.string.utf8Range(of: word))
          let source = document.source(text.range(of: range))
          #expect(unescaped(source, as: value) == word)
        }
      }
    }
  }

  private func unescaped(_ source: String, as value: String) -> String {
    switch value.first {
    case "'": source.replacing("''", with: "'")
    case "\"": source.replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
    default: source
    }
  }

  @Test func theStyleIsKnown() throws {
    let text = "- a\n- a\n  b\n- 'a'\n- \"a\"\n- |\n  a\n- 'a\n  b'\n"
    let root = try #require(yaml(text).document).root
    #expect(root.elements?.map { $0.text?.isPlain } == [true, true, false, false, false, false])
  }
}

extension String {
  /// Where a piece stands for the first time, in UTF-8 bytes.
  fileprivate func utf8Range(of piece: String) -> Range<Int>? {
    let bytes = Array(utf8)
    let wanted = Array(piece.utf8)
    return (0...max(0, bytes.count - wanted.count)).first {
      bytes[$0...].starts(with: wanted)
    }.map { $0..<$0 + wanted.count }
  }
}
