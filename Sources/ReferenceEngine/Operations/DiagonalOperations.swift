extension Catalogue {
  /// Operations on the diagonals of matrices, and products of all pairs of elements.
  static let diagonalOperations: [Operation] = [
    Operation(
      "diag", "x, k=0",
      "the matrix with the vector x on its k-th diagonal, or the k-th diagonal of the matrix x"
    ) { call throws(OperationError) in
      .tensor(try call.diagonalOrMatrix())
    }
    .documented("x[n]", derivative: "x: diagonal(ȳ)", source: "numpy.diag"),
    Operation(
      "diagonal", "x, offset=0, axis1=0, axis2=1",
      "the diagonal of the matrices in two axes, along a last axis; offset counts upwards"
    ) { call throws(OperationError) in
      .tensor(try call.diagonal())
    }
    .documented(
      "x[n, n, d]", derivative: "ȳ on the diagonal, 0 elsewhere", source: "numpy.diagonal"),
    triangle("tril", "the elements on and below the k-th diagonal, else 0", "<=")
      .documented("x[n, d]", derivative: "x: tril(ȳ)", source: "numpy.tril"),
    triangle("triu", "the elements on and above the k-th diagonal, else 0", ">=")
      .documented("x[n, d]", derivative: "x: triu(ȳ)", source: "numpy.triu"),
    Operation("kron", "a, b", "the Kronecker product") { call throws(OperationError) in
      .tensor(try call.kronecker())
    }
    .documented(
      "a[n, d], b[m, k]",
      derivative:
        "a: einsum(\"nmdk,mk->nd\", reshape(ȳ, [n, m, d, k]), b); b: einsum(\"nmdk,nd->mk\", reshape(ȳ, [n, m, d, k]), a)",
      source: "numpy.kron"),
    Operation("outer", "a, b", "the products aᵢ·bⱼ of the elements of a and b") {
      call throws(OperationError) in
      let (a, b) = (try call.term("a"), try call.term("b"))
      return .tensor(
        a.reshaped([try a.shape.size(), Extent(1)]) * b.reshaped([Extent(1), try b.shape.size()]))
    }
    .documented("a[n], b[d]", derivative: "a: ȳ @ b; b: a @ ȳ", source: "numpy.outer"),
  ]

  private static func triangle(_ name: String, _ formula: String, _ comparison: String)
    -> Operation
  {
    Operation(name, "x, k=0", formula) { call throws(OperationError) in
      let x = try call.matrices("x")
      let (rows, columns) = (x.shape[x.rank - 2], x.shape[x.rank - 1])
      let row = call.graph.counting(rows).reshaped([rows, Extent(1)])
      let offset = Double(try call.integer("k").value)
      let isKept = Elementwise.term(comparison, call.graph.counting(columns), row + offset)
      return .tensor(choose(isKept, x, call.graph.zero))
    }
  }
}

extension Term {
  /// The elements on the k-th diagonal of the matrices in the last two axes, along one last axis.
  func diagonal(_ k: Int) throws(OperationError) -> Term {
    let (rows, columns) = (shape[rank - 2], shape[rank - 1])
    // What is left of both extents when the diagonal has gone k columns to the right.
    let height = k < 0 ? try Extent.exact(.add, rows, Extent(k)) : rows
    let width = k > 0 ? try Extent.exact(.subtract, columns, Extent(k)) : columns
    let least = height.value <= width.value ? height : width
    let count = least.value < 0 ? Extent(0) : least
    let flat = reshaped(shape.dropLast(2) + [try .exact(.multiply, rows, columns)])
    let step = try Extent.exact(.add, columns, Extent(1))
    let start = k >= 0 ? k : try Extent.exact(.multiply, Extent(-k), columns).value
    let every = AxisSlice(start: count.value == 0 ? 0 : start, step: step.value, count: count)
    return flat.sliced(flat.shape.dropLast().map(AxisSlice.all) + [every])
  }
}

extension Call {
  /// NumPy's diagonal: two axes are taken away, and the diagonal stands in a last one.
  func diagonal() throws(OperationError) -> Term {
    let x = try matrices("x")
    let (first, second) = (try axis("axis1", of: x.shape), try axis("axis2", of: x.shape))
    if first == second {
      throw fault("axis2", .repeatedAxis(try integer("axis2").value, operation: name))
    }
    let others = x.shape.indices.filter { $0 != first && $0 != second }
    return try x.transposed(others + [first, second]).diagonal(try offset("offset"))
  }

  fileprivate func diagonalOrMatrix() throws(OperationError) -> Term {
    let x = try term("x")
    let k = try offset("k")
    if x.rank == 2 { return try x.diagonal(k) }
    guard x.rank == 1 else {
      throw fault("x", .rank(name, "x", "a vector or a matrix", got: x.shape))
    }
    let extent = x.shape[0]
    let width = try Extent.exact(.add, extent, Extent(Int(k.magnitude)))
    let slice = AxisSlice(start: max(k, 0), step: 1, count: extent)
    let wide = k == 0 ? x : x.embedded([slice], in: [width])
    return choose(Term.identity(width, width, diagonal: k, in: graph), wide, graph.zero)
  }

  /// The number of a diagonal, within what extents can be.
  func offset(_ parameter: String) throws(OperationError) -> Int {
    let k = try integer(parameter)
    if k.value == .min { throw .integerOverflow(0, "-", k.value) }
    return k.value
  }

  fileprivate func kronecker() throws(OperationError) -> Term {
    let (a, b) = (try term("a"), try term("b"))
    let rank = max(a.rank, b.rank)
    let one = Extent(1)
    let left = [Extent](repeating: one, count: rank - a.rank) + a.shape
    let right = [Extent](repeating: one, count: rank - b.rank) + b.shape
    var (wideLeft, wideRight, result): (Shape, Shape, Shape) = ([], [], [])
    for (x, y) in zip(left, right) {
      wideLeft += [x, one]
      wideRight += [one, y]
      result.append(try .exact(.multiply, x, y))
    }
    return (a.reshaped(wideLeft) * b.reshaped(wideRight)).reshaped(result)
  }
}
