import Documents
import Expressions

extension AnswerReader {
  /// A formula: an expression in a string, a number, or nested lists of these.
  static func formula(_ node: Node) throws(Unreadable) -> Syntax {
    switch node.value {
    case .integer(let value): return Syntax(form: .integer(value), range: node.range)
    case .number(let value) where value.isFinite:
      return Syntax(form: .real(value), range: node.range)
    case .boolean(let value): return Syntax(form: .boolean(value), range: node.range)
    case .sequence, .array:
      var parts: [Syntax] = []
      for element in node.elements ?? [] { parts.append(try formula(element)) }
      return Syntax(form: .list(parts), range: node.range)
    case .string(let text):
      do throws(ExpressionError) {
        return try Parser.parse(text.string, locate: text.range(of:))
      } catch {
        throw Unreadable(.formula, error)
      }
    default: throw Unreadable(.formula, got: node)
    }
  }
}

extension Unreadable {
  /// What an expression's error says of an answer.
  init(_ wanted: AnswerReader.Wanted, _ error: ExpressionError) {
    let hint = error.suggestion.map { "; \($0)" } ?? ""
    self.init(wanted, error.message + hint, at: error.range)
  }
}
