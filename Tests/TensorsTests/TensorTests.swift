import Testing

@testable import Tensors

@Suite struct TensorTests {
  @Test func aTensorHasAsManyElementsAsItsShape() {
    #expect(Tensor(shape: [2, 3], elements: [1, 2, 3, 4, 5, 6])?.rank == 2)
    #expect(Tensor(shape: [2, 3], elements: [1, 2, 3, 4, 5]) == nil)
    #expect(Tensor(shape: [2, 3], elements: []) == nil)
    #expect(Tensor(shape: [-1, -1], elements: [1]) == nil)
    #expect(Tensor(shape: [], elements: [7]) == Tensor(7))
    #expect(Tensor(shape: [0, 3], elements: [])?.elements == [])
    #expect(Tensor(shape: [Int.max, 2, 0], elements: [])?.elements == [])
    #expect(Tensor(shape: [Int.max, 2], elements: []) == nil)
  }

  @Test func fillingStartsFromZeros() {
    let tensor = Tensor(shape: [2, 2]) { $0[3] = 5 }
    #expect(tensor.elements == [0, 0, 0, 5])
    #expect(Tensor(shape: []) { $0[0] = 2 } == Tensor(2))
    #expect(Tensor(shape: [3, 0]) { _ in }.elements.isEmpty)
  }

  @Test func anErrorWhileFillingIsThrown() {
    struct Refusal: Error {}
    #expect(throws: Refusal.self) { try Tensor(shape: [2]) { _ in throw Refusal() } }
  }

  @Test func itemIsTheOnlyElement() {
    #expect(Tensor(4).item == 4)
    #expect(Tensor(shape: [1, 1], elements: [4])?.item == 4)
    #expect(Tensor(shape: [2], elements: [4, 5])?.item == nil)
    #expect(Tensor(shape: [0], elements: [])?.item == nil)
  }

  @Test func equalityIsOfShapeAndElements() throws {
    let row = try #require(Tensor(shape: [1, 2], elements: [1, 2]))
    let column = try #require(Tensor(shape: [2, 1], elements: [1, 2]))
    #expect(row != column)
    #expect(Tensor(.nan) != Tensor(.nan))
    #expect(Tensor(0.0) == Tensor(-0.0))
  }

  @Test func offsetsAreCountedInRowMajorOrder() {
    let tensor = Tensor(shape: [2, 3, 4]) { _ in }
    var offset = 0
    for i in 0..<2 {
      for j in 0..<3 {
        for k in 0..<4 {
          #expect(tensor.index(ofOffset: offset) == [i, j, k])
          offset += 1
        }
      }
    }
    #expect(Tensor(1).index(ofOffset: 0) == [])
    #expect(Tensor(shape: [0, 3]) { _ in }.index(ofOffset: 0) == [0, 0])
  }

  @Test func elementsAreCountedInSixtyFourBits() {
    #expect(elementCount(of: []) == 1)
    #expect(elementCount(of: [2, 3, 4]) == 24)
    #expect(elementCount(of: [2, 0, 4]) == 0)
    #expect(elementCount(of: [2, -1]) == nil)
    #expect(elementCount(of: [0, -1]) == nil)
    #expect(elementCount(of: [Int.max]) == Int.max)
    #expect(elementCount(of: [1 << 31, 1 << 31]) == 1 << 62)
    #expect(elementCount(of: [1 << 32, 1 << 31]) == nil)
    #expect(elementCount(of: [Int.max, Int.max]) == nil)
    #expect(elementCount(of: [Int.max, Int.max, 0]) == 0)
  }

  @Test func stridesAreThoseOfRowMajorOrder() {
    #expect(rowMajorStrides(of: []) == [])
    #expect(rowMajorStrides(of: [5]) == [1])
    #expect(rowMajorStrides(of: [2, 3, 4]) == [12, 4, 1])
    #expect(rowMajorStrides(of: [2, 0, 4]) == [0, 4, 1])
    #expect(rowMajorStrides(of: [1, Int.max, 4]).count == 3)
  }
}
