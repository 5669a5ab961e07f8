import Tensors

extension Catalogue {
  /// Operations that reduce axes: `axis` is a number, a list, or `None` for all axes.
  static let reductionOperations: [Operation] = [
    reduction("sum", "the sum") { x, axes in x.summed(over: axes) }
      .exactly { numbers throws(OperationError) in
        var sum = Extent(0)
        for number in numbers { sum = try .exact(.add, sum, number) }
        return sum
      }
      .documented(
        "x[n, d], axis=0", derivative: "x: broadcast_to(ȳ, shape(x))", source: "numpy.sum"),
    reduction("mean", "the arithmetic mean") { x, axes in x.averaged(over: axes) }
      .documented(
        "x[n, d], axis=0", derivative: "x: broadcast_to(ȳ / n, shape(x))", source: "numpy.mean"),
    reduction("max", "the greatest element; equal ones share the derivative", needsElements: true) {
      x, axes in x.extreme(over: axes)
    }
    .exactly { numbers in numbers.max { $0.value < $1.value } }
    .documented(
      "x[n, d], axis=0", derivative: "x: ȳ * (x == y) / sum(x == y, axis=0)", source: "numpy.max"),
    reduction("min", "the smallest element; equal ones share the derivative", needsElements: true) {
      x, axes in x.extreme(over: axes, greatest: false)
    }
    .exactly { numbers in numbers.min { $0.value < $1.value } }
    .documented(
      "x[n, d], axis=0", derivative: "x: ȳ * (x == y) / sum(x == y, axis=0)", source: "numpy.min"),
    reduction(
      "var", extra: ["correction=0"],
      "Σ(x − x̄)² / max(n − correction, 0); NumPy's ddof is accepted for correction"
    ) {
      call, x, axes throws(OperationError) in
      try call.variance(x, axes)
    }
    .documented(
      "x[n, d], axis=0", derivative: "x: ȳ * 2 * (x - mean(x, axis=0)) / n", source: "numpy.var"),
    reduction("std", extra: ["correction=0"], "the square root of `var`") {
      call, x, axes throws(OperationError) in
      try call.variance(x, axes).flatSquareRoot
    }
    .documented(
      "x[n, d], axis=0", derivative: "x: ȳ * (x - mean(x, axis=0)) / (n * y)", source: "numpy.std"),
    reduction("prod", "the product") { x, axes throws(OperationError) in
      try x.product(over: axes)
    }
    .documented("x[n, d], axis=0", derivative: "x: ȳ * y / x", source: "numpy.prod"),
    reduction(
      "median", "the middle element; of an even number the mean of the two in the middle",
      needsElements: true
    ) { x, axes throws(OperationError) in try x.median(over: axes) }
    .documented(
      "x[n, d], axis=0", derivative: "ȳ to the middle element, halved between two",
      source: "numpy.median"),
    reduction(
      "norm", extra: ["ord=2"],
      "(Σ |x|^ord)^(1/ord), also for ord 0, inf and -inf; over all axes as a vector; of matrices "
        + "also \"fro\", √Σ x², and \"nuc\", the sum of the singular values"
    ) { call, x, axes throws(OperationError) in
      try call.norm(x, axes)
    }
    .documented("x[n, d], axis=0", derivative: "x: ȳ * x / y", source: "numpy.linalg.norm"),
    reduction("logsumexp", "ln Σ eˣ, without overflow") { x, axes in x.logSumExp(over: axes) }
      .documented(
        "x[n, d], axis=0", derivative: "x: ȳ * softmax(x, axis=0)",
        source: "scipy.special.logsumexp"),
    reduction("all", "whether no element is zero") { x, axes in
      x.isNonzero.extreme(over: axes, greatest: false).isGreater(than: 0)
    }
    .documented("x[n, d], axis=1", source: "numpy.all").withoutDerivative(),
    reduction("any", "whether an element is not zero") { x, axes in
      x.isNonzero.extreme(over: axes).isGreater(than: 0)
    }
    .documented("x[n, d], axis=1, keepdims=True", source: "numpy.any").withoutDerivative(),
    extreme("argmax", "the index of the greatest element, the first of equal ones", true)
      .documented("x[n, d], axis=1", source: "numpy.argmax").withoutDerivative(),
    extreme("argmin", "the index of the smallest element, the first of equal ones", false)
      .documented("x[n, d], axis=1", source: "numpy.argmin").withoutDerivative(),
    Operation("cumsum", "x, axis=None", "the running sum; of all elements in order for None") {
      call throws(OperationError) in
      let x = try call.term("x")
      if case .none = call["axis"] {
        return .tensor(x.reshaped([try x.shape.size()]).cumulativeSum(axis: 0))
      }
      return .tensor(x.cumulativeSum(axis: try call.axis("axis", of: x.shape)))
    }
    .documented(
      "x[n, d], axis=1", derivative: "x: flip(cumsum(flip(ȳ, 1), axis=1), 1)",
      source: "numpy.cumsum"),
    Operation("cumprod", "x, axis=None", "the running product; of all elements in order for None") {
      call throws(OperationError) in
      let x = try call.term("x")
      if case .none = call["axis"] {
        return .tensor(x.reshaped([try x.shape.size()]).cumulativeProduct(axis: 0))
      }
      return .tensor(x.cumulativeProduct(axis: try call.axis("axis", of: x.shape)))
    }
    .documented(
      "x[n, d], axis=1", derivative: "x: flip(cumsum(flip(ȳ * y, 1), axis=1), 1) / x",
      source: "numpy.cumprod"),
  ]

