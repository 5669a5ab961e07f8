import Testing

@testable import Diagnostics

@Suite struct MarkupTests {
  @Test func elementsAreWrittenWithAttributesAndContent() {
    let markup = Markup.element(
      "p", ["id": "a", "class": "b"], .text("x "), .element("b", [:], .text("y")),
      .sequence([.element("br"), .text("z"), .element("i")]))
    #expect(markup.source == #"<p id="a" class="b">x <b>y</b><br>z<i></i></p>"#)
  }

  @Test func textIsOnlyText() {
    let text = "<script>alert(\"x\")</script> & 'y'\n\u{1B}[31m\u{202E}"
    #expect(
      Markup.text(text).source
        == "&lt;script&gt;alert(\"x\")&lt;/script&gt; &amp; 'y'\n␛[31m\u{FFFD}")
    #expect(
      Markup.element("a", ["title": "\"<x>\"\n\u{1B}"]).source
        == "<a title=\"&quot;&lt;x&gt;&quot;␊␛\"></a>")
  }

  @Test func aMarkDoesNotCombineWithATag() {
    #expect(Markup.element("b", [:], .text("\u{338}x\u{338}")).source == "<b>&#824;x\u{338}</b>")
  }
}
