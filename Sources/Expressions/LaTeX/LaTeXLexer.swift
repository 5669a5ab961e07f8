import Diagnostics

/// The words of a LaTeX formula.
struct LaTeXToken {
  enum Kind: Hashable {
    /// One letter; letters are not joined to words, as in LaTeX.
    case letter(String)
    case digit(String)
    /// A character with a meaning of its own.
    case symbol(String)
    /// What follows a backslash.
    case command(String)
    case end
  }

  let kind: Kind
  let spelling: String
  /// Where it stands in the text that was read.
  let bytes: Range<Int>
  /// Where that is for the reader of a message.
  let range: Range<Int>
  /// Whether it follows the token before it without a blank.
  let isAdjacent: Bool
  /// Whether it follows a wide space, such as `\quad`.
  var isApart = false

  /// The token as it was written, for a message.
  var description: String { kind == .end ? "the end" : "'\(spelling)'" }
}

/// Splits a LaTeX formula into tokens: without its dollar signs, blanks, comments and sizes of
/// brackets.
struct LaTeXLexer {
  private let characters: [Character]
  private let offsets: [Int]
  private let locate: (Range<Int>) -> Range<Int>
  private var at = 0
  private var isAdjacent = false
  private var isApart = false
  private(set) var tokens: [LaTeXToken] = []
  /// The token of the closing brace for that of the opening one.
  private(set) var partners: [Int: Int] = [:]
  private var opened: [Int] = []

  init(_ text: String, locate: @escaping (Range<Int>) -> Range<Int>) throws(ExpressionError) {
    characters = Array(text)
    self.locate = locate
    var offset = 0
    var offsets = [0]
    for character in characters {
      offset += character.utf8.count
      offsets.append(offset)
    }
    self.offsets = offsets
    let count = text.unicodeScalars.count
    if count > Lexer.characterLimit {
      throw ExpressionError(
        "a formula is limited to 4,096 characters, got \(count)", at: place(from: 0, to: 1))
    }
    let end = try enter()
    while at < end { try read(before: end) }
    if let brace = opened.last {
      throw ExpressionError("'{' is not closed", at: tokens[brace].range)
    }
    let last = offsets[min(at, end)]
    tokens.append(
      LaTeXToken(
        kind: .end, spelling: "", bytes: last..<last, range: locate(last..<last),
        isAdjacent: false))
  }

  private func place(from start: Int, to end: Int) -> Range<Int> {
    locate(offsets[start]..<offsets[min(end, characters.count)])
  }

  private func starts(_ prefix: String, at place: Int, before end: Int) -> Bool {
    let letters = Array(prefix)
    return place + letters.count <= end
      && letters.indices.allSatisfy { characters[place + $0] == letters[$0] }
  }

  /// Passes over what marks the formula as one, such as `$`, and gives the place of its end.
  private mutating func enter() throws(ExpressionError) -> Int {
    var end = characters.count
    while at < end, characters[at].isWhitespace { at += 1 }
    while at < end, characters[end - 1].isWhitespace { end -= 1 }
    for (open, close) in [("$$", "$$"), ("$", "$"), ("\\(", "\\)"), ("\\[", "\\]")]
    where starts(open, at: at, before: end) {
      let inner = end - close.count
      guard inner >= at + open.count, starts(close, at: inner, before: end) else {
        throw ExpressionError(
          "'\(open)' is not closed", at: place(from: at, to: at + open.count),
          suggestion: "end the formula with \(close)")
      }
      at += open.count
      return inner
    }
    return end
  }

  private mutating func read(before end: Int) throws(ExpressionError) {
    let (start, character) = (at, characters[at])
    at += 1
    if character.isWhitespace || character == "~" || isInvisible(character) {
      isAdjacent = isAdjacent && isInvisible(character)
      isApart = isApart || Self.wideSpaces.contains(character)
    } else if character == "%" {
      while at < end, !characters[at].isNewline { at += 1 }
      isAdjacent = false
    } else if character == "\\" {
      try command(from: start, before: end)
    } else if let kinds = Self.pasted[character] {
      for kind in kinds { append(kind, from: start) }
    } else if let digit = character.unicodeScalars.first.flatMap(Typography.digit) {
      append(.digit(String(digit)), from: start)
    } else if character.isLetter {
      let letter = String(character)
      append(.letter(Typography.plain(letter) ?? letter), from: start)
    } else if Self.symbols.contains(character) {
      try symbol(String(character), from: start)
    } else {
      throw unexpected(character, from: start)
    }
  }

