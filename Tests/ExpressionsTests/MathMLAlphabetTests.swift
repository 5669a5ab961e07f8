import Testing

@testable import Expressions

/// Characters by their names in the Unicode Character Database.
@Suite struct MathMLAlphabetTests {
  @Test(arguments: [
    ("mathbf", "AZaz09αωΩ∇∂", "𝐀𝐙𝐚𝐳𝟎𝟗𝛂𝛚𝛀𝛁𝛛"),
    ("boldsymbol", "AZaz09αωΩ∇∂", "𝑨𝒁𝒂𝒛𝟎𝟗𝜶𝝎𝜴𝜵𝝏"),
    ("mathbb", "ABCHNPQRZz01α", "𝔸𝔹ℂℍℕℙℚℝℤ𝕫𝟘𝟙α"),
    ("mathcal", "ABLNRaego1", "𝒜ℬℒ𝒩ℛ𝒶ℯℊℴ1"),
    ("mathfrak", "ACHIRZaz", "𝔄ℭℌℑℜℨ𝔞𝔷"),
    ("mathsf", "AZaz09", "𝖠𝖹𝖺𝗓𝟢𝟫"),
    ("mathtt", "AZaz09", "𝙰𝚉𝚊𝚣𝟶𝟿"),
    ("mathrm", "Aα1", "Aα1"), ("mathit", "Aα1", "Aα1"), ("bm", "x+é", "𝒙+é"),
  ])
  func lettersAreThoseOfUnicode(command: String, letters: String, shown: String) throws {
    let alphabet = try #require(MathAlphabet(command: command))
    #expect(String(letters.map(alphabet.letter)) == shown)
  }

  @Test func otherCommandsAreNoAlphabets() {
    #expect(MathAlphabet(command: "alpha") == nil)
  }
}
