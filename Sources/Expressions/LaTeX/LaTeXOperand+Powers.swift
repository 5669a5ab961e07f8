extension LaTeXOperand {
  /// The transpose. A vector has one axis, so that only the reading of its products changes.
  func transposed(at range: Range<Int>) throws(ExpressionError) -> LaTeXOperand {
    var result = placed(at: range)
    switch rank {
    case 0: break
    case 1: result.isRow.toggle()
    case let rank:
      if !indices.isEmpty || (rank ?? 2) > 2 {
        throw ExpressionError(
          "only a matrix has a transpose, got a tensor with \(rank ?? 0) axes", at: range)
      }
      result.syntax = Syntax(form: .transpose(syntax), range: range)
    }
    return result
  }

  /// The inverse of a matrix, or one divided by a number.
  func inverse(at range: Range<Int>) throws(ExpressionError) -> LaTeXOperand {
    switch rank {
    case 0: return try power(Self.number(1, at: range).negative(), at: range)
    case 2 where indices.isEmpty:
      return LaTeXOperand(.call("inv", positional: [syntax], named: []), rank: 2, at: range)
    case 2: throw Self.needsLoop(at: range)
    case nil: throw unknownRank(at: range)
    default:
      throw ExpressionError(
        "a vector has no inverse", at: range, suggestion: "write 1 \\oslash x for its elements")
    }
  }

  /// The pseudoinverse of a matrix.
  func pseudoinverse(at range: Range<Int>) throws(ExpressionError) -> LaTeXOperand {
    guard rank == 2, indices.isEmpty else {
      throw ExpressionError("'^+' requires a matrix", at: range)
    }
    return LaTeXOperand(.call("pinv", positional: [syntax], named: []), rank: 2, at: range)
  }

  /// A power: of a number by a number, or of a matrix by a whole number.
  func power(_ exponent: LaTeXOperand, at range: Range<Int>) throws(ExpressionError) -> LaTeXOperand
  {
    if let rank = exponent.rank, rank > 0 {
      throw ExpressionError(
        "an exponent must be a number, got a \(rank == 1 ? "vector" : "matrix")",
        at: exponent.range, suggestion: rank == 1 ? "write \\exp(…) for its elements" : nil)
    }
    switch rank {
    case 0: return try Self.elementwise("**", self, exponent).placed(at: range)
    case 1:
      throw ExpressionError(
        "a power of a vector is ambiguous", at: range,
        suggestion: exponent.integer == 2
          ? "write x \\odot x for its elements, or \\|x\\|^2"
          : "write x^{\\odot n} for its elements")
    case 2: return try matrixPower(exponent, at: range)
    case nil: throw unknownRank(at: range)
    default:
      throw ExpressionError(
        "a power of a tensor is ambiguous", at: range,
        suggestion: "write x^{\\odot n} for its elements")
    }
  }

  private func matrixPower(
    _ exponent: LaTeXOperand, at range: Range<Int>
  ) throws(ExpressionError) -> LaTeXOperand {
    guard let count = exponent.integer, indices.isEmpty else {
      throw ExpressionError(
        "a matrix requires a whole number as its exponent", at: exponent.range,
        suggestion: "write A^{\\odot p} for a power of its elements")
    }
    // The tree holds the matrix twice, which stays small for a name alone.
    if count == 2, syntax.plainName != nil {
      return LaTeXOperand(.binary("@", syntax, syntax), rank: 2, at: range)
    }
    return LaTeXOperand(
      .call("matrix_power", positional: [syntax, exponent.syntax], named: []), rank: 2, at: range)
  }

  /// A power of each element.
  func hadamardPower(
    _ exponent: LaTeXOperand, at range: Range<Int>
  ) throws(ExpressionError) -> LaTeXOperand {
    var result = try Self.elementwise("**", self, exponent)
    result.syntax = Syntax(form: result.syntax.form, range: range)
    return result
  }

  private func unknownRank(at range: Range<Int>) -> ExpressionError {
    ExpressionError(
      "whether this is a power of a number or of a matrix is not known", at: range,
      suggestion: "write the formula without dollar signs")
  }

  func negative() -> LaTeXOperand {
    var result = self
    result.syntax = syntax.negated()
    result.position = nil
    return result
  }

  static func number(_ value: Int, at range: Range<Int>) -> LaTeXOperand {
    LaTeXOperand(.integer(value), rank: 0, at: range)
  }
}
