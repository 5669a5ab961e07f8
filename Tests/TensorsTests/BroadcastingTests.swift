import Testing

@testable import Tensors

@Suite struct BroadcastingTests {
  // The results of NumPy's broadcast_shapes.
  @Test(
    arguments: [
      ([], [], []), ([3], [], [3]), ([2, 3], [3], [2, 3]), ([2, 1], [1, 3], [2, 3]),
      ([4, 1, 3], [2, 1], [4, 2, 3]), ([1], [0], [0]), ([0, 1], [5], [0, 5]),
      ([1, 1], [1], [1, 1]),
    ] as [([Int], [Int], [Int])])
  func shapesAreAlignedAtTheRight(_ first: [Int], _ second: [Int], _ result: [Int]) {
    #expect(broadcastShape(first, second) == result)
    #expect(broadcastShape(second, first) == result)
  }

  @Test func shapesThatDoNotFitHaveNoResult() {
    #expect(broadcastShape([2, 3], [2]) == nil)
    #expect(broadcastShape([3], [4]) == nil)
    #expect(broadcastShape([0], [2]) == nil)
  }

  @Test func neighbouringAxesAreMerged() {
    let same = BroadcastLayout(operands: [[2, 3, 4], [2, 3, 4]], result: [2, 3, 4])
    #expect(same.extents == [24])
    #expect(same.strides == [[1], [1]])
    let row = BroadcastLayout(operands: [[2, 3, 4], [4]], result: [2, 3, 4])
    #expect(row.extents == [6, 4])
    #expect(row.strides == [[4, 1], [0, 1]])
    let column = BroadcastLayout(operands: [[2, 1, 1], [3, 4]], result: [2, 3, 4])
    #expect(column.extents == [2, 12])
    #expect(column.strides == [[1, 0], [0, 1]])
    let cross = BroadcastLayout(operands: [[2, 1, 4], [3, 1]], result: [2, 3, 4])
    #expect(cross.extents == [2, 3, 4])
    #expect(cross.strides == [[4, 0, 1], [0, 1, 0]])
  }

  @Test func axesOfExtentOneAreLeftOut() {
    let layout = BroadcastLayout(operands: [[1, 3, 1, 2]], result: [1, 3, 1, 2])
    #expect(layout.extents == [6])
    let number = BroadcastLayout(operands: [[], [1, 1]], result: [1, 1])
    #expect(number.extents == [1])
    #expect(number.strides == [[0], [0]])
  }

  @Test func whatHasNoElementsIsNotVisitedHoweverLargeItsOtherExtents() {
    for shape in [[0], [2, 0, 3], [Int.max, 4, 0], [0, Int.max, 2], [1 << 62, 0, 1 << 62]] {
      let layout = BroadcastLayout(operands: [[], shape], result: shape)
      #expect(layout.extents == [0])
      layout.forEachRow { _, _ in Issue.record("a row of \(shape) is visited") }
    }
  }

  /// Every element of the result is made from the elements that NumPy's rule names: the index of
  /// an operand is that of the result, with 0 where its extent is 1.
  @Test(
    arguments: [
      ([2, 3], [2, 3], [2, 3]), ([3], [2, 1], [2, 3]), ([2, 1, 4], [3, 1], [2, 3, 4]),
      ([], [2, 2], [2, 2]), ([1, 1, 5], [4, 1, 1], [4, 1, 5]),
      ([2, 3, 1, 2], [3, 5, 1], [2, 3, 5, 2]),
    ] as [([Int], [Int], [Int])])
  func rowsVisitWhatTheIndicesName(_ first: [Int], _ second: [Int], _ result: [Int]) {
    let layout = BroadcastLayout(operands: [first, second], result: result)
    let inner = layout.extents.count - 1
    var visited: [[Int]] = []
    layout.forEachRow { row, offsets in
      #expect(row * layout.extents[inner] == visited.count)
      for i in 0..<layout.extents[inner] {
        visited.append((0..<2).map { offsets[$0] + i * layout.strides[$0][inner] })
      }
    }
    let tensor = Tensor(shape: result) { _ in }
    let expected = tensor.elements.indices.map { offset in
      [first, second].map { Self.offset(in: $0, of: tensor.index(ofOffset: offset)) }
    }
    #expect(visited == expected)
  }

  private static func offset(in shape: [Int], of index: [Int]) -> Int {
    zip(shape, index.suffix(shape.count)).reduce(0) { offset, axis in
      offset * axis.0 + (axis.0 == 1 ? 0 : axis.1)
    }
  }
}
