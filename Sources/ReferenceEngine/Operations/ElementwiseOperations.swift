import Glibc
import Tensors

extension Catalogue {
  /// Elementwise operations with options, made from the rows of the elementwise tables.
  static let elementwiseOperations: [Operation] = [
    Operation(Elementwise.choice)
      .documented(
        "condition[n, d], a[n, d], b[d]",
        derivative: "a: where(condition, ȳ, 0); b: sum(where(condition, 0, ȳ), axis=0)",
        source: "numpy.where"),
    Operation("clip", "x, min=None, max=None", "x brought into [min, max]; flat at the bounds") {
      call throws(OperationError) in
      var result = try call.term("x")
      for (parameter, comparison) in [("min", "<="), ("max", ">=")] {
        guard let bound = try call.optionalTerm(parameter) else { continue }
        result = try call.broadcasting(result, bound, parameter) { x, bound in
          choose(Elementwise.term(comparison, x, bound), bound, x)
        }
      }
      return .tensor(result)
    }
    .documented(
      "x[n, d], min=0.2, max=0.6", derivative: "x: ȳ * (0.2 < x and x < 0.6)", source: "numpy.clip"),
    Operation("round", "x, decimals=0", "x rounded to a number of decimals, halves to even") {
      call throws(OperationError) in
      let x = try call.term("x")
      let decimals = try call.integer("decimals").value
      guard (-300...300).contains(decimals) else {
        throw call.fault(
          "decimals",
          .parameter("decimals", of: "round", "a number from -300 to 300", got: "\(decimals)"))
      }
      return .tensor(x.rounded(decimals: decimals))
    }
    .documented("x[n, d]", derivative: "0", source: "numpy.round"),
    Operation("digamma", "x", "ψ(x), the derivative of lgamma") { call throws(OperationError) in
      .tensor(try call.term("x").polygamma(0))
    }
    .documented("x[n, d]", derivative: "ȳ times ψ′(x)", source: "scipy.special.digamma"),
    Operation("celu", "x, alpha=1.0", "x above 0, alpha·(e^(x/alpha) − 1) below") {
      call throws(OperationError) in
      let (x, alpha) = (try call.term("x"), try call.term("alpha"))
      return .tensor(
        try call.broadcasting(x, alpha, "alpha") { x, alpha in
          choose(x.isGreater(than: 0), x, Elementwise.term("celu below 0", x, alpha))
        })
    }
    .documented(
      "x[n, d]", derivative: "x: ȳ * where(x > 0, 1, exp(x))", source: "torch.nn.functional.celu"),
    Operation(
      "gelu", "x, approximate=\"none\"", "x Φ(x); with \"tanh\" by tanh(√(2/π)(x + 0.044715x³))"
    ) { call throws(OperationError) in
      let x = try call.term("x")
      if try call.choice("approximate", of: ["none", "tanh"]) == "none" {
        return .tensor(0.5 * x * (-x * 0.5.squareRoot()).map("erfc"))
      }
      let inner = M_2_SQRTPI * 0.5.squareRoot() * (x + 0.044715 * x * x * x)
      return .tensor(0.5 * x * (1 + inner.map("tanh")))
    }
    .documented(
      "x[n, d]",
      derivative: "x: ȳ * ((1 + erf(x / sqrt(2))) / 2 + x * exp(-x**2 / 2) / sqrt(2 * pi))",
      source: "torch.nn.functional.gelu"),
    Operation("hardtanh", "x, min_val=-1.0, max_val=1.0", "x brought into [min_val, max_val]") {
      call throws(OperationError) in
      let (x, low, high) = (
        try call.term("x"), try call.scalar("min_val"), try call.scalar("max_val")
      )
      // At a bound PyTorch's derivative is 0.
      return .tensor(
        choose(
          Elementwise.term("<=", x, low), low,
          choose(Elementwise.term(">=", x, high), high, x)))
    }
    .documented(
      "x[n, d]", derivative: "x: ȳ * (-1 < x and x < 1)", source: "torch.nn.functional.hardtanh"),
    Operation("leaky_relu", "x, negative_slope=0.01", "x above 0, negative_slope·x below") {
      call throws(OperationError) in
      let (x, slope) = (try call.term("x"), try call.term("negative_slope"))
      return .tensor(
        try call.broadcasting(x, slope, "negative_slope") { x, slope in
          choose(x.isGreater(than: 0), x, slope * x)
        })
    }
    .documented(
      "x[n, d]", derivative: "x: ȳ * where(x > 0, 1, 0.01)",
      source: "torch.nn.functional.leaky_relu"),
    Operation("elu", "x, alpha=1.0", "x above 0, alpha·(eˣ − 1) below") {
      call throws(OperationError) in
      let (x, alpha) = (try call.term("x"), try call.term("alpha"))
      return .tensor(
        try call.broadcasting(x, alpha, "alpha") { x, alpha in
          let below = Elementwise.term("celu below 0", x, x.graph.constant(1))
          return choose(x.isGreater(than: 0), x, alpha * below)
        })
    }
    .documented(
      "x[n, d]", derivative: "x: ȳ * where(x > 0, 1, exp(x))", source: "torch.nn.functional.elu"),
    Operation(
      "softplus", "x, beta=1.0, threshold=None",
      "ln(1 + e^(beta·x)) / beta, also where PyTorch takes x for it: above its threshold of 20"
    ) { call throws(OperationError) in
      .tensor(try call.softplus())
    }
    .documented(
      "x[n, d]", derivative: "x: ȳ * sigmoid(x)", source: "torch.nn.functional.softplus"),
  ]
}

extension Call {
  fileprivate func softplus() throws(OperationError) -> Term {
    let (x, beta) = (try term("x"), try scalar("beta"))
    let scaled = beta.constantValue == 1 ? x : beta * x
    func smooth(_ scaled: Term) -> Term {
      let result = scaled.map("softplus")
      return beta.constantValue == 1 ? result : result / beta
    }
    guard try optionalTerm("threshold") != nil else { return smooth(scaled) }
    let isLinear = Elementwise.term(">", scaled, try scalar("threshold"))
    return choose(isLinear, x, smooth(choose(isLinear, graph.constant(0), scaled)))
  }

  /// Applies a rule to two tensors that must be broadcastable.
  func broadcasting(
    _ a: Term, _ b: Term, _ parameter: String, _ rule: (Term, Term) -> Term
  ) throws(OperationError) -> Term {
    if commonShape(a.shape, b.shape) == nil {
      throw fault(parameter, .notBroadcastable(name, a.shape, b.shape))
    }
    return rule(a, b)
  }
}

extension Term {
  /// Rounded to a number of decimals, halves to even; without a derivative but zero.
  public func rounded(decimals: Int) -> Term {
    let scale = Glibc.pow(10, Double(Swift.abs(decimals)))
    let primitive = Primitive("round", [decimals]) { shapes in
      let count = shapes.outputCount
      return { (operands: Operands) throws(EvaluationError) in
        UnaryLoop(operands[0], operands.result, count: count).map { x in
          if !x.isFinite { return x }
          let scaled = decimals < 0 ? x / scale : x * scale
          if !scaled.isFinite { return x }
          let whole = scaled.rounded(.toNearestOrEven)
          return decimals < 0 ? whole * scale : whole / scale
        }
      }
    } pullback: { _ in
      [nil]
    }
    return graph.append(
      primitive, [self], shape: shape, kind: decimals <= 0 ? .integer : .real)
  }
}
