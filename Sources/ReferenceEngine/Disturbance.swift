import Tensors

/// Moves numbers at random by some units in their last place, as rounding does.
final class Disturbance {
  private var generator: RandomGenerator
  /// Whether every number that was moved so far is finite.
  private(set) var areFinite = true

  /// The greatest move, in units of 2⁻⁵³ of the number: more than any operation is off by.
  private static let reach = 8.0

  init(seed: UInt64) { generator = RandomGenerator(seed: seed) }

  /// Moves given numbers; whole ones are taken to be exact.
  func disturbGiven(_ numbers: UnsafeMutablePointer<Double>, count: Int) {
    for i in 0..<count where !isWhole(numbers[i]) { numbers[i] = moved(numbers[i]) }
  }

  /// Moves the results of a step. Whole numbers that are made of whole ones are exact; any other may
  /// have absorbed what is smaller, or be all that is left of an underflow.
  func disturb(_ step: Plan.Step, in block: UnsafeMutablePointer<Double>) {
    let numbers = block + step.result
    var areOperandsWhole: Bool?
    for i in 0..<step.count {
      if step.keepsWhole && isWhole(numbers[i]) {
        let isExact = areOperandsWhole ?? areWhole(step, in: block)
        areOperandsWhole = isExact
        if isExact { continue }
      }
      numbers[i] = moved(numbers[i])
    }
  }

  private func moved(_ number: Double) -> Double {
    if !number.isFinite {
      areFinite = false
      return number
    }
    let share = 2 * generator.uniform() - 1
    // Below the normal numbers the places have one size, and what underflows is never negative.
    if number.magnitude < 0x1p-960 {
      return number + (number == 0 ? share.magnitude : share) * Self.reach * 0x1p-1070
    }
    return number + number * (share * Self.reach * 0x1p-53)
  }

  private func isWhole(_ number: Double) -> Bool {
    number == number.rounded() && number.magnitude < 0x1p53
  }

  private func areWhole(_ step: Plan.Step, in block: UnsafeMutablePointer<Double>) -> Bool {
    zip(step.operands, step.operandCounts).allSatisfy { offset, count in
      (0..<count).allSatisfy { isWhole(block[offset + $0]) }
    }
  }
}
