import Glibc

/// The derivative of order n of the digamma function; order 0 is digamma itself.
///
/// The argument is shifted up by the recurrence ψ⁽ⁿ⁾(x) = ψ⁽ⁿ⁾(x + 1) − (−1)ⁿ n! x^−(n+1), and
/// there the asymptotic series holds (M. Abramowitz, I. A. Stegun, 6.3.18 and 6.4.11).
public func polygamma(_ order: Int, _ x: Double) -> Double {
  if x.isNaN || x == -.infinity { return .nan }
  if x <= 0 && x == floor(x) { return order == 0 ? .nan : order % 2 == 1 ? .infinity : .nan }
  if x < -100 && order == 0 {
    // ψ(1 − x) − π cot(πx) = ψ(x)
    return polygamma(0, 1 - x) - .pi / tan(.pi * x)
  }
  if x < -100 { return .nan }
  let sign = order % 2 == 0 ? -1.0 : 1.0
  let factorial = tgamma(Double(order) + 1)
  var shift = 0.0
  var x = x
  while x < 15 + Double(order) {
    shift += factorial / pow(x, Double(order + 1))
    x += 1
  }
  let tail = order == 0 ? asymptoticDigamma(x) : asymptoticPolygamma(order, x)
  return order == 0 ? tail - shift : sign * (tail + shift)
}

/// The Bernoulli numbers B₂, B₄, ….
private let bernoulli: [Double] = [
  1 / 6.0, -1 / 30.0, 1 / 42.0, -1 / 30.0, 5 / 66.0, -691 / 2730.0, 7 / 6.0, -3617 / 510.0,
  43867 / 798.0, -174611 / 330.0,
]

private func asymptoticDigamma(_ x: Double) -> Double {
  let square = 1 / (x * x)
  var (sum, power) = (0.0, square)
  for (index, number) in bernoulli.enumerated() {
    sum += number / Double(2 * (index + 1)) * power
    power *= square
  }
  return log(x) - 0.5 / x - sum
}

/// (−1)^(n+1) ψ⁽ⁿ⁾(x) = (n−1)!/xⁿ + n!/(2x^(n+1)) + Σ B₂ₖ (2k+n−1)!/((2k)! x^(2k+n)).
private func asymptoticPolygamma(_ order: Int, _ x: Double) -> Double {
  let n = Double(order)
  var sum = tgamma(n) / pow(x, n) + tgamma(n + 1) / (2 * pow(x, n + 1))
  for (index, number) in bernoulli.enumerated() {
    let twice = Double(2 * (index + 1))
    sum += number * exp(lgamma(twice + n) - lgamma(twice + 1) - (twice + n) * log(x))
  }
  return sum
}
