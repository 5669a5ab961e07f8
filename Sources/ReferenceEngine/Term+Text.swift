extension Term {
  /// The term as it would be written in the expression language, with names for some nodes.
  func text(_ names: [Int: String]) -> String { written(names).text }

  private static let precedences = [
    "==": 1, "!=": 1, "<": 1, "<=": 1, ">": 1, ">=": 1, "and": 0, "or": 0, "+": 2, "-": 2, "*": 3,
    "/": 3, "//": 3, "%": 3, "**": 5,
  ]

  private func written(_ names: [Int: String]) -> (text: String, precedence: Int) {
    if let name = names[node] { return (name, 9) }
    let primitive = graph.nodes[node].primitive
    let inputs = graph.nodes[node].inputs.map { Term(graph: graph, node: $0) }
    switch primitive.role {
    case .constant(let tensor):
      let number = tensor.item ?? .nan
      let text = Int(exactly: number).map { "\($0)" } ?? "\(number)"
      return (text, number < 0 ? 4 : 9)
    case .view where inputs.count == 1: return inputs[0].written(names)
    default: break
    }
    let operands = inputs.map { $0.written(names) }
    if let own = Self.precedences[primitive.name], operands.count == 2 {
      func side(_ operand: (text: String, precedence: Int), isRight: Bool) -> String {
        operand.precedence < own || (isRight && operand.precedence == own)
          ? "(\(operand.text))" : operand.text
      }
      let (left, right) = (side(operands[0], isRight: false), side(operands[1], isRight: true))
      return own == 5
        ? ("\(left)**\(right)", own) : ("\(left) \(primitive.name) \(right)", own)
    }
    if primitive.name == "negative", let operand = operands.first {
      return (operand.precedence < 4 ? "-(\(operand.text))" : "-\(operand.text)", 4)
    }
    return ("\(primitive.name)(\(operands.map(\.text).joined(separator: ", ")))", 9)
  }
}

extension Elementwise {
  /// The partial derivatives as the row has them.
  var derivative: Operation.Derivative {
    let graph = Graph()
    let parameters = Signature(name, self.parameters).parameters.map(\.name)
    let operands = parameters.map { _ in graph.input([]) }
    var names = Dictionary(
      uniqueKeysWithValues: zip(operands, parameters).map { ($0.node, $1) })
    let result = graph.append(primitive, operands, shape: [])
    names[result.node] = "y"
    let rule = Pullback(inputs: operands, output: result, cotangent: graph.constant(1))
    let rules = zip(parameters, primitive.pullback?(rule) ?? []).compactMap { name, partial in
      partial.map { (parameter: name, expression: $0.text(names)) }
    }
    return rules.isEmpty ? .zero : .partials(rules)
  }
}
