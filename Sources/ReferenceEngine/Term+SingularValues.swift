import Tensors

extension Term {
  /// The singular values in descending order: Ā = U diag(s̄) Vᵀ for A = U diag(s) Vᵀ, also where
  /// values are equal or 0.
  var singularValues: Term {
    let primitive = matrixPrimitive("svdvals", work: 10) {
      matrix throws(LinearAlgebraFailure) in
      let (_, values, _) = try singularValueDecomposition(
        matrix.elements, rows: matrix.rows, columns: matrix.columns)
      matrix.result.update(from: values, count: values.count)
    } pullback: { rule in
      let a = rule.inputs[0]
      let (u, v) = (a.singularVectors(areLeft: true), a.singularVectors(areLeft: false))
      return [u.matrixProduct(rule.cotangent.asColumn * v, transposeLeft: true)]
    }
    return graph.append(primitive, [self], shape: shape.dropLast(2) + [leastExtent])
  }

  private var leastExtent: Extent {
    shape[rank - 2].value <= shape[rank - 1].value ? shape[rank - 2] : shape[rank - 1]
  }

  /// A vector as a matrix of one column.
  private var asColumn: Term { reshaped(shape + [Extent(1)]) }

  /// The left or right singular vectors as rows, in the order of their values.
  ///
  /// With P = Uᵀ, Q = Vᵀ, S = diag(s) and Eᵢⱼ = sⱼ² − sᵢ² off the diagonal, where X̃ = X − Xᵀ:
  /// Ā = Pᵀ ((P P̄ᵀ)~ / E · S) Q + (I − Pᵀ P) P̄ᵀ S⁻¹ Q for the left ones, and
  /// Ā = Pᵀ (S · (Q Q̄ᵀ)~ / E) Q + Pᵀ S⁻¹ Q̄ (I − Qᵀ Q) for the right ones; where singular values
  /// coincide the derivative does not exist (J. Townsend, Differentiating the singular value
  /// decomposition, 2016).
  private func singularVectors(areLeft: Bool) -> Term {
    let name = areLeft ? "left singular vectors" : "right singular vectors"
    let primitive = matrixPrimitive(name, reportedAs: "svdvals", work: 10) {
      matrix throws(LinearAlgebraFailure) in
      let (u, _, vt) = try singularValueDecomposition(
        matrix.elements, rows: matrix.rows, columns: matrix.columns)
      let (rows, count) = (matrix.rows, min(matrix.rows, matrix.columns))
      for i in 0..<matrix.resultCount {
        let (at, place) = (i / max(rows, 1), i % max(rows, 1))
        matrix.result[i] = areLeft ? u[place * count + at] : vt[i]
      }
    } pullback: { rule in
      let (a, w) = (rule.inputs[0], rule.cotangent)
      let (p, q) = (a.singularVectors(areLeft: true), a.singularVectors(areLeft: false))
      let values = a.singularValues
      let inner = rule.output.matrixProduct(w, transposeRight: true)
      let turned = (inner - inner.matrixTransposed) / values.squareGaps
      if areLeft {
        let scaled = turned.matrixProduct(values.asColumn * q)
        let rest = w.matrixTransposed - p.matrixProduct(inner, transposeLeft: true)
        return [
          p.matrixProduct(scaled, transposeLeft: true)
            + rest.matrixProduct(q / values.asColumn)
        ]
      }
      let rest = w - inner.matrixTransposed.matrixProduct(q)
      let sum = values.asColumn * turned.matrixProduct(q) + rest / values.asColumn
      return [p.matrixProduct(sum, transposeLeft: true)]
    }
    let length = shape[areLeft ? rank - 2 : rank - 1]
    return graph.append(primitive, [self], shape: shape.dropLast(2) + [leastExtent, length])
  }

  /// For values s along the last axis the matrix sⱼ² − sᵢ² off the diagonal, and 1 on it.
  private var squareGaps: Term {
    let extent = shape[rank - 1]
    let row = reshaped(shape.dropLast() + [Extent(1), extent])
    let gaps = (row - asColumn) * (row + asColumn)
    return choose(Term.identity(extent, extent, in: graph), graph.constant(1), gaps)
  }
}
