import Expressions

extension Problem {
  /// Functions whose value is a shape, or made from one.
  private static let shapeFunctions: Set<String> = ["shape", "size", "ndim"]

  /// Whether any question asks for a shape, a size or a number of axes, or for something computed
  /// from one: who reads the problem must then not be told the shapes of answers.
  public var asksForShapes: Bool {
    questions.contains { question in
      guard case .value(let expression, let kind) = question.answer else { return false }
      return kind == .shape
        || !reachableNames(from: expression).isDisjoint(with: Self.shapeFunctions)
    }
  }

  /// All names that an expression uses, itself or by the definitions and functions of `let`.
  private func reachableNames(from expression: Syntax) -> Set<String> {
    var bodies: [String: Syntax] = [:]
    for definition in definitions { bodies[definition.name] = definition.expression }
    for function in functions { bodies[function.name] = function.body }
    var reached = Set<String>()
    var pending = expression.usedNames
    while let name = pending.popFirst() {
      guard reached.insert(name).inserted, let body = bodies[name] else { continue }
      pending.formUnion(body.usedNames)
    }
    return reached
  }
}
