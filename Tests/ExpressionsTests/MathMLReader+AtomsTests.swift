import Testing

@testable import Expressions

@Suite struct MathMLAtomsTests {
  @Test(arguments: [
    ("x", "<mi>x</mi>"),
    ("2x", "<mrow><mn>2</mn><mi>x</mi></mrow>"),
    ("0.25", "<mn>0.25</mn>"),
    ("1.", "<mrow><mn>1</mn><mo>.</mo></mrow>"),
    ("a + b", "<mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow>"),
    ("a-b", "<mrow><mi>a</mi><mo>−</mo><mi>b</mi></mrow>"),
    (
      "(x)",
      "<mrow><mo stretchy=\"false\" form=\"prefix\">(</mo><mi>x</mi>"
        + "<mo stretchy=\"false\" form=\"postfix\">)</mo></mrow>"
    ),
    ("é∞", "<mrow><mi>é</mi><mi mathvariant=\"normal\">∞</mi></mrow>"),
  ])
  func piecesStandSideBySide(latex: String, markup: String) {
    #expect(mathML(latex) == markup)
  }

  @Test func digitsAreOfTheAlphabetToo() {
    #expect(mathML(#"\mathbf{1.5}"#) == "<mn>𝟏.𝟓</mn>")
    #expect(mathML(#"\mathrm{conv2d}"#) == "<mi>conv2d</mi>")
    #expect(mathML(#"\mathbb{1}"#) == "<mn>𝟙</mn>")
  }
}
