import Testing

@testable import Reports

@Suite struct XMLWriterTests {
  @Test func aDocument() throws {
    let writer = try XMLWriter()
    try writer.element("a") { () throws(XMLError) in
      try writer.element("b", ["x": "1 < 2 & \"3\"", "y": ""])
      try writer.element("c") { () throws(XMLError) in try writer.text("1 < 2 & ]]> é") }
    }
    let text = String(decoding: try writer.finish(), as: UTF8.self)
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <a>
          <b x="1 &lt; 2 &amp; &quot;3&quot;" y=""/>
          <c>1 &lt; 2 &amp; ]]&gt; é</c>
        </a>

        """)
  }

  @Test func anErrorOfTheLibraryIsThrown() throws {
    let writer = try XMLWriter()
    let error = #expect(throws: XMLError.self) { try writer.element("") }
    #expect(error?.description == "the XML library failed to begin the element ''")
  }

  @Test func aLargeDocumentIsWhole() throws {
    let writer = try XMLWriter()
    let line = String(repeating: "line & ", count: 1000)
    try writer.element("a") { () throws(XMLError) in
      for _ in 0..<100 { try writer.text(line) }
    }
    let root = try #require(ParsedElement.root(of: try writer.finish()))
    #expect(root.text == String(repeating: line, count: 100))
  }
}
