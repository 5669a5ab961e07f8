import Diagnostics
import Testing

@testable import Reports

@Suite struct ProseTests {
  private func html(_ markdown: String) -> String {
    Markup.sequence(Prose.blocks(markdown)).source
  }

  @Test(arguments: [
    ("one\ntwo\n\nthree", "<p>one\ntwo</p><p>three</p>"),
    ("*a* **b** `c` \\*", "<p><em>a</em> <strong>b</strong> <code>c</code> *</p>"),
    ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
    ("2. a\n\n3. b", "<ol start=\"2\"><li><p>a</p></li><li><p>b</p></li></ol>"),
    ("> a", "<blockquote><p>a</p></blockquote>"),
    ("    a < b", "<pre><code>a &lt; b\n</code></pre>"),
    ("a  \nb", "<p>a<br>b</p>"), ("# A", "<p><strong>A</strong></p>"), ("---", "<hr>"),
    ("", ""),
  ])
  func markdownIsHTML(markdown: String, markup: String) {
    #expect(html(markdown) == markup)
  }

  @Test(arguments: [
    (
      "$x_1$ and $y_2$",
      "<p><math><msub><mi>x</mi><mn>1</mn></msub></math> and "
        + "<math><msub><mi>y</mi><mn>2</mn></msub></math></p>"
    ),
    ("*$x$*", "<p><em><math><mi>x</mi></math></em></p>"),
    ("$$x$$", "<p><math display=\"block\"><mi>x</mi></math></p>"),
    ("`$x$`", "<p><code>$x$</code></p>"), ("~~~\n$x$\n~~~", "<pre><code>$x$\n</code></pre>"),
  ])
  func mathematicsIsMathML(markdown: String, markup: String) {
    #expect(html(markdown) == markup)
  }

  @Test(arguments: [
    ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
    ("a <b onclick=\"x\">b</b>", "<p>a &lt;b onclick=\"x\"&gt;b&lt;/b&gt;</p>"),
    ("[a](javascript:x)", "<p>a (javascript:x)</p>"),
    ("<http://a.org>", "<p>http://a.org</p>"), ("![a](b.png)", "<p>a</p>"),
    ("$\\text{<b>}$", "<p><math><mtext>&lt;b&gt;</mtext></math></p>"),
    ("&lt;b>", "<p>&lt;b&gt;</p>"),
    ("\u{1B}[31m\u{202E}", "<p>␛[31m\u{FFFD}</p>"),
  ])
  func nothingOfItActs(markdown: String, markup: String) {
    #expect(html(markdown).replacing("\n", with: "") == markup)
  }

  @Test func oneParagraphMayStandInALine() {
    #expect(Markup.sequence(Prose.inline("a *b*")).source == "a <em>b</em>")
    #expect(Markup.sequence(Prose.inline("- a")).source == "<ul><li>a</li></ul>")
  }

  @Test func depthIsLimited() {
    #expect(html(String(repeating: "> ", count: 5000) + "a").count < 5000)
    #expect(html(String(repeating: "[", count: 5000)).contains("[[["))
  }
}
