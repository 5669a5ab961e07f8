/// A loop over the elements of one operand.
public struct UnaryLoop {
  @usableFromInline let x: UnsafePointer<Double>
  @usableFromInline let result: UnsafeMutablePointer<Double>
  @usableFromInline let count: Int

  /// A loop from an operand to a result of as many elements.
  @inlinable
  public init(
    _ x: UnsafePointer<Double>, _ result: UnsafeMutablePointer<Double>, count: Int
  ) {
    (self.x, self.result, self.count) = (x, result, count)
  }

  /// Writes `function(x)` for each element.
  @inlinable @inline(__always)
  public func map(_ function: (Double) -> Double) {
    let (x, result) = (x, result)
    for i in 0..<count { result[i] = function(x[i]) }
  }
}

/// A loop over the elements of two operands that are broadcast.
public struct BinaryLoop {
  @usableFromInline let a: UnsafePointer<Double>
  @usableFromInline let b: UnsafePointer<Double>
  @usableFromInline let result: UnsafeMutablePointer<Double>
  @usableFromInline let layout: BroadcastLayout

  /// A loop by a layout of two operands.
  @inlinable
  public init(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>,
    _ result: UnsafeMutablePointer<Double>, layout: BroadcastLayout
  ) {
    (self.a, self.b, self.result, self.layout) = (a, b, result, layout)
  }

  /// Writes `function(a, b)` for each element.
  @inlinable @inline(__always)
  public func map(_ function: (Double, Double) -> Double) {
    let inner = layout.extents.count - 1
    let count = layout.extents[inner]
    let (strideA, strideB) = (layout.strides[0][inner], layout.strides[1][inner])
    layout.forEachRow { row, offsets in
      let out = result + row * count
      let (a, b) = (a + offsets[0], b + offsets[1])
      switch (strideA, strideB) {
      case (1, 1): for i in 0..<count { out[i] = function(a[i], b[i]) }
      case (0, 1):
        let left = a[0]
        for i in 0..<count { out[i] = function(left, b[i]) }
      case (1, 0):
        let right = b[0]
        for i in 0..<count { out[i] = function(a[i], right) }
      default: for i in 0..<count { out[i] = function(a[i * strideA], b[i * strideB]) }
      }
    }
  }
}

/// Writes `a` where the condition is not zero, else `b`, by a layout of three operands.
public func chooseElements(
  _ condition: UnsafePointer<Double>, _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>,
  _ result: UnsafeMutablePointer<Double>, layout: BroadcastLayout
) {
  let inner = layout.extents.count - 1
  let count = layout.extents[inner]
  let (strideC, strideA, strideB) = (
    layout.strides[0][inner], layout.strides[1][inner], layout.strides[2][inner]
  )
  layout.forEachRow { row, offsets in
    let out = result + row * count
    let (c, a, b) = (condition + offsets[0], a + offsets[1], b + offsets[2])
    for i in 0..<count { out[i] = c[i * strideC] != 0 ? a[i * strideA] : b[i * strideB] }
  }
}

/// Copies the elements of an operand, moved by the strides of a layout of one operand.
public func copyElements(
  _ x: UnsafePointer<Double>, _ result: UnsafeMutablePointer<Double>, layout: BroadcastLayout
) {
  let inner = layout.extents.count - 1
  let count = layout.extents[inner]
  let stride = layout.strides[0][inner]
  layout.forEachRow { row, offsets in
    let out = result + row * count
    let x = x + offsets[0]
    if stride == 1 {
      out.update(from: x, count: count)
    } else {
      for i in 0..<count { out[i] = x[i * stride] }
    }
  }
}
