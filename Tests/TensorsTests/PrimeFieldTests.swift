import Testing

@testable import Tensors

@Suite struct PrimeFieldTests {
  private static let samples: [Residue] = [
    Residue(0), Residue(1), Residue(2), Residue(-1), Residue(123_456_789),
    Residue(Residue.moduli.0 - 1), Residue(1 << 60), Residue(UInt64.max), Residue(Int.min),
  ]

  /// The moduli are primes: no number up to their root divides them.
  @Test func theModuliArePrimes() {
    for modulus in [Residue.moduli.0, Residue.moduli.1] {
      #expect(modulus < 1 << 31)
      #expect(!(2...46_341).contains { modulus % $0 == 0 })
    }
  }

  @Test func sumsAndProductsAreThoseOfWholeNumbers() {
    for a in Self.samples {
      for b in Self.samples {
        #expect((a * b).first == a.first * b.first % Residue.moduli.0)
        #expect((a * b).second == a.second * b.second % Residue.moduli.1)
        #expect((a + b).first == (a.first + b.first) % Residue.moduli.0)
        #expect(a - b + b == a)
      }
    }
  }

  @Test func noPowerOfTwoIsASmallNumber() {
    for exponent in 12..<1_000 {
      #expect(Residue(2).power(exponent).smallNumber(below: 1 << 12) == nil)
    }
    #expect(Residue(-7).smallNumber(below: 10) == -7 && Residue(9).smallNumber(below: 9) == nil)
  }

  @Test func everyNumberButZeroHasAReciprocal() {
    for a in Self.samples where a != .zero { #expect(a * a.reciprocal == .one) }
    #expect(Residue.zero.reciprocal == .zero)
  }

  @Test func powersAreRepeatedProducts() {
    let a = Residue(987_654_321)
    #expect(a.power(0) == .one && a.power(5) == a * a * a * a * a)
    #expect(a.power(-3) * a * a * a == .one)
    // Fermat: the power to p − 1 is one modulo p.
    #expect(a.power(Int(Residue.moduli.0) - 1).first == 1)
    #expect(a.power(Int(Residue.moduli.1) - 1).second == 1)
  }

  @Test(
    arguments: [
      (0.1, 1, 10), (0.25, 1, 4), (-2.5, -5, 2), (1e-20, 1, 0), (3, 3, 1), (1e22, 0, 1),
      (0.0625, 1, 16), (123.456, 123_456, 1_000), (0, 0, 1), (1.5e300, 0, 0),
    ] as [(Double, Int, Int)])
  func aDecimalIsTheFractionThatIsWritten(_ number: Double, _ above: Int, _ below: Int) {
    let residue = Residue(decimal: number)
    if number == 1e-20 {
      #expect(residue.map { $0 * Residue(10).power(20) } == .one)
    } else if number == 1e22 {
      #expect(residue == Residue(10).power(22))
    } else if number == 1.5e300 {
      #expect(residue == Residue(15) * Residue(10).power(299))
    } else {
      #expect(residue.map { $0 * Residue(below) } == Residue(above))
    }
  }

  @Test func whatIsNotFiniteIsNoDecimal() {
    #expect(Residue(decimal: .nan) == nil && Residue(decimal: -.infinity) == nil)
  }

  @Test func systemsAreSolved() throws {
    // | 0 2 1 |   | 1 |   | 5 |
    // | 1 1 0 | · | 2 | = | 3 |, whose determinant is −3.
    // | 2 0 1 |   | 1 |   | 3 |
    let a = [0, 2, 1, 1, 1, 0, 2, 0, 1].map { Residue($0) }
    let (solution, determinant) = solveResidues(
      a, [5, 3, 3].map { Residue($0) }, rows: 3, columns: 1)
    #expect(solution == [1, 2, 1].map { Residue($0) })
    #expect(determinant == Residue(-4))
    let singular = solveResidues(
      [1, 2, 2, 4].map { Residue($0) }, [1, 1].map { Residue($0) }, rows: 2, columns: 1)
    #expect(singular.solution == nil && singular.determinant == .zero)
    #expect(solveResidues([], [], rows: 0, columns: 0).determinant == .one)
  }
}
