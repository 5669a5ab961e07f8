import Testing

@testable import Expressions

/// What text processors, web pages and PDF readers write is read where one thing is meant.
@Suite struct LexerPastedTests {
  private func fault(_ text: String) -> Fault? {
    do throws(ExpressionError) {
      _ = try Parser.parse(text)
      return nil
    } catch {
      return Fault(error, in: text)
    }
  }

  @Test(arguments: [
    ("a − b", "a - b"), ("a – b", "a - b"), ("a‐b", "a - b"), ("−x", "-x"), ("1e−3", "0.001"),
    ("a × b", "a * b"), ("a·b", "a * b"), ("a⋅b", "a * b"), ("a∙b", "a * b"), ("a∗b", "a * b"),
    ("a ⊙ b", "a * b"), ("a∘b", "a * b"), ("a ÷ b", "a / b"), ("a⁄b", "a / b"), ("a∕b", "a / b"),
    ("a ≤ b", "a <= b"), ("a ≥ b", "a >= b"), ("a ≠ b", "a != b"), ("a ⩽ b", "a <= b"),
    ("x[…, 0]", "x[..., 0]"), ("x²", "x**2"), ("x³ + 1", "x**3 + 1"), ("x¹²", "x**12"),
    ("(a+b)²", "(a + b)**2"), ("-x²", "-x**2"), ("2*x_1²", "2 * x_1**2"),
    ("x⁻¹", "x**-1"), ("A⁻¹ @ b", "A**-1 @ b"), ("x⁺²", "x**2"), ("2^x²", "2**x**2"),
    ("½", "0.5"), ("½*x", "0.5 * x"), ("x**½", "x**0.5"), ("Wᵀ @ x", "W.T @ x"),
    ("Wᵀ[0]", "W.T[0]"), ("√(x+1)", "sqrt(x + 1)"), ("2 * √(2)", "2 * sqrt(2)"),
    ("∞", "∞"), ("-∞", "-∞"), ("π", "π"), ("“same”", "\"same\""), ("‘same’", "\"same\""),
    ("„it’s”", "\"it’s\""), ("'it’s'", "\"it’s\""), ("\"a−b\"", "\"a−b\""),
    ("１２", "12"), ("１．５", "1.5"), ("𝟐 * 𝟑", "2 * 3"), ("（a＋b）＊c", "(a + b) * c"),
    ("f（a，b）", "f(a, b)"), ("x［0］", "x[0]"), ("a ＝＝ b", "a == b"), ("a\u{A0}+\u{202F}b", "a + b"),
    ("a\u{2009}+\u{200B}b", "a + b"), ("\u{FEFF}a", "a"), ("al\u{AD}pha", "alpha"),
    ("a\u{2060}b", "ab"), ("a + b\u{200B}", "a + b"), ("𝐖", "𝐖"), ("ｘ", "ｘ"),
  ])
  func whatIsPastedIsRead(text: String, meaning: String) throws {
    let syntax = try Parser.parse(text)
    #expect(syntax.text == meaning)
    #expect(syntax.range.upperBound <= text.utf8.count)
  }

  @Test func rangesAreThoseOfTheText() throws {
    let text = "√(x)≤½·y²\u{200B}ᵀ"
    let bytes = Array("a−\u{200B}b² ≤ Wᵀ".utf8)
    let words = try Lexer.tokens(of: "a−\u{200B}b² ≤ Wᵀ").map {
      String(decoding: bytes[$0.range], as: UTF8.self)
    }
    #expect(words == ["a", "−", "b", "²", "²", "≤", "W", "ᵀ", "ᵀ", ""])
    #expect(fault(text)?.marked == "√(x)≤½·y²\u{200B}‹ᵀ›")
  }

