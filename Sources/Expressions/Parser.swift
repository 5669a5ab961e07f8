import Diagnostics

/// Reads the text of an expression into a syntax tree, by recursive descent with Python's
/// precedences.
public struct Parser {
  /// The words that cannot be names.
  public static let reservedWords: Set<String> = [
    "True", "true", "False", "false", "None", "if", "else", "and", "or", "not", "lambda", "for",
    "in", "is",
  ]

  /// The deepest nesting that is read.
  static let depthLimit = 128

  private let tokens: [Token]
  private var at = 0
  /// The expressions around the one that is read; the outermost has none.
  private var depth = -1

  /// The syntax tree of a text. Throws ``ExpressionError`` with the place of the first fault.
  ///
  /// All places are UTF-8 bytes of the text, or what `locate` makes of them: so a tree read from a
  /// string of a file points into the file.
  public static func parse(
    _ text: String, locate: (Range<Int>) -> Range<Int> = { $0 }
  ) throws(ExpressionError) -> Syntax {
    let tokens: [Token]
    do throws(ExpressionError) { tokens = try Lexer.tokens(of: text) } catch {
      var error = error
      error.range = locate(error.range)
      throw error
    }
    return try tree(
      tokens.map { Token(kind: $0.kind, range: locate($0.range), spelling: $0.spelling) })
  }

  private static func tree(_ tokens: [Token]) throws(ExpressionError) -> Syntax {
    var parser = Parser(tokens: tokens)
    if parser.token.kind == .end {
      throw ExpressionError("an expression is required, got nothing", at: parser.token.range)
    }
    let syntax = try parser.conditional()
    guard parser.token.kind == .end else { throw parser.unexpectedRest(after: syntax) }
    return syntax
  }

  /// A function's name and parameters, as written on the left of a definition: `kl(m0, S0)`.
  ///
  /// Returns nil where the text is a plain name. Throws ``ExpressionError``.
  public static func parseFunctionHead(
    _ text: String, locate: (Range<Int>) -> Range<Int> = { $0 }
  ) throws(ExpressionError) -> (name: String, parameters: [String])? {
    guard text.contains("(") else { return nil }
    let syntax = try parse(text, locate: locate)
    guard case .call(let name, let arguments, let named) = syntax.form, named.isEmpty else {
      throw ExpressionError(
        "a function is defined as name(parameter, …), got '\(text)'", at: syntax.range)
    }
    var parameters: [String] = []
    for argument in arguments {
      guard let parameter = argument.plainName else {
        throw ExpressionError("a parameter must be a name", at: argument.range)
      }
      if parameters.contains(parameter) {
        throw ExpressionError(
          "'\(name)' has two parameters called '\(parameter)'", at: argument.range)
      }
      parameters.append(parameter)
    }
    return (name, parameters)
  }

  private init(tokens: [Token]) { self.tokens = tokens }

  private var token: Token { tokens[min(at, tokens.count - 1)] }
  private var previousEnd: Int { at > 0 ? tokens[at - 1].range.upperBound : 0 }

  private func isSymbol(_ symbol: String) -> Bool { token.kind == .symbol(symbol) }
  private func isWord(_ word: String) -> Bool { token.kind == .name(word) }
  /// Whether what is between brackets ends here, closed or not.
  private func isEnd(_ symbol: String) -> Bool { isSymbol(symbol) || token.kind == .end }

  private mutating func take(_ symbol: String) -> Bool {
    if isSymbol(symbol) { at += 1 } else { return false }
    return true
  }

  private mutating func require(_ symbol: String, closing opened: Token) throws(ExpressionError) {
    if take(symbol) { return }
    if token.kind == .end {
      throw ExpressionError("\(opened.description) is not closed", at: opened.range)
    }
    throw ExpressionError(
      "expected '\(symbol)' or ',', got \(token.description)", at: token.range)
  }

  private mutating func nested<T>(
    _ rule: (inout Parser) throws(ExpressionError) -> T
  ) throws(ExpressionError) -> T {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.depthLimit { throw tooDeep }
    return try rule(&self)
  }

  private var tooDeep: ExpressionError {
    ExpressionError(
      "an expression is limited to a nesting of \(Self.depthLimit)", at: token.range)
  }

  /// What is meant by `0,5` where no list of arguments or elements is read.
  private var decimalComma: String? {
    guard (1..<tokens.count - 1).contains(at), case .integer = tokens[at - 1].kind,
      case .integer = tokens[at + 1].kind, let whole = tokens[at - 1].spelling,
      let decimals = tokens[at + 1].spelling,
      tokens[at - 1].range.upperBound == token.range.lowerBound,
      tokens[at + 1].range.lowerBound == token.range.upperBound
    else { return nil }
    return "write \(whole).\(decimals) with a decimal point, or [\(whole), \(decimals)] for a list"
  }

