import Diagnostics

/// A name of the language as mathematics writes it: `W1` with a subscript, `x_hat` with a hat,
/// `theta` as the letter.
enum MathMLName {
  /// The markup of a name.
  static func markup(_ name: String) -> Markup {
    var parts = name.split(separator: "_").map { String($0) }
    guard let head = parts.first else { return word(name) }
    parts.removeFirst()
    let digits =
      head.count - (head.lastIndex { !$0.isASCIIDigit }.map { offset($0, head) } ?? 0) - 1
    var stem = String(head.dropLast(digits))
    let marks = parts.filter { isAccent($0) } + takeAccent(from: &stem)
    let base = marks.reduce(letter(stem)) { accented($0, $1) }
    let subscripts =
      (digits > 0 ? [String(head.suffix(digits))] : []) + parts.filter { !isAccent($0) }
    if subscripts.isEmpty { return base }
    return .element("msub", [:], base, .mrow(separated(subscripts.map(subscripted))))
  }

  private static func offset(_ index: String.Index, _ text: String) -> Int {
    text.distance(from: text.startIndex, to: index)
  }

  /// A part of a name that is one letter, or several.
  private static func letter(_ stem: String) -> Markup {
    if stem == "inf" { return MathAtom.identifier("∞", isUpright: true).markup }
    let name = stem.prefix(1).lowercased() + stem.dropFirst()
    guard Greek.names.contains(name) else { return word(stem) }
    if let sign = MathSymbols.letters[stem] { return MathAtom.identifier(String(sign)).markup }
    if let sign = MathSymbols.uprights[stem] {
      return MathAtom.identifier(String(sign), isUpright: true).markup
    }
    return word(stem)
  }

  private static func word(_ text: String) -> Markup { MathAtom.identifier(text).markup }

  private static func subscripted(_ part: String) -> Markup {
    part.allSatisfy(\.isASCIIDigit) ? MathAtom.number(part).markup : letter(part)
  }

  private static func separated(_ parts: [Markup]) -> [Markup] {
    parts.enumerated().flatMap { number, part in
      number == 0 ? [part] : [MathAtom.operation(",").markup, part]
    }
  }

  // MARK: Marks above letters

  private static func isAccent(_ part: String) -> Bool { signs[part] != nil }

  private static let signs = [
    "hat": "^", "bar": "¯", "tilde": "~", "vec": "→", "dot": "˙", "ddot": "¨", "check": "ˇ",
    "breve": "˘",
  ]

  /// The mark at the end of a letter's name, which is taken off: `yhat`, `thetabar`.
  private static func takeAccent(from stem: inout String) -> [String] {
    for accent in ["hat", "bar", "tilde"] where stem.hasSuffix(accent) {
      let base = String(stem.dropLast(accent.count))
      if base.count == 1 || Greek.names.contains(base) {
        stem = base
        return [accent]
      }
    }
    return []
  }

  private static func accented(_ base: Markup, _ accent: String) -> Markup {
    .element(
      "mover", ["accent": "true"], base,
      .element("mo", ["stretchy": "false"], .text(signs[accent] ?? "")))
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
