import Testing

@testable import Expressions

@Suite struct MathMLReaderTests {
  @Test(arguments: [
    ("-x", "<mrow><mo form=\"prefix\">−</mo><mi>x</mi></mrow>"),
    ("a=-b", "<mrow><mi>a</mi><mo>=</mo><mo form=\"prefix\">−</mo><mi>b</mi></mrow>"),
    ("e^{-x}", "<msup><mi>e</mi><mrow><mo form=\"prefix\">−</mo><mi>x</mi></mrow></msup>"),
    ("{a}-b", "<mrow><mi>a</mi><mo>−</mo><mi>b</mi></mrow>"),
  ])
  func aSignThatFollowsNothingIsAPrefix(latex: String, markup: String) {
    #expect(mathML(latex) == markup)
  }

  @Test(arguments: [
    ("x_i", "<msub><mi>x</mi><mi>i</mi></msub>"),
    ("x^2", "<msup><mi>x</mi><mn>2</mn></msup>"),
    ("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
    ("x^2_i", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
    ("x^10", "<mrow><msup><mi>x</mi><mn>1</mn></msup><mn>0</mn></mrow>"),
    ("x_{ij}", "<msub><mi>x</mi><mrow><mi>i</mi><mi>j</mi></mrow></msub>"),
    (
      "g'_k",
      "<msubsup><mi>g</mi><mi>k</mi><mo lspace=\"0\" rspace=\"0\">′</mo></msubsup>"
    ),
    (
      "f'^2",
      "<msup><mi>f</mi><mrow><mo lspace=\"0\" rspace=\"0\">′</mo><mn>2</mn></mrow></msup>"
    ),
    ("{}^T", "<msup><mrow></mrow><mi>T</mi></msup>"),
    ("_i", "<msub><mrow></mrow><mi>i</mi></msub>"),
    ("x^", "<msup><mi>x</mi><mrow></mrow></msup>"),
  ])
  func scriptsBelongToWhatIsBeforeThem(latex: String, markup: String) {
    #expect(mathML(latex) == markup)
  }

  @Test(arguments: [
    ("a}b", "<mrow><mi>a</mi><mi>b</mi></mrow>"),
    ("{a", "<mi>a</mi>"),
    (
      "a\\right)",
      "<mrow><mi>a</mi><mtext>\\right</mtext><mo stretchy=\"false\" form=\"postfix\">)</mo></mrow>"
    ),
    (
      "a & b",
      "<mtable><mtr><mtd style=\"text-align: right; padding-right: 0\"><mi>a</mi></mtd>"
        + "<mtd style=\"text-align: left; padding-left: 0.2778em\"><mi>b</mi></mtd></mtr></mtable>"
    ),
  ])
  func whatNothingOpenedIsNoError(latex: String, markup: String) {
    #expect(mathML(latex) == markup)
  }

  @Test func groupsAreLimitedInDepth() {
    let deep = String(repeating: "{", count: 70) + "x" + String(repeating: "}", count: 70)
    #expect(mathML(deep) == "<mrow></mrow>")
    let shallow = String(repeating: "{", count: 60) + "x" + String(repeating: "}", count: 60)
    #expect(mathML(shallow) == "<mi>x</mi>")
  }
}
