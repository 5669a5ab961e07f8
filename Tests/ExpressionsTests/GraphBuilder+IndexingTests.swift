import ReferenceEngine
import Tensors
import Testing

@testable import Expressions

@Suite struct GraphBuilderIndexingTests {
  // The shapes and elements are those that NumPy 2.4 gives for the same arrays.
  @Test(
    arguments: [
      ("x[0]", [], [1]),
      ("x[-1]", [], [3]),
      ("x[1:]", [2], [2, 3]),
      ("x[:2]", [2], [1, 2]),
      ("x[:-1]", [2], [1, 2]),
      ("x[-2:]", [2], [2, 3]),
      ("x[::2]", [2], [1, 3]),
      ("x[::-1]", [3], [3, 2, 1]),
      ("x[2:0:-1]", [2], [3, 2]),
      ("x[-1:-3:-1]", [2], [3, 2]),
      ("x[:0:-1]", [2], [3, 2]),
      ("x[5:]", [0], []),
      ("x[:100]", [3], [1, 2, 3]),
      ("x[-100:2]", [2], [1, 2]),
      ("x[2:1]", [0], []),
      ("x[1:100:2]", [1], [2]),
      ("x[100:0:-2]", [1], [3]),
      ("x[0:3:5]", [1], [1]),
      ("W[0]", [3], [1, 2, 3]),
      ("W[-1, 0]", [], [4]),
      ("W[:, 1]", [2], [2, 5]),
      ("W[:, 1:]", [2, 2], [2, 3, 5, 6]),
      ("W[1:, ::-1]", [1, 3], [6, 5, 4]),
      ("W[::-1, ::2]", [2, 2], [4, 6, 1, 3]),
      ("W[..., 0]", [2], [1, 4]),
      ("W[0, ...]", [3], [1, 2, 3]),
      ("W[...]", [2, 3], [1, 2, 3, 4, 5, 6]),
      ("W[..., None]", [2, 3, 1], [1, 2, 3, 4, 5, 6]),
      ("W[None]", [1, 2, 3], [1, 2, 3, 4, 5, 6]),
      ("W[:, None]", [2, 1, 3], [1, 2, 3, 4, 5, 6]),
      ("W[None, 0, :, None]", [1, 3, 1], [1, 2, 3]),
      ("A[1, ..., 2]", [3], [14, 18, 22]),
      ("A[..., 1:3]", [2, 3, 2], [1, 2, 5, 6, 9, 10, 13, 14, 17, 18, 21, 22]),
      ("A[0][1][2]", [], [6]),
      ("A[:, 1][0]", [4], [4, 5, 6, 7]),
      ("A[-1, -1, -1]", [], [23]),
      ("A[1, 2:0:-1, 3]", [2], [23, 19]),
      ("A[..., 0, None]", [2, 3, 1], [0, 4, 8, 12, 16, 20]),
      ("x[i]", [2], [3, 1]),
      ("W[0, i]", [2], [3, 1]),
      ("W[:, i]", [2, 2], [3, 1, 6, 4]),
      ("W[i // 2]", [2, 3], [4, 5, 6, 1, 2, 3]),
      ("A[:, i]", [2, 2, 4], [8, 9, 10, 11, 0, 1, 2, 3, 20, 21, 22, 23, 12, 13, 14, 15]),
      ("A[i // 2, i]", [2, 4], [20, 21, 22, 23, 0, 1, 2, 3]),
      ("A[i // 2, :, i]", [2, 3], [14, 18, 22, 0, 4, 8]),
      ("A[:, i, i]", [2, 2], [10, 0, 22, 12]),
      ("A[0, i, i]", [2], [10, 0]),
      ("A[0, :, i]", [2, 3], [2, 6, 10, 0, 4, 8]),
      ("A[i // 2, [1]]", [2, 4], [16, 17, 18, 19, 4, 5, 6, 7]),
      (
        "A[[[0], [1]], [0, 2]]", [2, 2, 4],
        [0, 1, 2, 3, 8, 9, 10, 11, 12, 13, 14, 15, 20, 21, 22, 23]
      ),
      ("A[i // 2, 1, i]", [2], [18, 4]),
      ("A[:, i - 3]", [2, 2, 4], [8, 9, 10, 11, 0, 1, 2, 3, 20, 21, 22, 23, 12, 13, 14, 15]),
      ("x[-i - 1]", [2], [1, 3]),
      ("x[[0, 2]]", [2], [1, 3]),
      ("x[[[0, 1], [2, 2]]]", [2, 2], [1, 2, 3, 3]),
      ("W[[1, 0], 1:]", [2, 2], [5, 6, 2, 3]),
      ("A[None, :, i]", [1, 2, 2, 4], [8, 9, 10, 11, 0, 1, 2, 3, 20, 21, 22, 23, 12, 13, 14, 15]),
      ("A[1, :, i]", [2, 3], [14, 18, 22, 12, 16, 20]),
      ("A[i // 2, 1:, i]", [2, 2], [18, 22, 4, 8]),
      ("A[..., i]", [2, 3, 2], [2, 0, 6, 4, 10, 8, 14, 12, 18, 16, 22, 20]),
      ("x[n]", [], [3]),
      ("W[0, n - 1]", [], [2]),
      ("W[[1, 0]][0, 0]", [], [4]),
    ] as [(String, [Int], [Double])])
  func anIndexIsNumPys(text: String, shape: [Int], elements: [Double]) throws {
    #expect(try Sample().evaluate(text) == .of(shape, elements))
  }

