import Problems
import Tensors
import Testing

@testable import Grading

/// What is expected, made ready for many submissions.
@Suite struct PreparedProblemTests {
  private func prepared(_ keys: String, _ expected: ExpectedAnswer) throws -> PreparedQuestion {
    PreparedQuestion(try question(keys), .answer(expected))
  }

  private static let answers = [
    "1.5", "2", "1.5005", "1.49", "[1.5]", "[[1.5, -2], [0, 4]]", "[[1.5, -2.001], [0, 4]]",
    "[[1.5, -2.1], [0, 4]]", "[[1.5, 0], [-2, 4]]", "[1.5, -2, 0, 4]", "[[1.5, -2, 0, 4]]",
    "[1.5, -2, 1e-7, 4]", #"[[1.5, "-2"], [0, 4]]"#, "[[[1.5, -2], [0, 4]]]", "true", "null",
  ]
  private static let tolerances = [
    "points: 2", "tolerance: exact", "tolerance: {norm: 0.01}", "tolerance: {digits: 3}",
    "tolerance: {relative: 0.1}",
  ]

  /// The quick look takes nothing for right that judging would not, and misses no list of numbers.
  @Test(arguments: answers, tolerances)
  func aQuickLookAgreesWithJudging(answer: String, keys: String) throws {
    for (shape, elements) in [([], [1.5]), ([2, 2], [1.5, -2, 0, 4]), ([4], [1.5, -2, 0, 4])] {
      let expected = try tensor(shape, elements)
      let node = try node(answer)
      let isRight = try prepared(keys, expected).isPlainlyRight(node)
      let judgement = try? judge(answer, expected, keys)
      if isRight { #expect(judgement?.verdict == .correct) }
      if node.numbers != nil { #expect(isRight == (judgement?.verdict == .correct)) }
    }
  }

  @Test func onlyNumbersAreLookedAtQuickly() throws {
    #expect(try !prepared("points: 1", .integer(2)).isPlainlyRight(try node("2")))
    #expect(try !prepared("points: 1", .shape([2])).isPlainlyRight(try node("[2]")))
    #expect(
      try prepared("points: 1", .wholes(try #require(Tensor(shape: [1], elements: [2])), shape: ""))
        .isPlainlyRight(try node("[2]")))
  }

  @Test func aRightAnswerGetsAllPoints() throws {
    let sample = assignment([
      "p": "title: p\nquestions: {a: {ask: 1, points: 3, hint: Look again}, b: {ask: 2}}"
    ])
    guard case .checked(let problem)? = sample.problems.first else {
      Issue.record("the problem is faulty")
      return
    }
    let right = PreparedProblem(problem, assignment: "hw", student: "", showsExpected: false)
      .rightAnswers
    #expect(right.map(\.question) == ["a", "b"])
    #expect(right.map(\.summary) == ["correct 3.0", "correct 1.0"])
    #expect(right.map(\.saysNothing) == [true, true])
  }

  @Test func aVariantThatCannotBeMadeFailsEveryQuestion() throws {
    let sample = assignment([
      "p": "title: p\ngiven: {x: 'inv([[0, 0], [0, 0]])'}\nquestions: {a: {ask: x}, b: {ask: x}}"
    ])
    guard case .checked(let problem)? = sample.problems.first else {
      Issue.record("the problem is faulty")
      return
    }
    let prepared = PreparedProblem(
      problem, assignment: "hw", student: "", showsExpected: false)
    let failures = prepared.questions.map { question in
      if case .failure = question.expectation { true } else { false }
    }
    #expect(failures == [true, true])
  }
}
