extension LaTeXOperand {
  /// How two factors stand beside each other.
  enum Product: String {
    case juxtaposed, dot = "cdot", cross = "times", star = "*", hadamard = "odot"

    /// The product that a command or a sign writes.
    init?(_ sign: String) {
      switch sign {
      case "cdot": self = .dot
      case "times": self = .cross
      case "*", "ast": self = .star
      case "odot", "circ": self = .hadamard
      default: return nil
      }
    }
  }

  /// The product of two factors: a multiplication by a number, or the product of matrices and
  /// vectors that their ranks tell.
  static func product(
    _ kind: Product, _ left: LaTeXOperand, _ right: LaTeXOperand
  ) throws(ExpressionError) -> LaTeXOperand {
    if kind == .hadamard || left.isNumber || right.isNumber {
      return try elementwise("*", left, right)
    }
    let range = Syntax.range(of: [left.syntax, right.syntax])
    guard let first = left.rank, let second = right.rank else {
      throw ExpressionError(
        "whether this is a product of matrices is not known", at: range,
        suggestion: "write \\odot for an elementwise product, or the formula without dollar signs")
    }
    if kind == .star {
      throw ExpressionError(
        "'*' between vectors or matrices is ambiguous", at: range,
        suggestion: "write \\odot for an elementwise product, or no sign for a product of matrices")
    }
    switch (first, second) {
    case (1, 1): return try vectors(kind, left, right, at: range)
    case (2, 1) where !right.isRow: return try matrixVector(left, right, at: range)
    case (1, 2) where left.isRow || kind != .cross:
      guard right.indices.isEmpty else { throw needsLoop(at: range) }
      return LaTeXOperand(
        .binary("@", left.syntax, right.syntax), rank: 1, isRow: left.isRow,
        indices: left.indices, at: range)
    case (2, 2):
      guard left.indices.isEmpty, right.indices.isEmpty else { throw needsLoop(at: range) }
      return LaTeXOperand(.binary("@", left.syntax, right.syntax), rank: 2, at: range)
    case (2, 1):
      throw ExpressionError(
        "a matrix times a row does not fit", at: range,
        suggestion: "write the vector without ^\\top")
    default:
      throw ExpressionError(
        "a product of tensors with \(max(first, second)) axes is ambiguous", at: range,
        suggestion: "write the formula without dollar signs, with einsum or @")
    }
  }

  private static func matrixVector(
    _ matrix: LaTeXOperand, _ vector: LaTeXOperand, at range: Range<Int>
  ) throws(ExpressionError) -> LaTeXOperand {
    guard matrix.indices.isEmpty else { throw needsLoop(at: range) }
    if vector.indices.isEmpty {
      return LaTeXOperand(.binary("@", matrix.syntax, vector.syntax), rank: 1, at: range)
    }
    // The vectors are rows of a matrix here.
    let transposed = Syntax(form: .transpose(matrix.syntax), range: matrix.range)
    return LaTeXOperand(
      .binary("@", vector.syntax, transposed), rank: 1, indices: vector.indices, at: range)
  }

  private static func vectors(
    _ kind: Product, _ left: LaTeXOperand, _ right: LaTeXOperand, at range: Range<Int>
  ) throws(ExpressionError) -> LaTeXOperand {
    switch (left.isRow, right.isRow, kind) {
    case (true, false, _), (false, false, .dot): return try dot(left, right, at: range)
    case (false, true, _):
      guard left.indices.isEmpty, right.indices.isEmpty else { throw needsLoop(at: range) }
      return LaTeXOperand(
        .call("outer", positional: [left.syntax, right.syntax], named: []), rank: 2, at: range)
    case (false, false, .cross):
      throw ExpressionError(
        "'\\times' between two vectors is ambiguous", at: range,
        suggestion: "write u^\\top v, u v^\\top or u \\odot v")
    case (false, false, _):
      throw ExpressionError(
        "a product of two vectors is ambiguous", at: range,
        suggestion: "write u^\\top v, u v^\\top or u \\odot v")
    case (true, true, _):
      throw ExpressionError(
        "a product of two rows does not fit", at: range,
        suggestion: "write u^\\top v, u v^\\top or u \\odot v")
    }
  }

  /// The sum of the products of two vectors' elements.
  static func dot(
    _ left: LaTeXOperand, _ right: LaTeXOperand, at range: Range<Int>
  ) throws(ExpressionError) -> LaTeXOperand {
    switch (left.indices.isEmpty, right.indices.isEmpty) {
    case (_, true):
      return LaTeXOperand(
        .binary("@", left.syntax, right.syntax), rank: 0, indices: left.indices, at: range)
    case (true, false):
      return LaTeXOperand(
        .binary("@", right.syntax, left.syntax), rank: 0, indices: right.indices, at: range)
    case (false, false):
      var column = left
      column.isRow = right.isRow
      return try elementwise("*", column, right).reduced(by: "sum", at: range)
    }
  }

  /// The quotient by a number.
  static func quotient(
    _ left: LaTeXOperand, _ right: LaTeXOperand
  ) throws(ExpressionError) -> LaTeXOperand {
    if let rank = right.rank, rank > 0 {
      throw ExpressionError(
        rank == 1 ? "a vector cannot divide" : "a matrix cannot divide", at: right.range,
        suggestion: rank == 1
          ? "write \\oslash for an elementwise quotient" : "write A^{-1} for the inverse")
    }
    return try elementwise("/", left, right)
  }
}
