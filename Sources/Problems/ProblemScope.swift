import Diagnostics
import Expressions
import ReferenceEngine

/// The names of a problem while it is built into a graph: sizes, given values and definitions.
///
/// A definition is built when it is first used, so the order in the file does not matter; a cycle
/// is found on the way.
final class ProblemScope: Scope {
  let graph: Graph
  let allowsDraws: Bool
  private let functions: [String: FunctionDefinition]
  private let definitions: [String: Definition]
  private let findings: Findings
  private let unfolding = Unfolding()
  private var values: [String: Argument]
  private var states: [String: State] = [:]
  private var building: [String] = []
  /// The name whose draws are recorded, and the draws so far.
  private(set) var draws: [(name: String, draw: Draw, term: Term)] = []

  private enum State { case building, done, faulty }

  /// A scope whose `values` are known and whose `definitions` are built when they are used.
  init(
    graph: Graph, values: [String: Argument], definitions: [Definition],
    functions: [FunctionDefinition], allowsDraws: Bool, faulty: Set<String>, findings: Findings
  ) {
    self.graph = graph
    self.values = values
    self.allowsDraws = allowsDraws
    self.findings = findings
    self.functions = Dictionary(functions.map { ($0.name, $0) }) { first, _ in first }
    self.definitions = Dictionary(definitions.map { ($0.name, $0) }) { first, _ in first }
    for name in faulty { states[name] = .faulty }
  }

  func value(of name: String, at range: Range<Int>) throws(ExpressionError) -> Argument? {
    switch states[name] {
    case .done: return values[name]
    case .faulty: throw .consequence(at: range)
    case .building:
      let cycle = (building.drop { $0 != name } + [name]).joined(separator: " → ")
      throw ExpressionError("'\(name)' is defined by itself: \(cycle)", at: range)
    case nil: break
    }
    if let value = values[name] { return value }
    guard let definition = definitions[name] else { return nil }
    guard let value = build(definition) else { throw .consequence(at: range) }
    return value
  }

  /// Builds a definition; nil where it is faulty, which the findings then say.
  func build(_ definition: Definition) -> Argument? {
    if let value = values[definition.name] { return value }
    if states[definition.name] == .faulty { return nil }
    states[definition.name] = .building
    building.append(definition.name)
    defer { building.removeLast() }
    do throws(ExpressionError) {
      let builder = GraphBuilder(graph: graph, scope: self, unfolding: unfolding)
      let value = try builder.argument(of: definition.expression)
      let named = try named(value, at: definition.expression.range)
      values[definition.name] = named
      states[definition.name] = .done
      return named
    } catch {
      findings.add(error)
      states[definition.name] = .faulty
      return nil
    }
  }

  /// A definition's tensor gets a node of its own, by which derivatives may be taken.
  private func named(_ value: Argument, at range: Range<Int>) throws(ExpressionError) -> Argument {
    switch value {
    case .tensor(let term): return .tensor(graph.named(term))
    case .real(let number): return .tensor(graph.named(graph.constant(number)))
    case .list(let elements):
      var count = 0
      try limit(elements, depth: 1, count: &count, at: range)
      return value.holdsReal ? .tensor(graph.named(try tensor(value, at: range))) : value
    case .boolean, .integer: return value
    case .text, .none:
      throw ExpressionError("a name must stand for a value, got \(value.kindName)", at: range)
    }
  }

  private func tensor(
    _ value: Argument, at range: Range<Int>
  ) throws(ExpressionError) -> Term {
    do throws(OperationError) { return try value.term(in: graph) } catch {
      throw ExpressionError(error.message, at: range)
    }
  }

  /// Lists of lists by name grow fast: throws where a list is too deep or too long for a tensor.
  private func limit(
    _ list: [Argument], depth: Int, count: inout Int, at range: Range<Int>
  ) throws(ExpressionError) {
    if depth > Self.listDepthLimit {
      throw ExpressionError("a list is limited to a nesting of \(Self.listDepthLimit)", at: range)
    }
    for element in list {
      if case .list(let inner) = element {
        try limit(inner, depth: depth + 1, count: &count, at: range)
        continue
      }
      count += 1
      if count > Plan.elementLimit {
        throw ExpressionError("a list is limited to 10,000,000 elements", at: range)
      }
    }
  }

  private static let listDepthLimit = 64

  func function(named name: String) -> FunctionDefinition? { functions[name] }

  func term(of draw: Draw) -> Term? {
    guard allowsDraws, let name = building.last else { return nil }
    let term = graph.input(draw.shape, draw.kind)
    draws.append((name, draw, term))
    return term
  }

  func allows(_ operation: String) -> Bool { true }

  var names: [String] {
    values.keys.sorted() + definitions.keys.filter { values[$0] == nil }.sorted()
      + functions.keys.sorted()
  }
}

extension Argument {
  /// Whether this is or holds a real number that is written out: a list that does is a tensor, and
  /// none of sizes or axes.
  fileprivate var holdsReal: Bool {
    switch self {
    case .real: true
    case .list(let elements): elements.contains(where: \.holdsReal)
    default: false
    }
  }
}
