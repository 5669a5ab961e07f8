import Testing

@testable import Problems

@Suite struct ProblemShapesTests {
  private func asksForShapes(_ ask: String, more: String = "") throws -> Bool {
    let text = """
      title: t
      given: {W: [[1.5, 2], [3, 4]]}
      let: {n: size(W), mean: total() / n, "total()": sum(W), "count(x)": size(x) + 1}
      questions: {q: {ask: "\(ask)"\(more)}, other: {ask: W}}
      """
    return try checked(text).problem.asksForShapes
  }

  @Test(arguments: ["shape(W)", "size(W) + 1", "ndim(W)", "n", "mean", "count(W)", "W / n"])
  func whatIsMadeFromAShapeAsksForIt(ask: String) throws {
    #expect(try asksForShapes(ask))
  }

  @Test(arguments: ["W", "sum(W)", "total()", "grad(sum(W), W)", "transpose(W)"])
  func otherQuestionsDoNot(ask: String) throws {
    #expect(try !asksForShapes(ask))
  }

  @Test func aShapeIsAskedForByItsKindToo() throws {
    #expect(try asksForShapes("[2, 2]", more: ", answer: shape"))
  }
}
