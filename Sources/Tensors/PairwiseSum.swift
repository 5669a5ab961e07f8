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
