import Documents
import Expressions

extension AnswerReader {
  /// A formula: an expression or LaTeX in a string, a number, or nested lists of these.
  ///
  /// `names` tells what LaTeX may name.
  static func formula(
    _ node: Node, names: () -> LaTeXNames
  ) throws(Unreadable) -> Syntax {
    switch node.value {
    case .integer(let value): return Syntax(form: .integer(value), range: node.range)
    case .number(let value) where value.isFinite:
      return Syntax(form: .real(value), range: node.range)
    case .boolean(let value): return Syntax(form: .boolean(value), range: node.range)
    case .sequence, .numbers, .array:
      var parts: [Syntax] = []
      for element in node.elements ?? [] { parts.append(try formula(element, names: names)) }
      return Syntax(form: .list(parts), range: node.range)
    case .string(let text):
      do throws(ExpressionError) {
        return isLaTeX(text.string)
          ? try LaTeXReader.parse(text.string, names: names(), locate: text.range(of:))
          : try Parser.parse(text.string, locate: text.range(of:))
      } catch {
        throw Unreadable(.formula, error)
      }
    default: throw Unreadable(.formula, got: node)
    }
  }
}

extension AnswerReader {
  /// Whether a string begins as LaTeX does: with a dollar sign, `\\(` or `\\[`.
  private static func isLaTeX(_ text: String) -> Bool {
    let start = text.drop { $0.isWhitespace }
    return ["$", "\\(", "\\["].contains { start.hasPrefix($0) }
  }
}

extension Unreadable {
  /// What an expression's error says of an answer.
  init(_ wanted: AnswerReader.Wanted, _ error: ExpressionError) {
    let hint = error.suggestion.map { "; \($0)" } ?? ""
    self.init(wanted, error.message + hint, at: error.range)
  }
}
