/// The index of a sum, over whose values the terms are computed at once.
struct LaTeXIndex {
  /// Its place among those of the sums around.
  let id: Int
  let key: String
  let bounds: (lower: LaTeXOperand, upper: LaTeXOperand)?
  /// From what subscripts by it count: from 0 where it begins there, else mostly from 1.
  let base: Int

  init(
    id: Int, key: String, bounds: (lower: LaTeXOperand, upper: LaTeXOperand)?,
    _ numbering: LaTeXNames.Numbering
  ) {
    (self.id, self.key, self.bounds) = (id, key, bounds)
    base = bounds?.lower.integer == 0 || numbering == .fromZero ? 0 : 1
  }

  /// The values of the index, as a number in a term.
  func value(at range: Range<Int>) throws(ExpressionError) -> LaTeXOperand {
    var form = Syntax.Form.name(key)
    if let bounds {
      form = Syntax.counted(from: bounds.lower.syntax, to: bounds.upper.syntax.adding(1)).form
    }
    var value = LaTeXOperand(form, rank: 0, indices: [id], at: range)
    value.position = (id, 0)
    return value
  }
}

extension LaTeXReader {
  /// The index that a letter stands for; the innermost of its name.
  func index(_ key: String) -> LaTeXIndex? { indices.last { $0.key == key } }

  func usesIndex(_ slice: Range<Int>) -> Bool {
    !indices.isEmpty && slice.contains { key(of: $0..<$0 + 1).flatMap(index) != nil }
  }

  /// `\sum_{i=1}^{n} …`, and a product, maximum or minimum alike. All factors that follow belong to
  /// it.
  mutating func sumOverIndex(_ name: String) throws(ExpressionError) -> LaTeXOperand {
    let start = at
    at += 1
    let scripts = try takeScripts()
    guard let lower = scripts.lower else {
      throw ExpressionError(
        "'\\\(name)' requires its index", at: range(from: start),
        suggestion: "write \\\(name)_{i=1}^{n}")
    }
    if isBound {
      throw ExpressionError("a bound cannot hold a sum of its own", at: range(from: start))
    }
    let outer = indices.count
    indices += try bound(lower, scripts.upper, from: start)
    let added = indices[outer...]
    for index in added { indexSizes[index.id] = nil }
    var body: LaTeXOperand
    do throws(ExpressionError) { body = try summand(name, from: start) } catch {
      indices.removeLast(added.count)
      throw error
    }
    indices.removeLast(added.count)
    let place = range(from: start)
    for index in added.reversed() {
      body = try Self.reduce(body, over: index, by: name, at: place)
      endedIndices.insert(index.key)
    }
    return body
  }

  private mutating func summand(
    _ name: String, from start: Int
  ) throws(ExpressionError) -> LaTeXOperand {
    let first = at
    let body = try nested { reader throws(ExpressionError) in try reader.product() }
    let divides = (first..<at).contains { tokens[$0].kind == .symbol("/") }
    if name != "sum", divides, tokens[first].kind != .symbol("(") {
      throw ExpressionError(
        "whether '\\\(name)' ends before '/' is ambiguous", at: range(from: start),
        suggestion: "write \\frac{…}{…}, or parentheses")
    }
    return body
  }

  private mutating func bound(
    _ lower: Range<Int>, _ upper: Range<Int>?, from start: Int
  ) throws(ExpressionError) -> [LaTeXIndex] {
    let sign = lower.first { tokens[$0].kind == .symbol("=") }
    let letters = try indexLetters(lower.lowerBound..<(sign ?? lower.upperBound), from: start)
    guard let sign else {
      if upper != nil {
        throw ExpressionError(
          "an upper bound requires a lower one", at: range(from: start),
          suggestion: "write _{\(letters[0])=1}")
      }
      return letters.enumerated().map {
        LaTeXIndex(id: indices.count + $0.offset, key: $0.element, bounds: nil, names.numbering)
      }
    }
    guard let upper, letters.count == 1 else {
      throw ExpressionError(
        upper == nil ? "a lower bound requires an upper one" : "one index has bounds at a time",
        at: range(from: start), suggestion: "write \\sum_{i=1}^{n}")
    }
    let bounds = (
      lower: try limit(sign + 1..<lower.upperBound), upper: try limit(upper)
    )
    return [LaTeXIndex(id: indices.count, key: letters[0], bounds: bounds, names.numbering)]
  }

