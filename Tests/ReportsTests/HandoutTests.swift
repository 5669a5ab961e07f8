import Problems
import Testing

@testable import Reports

@Suite struct HandoutTests {
  @Test func itHoldsWhatAStudentNeeds() {
    let handout = Handout(sampleAssignment, student: nil)
    #expect(handout.assignment == "hw1")
    #expect(handout.title == "Linear layers")
    #expect(handout.due == "2026-10-01")
    #expect(handout.failures == [])
    #expect(handout.problems.map(\.id) == ["layer", "choice", "own"])
    let layer = handout.problems[0]
    #expect(layer.sizes.map(\.name) == ["d", "n"])
    #expect(layer.sizes.map(\.value) == [3, 2])
    #expect(layer.given.map(\.name) == ["x", "W", "T", "t"])
    #expect(layer.given[0].value.elements == [1, -2, 0.5])
    #expect(layer.questions.map(\.points) == [3, 1, 1, 0.5, 1])
  }

  @Test func aProblemOfOnesOwnNeedsAStudent() throws {
    let without = Handout(sampleAssignment, student: nil).problems[2]
    guard case .needsStudent? = without.absence else {
      Issue.record("the problem is drawn for each student")
      return
    }
    #expect(without.given.isEmpty && without.sizes.isEmpty && without.questions.isEmpty)
    let alice = Handout(sampleAssignment, student: "alice").problems[2]
    #expect(alice.absence == nil)
    #expect(alice.sizes[0].value == alice.given[0].value.shape[0])
  }

  @Test func theSameStudentAlwaysGetsTheSameNumbers() {
    let texts = ["alice", "alice", "bob", nil].map { student in
      HandoutJSON.line(Handout(sampleAssignment, student: student))
        .replacing("bob", with: "alice")
    }
    #expect(texts[0] == texts[1])
    #expect(texts[0] != texts[2])
    // What all share does not depend on the student.
    let shared = ["alice", "bob"].map { student in
      Handout(sampleAssignment, student: student).problems[0].given.map(\.value)
    }
    #expect(shared[0] == shared[1])
  }

  @Test func whatCannotBeShownIsAbsent() {
    let faulty = handout("title: Faulty\nlet: {y: x}\nquestions: {q: {ask: y}}").problems[0]
    #expect(faulty.title == "Faulty")
    #expect(faulty.absence?.word == "faulty")
    let failing = handout(
      "title: t\ngiven: {x: \"[1.5][argmax([1, 2])]\"}\nquestions: {q: {ask: x}}")
    #expect(failing.problems[0].absence?.word == "faulty")
    #expect(
      failing.failures == [
        "hw1/p: a given value cannot be computed: an index must be in -1..0, got 1"
      ])
  }

  @Test func aFaultyQuestionIsThereAndNoShapeIsToldBesideAnUnreadOne() {
    func wanted(_ faulty: String) -> [String] {
      handout("title: t\nquestions: {a: {ask: \(faulty)}, b: {ask: 'zeros(3)'}}").problems[0]
        .questions.map(\.wanted.form)
    }
    let unknown = "not known: the problem fails on this question"
    #expect(wanted("x") == [unknown, "a tensor of shape [3]: a list of numbers"])
    // Who knows whether it asks for a shape.
    #expect(wanted("x +") == [unknown, "a tensor: numbers in nested lists"])
  }

  @Test func noFormatGivesAnythingAway() {
    let handout = Handout(sampleAssignment, student: "alice")
    let texts = [
      HandoutText.text(handout, style: TextStyle(width: 80, color: false)),
      HandoutMarkdown.text(handout), HandoutHTML.page(handout), HandoutJSON.line(handout),
    ]
    for text in texts {
      #expect(text.contains("Choices"))
      #expect(!text.contains("SECRET"))
    }
  }
}