  // Python's lists.
  @Test(
    arguments: [
      ("[7, 8, 9][0]", [], [7]), ("[7, 8, 9][-1]", [], [9]), ("[7, 8, 9][1:] * 1", [2], [8, 9]),
      ("[7, 8, 9][:-1] * 1", [2], [7, 8]), ("[7, 8, 9][-9:9] * 1", [3], [7, 8, 9]),
      ("[7, 8, 9][2:1] * 1", [0], []), ("[7, 8, 9][::-1]", [3], [9, 8, 7]),
      ("[7, 8, 9][0::2]", [2], [7, 9]), ("[[1, 2], [3, 4]][1][0]", [], [3]),
      ("[[1, 2], [3, 4]][1, 0]", [], [3]), ("[[1, 2], [3, 4]][:, 1]", [2], [2, 4]),
      ("[x, W][0]", [3], [1, 2, 3]), ("[x, W][1][0]", [3], [1, 2, 3]), ("hc[1]", [3], [1, 2, 3]),
      ("hc[-1][2]", [], [3]), ("hc[1:][0]", [3], [1, 2, 3]), ("[7, 8, 9][i]", [2], [9, 7]),
      ("[7, 8, 9][n]", [], [9]), ("[7, 8, 9][n - d]", [], [9]), ("[7, 8, 9][[0, 1]]", [2], [7, 8]),
      ("[7, 8, 9][None]", [1, 3], [7, 8, 9]), ("[7, 8][...]", [2], [7, 8]),
      ("shape(A)[1:] * 1", [2], [3, 4]), ("grad(sum(W @ x), [W, x])[1]", [3], [5, 7, 9]),
      ("[[3, 1, 0], [0, 2, 1]][0][[[2, 1], [1, 0]][1][1]]", [], [3]),
    ] as [(String, [Int], [Double])])
  func aListIsIndexedWithoutMakingATensor(text: String, shape: [Int], elements: [Double]) throws {
    #expect(try Sample().evaluate(text) == .of(shape, elements))
  }

  @Test(arguments: [
    ("shape(W[1:])", [1, 3]), ("shape(W[:, :d - 1])", [2, 2]), ("shape(A)[:2]", [2, 3]),
    ("shape(zeros(10**6, 10**6)[1:, 2])", [999_999]), ("shape(x[:, None])", [3, 1]),
  ])
  func shapesAreKnownBeforeEvaluation(text: String, shape: [Int]) throws {
    #expect(try Sample().argument(text).knownIntegers?.values == shape)
  }

  @Test func sizesKeepTheirNames() throws {
    #expect(try Sample().kindName("W[:, 1:]") == "a tensor [2, d - 1]")
    #expect(try Sample().kindName("x[:d]") == "a tensor [d]")
    #expect(try Sample().kindName("zeros(dh)[1:d]") == "a tensor [d - 1]")
    #expect(try Sample().kindName("x[None, :]") == "a tensor [1, d]")
  }