  @Test(arguments: [
    ("—", "2014", "em dash", "-"), ("•", "2022", "bullet", "*"),
    ("√", "221A", "square root", "sqrt(…)"), ("∑", "2211", "n-ary summation", "sum(…)"),
    ("⊤", "22A4", "down tack", ".T"), ("₀", "2080", "subscript zero", "0"),
    ("₉", "2089", "subscript nine", "9"), ("‖", "2016", "double vertical line", "norm(…)"),
    ("±", "00B1", "plus-minus sign", "+ or -"), ("∧", "2227", "logical and", "and"),
    ("¬", "00AC", "not sign", "not"), ("⌊", "230A", "left floor", "floor(…)"),
    ("⊗", "2297", "circled times", "outer(a, b) or kron(a, b)"),
    ("′", "2032", "prime", "a name without a prime"),
  ])
  func whatIsNotReadIsNamed(character: String, code: String, name: String, instead: String) {
    for text in ["x ‹\(character)› y", "‹\(character)›x", "2‹\(character)›"] {
      let expected = Fault(
        text, "the character '\(character)' (U+\(code), \(name)) has no meaning here",
        "write \(instead)")
      #expect(fault(expected.text) == expected)
    }
  }

  @Test(arguments: [
    ("&", "0026", "and"), ("|", "007C", "or, or abs(…)"), ("!", "0021", "not"),
    ("~", "007E", "not"), ("{", "007B", "["), ("}", "007D", "]"),
    ("$", "0024", "the formula without dollar signs"), (";", "003B", "[…], […] for rows"),
  ])
  func aSignOfAnotherNotationIsExplained(character: String, code: String, instead: String) {
    let expected = Fault(
      "x ‹\(character)› y", "the character '\(character)' (U+\(code)) has no meaning here",
      "write \(instead)")
    #expect(fault(expected.text) == expected)
  }

  @Test(arguments: [
    ("?", "?", "003F"), ("`", "`", "0060"), ("\\", "\\", "005C"), ("€", "€", "20AC, euro sign"),
    ("🙂", "🙂", "1F642, slightly smiling face"), ("\u{0}", "␀", "0000"), ("\u{1B}", "␛", "001B"),
    ("\u{202E}", "\u{FFFD}", "202E, right-to-left override"),
    ("\u{10FFFF}", "\u{10FFFF}", "10FFFF"),
  ])
  func anUnknownCharacterIsNamedAndHarmless(character: String, shown: String, code: String) {
    #expect(
      fault("(\(character)")
        == Fault("(‹\(character)›", "the character '\(shown)' (U+\(code)) has no meaning here"))
  }

  @Test(arguments: [
    Fault(
      "‹٣›", "the character '٣' (U+0663, arabic-indic digit three) has no meaning here",
      "write 3"),
    Fault(
      "x²‹[›0]", "the power '²' is followed by '[', which would act on the exponent",
      "write parentheses around the power"),
    Fault(
      "x² ‹*›*3", "the power '²' is followed by '*', which would act on the exponent",
      "write parentheses around the power"),
    Fault(
      "x²‹ᵀ›", "the power '²' is followed by 'ᵀ', which would act on the exponent",
      "write parentheses around the power"),
    Fault("x‹⁻›", "a superscript must be a whole number, got '⁻'", "write ** for a power"),
    Fault("‹²›", "expected a value, got '²'"),
    Fault("2‹½›", "expected an operator or the end, got '½'", "write * for a product"),
    Fault("‹2x›", "a number is followed by a name, got '2x'", "write 2*x for a product"),
    Fault(
      "0‹,›5", "expected an operator or the end, got ','",
      "write 0.5 with a decimal point, or [0, 5] for a list"),
    Fault(
      "x + 3‹,›05", "expected an operator or the end, got ','",
      "write 3.05 with a decimal point, or [3, 05] for a list"),
    Fault(
      "0‹,› 5", "expected an operator or the end, got ','",
      "write a decimal point as '.', and a list in [ ]"),
    Fault("‹“same›", "a string is not closed"),
  ])
  func whatCannotBeMeantIsExplained(expected: Fault) { #expect(fault(expected.text) == expected) }

  @Test(arguments: [
    ("[0,5]", "[0, 5]"), ("f(0,5)", "f(0, 5)"), ("(0,5)", "[0, 5]"), ("x[0,5]", "x[0, 5]"),
  ])
  func aCommaBetweenElementsIsNoDecimalPoint(text: String, meaning: String) throws {
    #expect(try Parser.parse(text).text == meaning)
  }

  @Test func twoSignsDoNotJoinToAnother() {
    #expect(fault("a××b") == Fault("a×‹×›b", "expected a value, got '×'"))
    #expect(fault("a÷÷b") == Fault("a÷‹÷›b", "expected a value, got '÷'"))
  }
}
