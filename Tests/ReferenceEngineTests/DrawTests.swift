import Tensors
import Testing

@testable import ReferenceEngine

@Suite struct DrawTests {
  /// Draws by a function of the language, always from the same seed.
  private func draw(
    _ name: String, _ positional: [Argument], _ named: [(name: String, value: Argument)] = [],
    seed: UInt64 = 1
  ) throws -> Tensor {
    var generator = RandomGenerator(seed: seed)
    return try prepared(name, positional, named).tensor(using: &generator)
  }

  private func prepared(
    _ name: String, _ positional: [Argument], _ named: [(name: String, value: Argument)] = []
  ) throws -> Draw {
    try #require(Catalogue.draw(named: name)).draw(positional, named: named, in: Graph())
  }

  private func whole(_ value: Int) -> Argument { .integer(Extent(value)) }

  /// Whether a number is the nearest float64 to one of so many decimals.
  private func hasDecimals(_ value: Double, _ scale: Double) -> Bool {
    (value * scale).rounded() / scale == value
  }

  private func mean(_ numbers: [Double]) -> Double {
    numbers.reduce(0, +) / Double(numbers.count)
  }

  @Test func theSameSeedGivesTheSameNumbers() throws {
    for (name, arguments) in [
      ("normal", [whole(3), whole(4)]), ("uniform", [whole(7)]), ("simplex", [whole(5)]),
      ("spd", [whole(3)]), ("orthogonal", [whole(3)]), ("permutation", [whole(9)]),
    ] {
      #expect(try draw(name, arguments) == draw(name, arguments))
      #expect(try draw(name, arguments) != draw(name, arguments, seed: 2))
    }
  }

  @Test func shapesAndKindsAreThoseOfTheArguments() throws {
    let normal = try prepared("normal", [whole(2), whole(3)])
    #expect(normal.shape.values == [2, 3] && normal.kind == .real)
    #expect(try prepared("normal", []).shape.values == [])
    #expect(try prepared("normal", [.list([whole(4), whole(0)])]).shape.values == [4, 0])
    #expect(try draw("normal", [.list([whole(4), whole(0)])]).elements.isEmpty)
    let integers = try prepared("integers", [whole(2)], [("low", whole(0)), ("high", whole(5))])
    #expect(integers.shape.values == [2] && integers.kind == .integer)
    #expect(try prepared("spd", [whole(4)]).shape.values == [4, 4])
    #expect(try prepared("orthogonal", [whole(0)]).shape.values == [0, 0])
    let permutation = try prepared("permutation", [whole(6)])
    #expect(permutation.shape.values == [6] && permutation.kind == .integer)
    #expect(try prepared("choice", [.list([whole(2), whole(3)])]).kind == .integer)
    #expect(try prepared("choice", [.list([whole(2), .real(0.5)])]).kind == .real)
  }

  /// Moments within five standard errors. The seed is fixed, so this cannot fail by chance.
  @Test func normalNumbersHaveTheirMoments() throws {
    let count = 100_000
    let full: [(name: String, value: Argument)] = [
      ("mean", .real(-2)), ("std", .real(3)), ("decimals", .none),
    ]
    let numbers = try draw("normal", [whole(count)], full).elements.map { ($0 + 2) / 3 }
    let error = 1 / Double(count).squareRoot()
    #expect(abs(mean(numbers)) < 5 * error)
    // The variances of x², x³ and of being beyond three deviations are 2, 15 and 0.0027.
    #expect(abs(mean(numbers.map { $0 * $0 }) - 1) < 7.1 * error)
    #expect(abs(mean(numbers.map { $0 * $0 * $0 })) < 19.4 * error)
    #expect(abs(mean(numbers.map { abs($0) > 3 ? 1 : 0 }) - 0.0027) < 0.26 * error)
  }

  /// Mean 1/2 and variance 1/12 of the unit interval, and a tenth in each tenth, within five
  /// standard errors.
  @Test func uniformNumbersFillTheirInterval() throws {
    let count = 100_000
    let full: [(name: String, value: Argument)] = [
      ("low", whole(-1)), ("high", whole(3)), ("decimals", .none),
    ]
    let numbers = try draw("uniform", [whole(count)], full).elements.map { ($0 + 1) / 4 }
    let error = 1 / Double(count).squareRoot()
    #expect(numbers.allSatisfy { $0 >= 0 && $0 < 1 })
    // The variances of x, (x − 1/2)² and of being in a tenth are 1/12, 1/180 and 0.09.
    #expect(abs(mean(numbers) - 0.5) < 1.45 * error)
    #expect(abs(mean(numbers.map { ($0 - 0.5) * ($0 - 0.5) }) - 0.083_333) < 0.38 * error)
    for tenth in 0..<10 {
      let share = mean(numbers.map { Int($0 * 10) == tenth ? 1 : 0 })
      #expect(abs(share - 0.1) < 1.5 * error)
    }
  }

