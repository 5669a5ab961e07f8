import Grading
import Testing

@testable import Reports

@Suite struct JUnitBodyTests {
  private func body(
    _ verdict: Verdict, kind: String? = nil, message: String? = nil, hint: String? = nil,
    expected: ExpectedValue? = nil
  ) -> JUnitBody {
    JUnitBody(
      of: MarkedQuestion(
        question: "q", verdict: verdict, score: 0, points: 3, kind: kind, message: message,
        hint: hint, expected: expected))
  }

  @Test(arguments: [
    (Verdict.partial, "Partial", "the answer is right in part"),
    (.incorrect, "Incorrect", "the answer is wrong"),
    (.unanswered, "Unanswered", "the submission holds no answer"),
    (.unreadable, "Unreadable", "the answer cannot be read"),
    (.undecided, "Undecided", "the comparison could not be decided: a person must look"),
    (.error, "ProblemError", "the problem failed"),
  ])
  func whatIsSaidWhereNothingIsKnown(verdict: Verdict, type: String, message: String) {
    let body = body(verdict)
    #expect(body.type == type)
    #expect(body.message == message)
    #expect(body.text + body.ending == "\(message)\nscore: 0/3")
  }

  @Test func everythingInOrder() {
    let body = body(
      .incorrect, kind: "Transposed", message: "\n \na line\r\n  ^ here\n", hint: "look\nagain",
      expected: .list([.number(0.5)]))
    #expect(body.type == "Transposed")
    #expect(body.message == "a line")
    #expect(
      body.text + body.ending == """
        a line
          ^ here

        hint: look
        again
        expected: [0.5]
        score: 0/3
        """)
  }

  @Test func aMessageOfNothingIsNone() {
    #expect(body(.incorrect, message: " \n").text == "the answer is wrong")
  }

  @Test func aBodyIsCutAtItsLimitBetweenCharacters() {
    let ending = "\nscore: 0/3"
    let fitting = String(repeating: "x", count: 64_000 - ending.utf8.count)
    #expect(body(.incorrect, message: fitting).text == fitting)

    let note = "\n(cut: 63990 bytes in all)"
    let kept = String(repeating: "x", count: 64_000 - ending.utf8.count - note.utf8.count)
    #expect(body(.incorrect, message: fitting + "x").text == kept + note)

    let wide = body(.incorrect, message: String(repeating: "日", count: 30_000)).text
    let wideNote = "\n(cut: 90000 bytes in all)"
    let count = (64_000 - ending.utf8.count - wideNote.utf8.count) / 3
    #expect(wide == String(repeating: "日", count: count) + wideNote)
  }

  @Test func aMessageIsAStartOfTheBodyHoweverLong() {
    let body = body(.incorrect, message: String(repeating: "é", count: 5_000))
    #expect(body.message == String(repeating: "é", count: 500))
    #expect(body.text.hasPrefix(body.message))
  }
}