  private static func reduction(
    _ name: String, _ formula: String, needsElements: Bool = false,
    _ rule: @escaping @Sendable (Term, [Int]) throws(OperationError) -> Term
  ) -> Operation {
    reduction(name, formula) { call, x, axes throws(OperationError) in
      if needsElements && axes.contains(where: { x.shape[$0].value == 0 }) {
        throw call.fault("x", .general(name, "at least one element", got: "\(x.shape.name)"))
      }
      return try rule(x, axes)
    }
  }

  private static func reduction(
    _ name: String, extra: [String] = [], _ formula: String,
    _ rule: @escaping @Sendable (Call, Term, [Int]) throws(OperationError) -> Term
  ) -> Operation {
    let parameters = ["x", "axis=None"] + extra + ["keepdims=False"]
    return Operation(name, parameters.joined(separator: ", "), formula) {
      call throws(OperationError) in
      let x = try call.term("x")
      let axes = try call.axes("axis", of: x.shape)
      let result = try rule(call, x, axes)
      return .tensor(
        try call.boolean("keepdims") ? result.reshaped(x.shape.keeping(axes)) : result)
    }
  }

  private static func extreme(_ name: String, _ formula: String, _ greatest: Bool) -> Operation {
    Operation(name, "x, axis=None, keepdims=False", formula) { call throws(OperationError) in
      let x = try call.term("x")
      let whole: Bool
      if case .none = call["axis"] { whole = true } else { whole = false }
      let flat = whole ? x.reshaped([try x.shape.size()]) : x
      let axis = whole ? 0 : try call.axis("axis", of: x.shape)
      if flat.shape[axis].value == 0 {
        throw call.fault("x", .general(name, "at least one element", got: "\(x.shape.name)"))
      }
      let result = flat.indexOfExtreme(axis: axis, greatest: greatest)
      let axes = whole ? Array(x.shape.indices) : [axis]
      return .tensor(
        try call.boolean("keepdims") ? result.reshaped(x.shape.keeping(axes)) : result)
    }
  }
}

extension Call {
  fileprivate func variance(_ x: Term, _ axes: [Int]) throws(OperationError) -> Term {
    let centred = x - x.averaged(over: axes).spread(over: axes, of: x.shape)
    let correction = try scalar("correction")
    let divisor = Elementwise.term(
      "maximum", x.shape.count(of: axes) - correction, graph.constant(0))
    return centred.map("square").summed(over: axes) / divisor
  }
}

extension Call {
  fileprivate func norm(_ x: Term, _ axes: [Int]) throws(OperationError) -> Term {
    let order: Double
    switch self["ord"] {
    case .text: return try matrixNorm(x, axes)
    case .real(let value): order = value
    case .none: order = 2
    default: order = Double(try integer("ord").value)
    }
    let magnitude = x.map("abs")
    let isEmpty = axes.contains { x.shape[$0].value == 0 }
    switch order {
    case 2: return x.euclideanNorm(over: axes)
    case 1: return magnitude.summed(over: axes)
    case 0: return x.isNonzero.summed(over: axes) / 1
    case .infinity where !isEmpty: return magnitude.extreme(over: axes)
    case -.infinity where !isEmpty: return magnitude.extreme(over: axes, greatest: false)
    default: break
    }
    guard order.isFinite else {
      throw fault(
        "ord",
        .parameter(
          "ord", of: name, "a number",
          got: self["ord"].kindName))
    }
    let powers = magnitude.power(order, atZero: order < 0 ? .infinity : 0)
    return powers.summed(over: axes).power(1 / order, atZero: 0)
  }
}

extension Call {
  /// NumPy's norms of matrices that are called by a name.
  private func matrixNorm(_ x: Term, _ axes: [Int]) throws(OperationError) -> Term {
    let order = try choice("ord", of: ["fro", "nuc"])
    if axes.count != 2 {
      throw fault(
        "ord",
        .general(
          name, "two axes of a matrix for ord \"\(order)\"", got: "\(axes.count) of \(x.shape.name)"
        )
      )
    }
    if order == "fro" { return x.euclideanNorm(over: axes) }
    let others = x.shape.indices.filter { !axes.contains($0) }
    let values = x.transposed(others + axes).singularValues
    return values.summed(over: [values.rank - 1])
  }
}

extension Term {
  /// √Σ x² along axes without overflow; at 0 the derivative is 0, as PyTorch's.
  func euclideanNorm(over axes: [Int]) -> Term {
    let primitive = Primitive("norm", axes) { shapes in
      let layout = ReductionLayout(shape: shapes.inputs[0], axes: axes)
      return { (operands: Operands) throws(EvaluationError) in
        layout.reduce(operands[0], operands.result) { x, count, stride in
          Tensors.euclideanNorm(x, count: count, stride: stride)
        }
      }
    } pullback: { rule in
      let (x, norm) = (rule.inputs[0], rule.output.spread(over: axes, of: rule.inputs[0].shape))
      let zero = rule.graph.constant(0)
      let isZero = norm.equals(zero)
      let share = choose(isZero, zero, x / choose(isZero, rule.graph.constant(1), norm))
      return [share * rule.cotangent.spread(over: axes, of: x.shape)]
    }
    return graph.append(primitive, [self], shape: shape.removing(axes))
  }

  /// A power whose value at 0 is given; the derivative there is 0, as that of PyTorch's norms.
  fileprivate func power(_ exponent: Double, atZero value: Double) -> Term {
    let isZero = equals(graph.constant(0))
    let base = choose(isZero, graph.constant(1), self)
    return choose(
      isZero, graph.constant(value), Elementwise.term("**", base, graph.constant(exponent)))
  }

  fileprivate var isNonzero: Term { Elementwise.term("!=", self, graph.constant(0)) }
}
