extension LaTeXReader {
  /// What stands below and above a value, as tokens.
  struct Scripts {
    var lower: Range<Int>?
    var upper: Range<Int>?
    var hasPrime = false
  }

  /// The tokens of an argument in braces, or of one without: `{12}`, `1`, `\mathbf x`.
  mutating func argument() -> Range<Int> {
    if isSymbol("{"), let partner = partners[at] {
      let inner = at + 1..<partner
      at = partner + 1
      return inner
    }
    let start = at
    at = min(limit, extent(at))
    return start..<at
  }

  /// The argument of a command, which must be there.
  mutating func requiredArgument(
    of command: Int, _ what: String
  ) throws(ExpressionError) -> Range<Int> {
    let isOpen: Bool =
      switch token.kind {
      case .end, .symbol(")"), .symbol("]"), .symbol("}"), .symbol("&"), .symbol("^"),
        .symbol("_"), .symbol(","), .command("\\"):
        true
      default: false
      }
    let slice = isOpen ? at..<at : argument()
    if slice.isEmpty {
      throw ExpressionError(
        "'\(tokens[command].spelling)' requires \(what)", at: tokens[command].range)
    }
    if what != "a numerator" { try requireOneDigit(slice) }
    return slice
  }

  /// LaTeX takes one digit where there are no braces: `x^12` shows x¹2.
  private func requireOneDigit(_ slice: Range<Int>) throws(ExpressionError) {
    guard slice.count == 1, at == slice.upperBound, isDigit(tokens[slice.lowerBound]),
      isDigit(token), token.isAdjacent
    else { return }
    let first = tokens[slice.lowerBound]
    throw ExpressionError(
      "without braces only the '\(first.spelling)' of '\(first.spelling)\(token.spelling)' belongs "
        + "here", at: first.range.lowerBound..<token.range.upperBound,
      suggestion: "write braces: {\(first.spelling)\(token.spelling)}")
  }

  /// The token after a command with its arguments, or after one token.
  func extent(_ start: Int) -> Int {
    var (place, needed) = (start, 1)
    while needed > 0, place < limit {
      needed -= 1
      if let partner = partners[place] {
        place = partner + 1
        continue
      }
      if case .command(let name) = tokens[place].kind {
        if isName(name), LaTeXCommands.greek[name] == nil { needed += 1 }
        if name == "sqrt" { needed += 1 }
        if name.hasSuffix("frac") { needed += 2 }
        if name == "operatorname", place + 1 < limit, tokens[place + 1].kind == .symbol("*") {
          place += 1
        }
      }
      place += 1
    }
    return min(place, limit)
  }

  /// The scripts that come next, in either order.
  mutating func takeScripts() throws(ExpressionError) -> Scripts {
    var scripts = Scripts()
    while true {
      let start = at
      if take(.symbol("'")) {
        scripts.hasPrime = true
      } else if isSymbol("_") {
        at += 1
        if scripts.lower != nil { throw twice("subscripts", from: start) }
        scripts.lower = try script(from: start, "subscript")
      } else if isSymbol("^") {
        at += 1
        if scripts.upper != nil { throw twice("superscripts", from: start) }
        scripts.upper = try script(from: start, "superscript")
      } else {
        return scripts
      }
    }
  }

  private func twice(_ what: String, from start: Int) -> ExpressionError {
    ExpressionError(
      "two \(what) follow each other", at: tokens[start].range,
      suggestion: "write braces around the first: {x_1}^2")
  }

  private mutating func script(
    from start: Int, _ what: String
  ) throws(ExpressionError) -> Range<Int> {
    let isBraced = isSymbol("{")
    let slice = isAtEnd ? at..<at : argument()
    guard let first = slice.first else {
      throw ExpressionError("a \(what) is empty", at: range(from: start))
    }
    if !isBraced, tokens[first].kind == .symbol("-") {
      let next = isAtEnd ? "…" : token.spelling
      throw ExpressionError(
        "without braces only '-' belongs to the \(what)", at: range(from: start),
        suggestion: "write braces: \(tokens[start].spelling){-\(next)}")
    }
    if !isBraced { try requireOneDigit(slice) }
    return slice
  }

  /// A value with what stands below and above it: an element, then a power or a transpose.
  mutating func scripted(
    _ value: LaTeXOperand, from start: Int
  ) throws(ExpressionError) -> LaTeXOperand {
    let scripts = try takeScripts()
    var value = value
    if let lower = scripts.lower {
      value = try indexed(value, axes: nil, by: [lower]).placed(at: range(from: start))
    }
    return try raised(value, by: scripts, from: start)
  }

  /// A value with its superscript.
  mutating func raised(
    _ value: LaTeXOperand, by scripts: Scripts, from start: Int
  ) throws(ExpressionError) -> LaTeXOperand {
    let place = range(from: start)
    if scripts.hasPrime {
      throw ExpressionError(
        "a prime is part of a name, and no such name is known", at: place,
        suggestion: "write ^\\top for a transpose")
    }
    guard let slice = scripts.upper else { return value }
    switch words(of: slice) {
    case ["T"]: return try raisedToT(value, slice, at: place)
    case ["\\top"], ["\\intercal"]: return try value.transposed(at: place)
    case ["-", "1"]: return try value.inverse(at: place)
    case ["-", "T"], ["-", "\\top"]:
      return try value.inverse(at: place).transposed(at: place)
    case ["+"]: return try value.pseudoinverse(at: place)
    case let words where words.count > 1 && ["\\circ", "\\odot"].contains(words[0]):
      return try value.hadamardPower(
        try part(slice.lowerBound + 1..<slice.upperBound), at: place)
    default: return try value.power(try part(slice), at: place)
    }
  }

  /// `x^T`, where `T` may also be a number of the problem.
  private mutating func raisedToT(
    _ value: LaTeXOperand, _ slice: Range<Int>, at range: Range<Int>
  ) throws(ExpressionError) -> LaTeXOperand {
    guard case .one(let name) = names.match(LaTeXSpelling(base: "T"), foldingCase: false),
      names.axes(of: name)?.isEmpty == true
    else { return try value.transposed(at: range) }
    if value.isNumber { return try value.power(try part(slice), at: range) }
    throw ExpressionError(
      "'^T' may be a transpose or a power, for 'T' is a number of the problem", at: range,
      suggestion: "write ^\\top for the transpose")
  }

  /// Tokens as words, without braces and what only changes how they look.
  func words(of slice: Range<Int>) -> [String] {
    slice.compactMap { place in
      switch tokens[place].kind {
      case .letter(let text), .digit(let text): text
      case .symbol("{"), .symbol("}"), .end: nil
      case .symbol(let symbol): symbol
      case .command(let name):
        LaTeXCommands.fonts.contains(name) || LaTeXCommands.words.contains(name)
          ? nil : "\\\(name)"
      }
    }
  }
}
