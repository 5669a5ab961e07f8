/// Reads a formula in LaTeX, as one writes it by hand, into the syntax tree of the language.
///
/// `docs/latex.md` lists what is read and how. What may be meant in two ways is not guessed: the
/// error asks which one is meant.
public struct LaTeXReader {
  let names: LaTeXNames
  let text: [UInt8]
  let tokens: [LaTeXToken]
  let partners: [Int: Int]
  /// The token that is next.
  var at = 0
  /// The token before which reading ends: that of the whole, or of a part in braces.
  var limit: Int
  private var depth = -1
  /// The indices of the sums around, outermost first.
  var indices: [LaTeXIndex] = []
  /// The letters of indices of sums that have ended.
  var endedIndices: Set<String> = []
  /// The bar, `|` or `\|`, that closes what is being read.
  var openBar: LaTeXToken.Kind?
  /// The sizes of the axes that indices without bounds run over.
  var indexSizes: [Int: String] = [:]
  /// Whether `=` compares: in a condition.
  var isCondition = false
  /// Whether a subscript is being read, where an index needs no bounds.
  var isSubscript = false
  /// Whether a bound of a sum is being read.
  var isBound = false
  /// The brackets and matrices around, in which a wide space may separate.
  var brackets = 0
  /// From what subscripts count for certain, 0 or 1; nil as long as any may.
  var numbering: Int?
  /// Comparisons that hold their middle operand twice.
  private var chainLinks = 0

  /// The syntax tree of a formula, with or without `$…$`, `$$…$$`, `\(…\)` or `\[…\]` around it.
  ///
  /// Throws ``ExpressionError`` with the place of the first fault. All places are UTF-8 bytes of the
  /// text, or what `locate` makes of them.
  public static func parse(
    _ text: String, names: LaTeXNames, locate: @escaping (Range<Int>) -> Range<Int> = { $0 }
  ) throws(ExpressionError) -> Syntax {
    let lexer = try LaTeXLexer(text, locate: locate)
    var reader = LaTeXReader(
      names: names, text: Array(text.utf8), tokens: lexer.tokens, partners: lexer.partners)
    if reader.isAtEnd {
      throw ExpressionError("a formula is required, got nothing", at: reader.token.range)
    }
    let value = try reader.formula()
    guard reader.isAtEnd else { throw reader.unexpected("expected an operator or the end") }
    return value.syntax
  }

  private init(
    names: LaTeXNames, text: [UInt8], tokens: [LaTeXToken], partners: [Int: Int]
  ) {
    (self.names, self.text, self.tokens, self.partners) = (names, text, tokens, partners)
    limit = tokens.count - 1
  }

  var isAtEnd: Bool { at >= limit }

  var token: LaTeXToken {
    if at < limit { return tokens[at] }
    let stop = tokens[min(limit, tokens.count - 1)]
    let place = stop.range.lowerBound..<stop.range.lowerBound
    return LaTeXToken(
      kind: .end, spelling: "", bytes: stop.bytes, range: place, isAdjacent: false)
  }

  func token(after count: Int) -> LaTeXToken? { at + count < limit ? tokens[at + count] : nil }

  func isSymbol(_ symbol: String) -> Bool { token.kind == .symbol(symbol) }
  func isCommand(_ command: String) -> Bool { token.kind == .command(command) }

  mutating func take(_ kind: LaTeXToken.Kind) -> Bool {
    if token.kind == kind { at += 1 } else { return false }
    return true
  }

  /// The place of the tokens from one to the one that is next.
  func range(from start: Int) -> Range<Int> {
    let lower = tokens[start].range.lowerBound
    return lower..<max(lower, tokens[max(start, at - 1)].range.upperBound)
  }

  /// Tokens as they were written.
  func spelling(_ slice: Range<Int>) -> String {
    guard let first = slice.first, let last = slice.last else { return "" }
    let bytes = tokens[first].bytes.lowerBound..<tokens[last].bytes.upperBound
    return String(decoding: text[bytes], as: UTF8.self)
  }

  mutating func nested<T>(
    _ rule: (inout LaTeXReader) throws(ExpressionError) -> T
  ) throws(ExpressionError) -> T {
    depth += 1
    defer { depth -= 1 }
    if depth > Parser.depthLimit {
      throw ExpressionError(
        "a formula is limited to a nesting of \(Parser.depthLimit)", at: token.range)
    }
    return try rule(&self)
  }

  /// Reads all of the tokens of a part, such as what is between braces.
  mutating func inside<T>(
    _ slice: Range<Int>, _ rule: (inout LaTeXReader) throws(ExpressionError) -> T
  ) throws(ExpressionError) -> T {
    let saved = (at, limit, openBar)
    (at, limit, openBar) = (slice.lowerBound, slice.upperBound, nil)
    defer { (at, limit, openBar) = saved }
    let result = try rule(&self)
    guard isAtEnd else { throw unexpected("expected an operator or the end") }
    return result
  }

  func unexpected(_ expected: String) -> ExpressionError {
    if let refusal = refusal { return refusal }
    let suggestion: String? =
      switch token.kind {
      case .symbol("="): "give the right side alone"
      case .symbol("&"), .command("\\"): "write a matrix or cases between \\begin and \\end"
      case .symbol("!"): "the language has no factorial"
      case .symbol(","), .symbol(";"): decimalComma
      default: nil
      }
    return ExpressionError(
      "\(expected), got \(token.description)", at: token.range, suggestion: suggestion)
  }

