extension Graph {
  /// The derivatives of Σ outputᵢ·cotangentᵢ with respect to nodes of the graph, as terms: the
  /// reverse pass. The cost is that of one evaluation of each rule.
  ///
  /// A cotangent that a rule gives in a broadcast shape is summed here, once, to the shape of its
  /// input. Where the outputs do not depend on a node, its derivative is zero.
  /// Throws ``OperationError`` where the way to a node leads through an operation without a
  /// derivative.
  public func derivatives(
    of outputs: [(term: Term, cotangent: Term)], by variables: [Term]
  ) throws(OperationError) -> [Term] {
    guard let first = variables.map(\.node).min() else { return [] }
    let last = outputs.map(\.term.node).max() ?? -1
    let depends = dependents(of: variables, from: first, through: last)
    var cotangents: [Int: Term] = [:]
    for (term, cotangent) in outputs {
      cotangents[term.node] = cotangents[term.node].map { $0 + cotangent } ?? cotangent
    }
    for node in stride(from: last, through: first, by: -1) where depends[node - first] {
      guard let cotangent = cotangents[node] else { continue }
      try checkSize()
      let inputs = nodes[node].inputs
      guard inputs.contains(where: { $0 >= first && depends[$0 - first] }) else { continue }
      for (input, share) in zip(inputs, try pullback(node, cotangent))
      where input >= first && depends[input - first] {
        guard let share = share?.summed(to: nodes[input].shape) else { continue }
        cotangents[input] = cotangents[input].map { $0 + share } ?? share
      }
    }
    return variables.map { variable in
      (cotangents[variable.node] ?? constant(0)).broadcast(to: variable.shape)
        .written(as: variable.shape).asReal
    }
  }

  private func dependents(of variables: [Term], from first: Int, through last: Int) -> [Bool] {
    guard first <= last else { return [] }
    var depends = [Bool](repeating: false, count: last - first + 1)
    for variable in variables where variable.node <= last { depends[variable.node - first] = true }
    for node in first...last where !depends[node - first] {
      depends[node - first] = nodes[node].inputs.contains { $0 >= first && depends[$0 - first] }
    }
    return depends
  }

  private func pullback(_ node: Int, _ cotangent: Term) throws(OperationError) -> [Term?] {
    let key = PullbackKey(node: node, cotangent: cotangent.node)
    if let shares = pullbacks[key] { return shares }
    let output = Term(graph: self, node: node)
    let inputs = nodes[node].inputs.map { Term(graph: self, node: $0) }
    guard let rule = nodes[node].primitive.pullback else {
      throw .noDerivative(nodes[node].primitive.name)
    }
    let shares = rule(
      Pullback(inputs: inputs, output: output, cotangent: cotangent.broadcast(to: output.shape)))
    pullbacks[key] = shares
    return shares
  }
}
