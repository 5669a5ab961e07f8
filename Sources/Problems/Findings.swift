import Diagnostics
import Documents
import Expressions

/// The diagnostics of one file, gathered while it is read and checked.
final class Findings {
  let source: SourceText
  private var found: [Diagnostic] = []

  init(_ source: SourceText, _ diagnostics: [Diagnostic] = []) {
    self.source = source
    found = diagnostics
  }

  /// The diagnostics in the order of the file; those of one place as they were found.
  var diagnostics: [Diagnostic] {
    let places = found.map { $0.location?.range.lowerBound ?? 0 }
    return found.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { found[$0] }
  }

  /// A node as it stands in the file.
  func spelling(of node: Node) -> String {
    String(decoding: source.bytes[node.range], as: UTF8.self)
  }

  /// A node for a message: a short scalar as it stands, else its kind.
  func described(_ node: Node) -> String {
    switch node.value {
    case .boolean, .integer, .number:
      node.range.count <= 40 ? spelling(of: node) : node.kindName
    case .string(let text) where text.string.count <= 40: "'\(printable(text.string))'"
    default: node.kindName
    }
  }

  var hasErrors: Bool { found.contains { $0.severity == .error } }

  /// Adds an error once, however often it is found.
  func add(_ message: String, at range: Range<Int>, suggestion: String? = nil) {
    add(Diagnostic(message, at: Location(source, range), suggestion: suggestion))
  }

  /// Adds a diagnostic once, however often it is found.
  func add(_ diagnostic: Diagnostic) {
    let isKnown = found.contains {
      $0.message == diagnostic.message && $0.location?.range == diagnostic.location?.range
    }
    if !isKnown { found.append(diagnostic) }
  }

  /// Adds an expression's error, unless it only follows from another or lies where one is known.
  func add(_ error: ExpressionError) {
    let isKnown = found.contains { known in
      guard known.severity == .error, let range = known.location?.range else { return false }
      return range.lowerBound <= error.range.lowerBound
        && error.range.upperBound <= range.upperBound
    }
    if error.isConsequence || isKnown { return }
    add(error.message, at: error.range, suggestion: error.suggestion)
  }
}