  /// What is meant by `3,14` where no arguments are read.
  private var decimalComma: String? {
    guard isSymbol(","), at > 0, tokens[at - 1].isDigit, token.isAdjacent,
      token(after: 1)?.isDigit == true, token(after: 1)?.isAdjacent == true
    else { return nil }
    var (first, last) = (at - 1, at + 1)
    while first > 0, tokens[first].isAdjacent, tokens[first - 1].isDigit { first -= 1 }
    while last + 1 < limit, tokens[last + 1].isAdjacent, tokens[last + 1].isDigit { last += 1 }
    return "write a decimal point: \(spelling(first..<at)).\(spelling(at + 1..<last + 1))"
  }

  /// Why the command that is next is not read.
  var refusal: ExpressionError? {
    guard case .command(let name) = token.kind, let (reason, instead) = LaTeXCommands.refused[name]
    else { return nil }
    return ExpressionError("'\\\(name)' \(reason)", at: token.range, suggestion: instead)
  }
}

extension LaTeXReader {
  /// A whole formula, or one between brackets: sums, comparisons, and what joins those.
  mutating func formula() throws(ExpressionError) -> LaTeXOperand {
    try nested { reader throws(ExpressionError) in
      var left = try reader.conjunction()
      while reader.take(.command("lor")) || reader.take(.command("vee")) {
        left = try .elementwise("or", left, try reader.conjunction())
      }
      return left
    }
  }

  private mutating func conjunction() throws(ExpressionError) -> LaTeXOperand {
    var left = try negation()
    while take(.command("land")) || take(.command("wedge")) {
      left = try .elementwise("and", left, try negation())
    }
    return left
  }

  private mutating func negation() throws(ExpressionError) -> LaTeXOperand {
    guard isCommand("lnot") || isCommand("neg") else { return try comparison() }
    let start = at
    at += 1
    var operand = try nested { reader throws(ExpressionError) in try reader.negation() }
    operand.syntax = Syntax(form: .unary("not", operand.syntax), range: range(from: start))
    return operand
  }

  /// Comparisons chain: `0 < x < 1` is `0 < x and x < 1`.
  private mutating func comparison() throws(ExpressionError) -> LaTeXOperand {
    var left = try sum()
    var chain: LaTeXOperand?
    while let sign = relation {
      if chain != nil { try countChain() }
      at += 1
      let right = try sum()
      let link = try LaTeXOperand.elementwise(
        sign, compared(left, with: right), compared(right, with: left))
      chain =
        try chain.map { (chain) throws(ExpressionError) in
          try .elementwise("and", chain, link)
        } ?? link
      left = right
    }
    return chain ?? left
  }

  private mutating func countChain() throws(ExpressionError) {
    chainLinks += 1
    if chainLinks > 16 {
      throw ExpressionError("a formula is limited to 16 chained comparisons", at: token.range)
    }
  }

  private var relation: String? {
    switch token.kind {
    case .symbol("<"), .symbol(">"): token.spelling
    case .symbol("=") where isCondition: "=="
    case .command(let name): LaTeXCommands.relations[name]
    default: nil
    }
  }

  private mutating func sum() throws(ExpressionError) -> LaTeXOperand {
    var left = try product()
    while isSymbol("+") || isSymbol("-") {
      let sign = token.spelling == "+" ? "+" : "-"
      if sign == "-", token(after: 1)?.isApart == false { try requireNoWideSpace() }
      at += 1
      left = try .elementwise(sign, left, try product())
    }
    return left
  }

  /// Factors with or without signs between them, from left to right.
  mutating func product() throws(ExpressionError) -> LaTeXOperand {
    var left = try signed()
    var start = at
    while true {
      if let kind = productSign {
        at += 1
        left = try .product(kind, left, try signed())
      } else if isSymbol("/") || isCommand("div") || isCommand("oslash") {
        left = try quotient(of: left)
      } else if startsFactor {
        try requireNoWideSpace()
        try requireNoSecondNumber()
        left = try .product(.juxtaposed, left, try factor())
      } else {
        return left
      }
      if at == start { return left }
      start = at
    }
  }

  /// Refuses `2 3`, which LaTeX shows as 23.
  private func requireNoSecondNumber() throws(ExpressionError) {
    guard token.isDigit, at > 0, tokens[at - 1].isDigit else { return }
    throw ExpressionError(
      "two numbers follow each other",
      at: tokens[at - 1].range.lowerBound..<token.range.upperBound,
      suggestion: "write \\cdot between them")
  }

  private var productSign: LaTeXOperand.Product? {
    switch token.kind {
    case .symbol("*"): .star
    case .command(let name): LaTeXOperand.Product(name)
    default: nil
    }
  }

  private mutating func quotient(
    of left: LaTeXOperand
  ) throws(ExpressionError) -> LaTeXOperand {
    let isElementwise = isCommand("oslash")
    at += 1
    let start = at
    let right = try signed()
    if startsFactor {
      let divisor = spelling(start..<at)
      let next = at
      _ = try factor()
      throw ExpressionError(
        "what '/' divides by is ambiguous", at: range(from: start),
        suggestion: "write \\frac{…}{\(divisor) \(spelling(next..<at))} or "
          + "\\frac{…}{\(divisor)} \(spelling(next..<at))")
    }
    return isElementwise
      ? try .elementwise("/", left, right) : try .quotient(left, right)
  }

  /// A factor with signs before it.
  private mutating func signed() throws(ExpressionError) -> LaTeXOperand {
    guard isSymbol("-") || isSymbol("+") else { return try factor() }
    let (start, isNegative) = (at, isSymbol("-"))
    at += 1
    let operand = try nested { reader throws(ExpressionError) in try reader.signed() }
    return isNegative ? operand.negative().placed(at: range(from: start)) : operand
  }
}
