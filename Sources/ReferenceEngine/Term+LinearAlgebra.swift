import Tensors

extension Term {
  /// The inverse of the matrices in the last two axes: Ā = −Yᵀ Ȳ Yᵀ.
  var inverse: Term { inverse(reportedAs: "inv") }

  /// The inverse, whose failure is told of an operation that needs it.
  func inverse(reportedAs operation: String) -> Term {
    let name = operation == "inv" ? "inv" : "inverse for \(operation)"
    let primitive = matrixPrimitive(name, reportedAs: operation, work: 1) {
      matrix throws(LinearAlgebraFailure) in
      try invertMatrix(matrix.copy, matrix.rows)
      matrix.keepCopy()
    } pullback: { rule in
      [
        -rule.output.matrixProduct(rule.cotangent, transposeLeft: true)
          .matrixProduct(rule.output, transposeRight: true)
      ]
    }
    return graph.append(primitive, [self], shape: shape)
  }

  /// X of A X = B for matrices in the last two axes: B̄ = A⁻ᵀ X̄, Ā = −B̄ Xᵀ.
  func solution(of b: Term) -> Term {
    let primitive = matrixPrimitive("solve", work: 1) {
      matrix throws(LinearAlgebraFailure) in
      matrix.result.update(from: matrix.operands[1] + matrix.offset, count: matrix.resultCount)
      let columns = matrix.rows == 0 ? 0 : matrix.resultCount / matrix.rows
      try solveMatrix(matrix.copy, matrix.result, matrix.rows, columns: columns)
    } pullback: { rule in
      let share = rule.inputs[0].matrixTransposed.solution(of: rule.cotangent)
      return [-share.matrixProduct(rule.output, transposeRight: true), share]
    }
    return graph.append(primitive, [self, b], shape: b.shape)
  }

  /// The sign of the determinant and the logarithm of its magnitude, along a new last axis of 2:
  /// Ā = A⁻ᵀ by the logarithm; the sign has derivative zero.
  var signAndLogDeterminant: Term {
    let primitive = matrixPrimitive("slogdet", work: 1) {
      matrix in
      let (sign, logarithm) = matrixLogDeterminant(matrix.copy, matrix.rows)
      matrix.result[0] = sign
      matrix.result[1] = logarithm
    } pullback: { rule in
      let last = rule.cotangent.rank - 1
      var slices = rule.cotangent.shape.map(AxisSlice.all)
      slices[last] = AxisSlice(start: 1, step: 1, count: Extent(1))
      let share = rule.cotangent.sliced(slices)
      let wide = share.reshaped(share.shape + [Extent(1)])
      return [wide * rule.inputs[0].inverse.matrixTransposed]
    }
    return graph.append(primitive, [self], shape: shape.dropLast(2) + [Extent(2)])
  }

  /// The lower triangular L of A = L Lᵀ; only the lower triangle of A is read.
  ///
  /// Ā is the symmetric ½(S + Sᵀ), S = L⁻ᵀ Φ(Lᵀ L̄) L⁻¹, where Φ takes the lower triangle and half
  /// the diagonal (I. Murray, Differentiation of the Cholesky decomposition, 2016).
  var choleskyFactor: Term {
    let primitive = matrixPrimitive("cholesky", work: 1) {
      matrix throws(LinearAlgebraFailure) in
      try choleskyMatrix(matrix.copy, matrix.rows)
      matrix.keepCopy()
    } pullback: { rule in
      let l = rule.output
      let inner = l.matrixProduct(rule.cotangent, transposeLeft: true)
      let half = inner.lowerTriangle() - 0.5 * inner.diagonalPart
      let left = l.matrixTransposed.solution(of: half)
      let s = l.matrixTransposed.solution(of: left.matrixTransposed).matrixTransposed
      return [0.5 * (s + s.matrixTransposed)]
    }
    return graph.append(primitive, [self], shape: shape)
  }

