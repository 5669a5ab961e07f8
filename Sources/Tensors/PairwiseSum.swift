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
  var sum = 0.0
  for i in 0..<count {
    let ratio = x[i * stride] / greatest
    sum += ratio * ratio
  }
  return greatest * sum.squareRoot()
}
