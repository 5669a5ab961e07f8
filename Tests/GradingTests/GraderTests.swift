import Diagnostics
import Problems
import Synchronization
import Testing

@testable import Grading

@Suite struct GraderTests {
  private let counting = """
    title: Counting
    questions:
      three: {ask: 1 + 2, source: ex-1, points: 2}
      half: {ask: 1 / 2, hint: divide}
    """

  // MARK: A whole submission

  @Test func everyQuestionOfEveryProblemGetsAVerdict() throws {
    let sample = assignment([
      "assignment": "title: First homework", "b": counting,
      "a": "title: Shapes\nquestions: {W: {ask: 'shape(ones(3, 2))'}}",
    ])
    let marked = Grader(sample).mark(
      try submission(#"{"b": {"three": 3, "half": 0.4}, "a": {"W": [3, 2]}}"#))
    #expect(marked.student == "alice")
    #expect(marked.name == nil)
    #expect(marked.assignment == "hw")
    #expect(marked.title == "First homework")
    #expect(marked.problems.map(\.problem) == ["a", "b"])
    #expect(marked.problems.map(\.title) == ["Shapes", "Counting"])
    #expect(marked.problems[0].questions.map(\.summary) == ["correct 1.0"])
    #expect(
      marked.problems[1].questions.map(\.summary) == [
        "correct 2.0", "incorrect 0.0 Incorrect: the number is off by about 0.1",
      ])
    #expect(marked.remarks == [])
    #expect((marked.score, marked.points) == (3, 4))
    #expect(!marked.isFullMarks)
  }

  @Test func fullMarksAreAllAnswersCorrect() throws {
    let grader = Grader(assignment(["p": counting]))
    #expect(grader.mark(try submission(#"{"p": {"three": 3, "half": 0.5}}"#)).isFullMarks)
    #expect(!grader.mark(try submission("{}")).isFullMarks)
  }

  @Test func aQuestionCarriesItsPlaceSourceAndHint() throws {
    let marked = try mark(counting, "{\"three\": 3,\n  \"half\": 0.4}")
    #expect(marked.map(\.question) == ["three", "half"])
    #expect(marked.map(\.source) == ["ex-1", nil])
    #expect(marked.map(\.points) == [2, 1])
    #expect(marked.map(\.hint) == [nil, "divide"])
    #expect(marked.map(\.line) == [1, 2])
    #expect(marked.map(\.column) == [69, 11])
  }

  @Test func aHintIsForWrongAnswersAlone() throws {
    #expect(try mark(counting, #"{"half": 0.5}"#)[1].hint == nil)
    #expect(try mark(counting, #"{"half": true}"#)[1].hint == nil)
    #expect(try mark(counting, "{}")[1].hint == nil)
  }

  @Test func aMissingAnswerAndABlankOneAreUnanswered() throws {
    for answers in ["{}", #"{"three": null, "half": " "}"#] {
      let marked = try mark(counting, answers)
      #expect(marked.map(\.summary) == ["unanswered 0.0 Unanswered", "unanswered 0.0 Unanswered"])
    }
    #expect(try mark(counting, "{}").map(\.line) == [nil, nil])
    #expect(try mark(counting, #"{"three": null}"#).map(\.column) == [69, nil])
  }

  @Test func anUnreadableAnswerIsShownWithACaret() throws {
    #expect(
      try mark(counting, "{\n  \"three\": [3],\n  \"half\": \"1/tow\"}").map(\.summary) == [
        "unreadable 0.0 Unreadable: cannot be read as a whole number: it is a list\n"
          + " 2 |   \"three\": [3],\n   |            ^~~",
        "unreadable 0.0 Unreadable: cannot be read as a number: the name 'tow' is not defined\n"
          + " 3 |   \"half\": \"1/tow\"}}}\n   |              ^~~",
      ])
  }

  @Test func aProblemIsTiedToItsFileAndItsDraw() throws {
    let marked = Grader(assignment(["p": counting])).mark(try submission("{}")).problems[0]
    // By `sha256sum` of the file's bytes, and by a separate FNV-1a in Python of "hw", "p" and "" with
    // a zero byte after each.
    #expect(marked.digest == "5f6582f0d6b604fff4d383ab03d1412e4ce2ead60513b2912df747d87a254de6")
    #expect(marked.seed == 3862090458659573488)
  }

  // MARK: What is shown

