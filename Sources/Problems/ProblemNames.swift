import Diagnostics
import Expressions
import ReferenceEngine

/// The names of a problem for one choice of sizes: one graph draws the given values, another takes
/// them as inputs and computes what follows.
struct ProblemNames {
  /// A given value: how it is made, and the input that stands for it.
  struct Given {
    let name: String
    let made: Term
    let input: Term
    /// Its whole numbers, where float64 does not hold them.
    let exact: [Int]?
    /// Where the file says how.
    let range: Range<Int>
  }

  let given: [Given]
  let draws: [(name: String, draw: Draw, term: Term)]
  /// The names that a question's expressions may use.
  let scope: ProblemScope

  /// A builder of the questions' expressions.
  var builder: GraphBuilder { GraphBuilder(graph: scope.graph, scope: scope) }

  /// Builds the given values, or returns nil where not even their names are known. What is faulty is
  /// said by the findings, and left out. `forFormulas`, values are drawn as they vary there.
  init?(
    _ problem: Problem, sizes: [String: Int], forFormulas: Bool = false, findings: Findings
  ) {
    guard let unread = problem.unreadNames else { return nil }
    let definitions = forFormulas ? problem.given.map(\.varied) : problem.given
    let extents = sizes.map { ($0.key, Argument.integer(Extent($0.value, name: $0.key))) }
    let values = Dictionary(uniqueKeysWithValues: extents)
    let drawing = ProblemScope(
      graph: Graph(), values: values, definitions: definitions, functions: problem.functions,
      allowsDraws: true, faulty: unread, findings: findings)
    let graph = Graph()
    var given: [Given] = []
    var names = values
    var faulty = unread
    for definition in definitions {
      guard let value = drawing.build(definition),
        let made = Self.term(value, definition, drawing.graph, findings)
      else {
        faulty.insert(definition.name)
        continue
      }
      let input = graph.input(made.shape, made.kind)
      if let known = value.knownInteger { graph.note(input, is: known) }
      given.append(
        Given(
          name: definition.name, made: made, input: input, exact: value.wholesBeyondFloat64,
          range: definition.expression.range))
      names[definition.name] = .tensor(input)
    }
    self.given = given
    draws = drawing.draws
    scope = ProblemScope(
      graph: graph, values: names, definitions: problem.definitions,
      functions: problem.functions, allowsDraws: false, faulty: faulty, findings: findings)
  }

  private static func term(
    _ value: Argument, _ definition: Definition, _ graph: Graph, _ findings: Findings
  ) -> Term? {
    do throws(OperationError) { return try value.term(in: graph) } catch {
      findings.add(error.message, at: definition.expression.range)
      return nil
    }
  }
}

extension Definition {
  /// The definition as it is where formulas are compared.
  fileprivate var varied: Definition {
    Definition(
      name: name, expression: variation ?? expression, variation: nil, nameRange: nameRange)
  }
}