  private func indexLetters(
    _ slice: Range<Int>, from start: Int
  ) throws(ExpressionError) -> [String] {
    let pieces = split(slice)
    let letters = pieces.compactMap { piece in
      piece.count == 1 && !tokens[piece.lowerBound].isDigit ? key(of: piece) : nil
    }
    guard letters.count == pieces.count, !letters.isEmpty, Set(letters).count == letters.count,
      !letters.contains("")
    else {
      throw ExpressionError(
        "an index of a sum must be a letter, got '\(spelling(slice))'", at: range(from: start),
        suggestion: "write \\sum_{i=1}^{n}")
    }
    return letters
  }

  private mutating func limit(_ slice: Range<Int>) throws(ExpressionError) -> LaTeXOperand {
    isBound = true
    defer { isBound = false }
    let value = try part(slice)
    guard value.isNumber else {
      throw ExpressionError("a bound must be a number", at: value.range)
    }
    if !value.indices.isEmpty { throw LaTeXOperand.needsLoop(at: value.range) }
    return value
  }

  static func reduce(
    _ body: LaTeXOperand, over index: LaTeXIndex, by name: String, at range: Range<Int>
  ) throws(ExpressionError) -> LaTeXOperand {
    guard body.indices.contains(index.id) else {
      return try constant(body, over: index, by: name, at: range)
    }
    guard let rank = body.rank else { throw LaTeXOperand.needsLoop(at: range) }
    let rest = body.indices.filter { $0 != index.id }
    var named: [Syntax.NamedArgument] = []
    if rank > 0 || !rest.isEmpty {
      named = [.axis(rank == 0 ? -1 : rest.count, at: range)]
    }
    let form = Syntax.Form.call(name, positional: [body.syntax.whole(name, named)], named: named)
    return LaTeXOperand(form, rank: rank, indices: rest, at: range)
  }

  /// Terms that do not depend on the index.
  private static func constant(
    _ body: LaTeXOperand, over index: LaTeXIndex, by name: String, at range: Range<Int>
  ) throws(ExpressionError) -> LaTeXOperand {
    guard let bounds = index.bounds else {
      throw ExpressionError(
        "what is summed does not use the index '\(index.key)'", at: range,
        suggestion: "write the bounds: _{\(index.key)=1}^{n}")
    }
    let count = LaTeXOperand(
      Syntax.difference(bounds.upper.syntax.adding(1), bounds.lower.syntax).form, rank: 0,
      at: body.range)
    switch name {
    case "sum": return try LaTeXOperand.elementwise("*", count, body).placed(at: range)
    case "prod": return try body.power(count, at: range)
    default: return body
    }
  }
}

extension Syntax {
  /// The tensor whose inner sum this is, where all of it is summed: `A` of `sum(A, axis=-1)`.
  fileprivate func whole(_ name: String, _ named: [NamedArgument]) -> Syntax {
    guard named.isEmpty, case .call(name, let inner, let options) = form, inner.count == 1,
      options.count == 1, options[0].name == "axis", options[0].value.text == "-1"
    else { return self }
    return inner[0]
  }

  /// `arange(start, stop)`
  static func counted(from start: Syntax, to stop: Syntax) -> Syntax {
    let bounds = start.integer == 0 ? [stop] : [start, stop]
    return Syntax(form: .call("arange", positional: bounds, named: []), range: stop.range)
  }

  /// The whole number that is written.
  var integer: Int? {
    if case .integer(let value) = form { return value }
    if case .unary("-", let operand) = form, case .integer(let value) = operand.form {
      return -value
    }
    return nil
  }

  /// The sum with a whole number, which is taken together with one that is there: `n - 1` plus 1.
  func adding(_ count: Int) -> Syntax {
    if count == 0 { return self }
    if let integer {
      let (sum, overflows) = integer.addingReportingOverflow(count)
      if !overflows, sum != .min { return .whole(sum, at: range) }
    }
    if case .binary(let sign, let left, let right) = form, sign == "+" || sign == "-",
      let step = right.integer, abs(step) < 1 << 32, abs(count) < 1 << 32
    {
      return left.adding(sign == "+" ? step + count : count - step)
    }
    let step = Syntax(form: .integer(abs(count)), range: range)
    return Syntax(form: .binary(count < 0 ? "-" : "+", self, step), range: range)
  }

  static func whole(_ value: Int, at range: Range<Int>) -> Syntax {
    let number = Syntax(form: .integer(abs(value)), range: range)
    return value < 0 ? number.negated() : number
  }

  static func difference(_ left: Syntax, _ right: Syntax) -> Syntax {
    if let step = right.integer, step != .min { return left.adding(-step) }
    return Syntax(form: .binary("-", left, right), range: left.range)
  }
}

extension LaTeXToken {
  var isDigit: Bool { isLetterOrDigit && !isLetter }
}
