import Tensors

extension Term {
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

  /// The matrices of cofactors, det(A) A⁻ᵀ, also where A is singular: Ā = D²(A) C̄.
  private var cofactors: Term {
    let primitive = matrixPrimitive("cofactors", reportedAs: "det", work: 10) {
      matrix throws(LinearAlgebraFailure) in
      try cofactorMatrix(matrix.copy, matrix.rows)
      matrix.keepCopy()
    } pullback: { rule in
      [rule.inputs[0].secondCofactors(along: rule.cotangent)]
    }
    return graph.append(primitive, [self], shape: shape)
  }

  /// D²(A) W, the second derivative of the determinant along W: minors of two rows and two columns
  /// less, also where A is singular. It is linear in W and its own transpose.
  ///
  /// The derivative by A is that of det(A) (⟨W, N⟩ N − N Wᵀ N), N = A⁻ᵀ, which requires an inverse;
  /// but up to 2 × 2 there is none, and up to 3 × 3 the form ⟨Z, D²(A) W⟩ is linear in A and does
  /// not tell A, W and Z apart.
  private func secondCofactors(along direction: Term) -> Term {
    let order = shape[rank - 1].value
    let primitive = matrixPrimitive("second cofactors", reportedAs: "det", work: 20) {
      matrix throws(LinearAlgebraFailure) in
      let along = UnsafeBufferPointer(
        start: matrix.operands[1] + matrix.offset, count: matrix.resultCount)
      try secondCofactorMatrix(matrix.copy, along: Array(along), matrix.rows)
      matrix.keepCopy()
    } pullback: { rule in
      let (a, w, z) = (rule.inputs[0], rule.inputs[1], rule.cotangent)
      let share: Term? =
        order < 3 ? nil : order == 3 ? z.secondCofactors(along: w) : a.thirdCofactors(w, z)
      return [share, a.secondCofactors(along: z)]
    }
    return graph.append(primitive, [self, direction], shape: shape)
  }

  /// The third derivative of the determinant of a regular matrix along W and Z: with P = N Wᵀ N and
  /// Q = N Zᵀ N it is det(A) ((⟨W, N⟩⟨Z, N⟩ − ⟨Z, P⟩) N − ⟨Z, N⟩ P − ⟨W, N⟩ Q + N Wᵀ Q + N Zᵀ P).
  private func thirdCofactors(_ w: Term, _ z: Term) -> Term {
    let axes = [rank - 2, rank - 1]
    func inner(_ a: Term, _ b: Term) -> Term {
      (a * b).summed(over: axes).spread(over: axes, of: shape)
    }
    let n = inverse(reportedAs: "det").matrixTransposed
    func between(_ x: Term, _ right: Term) -> Term {
      n.matrixProduct(x, transposeRight: true).matrixProduct(right)
    }
    let (p, q) = (between(w, n), between(z, n))
    let (a, b) = (inner(w, n), inner(z, n))
    let terms = (a * b - inner(z, p)) * n - b * p - a * q + between(w, q) + between(z, p)
    return determinant.spread(over: axes, of: shape) * terms
  }
}
