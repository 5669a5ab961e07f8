import Glibc

extension Elementwise {
  /// The operators of the language.
  static let operatorTable: [Elementwise] = [
    .binary("+", "a + b", kind: .arithmetic, { $0.map { $0 + $1 } }) { a, b, _ in [one(a), one(b)]
    },
    .binary("-", "a - b", kind: .arithmetic, { $0.map { $0 - $1 } }) { a, b, _ in [one(a), -one(b)]
    },
    .binary("*", "a·b, elementwise", kind: .arithmetic, { $0.map { $0 * $1 } }) { a, b, _ in [b, a]
    },
    .binary("/", "a / b", { $0.map { $0 / $1 } }) { _, b, y in [1 / b, -y / b] },
    .binary("//", "⌊a / b⌋", kind: .arithmetic, { $0.map(flooredQuotient) }, partials: nil),
    .binary(
      "%", "a − b·⌊a / b⌋, with the sign of b", kind: .arithmetic, { $0.map(flooredRemainder) }
    ) {
      a, b, _ in
      [one(a), -Elementwise.term("//", a, b)]
    },
    .binary("**", "a to the power b", { $0.map { Glibc.pow($0, $1) } }) { a, b, y in
      // 0·0⁻¹ and 0·ln 0 are 0 here; what is put in their place keeps later derivatives finite too.
      let isZero = a.equals(zero(a))
      let isFlat = Elementwise.term("and", isZero, b.equals(zero(b)))
      let isConstant = Elementwise.term("and", isZero, Elementwise.term(">=", b, zero(b)))
      return [
        b * Elementwise.term("**", a, choose(isFlat, one(a), b - 1)),
        y * choose(isConstant, one(a), a).map("log"),
      ]
    },
    .unary("negative", "−x", kind: .arithmetic, { $0.map { -$0 } }) { x, _ in -one(x) },
    .binary(
      "==", "whether a equals b", kind: .boolean, { $0.map { $0 == $1 ? 1 : 0 } }, partials: nil),
    .binary(
      "!=", "whether a differs from b", kind: .boolean, { $0.map { $0 != $1 ? 1 : 0 } },
      partials: nil),
    .binary(
      "<", "whether a is less than b", kind: .boolean, { $0.map { $0 < $1 ? 1 : 0 } }, partials: nil
    ),
    .binary(
      "<=", "whether a is at most b", kind: .boolean, { $0.map { $0 <= $1 ? 1 : 0 } }, partials: nil
    ),
    .binary(
      ">", "whether a is greater than b", kind: .boolean, { $0.map { $0 > $1 ? 1 : 0 } },
      partials: nil),
    .binary(
      ">=", "whether a is at least b", kind: .boolean, { $0.map { $0 >= $1 ? 1 : 0 } },
      partials: nil),
    .binary(
      "and", "whether neither is zero", kind: .boolean, { $0.map { $0 != 0 && $1 != 0 ? 1 : 0 } },
      partials: nil),
    .binary(
      "or", "whether either is not zero", kind: .boolean, { $0.map { $0 != 0 || $1 != 0 ? 1 : 0 } },
      partials: nil),
    .unary(
      "not", "whether x is zero", kind: .boolean, { $0.map { $0 == 0 ? 1 : 0 } }, derivative: nil),
  ]

