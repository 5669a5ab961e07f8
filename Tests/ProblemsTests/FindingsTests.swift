import Diagnostics
import Documents
import Expressions
import Testing

@testable import Problems

@Suite struct FindingsTests {
  private let source = SourceText(name: "t", text: "one two\nthree four")

  @Test func findingsAreInTheOrderOfTheFile() {
    let findings = Findings(source, [Diagnostic("of the text", at: Location(source, 4..<7))])
    findings.add("third", at: 8..<13)
    findings.add("first", at: 0..<3, suggestion: "write 1")
    findings.add("second", at: 4..<5)
    findings.add("first again", at: 0..<1)
    findings.add(Diagnostic("of no place"))
    #expect(
      findings.diagnostics.map(outline) == [
        "1:1 ‹one› first; write 1", "1:1 ‹o› first again", "of no place", "1:5 ‹two› of the text",
        "1:5 ‹t› second", "2:1 ‹three› third",
      ])
  }

  @Test func aWarningIsNoError() {
    let findings = Findings(source)
    #expect(!findings.hasErrors)
    findings.add(Diagnostic(.warning, "odd", at: Location(source, 0..<3)))
    #expect(!findings.hasErrors)
    findings.add("wrong", at: 0..<3)
    #expect(findings.hasErrors)
    #expect(findings.diagnostics.map(outline) == ["1:1 ‹one› warning: odd", "1:1 ‹one› wrong"])
  }

  @Test func anExpressionsErrorIsAddedOnceToAPlace() {
    let findings = Findings(source)
    findings.add(ExpressionError("n = 2", at: 4..<7, suggestion: "write 3"))
    findings.add(ExpressionError("n = 3", at: 4..<7))
    findings.add(ExpressionError("within", at: 5..<6))
    findings.add(ExpressionError("after", at: 7..<7))
    findings.add(ExpressionError("around", at: 0..<7))
    findings.add(.consequence(at: 8..<13))
    #expect(
      findings.diagnostics.map(outline) == [
        "1:1 ‹one two› around", "1:5 ‹two› n = 2; write 3",
      ])
  }

  @Test func aWarningHidesNoError() {
    let findings = Findings(source)
    findings.add(Diagnostic(.warning, "odd", at: Location(source, 0..<18)))
    findings.add(ExpressionError("wrong", at: 4..<7))
    #expect(findings.hasErrors)
  }

  @Test func beyondTheLimitFindingsAreCounted() {
    let early = Diagnostic(.warning, "early", at: Location(source, 1..<2))
    let findings = Findings(source, [early], unsaid: 5, limit: 2)
    findings.add("second", at: 4..<7)
    var isPutIntoWords = false
    func words() -> String {
      isPutIntoWords = true
      return "third"
    }
    findings.add(.warning, words(), at: 8..<13)
    findings.add("second", at: 4..<7)
    #expect(!isPutIntoWords)
    #expect(
      findings.diagnostics.map(outline) == [
        "1:2 ‹n› warning: early", "1:5 ‹two› second",
        "2:1 ‹three› note: and 6 more faults, the first of them here",
      ])
  }

  @Test func anErrorIsKeptBeforeAWarning() {
    let findings = Findings(source, limit: 2)
    findings.add(.warning, "odd", at: 0..<3)
    findings.add(.warning, "odd too", at: 4..<7)
    #expect(!findings.hasErrors)
    findings.add("wrong", at: 8..<13)
    #expect(findings.hasErrors)
    #expect(
      findings.diagnostics.map(outline) == [
        "1:1 ‹one› warning: odd", "2:1 ‹three› wrong",
        "1:5 ‹two› note: and 1 more fault, the first of them here",
      ])
    findings.add("wrong too", at: 14..<18)
    findings.add("wrong as well", at: 14..<16)
    #expect(
      findings.diagnostics.map(outline) == [
        "2:1 ‹three› wrong", "2:7 ‹four› wrong too",
        "1:1 ‹one› note: and 3 more faults, the first of them here",
      ])
  }

  @Test(arguments: [
    ("true", "true"), ("1e3", "1e3"), ("'it''s'", "'it's'"), ("a\u{1B}b", "'a␛b'"),
    ("~", "nothing"),
    ("[1]", "a list"), ("{a: 1}", "a mapping"),
    (String(repeating: "é", count: 40), "'\(String(repeating: "é", count: 40))'"),
    (String(repeating: "a", count: 41), "a string"),
    ("e" + String(repeating: "\u{301}", count: 40), "a string"),
    (String(repeating: "1", count: 41), "a number"),
  ])
  func aNodeIsShownWhereItIsShort(value: String, shown: String) throws {
    let text = value.contains("\u{1B}") ? "\"a\\eb\"" : value
    let source = SourceText(name: "t", text: text)
    let root = try #require(YAML.read(source).document?.root)
    #expect(Findings(source).described(root) == shown)
  }
}
