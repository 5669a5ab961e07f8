import ReferenceEngine
import Testing

@testable import Expressions

@Suite struct ScopeTests {
  private let outer = {
    var scope = SampleScope(graph: Graph(), allowsDraws: true)
    scope.values = ["a": .integer(Extent(1)), "b": .integer(Extent(2))]
    scope.functions["f"] = FunctionDefinition(
      name: "f", parameters: ["x"], body: Syntax(form: .name("x"), range: 0..<1))
    return scope
  }()

  @Test func furtherNamesHideThoseAround() throws {
    let scope = ExtendedScope(outer, adding: ["b": .integer(Extent(3)), "c": .integer(Extent(4))])
    let values = try ["a", "b", "c", "d"].map {
      try scope.value(of: $0, at: 0..<1)?.knownInteger?.value
    }
    #expect(values == [1, 3, 4, nil])
    #expect(scope.names == ["b", "c", "a", "b", "f"])
  }

  @Test func everythingElseIsThatOfTheScopeAround() {
    let scope = ExtendedScope(outer, adding: [:])
    #expect(scope.function(named: "f")?.parameters == ["x"])
    #expect(scope.function(named: "g") == nil)
    #expect(scope.allows("exp"))
    #expect(!scope.allows("erf"))
    #expect(scope.allowsDraws)
    #expect(!ExtendedScope(SampleScope(graph: Graph()), adding: [:]).allowsDraws)
  }

  @Test func anErrorOfTheScopeAroundIsPassedOn() {
    let scope = ExtendedScope(outer, adding: [:])
    do throws(ExpressionError) {
      _ = try scope.value(of: "faulty", at: 4..<7)
      Issue.record("the name is faulty")
    } catch {
      #expect(error.isConsequence)
      #expect(error.range == 4..<7)
    }
  }
}
