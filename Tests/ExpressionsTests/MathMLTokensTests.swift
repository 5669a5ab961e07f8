import Testing

@testable import Expressions

@Suite struct MathMLTokensTests {
  @Test func commandsAreNamesOrSigns() {
    #expect(
      MathToken.tokens(of: #"\frac1{x}^2_\{\\ & \operatorname* \"#) == [
        .command("frac"), .character("1"), .opening, .character("x"), .closing, .superscript,
        .character("2"), .subscript, .command("{"), .row, .space, .cell, .space,
        .command("operatorname*"), .space, .character("\\"),
      ])
  }

  @Test func tokensKnowHowTheyWereWritten() {
    let latex = #"\alpha{x}^2_i & y\\ z"#
    #expect(MathToken.tokens(of: latex).map(\.source).joined() == latex)
    #expect(MathToken.tokens(of: "a \t\n b").map(\.source).joined() == "a b")
  }
}
