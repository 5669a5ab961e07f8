import Diagnostics
import ReferenceEngine
import Tensors

@testable import Expressions

/// A fault of an expression: its text with the place between ‹ and ›, and what is said.
struct Fault: Equatable, CustomStringConvertible {
  var marked: String
  var message: String
  var suggestion: String?

  init(_ marked: String, _ message: String, _ suggestion: String? = nil) {
    self.marked = marked
    self.message = message
    self.suggestion = suggestion
  }

  init(_ error: ExpressionError, in text: String) {
    let bytes = Array(text.utf8)
    let (start, end) = (error.range.lowerBound, error.range.upperBound)
    marked =
      start >= 0 && end <= bytes.count
      ? "\(decoded(bytes[..<start]))‹\(decoded(bytes[start..<end]))›\(decoded(bytes[end...]))"
      : "\(error.range) of \(text)"
    message = error.message
    suggestion = error.suggestion
  }

  /// The text without the marks.
  var text: String { marked.filter { $0 != "‹" && $0 != "›" } }

  var description: String { "\(marked)\n\(message)\(suggestion.map { "; \($0)" } ?? "")" }
}

private func decoded(_ bytes: ArraySlice<UInt8>) -> String {
  String(decoding: bytes, as: UTF8.self)
}

/// The error of a text as a diagnostic is rendered.
func rendered(_ error: ExpressionError, in text: String) -> String {
  Diagnostic(
    error.message, at: Location(SourceText(name: "t", text: text), error.range),
    suggestion: error.suggestion
  ).rendered()
}

/// A syntax tree on one line with all its parentheses.
func outline(_ syntax: Syntax) -> String {
  switch syntax.form {
  case .integer(let value): "\(value)"
  case .real(let value): "\(value)"
  case .name(let name): name
  case .text(let text): "\"\(text)\""
  case .boolean(let value): "\(value)"
  case .none: "None"
  case .list(let elements): "[\(elements.map(outline).joined(separator: ", "))]"
  case .unary(let sign, let operand): "(\(sign) \(outline(operand)))"
  case .binary(let sign, let left, let right): "(\(outline(left)) \(sign) \(outline(right)))"
  case .conditional(let value, let condition, let other):
    "(\(outline(value)) if \(outline(condition)) else \(outline(other)))"
  case .call(let name, let positional, let named):
    "\(name)(\((positional.map(outline) + named.map { "\($0.name)=\(outline($0.value))" }).joined(separator: ", ")))"
  case .index(let base, let items):
    "\(outline(base))[\(items.map(outline).joined(separator: ", "))]"
  case .transpose(let base): "\(outline(base)).T"
  }
}

private func outline(_ item: Syntax.IndexItem) -> String {
  switch item {
  case .at(let syntax): outline(syntax)
  case .slice(let start, let stop, let step):
    [start, stop, step].map { $0.map(outline) ?? "" }.joined(separator: ":")
  case .ellipsis: "..."
  case .newAxis: "None"
  }
}

/// The names that the expressions of these tests may use.
struct SampleScope: Scope {
  let graph: Graph
  var values: [String: Argument] = [:]
  var functions: [String: FunctionDefinition] = [:]
  var allowsDraws = false

  func value(of name: String, at range: Range<Int>) throws(ExpressionError) -> Argument? {
    if name == "faulty" { throw .consequence(at: range) }
    return values[name]
  }

  func function(named name: String) -> FunctionDefinition? { functions[name] }
  func term(of draw: Draw) -> Term? { allowsDraws ? graph.input(draw.shape, draw.kind) : nil }
  func allows(_ operation: String) -> Bool { operation != "erf" }
  var names: [String] { values.keys.sorted() + functions.keys.sorted() }
}

/// Given values by name, sizes and functions, with which expressions are built and evaluated.
struct Sample {
  let graph = Graph()
  private(set) var scope: SampleScope
  private(set) var inputs: [Term] = []
  private(set) var given: [Tensor] = []

  /// Sizes d = 3 and dh = 4; vectors x = (1, 2, 3) and i = (2, 0), whole numbers; the matrix
  /// W = ((1, 2, 3), (4, 5, 6)), the tensor A of shape (2, 3, 4) that counts from 0, the numbers
  /// t = 0.5, n = 2 (whole) and flag = true; a list hc of x and W's first row.
  init(functions: [String: String] = [:], allowsDraws: Bool = false) throws {
    scope = SampleScope(graph: graph, allowsDraws: allowsDraws)
    scope.values["d"] = .integer(Extent(3, name: "d"))
    scope.values["dh"] = .integer(Extent(4, name: "dh"))
    let x = give("x", [Extent(3, name: "d")], [1, 2, 3])
    give("i", [Extent(2)], [2, 0], .integer)
    let w = give("W", [Extent(2), Extent(3, name: "d")], [1, 2, 3, 4, 5, 6])
    give("A", [Extent(2), Extent(3), Extent(4)], (0..<24).map(Double.init))
    give("t", [], [0.5])
    give("n", [], [2], .integer)
    give("flag", [], [1], .boolean)
    scope.values["hc"] = .list([.tensor(x), .tensor(try w.indexed([.at(Extent(0))]))])
    for (head, body) in functions {
      guard let function = try Parser.parseFunctionHead(head) else { continue }
      scope.functions[function.name] = FunctionDefinition(
        name: function.name, parameters: function.parameters, body: try Parser.parse(body))
    }
  }

  @discardableResult
  private mutating func give(
    _ name: String, _ shape: Shape, _ elements: [Double], _ kind: ElementKind = .real
  ) -> Term {
    let term = graph.input(shape, kind)
    if name == "n" { graph.note(term, is: Extent(2)) }
    scope.values[name] = .tensor(term)
    inputs.append(term)
    given += Tensor(shape: shape.values, elements: elements).map { [$0] } ?? []
    return term
  }

  func argument(_ text: String) throws(ExpressionError) -> Argument {
    try GraphBuilder(graph: graph, scope: scope).argument(of: try Parser.parse(text))
  }

  /// What is known of an expression before evaluation.
  func kindName(_ text: String) -> String {
    do throws(ExpressionError) { return try argument(text).kindName } catch {
      return Fault(error, in: text).description
    }
  }

  /// The fault of an expression, or nil where it has none.
  func fault(_ text: String) -> Fault? {
    do throws(ExpressionError) {
      _ = try argument(text)
      return nil
    } catch {
      return Fault(error, in: text)
    }
  }

  /// The value of an expression.
  func evaluate(_ text: String) throws -> Tensor {
    let term = try GraphBuilder(graph: graph, scope: scope).term(of: try Parser.parse(text))
    return try Plan([term], inputs: inputs).evaluate(given)[0]
  }
}

extension Tensor {
  /// A tensor for a test; one of no elements where the counts differ.
  static func of(_ shape: [Int], _ elements: [Double]) -> Tensor {
    Tensor(shape: shape, elements: elements) ?? Tensor(shape: [0]) { _ in }
  }
}
