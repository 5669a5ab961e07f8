import Testing

@testable import Grading

@Suite struct ElementDifferencesTests {
  @Test func theMapTellsHowMuchEachElementDiffers() throws {
    let answer = try marked("[[1, 2.5], [300, 4]]")
    #expect(answer.differences?.shape == [2, 2])
    #expect(answer.differences?.levels == [.right, .slight, .great, .right])
  }

  @Test func whatIsNotFiniteDiffersGreatly() throws {
    let answer = try marked(#"[[1, 2.5], [3, "inf"]]"#)
    #expect(answer.differences?.levels == [.right, .great, .right, .great])
  }

  @Test(arguments: ["[[1, 2], [3, 4]]", "[1, 2]", "\"x\""])
  func onlyAWrongTensorOfTheRightShapeHasOne(answer: String) throws {
    #expect(try marked(answer).differences == nil)
  }

  @Test func aNamedMistakeKeepsItsMap() throws {
    let answer = try marked("[[-1, -2], [-3, -4]]")
    #expect(answer.mistake == "wrong sign")
    #expect(answer.differences?.levels == [.great, .great, .great, .great])
  }

  @Test func aHiddenQuestionShowsNone() throws {
    #expect(try marked("[[1, 2], [3, 5]]", hidden: true).differences == nil)
  }

  @Test(arguments: [
    ("[[1, 2], [3, 5]]", "[[1.0, 20e-1], [\"3\", 5]]", false),
    ("[[1, 2], [3, 5]]", "[[1.0, 20e-1], [3.0, 5]]", true),
    ("[[1, 2], [3, 5]]", "[[1, 2], [5, 3]]", false),
    ("[[1, 0], [3, 5]]", "[[1, -0.0], [3, 5]]", true),
    ("[1, 2]", "[[1, 2]]", false), ("\"1 / 3 + x\"", "\"1/3+x\"", true),
  ])
  func equalWrongAnswersHaveEqualFingerprints(
    first: String, second: String, areEqual: Bool
  ) throws {
    let (a, b) = (try marked(first).fingerprint, try marked(second).fingerprint)
    #expect(a != nil && b != nil)
    #expect((a == b) == areEqual)
  }

  @Test func aGraderThatIsNotAskedToTracesNothing() throws {
    let grader = Grader(
      assignment(["p": "title: T\ngiven: {x: [1, 2]}\nquestions: {q: {ask: x}}"]),
      tracesWrongAnswers: false)
    let marked = grader.mark(try submission(#"{"p": {"q": [1, 3]}}"#)).problems[0].questions[0]
    #expect(marked.verdict == .incorrect)
    #expect(marked.fingerprint == nil)
    #expect(marked.differences == nil)
  }

  @Test func aRightAnswerHasNoFingerprint() throws {
    #expect(try marked("[[1, 2], [3, 4]]").fingerprint == nil)
  }
}

private func marked(_ answer: String, hidden: Bool = false) throws -> MarkedQuestion {
  try mark(
    "title: T\ngiven: {x: [[1, 2], [3, 4]]}\nquestions: {q: {ask: x, hidden: \(hidden)}}",
    "{\"q\": \(answer)}")[0]
}
