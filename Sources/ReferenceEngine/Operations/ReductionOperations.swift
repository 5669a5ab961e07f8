extension Catalogue {
  /// Operations that reduce axes: `axis` is a number, a list, or `None` for all axes.
  static let reductionOperations: [Operation] = [
    reduction("sum", "the sum") { x, axes in x.summed(over: axes) },
    reduction("mean", "the arithmetic mean") { x, axes in x.averaged(over: axes) },
    reduction("max", "the greatest element; equal ones share the derivative", needsElements: true) {
      x, axes in x.extreme(over: axes)
    },
    reduction("min", "the smallest element; equal ones share the derivative", needsElements: true) {
      x, axes in x.extreme(over: axes, greatest: false)
    },
    reduction("var", extra: ["correction=0"], "Σ(x − x̄)² / (n − correction)") {
      call, x, axes throws(OperationError) in
      try call.variance(x, axes)
    },
    reduction("std", extra: ["correction=0"], "the square root of `var`") {
      call, x, axes throws(OperationError) in
      try call.variance(x, axes).flatSquareRoot
    },
    reduction("logsumexp", "ln Σ eˣ, without overflow") { x, axes in x.logSumExp(over: axes) },
    reduction("all", "whether no element is zero") { x, axes in
      x.isNonzero.extreme(over: axes, greatest: false).isGreater(than: 0)
    },
    reduction("any", "whether an element is not zero") { x, axes in
      x.isNonzero.extreme(over: axes).isGreater(than: 0)
    },
    extreme("argmax", "the index of the greatest element, the first of equal ones", true),
    extreme("argmin", "the index of the smallest element, the first of equal ones", false),
    Operation("cumsum", "x, axis=None", "the running sum; of all elements in order for None") {
      call throws(OperationError) in
      let x = try call.term("x")
      if case .none = call["axis"] {
        return .tensor(x.reshaped([try x.shape.size()]).cumulativeSum(axis: 0))
      }
      return .tensor(x.cumulativeSum(axis: try call.axis("axis", of: x.shape)))
    },
  ]

  private static func reduction(
    _ name: String, _ formula: String, needsElements: Bool = false,
    _ rule: @escaping @Sendable (Term, [Int]) -> Term
  ) -> Operation {
    reduction(name, formula) { call, x, axes throws(OperationError) in
      if needsElements && axes.contains(where: { x.shape[$0].value == 0 }) {
        throw call.fault("x", .general(name, "at least one element", got: "\(x.shape.name)"))
      }
      return rule(x, axes)
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
    return centred.map("square").summed(over: axes) / (x.shape.count(of: axes) - correction)
  }
}

extension Term {
  fileprivate var isNonzero: Term { Elementwise.term("!=", self, graph.constant(0)) }
}
