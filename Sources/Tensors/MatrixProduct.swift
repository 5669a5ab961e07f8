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

/// Sums of more products than this are taken in parts, which are added pair by pair, where the result
/// is narrow: OpenBLAS adds the products of a vector one after the other.
private let innerLimit = 4_096
private let narrow = 4

/// Writes the product of two matrices.
///
/// A small product sums pair by pair in an order of its own, so that its last bit is the same on
/// every machine; a greater one is left to OpenBLAS.
public func multiplyMatrices(
  _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>,
  _ result: UnsafeMutablePointer<Double>, _ shape: MatrixProductShape
) {
  if shape.rows * shape.inner * shape.columns < libraryThreshold {
    multiplySmallMatrices(a, b, result, shape)
  } else if shape.inner > innerLimit && min(shape.rows, shape.columns) <= narrow {
    multiplyInParts(a, b, result, shape, 0..<shape.inner)
  } else {
    OpenBLAS.multiply(a, b, result, shape, inner: 0..<shape.inner)
  }
}

/// Writes the part of a product that a range of the inner index gives: the sum of its two halves.
private func multiplyInParts(
  _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>,
  _ result: UnsafeMutablePointer<Double>, _ shape: MatrixProductShape, _ inner: Range<Int>
) {
  if inner.count <= innerLimit { return OpenBLAS.multiply(a, b, result, shape, inner: inner) }
  let middle = inner.lowerBound + inner.count / 2
  let count = shape.rows * shape.columns
  let half = UnsafeMutablePointer<Double>.allocate(capacity: count)
  defer { half.deallocate() }
  multiplyInParts(a, b, result, shape, inner.lowerBound..<middle)
  multiplyInParts(a, b, half, shape, middle..<inner.upperBound)
  for i in 0..<count { result[i] += half[i] }
}

/// Writes the product of two matrices, each sum taken pair by pair of runs of the inner index.
func multiplySmallMatrices(
  _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>,
  _ result: UnsafeMutablePointer<Double>, _ shape: MatrixProductShape
) {
  let (n, k, m) = (shape.rows, shape.inner, shape.columns)
  let (rowStride, innerStride) = shape.leftIsTransposed ? (1, n) : (k, 1)
  for i in 0..<n {
    let out = result + i * m
    let row = a + i * rowStride
    if shape.rightIsTransposed || k > 64 {
      let (columnStride, step) = shape.rightIsTransposed ? (k, 1) : (1, m)
      for j in 0..<m {
        let column = b + j * columnStride
        out[j] = pairwise(k) { first, count in
          var sum = 0.0
          for p in first..<first + count { sum += row[p * innerStride] * column[p * step] }
          return sum
        }
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
