import ReferenceEngine

/// The operations that words and commands name, and the ranks of what they give.
enum LaTeXFunctions {
  static let elementwise = Set(
    Catalogue.sections.first.map { $0.operations.map(\.name) } ?? [])

  /// Functions of a vector that give a number, and of which one may be taken for each row.
  static let reductions: Set<String> = [
    "sum", "mean", "prod", "max", "min", "var", "std", "norm", "logsumexp", "median", "all", "any",
  ]

  /// Functions that keep the shape of their argument.
  static let shapeKeeping: Set<String> = [
    "softmax", "log_softmax", "tril", "triu", "cholesky", "inv", "pinv", "sort", "flip",
  ]

  static let ranks: [String: Int] = [
    "trace": 0, "det": 0, "logdet": 0, "outer": 2, "eye": 2, "kron": 2, "size": 0, "shape": 1,
    "ndim": 0, "flatten": 1, "entropy": 0, "kl_divergence": 0, "mvn_logpdf": 0, "argmax": 0,
    "argmin": 0, "diagonal": 1,
  ]

  private static let otherNames = [
    "tr": "trace", "sgn": "sign", "lse": "logsumexp", "ln": "log", "arcsin": "asin",
    "arccos": "acos", "arctan": "atan",
  ]

  private static let byKey = Dictionary(
    Catalogue.operations.map { (LaTeXNames.key($0.name).lowercased(), $0.name) }
  ) { first, _ in first }

  /// The names of all operations.
  static let names = Catalogue.operations.map(\.name)

  /// The operation that a word names, whatever its capitals and separators: `ReLU`, `logsoftmax`.
  static func operation(_ word: String) -> String? {
    let key = word.lowercased()
    return byKey[otherNames[key] ?? key]
  }
}

extension LaTeXReader {
  /// Whether arguments in brackets come next.
  var opensArguments: Bool { closer != nil }

  private var closer: LaTeXToken.Kind? {
    switch token.kind {
    case .symbol("("): .symbol(")")
    case .symbol("["): .symbol("]")
    case .command("{"): .command("}")
    case .command("lbrace"): .command("rbrace")
    default: nil
    }
  }

  /// Arguments between brackets, with commas between them.
  mutating func arguments() throws(ExpressionError) -> [LaTeXOperand] {
    guard let closer else { throw unexpected("expected '('") }
    return try enclosed(closedBy: closer) { reader throws(ExpressionError) in
      var arguments = [try reader.formula()]
      while reader.take(.symbol(",")) { arguments.append(try reader.formula()) }
      return arguments
    }
  }

  mutating func authorsFunction(
    _ name: String, _ scripts: Scripts, from start: Int
  ) throws(ExpressionError) -> LaTeXOperand {
    if scripts.lower != nil || scripts.upper != nil {
      throw ExpressionError(
        "a function takes its arguments before its scripts", at: range(from: start),
        suggestion: "write the scripts after the arguments: \(name)(…)^2")
    }
    guard opensArguments else {
      throw ExpressionError(
        "'\(name)' is a function and needs arguments", at: range(from: start),
        suggestion: "write \(spelling(start..<at))(…)")
    }
    let arguments = try arguments()
    let place = range(from: start)
    if arguments.contains(where: { !$0.indices.isEmpty }) {
      throw LaTeXOperand.needsLoop(at: place)
    }
    return LaTeXOperand(
      .call(name, positional: arguments.map(\.syntax), named: []),
      rank: names.rank(ofFunction: name, arguments.map(\.rank)), at: place)
  }

  /// What has no name in the problem: a constant, a function of the language, the identity matrix.
  mutating func unnamed(
    _ spelling: LaTeXSpelling, _ scripts: Scripts, from start: Int
  ) throws(ExpressionError) -> LaTeXOperand {
    let plain = spelling.accents.isEmpty && spelling.subscripted == nil ? spelling.base : ""
    let hasScripts = scripts.lower != nil || scripts.upper != nil || scripts.hasPrime
    if plain == "e", scripts.lower == nil, let upper = scripts.upper {
      return try exponential(upper, from: start)
    }
    if (plain == "pi" || plain == "e"), scripts.lower == nil {
      let value = LaTeXOperand(.name(plain), rank: 0, at: range(from: start))
      return try raised(value, by: scripts, from: start)
    }
    if plain == "I", let lower = scripts.lower {
      return try sized("eye", lower, rank: 2, scripts, from: start)
    }
    if !hasScripts, opensArguments, plain == "sigma" {
      return try operation("sigmoid", try arguments(), at: range(from: start))
    }
    let isWord = tokens[start].kind != .letter(plain) && LaTeXCommands.greek[plain] == nil
    if isWord || opensArguments, let name = LaTeXFunctions.operation(plain) {
      return try word(name, scripts, from: start)
    }
    throw unknown(spelling, scripts, from: start)
  }