  @Test func aHiddenQuestionShowsItsVerdictAlone() throws {
    let problem = """
      title: p
      given: {x: 3.0}
      let: {h: 2 * x}
      questions:
        h: {ask: h, hidden: true, hint: double it}
        sum: {ask: "[h, h]", hidden: true, credit: elementwise, hint: twice}
        after: {ask: h + 1, hidden: true}
        named: {ask: h + 2, hidden: true, mistakes: [{value: 1.0, says: one}]}
        unreadable: {ask: h, hidden: true}
      """
    let marked = try mark(
      problem, #"{"h": -6, "sum": [6, 7], "after": -5, "named": 1, "unreadable": true}"#)
    #expect(
      marked.map(\.summary) == [
        "incorrect 0.0", "partial 0.5", "correct 1.0", "incorrect 0.0", "unreadable 0.0",
      ])
    #expect(marked.allSatisfy { $0.hint == nil && $0.expected == nil })
  }

  @Test func expectedValuesAreShownOnDemandAlone() throws {
    let sample = assignment([
      "p": """
      title: p
      questions:
        number: {ask: 1 / 2, hidden: true}
        shape: {ask: "shape(ones(3, 2))"}
        choice: {options: {a: yes, b: no}, correct: b}
        choices: {answer: choices, options: {a: yes, b: no}, correct: [a, b]}
      """
    ])
    let none = try submission("{}")
    #expect(
      Grader(sample).mark(none).problems[0].questions.map(\.expected) == [nil, nil, nil, nil])
    #expect(
      Grader(sample, showsExpected: true).mark(none).problems[0].questions.map(\.expected) == [
        .number(0.5), .list([.integer(3), .integer(2)]), .text("b"),
        .list([.text("a"), .text("b")]),
      ])
  }

  // MARK: Remarks

  @Test func unknownProblemsAndQuestionsAreRemarkedWithTheNearestName() throws {
    let sample = assignment(["counting": counting])
    let marked = Grader(sample).mark(
      try submission(
        """
        {
          "countnig": {"three": 3},
          "counting": {"thre": 3,
            "quarter": 0.25, "half": 0.5},
          "algebra": {},
          "\\u001b[2J": {}}
        """))
    #expect(
      marked.remarks == [
        "line 2: there is no problem 'countnig' in this assignment; did you mean 'counting'?",
        "line 3: the problem 'counting' has no question 'thre'; did you mean 'three'?",
        "line 4: the problem 'counting' has no question 'quarter'",
        "line 5: there is no problem 'algebra' in this assignment",
        "line 6: there is no problem '␛[2J' in this assignment",
      ])
    #expect(marked.problems[0].questions.map(\.verdict) == [.unanswered, .correct])
  }

  @Test func remarksAreLimitedInNumberAndLength() throws {
    let names = (0..<60).map { "\"\(String(repeating: "x", count: 99))\($0)\": {}" }
    let marked = Grader(assignment(["counting": counting])).mark(
      try submission("{\(names.joined(separator: ", "))}"))
    #expect(marked.remarks.count == 51)
    #expect(marked.remarks.allSatisfy { $0.count < 150 })
    #expect(marked.remarks.last == "and 10 more names that nobody asked for")
  }

  // MARK: Problems at fault

  @Test func theQuestionsOfAFaultyProblemAreErrors() throws {
    let sample = assignment(
      [
        "good": counting,
        "bad": "title: Bad\nlet: {y: x + 1}\nquestions:\n  q: {ask: y, points: 3}",
      ],
      faults: ["bad.yaml:2:10: error: the name 'x' is not defined"])
    let marked = Grader(sample, showsExpected: true).mark(
      try submission(#"{"bad": {"q": 2, "r": 1}, "good": {"three": 3}}"#))
    #expect(marked.problems.map(\.problem) == ["bad", "good"])
    #expect(
      marked.problems[0].questions.map(\.summary) == [
        "error 0.0 ProblemError: the problem failed: its file is faulty; please tell the instructor"
      ])
    #expect(marked.problems[0].points == 3)
    #expect(marked.problems[0].questions[0].expected == nil)
    #expect(marked.problems[1].questions.map(\.verdict) == [.correct, .unanswered])
    #expect(
      marked.remarks == ["the problem 'bad' cannot be marked: its file is faulty"])
  }

  @Test func aFaultyQuestionIsAnErrorAlone() throws {
    let sample = assignment(
      [
        "mixed": """
        title: Mixed
        given: {x: [1.0, 2.0]}
        let: {s: sum(x)}
        questions:
          s: {ask: s, points: 2}
          bad: {ask: s + y, points: 3, source: "2.1", hint: No}
          next: {ask: 2 * s, mistakes: [{value: -2 * s, says: The sign}]}
          unanswered: {answer: nonsense}
        """
      ],
      faults: [
        "mixed.yaml:6:18: error: the name 'y' is not defined",
        "mixed.yaml:8:24: error: 'answer' of the question 'unanswered' must be one of number, tensor, "
          + "integer, shape, boolean, formula, choice, choices, witness, got 'nonsense'",
      ])
    let marked = Grader(sample, showsExpected: true).mark(
      try submission(#"{"mixed": {"s": 4, "bad": 3, "next": 8}}"#))
    let failed =
      "error 0.0 ProblemError: the problem failed: this question is faulty; please tell the instructor"
    #expect(
      marked.problems[0].questions.map(\.summary) == [
        "incorrect 0.0 Incorrect: the number is off by about 1", failed,
        "correct 1.0 FollowThrough (follow-through): this follows from your own earlier answer, "
          + "which was wrong: right from there on", failed,
      ])
    #expect(marked.problems[0].questions.map(\.points) == [2, 3, 1, 1])
    #expect(marked.problems[0].questions[1].source == "2.1")
    #expect(marked.remarks == [])
  }

  @Test func aFileThatIsNoProblemAtAllIsRemarked() throws {
    let sample = assignment(
      ["bad": "[1, 2]", "good": counting],
      faults: ["bad.yaml:1:1: error: a problem must be a mapping, got a list"])
    let marked = Grader(sample).mark(try submission(#"{"bad": {"q": 2}}"#))
    #expect(marked.problems.map(\.questions.count) == [0, 2])
    #expect(marked.remarks == ["the problem 'bad' cannot be marked: its file is faulty"])
  }

  @Test func aQuestionThatFailsOnEvaluationIsAnErrorAlone() throws {
    let problem = """
      title: p
      given: {x: [1.0, 2.0], y: [1.0, 2.0, 3.0]}
      questions:
        sum: {ask: sum(x)}
        best: {ask: "x[argmax(y)]"}
        double: {ask: 2 * x}
      """
    #expect(
      try mark(problem, #"{"sum": 3, "best": 2, "double": [2, 4]}"#).map(\.summary) == [
        "correct 1.0",
        "error 0.0 ProblemError: the problem failed: an index must be in -2..1, got 2",
        "correct 1.0",
      ])
  }

  @Test func aProblemWhoseDrawFailsIsAnErrorInAllQuestions() throws {
    let problem = """
      title: p
      given: {x: "[1.0, 2.0][argmax([1.0, 2.0, 3.0])]"}
      questions: {x: {ask: x}, two: {ask: 1 + 1}}
      """
    let message =
      "error 0.0 ProblemError: the problem failed: a given value cannot be computed: an index must "
      + "be in -2..1, got 2"
    #expect(try mark(problem, #"{"x": 5, "two": 2}"#).map(\.summary) == [message, message])
  }

  // MARK: Variants

  @Test func aStudentsOwnVariantIsMarkedByItsOwnValues() throws {
    let sample = assignment([
      "p": "title: p\nvariant: student\ngiven: {x: normal()}\nquestions: {x: {ask: x}}"
    ])
    let grader = Grader(sample, showsExpected: true)
    let marked = try ["alice", "bob", "alice"].map { student in
      grader.mark(try submission("{}", student: student)).problems[0]
    }
    #expect(marked[0].questions[0].expected == marked[2].questions[0].expected)
    #expect(marked[0].seed == marked[2].seed)
    #expect(marked[0].questions[0].expected != marked[1].questions[0].expected)
    #expect(marked[0].seed != marked[1].seed)
  }

  @Test func aSharedVariantIsTheSameForAll() throws {
    let sample = assignment([
      "p": "title: p\ngiven: {x: normal()}\nquestions: {x: {ask: x}}"
    ])
    let grader = Grader(sample, showsExpected: true)
    let marked = try ["alice", "bob"].map { student in
      grader.mark(try submission("{}", student: student)).problems
    }
    #expect(marked[0] == marked[1])
  }

  // MARK: Time

  @Test func timesAreTheClocks() throws {
    let ticks = Mutex(0.0)
    let grader = Grader(assignment(["p": counting])) {
      ticks.withLock { count in
        count += 1
        return count
      }
    }
    let marked = grader.mark(try submission(#"{"p": {"three": 3}}"#)).problems[0]
    // One tick before the two questions and one after each: the next begins where one ends.
    #expect(marked.questions.map(\.seconds) == [1, 1])
    #expect(marked.seconds == 2)
  }

  @Test func withoutAClockNoTimePasses() throws {
    let marked = Grader(assignment(["p": counting])).mark(try submission("{}")).problems[0]
    #expect(marked.seconds == 0)
    #expect(marked.questions.map(\.seconds) == [0, 0])
  }
}
