import Diagnostics

extension LaTeXReader {
  /// Whether a factor may begin here, so that it is one of a product.
  var startsFactor: Bool {
    switch token.kind {
    case .letter, .digit: return true
    case .symbol("("), .symbol("["), .symbol("{"): return true
    case .symbol("."): return isDigit(token(after: 1))
    case .symbol("|"): return openBar != token.kind
    case .command(let name):
      if name == "|" || name == "Vert" || name == "vert" { return openBar != token.kind }
      return !Self.enders.contains(name) && !LaTeXCommands.products.contains(name)
        && LaTeXCommands.relations[name] == nil
    default: return false
    }
  }

  /// Commands with which no factor begins.
  private static let enders: Set<String> = [
    "}", "rbrace", "rvert", "rVert", "rfloor", "rceil", "rangle", "\\", "end", "land", "wedge",
    "lor", "vee", "top", "intercal", "pm", "mp", "approx", "equiv", "sim", "propto", "to",
    "rightarrow", "in", "mapsto", "mid",
  ]

  func isDigit(_ token: LaTeXToken?) -> Bool {
    if case .digit = token?.kind { return true }
    return false
  }

  /// A value with its scripts.
  mutating func factor() throws(ExpressionError) -> LaTeXOperand {
    let start = at
    let value = try primary()
    let result = try scripted(value, from: start)
    if isSymbol("!") {
      throw ExpressionError(
        "the language has no factorial", at: token.range, suggestion: "write the product out")
    }
    return result
  }

  private mutating func primary() throws(ExpressionError) -> LaTeXOperand {
    switch token.kind {
    case .digit: return try number()
    case .symbol(".") where isDigit(token(after: 1)): return try number()
    case .letter: return try letters()
    case .symbol("("): return try group(closedBy: .symbol(")"))
    case .symbol("["): return try group(closedBy: .symbol("]"))
    case .symbol("{"): return try braces()
    case .symbol("|"):
      if let next = token(after: 1), next.kind == token.kind, next.isAdjacent {
        throw ExpressionError(
          "'||' may be a norm or two absolute values",
          at: token.range.lowerBound..<next.range.upperBound,
          suggestion: "write \\|x\\| for a norm, or a blank between the bars")
      }
      return try absolute(closedBy: .symbol("|"))
    case .command(let name): return try command(name)
    default: throw unexpected("expected a value")
    }
  }

  private mutating func command(_ name: String) throws(ExpressionError) -> LaTeXOperand {
    if let refusal { throw refusal }
    if let bracketed = try bracketed(name) { return bracketed }
    if let value = try construct(name) { return value }
    if LaTeXCommands.functions[name] != nil || LaTeXCommands.reciprocals[name] != nil {
      return try functionCommand(name)
    }
    if isName(name) { return try named(at..<extent(at)) }
    if LaTeXCommands.products.contains(name) || LaTeXCommands.relations[name] != nil
      || Self.structural.contains(name)
    {
      throw unexpected("expected a value")
    }
    throw ExpressionError(
      "the command '\\\(name)' is not read", at: token.range,
      suggestion: nearest(to: name, among: LaTeXCommands.known).map { "did you mean '\\\($0)'?" })
  }

  private static let structural: Set<String> = [
    "}", "\\", "end", "rvert", "rVert", "rfloor", "rceil", "rangle", "rbrace", "land", "lor",
    "wedge", "vee", "top", "intercal", "&",
  ]

  /// Whether a command begins a name.
  func isName(_ command: String) -> Bool {
    LaTeXCommands.greek[command] != nil || LaTeXCommands.fonts.contains(command)
      || LaTeXCommands.words.contains(command) || LaTeXCommands.accents[command] != nil
  }

  private mutating func bracketed(_ name: String) throws(ExpressionError) -> LaTeXOperand? {
    switch name {
    case "{", "lbrace":
      return try group(closedBy: .command(name == "{" ? "}" : "rbrace"))
    case "lvert": return try absolute(closedBy: .command("rvert"))
    case "vert": return try absolute(closedBy: token.kind)
    case "|", "Vert": return try norm(closedBy: token.kind)
    case "lVert": return try norm(closedBy: .command("rVert"))
    case "lfloor": return try rounded("floor", closedBy: .command("rfloor"))
    case "lceil": return try rounded("ceil", closedBy: .command("rceil"))
    case "langle": return try innerProduct()
    default: return nil
    }
  }

  private mutating func construct(_ name: String) throws(ExpressionError) -> LaTeXOperand? {
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac": return try fraction()
    case "sqrt": return try root()
    case "sum", "prod": return try sumOverIndex(name)
    case "max", "min":
      return token(after: 1)?.kind == .symbol("_") ? try sumOverIndex(name) : try extreme(name)
    case "begin": return try environment()
    case "infty":
      at += 1
      return LaTeXOperand(.name("inf"), rank: 0, at: range(from: at - 1))
    case "mathbb", "mathbbm", "mathds", "mathbf", "boldsymbol", "bm":
      return try indicatorOrIdentity()
    default: return nil
    }
  }
}

extension LaTeXReader {
  /// A number; one digit alone where the next would not belong to it, as in `\frac12`.
  private mutating func number() throws(ExpressionError) -> LaTeXOperand {
    let start = at
    var digits = takeDigits()
    var isReal = false
    if isSymbol("."), token.isAdjacent || digits.isEmpty {
      isReal = true
      at += 1
      digits += "."
      if token.isAdjacent { digits += takeDigits() }
    }
    let place = range(from: start)
    try requirePlainNumber(digits, from: start)
    if !isReal, let value = Int(digits) { return .number(value, at: place) }
    guard let value = Double(digits), value.isFinite else {
      throw ExpressionError(
        "the number '\(digits)' exceeds the range of float64", at: place,
        suggestion: "write \\infty if infinity is meant")
    }
    return LaTeXOperand(.real(value), rank: 0, at: place)
  }

  private mutating func takeDigits() -> String {
    var digits = ""
    while case .digit(let digit) = token.kind, digits.isEmpty || token.isAdjacent {
      digits += digit
      at += 1
    }
    return digits
  }

  /// Refuses what looks like the rest of a number: `1{,}5`, `1e-3`.
  private mutating func requirePlainNumber(
    _ digits: String, from start: Int
  ) throws(ExpressionError) {
    if isSymbol("{"), partners[at] == at + 2, token(after: 1)?.kind == .symbol(","),
      isDigit(token(after: 3))
    {
      at += 3
      let decimals = takeDigits()
      throw ExpressionError(
        "a decimal point is '.', got '{,}'", at: range(from: start),
        suggestion: "write \(digits).\(decimals)")
    }
    guard token.isAdjacent, token.kind == .letter("e") || token.kind == .letter("E") else { return }
    let sign = token(after: 1)
    let isSigned = sign?.kind == .symbol("-") || sign?.kind == .symbol("+")
    guard sign?.isAdjacent == true, isDigit(sign) || isSigned,
      !isSigned || token(after: 2).map({ isDigit($0) && $0.isAdjacent }) == true
    else { return }
    at += isSigned ? 2 : 1
    let exponent = (sign?.kind == .symbol("-") ? "-" : "") + takeDigits()
    throw ExpressionError(
      "'\(spelling(start..<at))' is a number or a product with e", at: range(from: start),
      suggestion: "write \(digits) \\cdot 10^{\(exponent)} or \(digits) \\cdot e")
  }
}
