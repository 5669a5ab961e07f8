import ReferenceEngine
import Tensors
import Testing

@testable import Reports

@Suite struct TensorTextTests {
  private func text(
    _ shape: [Int], _ elements: [Double], _ kind: ElementKind = .real, width: Int = 80
  ) throws -> String {
    let tensor = try #require(Tensor(shape: shape, elements: elements))
    return TensorText(tensor, kind).lines(width: width).joined(separator: "\n")
  }

  @Test func numbersAndVectorsStandOnALine() throws {
    #expect(try text([], [0.25]) == "0.25")
    #expect(try text([], [1], .boolean) == "true")
    #expect(try text([3], [1, -2.5, 1e300]) == "[1, -2.5, 1e300]")
    #expect(try text([2], [0, 1], .boolean) == "[false, true]")
    #expect(try text([0], []) == "[]")
  }

  @Test func columnsOfAMatrixStandBelowEachOther() throws {
    #expect(
      try text([2, 3], [1, -0.5, 10, .nan, 0, -.infinity]) == """
        [[   1, -0.5,   10],
         [ nan,    0, -inf]]
        """)
    #expect(try text([2, 0], []) == "[[],\n []]")
    #expect(try text([0, 2], []) == "[]")
  }

  @Test func matricesOfATensorAreApart() throws {
    #expect(
      try text([2, 2, 1], [1, 2, 3, 14]) == """
        [[[ 1],
          [ 2]],

         [[ 3],
          [14]]]
        """)
  }

  @Test func aLongRowGoesOn() throws {
    #expect(
      try text([2, 8], (0..<16).map { Double($0) * 10 }, width: 24) == """
        [[  0,  10,  20,  30,
           40,  50,  60,  70],
         [ 80,  90, 100, 110,
          120, 130, 140, 150]]
        """)
  }

  @Test func ofManyElementsTheEndsAreShown() throws {
    #expect(try text([1001], (0..<1001).map(Double.init)) == "[0, 1, 2, ..., 998, 999, 1000]")
    #expect(
      try text([2, 2000], (0..<4000).map(Double.init)) == """
        [[   0,    1,    2,  ..., 1997, 1998, 1999],
         [2000, 2001, 2002,  ..., 3997, 3998, 3999]]
        """)
    #expect(try text([1000], (0..<1000).map(Double.init), width: 10_000).hasSuffix(", 998, 999]"))
  }
}
