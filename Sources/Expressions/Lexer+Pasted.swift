import Diagnostics

extension Lexer {
  /// A character that text processors write, as the tokens that it stands for.
  mutating func pasted(_ scalar: Unicode.Scalar) throws(ExpressionError) -> Token {
    if Typography.superscript(scalar) != nil { return try power() }
    let start = at
    at += 1
    let (place, spelling) = (range(from: start), String(scalar))
    if let symbol = Typography.symbol(scalar) {
      return Token(kind: .symbol(symbol), range: place, spelling: spelling)
    }
    if let value = Typography.fraction(scalar) {
      return Token(kind: .real(value, spelling: spelling), range: place)
    }
    switch scalar {
    case "∞": return Token(kind: .name(spelling), range: place)
    case "ᵀ":
      pending = [Token(kind: .name("T"), range: place, spelling: spelling)]
      return Token(kind: .symbol("."), range: place, spelling: spelling)
    case "√" where peek() == "(": return Token(kind: .name("sqrt"), range: place)
    default: throw unexpected(scalar, at: place)
    }
  }

  /// Superscript digits: `x²` is `x**2`, and `x⁻¹` is `x**-1`.
  private mutating func power() throws(ExpressionError) -> Token {
    let start = at
    var digits = ""
    while let digit = peek().flatMap(Typography.superscript) {
      digits.unicodeScalars.append(digit)
      at += 1
    }
    let (place, spelling) = (range(from: start), text(from: start))
    let isNegative = digits.hasPrefix("-")
    guard let value = Int(isNegative ? String(digits.dropFirst()) : digits) else {
      throw ExpressionError(
        "a superscript must be a whole number, got '\(spelling)'", at: place,
        suggestion: "write ** for a power")
    }
    try requirePlainEnd(ofPower: spelling)
    let exponent = Token(kind: .integer(value), range: place, spelling: spelling)
    let minus = Token(kind: .symbol("-"), range: place, spelling: spelling)
    pending = isNegative ? [minus, exponent] : [exponent]
    return Token(kind: .symbol("**"), range: place, spelling: spelling)
  }

  /// What follows a superscript would act on the exponent in the language.
  private mutating func requirePlainEnd(ofPower spelling: String) throws(ExpressionError) {
    skipBlanks()
    guard let scalar = peek(), matches(["*", "*"]) || ["[", "^", ".", "ᵀ"].contains(scalar) else {
      return
    }
    at += 1
    throw ExpressionError(
      "the power '\(spelling)' is followed by '\(scalar)', which would act on the exponent",
      at: range(from: at - 1), suggestion: "write parentheses around the power")
  }

  private func unexpected(_ scalar: Unicode.Scalar, at range: Range<Int>) -> ExpressionError {
    let code = String(scalar.value, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
    let name = scalar.isASCII ? nil : scalar.properties.name?.lowercased()
    let instead = Self.replacements[scalar] ?? otherDigit(scalar)
    return ExpressionError(
      "the character '\(printable(String(scalar)))' (U+\(padded)\(name.map { ", \($0)" } ?? "")) "
        + "has no meaning here", at: range, suggestion: instead.map { "write \($0)" })
  }

  private func otherDigit(_ scalar: Unicode.Scalar) -> String? {
    guard scalar.properties.numericType == .decimal else { return nil }
    return scalar.properties.numericValue.map { "\(Int($0))" }
  }

  /// What is meant by characters that other notations use, and that are not read.
  private static let replacements: [Unicode.Scalar: String] = [
    "—": "-", "•": "*", "√": "sqrt(…)", "∛": "(…)**(1/3)", "&": "and", "∧": "and", "∨": "or",
    "|": "or, or abs(…)", "!": "not", "~": "not", "¬": "not", "{": "[", "}": "]", "∑": "sum(…)",
    "∏": "prod(…)", "‖": "norm(…)", "∥": "norm(…)", "⌊": "floor(…)", "⌋": "floor(…)",
    "⌈": "ceil(…)", "⌉": "ceil(…)", "⊗": "outer(a, b) or kron(a, b)", "⟨": "a @ b", "⟩": "a @ b",
    "$": "the formula without dollar signs", ";": "[…], […] for rows", "⊤": ".T",
    "±": "+ or -", "∓": "- or +", "≈": "==", "′": "a name without a prime", "†": "pinv(…)",
    "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8",
    "₉": "9",
  ]
}
