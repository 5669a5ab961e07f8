import Diagnostics
import Tensors
import Testing

@testable import Expressions

/// The inside of a formula's `math` element.
func mathML(_ latex: String, isDisplay: Bool = false) -> String {
  let source = MathML.markup(latex: latex, isDisplay: isDisplay).source
  return String(source.dropFirst(isDisplay ? 22 : 6).dropLast(7))
}

@Suite struct MathMLTests {
  @Test func aFormulaStandsInTheLineOrOnItsOwn() {
    #expect(MathML.markup(latex: "x").source == "<math><mi>x</mi></math>")
    #expect(
      MathML.markup(latex: "x", isDisplay: true).source
        == #"<math display="block"><mi>x</mi></math>"#)
    #expect(MathML.markup(latex: " ").source == "<math><mrow></mrow></math>")
  }

  @Test func whatItHoldsIsText() {
    #expect(mathML("<") == "<mo>&lt;</mo>")
    #expect(mathML(#"\text{<b> & "}"#) == "<mtext>&lt;b&gt;\u{A0}&amp;\u{A0}\"</mtext>")
    #expect(mathML("\\\u{1B}") == "<mtext>\\␛</mtext>")
  }

  @Test func anOverlongFormulaIsShownAsItIsWritten() {
    let long = String(repeating: "x", count: 10_001)
    #expect(mathML(long) == "<mtext>\(long)</mtext>")
  }

  /// Formulas of random tokens: every element that begins ends, and nothing fails.
  @Test func anythingGivesWellFormedMarkup() {
    let parts = [
      "x", "1", "{", "}", "^", "_", "&", "\\\\", "\\frac", "\\sqrt", "[", "]", "\\left", "\\right",
      "\\begin{cases}", "\\end{cases}", "\\begin", "\\end", "\\text", "\\hat", "\\mathbf", "(",
      "'", "-", " ", "\\", "\\sum", "\\limits", "\\middle", "\\overset", "\\not", "\\big", "$",
      "\\operatorname", "\\mathrm{ab}", "\\foo", "é", "\\pmod", "\\binom", "\\log",
    ]
    var generator = RandomGenerator(seed: 7)
    for _ in 0..<3000 {
      let count = generator.integer(below: 12)
      let latex = (0..<count).map { _ in parts[generator.integer(below: parts.count)] }.joined()
      let source = MathML.markup(latex: latex).source
      #expect(isWellFormed(source), "\(latex)")
    }
  }

  @Test(arguments: [
    "{", "\\frac", "\\sqrt[", "\\left(", "x^", "\\hat", "\\begin{cases}", "\\text{",
  ])
  func depthIsLimited(part: String) {
    let source = MathML.markup(latex: String(repeating: part, count: 1000)).source
    #expect(isWellFormed(source))
  }

  private func isWellFormed(_ source: String) -> Bool {
    var open: [Substring] = []
    for part in source.split(separator: "<").dropFirst(source.hasPrefix("<") ? 0 : 1) {
      let name = part.prefix { $0 != ">" && $0 != " " }
      if !name.hasPrefix("/") {
        open.append(name)
      } else if open.popLast() != name.dropFirst() {
        return false
      }
    }
    return open.isEmpty
  }
}