  @Test func wholeNumbersReachBothEndsAndNoFurther() throws {
    let bounds: [(name: String, value: Argument)] = [("low", whole(-2)), ("high", whole(3))]
    let numbers = try draw("integers", [whole(10_000)], bounds).elements
    for value in -2..<3 {
      // The standard error of a share of a fifth is 0.004.
      let share = mean(numbers.map { $0 == Double(value) ? 1 : 0 })
      #expect(abs(share - 0.2) < 0.02)
    }
    #expect(numbers.allSatisfy { (-2..<3).contains($0) })
    let one: [(name: String, value: Argument)] = [("low", whole(4)), ("high", whole(5))]
    #expect(try draw("integers", [whole(3)], one).elements == [4, 4, 4])
  }

  @Test func drawsAreRoundedToTwoDecimalsUnlessOthersAreAskedFor() throws {
    for (name, arguments) in [
      ("normal", [whole(50)]), ("uniform", [whole(50)]), ("spd", [whole(7)]),
    ] {
      #expect(try draw(name, arguments).elements.allSatisfy { hasDecimals($0, 100) })
      let four = try draw(name, arguments, [("decimals", whole(4))]).elements
      #expect(four.allSatisfy { hasDecimals($0, 10_000) })
      #expect(!four.allSatisfy { hasDecimals($0, 100) })
      let none = try draw(name, arguments, [("decimals", whole(0))]).elements
      #expect(none.allSatisfy { $0 == $0.rounded() })
      let full = try draw(name, arguments, [("decimals", .none)]).elements
      #expect(!full.allSatisfy { hasDecimals($0, 1e9) })
      #expect(zip(full, four).allSatisfy { abs($0 - $1) <= 0.000_051 })
      // A copied −0 would be another number than 0.
      #expect(none.allSatisfy { $0 != 0 || $0.sign == .plus })
    }
  }

  @Test func aSimplexIsPositiveAndSumsToOne() throws {
    for count in [1, 2, 5, 50, 100] {
      let parts = try draw("simplex", [whole(count)]).elements
      #expect(parts.count == count)
      #expect(parts.allSatisfy { $0 > 0 && hasDecimals($0, 100) })
      // Exactly 100 hundredths.
      let hundredths = parts.map { ($0 * 100).rounded() }
      #expect(hundredths.reduce(0, +) == 100)
    }
    let full = try draw("simplex", [whole(1_000)], [("decimals", .none)]).elements
    #expect(full.allSatisfy { $0 > 0 })
    #expect(abs(full.reduce(0, +) - 1) < 1e-12)
    #expect(try draw("simplex", [whole(0)]).elements.isEmpty)
    // The first part of three has the mean 1/3; over 3,000 draws its standard error is below 0.005.
    var generator = RandomGenerator(seed: 3)
    let three = try prepared("simplex", [whole(3)])
    let firsts = (0..<3_000).map { _ in three.tensor(using: &generator).elements[0] }
    #expect(abs(mean(firsts) - 0.333) < 0.025)
  }

