import Testing

@testable import Expressions

@Suite struct MathMLTablesTests {
  private func row(_ cells: String...) -> String {
    "<mtr>" + cells.map { "<mtd><mi>\($0)</mi></mtd>" }.joined() + "</mtr>"
  }

  @Test func aMatrixIsATableBetweenBrackets() {
    let table = "<mtable>\(row("a", "b"))\(row("c", "d"))</mtable>"
    #expect(mathML(#"\begin{matrix} a & b \\ c & d \end{matrix}"#) == table)
    #expect(
      mathML(#"\begin{bmatrix} a & b \\ c & d \\ \end{bmatrix}"#)
        == "<mrow><mo stretchy=\"true\" form=\"prefix\">[</mo>\(table)"
        + "<mo stretchy=\"true\" form=\"postfix\">]</mo></mrow>")
    #expect(mathML(#"\begin{array}{cc} a & b \\ c & d \end{array}"#) == table)
  }

  @Test func casesHaveOneBrace() {
    let cell = { (text: String) in "<mtd style=\"text-align: left\">\(text)</mtd>" }
    #expect(
      mathML(#"\begin{cases} x & \text{if} \\ 0 \end{cases}"#)
        == "<mrow><mo stretchy=\"true\" form=\"prefix\">{</mo><mtable>"
        + "<mtr>\(cell("<mi>x</mi>"))\(cell("<mtext>if</mtext>"))</mtr>"
        + "<mtr>\(cell("<mn>0</mn>"))</mtr></mtable></mrow>")
  }

  @Test func rowsWithoutAnEnvironmentAreATable() {
    let style = "style=\"text-align: right; padding-right: 0\""
    #expect(
      mathML(#"a \\ b"#)
        == "<mtable><mtr><mtd \(style)><mi>a</mi></mtd></mtr><mtr><mtd \(style)><mi>b</mi></mtd></mtr></mtable>"
    )
    #expect(
      mathML(#"\sum_{\substack{a \\ b}}"#)
        == "<munder><mo>∑</mo><mtable>\(row("a"))\(row("b"))</mtable></munder>")
  }

  @Test func whatIsNotEndedOrNotKnownIsATableToo() {
    #expect(mathML(#"\begin{matrix} a"#) == "<mtable>\(row("a"))</mtable>")
    #expect(mathML(#"\begin{foo} a \end{foo}"#) == "<mtable>\(row("a"))</mtable>")
    #expect(
      mathML(#"{\begin{matrix} a } b"#) == "<mrow><mtable>\(row("a"))</mtable><mi>b</mi></mrow>")
  }
}
