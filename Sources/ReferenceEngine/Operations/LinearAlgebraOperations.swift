import Tensors

extension Catalogue {
  /// Operations on vectors and matrices.
  static let linearAlgebraOperations: [Operation] = [
    Operation("matmul", "a, b", "the matrix product; leading axes are broadcast, as in NumPy") {
      call throws(OperationError) in
      let (a, b) = (try call.term("a"), try call.term("b"))
      return .tensor(try call.matrixProduct(a, b, sign: "@"))
    }
    .documented("a[n, d], b[d, m]", derivative: "a: ȳ @ b.T; b: a.T @ ȳ", source: "numpy.matmul"),
    Operation("dot", "a, b", "the inner product of vectors; for matrices their product") {
      call throws(OperationError) in
      let (a, b) = (try call.term("a"), try call.term("b"))
      if a.rank == 0 || b.rank == 0 { return .tensor(a * b) }
      return .tensor(try call.dot(a, b))
    }
    .documented("a[n, d], b[d, m]", derivative: "a: ȳ @ b.T; b: a.T @ ȳ", source: "numpy.dot"),
    Operation(
      "einsum", "subscripts, operands…",
      "Einstein's sum: repeated indices are summed, those after -> are kept"
    ) { call throws(OperationError) in
      .tensor(try call.einsum())
    }
    .documented(
      "\"bij,bjk->bik\", a[n, d, m], b[n, m, k]",
      derivative: "a: ȳ @ swapaxes(b, 1, 2); b: swapaxes(a, 1, 2) @ ȳ", source: "numpy.einsum"),
    square("det", "the determinant") { x in x.determinant }
      .documented("x[n, n]", derivative: "x: ȳ * y * inv(x).T", source: "numpy.linalg.det"),
    square("logdet", "ln det x; nan for a negative determinant, -inf for 0") { x in
      let pair = x.signAndLogDeterminant
      let (sign, logarithm) = (pair.part(0), pair.part(1))
      let nan = x.graph.constant(.nan)
      return choose(sign.isLess(than: 0), nan, logarithm)
    }
    .documented("x[n, n]", derivative: "x: ȳ * inv(x).T", source: "torch.logdet"),
    square("slogdet", "the sign of det x and ln |det x|, side by side") { x in
      x.signAndLogDeterminant
    }
    .documented("x[n, n]", derivative: "x: ȳ[1] * inv(x).T", source: "numpy.linalg.slogdet"),
    square("inv", "the inverse") { x in x.inverse }
      .documented("x[n, n]", derivative: "x: -(y.T @ ȳ @ y.T)", source: "numpy.linalg.inv"),
    Operation("solve", "a, b", "X of a X = b, for matrices in the last two axes; b may be a vector")
    {
      call throws(OperationError) in
      .tensor(try call.solved())
    }
    .documented(
      "a[n, n], b[n, m]", derivative: "a: -solve(a.T, ȳ) @ y.T; b: solve(a.T, ȳ)",
      source: "numpy.linalg.solve"),
    square("cholesky", "the lower triangular L of x = L Lᵀ; only the lower triangle is read") { x in
      x.choleskyFactor
    }
    .documented(
      "x[n, n]", derivative: "x: inv(y).T @ (tril(y.T @ ȳ) + tril(y.T @ ȳ, -1).T) @ inv(y) / 2",
      source: "numpy.linalg.cholesky"),
    Operation("pinv", "x", "the Moore–Penrose inverse of the matrices in the last two axes") {
      call throws(OperationError) in
      .tensor(try call.matrices("x").pseudoinverse)
    }
    .documented(
      "x[n, m]",
      derivative:
        "x: -(y.T @ ȳ @ y.T) + (eye(n) - x @ y) @ ȳ.T @ y @ y.T + y.T @ y @ ȳ.T @ (eye(m) - y @ x)",
      source: "numpy.linalg.pinv"),
    square("eigvalsh", "the eigenvalues of a symmetric matrix in ascending order") { x in
      x.eigenvalues
    }
    .documented(
      "x[n, n]", derivative: "V diag(ȳ) Vᵀ, V the eigenvectors", source: "numpy.linalg.eigvalsh"),
    Operation("svdvals", "x", "the singular values in descending order") {
      call throws(OperationError) in
      .tensor(try call.matrices("x").singularValues)
    }
    .documented(
      "x[n, m]", derivative: "U diag(ȳ) Vᵀ for x = U diag(y) Vᵀ", source: "scipy.linalg.svdvals"),
    Operation("matrix_power", "x, n", "x multiplied by itself n times; its inverse for n < 0") {
      call throws(OperationError) in
      let x = try call.squareMatrices("x")
      return .tensor(x.matrixPower(try call.integer("n").value))
    }
    .documented(
      "x[n, n], 2", derivative: "x: ȳ @ x.T + x.T @ ȳ", source: "numpy.linalg.matrix_power"),
    Operation(
      "trace", "x, offset=0, axis1=0, axis2=1",
      "the sum of the diagonal of the matrices in two axes"
    ) { call throws(OperationError) in
      let diagonal = try call.diagonal()
      return .tensor(diagonal.summed(over: [diagonal.rank - 1]))
    }
    .documented("x[n, n]", derivative: "x: ȳ * eye(n)", source: "numpy.trace"),
  ]

