import Testing

@testable import Grading

@Suite struct FollowThroughTests {
  /// ha = 6, hs = 36, out = 41: one chain of definitions, and what is made from them.
  private let problem = """
    title: p
    given: {x: 3.0, c: 5.0}
    let:
      ha: 2 * x
      hs: ha**2
      out: hs + c
    questions:
      ha: {ask: ha, points: 2}
      hs: {ask: hs, points: 4}
      out: {ask: out}
      both: {ask: "[ha, hs]"}
    """

  private static let follows =
    "FollowThrough (follow-through): this follows from your own earlier answer, which was wrong: "
    + "right from there on"

  private func summaries(_ answers: String, share: String = "1") throws -> [String] {
    try mark(problem, answers, header: "title: Homework\nfollow-through: \(share)").map(\.summary)
  }

  @Test func whatFollowsFromAWrongAnswerGetsFullPointsByDefault() throws {
    let marked = try mark(problem, #"{"ha": 5, "hs": 25, "out": 30, "both": [5, 25]}"#)
    #expect(
      marked.map(\.summary) == [
        "incorrect 0.0 Incorrect: the number is off by about 1",
        "correct 4.0 \(Self.follows)", "correct 1.0 \(Self.follows)",
        "correct 1.0 \(Self.follows)",
      ])
  }