  private func unexpectedRest(after syntax: Syntax) -> ExpressionError {
    let found = "expected an operator or the end, got \(token.description)"
    switch token.kind {
    case .symbol(","):
      return ExpressionError(
        "expected an operator or the end, got ','", at: token.range,
        suggestion: decimalComma ?? "write a decimal point as '.', and a list in [ ]")
    case .symbol("="):
      return ExpressionError(found, at: token.range, suggestion: "write == to compare")
    case .name, .integer, .real:
      let isFactor = syntax.plainName == nil || token.range.count == 1
      return ExpressionError(
        found, at: token.range, suggestion: isFactor ? "write * for a product" : nil)
    default:
      return ExpressionError(found, at: token.range)
    }
  }
}

extension Parser {
  private mutating func conditional() throws(ExpressionError) -> Syntax {
    try nested { parser throws(ExpressionError) in
      let value = try parser.disjunction()
      guard parser.isWord("if") else { return value }
      parser.at += 1
      let condition = try parser.disjunction()
      guard parser.isWord("else") else {
        throw ExpressionError(
          "expected 'else', got \(parser.token.description)", at: parser.token.range)
      }
      parser.at += 1
      let other = try parser.conditional()
      return Syntax(
        form: .conditional(value, if: condition, else: other),
        range: value.range.lowerBound..<other.range.upperBound)
    }
  }

  private mutating func disjunction() throws(ExpressionError) -> Syntax {
    var left = try conjunction()
    while isWord("or") {
      at += 1
      left = Self.binary("or", left, try conjunction())
    }
    return left
  }

  private mutating func conjunction() throws(ExpressionError) -> Syntax {
    var left = try negation()
    while isWord("and") {
      at += 1
      left = Self.binary("and", left, try negation())
    }
    return left
  }

  private mutating func negation() throws(ExpressionError) -> Syntax {
    guard isWord("not") else { return try comparison() }
    let start = token.range.lowerBound
    at += 1
    return try nested { parser throws(ExpressionError) in
      let operand = try parser.negation()
      return Syntax(form: .unary("not", operand), range: start..<operand.range.upperBound)
    }
  }

  /// Comparisons chain as in Python: `a < b < c` is `a < b and b < c`.
  private mutating func comparison() throws(ExpressionError) -> Syntax {
    var left = try binary(Self.sums)
    var chain: Syntax?
    while case .symbol(let sign) = token.kind, Self.comparisons.contains(sign) {
      at += 1
      let right = try binary(Self.sums)
      let link = Self.binary(sign, left, right)
      chain = chain.map { Self.binary("and", $0, link) } ?? link
      left = right
    }
    return chain ?? left
  }

  private static let comparisons: Set<String> = ["==", "!=", "<", "<=", ">", ">="]
  private static let sums: Set<String> = ["+", "-"]
  private static let products: Set<String> = ["*", "/", "//", "%", "@"]

  private mutating func binary(_ signs: Set<String>) throws(ExpressionError) -> Syntax {
    func operand(_ parser: inout Parser) throws(ExpressionError) -> Syntax {
      signs == Self.sums ? try parser.binary(Self.products) : try parser.unary()
    }
    var left = try operand(&self)
    while case .symbol(let sign) = token.kind, signs.contains(sign) {
      at += 1
      left = Self.binary(sign, left, try operand(&self))
    }
    return left
  }

  private mutating func unary() throws(ExpressionError) -> Syntax {
    guard isSymbol("-") || isSymbol("+") else { return try power() }
    let start = token.range.lowerBound
    let isNegative = isSymbol("-")
    at += 1
    return try nested { parser throws(ExpressionError) in
      let operand = try parser.unary()
      if !isNegative { return operand }
      return Syntax(form: .unary("-", operand), range: start..<operand.range.upperBound)
    }
  }

  private mutating func power() throws(ExpressionError) -> Syntax {
    let base = try postfix()
    guard isSymbol("**") || isSymbol("^") else { return base }
    at += 1
    return try nested { parser throws(ExpressionError) in
      Self.binary("**", base, try parser.unary())
    }
  }

  private static func binary(_ sign: String, _ left: Syntax, _ right: Syntax) -> Syntax {
    Syntax(
      form: .binary(sign, left, right), range: left.range.lowerBound..<right.range.upperBound)
  }
}

extension Parser {
  private mutating func postfix() throws(ExpressionError) -> Syntax {
    var base = try atom()
    var links = 0
    while isSymbol("(") || isSymbol("[") || isSymbol(".") {
      links += 1
      if links > Self.depthLimit { throw tooDeep }
      base =
        if isSymbol("(") {
          try call(base)
        } else if isSymbol("[") {
          try index(base)
        } else {
          try attribute(of: base)
        }
    }
    return base
  }

