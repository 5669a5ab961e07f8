/// From what subscripts and indices count: from 1 as in mathematics, from 0 as in the language.
extension LaTeXReader {
  /// An index beside a value of the problem with which it is compared, such as a class.
  func compared(_ operand: LaTeXOperand, with other: LaTeXOperand) -> LaTeXOperand {
    guard names.numbering == .comparedFromZero, let place = operand.position, place.offset == 0,
      index(numbered: place.index)?.base == 1, other.isNumber, other.indices.isEmpty,
      other.integer == nil
    else { return operand }
    var result = operand
    result.syntax = operand.syntax.adding(-1)
    return result
  }

  private func index(numbered id: Int) -> LaTeXIndex? { indices.first { $0.id == id } }

  /// Notes from what a subscript counts, where only one of 0 and 1 is possible.
  mutating func count(from base: Int, at range: Range<Int>) throws(ExpressionError) {
    if numbering ?? base != base {
      throw ExpressionError(
        "whether subscripts count from 0 or from 1 is ambiguous: others count from \(1 - base)",
        at: range, suggestion: "count all from 1, or let sums begin at 0")
    }
    numbering = base
  }

  func beforeFirst(_ base: Int, at range: Range<Int>) -> ExpressionError {
    ExpressionError("a subscript counts from \(base), got less", at: range)
  }

  /// The position in the language, which counts from 0: one less for a number or a size; a name
  /// that is no size is a value of the problem, which counts from 0 itself.
  func position(_ value: LaTeXOperand) throws(ExpressionError) -> Syntax {
    if let number = value.integer {
      if number < 1 { throw beforeFirst(1, at: value.range) }
      return value.syntax.adding(-1)
    }
    if let name = value.syntax.plainName, !names.isSize(name) { return value.syntax }
    guard isPosition(value.syntax) else {
      throw ExpressionError(
        "from what this subscript counts is not known", at: value.range,
        suggestion: "write the formula without dollar signs, with x[i] from 0")
    }
    return value.syntax.adding(-1)
  }

  /// Whether a subscript is made of sizes and whole numbers alone.
  private func isPosition(_ syntax: Syntax) -> Bool {
    switch syntax.form {
    case .integer: true
    case .name(let name): names.isSize(name)
    case .binary(let sign, let left, let right):
      ["+", "-", "*"].contains(sign) && isPosition(left) && isPosition(right)
    default: false
    }
  }
}

extension Syntax {
  /// Whether this is more than a size for certain: a greater number, or the size and some.
  func exceeds(_ size: String) -> Bool {
    if let integer, let size = Int(size) { return integer > size }
    return !size.isEmpty && (1...8).contains { adding(-$0).text == size }
  }
}
