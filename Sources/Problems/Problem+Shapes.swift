import Expressions

extension Problem {
  /// Functions whose value is a shape, or made from one.
  private static let shapeFunctions: Set<String> = ["shape", "size", "ndim"]

  /// Whether any question asks for a shape, a size or a number of axes, or for something computed
  /// from one: who reads the problem must then not be told the shapes of answers.
  public var asksForShapes: Bool {
    questions.contains { question in
      let (asked, kind) = question.asked
      // Nobody knows what a question asks that cannot be read.
      if case .unread = question.answer { return true }
      return kind == .shape
        || asked.contains {
          !reachableNames(from: $0).isDisjoint(with: Self.shapeFunctions)
        }
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

extension Question {
  /// The expressions that tell what is asked, and the kind of answer where the author names it.
  fileprivate var asked: (expressions: [Syntax], kind: AnswerKind?) {
    switch answer {
    case .value(let expression, let kind): ([expression], kind)
    case .formula(let formula): ([formula.reference], nil)
    case .accepted(let acceptance):
      switch acceptance.form {
      case .witness: ([acceptance.predicate], nil)
      case .answer(let kind, _, let ask): ([acceptance.predicate] + (ask.map { [$0] } ?? []), kind)
      }
    case .choice, .choices, .unread: ([], nil)
    }
  }
}
