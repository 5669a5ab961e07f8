/// The sum of `count` numbers that stand `stride` apart, by pairwise summation.
///
/// The rounding error grows with the logarithm of the count (N. J. Higham, Accuracy and Stability
/// of Numerical Algorithms, section 4.2), so that a sum of a million terms stays near 1e-16.
public func pairwiseSum(_ x: UnsafePointer<Double>, count: Int, stride: Int = 1) -> Double {
  if count <= 64 {
    var sum = 0.0
    for i in 0..<count { sum += x[i * stride] }
    return sum
  }
  let half = count / 2
  return pairwiseSum(x, count: half, stride: stride)
    + pairwiseSum(x + half * stride, count: count - half, stride: stride)
}

/// √Σ x² of `count` numbers that stand `stride` apart, scaled by the greatest so that no square
/// overflows or vanishes.
public func euclideanNorm(
  _ x: UnsafePointer<Double>, count: Int, stride: Int = 1
) -> Double {
  var greatest = 0.0
  for i in 0..<count {
    let magnitude = abs(x[i * stride])
    if magnitude.isNaN { return .nan }
    greatest = max(greatest, magnitude)
  }
  if greatest == 0 || greatest.isInfinite { return greatest }
  let sum = pairwise(count) { first, count in
    var sum = 0.0
    for i in first..<first + count {
      let ratio = x[i * stride] / greatest
      sum += ratio * ratio
    }
    return sum
  }
  return greatest * sum.squareRoot()
}

/// The sum of `count` terms by pairwise summation, from the sums of few neighbouring ones.
@inline(__always)
func pairwise(_ count: Int, _ sumOf: (_ first: Int, _ count: Int) -> Double) -> Double {
  func sum(_ first: Int, _ count: Int) -> Double {
    if count <= 64 { return sumOf(first, count) }
    return sum(first, count / 2) + sum(first + count / 2, count - count / 2)
  }
  return sum(0, count)
}

/// A running sum that carries what each addition rounds off (A. Neumaier, Rundungsfehleranalyse einiger
/// Verfahren zur Summation endlicher Summen, 1974): its error does not grow with the count.
public struct CompensatedSum: Sendable {
  @usableFromInline var sum = 0.0
  @usableFromInline var rest = 0.0

  /// Zero.
  @inlinable public init() {}

  /// The sum so far.
  @inlinable public var value: Double { rest.isFinite ? sum + rest : sum }

  /// Adds a number.
  @inlinable @inline(__always)
  public mutating func add(_ x: Double) {
    let next = sum + x
    rest += abs(sum) >= abs(x) ? (sum - next) + x : (x - next) + sum
    sum = next
  }
}

/// Adds to places of a result in any order, each place by a ``CompensatedSum``.
public struct ScatteredSums: ~Copyable {
  private let sums: UnsafeMutablePointer<CompensatedSum>
  private let count: Int

  /// Zeros.
  public init(_ count: Int) {
    self.count = count
    sums = .allocate(capacity: max(count, 1))
    sums.initialize(repeating: CompensatedSum(), count: count)
  }

  deinit { sums.deallocate() }

  /// Adds a number to a place.
  @inline(__always)
  public func add(_ x: Double, to place: Int) { sums[place].add(x) }

  /// Writes the sums.
  public func write(to result: UnsafeMutablePointer<Double>) {
    for i in 0..<count { result[i] = sums[i].value }
  }
}