  @Test func aPositiveDefiniteMatrixIsOne() throws {
    for (seed, count) in [(1, 1), (2, 2), (3, 3), (4, 6), (5, 12)] {
      for decimals in [Argument.none, whole(2)] {
        let matrix = try draw("spd", [whole(count)], [("decimals", decimals)], seed: UInt64(seed))
          .elements
        for i in 0..<count {
          for j in 0..<count { #expect(matrix[i * count + j] == matrix[j * count + i]) }
        }
        // Sylvester's criterion: all pivots of elimination are positive.
        #expect(pivots(matrix, count).allSatisfy { $0 > 0 })
      }
    }
  }

  private func pivots(_ matrix: [Double], _ count: Int) -> [Double] {
    var rows = (0..<count).map { Array(matrix[$0 * count..<($0 + 1) * count]) }
    for i in 0..<count {
      for j in i + 1..<max(count, i + 1) {
        let factor = rows[j][i] / rows[i][i]
        for k in 0..<count { rows[j][k] -= factor * rows[i][k] }
      }
    }
    return (0..<count).map { rows[$0][$0] }
  }

  @Test func anOrthogonalMatrixIsOne() throws {
    for (seed, count) in [(1, 1), (2, 2), (3, 3), (4, 8), (5, 30)] {
      let q = try draw("orthogonal", [whole(count)], seed: UInt64(seed)).elements
      for i in 0..<count {
        for j in 0..<count {
          var product = i == j ? -1.0 : 0
          for k in 0..<count { product += q[i * count + k] * q[j * count + k] }
          #expect(abs(product) < 1e-14)
        }
      }
    }
  }

  @Test func aPermutationHasEveryNumberOnce() throws {
    let order = try draw("permutation", [whole(100)]).elements
    #expect(order.sorted() == (0..<100).map(Double.init))
    #expect(order != order.sorted())
    // Each of the six orders of three, within five standard errors (29) of a sixth.
    var generator = RandomGenerator(seed: 7)
    let three = try prepared("permutation", [whole(3)])
    var counts: [[Double]: Int] = [:]
    for _ in 0..<6_000 { counts[three.tensor(using: &generator).elements, default: 0] += 1 }
    #expect(counts.count == 6)
    #expect(counts.values.allSatisfy { (855...1_145).contains($0) })
  }

  @Test func aChoiceIsOneOfItsList() throws {
    let numbers = Argument.list([whole(2), .real(0.5), .real(-1)])
    let choice = try prepared("choice", [numbers])
    var generator = RandomGenerator(seed: 1)
    let chosen = (0..<300).map { _ in choice.tensor(using: &generator).item }
    #expect(Set(chosen) == [2, 0.5, -1])
  }

  @Test func parametersMayBeMadeOfConstants() throws {
    let graph = Graph()
    let half = try #require(Catalogue.operation(ofOperator: "/"))
      .apply([whole(1), whole(2)], in: graph)
    let normal = try #require(Catalogue.draw(named: "normal"))
    var generator = RandomGenerator(seed: 1)
    let drawn = try normal.draw(
      [whole(2)], named: [("mean", half), ("std", whole(0))], in: graph
    ).tensor(using: &generator)
    #expect(drawn.elements == [0.5, 0.5])
  }

  @Test func whatCannotBeDrawnIsRefused() {
    func refusal(
      _ name: String, _ positional: [Argument], _ named: [(name: String, value: Argument)] = []
    ) -> String? {
      do {
        _ = try prepared(name, positional, named)
        return nil
      } catch { return (error as? OperationError)?.message }
    }
    let given = Argument.tensor(Graph().input([]))
    #expect(
      refusal("normal", [whole(2)], [("mean", given)])
        == "'mean' of 'normal' requires a number made of constants and sizes, got a number")
    #expect(
      refusal("normal", [whole(-1)])
        == "'shape' of 'normal' requires extents that are not negative, got [-1]")
    #expect(
      refusal("normal", [whole(2)], [("decimals", whole(16))])
        == "'decimals' of 'normal' requires a number from 0 to 15 or None, got 16")
    #expect(
      refusal("uniform", [whole(2)], [("decimals", whole(-1))])
        == "'decimals' of 'uniform' requires a number from 0 to 15 or None, got -1")
    #expect(
      refusal("uniform", [whole(2)], [("low", .text("a"))])
        == "'low' of 'uniform' requires a number made of constants and sizes, got the string \"a\"")
    #expect(
      refusal("integers", [whole(2)], [("low", whole(3)), ("high", whole(3))])
        == "'high' of 'integers' requires a number above low, got 3")
    #expect(
      refusal("integers", [whole(2)], [("low", whole(.min)), ("high", whole(.max))])
        == "'high' of 'integers' requires a number above low, got 9223372036854775807")
    #expect(
      refusal("integers", [whole(2)], [("low", whole(3))])
        == "'integers' requires an argument 'high': integers(shape…, low, high)")
    #expect(
      refusal("simplex", [whole(101)])
        == "'simplex' requires at most 100 numbers of 2 decimals, got 101")
    #expect(
      refusal("simplex", [whole(-1)])
        == "'n' of 'simplex' requires a number that is not negative, got -1")
    #expect(
      refusal("choice", [.list([])])
        == "'list' of 'choice' requires a list of numbers, got a list")
    #expect(
      refusal("choice", [whole(3)])
        == "'list' of 'choice' requires a list of numbers, got the whole number 3")
    #expect(
      refusal("spd", [whole(4_000)])
        == "a tensor of shape [4000, 4000] exceeds the limit of 10,000,000 elements that can be "
        + "evaluated")
    #expect(
      refusal("normal", [whole(.max), whole(2)])
        == "a tensor of shape [9223372036854775807, 2] exceeds the limit of 10,000,000 elements "
        + "that can be evaluated")
  }
}
