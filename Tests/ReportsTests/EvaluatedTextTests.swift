import Problems
import Tensors
import Testing

@testable import Reports

@Suite struct EvaluatedTextTests {
  private let matrix = Tensor(shape: [2, 2]) { buffer in
    for index in 0..<4 { buffer[index] = Double(index) / 2 }
  }

  private func text(_ value: EvaluatedExpression) -> String {
    EvaluatedText.text(value, width: 80)
  }

  @Test func aTensorHasAShapeAndAValue() {
    #expect(
      text(.tensor(matrix, .real, shape: "[n, d]")) == """
        shape  [n, d] = [2, 2]
        value  [[  0, 0.5],
                [  1, 1.5]]

        """)
    #expect(text(.tensor(Tensor(2.5), .real, shape: "[]")) == "shape  []\nvalue  2.5\n")
  }

  @Test func exactNumbersTellHowTheyCameAbout() {
    #expect(text(.whole(12, symbol: "d*n")) == "shape  []\nvalue  d*n = 12\n")
    #expect(text(.whole(12, symbol: "12")) == "shape  []\nvalue  12\n")
    #expect(
      text(.list([.whole(2, symbol: "n"), .whole(3, symbol: "3")]))
        == "shape  [2]\nvalue  [n, 3] = [2, 3]\n")
  }

  @Test func valuesThatAreNoTensorFollowEachOther() {
    #expect(
      text(.list([.tensor(matrix, .real, shape: "[2, 2]"), .whole(1, symbol: "1")])) == """
        [0]
          shape  [2, 2]
          value  [[  0, 0.5],
                  [  1, 1.5]]
        [1]
          shape  []
          value  1

        """)
  }
}
