import Grading
import Testing

@testable import Reports

@Suite struct QuestionFeedbackTests {
  private func question(_ message: String?) -> MarkedQuestion {
    MarkedQuestion(
      question: "q", verdict: .incorrect, score: 0, points: 1, message: message, hint: "a hint",
      expected: .integer(3))
  }

  @Test func everythingIsSaid() {
    var question = question("off by 2\nand more")
    question.reading = "x + 1"
    #expect(
      question.feedback()
        == "off by 2\nand more\nread as x + 1\nhint: a hint\nexpected: 3")
    #expect(self.question(nil).feedback() == "the answer is wrong\nhint: a hint\nexpected: 3")
  }

  @Test func nothingActsOnAReader() {
    #expect(
      question("\u{1B}[31m::error::\r\nx").feedback()
        == "␛[31m∶:error::\nx\nhint: a hint\nexpected: 3")
  }

  @Test func aLongTextIsCut() {
    let text = question(String(repeating: "é", count: 100)).feedback(limit: 60)
    // 200 bytes, and 25 of hint and expected value: `len("é" * 100 + "\nhint: …")` in Python.
    #expect(text == String(repeating: "é", count: 18) + "\n(cut: 225 bytes in all)")
    #expect(text.utf8.count == 60)
  }

  @Test func totals() {
    #expect(
      sampleSubmission.totalAndRemarks
        == "3.5/18.5 (18.9 %): 1 correct, 1 partial, 1 incorrect, 1 unanswered, 1 unreadable, "
        + "1 undecided, 1 error\nunknown question 'dW3' of problem 'classifier'; did you mean 'dW2'?"
    )
    let empty = MarkedSubmission(student: "", assignment: "", title: "", problems: [])
    #expect(empty.totalAndRemarks == "0/0: no questions")
  }
}
