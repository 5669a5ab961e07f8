import Testing

@testable import Reports

@Suite struct MathSpansTests {
  /// The text with its formulas between ‹ and ›, those on lines of their own between « and ».
  private func marked(_ text: String) -> String {
    let spans = MathSpans(text)
    return spans.pieces(of: spans.markdown).map { piece in
      switch piece {
      case .text(let text): text
      case .math(let span): span.isDisplay ? "«\(span.latex)»" : "‹\(span.latex)›"
      }
    }.joined()
  }

  @Test(arguments: [
    ("no mathematics", "no mathematics"), ("$x$ and $y_1$", "‹x› and ‹y_1›"),
    ("$$x$$", "«x»"), ("a $$x\n+ y$$ b", "a «x\n+ y» b"), ("$x\ny$", "‹x\ny›"),
    (#"\$5 and $6"#, #"\$5 and $6"#), ("$5 and $6", "$5 and $6"), ("5$ and 6$", "5$ and 6$"),
    ("$ x$", "$ x$"), ("$x $ y$", "‹x $ y›"), ("$x$1", "$x$1"), ("$x\n\ny$", "$x\n\ny$"),
    ("`$x$` $y$", "`$x$` ‹y›"), ("``a`$x$`` $y$", "``a`$x$`` ‹y›"), ("`a $x$", "`a ‹x›"),
    ("```\n$x$\n``` $y$", "```\n$x$\n``` ‹y›"), (#"$\$$"#, #"‹\$›"#), ("$$", "$$"),
    ("$$$$", "$$$$"),
    ("$", "$"), ("\\", "\\"), ("日本 $x$ 語", "日本 ‹x› 語"),
  ])
  func formulasStandBetweenDollarSigns(text: String, pieces: String) {
    #expect(marked(text) == pieces)
  }

  @Test func theTextCanBeWrittenAgain() {
    let text = "a $x$, $$y$$ and `$z$`"
    let spans = MathSpans(text)
    #expect(spans.markdown == "a \u{E000}0\u{E001}, \u{E000}1\u{E001} and `$z$`")
    #expect(spans.source(of: spans.markdown) == text)
  }

  @Test func placeholdersOfTheTextAreNone() {
    #expect(marked("\u{E000}0\u{E001} $x$") == "\u{FFFD}0\u{FFFD} ‹x›")
  }
}
