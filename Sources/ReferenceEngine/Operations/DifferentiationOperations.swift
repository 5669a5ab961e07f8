import Tensors

extension Catalogue {
  /// Derivatives, as terms that can be differentiated again. `x` is a name or a list of names, also
  /// of intermediate values.
  static let differentiationOperations: [Operation] = [
    Operation("grad", "y, x", "∂y/∂x for a number y; it has the shape of x") {
      call throws(OperationError) in
      let y = try call.number("y")
      let seed = call.graph.constant(1).broadcast(to: y.shape)
      return try call.byVariables { variables throws(OperationError) in
        try call.graph.derivatives(of: [(y, seed)], by: variables)
      }
    }
    .documented("sum(x[n, d]), x", source: "torch.autograd.grad"),
    Operation("jacobian", "y, x", "∂yᵢ/∂xⱼ; its shape is that of y followed by that of x") {
      call throws(OperationError) in
      let y = try call.term("y")
      return try call.byVariables { variables throws(OperationError) in
        try call.jacobians(y, variables)
      }
    }
    .documented("sum(x[n, d], axis=1), x", source: "torch.autograd.functional.jacobian"),
    Operation(
      "hessian", "y, x",
      "∂²y/∂xᵢ∂xⱼ for a number y; its shape is that of x twice; of a list of names a list of lists"
    ) {
      call throws(OperationError) in
      try call.hessians()
    }
    .documented("sum(x[n, d]), x", source: "torch.autograd.functional.hessian"),
    Operation("vjp", "y, x, v", "Σᵢ vᵢ ∂yᵢ/∂x: a vector times the Jacobian") {
      call throws(OperationError) in
      let (y, v) = (try call.term("y"), try call.term("v"))
      try call.requireShape("v", v, of: y, "y")
      return try call.byVariables { variables throws(OperationError) in
        try call.graph.derivatives(of: [(y, v)], by: variables)
      }
    }
    .documented("sum(x[n, d], axis=1), x, v[n]", source: "torch.autograd.functional.vjp"),
    Operation(
      "jvp", "y, x, v",
      "Σⱼ ∂y/∂xⱼ vⱼ: the Jacobian times a vector; for lists x and v the sum over their pairs"
    ) { call throws(OperationError) in
      .tensor(try call.tangent())
    }
    .documented("sum(x[n, d], axis=1), x, v[n, d]", source: "torch.autograd.functional.jvp"),
  ]

  /// The most rows of a Jacobian, each of which is a reverse pass of its own.
  fileprivate static let jacobianRowLimit = 2_000
}

extension Graph {
  /// The derivative of y along directions in variables, together.
  ///
  /// The reverse pass u ↦ uᵀJ is linear in u, and so its own reverse pass is v ↦ Jv: no operation
  /// needs a rule of its own for this direction.
  func tangent(
    of y: Term, by variables: [Term], along directions: [Term]
  ) throws(OperationError) -> Term {
    let u = named(constant(0).broadcast(to: y.shape))
    let products = try derivatives(of: [(y, u)], by: variables)
    let pairs = zip(products, directions).map { (term: $0, cotangent: $1) }
    return try derivatives(of: pairs, by: [u])[0]
  }
}

extension Call {
  fileprivate func number(_ parameter: String) throws(OperationError) -> Term {
    let term = try term(parameter)
    if term.shape.values.contains(where: { $0 != 1 }) {
      throw fault(
        parameter, .rank(name, parameter, "a number (else use jacobian or vjp)", got: term.shape))
    }
    return term
  }

  fileprivate func requireShape(
    _ parameter: String, _ term: Term, of other: Term, _ otherName: String
  ) throws(OperationError) {
    if term.shape.values != other.shape.values {
      throw fault(
        parameter,
        .rank(name, parameter, "the shape \(other.shape.name) of \(otherName)", got: term.shape))
    }
  }

  /// The variables to differentiate by, and whether they are a list of names.
  private func variables() throws(OperationError) -> (terms: [Term], isList: Bool) {
    switch self["x"] {
    case .tensor(let variable): return ([variable], false)
    case .list(let elements):
      if elements.isEmpty {
        throw fault("x", .parameter("x", of: name, "at least one name", got: "an empty list"))
      }
      var terms: [Term] = []
      for element in elements {
        guard case .tensor(let variable) = element else {
          throw fault("x", .parameter("x", of: name, "names of tensors", got: element.kindName))
        }
        terms.append(variable)
      }
      return (terms, true)
    default:
      throw fault(
        "x", .parameter("x", of: name, "the name of a tensor", got: self["x"].kindName))
    }
  }

  /// Differentiates by one variable, or by each of a list of them.
  fileprivate func byVariables(
    _ rule: ([Term]) throws(OperationError) -> [Term]
  ) throws(OperationError) -> Argument {
    let (terms, isList) = try variables()
    let results = try rule(terms).map { Argument.tensor($0) }
    return isList ? .list(results) : results[0]
  }

  /// The second derivatives by one variable; by a list, those by each pair: `[i][j]`.
  fileprivate func hessians() throws(OperationError) -> Argument {
    let y = try number("y")
    let (terms, isList) = try variables()
    let seed = graph.constant(1).broadcast(to: y.shape)
    var blocks: [Argument] = []
    for gradient in try graph.derivatives(of: [(y, seed)], by: terms) {
      let row = try jacobians(gradient, terms).map { Argument.tensor($0) }
      blocks.append(isList ? .list(row) : row[0])
    }
    return isList ? .list(blocks) : blocks[0]
  }

  fileprivate func tangent() throws(OperationError) -> Term {
    let y = try term("y")
    let (terms, isList) = try variables()
    let directions = isList ? try self.terms("v") : [try term("v")]
    guard directions.count == terms.count else {
      throw fault(
        "v",
        .parameter(
          "v", of: name, "a tensor for each of \(terms.count) names", got: "\(directions.count)"))
    }
    for (direction, variable) in zip(directions, terms) {
      try requireShape("v", direction, of: variable, "x")
    }
    return try graph.tangent(of: y, by: terms, along: directions)
  }

  fileprivate func jacobians(
    _ y: Term, _ variables: [Term]
  ) throws(OperationError) -> [Term] {
    let size = try y.shape.size()
    let count = size.value
    if count > Catalogue.jacobianRowLimit {
      // Its shape may be asked for all the same.
      let error = OperationError.general(
        name, "at most \(grouped(Catalogue.jacobianRowLimit)) elements to differentiate",
        got: grouped(count))
      return variables.map { graph.refused(name, error, shape: y.shape + $0.shape) }
    }
    var rows = [[Term]](repeating: [], count: variables.count)
    for row in 0..<count {
      let unit = Tensor(shape: y.shape.values) { $0[row] = 1 }
      let gradients = try graph.derivatives(of: [(y, graph.constant(unit))], by: variables)
      for (variable, gradient) in gradients.enumerated() { rows[variable].append(gradient) }
    }
    var result: [Term] = []
    for (variable, own) in zip(variables, rows) {
      let shape = y.shape + variable.shape
      result.append(
        own.isEmpty
          ? graph.constant(0).broadcast(to: shape)
          : try Term.stacked(own, axis: 0, extent: size).reshaped(shape))
    }
    return result
  }
}
