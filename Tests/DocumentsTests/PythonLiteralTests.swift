import Testing

@testable import Documents

@Suite struct PythonLiteralTests {
  private func read(_ text: String) -> PythonLiteral? { PythonLiteral(Array(text.utf8)[...]) }

  @Test func scalarsAreRead() {
    #expect(read("'<f8'") == .string("<f8"))
    #expect(read("\"it's\"") == .string("it's"))
    #expect(read(#"'it\'s'"#) == .string("it's"))
    #expect(read("u'<f8'") == .string("<f8"))
    #expect(read("b'|S1'") == .string("|S1"))
    #expect(read(" 12 ") == .integer(12))
    #expect(read("-3") == .integer(-3))
    #expect(read("3L") == .integer(3))
    #expect(read("True") == .boolean(true))
    #expect(read("False\n") == .boolean(false))
    #expect(read("None") == PythonLiteral.none)
  }

  @Test func tuplesAndListsAreRead() {
    #expect(read("()") == .sequence([]))
    #expect(read("(3,)")?.integers == [3])
    #expect(read("(3L,)")?.integers == [3])
    #expect(read("(2, 3)")?.integers == [2, 3])
    #expect(read("( 2 ,3 , )")?.integers == [2, 3])
    #expect(read("[2,\n3]")?.integers == [2, 3])
    #expect(read("(3)") == .integer(3))
    #expect(read("(True, 2)")?.integers == nil)
    #expect(read("3")?.integers == nil)
  }

  @Test func dictionariesAreRead() throws {
    let header = try #require(
      read("{'descr': [('a', '<f8'), ('b', '<i4', (2,))], \"fortran_order\":False , 'n': None}"))
    #expect(
      header["descr"]
        == .sequence([
          .sequence([.string("a"), .string("<f8")]),
          .sequence([.string("b"), .string("<i4"), .sequence([.integer(2)])]),
        ]))
    #expect(header["fortran_order"] == .boolean(false))
    #expect(header["missing"] == nil)
    #expect(read("{}") == .dictionary([]))
    #expect(read("{'a': 1, 'a': 2}")?["a"] == nil)
    #expect(read("[1]")?["a"] == nil)
  }

  @Test(arguments: [
    "", " ", "(", ")", "(1", "(,)", "(1,,)", "(1 2)", "[1)", "{", "{'a'}", "{'a':}", "{'a': 1",
    "{'a' 1}", "{,}", "{'a': 1 'b': 2}", "'a", "'a\\", "1 2", "1x", "1.5", "-", "--1", "+1", "true",
    "nan", "u", "b 'a'", "99999999999999999999", "1LL", "'\u{0}' '", "__import__('os')", "1+1",
  ])
  func whatIsNoLiteralIsRefused(_ text: String) { #expect(read(text) == nil, "\(text)") }

  @Test func nestingIsLimited() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(read(nested(16)) != nil)
    #expect(read(nested(17)) == nil)
    #expect(read(String(repeating: "[", count: 1_000_000)) == nil)
  }

  @Test func textThatIsNotUTF8IsRefused() {
    #expect(PythonLiteral([0x27, 0xFF, 0x27][...]) == nil)
  }
}