  private static func square(
    _ name: String, _ formula: String, _ rule: @escaping @Sendable (Term) -> Term
  ) -> Operation {
    Operation(name, "x", formula) { call throws(OperationError) in
      .tensor(rule(try call.squareMatrices("x")))
    }
  }
}

extension Term {
  /// One place of the last axis.
  func part(_ place: Int) -> Term {
    var slices = shape.map(AxisSlice.all)
    slices[rank - 1] = AxisSlice(start: place, step: 1, count: Extent(1))
    return sliced(slices).reshaped(Array(shape.dropLast()))
  }

  /// The matrix multiplied by itself, by repeated squaring.
  fileprivate func matrixPower(_ exponent: Int) -> Term {
    let extent = shape[rank - 1]
    if exponent == 0 {
      let one = graph.constant(Tensor(1), kind: max(.integer, kind))
      let zero = graph.constant(Tensor(0), kind: max(.integer, kind))
      return choose(Term.identity(extent, extent, in: graph), one, zero).broadcast(to: shape)
    }
    var (rest, square) = (exponent.magnitude, exponent < 0 ? inverse : self)
    var product: Term?
    while rest > 0 {
      if rest % 2 == 1 { product = product.map { $0.matrixProduct(square) } ?? square }
      rest /= 2
      if rest > 0 { square = square.matrixProduct(square) }
    }
    return product ?? self
  }
}

extension Call {
  /// A tensor of square matrices in the last two axes.
  func squareMatrices(_ parameter: String) throws(OperationError) -> Term {
    let x = try matrices(parameter)
    guard x.shape[x.rank - 1] == x.shape[x.rank - 2] else {
      throw fault(parameter, .rank(name, parameter, "square matrices", got: x.shape))
    }
    return x
  }

  fileprivate func solved() throws(OperationError) -> Term {
    let (a, b) = (try squareMatrices("a"), try term("b"))
    if b.rank == 0 {
      throw fault("b", .rank(name, "b", "a vector or matrices", got: b.shape))
    }
    let isVector = b.rank == 1
    let sides = isVector ? b.reshaped(b.shape + [Extent(1)]) : b
    guard sides.shape[sides.rank - 2] == a.shape[a.rank - 1] else {
      throw fault(
        "b", .innerExtents(name, a.shape, b.shape, rightAxis: isVector ? 0 : b.rank - 2))
    }
    let (leading, others) = (Array(a.shape.dropLast(2)), Array(sides.shape.dropLast(2)))
    guard let batch = commonShape(leading, others) else {
      throw fault("b", .notBroadcastable(name, leading, others))
    }
    let solution = a.broadcast(to: batch + a.shape.suffix(2)).solution(
      of: sides.broadcast(to: batch + sides.shape.suffix(2)))
    return isVector ? solution.reshaped(Array(solution.shape.dropLast())) : solution
  }

  /// The product of vectors or matrices by NumPy's rules for `@`; errors are laid to the arguments
  /// that the operands came from.
  func matrixProduct(
    _ a: Term, _ b: Term, sign: String, from parameters: (String, String) = ("a", "b")
  ) throws(OperationError) -> Term {
    for (parameter, operand) in [(parameters.0, a), (parameters.1, b)] where operand.rank == 0 {
      throw fault(
        parameter, .general(sign, "vectors or matrices", got: "a number; use * to scale"))
    }
    let rightAxis = max(b.rank - 2, 0)
    guard a.shape[a.rank - 1] == b.shape[rightAxis] else {
      throw fault(
        parameters.1, .innerExtents(sign, a.shape, b.shape, rightAxis: rightAxis))
    }
    let left = a.rank == 1 ? a.reshaped([Extent(1)] + a.shape) : a
    let right = b.rank == 1 ? b.reshaped(b.shape + [Extent(1)]) : b
    let (leading, others) = (Array(left.shape.dropLast(2)), Array(right.shape.dropLast(2)))
    guard let batch = commonShape(leading, others) else {
      throw fault(parameters.1, .notBroadcastable(sign, leading, others))
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
