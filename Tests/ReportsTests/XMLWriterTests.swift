import Testing

@testable import Reports

@Suite struct XMLWriterTests {
  @Test func aDocument() throws {
    var writer = XMLWriter()
    writer.element("a") { writer in
      writer.element("b", [("x", "1 < 2 & \"3\""), ("y", "")])
      writer.element("c") { $0.text("1 < 2 & ]]> é") }
    }
    let text = String(decoding: writer.document, as: UTF8.self)
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <a>
          <b x="1 &lt; 2 &amp; &quot;3&quot;" y=""/>
          <c>1 &lt; 2 &amp; ]]&gt; é</c>
        </a>

        """)
  }

  @Test func whatXMLForbidsIsMadeVisible() throws {
    var writer = XMLWriter()
    writer.element("a", [("b", "1\u{1}\n2\t\u{FFFE}")]) {
      $0.text("\u{1B}[31mred\u{0}\r\nline\u{7}")
    }
    let text = String(decoding: writer.document, as: UTF8.self)
    #expect(text.hasSuffix("<a b=\"1␁␊2␉\u{FFFD}\">red␀\nline␇</a>\n"))
    #expect(ParsedElement.root(of: writer.document) != nil)
  }

  @Test func anElementWithTextAndElementsIsAsItWasWritten() {
    var writer = XMLWriter()
    writer.element("a") { writer in
      writer.element("b")
      writer.element("c") { $0.text("") }
      writer.element("d") { $0.element("e") { $0.text("x") } }
    }
    #expect(
      String(decoding: writer.document, as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <a>
          <b/>
          <c></c>
          <d>
            <e>x</e>
          </d>
        </a>

        """)
  }

  @Test func anElementIsBegunAndEnded() {
    var writer = XMLWriter()
    writer.begin("a")
    writer.add("b", XMLValue("<\u{1}é\">"))
    writer.add("c", count: 120)
    writer.add("d", count: -1)
    writer.begin("e")
    writer.end("e")
    writer.end("a")
    #expect(
      String(decoding: writer.document, as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <a b="&lt;␁é&quot;&gt;" c="120" d="0">
          <e/>
        </a>

        """)
  }

  @Test func aLargeDocumentIsWhole() throws {
    var writer = XMLWriter()
    let line = String(repeating: "line & ", count: 1000)
    writer.element("a") { writer in
      for _ in 0..<100 { writer.text(line) }
    }
    let root = try #require(ParsedElement.root(of: writer.document))
    #expect(root.text == String(repeating: line, count: 100))
  }
}
