import Diagnostics

/// Goes through the tokens of a formula once and makes markup of them.
struct MathMLReader {
  private(set) var tokens: ArraySlice<MathToken>
  private let isDisplay: Bool
  /// The alphabet that letters are of; nil for plain ones.
  private(set) var alphabet: MathAlphabet?
  private var depth = 0

  /// Groups within groups beyond this are left out: browsers refuse them too.
  private static let depthLimit = 64

  init(_ latex: String, isDisplay: Bool) {
    tokens = MathToken.tokens(of: latex)[...]
    self.isDisplay = isDisplay
  }

  /// The whole formula; one of several rows is a table.
  mutating func formula() -> Markup {
    var parts: [Markup] = []
    while !tokens.isEmpty {
      parts.append(tableOrPieces(.aligned))
      // A brace or a command that nothing opened.
      if let stray = tokens.popFirst(), case .command = stray {
        parts.append(MathAtom.text(stray.source).markup)
      }
    }
    return .mrow(parts)
  }

  // MARK: Pieces side by side

  /// Pieces up to what ends them: a brace that closes, the end of a cell, row or environment, or
  /// `\right`. That token is left.
  mutating func pieces() -> Markup {
    depth += 1
    defer { depth -= 1 }
    var pieces: [Markup] = []
    var previous = MathAtom.Role.opening
    while let token = tokens.first, !token.endsPieces {
      if token == .space {
        tokens.removeFirst()
        continue
      }
      var atom = depth > Self.depthLimit ? skipped() : nextAtom()
      if isSign(token), previous == .opening || previous == .operation {
        let sign = token == .character("+") ? "+" : "−"
        atom = MathAtom(markup: .element("mo", ["form": "prefix"], .text(sign)), role: .opening)
      }
      if needsThinSpace(previous, atom.role) { pieces.append(MathAtom.space("0.1667em").markup) }
      pieces.append(scripted(atom))
      if atom.role != .space { previous = atom.role }
    }
    return .mrow(pieces)
  }

  /// Nothing, in the place of a token or group.
  private mutating func skipped() -> MathAtom {
    _ = plainArgument()
    return MathAtom(markup: .mrow([]))
  }

  private func isSign(_ token: MathToken) -> Bool {
    token == .character("-") || token == .character("+") || token == .character("−")
  }

  private func needsThinSpace(_ left: MathAtom.Role, _ right: MathAtom.Role) -> Bool {
    switch (left, right) {
    case (.function, .ordinary), (.function, .function), (.ordinary, .function),
      (.closing, .function):
      true
    default: false
    }
  }

  // MARK: Scripts

  /// An atom with the primes and scripts that follow it.
  private mutating func scripted(_ atom: MathAtom) -> Markup {
    var (below, above): (Markup?, [Markup]) = (nil, [])
    var scripts = atom.scripts
    while true {
      let rest = tokens.drop { $0 == .space }
      switch rest.first {
      case .character("'"):
        above.append(.element("mo", ["lspace": "0", "rspace": "0"], .text("′")))
        tokens = rest.dropFirst()
      case .superscript:
        tokens = rest.dropFirst()
        above.append(argument())
      case .subscript where below == nil:
        tokens = rest.dropFirst()
        below = argument()
      case .command("limits"), .command("nolimits"):
        scripts = rest.first == .command("limits") ? .stacked : .beside
        tokens = rest.dropFirst()
      default: return place(below, above.isEmpty ? nil : .mrow(above), at: atom.markup, scripts)
      }
    }
  }

  private func place(
    _ below: Markup?, _ above: Markup?, at base: Markup, _ scripts: MathAtom.Scripts
  ) -> Markup {
    let isStacked = scripts == .stacked || (scripts == .limits && isDisplay)
    switch (below, above) {
    case (nil, nil): return base
    case (let below?, nil): return .element(isStacked ? "munder" : "msub", [:], base, below)
    case (nil, let above?): return .element(isStacked ? "mover" : "msup", [:], base, above)
    case (let below?, let above?):
      return .element(isStacked ? "munderover" : "msubsup", [:], base, below, above)
    }
  }

  // MARK: Arguments

  /// The argument of a command or script: a group, or the next atom.
  mutating func argument() -> Markup {
    skipSpaces()
    guard let token = tokens.first, !token.endsPieces else { return .mrow([]) }
    if token == .opening { return group() }
    depth += 1
    defer { depth -= 1 }
    if depth > Self.depthLimit { return skipped().markup }
    if case .character(let character) = token {
      tokens.removeFirst()
      return self.atom(of: character).markup
    }
    if token == .superscript || token == .subscript { return .mrow([]) }
    return nextAtom().markup
  }

  /// An argument whose letters are of an alphabet.
  mutating func argument(in alphabet: MathAlphabet) -> Markup {
    let outer = self.alphabet
    self.alphabet = alphabet
    defer { self.alphabet = outer }
    return argument()
  }

  mutating func group() -> Markup {
    tokens.removeFirst()
    let content = tableOrPieces(.gathered)
    if tokens.first == .closing { tokens.removeFirst() }
    return content
  }

  /// Pieces side by side, or a table where they hold cells or rows, as those of `\substack` do.
  private mutating func tableOrPieces(_ environment: MathEnvironment) -> Markup {
    let rows = tableRows()
    return rows.count == 1 && rows[0].count == 1 ? rows[0][0] : environment.markup(rows)
  }

  /// The text of a group as it is written, without the braces around it.
  mutating func plainArgument() -> String {
    skipSpaces()
    guard let token = tokens.popFirst() else { return "" }
    guard token == .opening else { return token.source }
    var (text, depth) = ("", 1)
    while let token = tokens.popFirst() {
      if token == .opening { depth += 1 }
      if token == .closing { depth -= 1 }
      if depth == 0 { break }
      text += token == .opening || token == .closing ? "" : token.plainSource
    }
    return text
  }

  /// The argument between square brackets, where there is one.
  mutating func optionalArgument() -> String? {
    let rest = tokens.drop { $0 == .space }
    guard rest.first == .character("["),
      let end = rest.firstIndex(of: .character("]"))
    else { return nil }
    tokens = rest[rest.index(after: end)...]
    return rest[..<end].dropFirst().map(\.source).joined()
  }

  mutating func skipSpaces() { tokens = tokens.drop { $0 == .space } }

  /// The next token, which is taken.
  mutating func next() -> MathToken? { tokens.popFirst() }
}

extension MathToken {
  /// Whether pieces side by side end here.
  var endsPieces: Bool {
    switch self {
    case .closing, .cell, .row, .command("end"), .command("right"), .command("middle"): true
    default: false
    }
  }

  /// The token as it reads in a text: an escaped sign is that sign, a space one space.
  fileprivate var plainSource: String {
    guard case .command(let name) = self else { return source }
    return name.count == 1 && name.first?.isLetter == false
      ? (MathSymbols.spaces[name] == nil ? name : " ") : source
  }
}
