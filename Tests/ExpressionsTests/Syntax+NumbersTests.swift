import Testing

@testable import Expressions

@Suite struct SyntaxNumbersTests {
  @Test(arguments: [
    "1", "-2.5", "n", "n + m/2 - n**m", "n < m", "size(x)", "ndim(x) * n", "sum(x)", "norm(x) + 1",
    "exp(n)", "clip(n, min=0, max=m)", "normal()", "uniform(low=0, high=1)",
  ])
  func aNumberIsKnown(text: String) throws {
    #expect(try Parser.parse(text).isNumber(where: ["n", "m"]))
  }

  @Test(arguments: [
    "x", "n + x", "n @ m", "[n]", "x[0]", "x.T", "sum(x, axis=0)", "sum(x, 0)", "exp(x)",
    "clip(n, min=x)", "det(x)", "normal(3)", "zeros(n)", "f(n)", "exp()", "'n'", "None", "spd(n)",
    "n if m else n",
  ])
  func whatMayBeMoreIsNone(text: String) throws {
    #expect(try !Parser.parse(text).isNumber(where: ["n", "m"]))
  }

  @Test func aLongChainIsLookedThrough() throws {
    let sum = String(repeating: "n + ", count: 1_000)
    #expect(try Parser.parse(sum + "n").isNumber(where: ["n"]))
    #expect(try !Parser.parse("x + " + sum + "n").isNumber(where: ["n"]))
  }
}
