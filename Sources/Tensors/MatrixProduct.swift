/// The extents of a matrix product, and whether an operand is taken transposed.
public struct MatrixProductShape: Sendable {
  /// Rows of the result.
  public let rows: Int
  /// The extent that is summed over.
  public let inner: Int
  /// Columns of the result.
  public let columns: Int
  /// Whether the left operand is stored as `[inner, rows]`.
  public let leftIsTransposed: Bool
  /// Whether the right operand is stored as `[columns, inner]`.
  public let rightIsTransposed: Bool

  /// The extents of a product `[rows, inner] @ [inner, columns]`.
  public init(
    rows: Int, inner: Int, columns: Int, leftIsTransposed: Bool = false,
    rightIsTransposed: Bool = false
  ) {
    self.rows = rows
    self.inner = inner
    self.columns = columns
    self.leftIsTransposed = leftIsTransposed
    self.rightIsTransposed = rightIsTransposed
  }
}

/// Products of fewer multiplications are computed in Swift: calling the library costs more, and the
/// result is the same on every machine.
private let libraryThreshold = 4_096

/// Writes the product of two matrices.
///
/// A small product sums in the order of the inner index, so that its last bit is the same on every
/// machine; a greater one is left to OpenBLAS.
public func multiplyMatrices(
  _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>,
  _ result: UnsafeMutablePointer<Double>, _ shape: MatrixProductShape
) {
  if shape.rows * shape.inner * shape.columns >= libraryThreshold {
    OpenBLAS.multiply(a, b, result, shape)
  } else {
    multiplySmallMatrices(a, b, result, shape)
  }
}

/// Writes the product of two matrices, each sum taken in the order of the inner index.
func multiplySmallMatrices(
  _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>,
  _ result: UnsafeMutablePointer<Double>, _ shape: MatrixProductShape
) {
  let (n, k, m) = (shape.rows, shape.inner, shape.columns)
  let (rowStride, innerStride) = shape.leftIsTransposed ? (1, n) : (k, 1)
  for i in 0..<n {
    let out = result + i * m
    let row = a + i * rowStride
    if shape.rightIsTransposed {
      for j in 0..<m {
        let column = b + j * k
        var sum = 0.0
        for p in 0..<k { sum += row[p * innerStride] * column[p] }
        out[j] = sum
      }
    } else {
      out.update(repeating: 0, count: m)
      for p in 0..<k {
        let factor = row[p * innerStride]
        let column = b + p * m
        for j in 0..<m { out[j] += factor * column[j] }
      }
    }
  }
}
