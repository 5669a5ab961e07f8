import Diagnostics

extension MathMLReader {
  /// The next atom, without its scripts.
  mutating func nextAtom() -> MathAtom {
    switch tokens.first {
    case .opening: return MathAtom(markup: group())
    case .superscript, .subscript: return MathAtom(markup: .mrow([]))
    case .command(let name):
      _ = next()
      return command(name)
    case .character(let character):
      if character.isASCII, character.isNumber { return .number(digits()) }
      if alphabet?.hasWords == true, character.isLetter { return word() }
      _ = next()
      return atom(of: character)
    default:
      _ = next()
      return MathAtom(markup: .mrow([]))
    }
  }

  /// A letter of the alphabet that holds, or another character.
  func atom(of character: Character, isUpright: Bool = false) -> MathAtom {
    guard let alphabet else {
      return isUpright
        ? .identifier(String(character), isUpright: true) : MathSymbols.atom(character)
    }
    let letter = alphabet.letter(character)
    if letter == character, !character.isLetter { return MathSymbols.atom(character) }
    return character.isNumber
      ? .number(String(letter)) : .identifier(String(letter), isUpright: alphabet.isUpright)
  }

  /// Digits, and a point between them.
  private mutating func digits() -> String {
    var digits = ""
    while case .character(let character) = tokens.first {
      let isDigit = character.isASCII && character.isNumber
      guard isDigit || (character == "." && isDigitNext) else { break }
      digits.append(isDigit ? alphabet?.letter(character) ?? character : character)
      _ = next()
    }
    return digits
  }

  private var isDigitNext: Bool {
    guard case .character(let character) = tokens.dropFirst().first else { return false }
    return character.isASCII && character.isNumber
  }

  /// Letters side by side as one name.
  private mutating func word() -> MathAtom {
    var word = ""
    while case .character(let character) = tokens.first,
      character.isLetter || (!word.isEmpty && character.isNumber)
    {
      word.append(alphabet?.letter(character) ?? character)
      _ = next()
    }
    return .identifier(word, isUpright: alphabet?.isUpright ?? true)
  }
}
