/// A dense array of float64 numbers in row-major order.
public struct Tensor: Sendable, Equatable {
  /// The extent of each axis; empty for a scalar.
  public let shape: [Int]
  /// The elements in row-major order; as many as the product of `shape`.
  public let elements: [Double]

  /// A tensor of the given shape, or nil where the number of elements is not the shape's.
  public init?(shape: [Int], elements: [Double]) {
    guard elementCount(of: shape) == elements.count else { return nil }
    self.init(unchecked: shape, elements)
  }

  /// A scalar.
  public init(_ value: Double) {
    self.init(unchecked: [], [value])
  }

  init(unchecked shape: [Int], _ elements: [Double]) {
    self.shape = shape
    self.elements = elements
  }

  /// A tensor of the given shape whose elements are written by `fill`.
  ///
  /// `shape` must have been checked to fit into memory; see ``elementCount(of:)``.
  public init(
    shape: [Int], fill: (UnsafeMutableBufferPointer<Double>) throws -> Void
  ) rethrows {
    let count = elementCount(of: shape) ?? 0
    let elements = try [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
      buffer.initialize(repeating: 0)
      try fill(buffer)
      initialized = count
    }
    self.init(unchecked: shape, elements)
  }

  /// A tensor of the given shape with the elements that stand at a place in memory.
  ///
  /// `shape` must have been checked to fit into memory; see ``elementCount(of:)``.
  public init(shape: [Int], copying elements: UnsafePointer<Double>) {
    self.init(
      unchecked: shape,
      Array(UnsafeBufferPointer(start: elements, count: elementCount(of: shape) ?? 0)))
  }

  /// The number of axes.
  public var rank: Int { shape.count }

  /// The only element of a tensor of one element, whatever its rank.
  public var item: Double? { elements.count == 1 ? elements[0] : nil }

  /// The index along every axis of the element at a row-major offset.
  public func index(ofOffset offset: Int) -> [Int] {
    var rest = offset
    var index = [Int](repeating: 0, count: rank)
    for axis in shape.indices.reversed() where shape[axis] > 0 {
      (rest, index[axis]) = rest.quotientAndRemainder(dividingBy: shape[axis])
    }
    return index
  }
}

/// The number of elements of a shape, or nil where it exceeds 64 bits or an extent is negative.
public func elementCount(of shape: [Int]) -> Int? {
  if shape.contains(where: { $0 < 0 }) { return nil }
  if shape.contains(0) { return 0 }
  var count = 1
  for extent in shape {
    let (product, overflow) = count.multipliedReportingOverflow(by: extent)
    if overflow { return nil }
    count = product
  }
  return count
}

/// The row-major stride of each axis, in elements.
public func rowMajorStrides(of shape: [Int]) -> [Int] {
  var strides = [Int](repeating: 1, count: shape.count)
  for axis in shape.indices.dropLast().reversed() {
    strides[axis] = strides[axis + 1] &* shape[axis + 1]
  }
  return strides
}
