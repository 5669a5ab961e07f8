import Expressions
import ReferenceEngine

extension ProblemGraph {
  /// Builds a predicate over a witness's names, or over `answer` and `expected`.
  static func accepted(
    _ acceptance: Acceptance, _ builder: GraphBuilder
  ) throws(ExpressionError) -> Accepted {
    var names: [String: Argument] = [:]
    var answers: [(name: String, term: Term)] = []
    let kind: AcceptedForm.Kind
    switch acceptance.form {
    case .witness(let shapes):
      kind = .witness
      for (name, extents) in shapes {
        answers.append((name, builder.graph.input(try shape(extents, builder))))
      }
    case .answer(let named, let extents, let ask):
      let asked = try ask.map { ask throws(ExpressionError) in
        try Self.asked(
          try builder.argument(of: ask), by: "ask", named, ask.range, builder)
      }
      let type = try answerType(
        named, asked,
        try extents.map { syntax throws(ExpressionError) in
          try shape(syntax, builder)
        })
      kind = .answer(type.kind)
      answers.append(("answer", builder.graph.input(type.shape, type.elements)))
      if let ask { names["expected"] = .tensor(try builder.term(of: ask)) }
    }
    for (name, term) in answers { names[name] = .tensor(term) }
    let scope = ExtendedScope(builder.scope, adding: names)
    let holds = try GraphBuilder(graph: builder.graph, scope: scope)
      .term(of: acceptance.predicate)
    try requireTruth(holds, of: "accept", at: acceptance.predicate.range)
    return Accepted(
      names: answers.map(\.name), answers: answers.map(\.term), holds: holds, kind: kind)
  }

  /// What an answer is read as: by what is asked, or by the kind and the shape that are written.
  private static func answerType(
    _ named: AnswerKind?, _ asked: AskedValue?, _ shape: Shape?
  ) throws(ExpressionError) -> (kind: AnswerKind, shape: Shape, elements: ElementKind) {
    var (extents, elements): (Shape, ElementKind) = asked?.type ?? ([], .real)
    if let shape { extents = shape }
    let own: AnswerKind =
      switch asked {
      case .computed(_, let kind): kind
      case .integer: .integer
      case .boolean: .boolean
      case .shape: .shape
      case .choice, .formula, .accepted, nil: extents.isEmpty ? .number : .tensor
      }
    let kind = named ?? own
    switch kind {
    case .integer, .shape: elements = .integer
    case .boolean: elements = .boolean
    case .number, .tensor: break
    }
    return (kind, extents, elements)
  }

  private static func shape(
    _ syntax: Syntax, _ builder: GraphBuilder
  ) throws(ExpressionError) -> Shape {
    guard let shape = try builder.argument(of: syntax).knownIntegers,
      shape.allSatisfy({ $0.value >= 0 })
    else {
      throw ExpressionError(
        "a shape must be a list of sizes and whole numbers, none of them negative",
        at: syntax.range)
    }
    return shape
  }
}
