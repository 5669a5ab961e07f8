import Diagnostics
import ReferenceEngine
import Tensors
import Testing

@testable import Expressions

@Suite struct ConstantScopeTests {
  private func evaluate(_ text: String) throws -> Tensor {
    let builder = GraphBuilder(graph: Graph(), scope: ConstantScope())
    return try Plan([try builder.term(of: try Parser.parse(text))], inputs: []).evaluate()[0]
  }

  private func fault(_ text: String) -> Fault? {
    do throws(ExpressionError) {
      let builder = GraphBuilder(graph: Graph(), scope: ConstantScope())
      _ = try builder.term(of: try Parser.parse(text))
      return nil
    } catch {
      return Fault(error, in: text)
    }
  }

  // Python's `math` gives these.
  @Test(
    arguments: [
      ("1/3", 0.3333333333333333), ("sqrt(2)", 1.4142135623730951), ("-inf", -.infinity),
      ("pi/4", 0.7853981633974483), ("e", 2.718281828459045), ("-log(1/2)", 0.6931471805599453),
      ("2**0.5 - 1", 0.41421356237309515), ("3^2", 9), ("10**-3", 0.001),
      ("exp(-1) + tanh(0.5)", 0.8299965984314521), ("clip(5, max=3)", 3), ("round(2.5)", 2),
      ("1e3", 1000), ("maximum(1, 2)", 2), ("where(1 < 2, 3, 4)", 3), ("sigmoid(0)", 0.5),
      ("1 if 2 > 3 else 0.25", 0.25), ("[1, 2][1]", 2), ("7 // 2", 3),
    ] as [(String, Double)])
  func constantsAreEvaluated(text: String, value: Double) throws {
    let element = try #require(try evaluate(text).item)
    #expect(element == value || abs(element - value) <= 1e-15)
  }

  @Test func notANumberIsAConstant() throws {
    #expect(try evaluate("nan").item?.isNaN == true)
  }

  @Test(arguments: [
    Fault("‹x› + 1", "the name 'x' is not defined"),
    Fault("2*‹PI›", "the name 'PI' is not defined", "did you mean 'pi'?"),
    Fault("‹sum›([1, 2])", "'sum' may not be used here"),
    Fault("‹grad›(1, 2)", "'grad' may not be used here"),
    Fault("‹softmax›([1, 2])", "'softmax' may not be used here"),
    Fault("‹zeros›(10)", "'zeros' may not be used here"),
    Fault("‹normal›(2)", "'normal' may not be used here"),
    Fault("‹sqr›(2)", "the function 'sqr' is not defined", "did you mean 'sqrt'?"),
    Fault("‹sqaure›(2)", "the function 'sqaure' is not defined", "did you mean 'square'?"),
    Fault("‹summ›(2)", "the function 'summ' is not defined"),
    Fault("‹ln›(2)", "the function 'ln' is not defined", "write log(…)"),
    Fault("‹'a'›", "a value is required, got the string \"a\""),
    Fault("‹None›", "a value is required, got None"),
  ])
  func nothingElseIsAllowed(expected: Fault) {
    #expect(fault(expected.text) == expected)
  }

  @Test func allThatActsOnElementsIsAllowed() {
    let scope = ConstantScope()
    let allowed = Catalogue.operations.map(\.name).filter(scope.allows)
    #expect(allowed.contains("exp") && allowed.contains("round") && allowed.contains("where"))
    #expect(!allowed.contains("sum") && !allowed.contains("reshape"))
    #expect(scope.names.isEmpty)
    #expect(!scope.allowsDraws)
  }
}
