/// A part of a formula as it is read: its tree, and what is known of its value.
///
/// Within a sum over an index, the value of a part that uses the index has a leading axis for it,
/// so that all terms of the sum are there at once.
struct LaTeXOperand {
  var syntax: Syntax
  /// The count of axes, without those of indices; nil where it is not known.
  var rank: Int?
  /// Whether a vector is written as a row.
  var isRow = false
  /// The indices of sums that it depends on, outermost first: one leading axis each.
  var indices: [Int] = []
  /// Where it is an index with a whole number added, which index and number.
  var position: (index: Int, offset: Int)?

  init(
    _ form: Syntax.Form, rank: Int?, isRow: Bool = false, indices: [Int] = [],
    at range: Range<Int>
  ) {
    syntax = Syntax(form: form, range: range)
    self.rank = rank
    self.isRow = isRow && rank == 1
    self.indices = indices
  }

  var range: Range<Int> { syntax.range }
  var isNumber: Bool { rank == 0 }

  /// The whole number that is written.
  var integer: Int? {
    switch syntax.form {
    case .integer(let value): return value
    case .unary("-", let operand):
      if case .integer(let value) = operand.form { return -value }
      return nil
    default: return nil
    }
  }

  /// The same with another place.
  func placed(at range: Range<Int>) -> LaTeXOperand {
    var result = self
    result.syntax = Syntax(form: syntax.form, range: range)
    return result
  }
}

extension LaTeXOperand {
  /// Operands whose axes are made to stand over each other, and what an elementwise operation of
  /// them gives.
  struct Aligned {
    var parts: [Syntax]
    var rank: Int?
    var isRow: Bool
    var indices: [Int]
  }

  static func align(_ operands: [LaTeXOperand]) throws(ExpressionError) -> Aligned {
    let range = Syntax.range(of: operands.map(\.syntax))
    let indices = Set(operands.flatMap(\.indices)).sorted()
    let ranks = operands.compactMap(\.rank)
    let rank = ranks.count == operands.count ? ranks.max() : nil
    let vectors = operands.filter { $0.rank == 1 }
    if rank == 1, Set(vectors.map(\.isRow)).count == 2 {
      throw ExpressionError(
        "a row and a column do not fit each other", at: range,
        suggestion: "write ^\\top on both or on neither")
    }
    guard !indices.isEmpty else {
      return Aligned(
        parts: operands.map(\.syntax), rank: rank, isRow: vectors.first?.isRow == true,
        indices: [])
    }
    guard let rank else { throw needsLoop(at: range) }
    var parts: [Syntax] = []
    for operand in operands { parts.append(try operand.spread(over: indices, rank)) }
    return Aligned(
      parts: parts, rank: rank, isRow: vectors.first?.isRow == true, indices: indices)
  }

  /// The tree with new axes where others have the axis of an index, or one of their own.
  private func spread(over all: [Int], _ rank: Int) throws(ExpressionError) -> Syntax {
    let own = self.rank ?? 0
    if indices.isEmpty { return syntax }
    if own != rank && own != 0 { throw Self.needsLoop(at: range) }
    let whole = Syntax.IndexItem.slice(start: nil, stop: nil, step: nil)
    var items = all.map { indices.contains($0) ? whole : .newAxis }
    items += Array(repeating: own == rank ? whole : .newAxis, count: rank)
    return syntax.indexed(items)
  }

  static func needsLoop(at range: Range<Int>) -> ExpressionError {
    ExpressionError(
      "the terms of this sum cannot be computed at once", at: range,
      suggestion: "write it with matrix products")
  }

  /// An operator between elements: a sum, a comparison, a product of numbers.
  static func elementwise(
    _ sign: String, _ left: LaTeXOperand, _ right: LaTeXOperand
  ) throws(ExpressionError) -> LaTeXOperand {
    let aligned = try align([left, right])
    let form = Syntax.Form.binary(sign, aligned.parts[0], aligned.parts[1])
    var result = LaTeXOperand(
      form, rank: aligned.rank, isRow: aligned.isRow, indices: aligned.indices,
      at: Syntax.range(of: [left.syntax, right.syntax]))
    if let place = left.position, let step = right.integer, sign == "+" || sign == "-" {
      let (offset, overflows) = place.offset.addingReportingOverflow(sign == "+" ? step : 0 - step)
      if !overflows { result.position = (place.index, offset) }
    }
    return result
  }

  /// A function of each element.
  static func elementwise(
    _ function: String, of operands: [LaTeXOperand], at range: Range<Int>
  ) throws(ExpressionError) -> LaTeXOperand {
    let aligned = try align(operands)
    return LaTeXOperand(
      .call(function, positional: aligned.parts, named: []), rank: aligned.rank,
      isRow: aligned.isRow, indices: aligned.indices, at: range)
  }

  /// A function that takes a vector, a matrix or a number and gives a number.
  func reduced(by function: String, at range: Range<Int>) throws(ExpressionError) -> LaTeXOperand {
    if indices.isEmpty {
      return LaTeXOperand(.call(function, positional: [syntax], named: []), rank: 0, at: range)
    }
    guard rank == 1 else { throw Self.needsLoop(at: range) }
    return LaTeXOperand(
      .call(function, positional: [syntax], named: [.axis(-1, at: range)]), rank: 0,
      indices: indices, at: range)
  }
}

extension Syntax {
  static func range(of parts: [Syntax]) -> Range<Int> {
    guard let first = parts.first, let last = parts.last else { return 0..<0 }
    return first.range.lowerBound..<max(first.range.lowerBound, last.range.upperBound)
  }

  /// The tree with an index, without what an index would not change.
  func indexed(_ items: [IndexItem]) -> Syntax {
    var items = items
    while let last = items.last, last.isWhole { items.removeLast() }
    if !items.contains(where: { !$0.isWhole && !$0.isNewAxis }) {
      while let first = items.first, first.isNewAxis { items.removeFirst() }
      if !items.contains(where: \.isNewAxis) { return self }
    }
    return Syntax(form: .index(self, items), range: range)
  }

  func negated() -> Syntax { Syntax(form: .unary("-", self), range: range) }
}

extension Syntax.IndexItem {
  var isNewAxis: Bool {
    if case .newAxis = self { return true }
    return false
  }

  /// Whether it is `:`.
  var isWhole: Bool {
    if case .slice(nil, nil, nil) = self { return true }
    return false
  }
}

extension Syntax.NamedArgument {
  /// `axis=0`
  static func axis(_ axis: Int, at range: Range<Int>) -> Syntax.NamedArgument {
    let number = Syntax(form: .integer(abs(axis)), range: range)
    return Syntax.NamedArgument(
      name: "axis", nameRange: range, value: axis < 0 ? number.negated() : number)
  }
}
