import Expressions
import ReferenceEngine

extension ProblemGraph {
  /// Builds a mistake; nil where it does not fit, which the findings then say.
  static func mistake(
    _ mistake: Mistake, of question: Question, _ value: AskedValue, _ builder: GraphBuilder,
    _ findings: Findings
  ) -> AskedMistake? {
    do throws(ExpressionError) {
      switch mistake.form {
      case .value(let syntax):
        if case .formula = value {
          _ = try builder.term(of: syntax)
          return .value(.formula)
        }
        // Beside real numbers a whole one is a real one; else a mistake has a kind of its own.
        let wrong = try builder.argument(of: syntax)
        if value.isReal, wrong.isValue {
          let term = try builder.tensor(wrong, at: syntax.range)
          return .value(.computed(term.asReal, term.rank == 0 ? .number : .tensor))
        }
        return .value(try asked(wrong, by: "value", nil, syntax.range, builder))
      case .when(let syntax):
        let (shape, kind) = value.type
        let (answer, expected) = (
          builder.graph.input(shape, kind), builder.graph.input(shape, kind)
        )
        let scope = ExtendedScope(
          builder.scope, adding: ["answer": .tensor(answer), "expected": .tensor(expected)])
        let holds = try GraphBuilder(graph: builder.graph, scope: scope).term(of: syntax)
        try requireTruth(holds, of: "when", at: syntax.range)
        return .when(holds, answer: answer, expected: expected)
      }
    } catch {
      findings.add(error)
      return nil
    }
  }
}

extension Argument {
  /// Whether this is anything that an answer could be.
  fileprivate var isValue: Bool {
    switch self {
    case .text, .none: false
    default: true
    }
  }
}
