import Testing

@testable import Expressions

@Suite struct MathMLCommandsTests {
  @Test(arguments: [
    (#"\frac{1}{n}"#, "<mfrac><mn>1</mn><mi>n</mi></mfrac>"),
    (#"\frac12"#, "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
    (#"\sqrt{x}"#, "<msqrt><mi>x</mi></msqrt>"),
    (#"\sqrt[3]{x}"#, "<mroot><mi>x</mi><mn>3</mn></mroot>"),
    (#"\hat{y}"#, "<mover accent=\"true\"><mi>y</mi><mo stretchy=\"false\">^</mo></mover>"),
    (#"\tilde x"#, "<mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">~</mo></mover>"),
    (
      #"\bar x"#,
      "<mrow style=\"border-top: max(1px, 0.05em) solid; padding-top: 0.1em\"><mi>x</mi></mrow>"
    ),
    (
      #"\vec v_i"#,
      "<msub><mover accent=\"true\"><mi>v</mi><mo stretchy=\"false\">→</mo></mover><mi>i</mi></msub>"
    ),
    (
      #"\underbrace{x}_n"#,
      "<munder><munder><mi>x</mi><mo stretchy=\"true\">⏟</mo></munder><mi>n</mi></munder>"
    ),
    (#"\overset{!}{=}"#, "<mover><mo>=</mo><mo stretchy=\"false\" form=\"postfix\">!</mo></mover>"),
    (
      #"\partial L / \partial W"#,
      "<mrow><mi>∂</mi><mi>L</mi><mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">/</mo><mi>∂</mi><mi>W</mi></mrow>"
    ),
    (#"x^\top"#, "<msup><mi>x</mi><mi mathvariant=\"normal\">⊤</mi></msup>"),
    (
      #"x \in \mathbb{R}^d"#,
      "<mrow><mi>x</mi><mo>∈</mo><msup><mi mathvariant=\"normal\">ℝ</mi><mi>d</mi></msup></mrow>"
    ),
    (#"a \le b \cdot c"#, "<mrow><mi>a</mi><mo>≤</mo><mi>b</mi><mo>⋅</mo><mi>c</mi></mrow>"),
    (#"a\,b"#, "<mrow><mi>a</mi><mspace width=\"0.1667em\"></mspace><mi>b</mi></mrow>"),
    (#"\not\in"#, "<mo>∉</mo>"),
    (#"\foo{x}"#, "<mrow><mtext>\\foo</mtext><mi>x</mi></mrow>"),
    (#"\text{if } x"#, "<mrow><mtext>if\u{A0}</mtext><mi>x</mi></mrow>"),
    (#"50\%"#, "<mrow><mn>50</mn><mi mathvariant=\"normal\">%</mi></mrow>"),
  ])
  func commandsAreWhatTheyStandFor(latex: String, markup: String) {
    #expect(mathML(latex) == markup)
  }

  @Test(arguments: [
    (
      #"\mathrm{softmax}(z)"#,
      "<mrow><mi>softmax</mi><mo stretchy=\"false\" form=\"prefix\">(</mo><mi>z</mi><mo stretchy=\"false\" form=\"postfix\">)</mo></mrow>"
    ),
    (#"\mathrm{d}x"#, "<mrow><mi mathvariant=\"normal\">d</mi><mi>x</mi></mrow>"),
    (#"\mathbf{W}_1"#, "<msub><mi mathvariant=\"normal\">𝐖</mi><mn>1</mn></msub>"),
    (#"\boldsymbol{\theta}"#, "<mi mathvariant=\"normal\">𝜽</mi>"),
    (#"\mathcal{N}"#, "<mi mathvariant=\"normal\">𝒩</mi>"),
    (
      #"\mathbf{a+b}"#,
      "<mrow><mi mathvariant=\"normal\">𝐚</mi><mo>+</mo><mi mathvariant=\"normal\">𝐛</mi></mrow>"
    ),
    (
      #"\operatorname{tr}A"#,
      "<mrow><mi>tr</mi><mspace width=\"0.1667em\"></mspace><mi>A</mi></mrow>"
    ),
    (
      #"-\ln y"#,
      "<mrow><mo form=\"prefix\">−</mo><mi>ln</mi><mspace width=\"0.1667em\"></mspace><mi>y</mi></mrow>"
    ),
  ])
  func lettersHaveAlphabets(latex: String, markup: String) {
    #expect(mathML(latex) == markup)
  }

  @Test func boundsStandBelowWhereThereIsRoom() {
    let sum = "<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover>"
    #expect(mathML(#"\sum_i^n"#) == sum)
    #expect(mathML(#"\sum_i^n"#, isDisplay: true) == sum)
    #expect(mathML(#"\int_0^1"#) == "<msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup>")
    #expect(
      mathML(#"\int\limits_0^1"#) == "<munderover><mo>∫</mo><mn>0</mn><mn>1</mn></munderover>")
    #expect(mathML(#"\max_x"#) == "<msub><mi>max</mi><mi>x</mi></msub>")
    #expect(mathML(#"\max_x"#, isDisplay: true) == "<munder><mi>max</mi><mi>x</mi></munder>")
    #expect(
      mathML(#"\operatorname*{arg\,max}_x"#, isDisplay: true)
        == "<munder><mi>arg\u{A0}max</mi><mi>x</mi></munder>")
  }

  @Test(arguments: [
    (
      #"\left(x\right)"#,
      "<mrow><mo stretchy=\"true\" form=\"prefix\">(</mo><mi>x</mi><mo stretchy=\"true\" form=\"postfix\">)</mo></mrow>"
    ),
    (#"\left.x\right|"#, "<mrow><mi>x</mi><mo stretchy=\"true\" form=\"postfix\">|</mo></mrow>"),
    (#"\left\{x\right."#, "<mrow><mo stretchy=\"true\" form=\"prefix\">{</mo><mi>x</mi></mrow>"),
    (
      #"\left(a\middle|b\right)"#,
      "<mrow><mo stretchy=\"true\" form=\"prefix\">(</mo><mi>a</mi><mo stretchy=\"true\" lspace=\"0\" rspace=\"0\">|</mo><mi>b</mi><mo stretchy=\"true\" form=\"postfix\">)</mo></mrow>"
    ),
    (
      #"\big["#,
      "<mo stretchy=\"true\" minsize=\"1.2em\" maxsize=\"1.2em\" lspace=\"0\" rspace=\"0\">[</mo>"
    ),
    (
      #"\|x\|"#,
      "<mrow><mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">‖</mo><mi>x</mi><mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">‖</mo></mrow>"
    ),
    (
      #"\binom nk"#,
      "<mrow><mo stretchy=\"true\" form=\"prefix\">(</mo><mfrac linethickness=\"0\"><mi>n</mi><mi>k</mi></mfrac><mo stretchy=\"true\" form=\"postfix\">)</mo></mrow>"
    ),
  ])
  func bracketsGrowWhereTheyAreToldTo(latex: String, markup: String) {
    #expect(mathML(latex) == markup)
  }
}
