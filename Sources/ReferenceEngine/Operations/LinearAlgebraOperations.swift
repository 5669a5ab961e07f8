extension Catalogue {
  /// Operations on vectors and matrices.
  static let linearAlgebraOperations: [Operation] = [
    Operation("matmul", "a, b", "the matrix product; leading axes are broadcast, as in NumPy") {
      call throws(OperationError) in
      let (a, b) = (try call.term("a"), try call.term("b"))
      return .tensor(try call.matrixProduct(a, b, sign: "@"))
    },
    Operation("dot", "a, b", "the inner product of vectors; for matrices their product") {
      call throws(OperationError) in
      let (a, b) = (try call.term("a"), try call.term("b"))
      if a.rank == 0 || b.rank == 0 { return .tensor(a * b) }
      return .tensor(try call.dot(a, b))
    },
    Operation("trace", "x", "the sum of the diagonal of the matrices in the last two axes") {
      call throws(OperationError) in
      let x = try call.matrices("x")
      let isDiagonal = Term.identity(x.shape[x.rank - 2], x.shape[x.rank - 1], in: call.graph)
      return .tensor(
        choose(isDiagonal, x, call.graph.zero).summed(over: [x.rank - 2, x.rank - 1]))
    },
  ]
}

extension Call {
  /// The product of vectors or matrices by NumPy's rules for `@`.
  func matrixProduct(_ a: Term, _ b: Term, sign: String) throws(OperationError) -> Term {
    for (parameter, operand) in [("a", a), ("b", b)] where operand.rank == 0 {
      throw fault(
        parameter, .general(sign, "vectors or matrices", got: "a number; use * to scale"))
    }
    let rightAxis = max(b.rank - 2, 0)
    guard a.shape[a.rank - 1] == b.shape[rightAxis] else {
      throw fault(
        "b", .innerExtents(sign, a.shape, b.shape, rightAxis: rightAxis))
    }
    let left = a.rank == 1 ? a.reshaped([Extent(1)] + a.shape) : a
    let right = b.rank == 1 ? b.reshaped(b.shape + [Extent(1)]) : b
    let (leading, others) = (Array(left.shape.dropLast(2)), Array(right.shape.dropLast(2)))
    guard let batch = commonShape(leading, others) else {
      throw fault("b", .notBroadcastable(sign, leading, others))
    }
    let product = left.broadcast(to: batch + left.shape.suffix(2))
      .matrixProduct(right.broadcast(to: batch + right.shape.suffix(2)))
    let rows = a.rank == 1 ? [] : [a.shape[a.rank - 2]]
    let columns = b.rank == 1 ? [] : [b.shape[b.rank - 1]]
    return product.reshaped(batch + rows + columns)
  }

  /// NumPy's `dot`: the sum over the last axis of a and the last but one of b.
  fileprivate func dot(_ a: Term, _ b: Term) throws(OperationError) -> Term {
    let rightAxis = max(b.rank - 2, 0)
    guard a.shape[a.rank - 1] == b.shape[rightAxis] else {
      throw fault("b", .innerExtents(name, a.shape, b.shape, rightAxis: rightAxis))
    }
    let inner = a.shape[a.rank - 1]
    let rows = Array(a.shape.dropLast())
    let others = b.shape.indices.filter { $0 != rightAxis }
    let columns = others.map { b.shape[$0] }
    let left = a.reshaped([try rows.size(), inner])
    let right = b.transposed([rightAxis] + others).reshaped([inner, try columns.size()])
    return left.matrixProduct(right).reshaped(rows + columns)
  }
}