  private mutating func attribute(of base: Syntax) throws(ExpressionError) -> Syntax {
    at += 1
    guard case .name(let name) = token.kind else {
      throw ExpressionError("expected 'T' after '.', got \(token.description)", at: token.range)
    }
    let range = token.range
    at += 1
    if name == "T" {
      return Syntax(form: .transpose(base), range: base.range.lowerBound..<range.upperBound)
    }
    let isModule =
      base.plainName.map { ["np", "numpy", "torch", "F", "math"].contains($0) } == true
    throw ExpressionError(
      "'.T' is the only attribute, got '.\(name)'", at: range,
      suggestion: isModule ? "write \(name)(…) without a prefix" : "write \(name)(…)")
  }

  private mutating func call(_ base: Syntax) throws(ExpressionError) -> Syntax {
    let opened = token
    at += 1
    guard let name = base.plainName else {
      throw ExpressionError(
        "only a function can be called", at: opened.range, suggestion: "write * for a product")
    }
    var positional: [Syntax] = []
    var named: [Syntax.NamedArgument] = []
    while !isEnd(")") {
      if case .name(let parameter) = token.kind, at + 1 < tokens.count,
        tokens[at + 1].kind == .symbol("=")
      {
        let range = token.range
        at += 2
        named.append(.init(name: parameter, nameRange: range, value: try conditional()))
      } else {
        let argument = try conditional()
        guard named.isEmpty else {
          throw ExpressionError(
            "an argument without a name follows one with a name",
            at: argument.range)
        }
        positional.append(argument)
      }
      if !take(",") { break }
    }
    try require(")", closing: opened)
    return Syntax(
      form: .call(name, positional: positional, named: named),
      range: base.range.lowerBound..<previousEnd)
  }

  private mutating func index(_ base: Syntax) throws(ExpressionError) -> Syntax {
    let opened = token
    at += 1
    var items: [Syntax.IndexItem] = []
    while !isEnd("]") {
      items.append(try indexItem())
      if !take(",") { break }
    }
    try require("]", closing: opened)
    if items.isEmpty {
      throw ExpressionError("an index is required between the brackets", at: opened.range)
    }
    return Syntax(form: .index(base, items), range: base.range.lowerBound..<previousEnd)
  }

  private mutating func indexItem() throws(ExpressionError) -> Syntax.IndexItem {
    if take("...") { return .ellipsis }
    let isNone = isWord("None")
    if isNone { at += 1 }
    let start = isNone || isSymbol(":") ? nil : try conditional()
    guard take(":") else { return start.map { .at($0) } ?? .newAxis }
    let stop = try sliceBound()
    let step = take(":") ? try sliceBound() : nil
    return .slice(start: start, stop: stop, step: step)
  }

  private mutating func sliceBound() throws(ExpressionError) -> Syntax? {
    if isSymbol(":") || isSymbol(",") || isEnd("]") { return nil }
    if isWord("None") {
      at += 1
      return nil
    }
    return try conditional()
  }

  private mutating func atom() throws(ExpressionError) -> Syntax {
    let token = token
    at += 1
    switch token.kind {
    case .integer(let value): return Syntax(form: .integer(value), range: token.range)
    case .real(let value, _): return Syntax(form: .real(value), range: token.range)
    case .text(let text): return Syntax(form: .text(text), range: token.range)
    case .name(let name): return Syntax(form: try word(name, at: token.range), range: token.range)
    case .symbol("("), .symbol("["): return try bracketed(token)
    default:
      at -= 1
      throw ExpressionError("expected a value, got \(token.description)", at: token.range)
    }
  }

  private func word(_ name: String, at range: Range<Int>) throws(ExpressionError) -> Syntax.Form {
    switch name {
    case "True", "true": return .boolean(true)
    case "False", "false": return .boolean(false)
    case "None": return .none
    case let word where Self.reservedWords.contains(word):
      throw ExpressionError("expected a value, got '\(word)'", at: range)
    default: return .name(name)
    }
  }

  /// A list in brackets, or what stands in parentheses; several values there are a list too.
  private mutating func bracketed(_ opened: Token) throws(ExpressionError) -> Syntax {
    let isList = opened.kind == .symbol("[")
    let close = isList ? "]" : ")"
    var elements: [Syntax] = []
    var hasComma = false
    while !isEnd(close) {
      elements.append(try conditional())
      if !take(",") { break }
      hasComma = true
    }
    try require(close, closing: opened)
    let range = opened.range.lowerBound..<previousEnd
    if !isList && !hasComma {
      guard let only = elements.first else {
        throw ExpressionError("expected a value between the parentheses", at: range)
      }
      return Syntax(form: only.form, range: range)
    }
    return Syntax(form: .list(elements), range: range)
  }
}
