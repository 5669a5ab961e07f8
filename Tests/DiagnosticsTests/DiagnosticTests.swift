import Testing

@testable import Diagnostics

@Suite struct DiagnosticTests {
  private let source = SourceText(
    name: "problems/a/b.yaml", text: "title: x\nquestions:\n  q:\n    promt: How many?\n")

  private func unknownKey() -> Diagnostic {
    Diagnostic(
      "unknown key 'promt' in a question", at: Location(source, 29..<34),
      suggestion: "did you mean 'prompt'?")
  }

  @Test func aLineHasThePlaceTheSeverityAndTheSuggestion() {
    #expect(
      unknownKey().line
        == "problems/a/b.yaml:4:5: error: unknown key 'promt' in a question; "
        + "did you mean 'prompt'?")
  }

  @Test func aLineLeavesOutWhatIsNotThere() {
    #expect(Diagnostic("it is wrong").line == "error: it is wrong")
    #expect(Diagnostic(.warning, "it is odd").line == "warning: it is odd")
    #expect(
      Diagnostic(.note, "it is here", at: Location(source, 0..<5)).line
        == "problems/a/b.yaml:1:1: note: it is here")
    #expect(Diagnostic("it is wrong", suggestion: "mend it").line == "error: it is wrong; mend it")
  }

  @Test func aRenderingShowsTheLineAndACaret() {
    #expect(
      unknownKey().rendered() == """
        problems/a/b.yaml:4:5: error: unknown key 'promt' in a question
         4 |     promt: How many?
           |     ^~~~~ did you mean 'prompt'?
        """)
  }

  @Test func aRenderingWithoutALocationIsTheLine() {
    let diagnostic = Diagnostic("it is wrong", suggestion: "mend it")
    #expect(diagnostic.rendered() == "error: it is wrong; mend it")
  }

  @Test func theGutterIsAsWideAsTheLineNumber() {
    let text = String(repeating: "\n", count: 99) + "abc"
    let location = Location(SourceText(name: "t", text: text), 100..<102)
    #expect(
      Diagnostic(.warning, "it is odd", at: location).rendered() == """
        t:100:2: warning: it is odd
         100 | abc
             |  ^~
        """)
  }

  @Test func coloursAreEscapesAroundThePartsAndOnlyWhereAsked() {
    #expect(
      unknownKey().rendered(colored: true) == """
        \u{1B}[1mproblems/a/b.yaml:4:5: \u{1B}[0m\u{1B}[1;31merror:\u{1B}[0m \
        unknown key 'promt' in a question
         4 |     promt: How many?
           |     \u{1B}[1;32m^~~~~ did you mean 'prompt'?\u{1B}[0m
        """)
    #expect(
      Diagnostic(.warning, "w").rendered(colored: true) == "\u{1B}[1;35mwarning:\u{1B}[0m w")
    #expect(Diagnostic(.note, "n").rendered(colored: true) == "\u{1B}[1;36mnote:\u{1B}[0m n")
    #expect(!unknownKey().rendered().contains("\u{1B}"))
  }

  @Test func nothingInItCanActOnATerminal() {
    let hostile = "\u{1B}]0;title\u{7}"
    let location = Location(SourceText(name: hostile, text: hostile), 0..<1)
    let diagnostic = Diagnostic("got \(hostile)\n", at: location, suggestion: hostile)
    #expect(
      diagnostic.rendered() == """
        ␛]0;title␇:1:1: error: got ␛]0;title␇␊
         1 | ␛]0;title␇
           | ^ ␛]0;title␇
        """)
    #expect(diagnostic.line == "␛]0;title␇:1:1: error: got ␛]0;title␇␊; ␛]0;title␇")
  }
}
