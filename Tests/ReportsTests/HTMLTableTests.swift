import Testing

@testable import Reports

@Suite struct HTMLTableTests {
  @Test func numbersStandOnTheRight() {
    #expect(
      tableElement(["a", "b", "c"], numbers: 2, [number("1")]).source == """
        <table><thead><tr><th scope="col">a</th><th scope="col" class="number">b</th>\
        <th scope="col" class="number">c</th></tr></thead>\
        <tbody><td class="number">1</td></tbody></table>
        """)
  }

  /// What is written for a path; RFC 3986, sections 2.1 and 2.3.
  @Test(arguments: [
    ("students/alice-2_b.c~.html", "students/alice-2_b.c~.html"), ("a b", "a%20b"),
    ("100%", "100%25"), ("a?b#c", "a%3Fb%23c"), ("javascript:x", "javascript%3Ax"),
    ("zoë", "zo%C3%AB"), ("\n", "%0A"), ("", ""),
  ])
  func addressesMeanNothingElse(path: String, written: String) {
    #expect(address(ofFile: path) == written)
  }
}
