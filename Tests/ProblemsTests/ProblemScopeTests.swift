import Diagnostics
import Expressions
import ReferenceEngine
import Tensors
import Testing

@testable import Problems

@Suite struct ProblemScopeTests {
  private let findings = Findings(SourceText(name: "t", text: String(repeating: " ", count: 100)))

  private func scope(
    _ definitions: [String: String], values: [String: Argument] = [:],
    functions: [String: String] = [:], allowsDraws: Bool = false,
    faulty: Set<String> = [], graph: Graph = Graph()
  ) throws -> ProblemScope {
    ProblemScope(
      graph: graph, values: values,
      definitions: try definitions.map {
        Definition(name: $0, expression: try Parser.parse($1), variation: nil, nameRange: 0..<1)
      },
      functions: try functions.map { head, body in
        let (name, parameters) = try #require(try Parser.parseFunctionHead(head))
        return FunctionDefinition(
          name: name, parameters: parameters, body: try Parser.parse(body))
      }, allowsDraws: allowsDraws, faulty: faulty, findings: findings)
  }

  private func value(_ name: String, in scope: ProblemScope) throws -> String? {
    try scope.value(of: name, at: 50..<53)?.kindName
  }

  private func isConsequence(_ name: String, in scope: ProblemScope) -> Bool {
    do throws(ExpressionError) {
      _ = try scope.value(of: name, at: 50..<53)
      return false
    } catch {
      return error.isConsequence && error.range == 50..<53
    }
  }

  @Test func definitionsMayStandInAnyOrder() throws {
    let scope = try scope(["a": "b + c", "b": "2 * c", "c": "[1, 2] * 1.5"])
    #expect(try value("a", in: scope) == "a tensor [2]")
    #expect(try value("d", in: scope) == nil)
    #expect(findings.diagnostics.isEmpty)
  }

  @Test func whatIsKnownExactlyStaysSo() throws {
    let scope = try scope(
      [
        "a": "d * 2", "s": "[d, 1]", "p": "d == 3", "r": "1.5", "t": "2 * r", "l": "[a, r]",
      ], values: ["d": .integer(Extent(3, name: "d"))])
    let kinds = try ["d", "a", "s", "p", "r", "t", "l"].map { try value($0, in: scope) }
    #expect(
      kinds == [
        "the whole number d", "the whole number 2*d", "a list", "true", "a number", "a number",
        "a list",
      ])
  }

  @Test func aNameMustStandForAValue() throws {
    let scope = try scope(["a": "None", "b": "'text'", "c": "a"])
    #expect(isConsequence("a", in: scope))
    #expect(isConsequence("b", in: scope))
    #expect(isConsequence("c", in: scope))
    #expect(
      findings.diagnostics.map(\.message) == [
        "a name must stand for a value, got None",
        "a name must stand for a value, got the string \"text\"",
      ])
  }

  @Test(arguments: [
    ("a", ["a": "a + 1"], "'a' is defined by itself: a → a"),
    ("a", ["a": "b", "b": "c * 2", "c": "[a]"], "'a' is defined by itself: a → b → c → a"),
    ("z", ["z": "b", "b": "c * 2", "c": "[b]"], "'b' is defined by itself: b → c → b"),
    ("a", ["a": "f(1)"], "in 'f': 'a' is defined by itself: a → a"),
  ])
  func aCycleIsFound(name: String, definitions: [String: String], message: String)
    throws
  {
    let scope = try scope(definitions, functions: ["f(x)": "a + x"])
    #expect(isConsequence(name, in: scope))
    #expect(findings.diagnostics.map(\.message) == [message])
    // It is reported once, whoever asks again.
    for definition in definitions { #expect(isConsequence(definition.key, in: scope)) }
    #expect(findings.diagnostics.count == 1)
  }

  @Test func whatUsesAFaultIsAConsequence() throws {
    let scope = try scope(["a": "x + 1", "b": "2 * y"], faulty: ["x", "f"])
    for name in ["x", "f", "a"] { #expect(isConsequence(name, in: scope)) }
    #expect(findings.diagnostics.isEmpty)
    #expect(isConsequence("b", in: scope))
    #expect(findings.diagnostics.map(\.message) == ["the name 'y' is not defined"])
  }

  @Test func everyNameIsANodeOfItsOwn() throws {
    let graph = Graph()
    let x = graph.input([Extent(2)])
    let scope = try scope(
      ["u": "x * 1", "v": "x * 1", "y": "sum(u * v)"], values: ["x": .tensor(x)], graph: graph)
    // The derivative by `u` goes through `u` alone, though `v` has the same value.
    let derivative = try GraphBuilder(graph: graph, scope: scope)
      .term(of: try Parser.parse("grad(y, u)"))
    let point = try #require(Tensor(shape: [2], elements: [3, 5]))
    #expect(try Plan([derivative], inputs: [x]).evaluate([point])[0].elements == [3, 5])
  }

  @Test func drawsAreRecordedUnderTheNameThatMakesThem() throws {
    let scope = try scope(
      [
        "a": "b + normal(2)", "b": "normal(2) + uniform(2)", "c": "noise(3)", "e": "[normal(1), 2]",
      ],
      functions: ["noise(n)": "normal(n)"], allowsDraws: true)
    for name in ["a", "b", "c", "e"] { _ = try value(name, in: scope) }
    #expect(scope.draws.map(\.name) == ["b", "b", "a", "c", "e"])
    #expect(scope.draws.map { $0.draw.shape.values } == [[2], [2], [2], [3], [1]])
    #expect(findings.diagnostics.isEmpty)
  }

  @Test func nothingIsDrawnElsewhere() throws {
    let scope = try scope(
      ["a": "1 + normal(2)", "b": "noise(2)"], functions: ["noise(n)": "normal(n)"])
    #expect(isConsequence("a", in: scope))
    #expect(isConsequence("b", in: scope))
    #expect(scope.draws.isEmpty)
    #expect(
      findings.diagnostics.map(\.message) == [
        "in 'noise': 'normal' draws, which only 'given' may do",
        "'normal' draws, which only 'given' may do",
      ])
    #expect(scope.allows("exp") && scope.allows("grad"))
  }

  @Test func namesAreThoseThatCanBeMeant() throws {
    let scope = try scope(
      ["b": "1", "a": "2.5"], values: ["d": .integer(Extent(3)), "c": .integer(Extent(4))],
      functions: ["g(x)": "x", "f(x)": "x"])
    #expect(scope.names == ["c", "d", "a", "b", "f", "g"])
    _ = try value("b", in: scope)
    #expect(scope.names == ["b", "c", "d", "a", "f", "g"])
    #expect(scope.function(named: "f")?.parameters == ["x"])
    #expect(scope.function(named: "a") == nil)
  }
}

