import ReferenceEngine
import Testing

@testable import Expressions

@Suite struct UnfoldingTests {
  private func fault(_ text: String, functions: [String: String]) throws -> Fault? {
    try Sample(functions: functions).fault(text)
  }

  /// Functions each of which uses the next, the given number of times.
  private func chain(_ count: Int, uses: Int = 1) -> [String: String] {
    let pairs = (0..<count).map { number in
      let use = number + 1 < count ? "f\(number + 1)(a)" : "a"
      return ("f\(number)(a)", Array(repeating: use, count: uses).joined(separator: " + "))
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  @Test func functionsWithinFunctionsAreLimited() throws {
    #expect(try Sample(functions: chain(500)).evaluate("f0(t)").item == 0.5)
    #expect(
      try fault("1 + f0(t)", functions: chain(600))
        == Fault(
          "1 + ‹f0(t)›",
          "in 'f509': an expression is limited to a nesting of 512, with the definitions and "
            + "functions that it uses"))
  }

  @Test func usesOfFunctionsAreLimited() throws {
    #expect(try Sample(functions: chain(12, uses: 2)).argument("f0(1)").knownInteger?.value == 4096)
    #expect(
      try fault("1 + f0(1)", functions: chain(40, uses: 2))
        == Fault(
          "1 + ‹f0(1)›",
          "in 'f36': functions are limited to 100,000 uses, with those within each other"))
  }

  @Test func linksWithinLinksAreLimited() throws {
    let link = ".T"
    let text = (0..<14).reduce("W") { text, _ in
      "(" + text + String(repeating: link, count: 120) + ")"
    }
    let error = try #require(try Sample().fault(text))
    #expect(
      error.message == "an expression is limited to a nesting of 512, with the definitions and "
        + "functions that it uses")
  }

  @Test func nestingEndsWithTheExpression() throws {
    let unfolding = Unfolding()
    let range = 0..<1
    for _ in 0..<3 {
      for _ in 0..<Unfolding.depthLimit { try unfolding.enter(at: range) }
      #expect(throws: ExpressionError.self) { try unfolding.enter(at: range) }
      for _ in 0..<Unfolding.depthLimit { unfolding.leave() }
    }
  }

  @Test func theDeepestExpressionIsBuilt() throws {
    let sample = try Sample()
    for (open, close) in [("(", ")"), ("[", "][0]"), ("-", ""), ("exp(", ")"), ("f(", ")")] {
      let text = String(repeating: open, count: 120) + "t" + String(repeating: close, count: 120)
      let withFunction = try Sample(functions: ["f(a)": "a"])
      let scope = open == "f(" ? withFunction : sample
      #expect(scope.fault(text) == nil)
    }
  }
}