  /// The eigenvalues of symmetric matrices in ascending order: Ā = Vᵀ diag(λ̄) V for eigenvectors in
  /// the rows of V.
  var eigenvalues: Term {
    let primitive = matrixPrimitive("eigvalsh", work: 10) {
      matrix throws(LinearAlgebraFailure) in
      try eigenMatrix(matrix.copy, matrix.result, matrix.rows)
    } pullback: { rule in
      let v = rule.inputs[0].eigenvectors
      let w = rule.cotangent.reshaped(rule.cotangent.shape + [Extent(1)])
      return [v.matrixProduct(w * v, transposeLeft: true)]
    }
    return graph.append(primitive, [self], shape: Array(shape.dropLast()))
  }

  /// The eigenvectors of symmetric matrices as rows, in the order of their eigenvalues.
  ///
  /// Ā = ½ Vᵀ (F ∘ (V̄ Vᵀ) + its transpose) V with Fᵢⱼ = 1/(λᵢ − λⱼ) off the diagonal; where
  /// eigenvalues coincide, the derivative does not exist.
  var eigenvectors: Term {
    let primitive = matrixPrimitive("eigenvectors", reportedAs: "eigvalsh", work: 10) {
      matrix throws(LinearAlgebraFailure) in
      var values = [Double](repeating: 0, count: matrix.rows)
      try eigenMatrix(matrix.copy, &values, matrix.rows)
      matrix.keepCopy()
    } pullback: { rule in
      let values = rule.inputs[0].eigenvalues
      let v = rule.output
      let gaps =
        values.reshaped(values.shape + [Extent(1)])
        - values.reshaped(values.shape.dropLast() + [Extent(1), values.shape[values.rank - 1]])
      let extent = values.shape[values.rank - 1]
      let isDiagonal = Term.identity(extent, extent, in: rule.graph)
      let zero = rule.graph.constant(0)
      let weights = choose(isDiagonal, zero, 1 / choose(isDiagonal, rule.graph.constant(1), gaps))
      let inner = weights * rule.cotangent.matrixProduct(v, transposeRight: true)
      let s = v.matrixProduct(inner.matrixProduct(v), transposeLeft: true)
      return [0.5 * (s + s.matrixTransposed)]
    }
    return graph.append(primitive, [self], shape: shape)
  }

  /// The Moore–Penrose inverse, by singular values above 1e-15 of the greatest, as NumPy.
  ///
  /// For a rank that does not change (G. H. Golub, V. Pereyra, 1973), with Y the inverse,
  /// Ā = −Yᵀ Ȳ Yᵀ + (I − A Y) Ȳᵀ Y Yᵀ + Yᵀ Y Ȳᵀ (I − Y A).
  var pseudoinverse: Term {
    let primitive = matrixPrimitive("pinv", work: 20) {
      matrix throws(LinearAlgebraFailure) in
      try pseudoinverseMatrix(
        matrix.elements, matrix.result, rows: matrix.rows, columns: matrix.columns)
    } pullback: { rule in
      let (a, y, w) = (rule.inputs[0], rule.output, rule.cotangent)
      let rows = Term.identity(a.shape[a.rank - 2], a.shape[a.rank - 2], in: rule.graph)
      let columns = Term.identity(a.shape[a.rank - 1], a.shape[a.rank - 1], in: rule.graph)
      let first = y.matrixProduct(w, transposeLeft: true).matrixProduct(y, transposeRight: true)
      let second = (rows - a.matrixProduct(y)).matrixProduct(w, transposeRight: true)
        .matrixProduct(y).matrixProduct(y, transposeRight: true)
      let third = y.matrixProduct(y, transposeLeft: true).matrixProduct(w, transposeRight: true)
        .matrixProduct(columns - y.matrixProduct(a))
      return [second + third - first]
    }
    return graph.append(
      primitive, [self], shape: shape.dropLast(2) + [shape[rank - 1], shape[rank - 2]])
  }

  /// The elements on and below the diagonal, else 0.
  func lowerTriangle() -> Term {
    let (rows, columns) = (shape[rank - 2], shape[rank - 1])
    let row = graph.counting(rows).reshaped([rows, Extent(1)])
    return choose(Elementwise.term("<=", graph.counting(columns), row), self, graph.constant(0))
  }

  /// The elements on the diagonal, else 0.
  var diagonalPart: Term {
    choose(Term.identity(shape[rank - 2], shape[rank - 1], in: graph), self, graph.constant(0))
  }
}