/// What keeps a problem file from exhausting the stack or the time.
@Suite struct ProblemLimitTests {
  @Test func aLongChainOfDefinitionsIsBuiltInItsOrder() throws {
    let count = 3000
    let lines = (1...count).map { "  a\($0): a\($0 - 1) + 1" }
    let text =
      "title: t\nlet:\n  a0: 0.5\n\(lines.joined(separator: "\n"))\nquestions: {q: {ask: a\(count)}}"
    #expect(try variant(text).outlines == ["q": "tensor [] [3000.5]"])
  }

  @Test func aChainAgainstTheOrderIsLimited() {
    let lines = (0..<600).map { "  a\($0): a\($0 + 1)" }
    let text =
      "title: t\nlet:\n\(lines.joined(separator: "\n"))\n  a600: 1\nquestions: {q: {ask: a0}}"
    #expect(
      findings(text) == [
        "515:9 ‹a513› an expression is limited to a nesting of 512, with the definitions and "
          + "functions that it uses"
      ])
  }

  @Test func listsOfListsAreLimited() {
    func list(_ element: String, _ count: Int) -> String {
      "[\(Array(repeating: element, count: count).joined(separator: ", "))]"
    }
    let wide = """
      title: t
      let:
        a: \(list("1", 1000))
        b: \(list("a", 100))
        d: \(list("b", 101))
      questions: {q: {ask: size(b)}}
      """
    #expect(
      findings(wide) == ["5:6 ‹\(list("b", 101))› a list is limited to 10,000,000 elements"])
    let nesting = (1...70).map { "  a\($0): [a\($0 - 1)]" }
    let deep =
      "title: t\nlet:\n  a0: 1\n\(nesting.joined(separator: "\n"))\nquestions: {q: {ask: 1}}"
    #expect(findings(deep) == ["68:8 ‹[a64]› a list is limited to a nesting of 64"])
  }
}
