/// Writes `function(x)` for each of `count` elements.
@inline(__always)
public func mapElements(
  _ x: UnsafePointer<Double>, _ result: UnsafeMutablePointer<Double>, count: Int,
  _ function: (Double) -> Double
) {
  for i in 0..<count { result[i] = function(x[i]) }
}

/// Writes `function(a, b)` over two operands broadcast by a layout of two operands.
@inline(__always)
public func mapElements(
  _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>,
  _ result: UnsafeMutablePointer<Double>, layout: BroadcastLayout,
  _ function: (Double, Double) -> Double
) {
  let inner = layout.extents.count - 1
  let count = layout.extents[inner]
  let strideA = layout.strides[0][inner]
  let strideB = layout.strides[1][inner]
  layout.forEachRow { row, offsets in
    let out = result + row * count
    let a = a + offsets[0]
    let b = b + offsets[1]
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

/// Writes `function(a, b, c)` over three operands broadcast by a layout of three operands.
@inline(__always)
public func mapElements(
  _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ c: UnsafePointer<Double>,
  _ result: UnsafeMutablePointer<Double>, layout: BroadcastLayout,
  _ function: (Double, Double, Double) -> Double
) {
  let inner = layout.extents.count - 1
  let count = layout.extents[inner]
  let (strideA, strideB, strideC) = (
    layout.strides[0][inner], layout.strides[1][inner], layout.strides[2][inner]
  )
  layout.forEachRow { row, offsets in
    let out = result + row * count
    let (a, b, c) = (a + offsets[0], b + offsets[1], c + offsets[2])
    for i in 0..<count { out[i] = function(a[i * strideA], b[i * strideB], c[i * strideC]) }
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
