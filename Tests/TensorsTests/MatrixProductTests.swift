import Testing

@testable import Tensors

@Suite struct MatrixProductTests {
  /// Against Σₚ aᵢₚ·bₚⱼ as it stands in every textbook; whole numbers, so that both are exact.
  @Test(
    arguments: [
      (1, 1, 1), (2, 3, 4), (4, 3, 2), (3, 0, 2), (0, 3, 2), (3, 2, 0), (1, 7, 1), (5, 1, 5),
      (16, 17, 18), (2, 200, 3), (1, 10_001, 1), (3, 9_000, 2), (5, 9_000, 4),
    ], [(false, false), (true, false), (false, true), (true, true)])
  func productIsTheTripleLoop(
    _ extents: (n: Int, k: Int, m: Int), _ transposed: (left: Bool, right: Bool)
  ) {
    let (n, k, m) = extents
    var generator = RandomGenerator(seed: 1)
    func matrix(_ rows: Int, _ columns: Int) -> [[Double]] {
      (0..<rows).map { _ in (0..<columns).map { _ in Double(generator.integer(below: 19) - 9) } }
    }
    let (a, b) = (matrix(n, k), matrix(k, m))
    func stored(_ matrix: [[Double]], _ columns: Int, transposed: Bool) -> [Double] {
      transposed
        ? (0..<columns).flatMap { column in matrix.map { $0[column] } } : matrix.flatMap { $0 }
    }
    var expected: [Double] = []
    for i in 0..<n {
      for j in 0..<m { expected.append((0..<k).reduce(0) { $0 + a[i][$1] * b[$1][j] }) }
    }
    let shape = MatrixProductShape(
      rows: n, inner: k, columns: m, leftIsTransposed: transposed.left,
      rightIsTransposed: transposed.right)
    var result = [Double](repeating: .nan, count: n * m)
    multiplyMatrices(
      stored(a, k, transposed: transposed.left), stored(b, m, transposed: transposed.right),
      &result, shape)
    #expect(result == expected)
  }

  /// Whole multiples of 2⁻⁴⁰ times 1, whose sum in whole numbers is exact.
  @Test(arguments: [3_000, 1_000_000])
  func aLongInnerProductIsRightToTheLastPlace(_ count: Int) {
    var generator = RandomGenerator(seed: 4)
    let whole = (0..<count).map { _ in generator.integer(below: 1 << 40) }
    let expected = Double(whole.reduce(0, +)) * 0x1p-40
    let x = whole.map { Double($0) * 0x1p-40 }
    let ones = [Double](repeating: 1, count: count)
    var result = [0.0]
    multiplyMatrices(x, ones, &result, MatrixProductShape(rows: 1, inner: count, columns: 1))
    #expect(abs(result[0] - expected) <= 4 * expected.ulp)
  }
}
