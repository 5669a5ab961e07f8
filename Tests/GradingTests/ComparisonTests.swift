import Problems
import Testing

@testable import Grading

@Suite struct ComparisonTests {
  /// The least positive number.
  private let least = Double.leastNonzeroMagnitude

  private func isRight(
    _ answer: [Double], _ expected: [Double], _ tolerance: Tolerance = .standard
  ) -> Bool {
    let isRight = Comparison(answer, expected, tolerance).isRight
    // What only looks for the first difference finds the same.
    #expect(Comparison.isRight(answer, expected, tolerance) == isRight)
    return isRight
  }

  @Test func equalElementsAreRight() {
    let comparison = Comparison([1, -2, 0], [1, -2, 0], .exact)
    #expect(comparison.isRight)
    #expect(comparison.count == 3)
    #expect(comparison.wrong == [])
    #expect(comparison.worst == nil)
  }

  @Test func noElementsAreRight() {
    #expect(isRight([], [], .exact))
    #expect(isRight([], [], .norm(0)))
  }

  @Test func wrongElementsAreCountedAndTheWorstIsFound() {
    let comparison = Comparison([1, 2.5, 3, 2], [1, 2, 3, 4], .standard)
    #expect(!comparison.isRight)
    #expect(comparison.wrong == [1, 3])
    #expect(comparison.worst?.offset == 3)
    #expect(comparison.worst?.difference == 2)
  }

  @Test func theFirstOfEquallyBadElementsIsTheWorst() {
    #expect(Comparison([2, 3], [1, 2], .exact).worst?.offset == 0)
  }

  @Test func whatIsNotFiniteIsTheWorst() {
    for answer in [Double.nan, .infinity, -.infinity] {
      let comparison = Comparison([1e300, answer, 7], [0, 0, 0], .standard)
      #expect(comparison.wrong == [0, 1, 2])
      #expect(comparison.worst?.offset == 1)
      #expect(comparison.worst?.difference == .infinity)
    }
  }

  @Test func nanIsNeverAWildcard() {
    #expect(isRight([.nan], [.nan]))
    #expect(!isRight([.nan], [1]))
    #expect(!isRight([1], [.nan]))
    #expect(!isRight([.nan], [.infinity]))
    #expect(!isRight([.infinity], [-.infinity]))
    #expect(!isRight([.nan, 2], [1, 2], .norm(1e300)))
    #expect(!isRight([1, 2], [.nan, 2], .norm(1e300)))
    #expect(isRight([.nan, .infinity, 2], [.nan, .infinity, 2], .norm(0)))
  }

  // ‖e‖ = 5, 5000, … of right-angled triangles with sides 3 and 4.

  static let scales: [Double] = [1, 1e200, 1e-200, 1e307, 1e-300]

  @Test(arguments: scales)
  func theNormIsOfTheWholeTensorAtEveryScale(_ scale: Double) {
    let expected = [3 * scale, 4 * scale]
    #expect(isRight([3.005 * scale, 4 * scale], expected, .norm(1e-3)))
    #expect(isRight([3.003 * scale, 4.004 * scale], expected, .norm(1e-3)))
    #expect(isRight([2.997 * scale, 3.996 * scale], expected, .norm(1e-3)))
    #expect(!isRight([3.0050001 * scale, 4 * scale], expected, .norm(1e-3)))
    #expect(!isRight([3.0031 * scale, 4.004 * scale], expected, .norm(1e-3)))
    #expect(!isRight([-3 * scale, -4 * scale], expected, .norm(1)))
    #expect(isRight([0, 0], expected, .norm(1)))
  }

  @Test func theNormWorksWithSubnormalNumbers() {
    let expected = [3e6 * least, 4e6 * least]
    #expect(isRight([3_002_990 * least, 4_003_990 * least], expected, .norm(1e-3)))
    #expect(!isRight([3_003_010 * least, 4_004_010 * least], expected, .norm(1e-3)))
  }

  @Test func theNormForgivesASmallElementNextToALargeOne() {
    #expect(isRight([1e200, 500], [1e200, 1], .norm(1e-3)))
    #expect(!isRight([1e200, 500], [1e200, 1], .norm(0)))
  }

  @Test func theNormOfZerosForgivesNothing() {
    #expect(isRight([0, -0.0], [0, 0], .norm(0.5)))
    #expect(!isRight([least, 0], [0, 0], .norm(0.5)))
  }

  @Test func outsideTheNormAllDifferingElementsAreWrong() {
    let comparison = Comparison([3, 5, 6], [3, 4, 0], .norm(1e-3))
    #expect(comparison.wrong == [1, 2])
    #expect(comparison.worst?.offset == 2)
    #expect(comparison.worst?.difference == 6)
  }

  @Test func withTheNormWhatShouldNotBeFiniteIsWrongAlone() {
    #expect(Comparison([9, 1], [3, .infinity], .norm(1e-3)).wrong == [1])
    #expect(Comparison([9, .infinity], [3, .infinity], .norm(1e-3)).wrong == [0])
  }
}
