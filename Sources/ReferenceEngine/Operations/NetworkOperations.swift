extension Catalogue {
  /// The layers of networks; names, layouts and defaults are PyTorch's.
  static let networkOperations: [Operation] =
    [
      Operation("linear", "x, weight, bias=None", "x Wᵀ + b for a weight [out, in]") {
        call throws(OperationError) in
        .tensor(try call.linear())
      }
      .documented(
        "x[n, d], weight[m, d], bias[m]",
        derivative: "x: ȳ @ weight; weight: ȳ.T @ x; bias: sum(ȳ, axis=0)",
        source: "torch.nn.functional.linear"),
      alongAxis("softmax", "eˣ / Σ eˣ along an axis") { x, axis in x.softmax(axis: axis) }
        .documented(
          "x[n, d]", derivative: "x: y * (ȳ - sum(ȳ * y, axis=-1, keepdims=True))",
          source: "torch.nn.functional.softmax"),
      alongAxis("log_softmax", "x − ln Σ eˣ along an axis") { x, axis in x.logSoftmax(axis: axis) }
        .documented(
          "x[n, d]", derivative: "x: ȳ - softmax(x) * sum(ȳ, axis=-1, keepdims=True)",
          source: "torch.nn.functional.log_softmax"),
    ] + poolingOperations + normalisationOperations + attentionOperations + recurrentOperations

  private static func alongAxis(
    _ name: String, _ formula: String, _ rule: @escaping @Sendable (Term, Int) -> Term
  ) -> Operation {
    Operation(name, "x, axis=-1", formula) { call throws(OperationError) in
      let x = try call.term("x")
      let axis = try call.axis("axis", of: x.shape)
      if x.shape[axis].value == 0 {
        throw call.fault("x", .general(name, "at least one element", got: "\(x.shape.name)"))
      }
      return .tensor(rule(x, axis))
    }
  }
}

extension Call {
  fileprivate func linear() throws(OperationError) -> Term {
    let (x, weight) = (try term("x"), try term("weight"))
    if x.rank == 0 { throw fault("x", .rank(name, "x", "a vector, or one a row", got: x.shape)) }
    guard weight.rank == 2 else {
      throw fault("weight", .rank(name, "weight", "a matrix [out, in]", got: weight.shape))
    }
    guard x.shape[x.rank - 1] == weight.shape[1] else {
      throw fault(
        "weight",
        .extents(
          name, "the last axis of x", x.shape[x.rank - 1], equal: "axis 1 of weight",
          weight.shape[1]))
    }
    let product = try matrixProduct(
      x, weight.matrixTransposed, sign: name, from: ("x", "weight"))
    guard let bias = try bias("bias", features: weight.shape[0]) else { return product }
    return product + bias
  }

  /// A vector with a number for each feature, or nil for `None`.
  func bias(_ parameter: String, features: Extent) throws(OperationError) -> Term? {
    guard let bias = try optionalTerm(parameter) else { return nil }
    guard bias.shape == [features] else {
      throw fault(
        parameter,
        .rank(name, parameter, "a vector of \(features.description)", got: bias.shape))
    }
    return bias
  }
}
