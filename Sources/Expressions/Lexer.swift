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
  /// How it was written, where that is not how the kind is.
  var spelling: String?

  /// The token as it was written, for a message.
  var description: String {
    if let spelling { return "'\(spelling)'" }
    return switch kind {
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

  private let scalars: [Unicode.Scalar]
  /// The bytes of the text that each scalar stands at.
  private let places: [Range<Int>]
  private let end: Int
  var at = 0
  /// What was read together with the last token, and follows it.
  var pending: [Token] = []

  static func tokens(of text: String) throws(ExpressionError) -> [Token] {
    let count = text.unicodeScalars.count
    if count > characterLimit {
      throw ExpressionError(
        "an expression is limited to 4,096 characters, got \(count)",
        at: 0..<(text.unicodeScalars.first.map { UTF8.width($0) } ?? 0))
    }
    var lexer = Lexer(text)
    var tokens: [Token] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  /// Outside of strings, what shows nothing is left out, and signs of full width are narrowed.
  private init(_ text: String) {
    var (scalars, places) = ([Unicode.Scalar](), [Range<Int>]())
    var quote: Quote?
    var offset = 0
    for scalar in text.unicodeScalars {
      let place = offset..<offset + UTF8.width(scalar)
      offset = place.upperBound
      if let opened = quote {
        let closes = opened.closes(scalar)
        if closes { quote = nil }
        scalars.append(closes ? opened.straight : scalar)
      } else if scalar.isASCII || !Typography.isInvisible(scalar) {
        let plain = scalar.isASCII ? scalar : Typography.narrow(scalar)
        quote = Quote(opening: plain)
        scalars.append(quote?.straight ?? plain)
      } else {
        continue
      }
      places.append(place)
    }
    (self.scalars, self.places, end) = (scalars, places, offset)
  }

  func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    at + ahead < scalars.count ? scalars[at + ahead] : nil
  }

  func range(from start: Int) -> Range<Int> {
    guard start < places.count else { return end..<end }
    let lower = places[start].lowerBound
    return lower..<(at > start ? places[at - 1].upperBound : lower)
  }

  mutating func skipBlanks() {
    while let scalar = peek(), scalar.isBlank { at += 1 }
  }

  private mutating func next() throws(ExpressionError) -> Token {
    if !pending.isEmpty { return pending.removeFirst() }
    skipBlanks()
    let start = at
    guard let scalar = peek() else { return Token(kind: .end, range: range(from: start)) }
    if isDigit(scalar) || (scalar == "." && peek(1).map(isDigit) == true) { return try number() }
    if scalar.isNameStart { return name() }
    if scalar == "\"" || scalar == "'" { return try string() }
    for symbol in Self.symbols where matches(symbol.scalars) {
      at += symbol.scalars.count
      return Token(kind: .symbol(symbol.text), range: range(from: start))
    }
    return try pasted(scalar)
  }

  private static let symbols = [
    "...", "**", "//", "==", "!=", "<=", ">=", "+", "-", "*", "/", "%", "@", "^", "<", ">", "(",
    ")", "[", "]", ",", ":", "=", ".",
  ].map { (text: $0, scalars: Array($0.unicodeScalars)) }

  func matches(_ symbol: [Unicode.Scalar]) -> Bool {
    symbol.indices.allSatisfy { peek($0) == symbol[$0] }
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? ("0"..."9").contains(scalar) : Typography.digit(scalar) != nil
  }

  private mutating func name() -> Token {
    let start = at
    while let scalar = peek(), scalar.isNameContinue { at += 1 }
    return Token(kind: .name(text(from: start)), range: range(from: start))
  }

  func text(from start: Int) -> String {
    String(String.UnicodeScalarView(scalars[start..<at]))
  }

  /// The text of a number, in ordinary digits and signs.
  private func digits(from start: Int) -> String {
    var digits = String.UnicodeScalarView()
    for scalar in scalars[start..<at] {
      digits.append(isMinus(scalar) ? "-" : Typography.digit(scalar) ?? scalar)
    }
    return String(digits)
  }

  private func isMinus(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { $0 == "-" || Typography.symbol($0) == "-" } == true
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
      let signed = peek(1) == "+" || isMinus(peek(1))
      if peek(signed ? 2 : 1).map(isDigit) == true {
        isReal = true
        at += signed ? 2 : 1
        skipDigits()
      }
    }
    let digits = digits(from: start)
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
      return Token(kind: .integer(value), range: range(from: start), spelling: digits)
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
}

/// A quote that was opened.
private struct Quote {
  let straight: Unicode.Scalar
  let isStraight: Bool

  init?(opening scalar: Unicode.Scalar) {
    isStraight = scalar == "\"" || scalar == "'"
    guard let straight = isStraight ? scalar : Typography.quote(scalar) else { return nil }
    self.straight = straight
  }

  /// A straight quote is closed by itself, a typographical one by any of its kind.
  func closes(_ scalar: Unicode.Scalar) -> Bool {
    scalar == straight || (!isStraight && Typography.quote(scalar) == straight)
  }
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
