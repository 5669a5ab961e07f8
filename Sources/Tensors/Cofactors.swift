/// Replaces a matrix by that of its cofactors, also where it is singular: from A = U S Vᵀ it is
/// det(U) det(V) U C Vᵀ, where C holds the products of all singular values but one.
/// Throws ``LinearAlgebraFailure``.
public func cofactorMatrix(
  _ a: UnsafeMutablePointer<Double>, _ n: Int
) throws(LinearAlgebraFailure) {
  let frame = try SingularFrame(a, n)
  let inner = (0..<n * n).map { at in
    at / n == at % n ? frame.product(without: at / n, at / n) : 0
  }
  frame.write(inner, to: a)
}

/// Replaces a matrix A by the second derivative of its determinant along W, also where it is
/// singular: it is that of diag(s) along Uᵀ W V, turned back. Along E at a diagonal matrix it is
/// Σ_(j≠i) Eⱼⱼ Pᵢⱼ in place (i, i) and −Eⱼᵢ Pᵢⱼ in place (i, j), where Pᵢⱼ is the product of all
/// singular values but two.
/// Throws ``LinearAlgebraFailure``.
public func secondCofactorMatrix(
  _ a: UnsafeMutablePointer<Double>, along w: [Double], _ n: Int
) throws(LinearAlgebraFailure) {
  let frame = try SingularFrame(a, n)
  let turned = frame.turned(w)
  var inner = [Double](repeating: 0, count: n * n)
  for i in 0..<n {
    for j in 0..<n where i != j {
      let product = frame.product(without: i, j)
      inner[i * n + i] += turned[j * n + j] * product
      inner[i * n + j] -= turned[j * n + i] * product
    }
  }
  frame.write(inner, to: a)
}

/// A square matrix as U S Vᵀ, and the sign det(U) det(V).
private struct SingularFrame {
  private let n: Int
  private let u, values, vt: [Double]
  private let sign: Double

  init(_ a: UnsafeMutablePointer<Double>, _ n: Int) throws(LinearAlgebraFailure) {
    let copy = Array(UnsafeBufferPointer(start: a, count: n * n))
    (u, values, vt) = try singularValueDecomposition(copy, rows: n, columns: n)
    func determinant(_ matrix: [Double]) -> Double {
      var matrix = matrix
      return matrixDeterminant(&matrix, n)
    }
    self.n = n
    sign = determinant(u) * determinant(vt)
  }

  /// The product of all singular values but two (or one, twice named), with the sign.
  func product(without first: Int, _ second: Int) -> Double {
    var product = sign
    for (i, value) in values.enumerated() where i != first && i != second { product *= value }
    return product
  }

  /// Uᵀ W V.
  func turned(_ w: [Double]) -> [Double] {
    let shape = MatrixProductShape(rows: n, inner: n, columns: n, leftIsTransposed: true)
    let left = multiplied(u, w, shape)
    return multiplied(
      left, vt, MatrixProductShape(rows: n, inner: n, columns: n, rightIsTransposed: true))
  }

  /// Writes U X Vᵀ.
  func write(_ inner: [Double], to result: UnsafeMutablePointer<Double>) {
    let shape = MatrixProductShape(rows: n, inner: n, columns: n)
    let product = multiplied(multiplied(u, inner, shape), vt, shape)
    for i in 0..<n * n { result[i] = product[i] }
  }

  private func multiplied(
    _ a: [Double], _ b: [Double], _ shape: MatrixProductShape
  ) -> [Double] {
    var result = [Double](repeating: 0, count: max(n * n, 1))
    if n > 0 { multiplyMatrices(a, b, &result, shape) }
    return result
  }
}
