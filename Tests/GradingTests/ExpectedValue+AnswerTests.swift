import Problems
import Tensors
import Testing

@testable import Grading

@Suite struct ExpectedValueAnswerTests {
  @Test func singleValuesAreThemselves() {
    #expect(ExpectedValue(.integer(-7)) == .integer(-7))
    #expect(ExpectedValue(.boolean(true)) == .boolean(true))
    #expect(ExpectedValue(.choice("b", options: ["a", "b"])) == .text("b"))
    #expect(ExpectedValue(.tensor(Tensor(0.5), shape: "[]")) == .number(0.5))
    #expect(ExpectedValue(.truths(Tensor(1), shape: "[]")) == .boolean(true))
  }

  @Test func listsAreLists() {
    #expect(ExpectedValue(.shape([3, 2])) == .list([.integer(3), .integer(2)]))
    #expect(ExpectedValue(.shape([])) == .list([]))
    #expect(
      ExpectedValue(.choices(["a", "c"], options: ["a", "b", "c"]))
        == .list([.text("a"), .text("c")]))
  }

  @Test func aTensorIsNestedListsOfItsShape() throws {
    #expect(ExpectedValue(try tensor([1], [2])) == .list([.number(2)]))
    #expect(
      ExpectedValue(try tensor([2, 3], [1, 2, 3, 4, 5, 6]))
        == .list([
          .list([.number(1), .number(2), .number(3)]), .list([.number(4), .number(5), .number(6)]),
        ]))
    #expect(
      ExpectedValue(try tensor([2, 1, 2], [1, 2, 3, 4]))
        == .list([
          .list([.list([.number(1), .number(2)])]), .list([.list([.number(3), .number(4)])]),
        ]))
  }

  @Test func truthsAreNestedListsOfTruthValues() throws {
    let tensor = try #require(Tensor(shape: [1, 2], elements: [1, 0]))
    #expect(
      ExpectedValue(.truths(tensor, shape: "[1, 2]"))
        == .list([.list([.boolean(true), .boolean(false)])]))
  }

  @Test func aTensorWithoutElementsKeepsItsShape() throws {
    #expect(ExpectedValue(try tensor([0], [])) == .list([]))
    #expect(ExpectedValue(try tensor([2, 0], [])) == .text("zeros(2, 0)"))
    #expect(ExpectedValue(try tensor([0, 3], [])) == .text("zeros(0, 3)"))
    #expect(
      ExpectedValue(try tensor([1_000_000_000_000, 0], [])) == .text("zeros(1000000000000, 0)"))
  }
}
