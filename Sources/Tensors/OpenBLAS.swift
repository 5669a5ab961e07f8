import Copenblas
import Synchronization

/// Why a routine of linear algebra stopped.
public enum LinearAlgebraFailure: Error, Sendable {
  /// The matrix has no inverse.
  case singular
  /// The matrix is not positive definite.
  case notPositiveDefinite
  /// The iteration did not converge: the matrix holds numbers that are not finite.
  case notConverged
}

/// OpenBLAS and the LAPACK in it, with one thread, on row-major matrices.
///
/// LAPACK reads matrices by columns: what is stored by rows is, to it, the transpose. Each routine
/// is called so that no matrix has to be copied for that, but the right-hand sides of `solve`.
///
/// Debian's serial build shares its working memory without locks: calls from several threads at once
/// give wrong results now and then, so they take turns.
enum OpenBLAS {
  private static let turn = Mutex(())
  private static let oneThread: Void = openblas_set_num_threads(1)

  /// Runs a routine while no other thread runs one.
  private static func alone(_ routine: () -> Void) {
    _ = oneThread
    turn.withLock { _ in routine() }
  }

  /// Writes the product of two matrices, either taken transposed, over a range of the inner index.
  static func multiply(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>,
    _ result: UnsafeMutablePointer<Double>, _ shape: MatrixProductShape, inner range: Range<Int>
  ) {
    let (rows, inner, columns) = (Int32(shape.rows), Int32(shape.inner), Int32(shape.columns))
    let first = range.lowerBound
    alone {
      cblas_dgemm(
        GradeRowMajor, shape.leftIsTransposed ? GradeTranspose : GradeNoTranspose,
        shape.rightIsTransposed ? GradeTranspose : GradeNoTranspose, rows, columns,
        Int32(range.count), 1, a + first * (shape.leftIsTransposed ? shape.rows : 1),
        shape.leftIsTransposed ? rows : inner,
        b + first * (shape.rightIsTransposed ? 1 : shape.columns),
        shape.rightIsTransposed ? inner : columns, 0, result, columns)
    }
  }

  /// An LU factorisation of an n × n matrix, in place; `isSingular` where a pivot is zero.
  struct Factorisation {
    let pivots: [Int32]
    let isSingular: Bool

    /// The sign of the permutation that the pivots are.
    var permutationSign: Double {
      pivots.enumerated().reduce(1) { $1.element == Int32($1.offset + 1) ? $0 : -$0 }
    }
  }

  static func factor(_ a: UnsafeMutablePointer<Double>, _ n: Int) -> Factorisation {
    var (order, info) = (Int32(n), Int32(0))
    var pivots = [Int32](repeating: 0, count: max(n, 1))
    alone {
      dgetrf_(&order, &order, a, &order, &pivots, &info)
    }
    return Factorisation(pivots: Array(pivots.prefix(n)), isSingular: info > 0)
  }

  /// Replaces a matrix by its inverse.
  static func invert(
    _ a: UnsafeMutablePointer<Double>, _ n: Int
  ) throws(LinearAlgebraFailure) {
    if n == 0 { return }
    let factors = factor(a, n)
    if factors.isSingular { throw .singular }
    var (order, info, room) = (Int32(n), Int32(0), Int32(64 * n))
    var work = [Double](repeating: 0, count: 64 * n)
    alone {
      dgetri_(&order, a, &order, factors.pivots, &work, &room, &info)
    }
    if info != 0 { throw .singular }
  }

  /// Solves A X = B for X, which takes the place of B `[n, columns]`; A is overwritten.
  static func solve(
    _ a: UnsafeMutablePointer<Double>, _ b: UnsafeMutablePointer<Double>, _ n: Int, columns: Int
  ) throws(LinearAlgebraFailure) {
    if n == 0 || columns == 0 { return }
    let factors = factor(a, n)
    if factors.isSingular { throw .singular }
    var byColumns = [Double](repeating: 0, count: n * columns)
    for row in 0..<n {
      for column in 0..<columns { byColumns[column * n + row] = b[row * columns + column] }
    }
    var (order, sides, info) = (Int32(n), Int32(columns), Int32(0))
    alone {
      dgetrs_("T", &order, &sides, a, &order, factors.pivots, &byColumns, &order, &info, 1)
    }
    for row in 0..<n {
      for column in 0..<columns { b[row * columns + column] = byColumns[column * n + row] }
    }
  }

  /// Replaces a symmetric matrix by its lower Cholesky factor; only its lower triangle is read.
  static func cholesky(
    _ a: UnsafeMutablePointer<Double>, _ n: Int
  ) throws(LinearAlgebraFailure) {
    if n == 0 { return }
    var (order, info) = (Int32(n), Int32(0))
    alone {
      dpotrf_("U", &order, a, &order, &info, 1)
    }
    if info != 0 { throw .notPositiveDefinite }
    for row in 0..<n {
      for column in row + 1..<max(n, row + 1) { a[row * n + column] = 0 }
    }
  }

  /// The eigenvalues of a symmetric matrix in ascending order; the matrix becomes the eigenvectors,
  /// one a row. Only its lower triangle is read.
  static func eigen(
    _ a: UnsafeMutablePointer<Double>, _ values: UnsafeMutablePointer<Double>, _ n: Int
  ) throws(LinearAlgebraFailure) {
    if n == 0 { return }
    var (order, info) = (Int32(n), Int32(0))
    var (room, wholeRoom) = (Int32(1 + 6 * n + 2 * n * n), Int32(3 + 5 * n))
    var work = [Double](repeating: 0, count: Int(room))
    var whole = [Int32](repeating: 0, count: Int(wholeRoom))
    alone {
      dsyevd_(
        "V", "U", &order, a, &order, values, &work, &room, &whole, &wholeRoom, &info, 1, 1)
    }
    if info != 0 { throw .notConverged }
  }

  /// The thin singular value decomposition A = U S Vᵀ of a `[rows, columns]` matrix, which is
  /// overwritten: U `[rows, k]`, Vᵀ `[k, columns]`, and k values in descending order.
  static func singularValues(
    _ a: UnsafeMutablePointer<Double>, _ values: UnsafeMutablePointer<Double>,
    _ u: UnsafeMutablePointer<Double>, _ vt: UnsafeMutablePointer<Double>, rows: Int, columns: Int
  ) throws(LinearAlgebraFailure) {
    let k = min(rows, columns)
    if k == 0 { return }
    // By columns, the memory of A is Aᵀ = V S Uᵀ.
    var (m, n, least, info) = (Int32(columns), Int32(rows), Int32(k), Int32(0))
    let size = 4 * k * k + 71 * k + max(rows, columns)
    var room = Int32(size)
    var work = [Double](repeating: 0, count: size)
    var whole = [Int32](repeating: 0, count: 8 * k)
    alone {
      dgesdd_("S", &m, &n, a, &m, values, vt, &m, u, &least, &work, &room, &whole, &info, 1)
    }
    if info != 0 { throw .notConverged }
  }
}
