extension LaTeXReader {
  /// What is between brackets, read until the one that closes them.
  mutating func enclosed<T>(
    closedBy close: LaTeXToken.Kind, bar: LaTeXToken.Kind? = nil,
    _ rule: (inout LaTeXReader) throws(ExpressionError) -> T
  ) throws(ExpressionError) -> T {
    let (opened, saved) = (token, openBar)
    at += 1
    openBar = bar
    brackets += 1
    defer { (openBar, brackets) = (saved, brackets - 1) }
    let result = try rule(&self)
    if take(close) { return result }
    if isAtEnd {
      throw ExpressionError("\(opened.description) is not closed", at: opened.range)
    }
    throw unexpected("expected '\(Self.spelling(close))'")
  }

  /// Refuses `[x \quad 2x]`, which may be a list.
  func requireNoWideSpace() throws(ExpressionError) {
    guard brackets > 0, token.isApart, at > 0 else { return }
    throw ExpressionError(
      "whether the space separates two values is ambiguous",
      at: tokens[at - 1].range.upperBound..<token.range.lowerBound,
      suggestion: "leave it out, or write a list as \\begin{bmatrix} a & b \\end{bmatrix}")
  }

  private static func spelling(_ kind: LaTeXToken.Kind) -> String {
    switch kind {
    case .symbol(let symbol): symbol
    case .command(let name): "\\\(name)"
    case .letter(let text), .digit(let text): text
    case .end: "the end"
    }
  }

  mutating func group(closedBy close: LaTeXToken.Kind) throws(ExpressionError) -> LaTeXOperand {
    let start = at
    let value = try enclosed(closedBy: close) { reader throws(ExpressionError) in
      try reader.formula()
    }
    return value.placed(at: range(from: start))
  }

  /// What is between braces, which are not seen.
  mutating func braces() throws(ExpressionError) -> LaTeXOperand {
    let start = at
    let slice = argument()
    if slice.isEmpty {
      throw ExpressionError("expected a value between the braces", at: range(from: start))
    }
    return try part(slice).placed(at: range(from: start))
  }

  /// A part of a formula as a formula of its own.
  mutating func part(_ slice: Range<Int>) throws(ExpressionError) -> LaTeXOperand {
    try inside(slice) { reader throws(ExpressionError) in try reader.formula() }
  }

  /// The absolute value of a number, or the determinant of a matrix.
  mutating func absolute(closedBy close: LaTeXToken.Kind) throws(ExpressionError) -> LaTeXOperand {
    let start = at
    let value = try enclosed(closedBy: close, bar: close) { reader throws(ExpressionError) in
      try reader.formula()
    }
    let place = range(from: start)
    switch value.rank {
    case 0: return try .elementwise("abs", of: [value], at: place)
    case 2 where value.indices.isEmpty: return try value.reduced(by: "det", at: place)
    case 1:
      throw ExpressionError(
        "'|…|' around a vector is ambiguous", at: place,
        suggestion: "write \\|x\\| for its norm, or \\operatorname{abs}(x) for its elements")
    default:
      throw ExpressionError(
        "whether '|…|' is an absolute value or a determinant is not known", at: place,
        suggestion: "write \\operatorname{abs}(…) or \\det(…)")
    }
  }

  mutating func rounded(
    _ function: String, closedBy close: LaTeXToken.Kind
  ) throws(ExpressionError) -> LaTeXOperand {
    let start = at
    let value = try enclosed(closedBy: close) { reader throws(ExpressionError) in
      try reader.formula()
    }
    return try .elementwise(function, of: [value], at: range(from: start))
  }

  /// `\langle u, v \rangle`
  mutating func innerProduct() throws(ExpressionError) -> LaTeXOperand {
    let start = at
    let (left, right) = try enclosed(closedBy: .command("rangle")) {
      reader throws(ExpressionError) in
      let left = try reader.formula()
      guard reader.take(.symbol(",")) else { throw reader.unexpected("expected ','") }
      return (left, try reader.formula())
    }
    guard left.rank == 1, right.rank == 1 else {
      throw ExpressionError("an inner product requires two vectors", at: range(from: start))
    }
    return try .dot(left, right, at: range(from: start))
  }

