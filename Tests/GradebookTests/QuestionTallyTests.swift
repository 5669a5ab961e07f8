import Gradebook
import Grading
import Testing

@Suite struct QuestionTallyTests {
  private func statistics(_ questions: [MarkedQuestion]) throws -> QuestionStatistics {
    var statistics = ClassStatistics()
    for (number, question) in questions.enumerated() {
      statistics.add(submission("s\(number)", [question]))
    }
    return try #require(statistics.assignments.first?.questions.first)
  }

  private func wrong(_ mistake: String?, kind: String?, _ message: String?) -> MarkedQuestion {
    MarkedQuestion(
      question: "q", verdict: .incorrect, score: 0, points: 1, kind: kind, mistake: mistake,
      message: message)
  }

  private func wrong(_ shape: [Int], _ levels: [UInt8]) -> MarkedQuestion {
    var question = wrong(nil, kind: nil, nil)
    question.differences = ElementDifferences(
      shape: shape, levels: levels.compactMap { ElementDifferences.Level(rawValue: $0) })
    return question
  }

  @Test func verdictsAreCounted() throws {
    let verdicts: [Verdict] = [.correct, .unanswered, .correct, .unreadable, .partial]
    let found = try statistics(
      verdicts.map { MarkedQuestion(question: "q", verdict: $0, score: 0, points: 1) })
    #expect(found.students == 5)
    #expect(found.verdicts == [.correct: 2, .unanswered: 1, .unreadable: 1, .partial: 1])
    #expect(found.share(of: .unanswered) == 0.2)
    #expect(found.share(of: .error) == 0)
  }

  @Test func mistakesAreCountedByNameElseByKind() throws {
    let found = try statistics([
      wrong("transposed", kind: "Transposed", "the axes are in reverse order: [4, 3]"),
      wrong(nil, kind: "Incorrect", "off by 2"), wrong(nil, kind: "Incorrect", "off by 1"),
      wrong("transposed", kind: "Transposed", "the axes are in reverse order"),
      wrong("transposed", kind: "Transposed", nil), wrong(nil, kind: nil, "hidden"),
      wrong("a sum", kind: "KnownMistake", "long message"),
      wrong("a sum", kind: "KnownMistake", "short"),
      MarkedQuestion(question: "q", verdict: .unanswered, score: 0, points: 1, kind: "Unanswered"),
    ])
    #expect(
      found.mistakes == [
        CommonMistake(
          name: "transposed", students: 3, message: "the axes are in reverse order"),
        CommonMistake(name: "Incorrect", students: 2, message: "off by 1"),
        CommonMistake(name: "a sum", students: 2, message: "short"),
      ])
  }

  @Test func elementsOfTheMostFrequentShapeAreCounted() throws {
    let found = try statistics([
      wrong([3], [0, 1, 3]), wrong([2, 2], [0, 1, 2, 3]), wrong([2, 2], [0, 0, 0, 3]),
      wrong(nil, kind: nil, nil),
    ])
    #expect(found.elements == WrongElements(shape: [2, 2], answers: 2, wrong: [0, 1, 1, 2]))
    #expect(found.elements?.shares == [0, 0.5, 0.5, 1])
  }

  @Test func ofShapesAsFrequentTheFirstIsKept() throws {
    let found = try statistics([wrong([3], [0, 0, 3]), wrong([2, 1], [3, 0])])
    #expect(found.elements == WrongElements(shape: [2, 1], answers: 1, wrong: [1, 0]))
  }

  @Test(arguments: [[3], [2, 2, 2], [0, 4], [-2, -2], [.max, .max], []])
  func aMapThatDoesNotFitItsShapeIsPassedOver(shape: [Int]) throws {
    #expect(try statistics([wrong(shape, [0, 1, 2, 3])]).elements == nil)
  }

  @Test func withoutTensorsThereAreNoElements() throws {
    #expect(try statistics([wrong(nil, kind: nil, nil)]).elements == nil)
  }
}
