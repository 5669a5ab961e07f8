import Testing

@testable import Grading

/// Mistakes that the author of a problem names.
@Suite struct JudgementMistakesTests {
  /// 3·4² = 48; a forgotten square gives 12, the square of all 144.
  private let problem = """
    title: p
    given: {a: 3, b: 4}
    let: {area: a * b**2}
    questions:
      q:
        ask: area * 1.0
        points: 4
        mistakes:
          - {value: a * b * 1.0, says: the square is missing, credit: 0.5}
          - {value: (a * b)**2 * 1.0, says: the square is of b alone}
          - {when: answer > 1000 * expected, says: far too large}
          - {when: answer < 0, says: an area is not negative, credit: 1}
    """

  private func summary(_ answer: String) throws -> String? {
    try mark(problem, #"{"q": \#(answer)}"#).first?.summary
  }

  @Test func aRightAnswerIsNoMistake() throws {
    #expect(try summary("48") == "correct 4.0")
  }

  @Test func aMistakeIsRecognisedByItsValue() throws {
    #expect(
      try summary("144")
        == "incorrect 0.0 KnownMistake (the square is of b alone): the square is of b alone")
    #expect(
      try summary(#""12**2""#)
        == "incorrect 0.0 KnownMistake (the square is of b alone): the square is of b alone")
  }

  @Test func aMistakesValueHasTheQuestionsTolerance() throws {
    #expect(
      try summary("12.01")
        == "partial 2.0 KnownMistake (the square is missing): the square is missing")
    #expect(try summary("12.1") == "incorrect 0.0 Incorrect: the number is off by about 40")
  }

  @Test func aMistakeIsRecognisedByAPredicate() throws {
    #expect(
      try summary("1e9") == "incorrect 0.0 KnownMistake (far too large): far too large")
  }

  @Test func fullCreditMakesTheAnswerCorrect() throws {
    #expect(
      try summary("-5")
        == "correct 4.0 KnownMistake (an area is not negative): an area is not negative")
  }

  @Test func anotherWrongAnswerKeepsItsOwnFeedback() throws {
    #expect(
      try summary("50") == "incorrect 0.0 Incorrect: the number is off by about 2 "
        + "(tolerance: relative 0.001, absolute 1e-6)")
    #expect(
      try summary("96")
        == "incorrect 0.0 WrongFactor (factor 2): this is 2 times the right answer\n"
        + "the number is off by about 50")
  }

  @Test func whatCannotBeReadIsNoMistake() throws {
    #expect(
      try summary("\ntrue\n")
        == "unreadable 0.0 Unreadable: cannot be read as a number: it is true\n"
        + " 2 | true\n   | ^~~~")
    #expect(try summary("null") == "unanswered 0.0 Unanswered")
  }

  @Test func aPredicateNeedsAnAnswerOfTheExpectedShape() throws {
    #expect(
      try summary("[-5]")
        == "incorrect 0.0 UnitAxes (unit axes): the shape must be [], got [1]: only unit axes "
        + "differ, and the values are wrong too")
  }

  @Test func theFirstMistakeThatFitsIsTaken() throws {
    let problem = """
      title: p
      questions:
        q:
          ask: 1.5
          mistakes:
            - {when: answer > 2, says: first}
            - {value: 3.0, says: second, credit: 1}
      """
    #expect(
      try mark(problem, #"{"q": 3}"#).first?.summary
        == "incorrect 0.0 KnownMistake (first): first")
  }

  @Test func mistakesAreOfEveryKindOfAnswer() throws {
    let problem = """
      title: p
      given: {W: "normal(3, 2)"}
      questions:
        count: {ask: size(W), mistakes: [{value: 5, says: added, credit: 0.25}]}
        shape: {ask: shape(W), mistakes: [{value: "[2, 3]", says: exchanged}]}
        positive: {ask: 1 < 2, mistakes: [{value: false, says: no}]}
        rows: {ask: "[1, 2]", answer: tensor, mistakes: [{when: sum(answer) == 10, says: ten}]}
        extents: {ask: shape(W), mistakes: [{when: "answer[0] == 7", says: seven}]}
      """
    let marked = try mark(
      problem,
      """
      {"count": 5, "shape": [2, 3], "positive": false, "rows": [4, 6], "extents": [7, 7]}
      """)
    #expect(
      marked.map(\.summary) == [
        "partial 0.25 KnownMistake (added): added",
        "incorrect 0.0 KnownMistake (exchanged): exchanged",
        "incorrect 0.0 KnownMistake (no): no",
        "incorrect 0.0 KnownMistake (ten): ten",
        "incorrect 0.0 KnownMistake (seven): seven",
      ])
  }

  @Test func creditByElementIsKeptWhereItIsMore() throws {
    let problem = """
      title: p
      questions:
        q:
          ask: "[1.5, 2.5, 3.5]"
          credit: elementwise
          mistakes: [{when: "answer[0] == 0", says: zero, credit: 0.5}]
      """
    #expect(
      try mark(problem, #"{"q": [0, 0, 3.5]}"#).first?.summary
        == "partial 0.5 KnownMistake (zero): zero")
    let better = try #require(try mark(problem, #"{"q": [0, 2.5, 3.5]}"#).first)
    #expect(better.verdict == .partial)
    #expect(better.score == 2.0 / 3)
    #expect(better.message == "zero")
  }

  @Test func aMistakeOfADefinitionIsStillCarriedOn() throws {
    let problem = """
      title: p
      given: {x: 3.0}
      let: {h: 2 * x}
      questions:
        h: {ask: h, mistakes: [{value: x, says: not doubled}]}
        square: {ask: h**2}
      """
    let marked = try mark(problem, #"{"h": 3, "square": 9}"#)
    #expect(
      marked.map(\.summary) == [
        "incorrect 0.0 KnownMistake (not doubled): not doubled",
        "correct 1.0 FollowThrough (follow-through): this follows from your own earlier answer, "
          + "which was wrong: right from there on",
      ])
  }
}
