import Glibc
import Problems
import Tensors

/// How an answer's elements compare with the expected ones, shapes being equal.
struct Comparison {
  let count: Int
  /// The row-major offsets of the elements that are wrong.
  let wrong: [Int]
  /// The wrong element that differs most, and by how much: infinite where one of the two is not
  /// finite.
  let worst: (offset: Int, difference: Double)?

  var isRight: Bool { wrong.isEmpty }

  /// Whether all elements are right: what a comparison would find, without looking further than the
  /// first that is wrong.
  static func isRight(_ answer: [Double], _ expected: [Double], _ tolerance: Tolerance) -> Bool {
    answer.withUnsafeBufferPointer { isRight($0, expected, tolerance) }
  }

  /// The same of elements that lie somewhere else.
  static func isRight(
    _ answer: UnsafeBufferPointer<Double>, _ expected: [Double], _ tolerance: Tolerance
  ) -> Bool {
    if case .norm = tolerance { return Comparison(Array(answer), expected, tolerance).isRight }
    for offset in 0..<min(answer.count, expected.count)
    where !tolerance.accepts(answer[offset], for: expected[offset]) {
      return false
    }
    return true
  }

  /// The same with as many expected elements, each given by its offset.
  static func isRight(
    _ answer: [Double], _ tolerance: Tolerance, _ expected: (Int) -> Double
  ) -> Bool {
    if case .norm = tolerance { return isRight(answer, answer.indices.map(expected), tolerance) }
    return answer.indices.allSatisfy { tolerance.accepts(answer[$0], for: expected($0)) }
  }

  /// Compares by a tolerance. NaN equals NaN and an infinity equals itself; anywhere else a number
  /// that is not finite is wrong.
  init(_ answer: [Double], _ expected: [Double], _ tolerance: Tolerance) {
    var wrong: [Int] = []
    if case .norm(let share) = tolerance {
      wrong = Self.outsideNorm(answer, expected, share)
    } else {
      wrong.reserveCapacity(min(expected.count, 256))
      for offset in 0..<min(answer.count, expected.count)
      where !tolerance.accepts(answer[offset], for: expected[offset]) {
        wrong.append(offset)
      }
    }
    count = expected.count
    self.wrong = wrong
    var worst: (offset: Int, difference: Double)?
    for offset in wrong {
      let difference = abs(answer[offset] - expected[offset])
      let rank = difference.isNaN ? .infinity : difference
      if worst.map({ rank > $0.difference }) ?? true { worst = (offset, rank) }
    }
    self.worst = worst
  }

  /// All differing elements where the distance exceeds the share of the expected norm, or those
  /// that differ in being finite.
  private static func outsideNorm(
    _ answer: [Double], _ expected: [Double], _ share: Double
  ) -> [Int] {
    let pairs = Array(zip(answer, expected))
    let unlike = pairs.indices.filter {
      !pairs[$0].1.isFinite || !pairs[$0].0.isFinite ? !isSame(pairs[$0].0, pairs[$0].1) : false
    }
    if !unlike.isEmpty { return unlike }
    let finite = pairs.filter { $0.1.isFinite }
    let scale = finite.reduce(0) { max($0, abs($1.0), abs($1.1)) }
    if scale == 0 { return [] }
    let distance = norm(finite.map { $0.0 / scale - $0.1 / scale })
    let length = norm(finite.map { $0.1 / scale })
    let slack = share > 0 ? 4 * Double.ulpOfOne * length : 0
    if distance <= share * length + slack { return [] }
    return pairs.indices.filter { pairs[$0].0 != pairs[$0].1 && pairs[$0].1.isFinite }
  }
}

/// The Euclidean norm; no square overflows, or vanishes next to nothing greater.
private func norm(_ elements: [Double]) -> Double {
  let greatest = elements.reduce(0) { max($0, $1.magnitude) }
  if greatest == 0 { return 0 }
  return greatest * elements.reduce(0) { $0 + ($1 / greatest) * ($1 / greatest) }.squareRoot()
}

/// Whether two numbers are equal, NaN being equal to itself.
private func isSame(_ a: Double, _ b: Double) -> Bool { a == b || (a.isNaN && b.isNaN) }

extension Tolerance {
  /// Whether an answer is near enough to the expected value, as one element of a tensor.
  ///
  /// The bound is inclusive. The difference of two decimals is not exact in float64, so an answer
  /// that is typed as the decimal at the bound gets the rounding of one subtraction: two units in
  /// the last place of the greater of the two, where the bound is not zero.
  func accepts(_ answer: Double, for expected: Double) -> Bool {
    if isSame(answer, expected) { return true }
    guard answer.isFinite && expected.isFinite else { return false }
    let bound = bound(for: expected)
    guard bound > 0 else { return false }
    if (answer - expected).magnitude <= bound { return true }
    let slack = 2 * max(answer.magnitude, expected.magnitude).ulp
    return (answer - expected).magnitude <= bound + slack
  }

  /// The greatest difference that is accepted from an expected value.
  func bound(for expected: Double) -> Double {
    switch self {
    case .bound(let relative, let absolute): absolute + relative * expected.magnitude
    case .digits(let count):
      expected == 0 ? 0 : 0.5 * powerOfTen(decimalExponent(of: expected) - count + 1)
    case .decimals(let count): 0.5 * powerOfTen(-count)
    case .norm(let share): share * expected.magnitude
    case .exact: 0
    }
  }
}

/// ⌊log₁₀|x|⌋ for a finite x other than zero, right also next to a power of ten.
func decimalExponent(of x: Double) -> Int {
  let magnitude = x.magnitude
  var exponent = Int(floor(log10(magnitude)))
  if powerOfTen(exponent + 1) <= magnitude { exponent += 1 }
  if powerOfTen(exponent) > magnitude { exponent -= 1 }
  return exponent
}

/// 10ⁿ as a decimal is read: the nearest float64, which `pow` misses for some n.
private func powerOfTen(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? .nan }
