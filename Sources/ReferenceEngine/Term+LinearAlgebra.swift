import Tensors

extension Term {
  /// The inverse of the matrices in the last two axes: Ā = −Yᵀ Ȳ Yᵀ.
  var inverse: Term {
    let primitive = matrixPrimitive("inv", work: 1) {
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

  /// The determinant: Ā = Ȳ·C for the matrix C of cofactors.
  var determinant: Term {
    let primitive = matrixPrimitive("det", work: 1) {
      matrix in
      matrix.result[0] = matrixDeterminant(matrix.copy, matrix.rows)
    } pullback: { rule in
      let w = rule.cotangent.reshaped(rule.cotangent.shape + [Extent(1), Extent(1)])
      return [w * rule.inputs[0].cofactors]
    }
    return graph.append(primitive, [self], shape: shape.dropLast(2) + [])
  }

  /// The matrices of cofactors, det(A) A⁻ᵀ, also where A is singular.
  ///
  /// With N = A⁻ᵀ, Ā = det(A) (⟨C̄, N⟩ N − N C̄ᵀ N), which requires A to have an inverse.
  var cofactors: Term {
    let primitive = matrixPrimitive("cofactors", reportedAs: "det", work: 10) {
      matrix throws(LinearAlgebraFailure) in
      try cofactorMatrix(matrix.copy, matrix.rows)
      matrix.keepCopy()
    } pullback: { rule in
      let (a, w) = (rule.inputs[0], rule.cotangent)
      let n = a.inverse.matrixTransposed
      let axes = [a.rank - 2, a.rank - 1]
      let whole = (w * n).summed(over: axes).spread(over: axes, of: a.shape)
      let determinant = a.determinant.spread(over: axes, of: a.shape)
      let inner = n.matrixProduct(w, transposeRight: true).matrixProduct(n)
      return [determinant * (whole * n - inner)]
    }
    return graph.append(primitive, [self], shape: shape)
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

  /// The singular values in descending order: Ā = U diag(s̄) Vᵀ, with V from the eigenvectors of AᵀA
  /// and U = A V / s.
  var singularValues: Term {
    let primitive = matrixPrimitive("svdvals", work: 10) {
      matrix throws(LinearAlgebraFailure) in
      let (_, values, _) = try singularValueDecomposition(
        matrix.elements, rows: matrix.rows, columns: matrix.columns)
      matrix.result.update(from: values, count: values.count)
    } pullback: { rule in
      let a = rule.inputs[0]
      let isTall = a.shape[a.rank - 2].value >= a.shape[a.rank - 1].value
      let tall = isTall ? a : a.matrixTransposed
      let last = rule.output.rank - 1
      let v = tall.matrixProduct(tall, transposeLeft: true).eigenvectors.flipped([tall.rank - 2])
      let weights = (rule.cotangent / rule.output)
      let scaled =
        weights.reshaped(weights.shape.prefix(last) + [weights.shape[last], Extent(1)]) * v
      let share = tall.matrixProduct(v, transposeRight: true).matrixProduct(scaled)
      return [isTall ? share : share.matrixTransposed]
    }
    let least = shape[rank - 2].value <= shape[rank - 1].value ? shape[rank - 2] : shape[rank - 1]
    return graph.append(primitive, [self], shape: shape.dropLast(2) + [least])
  }

  /// The Moore–Penrose inverse, by singular values above 1e-15 of the greatest, as NumPy.
  ///
  /// For a rank that does not change (G. H. Golub, V. Pereyra, 1973), with Y the inverse,
  /// Ā = −Yᵀ Ȳ Yᵀ + (I − A Y) Ȳᵀ Y Yᵀ + Yᵀ Y Ȳᵀ (I − Y A).
  var pseudoinverse: Term {
    let primitive = matrixPrimitive("pinv", work: 10) {
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

extension LinearAlgebraFailure {
  var described: String {
    switch self {
    case .singular: "singular"
    case .notPositiveDefinite: "not positive definite"
    case .notConverged: "not finite"
    }
  }
}

/// One of the matrices in the last two axes of the first operand, for a routine to work on.
private struct WorkingMatrix {
  /// A copy in row-major order, which the routine may change.
  let copy: UnsafeMutablePointer<Double>
  let rows, columns: Int
  let operands: Operands
  /// Where this matrix's part of the result begins, and how many elements it has.
  let offset, resultCount: Int

  var result: UnsafeMutablePointer<Double> { operands.result + offset }
  var elements: [Double] { Array(UnsafeBufferPointer(start: copy, count: rows * columns)) }

  /// Makes the copy, as the routine left it, the result.
  func keepCopy() { result.update(from: copy, count: resultCount) }
}

/// A primitive that does a routine for every matrix in the last two axes of its first operand.
///
/// The routine takes about `factor`·m·n·min(m, n) multiplications for an m × n matrix. A failure is
/// told of the `operation`, where that is not the primitive's own name.
private func matrixPrimitive(
  _ name: String, reportedAs operation: String? = nil, work factor: Double,
  _ routine: @escaping @Sendable (WorkingMatrix) throws(LinearAlgebraFailure) -> Void,
  pullback: @escaping @Sendable (Pullback) -> [Term?]
) -> Primitive {
  let work: @Sendable (KernelShapes) -> Double = { shapes in
    let size = shapes.inputs[0].reduce(factor) { $0 * Double($1) }
    return max(size * Double(shapes.inputs[0].suffix(2).min() ?? 0), Double(shapes.outputCount))
  }
  let prepare: @Sendable (KernelShapes) -> Kernel = { shapes in
    let (batch, shape) = (shapes.inputs[0].dropLast(2), shapes.inputs[0].suffix(2))
    let (rows, columns) = (shape.first ?? 0, shape.last ?? 0)
    // Where the result has no elements, the number of matrices may be beyond counting.
    let count = shapes.outputCount == 0 ? 0 : batch.reduce(1, *)
    let resultCount = count == 0 ? 0 : shapes.outputCount / count
    return { (operands: Operands) throws(EvaluationError) in
      let size = rows * columns
      let copy = UnsafeMutablePointer<Double>.allocate(capacity: max(size, 1))
      defer { copy.deallocate() }
      for at in 0..<count {
        copy.update(from: operands[0] + at * size, count: size)
        do throws(LinearAlgebraFailure) {
          try routine(
            WorkingMatrix(
              copy: copy, rows: rows, columns: columns, operands: operands,
              offset: at * resultCount, resultCount: resultCount))
        } catch {
          throw .matrix(operation: operation ?? name, is: error.described)
        }
      }
    }
  }
  return Primitive(name, work: work, prepare: prepare, pullback: pullback)
}