  @Test(arguments: [
    Fault("x[‹3›]", "an axis of extent d = 3 requires an index in -3..2, got 3"),
    Fault("1 + x[‹-4›]", "an axis of extent d = 3 requires an index in -3..2, got -4"),
    Fault("W[0, ‹d›]", "an axis of extent d = 3 requires an index in -3..2, got d = 3"),
    Fault("W[‹n›]", "an axis of extent 2 requires an index in -2..1, got 2"),
    Fault("zeros(0)[‹0›]", "an axis without elements cannot be indexed"),
    Fault("x[‹1.5›]", "an index requires whole numbers, got real numbers"),
    Fault("x[‹t›]", "an index requires whole numbers, got real numbers"),
    Fault("x[‹x›]", "an index requires whole numbers, got real numbers"),
    Fault(
      "W[0, ‹x > 1›]",
      "an index by truth values has a shape that only evaluation tells",
      "write where(mask, x, 0), or sum(where(mask, x, 0)) for a sum"),
    Fault(
      "x[‹flag›]",
      "an index by truth values has a shape that only evaluation tells",
      "write where(mask, x, 0), or sum(where(mask, x, 0)) for a sum"),
    Fault("x[‹'a'›]", "a value is required, got the string \"a\""),
    Fault("x[‹t›:]", "a slice requires a whole number known before evaluation, got a number"),
    Fault("x[:‹i[0]›]", "a slice requires a whole number known before evaluation, got a number"),
    Fault(
      "x[::‹0.5›]", "a slice requires a whole number known before evaluation, got the number 0.5"),
    Fault("x[::‹0›]", "a slice requires a step other than 0"),
    Fault("‹W[0, 0, 0]›", "an index of [2, d] takes at most 2 items, got 3"),
    Fault("‹t[0]›", "a number cannot be indexed"), Fault("‹d[0]›", "a number cannot be indexed"),
    Fault("‹A[..., ...]›", "an index takes one '...', got several"),
    Fault(
      "‹A[i, [0, 1, 0]]›",
      "'index' requires shapes that broadcast, got [2] and [3]: axis -1 is 2 and 3"),
    Fault("[7, 8][‹2›]", "the list requires an index in -2..1, got 2"),
    Fault("[7, 8][‹-3›]", "the list requires an index in -2..1, got -3"),
    Fault("hc[‹n›]", "the list requires an index in -2..1, got 2"),
    Fault("[][‹0›]", "a list without elements cannot be indexed"),
    Fault("[7, 8][‹1.5›]", "an index requires whole numbers, got real numbers"),
    Fault("[7, 8][‹t›:]", "a slice requires a whole number known before evaluation, got a number"),
    Fault("‹[x, W][i]›", "a list as a tensor requires equal shapes, got [d] and [2, d]"),
    Fault("‹None[0]›", "a value is required, got None"),
  ])
  func anIndexThatDoesNotFitIsFound(expected: Fault) throws {
    #expect(try Sample().fault(expected.text) == expected)
  }

  @Test(arguments: [
    ("x[i + 1]", "an index must be in -3..2, got 3"),
    ("x[-2*i]", "an index must be in -3..2, got -4"),
    ("x[[0, 5]]", "an index must be in -3..2, got 5"),
    ("W[i, 0]", "an index must be in -2..1, got 2"),
    ("A[i // 2, i + 2]", "an index must be in -3..2, got 4"),
    ("zeros(0)[i]", "an axis without elements cannot be indexed, got index 2"),
  ])
  func aComputedIndexIsCheckedWhenItIsKnown(text: String, message: String) throws {
    do {
      _ = try Sample().evaluate(text)
      Issue.record("'\(text)' is out of range")
    } catch let error as EvaluationError {
      #expect("\(error)" == message)
    }
  }

  @Test func nestedIndicesAreReadOnce() throws {
    let depth = 60
    let text =
      String(repeating: "[0, 1, 2][", count: depth) + "i" + String(repeating: "]", count: depth)
    #expect(try Sample().evaluate(text) == .of([2], [2, 0]))
  }
}