  @Test func theAssignmentSetsTheShare() throws {
    #expect(
      try summaries(#"{"ha": 5, "hs": 25, "out": 30, "both": [5, 25]}"#, share: "0.5") == [
        "incorrect 0.0 Incorrect: the number is off by about 1",
        "partial 2.0 \(Self.follows)", "partial 0.5 \(Self.follows)",
        "partial 0.5 \(Self.follows)",
      ])
  }

  @Test func aShareOfZeroTurnsItOff() throws {
    #expect(
      try summaries(#"{"ha": 5, "hs": 25, "out": 41, "both": [6, 36]}"#, share: "0") == [
        "incorrect 0.0 Incorrect: the number is off by about 1",
        "incorrect 0.0 Incorrect: the number is off by about 10", "correct 1.0", "correct 1.0",
      ])
  }

  @Test func aWrongAnswerThatDoesNotFollowGetsNothing() throws {
    #expect(
      try summaries(#"{"ha": 5, "hs": 26, "out": 32, "both": [7, 26]}"#).map {
        String($0.prefix(9))
      } == ["incorrect", "incorrect", "incorrect", "incorrect"])
  }

  @Test func aRightAnswerAfterAWrongOneStaysRight() throws {
    #expect(
      try summaries(#"{"ha": 5, "hs": 36, "out": 41, "both": [6, 36]}"#) == [
        "incorrect 0.0 Incorrect: the number is off by about 1", "correct 4.0", "correct 1.0",
        "correct 1.0",
      ])
  }

  @Test func theSameWrongAnswerAgainGetsNothing() throws {
    let problem = """
      title: p
      given: {x: 3.0}
      let: {h: 2 * x}
      questions: {first: {ask: h}, second: {ask: h}, third: {ask: h + 1}}
      """
    #expect(
      try mark(problem, #"{"first": 5, "second": 5, "third": 6}"#).map(\.summary) == [
        "incorrect 0.0 Incorrect: the number is off by about 1",
        "incorrect 0.0 Incorrect: the number is off by about 1", "correct 1.0 \(Self.follows)",
      ])
  }

  @Test func severalWrongAnswersAreCarriedTogether() throws {
    // hs does not follow from ha; what comes after follows from both.
    #expect(
      try summaries(#"{"ha": 5, "hs": 26, "out": 31, "both": [5, 26]}"#) == [
        "incorrect 0.0 Incorrect: the number is off by about 1",
        "incorrect 0.0 Incorrect: the number is off by about 10", "correct 1.0 \(Self.follows)",
        "correct 1.0 \(Self.follows)",
      ])
  }

  @Test func theNearestWrongAnswerIsTheOneThatCounts() throws {
    // out = hs + c with the student's hs = 26, not with ha² = 25.
    #expect(
      try summaries(#"{"ha": 5, "hs": 26, "out": 30}"#)[2]
        == "incorrect 0.0 Incorrect: the number is off by about 10")
  }

  @Test func whatFollowedIsCarriedItself() throws {
    // hs = 25 follows from ha = 5 and is right from there on; out follows from it.
    #expect(
      try summaries(#"{"ha": 5, "hs": 25, "out": 30}"#, share: "0.5").prefix(3) == [
        "incorrect 0.0 Incorrect: the number is off by about 1",
        "partial 2.0 \(Self.follows)", "partial 0.5 \(Self.follows)",
      ])
  }

  @Test func aRightAnswerWithTypedRoundingCarriesNothing() throws {
    // ha = 5.995 is right to 3 digits; hs = 35.94 is its square, and would be refused as 36.
    #expect(
      try summaries(#"{"ha": 5.995, "hs": 35.94, "out": 41, "both": [6, 36]}"#) == [
        "correct 2.0",
        "incorrect 0.0 Incorrect: the number is off by about 0.06 (tolerance: relative 0.001, "
          + "absolute 1e-6)", "correct 1.0", "correct 1.0",
      ])
  }

  @Test func whatIsNotFiniteCarriesNothing() throws {
    // Else a student who answers NaN once would be right with NaN for ever after.
    #expect(
      try summaries(#"{"ha": "nan", "hs": "nan", "out": "nan", "both": ["nan", "nan"]}"#) == [
        "incorrect 0.0 Incorrect: the number is nan", "incorrect 0.0 Incorrect: the number is nan",
        "incorrect 0.0 Incorrect: the number is nan",
        "incorrect 0.0 Incorrect: 2 of 2 elements differ; the worst, [0], is nan",
      ])
    #expect(
      try summaries(#"{"ha": "inf", "hs": "inf"}"#).prefix(2) == [
        "incorrect 0.0 Incorrect: the number is inf", "incorrect 0.0 Incorrect: the number is inf",
      ])
    #expect(
      try summaries(#"{"ha": 1e200, "hs": "inf"}"#).prefix(2) == [
        "incorrect 0.0 Incorrect: the number is off by about 1e200",
        "incorrect 0.0 Incorrect: the number is inf",
      ])
  }

  @Test func fromAnInfinityNothingFollowsEvenWhereItIsFinite() throws {
    let problem = """
      title: p
      given: {x: 0.5}
      let: {h: 2 * x}
      questions: {h: {ask: h}, tanh: {ask: tanh(h)}}
      """
    #expect(
      try mark(problem, #"{"h": "inf", "tanh": 1}"#).map(\.summary) == [
        "incorrect 0.0 Incorrect: the number is inf",
        "incorrect 0.0 Incorrect: the number is off by about 0.2",
      ])
    #expect(try mark(problem, #"{"h": 2, "tanh": "tanh(2)"}"#)[1].verdict == .correct)
  }

  @Test func wrongShapesAndUnreadableAnswersCarryNothing() throws {
    let shape = try summaries(#"{"ha": [5], "hs": 25}"#)
    #expect(
      shape[1] == "incorrect 0.0 Incorrect: the number is off by about 10")
    let unreadable = try summaries(#"{"ha": true, "hs": 1}"#)
    #expect(unreadable[1] == "incorrect 0.0 Incorrect: the number is off by about 40")
    let unanswered = try summaries(#"{"hs": 25}"#)
    #expect(unanswered[0] == "unanswered 0.0 Unanswered")
    #expect(unanswered[1] == "incorrect 0.0 Incorrect: the number is off by about 10")
  }

  @Test func anAnswerOfTheWrongShapeDoesNotFollow() throws {
    #expect(
      try summaries(#"{"ha": 5, "hs": [25]}"#)[1]
        == "incorrect 0.0 UnitAxes (unit axes): the shape must be [], got [1]: only unit axes "
        + "differ, and the values are wrong too")
  }

  @Test func tensorsOfWrongValuesAreCarriedThroughDerivatives() throws {
    // The loss is ½‖h‖², so its gradient with respect to h is h itself.
    let problem = """
      title: p
      given: {x: [1.0, 2.0]}
      let: {h: 3 * x, loss: sum(h**2) / 2}
      questions:
        h: {ask: h}
        dh: {ask: "grad(loss, h)"}
        dx: {ask: "grad(loss, x)"}
      """
    #expect(
      try mark(problem, #"{"h": [3, 7], "dh": [3, 7], "dx": [9, 21]}"#).map(\.summary) == [
        "incorrect 0.0 Incorrect: 1 of 2 elements differs; the worst, [1], is off by about 1",
        "correct 1.0 \(Self.follows)", "correct 1.0 \(Self.follows)",
      ])
  }

  @Test func partialCreditByElementsIsRaisedWhereItFollows() throws {
    let problem = """
      title: p
      given: {x: [1.0, 2.0]}
      let: {h: 3 * x}
      questions:
        h: {ask: h, credit: elementwise}
        double: {ask: 2 * h, credit: elementwise}
      """
    #expect(
      try mark(problem, #"{"h": [3, 7], "double": [6, 14]}"#).map(\.summary) == [
        "partial 0.5 Partial: 1 of 2 elements differs; the worst, [1], is off by about 1",
        "correct 1.0 \(Self.follows)",
      ])
  }

  @Test func wholeNumbersAndTruthValuesAreCarriedToo() throws {
    let problem = """
      title: p
      given: {x: [1.0, 5.0, 3.0]}
      let: {best: argmax(x), isLast: best == 2}
      questions:
        best: {ask: best}
        value: {ask: "x[best]"}
      """
    #expect(
      try mark(problem, #"{"best": 2, "value": 3}"#).map(\.summary) == [
        "incorrect 0.0 Incorrect: the number is wrong", "correct 1.0 \(Self.follows)",
      ])
  }

  @Test func aWrongValueThatTheProblemCannotTakeFollowsNowhere() throws {
    let problem = """
      title: p
      given: {x: [1.0, 5.0, 3.0]}
      let: {best: argmax(x)}
      questions:
        best: {ask: best}
        value: {ask: "x[best]"}
      """
    #expect(
      try mark(problem, #"{"best": 9, "value": 3}"#).map(\.summary) == [
        "incorrect 0.0 Incorrect: the number is wrong",
        "incorrect 0.0 Incorrect: the number is off by about 2",
      ])
  }
}
