import Testing

@testable import Grading

@Suite struct MarkedQuestionTests {
  private let right = MarkedQuestion(question: "q", verdict: .correct, score: 1, points: 1)

  @Test func whatIsTakenBackLeavesNoTrace() {
    var question = right
    question.message = "no"
    #expect(question != right)
    #expect(!question.saysNothing)
    question.message = nil
    question.hint = nil
    #expect(question == right)
    #expect(question.saysNothing)
  }

  @Test func copiesAreIndependent() {
    var first = right
    first.message = "one"
    var second = first
    second.message = "two"
    second.fingerprint = 7
    #expect(first.message == "one")
    #expect(first.fingerprint == nil)
    #expect(second.message == "two")
  }

  @Test func aMistakeWithoutWordsSaysNothing() {
    var question = right
    (question.kind, question.mistake, question.fingerprint) = ("Incorrect", "m", 1)
    #expect(question.saysNothing)
  }
}
