import Tensors

extension Term {
  /// The inverse of the matrices in the last two axes: Ā = −Yᵀ Ȳ Yᵀ.
  var inverse: Term {
    let primitive = Primitive("inv", work: matrixWork(1)) { shapes in
      let matrices = SquareMatrices(shapes)
      return { (operands: Operands) throws(EvaluationError) in
        try matrices.forEach("inv", operands) { a, _ throws(LinearAlgebraFailure) in
          try invertMatrix(a, matrices.order)
        }
      }
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
    let primitive = Primitive("solve", work: matrixWork(1)) { shapes in
      let matrices = SquareMatrices(shapes)
      let columns = shapes.output.last ?? 1
      return { (operands: Operands) throws(EvaluationError) in
        let count = matrices.count * matrices.order * columns
        operands.result.update(from: operands[1], count: count)
        try matrices.forEachCopy("solve", operands) { a, at throws(LinearAlgebraFailure) in
          try solveMatrix(
            a, operands.result + at * matrices.order * columns, matrices.order, columns: columns)
        }
      }
    } pullback: { rule in
      let share = rule.inputs[0].matrixTransposed.solution(of: rule.cotangent)
      return [-share.matrixProduct(rule.output, transposeRight: true), share]
    }
    return graph.append(primitive, [self, b], shape: b.shape)
  }

  /// The sign of the determinant and the logarithm of its magnitude, along a new last axis of 2:
  /// Ā = A⁻ᵀ by the logarithm; the sign has derivative zero.
  var signAndLogDeterminant: Term {
    let primitive = Primitive("slogdet", work: matrixWork(1)) { shapes in
      let matrices = SquareMatrices(shapes)
      return { (operands: Operands) throws(EvaluationError) in
        try matrices.forEachCopy("slogdet", operands) { a, at in
          let (sign, logarithm) = matrixLogDeterminant(a, matrices.order)
          operands.result[2 * at] = sign
          operands.result[2 * at + 1] = logarithm
        }
      }
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
    let primitive = Primitive("det", work: matrixWork(1)) { shapes in
      let matrices = SquareMatrices(shapes)
      return { (operands: Operands) throws(EvaluationError) in
        try matrices.forEachCopy("det", operands) { a, at in
          operands.result[at] = matrixDeterminant(a, matrices.order)
        }
      }
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
    let primitive = Primitive("cofactors", work: matrixWork(10)) { shapes in
      let matrices = SquareMatrices(shapes)
      return { (operands: Operands) throws(EvaluationError) in
        try matrices.forEach("det", operands) { a, _ throws(LinearAlgebraFailure) in
          try cofactorMatrix(a, matrices.order)
        }
      }
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
    let primitive = Primitive("cholesky", work: matrixWork(1)) { shapes in
      let matrices = SquareMatrices(shapes)
      return { (operands: Operands) throws(EvaluationError) in
        try matrices.forEach("cholesky", operands) { a, _ throws(LinearAlgebraFailure) in
          try choleskyMatrix(a, matrices.order)
        }
      }
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
    let primitive = Primitive("eigvalsh", work: matrixWork(10)) { shapes in
      let matrices = SquareMatrices(shapes)
      return { (operands: Operands) throws(EvaluationError) in
        try matrices.forEachCopy("eigvalsh", operands) { a, at throws(LinearAlgebraFailure) in
          try eigenMatrix(a, operands.result + at * matrices.order, matrices.order)
        }
      }
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
    let primitive = Primitive("eigenvectors", work: matrixWork(10)) { shapes in
      let matrices = SquareMatrices(shapes)
      return { (operands: Operands) throws(EvaluationError) in
        var values = [Double](repeating: 0, count: matrices.order)
        try matrices.forEach("eigvalsh", operands) { a, _ throws(LinearAlgebraFailure) in
          try eigenMatrix(a, &values, matrices.order)
        }
      }
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
    let primitive = Primitive("svdvals", work: matrixWork(10)) { shapes in
      let shape = shapes.inputs[0]
      let (rows, columns) = (shape[shape.count - 2], shape[shape.count - 1])
      let count = matrixCount(shapes)
      return { (operands: Operands) throws(EvaluationError) in
        var a = [Double](repeating: 0, count: rows * columns)
        for at in 0..<count {
          for i in a.indices { a[i] = operands[0][at * rows * columns + i] }
          do throws(LinearAlgebraFailure) {
            let (_, values, _) = try singularValueDecomposition(a, rows: rows, columns: columns)
            (operands.result + at * values.count).update(from: values, count: values.count)
          } catch {
            throw .matrix(operation: "svdvals", is: error.described)
          }
        }
      }
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
    let primitive = Primitive("pinv", work: matrixWork(10)) { shapes in
      let shape = shapes.inputs[0]
      let (rows, columns) = (shape[shape.count - 2], shape[shape.count - 1])
      let count = matrixCount(shapes)
      return { (operands: Operands) throws(EvaluationError) in
        for at in 0..<count {
          let a = Array(
            UnsafeBufferPointer(start: operands[0] + at * rows * columns, count: rows * columns))
          do throws(LinearAlgebraFailure) {
            try pseudoinverseMatrix(
              a, operands.result + at * rows * columns, rows: rows, columns: columns)
          } catch {
            throw .matrix(operation: "pinv", is: error.described)
          }
        }
      }
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

/// The matrices in the last two axes of the first operand; none where the result has no elements,
/// for then their number may be beyond counting.
private func matrixCount(_ shapes: KernelShapes) -> Int {
  shapes.outputCount == 0 ? 0 : shapes.inputs[0].dropLast(2).reduce(1, *)
}

/// The work of a routine that takes about `factor`·m·n·min(m, n) multiplications per m × n matrix.
private func matrixWork(_ factor: Double) -> @Sendable (KernelShapes) -> Double {
  { shapes in
    let size = shapes.inputs[0].reduce(factor) { $0 * Double($1) }
    return max(size * Double(shapes.inputs[0].suffix(2).min() ?? 0), Double(shapes.outputCount))
  }
}

/// The square matrices in the last two axes of a tensor.
private struct SquareMatrices {
  let order: Int
  let count: Int

  init(_ shapes: KernelShapes) {
    order = shapes.inputs[0].last ?? 0
    count = matrixCount(shapes)
  }

  /// Copies every matrix to the result and changes it there.
  func forEach(
    _ operation: String, _ operands: Operands,
    _ body: (UnsafeMutablePointer<Double>, Int) throws(LinearAlgebraFailure) -> Void
  ) throws(EvaluationError) {
    operands.result.update(from: operands[0], count: count * order * order)
    for at in 0..<count {
      do throws(LinearAlgebraFailure) { try body(operands.result + at * order * order, at) } catch {
        throw .matrix(operation: operation, is: error.described)
      }
    }
  }

  /// Calls `body` with a copy of every matrix.
  func forEachCopy(
    _ operation: String, _ operands: Operands,
    _ body: (UnsafeMutablePointer<Double>, Int) throws(LinearAlgebraFailure) -> Void
  ) throws(EvaluationError) {
    let copy = UnsafeMutablePointer<Double>.allocate(capacity: max(order * order, 1))
    defer { copy.deallocate() }
    for at in 0..<count {
      copy.update(from: operands[0] + at * order * order, count: order * order)
      do throws(LinearAlgebraFailure) { try body(copy, at) } catch {
        throw .matrix(operation: operation, is: error.described)
      }
    }
  }
}
