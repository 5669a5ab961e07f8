import Glibc

extension Elementwise {
  /// Elementwise functions of which operations with options are made; none is called by its name.
  static let partTable: [Elementwise] = [
    .unary("softplus", "ln(1 + eˣ)", { $0.map(softplus) }) { x, _ in x.map("sigmoid") },
    // At 0 the slope is that from below and its own slope is 0, as PyTorch has them for elu.
    .binary(
      "celu below 0", parameters: "x, alpha", "alpha·(e^(x/alpha) − 1) below 0, else 0",
      { $0.map { $0 < 0 ? $1 * Glibc.expm1($0 / $1) : $0.isNaN ? $0 : 0 } }
    ) { x, alpha, _ in
      let ratio = choose(x.isLess(than: 0), x / alpha, x.graph.constant(0))
      let power = ratio.map("exp")
      return [
        choose(x.isGreater(than: 0), x.graph.constant(0), power),
        ratio.map("expm1") - ratio * power,
      ]
    },
    // −x ln x is flat nowhere at 0: its slope there is that of PyTorch, ∞.
    .unary("entr", "−x ln x, 0 at 0 and −∞ below", { $0.map(entropyTerm) }) { x, _ in
      -(x.map("log") + 1)
    },
    .binary("rel_entr", "a ln(a/b), 0 where a is 0", { $0.map(relativeEntropyTerm) }) { a, b, _ in
      let (zero, one) = (a.graph.constant(0), a.graph.constant(1))
      let isEmpty = Elementwise.term("and", a.equals(zero), b.equals(zero))
      let divisor = choose(isEmpty, one, b)
      return [(a / divisor).map("log") + 1, -a / divisor]
    },
    // PyTorch's: x/y is not cleared where both are 0.
    .binary("xlogy", "a ln b, 0 where a is 0", { $0.map(productWithLogarithm) }) { a, b, _ in
      let zero = a.graph.constant(0)
      let isFlat = Elementwise.term("and", a.equals(zero), Elementwise.term("<=", b, zero))
      return [choose(isFlat, zero, choose(isFlat, a.graph.constant(1), b).map("log")), a / b]
    },
    // PyTorch's derivative by x, (x − t)/max(x(1 − x), 1e-12), is finite at 0 and 1; its bound is a
    // float32.
    .binary(
      "binary_cross_entropy", parameters: "x, t", "−t·ln x − (1 − t)·ln(1 − x)",
      { $0.map(binaryCrossEntropy) }
    ) { x, t, _ in
      let least = x.graph.constant(Double(Float(1e-12)))
      let spread = Elementwise.term("maximum", x * (1 - x), least)
      return [(x - t) / spread, (-x).map("log1p") - x.map("log")]
    },
  ]
}

/// ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|), which neither overflows nor loses small values.
@Sendable func softplus(_ x: Double) -> Double {
  x.isNaN ? x : Swift.max(x, 0) + Glibc.log1p(Glibc.exp(-Swift.abs(x)))
}

@Sendable private func entropyTerm(_ x: Double) -> Double {
  x > 0 || x.isNaN ? -x * Glibc.log(x) : x == 0 ? 0 : -.infinity
}

/// As SciPy's: ∞ where a is negative, or b is not positive while a is; ln(a/b) where the two are near
/// is ln(1 + (a − b)/b).
@Sendable private func relativeEntropyTerm(_ a: Double, _ b: Double) -> Double {
  if a.isNaN || b.isNaN { return .nan }
  if a == 0 && b >= 0 { return 0 }
  if a <= 0 || b <= 0 { return .infinity }
  let ratio = a / b
  if ratio > 0.5 && ratio < 2 { return a * Glibc.log1p((a - b) / b) }
  return ratio > 0 && ratio.isFinite ? a * Glibc.log(ratio) : a * (Glibc.log(a) - Glibc.log(b))
}

@Sendable private func productWithLogarithm(_ a: Double, _ b: Double) -> Double {
  a == 0 && !b.isNaN ? 0 : a * Glibc.log(b)
}

@Sendable private func binaryCrossEntropy(_ x: Double, _ t: Double) -> Double {
  func bounded(_ logarithm: Double) -> Double {
    logarithm.isNaN ? logarithm : Swift.max(logarithm, -100)
  }
  return (t - 1) * bounded(Glibc.log1p(-x)) - t * bounded(Glibc.log(x))
}
