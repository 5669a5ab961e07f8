import Testing

@testable import Expressions

@Suite struct MathMLSymbolsTests {
  @Test func everyKnownCommandHasASign() {
    let names =
      Array(MathSymbols.letters.keys) + Array(MathSymbols.uprights.keys)
      + Array(MathSymbols.operations.keys) + Array(MathSymbols.large.keys)
      + Array(MathSymbols.integrals.keys) + Array(MathSymbols.functions)
      + Array(MathSymbols.limits.keys) + Array(MathSymbols.delimiters.keys)
      + Array(MathSymbols.accents.keys) + Array(MathSymbols.spaces.keys)
    for name in names { #expect(!mathML("\\\(name) x").contains("<mtext>"), "\\\(name)") }
    // A name has one meaning.
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: [
    ("-", "<mo>−</mo>"), ("*", "<mo>∗</mo>"), ("=", "<mo>=</mo>"), (",", "<mo>,</mo>"),
    ("σ", "<mi>σ</mi>"), ("∂", "<mi>∂</mi>"), ("½", "<mn>½</mn>"), ("≤", "<mo>≤</mo>"),
    ("|", "<mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">|</mo>"),
    ("∇", "<mi mathvariant=\"normal\">∇</mi>"),
  ])
  func charactersAreLettersNumbersOrSigns(character: Character, markup: String) {
    #expect(MathSymbols.atom(character).markup.source == markup)
  }
}
