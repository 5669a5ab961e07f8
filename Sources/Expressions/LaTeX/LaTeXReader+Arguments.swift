extension LaTeXReader {
  typealias Function = (LaTeXOperand, Range<Int>) throws(ExpressionError) -> LaTeXOperand

  /// A function that is a command: `\log x`, `\sin^2(x)`, `\log_{10} x`.
  mutating func functionCommand(_ command: String) throws(ExpressionError) -> LaTeXOperand {
    let start = at
    at += 1
    let scripts = try takeScripts()
    if let upper = scripts.upper, words(of: upper) == ["-", "1"] {
      throw ExpressionError(
        "'\\\(command)^{-1}' may be the inverse function or a reciprocal", at: range(from: start),
        suggestion: "write \(inverse(of: command))1/\\\(command)(x)")
    }
    if scripts.hasPrime || (scripts.lower != nil && command != "log") {
      throw ExpressionError(
        "the function '\\\(command)' takes no \(scripts.hasPrime ? "prime" : "subscript")",
        at: range(from: start))
    }
    let function = try function(command, base: scripts.lower)
    return try applied("\\\(command)", exponent: scripts.upper, from: start, function)
  }

  private func inverse(of command: String) -> String {
    if LaTeXCommands.functions["arc\(command)"] != nil { return "\\arc\(command) x or " }
    return LaTeXFunctions.operation("a\(command)").map { "\\operatorname{\($0)}(x) or " } ?? ""
  }

  private mutating func function(
    _ command: String, base: Range<Int>?
  ) throws(ExpressionError) -> Function {
    if let other = LaTeXCommands.reciprocals[command] {
      return { value, place throws(ExpressionError) in
        let divisor = try LaTeXOperand.elementwise(other, of: [value], at: place)
        return try .elementwise("/", .number(1, at: place), divisor).placed(at: place)
      }
    }
    let name = LaTeXCommands.functions[command] ?? command
    guard let base else {
      return { value, place throws(ExpressionError) in
        if name == "det", let rank = value.rank, rank != 2 {
          throw ExpressionError(
            "'\\det' requires a matrix, got a \(rank == 0 ? "number" : "tensor")", at: value.range)
        }
        return name == "det"
          ? try value.reduced(by: name, at: place)
          : try .elementwise(name, of: [value], at: place)
      }
    }
    let radix = try part(base)
    if let known = radix.integer, known == 2 || known == 10 {
      return { value, place throws(ExpressionError) in
        try .elementwise("log\(known)", of: [value], at: place)
      }
    }
    return { value, place throws(ExpressionError) in
      let above = try LaTeXOperand.elementwise("log", of: [value], at: place)
      let below = try LaTeXOperand.elementwise("log", of: [radix], at: radix.range)
      return try .quotient(above, below).placed(at: place)
    }
  }

  /// A function of the argument that follows it, raised to a power that stands at its name.
  mutating func applied(
    _ name: String, exponent: Range<Int>?, from start: Int, _ function: Function
  ) throws(ExpressionError) -> LaTeXOperand {
    let argument = try functionArgument(of: name, from: start)
    let value = try function(argument, range(from: start))
    guard let exponent else { return value }
    return try value.hadamardPower(try part(exponent), at: range(from: start))
  }

  /// The argument of a function: what is between brackets that follow it at once; otherwise the
  /// factors that follow without a sign between them, up to another function.
  private mutating func functionArgument(
    of name: String, from start: Int
  ) throws(ExpressionError) -> LaTeXOperand {
    if opensArguments {
      let arguments = try arguments()
      if let only = arguments.first, arguments.count == 1 { return only }
      throw ExpressionError(
        "'\(name)' takes one argument, got \(arguments.count)", at: range(from: start))
    }
    // The argument of `\log |\Sigma|` ends with the bars.
    if isBar { return try factor() }
    if isSymbol("{") {
      let value = try braces()
      if startsFactor { throw ambiguousEnd(of: name, from: start) }
      return value
    }
    if isSymbol("-") || isSymbol("+") {
      throw ExpressionError(
        "the argument of '\(name)' begins with a sign", at: range(from: start),
        suggestion: "write \(name)(\(token.spelling)…)")
    }
    let isFunction = startsFunction
    var value = try nested { reader throws(ExpressionError) in try reader.factor() }
    if isFunction { return value }
    while startsFactor, !startsFunction {
      if opensArguments { throw ambiguousEnd(of: name, from: start) }
      try requireNoWideSpace()
      value = try .product(.juxtaposed, value, try factor())
    }
    if let sign = explicitProductSign {
      throw ExpressionError(
        "whether the argument of '\(name)' ends before '\(sign)' is ambiguous",
        at: tokens[start].range.lowerBound..<token.range.upperBound,
        suggestion: "write parentheses around the argument")
    }
    return value
  }

  private var explicitProductSign: String? {
    switch token.kind {
    case .symbol("*"), .symbol("/"): token.spelling
    case .command(let name) where LaTeXCommands.products.contains(name): token.spelling
    default: nil
    }
  }

  private func ambiguousEnd(of name: String, from start: Int) -> ExpressionError {
    ExpressionError(
      "where the argument of '\(name)' ends is ambiguous",
      at: tokens[start].range.lowerBound..<token.range.upperBound,
      suggestion: "write parentheses around the argument")
  }

  private var isBar: Bool {
    switch token.kind {
    case .symbol("|"), .command("|"), .command("Vert"), .command("vert"):
      openBar != token.kind
    case .command("lvert"), .command("lVert"), .command("lfloor"), .command("lceil"): true
    default: false
    }
  }

  /// Whether a function or a sum comes next, at which the argument of the one before ends.
  private var startsFunction: Bool {
    guard case .command(let name) = token.kind else { return false }
    return LaTeXCommands.functions[name] != nil || LaTeXCommands.reciprocals[name] != nil
      || ["sum", "prod", "max", "min", "operatorname"].contains(name)
  }
}
