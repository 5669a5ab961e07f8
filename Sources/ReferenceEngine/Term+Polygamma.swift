import Tensors

extension Term {
  /// The derivative of order n of the digamma function, whose derivative is that of order n + 1.
  func polygamma(_ order: Int) -> Term {
    let primitive = Primitive(
      order == 0 ? "digamma" : "polygamma", [order], work: { 20_000 * Double($0.outputCount) }
    ) { shapes in
      let count = shapes.outputCount
      return { (operands: Operands) throws(EvaluationError) in
        UnaryLoop(operands[0], operands.result, count: count).map { Tensors.polygamma(order, $0) }
      }
    } pullback: { rule in
      [rule.cotangent * rule.inputs[0].polygamma(order + 1)]
    }
    return graph.append(primitive, [self], shape: shape)
  }
}
