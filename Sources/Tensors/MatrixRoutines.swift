import Glibc

/// Replaces an n × n matrix by its inverse. Throws ``LinearAlgebraFailure``.
public func invertMatrix(
  _ a: UnsafeMutablePointer<Double>, _ n: Int
) throws(LinearAlgebraFailure) {
  try OpenBLAS.invert(a, n)
}

/// Solves A X = B; X takes the place of B `[n, columns]`, and A is overwritten.
/// Throws ``LinearAlgebraFailure``.
public func solveMatrix(
  _ a: UnsafeMutablePointer<Double>, _ b: UnsafeMutablePointer<Double>, _ n: Int, columns: Int
) throws(LinearAlgebraFailure) {
  try OpenBLAS.solve(a, b, n, columns: columns)
}

/// Replaces a symmetric n × n matrix by its lower Cholesky factor; only the lower triangle is read.
/// Throws ``LinearAlgebraFailure``.
public func choleskyMatrix(
  _ a: UnsafeMutablePointer<Double>, _ n: Int
) throws(LinearAlgebraFailure) {
  try OpenBLAS.cholesky(a, n)
}

/// Writes the eigenvalues of a symmetric matrix in ascending order; the matrix becomes its
/// eigenvectors, one a row. Throws ``LinearAlgebraFailure``.
public func eigenMatrix(
  _ a: UnsafeMutablePointer<Double>, _ values: UnsafeMutablePointer<Double>, _ n: Int
) throws(LinearAlgebraFailure) {
  // LAPACK may iterate for ever on what is not finite.
  for i in 0..<n * n where !a[i].isFinite { throw .notConverged }
  try OpenBLAS.eigen(a, values, n)
}

/// The sign of a determinant and the logarithm of its magnitude, from the product of the pivots;
/// the matrix is overwritten. A singular matrix has sign 0 and logarithm −∞.
public func matrixLogDeterminant(
  _ a: UnsafeMutablePointer<Double>, _ n: Int
) -> (sign: Double, logarithm: Double) {
  if n == 0 { return (1, 0) }
  let factors = OpenBLAS.factor(a, n)
  var (sign, logarithm) = (factors.permutationSign, 0.0)
  for i in 0..<n {
    let pivot = a[i * n + i]
    if pivot == 0 { return (0, -.infinity) }
    if pivot < 0 { sign = -sign }
    logarithm += log(pivot.magnitude)
  }
  return (sign, logarithm)
}

/// The determinant of a matrix, the product of its pivots; the matrix is overwritten.
public func matrixDeterminant(_ a: UnsafeMutablePointer<Double>, _ n: Int) -> Double {
  if n == 0 { return 1 }
  let factors = OpenBLAS.factor(a, n)
  return (0..<n).reduce(factors.permutationSign) { $0 * a[$1 * n + $1] }
}

/// The thin singular value decomposition A = U S Vᵀ: U `[rows, k]`, the values in descending order,
/// Vᵀ `[k, columns]`. Throws ``LinearAlgebraFailure``.
public func singularValueDecomposition(
  _ a: [Double], rows: Int, columns: Int
) throws(LinearAlgebraFailure) -> (u: [Double], values: [Double], vt: [Double]) {
  // LAPACK may iterate for ever on what is not finite.
  if a.contains(where: { !$0.isFinite }) { throw .notConverged }
  let k = min(rows, columns)
  var a = a
  var u = [Double](repeating: 0, count: max(rows * k, 1))
  var vt = [Double](repeating: 0, count: max(k * columns, 1))
  var values = [Double](repeating: 0, count: k)
  if k > 0 {
    try OpenBLAS.singularValues(&a, &values, &u, &vt, rows: rows, columns: columns)
  }
  return (u, values, vt)
}

/// Writes the Moore–Penrose inverse `[columns, rows]`; singular values up to 1e-15 of the greatest
/// count as zero. Throws ``LinearAlgebraFailure``.
public func pseudoinverseMatrix(
  _ a: [Double], _ result: UnsafeMutablePointer<Double>, rows: Int, columns: Int
) throws(LinearAlgebraFailure) {
  let (u, values, vt) = try singularValueDecomposition(a, rows: rows, columns: columns)
  let k = values.count
  let cutoff = 1e-15 * (values.first ?? 0)
  for column in 0..<columns {
    for row in 0..<rows {
      var sum = 0.0
      for i in 0..<k where values[i] > cutoff {
        sum += vt[i * columns + column] * u[row * k + i] / values[i]
      }
      result[column * rows + row] = sum
    }
  }
}
