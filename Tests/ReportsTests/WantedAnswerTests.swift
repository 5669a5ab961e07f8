import Testing

@testable import Reports

@Suite struct WantedAnswerTests {
  private func wanted(_ problem: Int) -> [String] {
    Handout(sampleAssignment, student: nil).problems[problem].questions.map {
      "\($0.id): \($0.wanted.kind), \($0.wanted.form)"
    }
  }

  @Test func theFormIsSaidAndNothingElse() {
    #expect(
      wanted(0) == [
        "y: tensor, a tensor of shape [2]: a list of numbers", "loss: number, a number",
        "positive: tensor, a tensor of shape [2]: a list of true and false",
        "any: boolean, true or false", "count: integer, a whole number",
      ])
  }

  @Test func aProblemThatAsksForShapesTellsNone() {
    #expect(
      wanted(1) == [
        "one: choice, the id of one option", "some: choices, a list of option ids",
        "shape: shape, a shape: a list of whole numbers",
        "zeros: tensor, a tensor: numbers in nested lists",
      ])
  }

  @Test func tensorsAreListsByTheirRank() {
    let problem = handout(
      """
      title: t
      questions:
        matrix: {ask: "zeros(2, 3)"}
        third: {ask: "zeros(2, 3, 4)"}
        wholes: {ask: "[[1, 2], [3, 4]]"}
        scalar: {ask: 1 + 1, answer: tensor}
      """
    ).problems[0]
    #expect(
      problem.questions.map(\.wanted.form) == [
        "a tensor of shape [2, 3]: a list of rows of numbers",
        "a tensor of shape [2, 3, 4]: numbers in nested lists",
        "a tensor of shape [2, 2]: a list of rows of whole numbers", "a number",
      ])
  }

  @Test func aQuestionThatFailsHasNoKind() {
    let problem = handout(
      "title: t\ngiven: {x: [1.5]}\nquestions: {q: {ask: \"x[argmax([1, 2])]\"}}"
    ).problems[0]
    #expect(problem.questions[0].wanted.kind == "unknown")
    #expect(
      problem.questions[0].wanted.form == "not known: the problem fails on this question")
  }
}
