import Testing

@testable import Tensors

@Suite struct ElementwiseKernelsTests {
  @Test func oneOperandIsMappedElementByElement() {
    let tensor = Tensor(shape: [4]) { buffer in
      guard let result = buffer.baseAddress else { return }
      [1, 2, 3, 4].withUnsafeBufferPointer { x in
        guard let x = x.baseAddress else { return }
        UnaryLoop(x, result, count: 4).map { $0 * $0 }
      }
    }
    #expect(tensor.elements == [1, 4, 9, 16])
  }

  /// 10a + b tells which elements met; each case takes another of the kernel's loops.
  @Test(
    arguments: [
      ([2, 3], [2, 3], [0, 11, 22, 33, 44, 55]), ([], [2, 3], [0, 1, 2, 3, 4, 5]),
      ([2, 3], [], [0, 10, 20, 30, 40, 50]), ([2, 3], [3], [0, 11, 22, 30, 41, 52]),
      ([2, 1], [2, 3], [0, 1, 2, 13, 14, 15]), ([2, 1], [3], [0, 1, 2, 10, 11, 12]),
      ([3], [2, 1], [0, 10, 20, 1, 11, 21]), ([0, 3], [3], []),
    ] as [([Int], [Int], [Double])])
  func twoOperandsAreBroadcast(_ first: [Int], _ second: [Int], _ expected: [Double]) throws {
    let shape = try #require(broadcastShape(first, second))
    let layout = BroadcastLayout(operands: [first, second], result: shape)
    let counted: [Double] = [0, 1, 2, 3, 4, 5]
    let tensor = Tensor(shape: shape) { buffer in
      guard let result = buffer.baseAddress else { return }
      counted.withUnsafeBufferPointer { x in
        guard let x = x.baseAddress else { return }
        BinaryLoop(x, x, result, layout: layout).map { 10 * $0 + $1 }
      }
    }
    #expect(tensor.elements == expected)
  }

  @Test func aChoiceIsBroadcast() {
    let layout = BroadcastLayout(operands: [[2, 1], [3], []], result: [2, 3])
    let tensor = Tensor(shape: [2, 3]) { buffer in
      guard let result = buffer.baseAddress else { return }
      chooseElements([1, 0], [3, 4, 5], [6], result, layout: layout)
    }
    #expect(tensor.elements == [3, 4, 5, 6, 6, 6])
  }

  @Test func copiesAreMovedByStrides() {
    func copied(_ extents: [Int], _ strides: [Int], from start: Int = 0) -> [Double] {
      let layout = BroadcastLayout(extents: extents, strides: [strides])
      let elements: [Double] = [0, 1, 2, 3, 4, 5]
      return Tensor(shape: extents) { buffer in
        guard let result = buffer.baseAddress else { return }
        elements.withUnsafeBufferPointer { source in
          guard let first = source.baseAddress else { return }
          copyElements(first + start, result, layout: layout)
        }
      }.elements
    }
    #expect(copied([2, 3], [3, 1]) == [0, 1, 2, 3, 4, 5])
    #expect(copied([3, 2], [1, 3]) == [0, 3, 1, 4, 2, 5])
    #expect(copied([3], [-2], from: 5) == [5, 3, 1])
    #expect(copied([2, 3], [-3, -1], from: 5) == [5, 4, 3, 2, 1, 0])
    #expect(copied([2, 3], [0, 1]) == [0, 1, 2, 0, 1, 2])
    #expect(copied([2, 3], [1, 0]) == [0, 0, 0, 1, 1, 1])
    #expect(copied([0], [1]) == [])
    #expect(copied([], [], from: 4) == [4])
  }
}
