/// How the elements of several tensors meet when they are broadcast to one shape, as in NumPy:
/// axes are aligned at the right, and an axis of extent 1 is repeated.
///
/// Neighbouring axes along which every operand moves alike are merged, so that a loop over the
/// result is one long row wherever it can be.
public struct BroadcastLayout: Sendable {
  /// The extents of the result after merging; never empty.
  public let extents: [Int]
  /// For each operand the stride along each merged axis: 0 where it is repeated.
  public let strides: [[Int]]

  /// The layout of operands broadcast to `result`; their shapes must be broadcastable to it.
  public init(operands: [[Int]], result: [Int]) {
    self.init(
      extents: result, strides: operands.map { Self.alignedStrides($0, rank: result.count) })
  }

  /// The layout of operands that move by the given strides along axes of the given extents.
  public init(extents result: [Int], strides aligned: [[Int]]) {
    if result.contains(0) {
      // Nothing is visited; the other extents may be too large to be multiplied.
      extents = [0]
      strides = aligned.map { _ in [0] }
      return
    }
    var extents: [Int] = []
    var strides = [[Int]](repeating: [], count: aligned.count)
    for axis in result.indices where result[axis] != 1 {
      let merges =
        !extents.isEmpty
        && aligned.indices.allSatisfy {
          strides[$0][extents.count - 1] == aligned[$0][axis] &* result[axis]
        }
      if merges {
        extents[extents.count - 1] *= result[axis]
        for operand in aligned.indices {
          strides[operand][extents.count - 1] = aligned[operand][axis]
        }
      } else {
        extents.append(result[axis])
        for operand in aligned.indices { strides[operand].append(aligned[operand][axis]) }
      }
    }
    self.extents = extents.isEmpty ? [1] : extents
    self.strides = extents.isEmpty ? aligned.map { _ in [0] } : strides
  }

  private static func alignedStrides(_ shape: [Int], rank: Int) -> [Int] {
    let own = rowMajorStrides(of: shape)
    return [Int](repeating: 0, count: rank - shape.count)
      + shape.indices.map { shape[$0] == 1 ? 0 : own[$0] }
  }

  /// Calls `body` once for each row along the last merged axis, with the offset of the row's first
  /// element in every operand.
  @inlinable @inline(__always)
  public func forEachRow(_ body: (_ row: Int, _ offsets: UnsafePointer<Int>) -> Void) {
    let outer = extents.count - 1
    var rows = 1
    for axis in 0..<outer { rows *= extents[axis] }
    if rows == 0 || extents[outer] == 0 { return }
    withUnsafeTemporaryAllocation(of: Int.self, capacity: strides.count + outer) { scratch in
      scratch.initialize(repeating: 0)
      guard let offsets = scratch.baseAddress else { return }
      let index = offsets + strides.count
      for row in 0..<rows {
        body(row, UnsafePointer(offsets))
        var axis = outer - 1
        while axis >= 0 {
          index[axis] += 1
          for operand in 0..<strides.count { offsets[operand] += strides[operand][axis] }
          if index[axis] < extents[axis] { break }
          for operand in 0..<strides.count {
            offsets[operand] -= strides[operand][axis] * extents[axis]
          }
          index[axis] = 0
          axis -= 1
        }
      }
    }
  }
}

/// The shape to which two shapes are broadcast, or nil where an axis does not fit.
public func broadcastShape(_ first: [Int], _ second: [Int]) -> [Int]? {
  let rank = max(first.count, second.count)
  var result = [Int](repeating: 1, count: rank)
  for axis in 0..<rank {
    let left = axis - (rank - first.count)
    let right = axis - (rank - second.count)
    let a = left >= 0 ? first[left] : 1
    let b = right >= 0 ? second[right] : 1
    guard a == b || a == 1 || b == 1 else { return nil }
    result[axis] = a == 1 ? b : a
  }
  return result
}
