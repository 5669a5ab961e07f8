import Tensors

/// Moves numbers at random by some units in their last place, as rounding does.
final class Disturbance {
  private var generator: RandomGenerator
  /// Whether every number that was moved so far is finite.
  private(set) var areFinite = true
  /// Whether no exponential has left the range of float64 so far.
  private(set) var areInRange = true

  /// The greatest move, in units of 2⁻⁵³ of the number: more than any operation is off by.
  private static let reach = 8.0

  init(seed: UInt64) { generator = RandomGenerator(seed: seed) }

  /// Moves given numbers; whole ones are taken to be exact.
  func disturbGiven(_ numbers: UnsafeMutablePointer<Double>, count: Int) {
    for i in 0..<count where !isWhole(numbers[i]) { numbers[i] = moved(numbers[i]) }
  }

  /// Runs a step and moves what it gives.
  func run(
    _ step: Plan.Step, in block: UnsafeMutablePointer<Double>
  ) throws(EvaluationError) {
    let operands = Operands(base: block, offsets: step.operands, result: block + step.result)
    if step.rounding == .normwise { return try runNormwise(step, operands, in: block) }
    try step.kernel(operands)
    if step.rounding == .none { return }
    let numbers = operands.result
    var areOperandsWhole: Bool?
    for i in 0..<step.count {
      if step.rounding == .exponential && (numbers[i] == 0 || numbers[i].isInfinite) {
        areInRange = false
      }
      // Whole numbers may have absorbed what is smaller, unless they are made of whole ones.
      if step.rounding == .arithmetic && isWhole(numbers[i]) {
        let isExact = areOperandsWhole ?? areWhole(step, in: block)
        areOperandsWhole = isExact
        if isExact { continue }
      }
      numbers[i] = moved(numbers[i])
    }
  }

  /// A routine on matrices gives the exact result for operands that are off by some units in the
  /// last place of their greatest element (backward stability).
  private func runNormwise(
    _ step: Plan.Step, _ operands: Operands, in block: UnsafeMutablePointer<Double>
  ) throws(EvaluationError) {
    let saved = zip(step.operands, step.operandCounts).map { offset, count in
      Array(UnsafeBufferPointer(start: block + offset, count: count))
    }
    defer {
      for (offset, numbers) in zip(step.operands, saved) {
        for (i, number) in numbers.enumerated() { block[offset + i] = number }
      }
    }
    for (offset, count) in zip(step.operands, step.operandCounts) {
      moveNormwise(block + offset, count: count)
    }
    try step.kernel(operands)
    moveNormwise(operands.result, count: step.count)
  }

  private func moveNormwise(_ numbers: UnsafeMutablePointer<Double>, count: Int) {
    let greatest = (0..<count).reduce(0) { Swift.max($0, numbers[$1].magnitude) }
    if !greatest.isFinite { areFinite = false }
    for i in 0..<count where numbers[i].isFinite && greatest.isFinite {
      numbers[i] += (2 * generator.uniform() - 1) * Self.reach * 0x1p-53 * greatest
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

/// Results of a plan under disturbances.
public struct DisturbedResults {
  /// The values of the outputs, for each round.
  public let rounds: [[Result<Tensor, EvaluationError>]]
  /// Whether everything on the way was finite.
  public let areFinite: Bool
  /// Whether no exponential left the range of float64.
  public let areInRange: Bool
}

/// How far a constant of many digits may be from the number that it is rounded from: half a unit of
/// its last digit; nil where it has few digits, or as many as float64 holds.
func roundingOfDecimal(_ number: Double) -> Double? {
  guard number.isFinite, (9...15).contains(significantDigits(of: number)) else { return nil }
  let parts = "\(number.magnitude)".split(separator: "e")
  let digits = parts[0].split(separator: ".")
  let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
  let fraction = digits.count > 1 && digits[1] != "0" ? digits[1].count : 0
  // Zeros at the end of a whole number are no digits.
  let zeros = fraction > 0 ? 0 : digits[0].reversed().prefix { $0 == "0" }.count
  return Double("0.5e\(exponent - fraction + zeros)")
}