  /// The functions that act on each element alone.
  ///
  /// At a kink the derivative is PyTorch's: 0 at 0 for `abs`, `relu` and `sign`, and where both
  /// operands of `atan2` are 0; one half to each of two equal operands of `maximum` and `minimum`.
  static let functionTable: [Elementwise] = [
    .unary("abs", "|x|", kind: .arithmetic, { $0.map { Swift.abs($0) } }) { x, _ in x.map("sign") },
    .unary(
      "sign", "1, 0 or −1", kind: .arithmetic, { $0.map { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 } },
      derivative: nil),
    .unary("exp", "eˣ", { $0.map { Glibc.exp($0) } }) { _, y in y },
    .unary("expm1", "eˣ − 1", { $0.map { Glibc.expm1($0) } }) { x, _ in x.map("exp") },
    .unary("log", "ln x", { $0.map { Glibc.log($0) } }) { x, _ in 1 / x },
    .unary("log1p", "ln(1 + x)", { $0.map { Glibc.log1p($0) } }) { x, _ in 1 / (1 + x) },
    .unary("log2", "ln x / ln 2", { $0.map { Glibc.log2($0) } }) { x, _ in 1 / (x * M_LN2) },
    .unary("log10", "ln x / ln 10", { $0.map { Glibc.log10($0) } }) { x, _ in 1 / (x * M_LN10) },
    .unary("sqrt", "√x", { $0.map { $0.squareRoot() } }) { _, y in 0.5 / y },
    .unary("square", "x²", kind: .arithmetic, { $0.map { $0 * $0 } }) { x, _ in 2 * x },
    .unary("reciprocal", "1 / x", { $0.map { 1 / $0 } }) { _, y in -(y * y) },
    .unary("sin", "sin x", { $0.map { Glibc.sin($0) } }) { x, _ in x.map("cos") },
    .unary("cos", "cos x", { $0.map { Glibc.cos($0) } }) { x, _ in -x.map("sin") },
    .unary("tan", "tan x", { $0.map { Glibc.tan($0) } }) { _, y in 1 + y * y },
    .unary("asin", "arcsin x", { $0.map { Glibc.asin($0) } }) { x, _ in 1 / (1 - x * x).map("sqrt")
    }
    .from("numpy.arcsin"),
    .unary("acos", "arccos x", { $0.map { Glibc.acos($0) } }) { x, _ in -1 / (1 - x * x).map("sqrt")
    }
    .from("numpy.arccos"),
    .unary("atan", "arctan x", { $0.map { Glibc.atan($0) } }) { x, _ in 1 / (1 + x * x) }
      .from("numpy.arctan"),
    .binary("atan2", "the angle of the point (b, a)", { $0.map { Glibc.atan2($0, $1) } }) {
      a, b, _ in
      let square = a * a + b * b
      let divisor = choose(square.equals(zero(a)), one(a), square)
      return [b / divisor, -a / divisor]
    }
    .from("numpy.arctan2"),
    .unary("sinh", "sinh x", { $0.map { Glibc.sinh($0) } }) { x, _ in x.map("cosh") },
    .unary("cosh", "cosh x", { $0.map { Glibc.cosh($0) } }) { x, _ in x.map("sinh") },
    .unary("tanh", "tanh x", { $0.map { Glibc.tanh($0) } }) { _, y in 1 - y * y },
    .unary("asinh", "arsinh x", { $0.map { Glibc.asinh($0) } }) { x, _ in
      1 / (x * x + 1).map("sqrt")
    }
    .from("numpy.arcsinh"),
    .unary("acosh", "arcosh x", { $0.map { Glibc.acosh($0) } }) { x, _ in
      1 / (x * x - 1).map("sqrt")
    }
    .from("numpy.arccosh"),
    .unary("atanh", "artanh x", { $0.map { Glibc.atanh($0) } }) { x, _ in 1 / (1 - x * x) }
      .from("numpy.arctanh"),
    .unary("erf", "2/√π ∫₀ˣ exp(−t²) dt", { $0.map { Glibc.erf($0) } }) { x, _ in
      (-(x * x)).map("exp") * M_2_SQRTPI
    }
    .from("scipy.special.erf"),
    .unary("erfc", "1 − erf x", { $0.map { Glibc.erfc($0) } }) { x, _ in
      (-(x * x)).map("exp") * -M_2_SQRTPI
    }
    .from("scipy.special.erfc"),
    .unary("lgamma", "ln |Γ(x)|", { $0.map { Glibc.lgamma($0) } }) { x, _ in x.polygamma(0) }
      .from("scipy.special.gammaln"),
    .unary("floor", "⌊x⌋", kind: .integer, { $0.map { Glibc.floor($0) } }, derivative: nil),
    .unary("ceil", "⌈x⌉", kind: .integer, { $0.map { Glibc.ceil($0) } }, derivative: nil),
    .binary("maximum", "the greater of a and b", kind: .arithmetic, { $0.map(largest) }) {
      a, b, _ in
      preference(a, b, ">")
    },
    .binary("minimum", "the smaller of a and b", kind: .arithmetic, { $0.map(smallest) }) {
      a, b, _ in
      preference(a, b, "<")
    },
    .binary(
      "heaviside", parameters: "x, value=0.5", "0 below 0, 1 above, `value` at 0",
      { $0.map { $0.isNaN ? $0 : $0 < 0 ? 0 : $0 > 0 ? 1 : $1 } }
    ) { x, value, _ in [nil, choose(x.equals(zero(x)), one(value), zero(value))] },
    .unary("sigmoid", "1 / (1 + e⁻ˣ)", { $0.map(sigmoid) }) { _, y in y * (1 - y) }
      .from("torch.nn.functional.sigmoid"),
    .unary("logsigmoid", "ln σ(x) = −softplus(−x)", { $0.map { -softplus(-$0) } }) { x, _ in
      (-x).map("sigmoid")
    }
    .from("torch.nn.functional.logsigmoid"),
    .unary("relu", "max(x, 0)", kind: .arithmetic, { $0.map { $0 > 0 || $0.isNaN ? $0 : 0 } }) {
      x, _ in
      x.isGreater(than: 0)
    }
    .from("torch.nn.functional.relu"),
    .unary("silu", "x σ(x)", { $0.map { $0 * sigmoid($0) } }) { x, _ in
      x.map("sigmoid") * (1 + x * (-x).map("sigmoid"))
    }
    .from("torch.nn.functional.silu"),
    .unary(
      "relu6", "min(max(x, 0), 6)", kind: .arithmetic,
      { $0.map { $0.isNaN ? $0 : Swift.min(Swift.max($0, 0), 6) } }
    ) {
      x, _ in Elementwise.term("and", x.isGreater(than: 0), x.isLess(than: 6))
    }
    .from("torch.nn.functional.relu6"),
    .unary(
      "selu", "λ·elu(x, α), λ ≈ 1.0507, α ≈ 1.6733",
      { $0.map { $0 > 0 ? seluScale * $0 : seluScale * seluAlpha * Glibc.expm1($0) } }
    ) {
      x, _ in
      // At 0 the slope is that from below and its own slope is 0, as in PyTorch.
      let below = choose(x.isLess(than: 0), x, zero(x)).map("exp")
      return choose(
        x.isGreater(than: 0), x.graph.constant(seluScale), below * (seluScale * seluAlpha))
    }
    .from("torch.nn.functional.selu"),
    .unary("mish", "x tanh(softplus(x))", { $0.map { $0 * Glibc.tanh(softplus($0)) } }) { x, _ in
      let t = x.map("softplus").map("tanh")
      return t + x * (1 - t * t) * x.map("sigmoid")
    }
    .from("torch.nn.functional.mish"),
    .unary(
      "hardsigmoid", "min(max(x/6 + ½, 0), 1)",
      { $0.map { $0.isNaN ? $0 : Swift.min(Swift.max($0 / 6 + 0.5, 0), 1) } }
    ) {
      x, _ in inside(x, -3, 3) / 6
    }
    .from("torch.nn.functional.hardsigmoid"),
    .unary(
      "hardswish", "x hardsigmoid(x)",
      { $0.map { $0 <= -3 ? 0 : $0 >= 3 ? $0 : $0 * ($0 + 3) / 6 } }
    ) {
      x, _ in
      choose(
        x.isGreater(than: -3),
        choose(x.isLess(than: 3), x / 3 + 0.5, x.graph.constant(1)), x.graph.constant(0))
    }
    .from("torch.nn.functional.hardswish"),
    .unary("tanhshrink", "x − tanh x", { $0.map { $0 - Glibc.tanh($0) } }) { x, _ in
      x.map("tanh").map("square")
    }
    .from("torch.nn.functional.tanhshrink"),
    .unary("softsign", "x / (1 + |x|)", { $0.map { $0 / (1 + Swift.abs($0)) } }) { x, _ in
      1 / (1 + x.map("abs")).map("square")
    }
    .from("torch.nn.functional.softsign"),
  ]

