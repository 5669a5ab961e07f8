import Glibc

/// The derivative of order n of the digamma function; order 0 is digamma itself.
///
/// The argument is shifted up by the recurrence ψ⁽ⁿ⁾(x) = ψ⁽ⁿ⁾(x + 1) − (−1)ⁿ n! x^−(n+1), and
/// there the asymptotic series holds (M. Abramowitz, I. A. Stegun, 6.3.18 and 6.4.11). Far below zero
/// it is reflected: ψ⁽ⁿ⁾(x) = (−1)ⁿ ψ⁽ⁿ⁾(1 − x) − dⁿ/dxⁿ π cot(πx) (6.4.7).
public func polygamma(_ order: Int, _ x: Double) -> Double {
  if x.isNaN || x == -.infinity { return .nan }
  if x == 0 && order == 0 { return x.sign == .minus ? .infinity : -.infinity }
  if x <= 0 && x == floor(x) { return order % 2 == 1 ? .infinity : .nan }
  if x < -100 {
    let mirrored = polygamma(order, 1 - x)
    return (order % 2 == 0 ? mirrored : -mirrored) - derivativeOfCotangent(order, x)
  }
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

/// The derivative of order n of π cot(πx): a polynomial in c = cot(πx), since c′ = −π(1 + c²).
private func derivativeOfCotangent(_ order: Int, _ x: Double) -> Double {
  var polynomial = [0.0, 1]
  for _ in 0..<order {
    var next = [Double](repeating: 0, count: polynomial.count + 1)
    for (power, coefficient) in polynomial.enumerated().dropFirst() {
      next[power - 1] -= Double(power) * coefficient
      next[power + 1] -= Double(power) * coefficient
    }
    polynomial = next
  }
  let cotangent = 1 / tan(.pi * (x - x.rounded()))
  return pow(.pi, Double(order + 1)) * polynomial.reversed().reduce(0) { $0 * cotangent + $1 }
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