  /// A power of e, elementwise for a vector.
  private mutating func exponential(
    _ slice: Range<Int>, from start: Int
  ) throws(ExpressionError) -> LaTeXOperand {
    let exponent = try part(slice)
    guard let rank = exponent.rank, rank < 2 else {
      throw ExpressionError(
        "a power of e with a matrix as its exponent is ambiguous", at: range(from: start),
        suggestion: "write \\exp(…) for a function of its elements")
    }
    return try .elementwise("exp", of: [exponent], at: range(from: start))
  }

  /// A tensor of a size that stands below: `I_n`, `\mathbf{1}_n`.
  mutating func sized(
    _ function: String, _ slice: Range<Int>, rank: Int, _ scripts: Scripts, from start: Int
  ) throws(ExpressionError) -> LaTeXOperand {
    let size = try part(slice)
    guard size.isNumber, size.indices.isEmpty else {
      throw ExpressionError("a size must be a number", at: size.range)
    }
    // I_{m \times m} has m rows.
    if case .binary("*", let rows, let columns) = size.syntax.form, rows.text == columns.text {
      throw ExpressionError(
        "whether this is \(rows.text) rows or \(size.syntax.text) is not known", at: size.range,
        suggestion: "write one size")
    }
    let value = LaTeXOperand(
      .call(function, positional: [size.syntax], named: []), rank: rank, at: range(from: start))
    return try raised(value, by: scripts, from: start)
  }

  /// A function of the language that is written as a word.
  private mutating func word(
    _ name: String, _ scripts: Scripts, from start: Int
  ) throws(ExpressionError) -> LaTeXOperand {
    let place = range(from: start)
    if Catalogue.differentiationNames.contains(name) {
      throw ExpressionError(
        "differentiation may not be used in a formula", at: place,
        suggestion: "write the derivative out")
    }
    if scripts.lower != nil || scripts.hasPrime {
      throw ExpressionError(
        "the function '\(name)' takes no subscript", at: place,
        suggestion: "write it after the arguments")
    }
    if opensArguments, scripts.upper == nil {
      let arguments = try arguments()
      return try operation(name, arguments, at: range(from: start))
    }
    return try applied(name, exponent: scripts.upper, from: start) {
      value, place throws(ExpressionError) in try Self.operation(name, [value], at: place)
    }
  }

  func operation(
    _ name: String, _ arguments: [LaTeXOperand], at range: Range<Int>
  ) throws(ExpressionError) -> LaTeXOperand {
    try Self.operation(name, arguments, at: range)
  }

  /// A function of the language with its arguments.
  static func operation(
    _ name: String, _ arguments: [LaTeXOperand], at range: Range<Int>
  ) throws(ExpressionError) -> LaTeXOperand {
    if arguments.count > 1, name == "max" || name == "min" {
      return try greatest(name, arguments, at: range)
    }
    if LaTeXFunctions.elementwise.contains(name) {
      return try .elementwise(name, of: arguments, at: range)
    }
    if arguments.count == 1, LaTeXFunctions.reductions.contains(name) {
      return try arguments[0].reduced(by: name, at: range)
    }
    let keepsShape = arguments.count == 1 && LaTeXFunctions.shapeKeeping.contains(name)
    let hasIndices = arguments.contains { !$0.indices.isEmpty }
    guard !hasIndices || (keepsShape && name.hasSuffix("softmax") && arguments[0].rank == 1) else {
      throw LaTeXOperand.needsLoop(at: range)
    }
    var rank = keepsShape ? arguments[0].rank : LaTeXFunctions.ranks[name]
    if name == "diag" { rank = arguments[0].rank.flatMap { [1: 2, 2: 1][$0] } }
    return LaTeXOperand(
      .call(name, positional: arguments.map(\.syntax), named: []), rank: rank,
      isRow: keepsShape && arguments[0].isRow, indices: arguments.flatMap(\.indices), at: range)
  }

  /// The greatest or least of several values, elementwise.
  static func greatest(
    _ name: String, _ arguments: [LaTeXOperand], at range: Range<Int>
  ) throws(ExpressionError) -> LaTeXOperand {
    var result = arguments[0]
    for argument in arguments.dropFirst() {
      result = try .elementwise(
        name == "max" ? "maximum" : "minimum", of: [result, argument], at: range)
    }
    return result
  }

  /// `\max(0, x)`, or `\max(x)` of a vector.
  mutating func extreme(_ name: String) throws(ExpressionError) -> LaTeXOperand {
    let start = at
    at += 1
    guard opensArguments else {
      throw ExpressionError(
        "'\\\(name)' requires its arguments in brackets", at: range(from: start),
        suggestion: "write \\\(name)(a, b), or \\\(name)_i x_i")
    }
    let arguments = try arguments()
    let place = range(from: start)
    if arguments.count == 1, arguments[0].isNumber {
      throw ExpressionError(
        "'\\\(name)' of one number is that number", at: place, suggestion: "write \\\(name)(a, b)")
    }
    return try Self.operation(name, arguments, at: place)
  }
}