  /// 1 strictly between two bounds, else 0.
  private static func inside(_ x: Term, _ low: Double, _ high: Double) -> Term {
    Elementwise.term("and", x.isGreater(than: low), x.isLess(than: high))
  }

  private static func zero(_ like: Term) -> Term { like.graph.constant(0) }
  private static func one(_ like: Term) -> Term { like.graph.constant(1) }

  private static func preference(_ a: Term, _ b: Term, _ comparison: String) -> [Term?] {
    let half = 0.5 * a.equals(b)
    return [
      Elementwise.term(comparison, a, b) + half, Elementwise.term(comparison, b, a) + half,
    ]
  }
}

/// ⌊a / b⌋, computed from the remainder so that it is right where a / b rounds up.
@Sendable private func flooredQuotient(_ a: Double, _ b: Double) -> Double {
  if b == 0 { return a / b }
  let rest = Glibc.fmod(a, b)
  let isRoundedUp = rest != 0 && (rest < 0) != (b < 0)
  let quotient = (a - rest) / b - (isRoundedUp ? 1 : 0)
  let down = Glibc.floor(quotient)
  return quotient - down > 0.5 ? down + 1 : down
}

/// The remainder of a floored division: it has the sign of b.
@Sendable private func flooredRemainder(_ a: Double, _ b: Double) -> Double {
  let rest = Glibc.fmod(a, b)
  if rest == 0 { return Double(signOf: b, magnitudeOf: 0) }
  return (rest < 0) != (b < 0) ? rest + b : rest
}

@Sendable private func largest(_ a: Double, _ b: Double) -> Double {
  a.isNaN || a > b ? a : b
}

@Sendable private func smallest(_ a: Double, _ b: Double) -> Double {
  a.isNaN || a < b ? a : b
}

/// 1 / (1 + e⁻ˣ) without overflow on either side.
@Sendable private func sigmoid(_ x: Double) -> Double {
  if x >= 0 { return 1 / (1 + Glibc.exp(-x)) }
  let power = Glibc.exp(x)
  return power / (1 + power)
}

/// The constants of `selu` (G. Klambauer et al., Self-normalizing neural networks, 2017).
private let seluAlpha = 1.6732632423543772848170429916717
private let seluScale = 1.0507009873554804934193349852946
