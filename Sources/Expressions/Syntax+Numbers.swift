import ReferenceEngine

extension Syntax {
  /// Whether the expression is a single number for certain, where `numbers` are the names of values
  /// that are.
  public func isNumber(where numbers: Set<String>) -> Bool {
    switch form {
    case .integer, .real: true
    case .name(let name): numbers.contains(name)
    case .unary("-", let operand): operand.isNumber(where: numbers)
    case .binary("@", _, _): false
    case .binary: operands.allSatisfy { $0.isNumber(where: numbers) }
    case .call(let name, let positional, let named):
      Self.isNumber(name, positional, named, numbers)
    default: false
    }
  }

  /// The operands of a chain of operators, without recursion along it: it may be long.
  private var operands: [Syntax] {
    var (operands, node) = ([Syntax](), self)
    while case .binary(let sign, let left, let right) = node.form, sign != "@" {
      operands.append(right)
      node = left
    }
    return operands + [node]
  }

  private static func isNumber(
    _ name: String, _ positional: [Syntax], _ named: [NamedArgument], _ numbers: Set<String>
  ) -> Bool {
    if counting.contains(name) { return true }
    // What is drawn without a shape is a number.
    if Catalogue.draw(named: name) != nil { return draws.contains(name) && positional.isEmpty }
    if reducing.contains(name), positional.count == 1, named.isEmpty { return true }
    return elementwise.contains(name) && !positional.isEmpty
      && (positional + named.map(\.value)).allSatisfy { $0.isNumber(where: numbers) }
  }

  private static let counting: Set<String> = ["size", "ndim"]
  private static let draws: Set<String> = ["normal", "uniform", "integers"]
  /// What makes one number of all elements.
  private static let reducing: Set<String> = [
    "sum", "mean", "max", "min", "prod", "var", "std", "median", "norm", "logsumexp", "all", "any",
    "argmax", "argmin",
  ]
  private static let elementwise = Set(
    Catalogue.sections.first { $0.title == "Elementwise" }?.operations.map(\.name) ?? [])
}
