import Testing

@testable import Expressions

@Suite struct LexerTests {
  private func kinds(_ text: String) throws -> [Token.Kind] {
    try Lexer.tokens(of: text).dropLast().map(\.kind)
  }

  private func fault(_ text: String) -> Fault? {
    do throws(ExpressionError) {
      _ = try Lexer.tokens(of: text)
      return nil
    } catch {
      return Fault(error, in: text)
    }
  }

  @Test(arguments: [
    ("3", Token.Kind.integer(3)), ("0", .integer(0)), ("014", .integer(14)),
    ("9223372036854775807", .integer(9_223_372_036_854_775_807)),
    ("9223372036854775808", .real(9_223_372_036_854_775_808, spelling: "9223372036854775808")),
    ("1.5", .real(1.5, spelling: "1.5")), (".5", .real(0.5, spelling: ".5")),
    ("2.", .real(2, spelling: "2.")), ("1e-3", .real(0.001, spelling: "1e-3")),
    ("1E+3", .real(1000, spelling: "1E+3")), ("2.e1", .real(20, spelling: "2.e1")),
    (".5e1", .real(5, spelling: ".5e1")), ("1e-400", .real(0, spelling: "1e-400")),
    ("1.7976931348623157e308", .real(.greatestFiniteMagnitude, spelling: "1.7976931348623157e308")),
    ("0.1", .real(0.1, spelling: "0.1")),
    ("x", .name("x")), ("W1", .name("W1")), ("x_hat", .name("x_hat")), ("_", .name("_")),
    ("σ", .name("σ")), ("Δx1", .name("Δx1")), ("日本", .name("日本")), ("𝛼", .name("𝛼")),
    ("if", .name("if")),
    ("\"ij,j->i\"", .text("ij,j->i")), ("'same'", .text("same")), ("''", .text("")),
    ("\"it's\"", .text("it's")), ("'a\"b'", .text("a\"b")), ("'\\n'", .text("\\n")),
    ("'é𝛼'", .text("é𝛼")),
  ])
  func aWordIsOneToken(text: String, kind: Token.Kind) throws {
    let tokens = try Lexer.tokens(of: text)
    #expect(tokens.map(\.kind) == [kind, .end])
    #expect(tokens[0].range == 0..<text.utf8.count)
    #expect(tokens[1].range == text.utf8.count..<text.utf8.count)
  }

  @Test func everySymbolIsAToken() throws {
    let symbols = [
      "...", "**", "//", "==", "!=", "<=", ">=", "+", "-", "*", "/", "%", "@", "^", "<", ">", "(",
      ")", "[", "]", ",", ":", "=", ".",
    ]
    for symbol in symbols { #expect(try kinds(symbol) == [.symbol(symbol)]) }
    #expect(try kinds(symbols.joined(separator: " ")) == symbols.map { .symbol($0) })
  }

  @Test(arguments: [
    ("***", ["**", "*"]), ("///", ["//", "/"]), ("<==", ["<=", "="]), ("....", ["...", "."]),
    ("=!=", ["=", "!="]), ("><", [">", "<"]),
  ])
  func theLongestSymbolIsTaken(text: String, symbols: [String]) throws {
    #expect(try kinds(text) == symbols.map { .symbol($0) })
  }

  @Test func blanksSeparateAndNothingElse() throws {
    let tokens: [Token.Kind] = [.name("a"), .symbol("+"), .integer(1)]
    let texts = ["a+1", " a + 1 ", "a\t+\n1\r\n", "a\u{A0}+\u{2003}1\u{3000}", "a\u{B}+\u{C}1"]
    for text in texts { #expect(try kinds(text) == tokens) }
    #expect(try kinds("").isEmpty)
    #expect(try kinds(" \n ").isEmpty)
  }

  @Test(arguments: [
    ("2e", "‹2e›"), ("2e+", "‹2e›+"), ("2x", "‹2x›"), ("2.5σ_1+1", "‹2.5σ_1›+1"), ("1.T", "‹1.T›"),
    ("0x1F", "‹0x1F›"),
  ])
  func aNumberBeforeANameIsNoProduct(text: String, marked: String) {
    let number = text.prefix { $0.isNumber || $0 == "." }
    let word = marked.drop { $0 != "‹" }.dropFirst().prefix { $0 != "›" }
    #expect(
      fault(text)
        == Fault(
          marked, "a number is followed by a name, got '\(word)'",
          "write \(number)*\(word.dropFirst(number.count)) for a product"))
  }

  @Test func digitsAreNotGrouped() {
    #expect(
      fault("x+1_000")
        == Fault(
          "x+‹1_000›", "a number is followed by a name, got '1_000'",
          "write digits without _ between them"))
  }

  @Test func aNumberMustFitFloat64() {
    #expect(
      fault("1e309")
        == Fault(
          "‹1e309›", "the number '1e309' exceeds the range of float64",
          "write inf if infinity is meant"))
  }

  @Test(arguments: ["‹\"abc›", "x + ‹'it”›", "'a' ‹'›"])
  func aStringMustBeClosed(marked: String) {
    let expected = Fault(marked, "a string is not closed")
    #expect(fault(expected.text) == expected)
  }

  @Test func rangesCountBytes() throws {
    let text = "σ1 + 'é' @ 日本"
    let words = try Lexer.tokens(of: text).map { token in
      String(decoding: Array(text.utf8)[token.range], as: UTF8.self)
    }
    #expect(words == ["σ1", "+", "'é'", "@", "日本", ""])
  }

  @Test func namesThatLookTheSameAreTheSame() throws {
    #expect(try kinds("e\u{301}") == (try kinds("\u{E9}")))
  }

  @Test func theLengthIsLimited() throws {
    let longest = String(repeating: "é", count: 4096)
    #expect(try kinds(longest) == [.name(longest)])
    #expect(
      fault(longest + "x")
        == Fault(
          "‹é›\(longest.dropFirst())x", "an expression is limited to 4,096 characters, got 4097"))
  }

  @Test(arguments: [
    ("3", "'3'"), ("1e3", "'1e3'"), ("x", "'x'"), ("'s'", "the string \"s\""), ("<=", "'<='"),
    ("", "the end"),
  ])
  func aMessageShowsATokenAsItIsWritten(text: String, shown: String) throws {
    #expect(try Lexer.tokens(of: text)[0].description == shown)
  }
}
