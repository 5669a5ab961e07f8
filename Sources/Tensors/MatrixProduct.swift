/// Whether an operand of a matrix product is used as it is or transposed.
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

/// Writes the product of two matrices, each sum taken in the order of the inner index.
public func multiplyMatrices(
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
