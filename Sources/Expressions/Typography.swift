/// What text processors, web pages and PDF readers write in place of the characters of the language.
enum Typography {
  /// The sign of the language that one character stands for.
  static func symbol(_ scalar: Unicode.Scalar) -> String? { symbols[scalar] }

  private static let symbols: [Unicode.Scalar: String] = [
    "−": "-", "–": "-", "‐": "-", "\u{2011}": "-", "‒": "-", "﹣": "-",
    "×": "*", "·": "*", "⋅": "*", "∙": "*", "∗": "*", "⊙": "*", "∘": "*",
    "÷": "/", "∕": "/", "⁄": "/", "⊘": "/",
    "≤": "<=", "⩽": "<=", "≦": "<=", "≥": ">=", "⩾": ">=", "≧": ">=", "≠": "!=", "…": "...",
  ]

  /// A straight quote for a typographical one.
  static func quote(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "“", "”", "„", "‟": "\""
    case "‘", "’", "‚", "‛": "'"
    default: nil
    }
  }

  /// Whether a character shows nothing and changes nothing: it is passed over.
  ///
  /// Marks that reorder text are not among these: what is read would differ from what is seen.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B...0x200D, 0x2060...0x2064, 0xFEFF: true
    default: false
    }
  }

  /// The digit that a full-width or mathematical one stands for, or the digit itself.
  static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x30...0x39: scalar
    case 0xFF10...0xFF19: Unicode.Scalar(scalar.value - 0xFF10 + 0x30)
    case 0x1D7CE...0x1D7FF: Unicode.Scalar((scalar.value - 0x1D7CE) % 10 + 0x30)
    default: nil
    }
  }

  /// A full-width sign as the ordinary one. Letters, digits and `＿` may be parts of names.
  static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value), scalar.value != 0xFF3F,
      let plain = Unicode.Scalar(scalar.value - 0xFEE0), !plain.properties.isAlphabetic,
      digit(plain) == nil
    else { return scalar }
    return plain
  }

  /// The digit or sign that a superscript one stands for.
  static func superscript(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "¹": "1"
    case "²": "2"
    case "³": "3"
    case "⁺": "+"
    case "⁻": "-"
    case "⁰", "⁴"..."⁹": Unicode.Scalar(scalar.value - 0x2070 + 0x30)
    default: nil
    }
  }

  /// The number that a character such as ½ stands for.
  static func fraction(_ scalar: Unicode.Scalar) -> Double? {
    switch scalar.value {
    case 0xBC...0xBE, 0x2150...0x215E, 0x2189: scalar.properties.numericValue
    default: nil
    }
  }
}

extension Typography {
  /// A name with ordinary letters in place of mathematical and full-width ones: `W` for `𝐖`, or
  /// nil where it has none of these.
  static func plain(_ name: String) -> String? {
    if name.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
    var result = String.UnicodeScalarView()
    for scalar in name.unicodeScalars { result.append(plain(scalar)) }
    let plain = String(result)
    return plain == name ? nil : plain
  }

  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let digit = digit(scalar) { return digit }
    if let letter = letterlike[scalar] { return letter }
    let value = scalar.value
    switch value {
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xFF3F:
      return Unicode.Scalar(value - 0xFEE0) ?? scalar
    case 0x1D400...0x1D6A3:
      let place = (value - 0x1D400) % 52
      return Unicode.Scalar(place < 26 ? 0x41 + place : 0x61 + place - 26) ?? scalar
    case 0x1D6A8...0x1D7C9:
      let place = Int(value - 0x1D6A8) % 58
      return greek[place]
    default: return scalar
    }
  }

  /// One alphabet of the mathematical Greek letters, in their order.
  private static let greek = Array(
    "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ".unicodeScalars)

  /// Letters that stand elsewhere than the mathematical alphabets that they belong to.
  private static let letterlike: [Unicode.Scalar: Unicode.Scalar] = [
    "ℎ": "h", "ℬ": "B", "ℰ": "E", "ℱ": "F", "ℋ": "H", "ℐ": "I", "ℒ": "L", "ℳ": "M", "ℛ": "R",
    "ℯ": "e", "ℊ": "g", "ℴ": "o", "ℭ": "C", "ℌ": "H", "ℑ": "I", "ℜ": "R", "ℨ": "Z", "ℂ": "C",
    "ℍ": "H", "ℕ": "N", "ℙ": "P", "ℚ": "Q", "ℝ": "R", "ℤ": "Z", "ℓ": "l", "µ": "μ",
  ]
}