  private func isInvisible(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy(Typography.isInvisible)
  }

  /// Characters as wide as `\quad`.
  private static let wideSpaces: Set<Character> = ["\u{2001}", "\u{2003}"]

  private static let symbols: Set<Character> = Set("+-*/()[]{}|,.!<>=':;_^&")

  /// Characters that stand for a command.
  private static let pasted: [Character: [LaTeXToken.Kind]] = [
    "−": [.symbol("-")], "–": [.symbol("-")], "×": [.command("times")], "·": [.command("cdot")],
    "⋅": [.command("cdot")], "∙": [.command("cdot")], "⊙": [.command("odot")],
    "∘": [.command("circ")], "÷": [.symbol("/")], "⁄": [.symbol("/")], "∕": [.symbol("/")],
    "≤": [.command("le")], "≥": [.command("ge")], "≠": [.command("ne")], "∞": [.command("infty")],
    "∑": [.command("sum")], "∏": [.command("prod")], "√": [.command("sqrt")],
    "‖": [.command("|")], "∥": [.command("|")], "∂": [.command("partial")],
    "∇": [.command("nabla")], "∫": [.command("int")], "±": [.command("pm")],
    "…": [.command("ldots")], "⋯": [.command("cdots")], "ᵀ": [.symbol("^"), .command("top")],
    "⊤": [.command("top")], "²": [.symbol("^"), .digit("2")], "³": [.symbol("^"), .digit("3")],
    "′": [.symbol("'")], "’": [.symbol("'")],
  ]

  private mutating func append(_ kind: LaTeXToken.Kind, from start: Int) {
    tokens.append(
      LaTeXToken(
        kind: kind, spelling: String(characters[start..<at]), bytes: offsets[start]..<offsets[at],
        range: place(from: start, to: at), isAdjacent: isAdjacent, isApart: isApart))
    (isAdjacent, isApart) = (true, false)
  }

  private mutating func symbol(_ symbol: String, from start: Int) throws(ExpressionError) {
    append(.symbol(symbol), from: start)
    if symbol == "{" { opened.append(tokens.count - 1) }
    if symbol == "}" {
      guard let brace = opened.popLast() else {
        throw ExpressionError("'}' closes nothing", at: place(from: start, to: at))
      }
      partners[brace] = tokens.count - 1
    }
  }

  private mutating func command(from start: Int, before end: Int) throws(ExpressionError) {
    let nameStart = at
    while at < end, characters[at].isASCII, characters[at].isLetter { at += 1 }
    if at == nameStart, at < end { at += 1 }
    let name = String(characters[nameStart..<at])
    if LaTeXCommands.spacing.contains(name) || name.allSatisfy(\.isWhitespace) && !name.isEmpty {
      isAdjacent = false
      isApart = isApart || LaTeXCommands.wideSpaces.contains(name)
    } else if let side = LaTeXCommands.sizes[name] {
      try delimiter(side, from: start, before: end)
    } else if name.isEmpty {
      throw ExpressionError(
        "a command is required after '\\', got the end", at: place(from: start, to: at))
    } else {
      append(.command(name), from: start)
    }
  }

  /// A bracket whose size is given: `\left(` is `(`, but `\left|` and `\right|` are told apart.
  private mutating func delimiter(
    _ side: LaTeXCommands.Side, from start: Int, before end: Int
  ) throws(ExpressionError) {
    while at < end, characters[at].isWhitespace { at += 1 }
    let count = tokens.count
    if at < end { try read(before: end) }
    guard tokens.count == count + 1, let token = tokens.popLast(),
      let kind = LaTeXCommands.delimiter(token.kind, side)
    else {
      throw ExpressionError(
        "'\(String(characters[start..<at]))' is no bracket", at: place(from: start, to: at),
        suggestion: "write a bracket such as ( or | after it")
    }
    (isAdjacent, isApart) = (token.isAdjacent, token.isApart)
    append(kind, from: start)
  }

  private func unexpected(_ character: Character, from start: Int) -> ExpressionError {
    ExpressionError(
      "the character '\(printable(String(character)))' has no meaning in a formula",
      at: place(from: start, to: at),
      suggestion: character == "$" ? "write one formula between dollar signs" : nil)
  }
}
