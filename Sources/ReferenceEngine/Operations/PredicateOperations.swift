extension Catalogue {
  /// Questions with a truth value for an answer.
  static let predicateOperations: [Operation] = [
    Operation(
      "isclose", "a, b, rtol=1e-5, atol=1e-8",
      "whether |a − b| ≤ atol + rtol·|b|, elementwise; equal infinities are close"
    ) { call throws(OperationError) in
      .tensor(try call.closeness(try call.term("a"), try call.term("b")))
    }
    .documented("a[n, d], b[d]", source: "numpy.isclose").withoutDerivative(),
    Operation("allclose", "a, b, rtol=1e-5, atol=1e-8", "whether all elements are close") {
      call throws(OperationError) in
      .tensor(try call.closeness(try call.term("a"), try call.term("b")).holdsEverywhere)
    }
    .documented("a[n, d], b[d]", source: "numpy.allclose").withoutDerivative(),
    Operation(
      "is_symmetric", "x, rtol=1e-5, atol=1e-8", "whether a matrix is close to its transpose"
    ) { call throws(OperationError) in
      let x = try call.squareMatrix()
      return .tensor(try call.closeness(x, x.matrixTransposed).holdsEverywhere)
    }
    .documented("x[n, n]", source: "numpy.allclose").withoutDerivative(),
    Operation(
      "is_spd", "x, rtol=1e-5, atol=1e-8",
      "whether a matrix is symmetric and all its eigenvalues are positive"
    ) { call throws(OperationError) in
      let x = try call.squareMatrix()
      let isSymmetric = try call.closeness(x, x.matrixTransposed).holdsEverywhere
      let isPositive = x.eigenvalues.isGreater(than: 0).holdsEverywhere
      return .tensor(Elementwise.term("and", isSymmetric, isPositive))
    }
    .documented("x[n, n]", source: "numpy.linalg.eigvalsh").withoutDerivative(),
    Operation("is_orthogonal", "x, rtol=1e-5, atol=1e-8", "whether xᵀ x is close to the identity") {
      call throws(OperationError) in
      let x = try call.squareMatrix()
      let extent = x.shape[0]
      let identity = Term.identity(extent, extent, in: call.graph)
      return .tensor(
        try call.closeness(x.matrixProduct(x, transposeLeft: true), identity).holdsEverywhere)
    }
    .documented("x[n, n]", source: "numpy.allclose").withoutDerivative(),
  ]
}

extension Call {
  fileprivate func squareMatrix() throws(OperationError) -> Term {
    let x = try squareMatrices("x")
    if x.rank != 2 { throw fault("x", .rank(name, "x", "one square matrix", got: x.shape)) }
    return x
  }

  fileprivate func closeness(_ a: Term, _ b: Term) throws(OperationError) -> Term {
    let bound = try scalar("atol") + (try scalar("rtol")) * b.map("abs")
    return try broadcasting(a, b, "b") { a, b in
      let isFinite = (a - b).map("abs").isLess(than: .infinity)
      let isNear = Elementwise.term("<=", (a - b).map("abs"), bound)
      return Elementwise.term("or", a.equals(b), Elementwise.term("and", isFinite, isNear))
    }
  }
}

extension Term {
  /// Whether every truth value holds.
  fileprivate var holdsEverywhere: Term {
    let axes = Array(shape.indices)
    let count = axes.reduce(1.0) { $0 * Double(shape[$1].value) }
    return summed(over: axes).equals(graph.constant(count))
  }
}
