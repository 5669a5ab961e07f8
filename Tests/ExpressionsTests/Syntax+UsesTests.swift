import Testing

@testable import Expressions

@Suite struct SyntaxUsesTests {
  @Test func allNamesAreFoundWhereverTheyStand() throws {
    let text = "f(a, axis=b)[c, d:e:g, ..., None] + -h.T * [i, 1, 'x'] if not j else k ** 2"
    #expect(
      try Parser.parse(text.replacing("'", with: "\"")).usedNames == [
        "f", "a", "b", "c", "d", "e", "g", "h", "i", "j", "k",
      ])
    #expect(try Parser.parse("1 + 2.5").usedNames == [])
  }
}
