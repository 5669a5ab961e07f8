extension Call {
  /// An extent: a whole number that is not negative.
  func extent(_ parameter: String) throws(OperationError) -> Extent {
    let extent = try integer(parameter)
    if extent.value < 0 {
      throw fault(
        parameter,
        .parameter(parameter, of: name, "a number that is not negative", got: extent.name))
    }
    return extent
  }

  func scalar(_ parameter: String) throws(OperationError) -> Term {
    let term = try term(parameter)
    if term.rank != 0 {
      throw fault(parameter, .rank(name, parameter, "a number", got: term.shape))
    }
    return term
  }

  /// A tensor whose last two axes are matrices.
  func matrices(_ parameter: String) throws(OperationError) -> Term {
    let term = try term(parameter)
    if term.rank < 2 { throw fault(parameter, .rank(name, parameter, "a matrix", got: term.shape)) }
    return term
  }

  /// A tensor of whole numbers.
  func wholeNumbers(_ parameter: String) throws(OperationError) -> Term {
    let term = try term(parameter)
    if term.kind == .real {
      throw fault(
        parameter, .parameter(parameter, of: name, "whole numbers", got: "real numbers"))
    }
    return term
  }
}
