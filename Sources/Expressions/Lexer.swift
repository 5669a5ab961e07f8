import Diagnostics

/// The words of an expression.
struct Token {
  enum Kind: Equatable {
    case integer(Int)
    case real(Double, spelling: String)
    case name(String)
    case text(String)
    case symbol(String)
    case end
  }

  let kind: Kind
  let range: Range<Int>

  /// The token as it was written, for a message.
  var description: String {
    switch kind {
    case .integer(let value): "'\(value)'"
    case .real(_, let spelling): "'\(spelling)'"
    case .name(let name): "'\(name)'"
    case .text(let text): "the string \"\(text)\""
    case .symbol(let symbol): "'\(symbol)'"
    case .end: "the end"
    }
  }
}

/// Splits the text of an expression into tokens.
struct Lexer {
  /// The longest text that is read, in characters.
  static let characterLimit = 4_096

  private let bytes: [UInt8]
  private let scalars: [Unicode.Scalar]
  private let offsets: [Int]
  private var at = 0

  static func tokens(of text: String) throws(ExpressionError) -> [Token] {
    var lexer = Lexer(text)
    if lexer.scalars.count > characterLimit {
      throw ExpressionError(
        "an expression is limited to 4,096 characters, got \(lexer.scalars.count)",
        at: 0..<lexer.offsets[1])
    }
    var tokens: [Token] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private init(_ text: String) {
    bytes = Array(text.utf8)
    scalars = Array(text.unicodeScalars)
    var offsets: [Int] = []
    var offset = 0
    for scalar in scalars {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    self.offsets = offsets + [offset]
  }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    at + ahead < scalars.count ? scalars[at + ahead] : nil
  }

  private func range(from start: Int) -> Range<Int> { offsets[start]..<offsets[at] }

  private mutating func next() throws(ExpressionError) -> Token {
    while let scalar = peek(), scalar.isBlank { at += 1 }
    let start = at
    guard let scalar = peek() else { return Token(kind: .end, range: range(from: start)) }
    if isDigit(scalar) || (scalar == "." && peek(1).map(isDigit) == true) { return try number() }
    if scalar.isNameStart { return name() }
    if scalar == "\"" || scalar == "'" { return try string() }
    for symbol in Self.symbols where matches(symbol.scalars) {
      at += symbol.scalars.count
      return Token(kind: .symbol(symbol.text), range: range(from: start))
    }
    at += 1
    throw unexpected(scalar, at: range(from: start))
  }

  private static let symbols = [
    "...", "**", "//", "==", "!=", "<=", ">=", "+", "-", "*", "/", "%", "@", "^", "<", ">", "(",
    ")", "[", "]", ",", ":", "=", ".",
  ].map { (text: $0, scalars: Array($0.unicodeScalars)) }

  private func matches(_ symbol: [Unicode.Scalar]) -> Bool {
    symbol.indices.allSatisfy { peek($0) == symbol[$0] }
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private mutating func name() -> Token {
    let start = at
    while let scalar = peek(), scalar.isNameContinue { at += 1 }
    return Token(kind: .name(text(from: start)), range: range(from: start))
  }

  private func text(from start: Int) -> String {
    String(decoding: bytes[offsets[start]..<offsets[at]], as: UTF8.self)
  }

  private mutating func number() throws(ExpressionError) -> Token {
    let start = at
    var isReal = false
    skipDigits()
    if peek() == ".", peek(1) != "." {
      isReal = true
      at += 1
      skipDigits()
    }
    if let e = peek(), e == "e" || e == "E" {
      let signed = peek(1) == "+" || peek(1) == "-"
      if peek(signed ? 2 : 1).map(isDigit) == true {
        isReal = true
        at += signed ? 2 : 1
        skipDigits()
      }
    }
    let digits = text(from: start)
    if let scalar = peek(), scalar.isNameStart {
      let end = at
      _ = name()
      let rest = text(from: end)
      throw ExpressionError(
        "a number is followed by a name, got '\(digits)\(rest)'", at: range(from: start),
        suggestion: scalar == "_"
          ? "write digits without _ between them" : "write \(digits)*\(rest) for a product")
    }
    if !isReal, let value = Int(digits) {
      return Token(kind: .integer(value), range: range(from: start))
    }
    guard let value = Double(digits), value.isFinite else {
      throw ExpressionError(
        "the number '\(digits)' exceeds the range of float64", at: range(from: start),
        suggestion: "write inf if infinity is meant")
    }
    return Token(kind: .real(value, spelling: digits), range: range(from: start))
  }

  private mutating func skipDigits() {
    while let scalar = peek(), isDigit(scalar) { at += 1 }
  }

  private mutating func string() throws(ExpressionError) -> Token {
    let start = at
    let quote = peek()
    at += 1
    while let scalar = peek(), scalar != quote { at += 1 }
    guard peek() == quote else {
      throw ExpressionError("a string is not closed", at: range(from: start))
    }
    at += 1
    let content = text(from: start).dropFirst().dropLast()
    return Token(kind: .text(String(content)), range: range(from: start))
  }

  private func unexpected(_ scalar: Unicode.Scalar, at range: Range<Int>) -> ExpressionError {
    let code = String(scalar.value, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
    return ExpressionError(
      "the character '\(printable(String(scalar)))' (U+\(padded)) has no meaning here", at: range,
      suggestion: Self.replacements[scalar].map { "write \($0)" })
  }

  /// What is meant by characters that text processors and other notations write.
  private static let replacements: [Unicode.Scalar: String] = [
    "−": "-", "–": "-", "—": "-", "×": "*", "·": "*", "⋅": "*", "∙": "*", "⊙": "*", "∘": "*",
    "÷": "/", "∕": "/", "²": "**2", "³": "**3", "√": "sqrt(…)", "∞": "inf", "≤": "<=", "≥": ">=",
    "≠": "!=", "“": "\"", "”": "\"", "‘": "'", "’": "'", "&": "and", "|": "or, or abs(…)",
    "!": "not", "{": "[", "}": "]", "∑": "sum(…)", "$": "the formula without dollar signs",
    ";": "[…], […] for rows", "ᵀ": ".T", "⊤": ".T", "~": "not",
    "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8",
    "₉": "9",
  ]
}

// The tables of Unicode are slow to ask, and nearly all that is written is ASCII.
extension Unicode.Scalar {
  fileprivate var isBlank: Bool {
    isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
  }

  fileprivate var isNameStart: Bool {
    isASCII
      ? ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_"
      : properties.isXIDStart && !isPastedOperator
  }

  fileprivate var isNameContinue: Bool {
    isASCII
      ? isNameStart || ("0"..."9").contains(self)
      : properties.isXIDContinue && !isPastedOperator
  }

  /// Unicode lets these be parts of names: the product in `a·b`, the transpose in `Wᵀ`.
  private var isPastedOperator: Bool { self == "·" || self == "ᵀ" }
}
