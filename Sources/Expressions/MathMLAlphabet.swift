/// An alphabet of mathematics; its letters are characters of their own in Unicode.
enum MathAlphabet: String {
  case roman = "mathrm"
  case bold = "mathbf"
  case boldItalic = "boldsymbol"
  case doubleStruck = "mathbb"
  case script = "mathcal"
  case fraktur = "mathfrak"
  case sansSerif = "mathsf"
  case monospace = "mathtt"
  case italic = "mathit"

  private static let synonyms = [
    "bm": boldItalic, "mathscr": script, "rm": roman, "bf": bold, "bold": bold,
    "Bbb": doubleStruck,
  ]

  /// The alphabet of a command.
  init?(command: String) {
    guard let alphabet = MathAlphabet(rawValue: command) ?? Self.synonyms[command] else {
      return nil
    }
    self = alphabet
  }

  /// Whether letters side by side are a word, as in `\mathrm{softmax}`.
  var hasWords: Bool {
    switch self {
    case .roman, .bold, .sansSerif, .monospace, .italic: true
    case .boldItalic, .doubleStruck, .script, .fraktur: false
    }
  }

  /// Whether its letters are shown as they stand, never slanted.
  var isUpright: Bool { self != .italic }

  /// A letter or digit of the alphabet; one that it does not have stays as it is.
  func letter(_ character: Character) -> Character {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1
    else { return character }
    if let own = exceptions[character] { return own }
    for (first, last, place) in blocks {
      guard place > 0, (first.value...last.value).contains(scalar.value) else { continue }
      return Unicode.Scalar(place + (scalar.value - first.value)).map(Character.init) ?? character
    }
    return character
  }

  /// Where the alphabet keeps capitals, small letters, digits, Greek capitals, small Greek letters,
  /// ∇ and ∂; 0 where it has none.
  private var places: [UInt32] {
    switch self {
    case .roman, .italic: [0, 0, 0, 0, 0, 0, 0]
    case .bold: [0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6C2, 0x1D6C1, 0x1D6DB]
    case .boldItalic: [0x1D468, 0x1D482, 0x1D7CE, 0x1D71C, 0x1D736, 0x1D735, 0x1D74F]
    case .doubleStruck: [0x1D538, 0x1D552, 0x1D7D8, 0, 0, 0, 0]
    case .script: [0x1D49C, 0x1D4B6, 0, 0, 0, 0, 0]
    case .fraktur: [0x1D504, 0x1D51E, 0, 0, 0, 0, 0]
    case .sansSerif: [0x1D5A0, 0x1D5BA, 0x1D7E2, 0, 0, 0, 0]
    case .monospace: [0x1D670, 0x1D68A, 0x1D7F6, 0, 0, 0, 0]
    }
  }

  private static let ranges: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("A", "Z"), ("a", "z"), ("0", "9"), ("Α", "Ω"), ("α", "ω"), ("∇", "∇"), ("∂", "∂"),
  ]

  private var blocks: [(first: Unicode.Scalar, last: Unicode.Scalar, place: UInt32)] {
    zip(Self.ranges, places).map { ($0.0, $0.1, $1) }
  }

  /// Letters that Unicode had before it had the alphabet.
  private var exceptions: [Character: Character] {
    switch self {
    case .doubleStruck: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
    case .script:
      [
        "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ",
        "g": "ℊ", "o": "ℴ",
      ]
    case .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"]
    default: [:]
    }
  }
}
