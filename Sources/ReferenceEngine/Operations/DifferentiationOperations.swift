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
    Operation("hessian", "y, x", "∂²y/∂xᵢ∂xⱼ for a number y; its shape is that of x twice") {
      call throws(OperationError) in
      let y = try call.number("y")
      let seed = call.graph.constant(1).broadcast(to: y.shape)
      return try call.byVariables { variables throws(OperationError) in
        var hessians: [Term] = []
        for variable in variables {
          let gradient = try call.graph.derivatives(of: [(y, seed)], by: [variable])[0]
          hessians.append(try call.jacobians(gradient, [variable])[0])
        }
        return hessians
      }
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
    Operation("jvp", "y, x, v", "Σⱼ ∂y/∂xⱼ vⱼ: the Jacobian times a vector") {
      call throws(OperationError) in
      let (y, v) = (try call.term("y"), try call.term("v"))
      guard case .tensor(let x) = call["x"] else {
        throw call.fault("x", .parameter("x", of: "jvp", "one name", got: call["x"].kindName))
      }
      try call.requireShape("v", v, of: x, "x")
      return .tensor(try call.graph.tangent(of: y, by: x, along: v))
    }
    .documented("sum(x[n, d], axis=1), x, v[n, d]", source: "torch.autograd.functional.jvp"),
  ]

  /// The most rows of a Jacobian, each of which is a reverse pass of its own.
  fileprivate static let jacobianRowLimit = 2_000
}

extension Graph {
  /// The derivative of y along a direction in x.
  ///
  /// The reverse pass u ↦ uᵀJ is linear in u, and so its own reverse pass is v ↦ Jv: no operation
  /// needs a rule of its own for this direction.
  func tangent(of y: Term, by x: Term, along v: Term) throws(OperationError) -> Term {
    let u = named(constant(0).broadcast(to: y.shape))
    let product = try derivatives(of: [(y, u)], by: [x])[0]
    return try derivatives(of: [(product, v)], by: [u])[0]
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

  /// Differentiates by one variable, or by each of a list of them.
  fileprivate func byVariables(
    _ rule: ([Term]) throws(OperationError) -> [Term]
  ) throws(OperationError) -> Argument {
    switch self["x"] {
    case .tensor(let variable): return .tensor(try rule([variable])[0])
    case .list(let elements):
      var variables: [Term] = []
      for element in elements {
        guard case .tensor(let variable) = element else {
          throw fault("x", .parameter("x", of: name, "names of tensors", got: element.kindName))
        }
        variables.append(variable)
      }
      return .list(try rule(variables).map { .tensor($0) })
    default:
      throw fault(
        "x", .parameter("x", of: name, "the name of a tensor", got: self["x"].kindName))
    }
  }

  fileprivate func jacobians(
    _ y: Term, _ variables: [Term]
  ) throws(OperationError) -> [Term] {
    let size = try y.shape.size()
    let count = size.value
    if count > Catalogue.jacobianRowLimit {
      throw fault(
        "y",
        .general(
          name, "at most \(grouped(Catalogue.jacobianRowLimit)) elements to differentiate",
          got: grouped(count)))
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