  /// `\|x\|`, with the kind of norm below it.
  mutating func norm(closedBy close: LaTeXToken.Kind) throws(ExpressionError) -> LaTeXOperand {
    let start = at
    let value = try enclosed(closedBy: close, bar: close) { reader throws(ExpressionError) in
      try reader.formula()
    }
    let scripts = try takeScripts()
    let order = scripts.lower.map { words(of: $0).joined() }
    let place = range(from: start)
    let norm = try norm(of: value, order: order, at: place)
    return try raised(norm, by: Scripts(upper: scripts.upper), from: start)
  }

  private func norm(
    of value: LaTeXOperand, order: String?, at place: Range<Int>
  ) throws(ExpressionError) -> LaTeXOperand {
    switch (value.rank, order) {
    case (0, nil): return try .elementwise("abs", of: [value], at: place)
    case (1, nil), (1, "2"), (2, "F"):
      return try value.reduced(by: "norm", at: place)
    case (1, let order?): return try vectorNorm(of: value, order: order, at: place)
    case (2, _):
      throw ExpressionError(
        "which norm of a matrix is meant is not known", at: place,
        suggestion: "write \\|A\\|_F for the Frobenius norm")
    default:
      throw ExpressionError(
        "which norm is meant is not known", at: place,
        suggestion: "write \\operatorname{norm}(…)")
    }
  }

  private func vectorNorm(
    of value: LaTeXOperand, order: String, at range: Range<Int>
  ) throws(ExpressionError) -> LaTeXOperand {
    let form: Syntax.Form
    if order == "\\infty" {
      form = .name("inf")
    } else if let number = Int(order) {
      form = .integer(number)
    } else {
      throw ExpressionError(
        "a norm is of order 1, 2, another number or \\infty, got '\(order)'", at: range)
    }
    var result = try value.reduced(by: "norm", at: range)
    if case .call(let name, let positional, let named) = result.syntax.form {
      let option = Syntax.NamedArgument(
        name: "ord", nameRange: range, value: Syntax(form: form, range: range))
      result.syntax = Syntax(
        form: .call(name, positional: positional, named: named + [option]), range: range)
    }
    return result
  }

  /// `\frac{a}{b}`, `\frac12`
  mutating func fraction() throws(ExpressionError) -> LaTeXOperand {
    let start = at
    at += 1
    let above = try requiredArgument(of: start, "a numerator")
    let below = try requiredArgument(of: start, "a denominator")
    let numerator = try part(above)
    return try .quotient(numerator, try part(below)).placed(at: range(from: start))
  }

  /// `\sqrt{x}`, `\sqrt[3]{x}`
  mutating func root() throws(ExpressionError) -> LaTeXOperand {
    let start = at
    at += 1
    var degree: LaTeXOperand?
    if isSymbol("[") { degree = try group(closedBy: .symbol("]")) }
    let value = try part(try requiredArgument(of: start, "a value"))
    let place = range(from: start)
    guard let degree, degree.integer != 2 else {
      return try matrixFree(value, "\\sqrt") { value throws(ExpressionError) in
        try .elementwise("sqrt", of: [value], at: place)
      }
    }
    return try matrixFree(value, "\\sqrt") { value throws(ExpressionError) in
      let one = LaTeXOperand.number(1, at: degree.range)
      return try LaTeXOperand.elementwise("**", value, try .quotient(one, degree)).placed(at: place)
    }
  }

  private func matrixFree(
    _ value: LaTeXOperand, _ name: String,
    _ rule: (LaTeXOperand) throws(ExpressionError) -> LaTeXOperand
  ) throws(ExpressionError) -> LaTeXOperand {
    guard value.rank == 2 else { return try rule(value) }
    throw ExpressionError(
      "'\(name)' of a matrix is ambiguous", at: value.range,
      suggestion: "write A^{\\odot 1/2} for its elements")
  }
}
