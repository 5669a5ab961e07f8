import Tensors

/// Moves numbers at random by some units in their last place, as rounding does.
final class Disturbance {
  private var generator: RandomGenerator

  /// The greatest move, in units of 2⁻⁵³ of the number: more than any operation is off by.
  private static let reach = 8.0

  init(seed: UInt64) { generator = RandomGenerator(seed: seed) }

  /// Moves the numbers that may have been rounded: whole ones are taken to be exact.
  func disturb(_ numbers: UnsafeMutablePointer<Double>, count: Int) {
    for i in 0..<count {
      let number = numbers[i]
      if number == number.rounded() && number.magnitude < 0x1p53 { continue }
      numbers[i] = number + number * ((2 * generator.uniform() - 1) * Self.reach * 0x1p-53)
    }
  }
}
