import Testing

@testable import Problems

@Suite struct QuestionReaderTests {
  private func question(_ text: String, defaults: String = "") throws -> Question {
    let text = "title: t\ngiven: {y: [1.0, 2.0], n: 2}\n\(defaults)questions:\n  q: \(text)\n"
    return try #require(try checked(text).problem.questions.first)
  }

  @Test func everyKeyIsRead() throws {
    let question = try question(
      """

          prompt: Compute $2y$.
          source: s001-q2a
          ask: 2 * y
          points: 2.5
          answer: tensor
          tolerance: {relative: 0.1}
          credit: elementwise
          hint: Double it.
          hidden: true
          mistakes:
          - {value: y, says: That is y, credit: 0.25}
          - {when: all(answer > expected), says: Too large}
      """)
    #expect(question.id == "q")
    #expect(question.prompt == "Compute $2y$.")
    #expect(question.source == "s001-q2a")
    #expect(question.points == 2.5)
    #expect(question.tolerance == .bound(relative: 0.1, absolute: 0))
    #expect(question.credit == .elementwise)
    #expect(question.hint == "Double it.")
    #expect(question.isHidden)
    #expect(question.mistakes.map(\.says) == ["That is y", "Too large"])
    #expect(question.mistakes.map(\.credit) == [0.25, 0])
    guard case .value(_, let kind) = question.answer else {
      Issue.record("the question asks for a value")
      return
    }
    #expect(kind == .tensor)
    #expect(question.askedName == nil)
  }

  @Test func aNumberStandsForItsSpelling() throws {
    let question = try question("{ask: y, prompt: 1e3, source: 007, hint: 1.50}")
    #expect(question.prompt == "1e3")
    #expect(question.source == "007")
    #expect(question.hint == "1.50")
    #expect(question.askedName == "y")
  }

  @Test(arguments: [
    ("exact", Tolerance.exact), ("{relative: 0.01}", .bound(relative: 0.01, absolute: 0)),
    ("{absolute: 1e-3}", .bound(relative: 0, absolute: 1e-3)),
    ("{relative: 0, absolute: 2}", .bound(relative: 0, absolute: 2)), ("{digits: 17}", .digits(17)),
    ("{decimals: 0}", .decimals(0)), ("{norm: 1e-6}", .norm(1e-6)),
  ])
  func aToleranceIsOneOfFiveKinds(text: String, tolerance: Tolerance) throws {
    #expect(try question("{ask: y, tolerance: \(text)}").tolerance == tolerance)
    #expect(try question("{ask: y}", defaults: "tolerance: \(text)\n").tolerance == tolerance)
  }

  @Test func aQuestionsOwnWordCounts() throws {
    let defaults = "tolerance: {digits: 3}\ncredit: elementwise\n"
    #expect(try question("{ask: y}", defaults: defaults).tolerance == .digits(3))
    #expect(try question("{ask: y}", defaults: defaults).credit == .elementwise)
    let own = try question("{ask: y, tolerance: exact, credit: whole}", defaults: defaults)
    #expect(own.tolerance == .exact)
    #expect(own.credit == .whole)
    // A tolerance is taken as a whole, not by its parts.
    let part = try question(
      "{ask: y, tolerance: {relative: 0.5}}", defaults: "tolerance: {absolute: 3}\n")
    #expect(part.tolerance == .bound(relative: 0.5, absolute: 0))
  }

  @Test func choicesAreRead() throws {
    let text = "title: t\nquestions:\n  q: "
    func outline(_ question: String) throws -> String? {
      try variant(text + question).outlines["q"]
    }
    #expect(
      try outline("{answer: choice, options: {a: A, b: 2}, correct: b}")
        == "choice b of [\"a\", \"b\"]")
    #expect(try outline("{options: {a: A, b: B}, correct: a}") == "choice a of [\"a\", \"b\"]")
    #expect(
      try outline("{answer: choices, options: {a: A, b: B, c: C}, correct: [c, a]}")
        == "choices [\"c\", \"a\"] of [\"a\", \"b\", \"c\"]")
    #expect(
      try outline("{answer: choices, options: {a: A}, correct: []}") == "choices [] of [\"a\"]")
    #expect(
      try outline("{answer: choices, options: {1: one, 2.0: two}, correct: [1, 2.0]}")
        == "choices [\"1\", \"2.0\"] of [\"1\", \"2.0\"]")
    #expect(
      try outline("{answer: choice, options: {true: It is, false: It is not}, correct: false}")
        == "choice false of [\"true\", \"false\"]")
    let question = try question("{options: {a: A, b: 2.50}, correct: a}")
    guard case .choice(let options, _) = question.answer else {
      Issue.record("the question is a choice")
      return
    }
    #expect(options.map(\.text) == ["A", "2.50"])
  }
}

/// What is wrong with a question, by its keys.
@Suite struct FaultyQuestionTests {
  private func faults(_ question: String) -> [String] {
    findings("title: t\ngiven: {y: [1.0, 2.0], n: 2}\nquestions:\n  q: \(question)\n")
  }

  @Test(arguments: [
    ("3", ["4:6 ‹3› the question 'q' must be a mapping, got a number"]),
    ("\"y + 1\"", ["4:6 ‹\"y + 1\"› the question 'q' must be a mapping, got a string"]),
    ("{}", ["4:3 ‹q› the question 'q' requires a key 'ask'"]),
    ("{prompt: p}", ["4:3 ‹q› the question 'q' requires a key 'ask'"]),
    (
      "{ask: y, correct: a}",
      ["4:15 ‹correct› 'correct' of the question 'q' has no effect: only a choice has it"]
    ),
    (
      "{promt: p, ask: y}",
      ["4:7 ‹promt› unknown key 'promt' in the question 'q'; did you mean 'prompt'?"]
    ),
    (
      "{xyz: p, ask: y}",
      [
        "4:7 ‹xyz› unknown key 'xyz' in the question 'q'; the keys are prompt, source, ask, "
          + "points, answer, uses, functions, options, correct, shape, accept, mistakes, hint, "
          + "hidden, tolerance, credit, samples"
      ]
    ),
    (
      "{ask: [y, n]}",
      [
        "4:12 ‹[y, n]› 'ask' of the question 'q' must be an expression, got a list; write the "
          + "expression in quotes"
      ]
    ),
    (
      "{ask: {a: 1}}",
      [
        "4:12 ‹{a: 1}› 'ask' of the question 'q' must be an expression, a number or nested lists, "
          + "got a mapping; write an expression that holds ': ' in quotes"
      ]
    ),
    (
      "{ask: }",
      [
        "4:12 ‹› 'ask' of the question 'q' must be an expression, a number or nested lists, got "
          + "nothing"
      ]
    ),
    ("{ask: y + }", ["4:15 ‹› expected a value, got the end"]),
    ("{ask: \"y[0\"}", ["4:14 ‹[› '[' is not closed"]),
    (
      "{ask: y, prompt: [p], source: {a: 1}, hint: false}",
      [
        "4:23 ‹[p]› 'prompt' of the question 'q' must be a text, got a list",
        "4:36 ‹{a: 1}› 'source' of the question 'q' must be a text, got a mapping",
        "4:50 ‹false› 'hint' of the question 'q' must be a text, got false",
      ]
    ),
    (
      "{ask: y, points: -1}",
      ["4:23 ‹-1› 'points' of the question 'q' must be a number from 0 to 1e9, got -1"]
    ),
    (
      "{ask: y, points: two}",
      ["4:23 ‹two› 'points' of the question 'q' must be a number from 0 to 1e9, got 'two'"]
    ),
    (
      "{ask: y, points: .nan}",
      ["4:23 ‹.nan› 'points' of the question 'q' must be a number from 0 to 1e9, got .nan"]
    ),
    (
      "{ask: y, points: 1e10, hidden: yes}",
      [
        "4:23 ‹1e10› 'points' of the question 'q' must be a number from 0 to 1e9, got 1e10",
        "4:37 ‹yes› 'hidden' of the question 'q' must be true or false, got 'yes'",
      ]
    ),
    (
      "{ask: y, credit: 0.5}",
      ["4:23 ‹0.5› 'credit' of the question 'q' must be one of whole, elementwise, got 0.5"]
    ),
    (
      "{ask: y, credit: elementwize}",
      [
        "4:23 ‹elementwize› 'credit' of the question 'q' must be one of whole, elementwise, got "
          + "'elementwize'; did you mean 'elementwise'?"
      ]
    ),
    (
      "{ask: y, answer: tensr}",
      [
        "4:23 ‹tensr› 'answer' of the question 'q' must be one of number, tensor, integer, shape, "
          + "boolean, formula, choice, choices, witness, got 'tensr'; did you mean 'tensor'?"
      ]
    ),
    (
      "{prompt: 1, points: -2, tolerance: {digits: 99}, mistakes: 3}",
      [
        "4:3 ‹q› the question 'q' requires a key 'ask'",
        "4:26 ‹-2› 'points' of the question 'q' must be a number from 0 to 1e9, got -2",
        "4:50 ‹99› 'digits' of a tolerance must be a whole number from 1 to 17, got 99",
        "4:65 ‹3› 'mistakes' of the question 'q' must be a list, got 3",
      ]
    ),
  ])
  func theKeysAreChecked(question: String, expected: [String]) {
    #expect(faults(question) == expected)
  }

  @Test func anIdIsWrittenInPathsAndReports() {
    let text =
      "title: t\nquestions:\n  a/b: {ask: 1}\n  \"\": {ask: 1}\n  \"a\\tb\": {ask: 1}\n  é b: {ask: 1}\n"
    let wanted = "a question's id must not be empty and must not hold '/' or control characters"
    #expect(
      findings(text) == [
        "3:3 ‹a/b› \(wanted)", "4:3 ‹\"\"› \(wanted)", "5:3 ‹\"a\\tb\"› \(wanted)",
      ])
  }

  private static let kinds = "{relative, absolute}, {digits}, {decimals}, {norm}"

  @Test(arguments: [
    ("exat", ["4:26 ‹exat› 'tolerance' must be exact or one of \(kinds), got 'exat'"]),
    ("0.1", ["4:26 ‹0.1› 'tolerance' must be exact or one of \(kinds), got 0.1"]),
    ("[0.1]", ["4:26 ‹[0.1]› 'tolerance' must be exact or one of \(kinds), got a list"]),
    ("", ["4:26 ‹› 'tolerance' must be exact or one of \(kinds), got nothing"]),
    ("{}", ["4:26 ‹{}› a tolerance must be exactly one of \(kinds)"]),
    (
      "{norm: 1, digits: 3}",
      ["4:26 ‹{norm: 1, digits: 3}› a tolerance must be exactly one of \(kinds)"]
    ),
    (
      "{relative: 1, decimals: 3}",
      ["4:26 ‹{relative: 1, decimals: 3}› a tolerance must be exactly one of \(kinds)"]
    ),
    (
      "{relativ: 1}",
      ["4:27 ‹relativ› unknown key 'relativ' in a tolerance; did you mean 'relative'?"]
    ),
    (
      "{rel: 1}",
      [
        "4:27 ‹rel› unknown key 'rel' in a tolerance; the keys are relative, absolute, digits, "
          + "decimals, norm"
      ]
    ),
    (
      "{digits: 3, decimal: 1}",
      ["4:38 ‹decimal› unknown key 'decimal' in a tolerance; did you mean 'decimals'?"]
    ),
    (
      "{relative: -1, absolute: a}",
      [
        "4:37 ‹-1› 'relative' of a tolerance must be a number that is not negative, got -1",
        "4:51 ‹a› 'absolute' of a tolerance must be a number that is not negative, got 'a'",
      ]
    ),
    (
      "{absolute: .inf}",
      ["4:37 ‹.inf› 'absolute' of a tolerance must be a number that is not negative, got .inf"]
    ),
    (
      "{digits: 0}", ["4:35 ‹0› 'digits' of a tolerance must be a whole number from 1 to 17, got 0"]
    ),
    (
      "{digits: 18}",
      ["4:35 ‹18› 'digits' of a tolerance must be a whole number from 1 to 17, got 18"]
    ),
    (
      "{digits: 3.0}",
      ["4:35 ‹3.0› 'digits' of a tolerance must be a whole number from 1 to 17, got 3.0"]
    ),
    (
      "{decimals: -1}",
      ["4:37 ‹-1› 'decimals' of a tolerance must be a whole number from 0 to 300, got -1"]
    ),
    (
      "{decimals: two}",
      ["4:37 ‹two› 'decimals' of a tolerance must be a whole number from 0 to 300, got 'two'"]
    ),
    (
      "{norm: [1]}",
      ["4:33 ‹[1]› 'norm' of a tolerance must be a number that is not negative, got a list"]
    ),
    (
      "{norm: -1e-3}",
      ["4:33 ‹-1e-3› 'norm' of a tolerance must be a number that is not negative, got -1e-3"]
    ),
  ])
  func aToleranceIsOneOfFiveKinds(tolerance: String, expected: [String]) {
    #expect(faults("{ask: y, tolerance: \(tolerance)}") == expected)
  }

  @Test(arguments: [
    (
      "{answer: choice}",
      [
        "4:3 ‹q› the question 'q' requires a key 'options'",
        "4:3 ‹q› the question 'q' requires a key 'correct'",
      ]
    ),
    ("{options: {a: A}}", ["4:3 ‹q› the question 'q' requires a key 'correct'"]),
    (
      "{answer: choices, correct: [a]}", ["4:3 ‹q› the question 'q' requires a key 'options'"]
    ),
    (
      "{options: {}, correct: a}",
      ["4:16 ‹{}› 'options' of the question 'q' requires at least one option"]
    ),
    (
      "{options: [a, b], correct: a}",
      ["4:16 ‹[a, b]› 'options' of the question 'q' must be a mapping, got a list"]
    ),
    (
      "{options: {a: [A], b: , c: {d: e}}, correct: a}",
      [
        "4:20 ‹[A]› the option 'a' of the question 'q' must be a text, got a list",
        "4:28 ‹› the option 'b' of the question 'q' must be a text, got nothing",
        "4:33 ‹{d: e}› the option 'c' of the question 'q' must be a text, got a mapping",
      ]
    ),
    (
      "{options: {yes: Y, no: N}, correct: mo}",
      ["4:42 ‹mo› 'correct' of the question 'q' must name an option, got 'mo'; did you mean 'no'?"]
    ),
    (
      "{options: {a: A, b: B}, correct: c}",
      ["4:39 ‹c› 'correct' of the question 'q' must name an option, got 'c'; the options are a, b"]
    ),
    (
      "{answer: choices, options: {1: A, 2: B}, correct: [1, 3, 4]}",
      [
        "4:60 ‹3› 'correct' of the question 'q' must name an option, got '3'; the options are 1, 2",
        "4:63 ‹4› 'correct' of the question 'q' must name an option, got '4'; the options are 1, 2",
      ]
    ),
    (
      "{answer: choices, options: {a: A}, correct: a}",
      ["4:50 ‹a› 'correct' of the question 'q' must be a list of names, got 'a'"]
    ),
    (
      "{answer: choices, options: {a: A}, correct: [a, [b]]}",
      ["4:50 ‹[a, [b]]› 'correct' of the question 'q' must be a list of names, got a list"]
    ),
    (
      "{options: {a: A}, correct: [a]}",
      ["4:33 ‹[a]› 'correct' of the question 'q' must be a text, got a list"]
    ),
    (
      "{options: {a: A, a: B}, correct: a}",
      ["4:23 ‹a› duplicate key 'a'; the first is at 4:17"]
    ),
  ])
  func aChoiceHasOptionsAndOneThatIsRight(question: String, expected: [String]) {
    #expect(faults(question) == expected)
  }

  private static let owner = "a mistake of the question 'q'"
  private static let valueOrWhen = "\(owner) requires either a key 'value' or a key 'when'"

  @Test(arguments: [
    ("3", ["‹3› 'mistakes' of the question 'q' must be a list, got 3"]),
    ("{value: y}", ["‹{value: y}› 'mistakes' of the question 'q' must be a list, got a mapping"]),
    (
      "[3, y]",
      [
        "‹3› \(owner) must be a mapping, got a number",
        "‹y› \(owner) must be a mapping, got a string",
      ]
    ),
    ("[{says: a}]", ["‹{› \(valueOrWhen)"]),
    ("[{value: y, when: true, says: a}]", ["‹{› \(valueOrWhen)"]),
    ("[{value: y}]", ["‹{› \(owner) requires a key 'says'"]),
    ("[{value: y, says: [a]}]", ["‹[a]› 'says' of \(owner) must be a text, got a list"]),
    (
      "[{value: y, says: a, credit: 1.5}]",
      ["‹1.5› 'credit' of \(owner) must be a share from 0 to 1, got 1.5"]
    ),
    (
      "[{value: y, says: a, credit: half}]",
      ["‹half› 'credit' of \(owner) must be a share from 0 to 1, got 'half'"]
    ),
    (
      "[{value: y, say: a}]",
      [
        "‹{› \(owner) requires a key 'says'",
        "‹say› unknown key 'say' in \(owner); did you mean 'says'?",
      ]
    ),
    (
      "[{value: y, says: a, xyz: b}]",
      ["‹xyz› unknown key 'xyz' in \(owner); the keys are value, when, says, credit"]
    ),
    (
      "[{value: y + z, says: a}, {when: answer + expcted, says: b}]",
      [
        "‹z› the name 'z' is not defined",
        "‹expcted› the name 'expcted' is not defined; did you mean 'expected'?",
      ]
    ),
    (
      "[{value: y +}, {when: , says: a}]",
      [
        "‹{› \(owner) requires a key 'says'", "‹› expected a value, got the end",
        "‹› 'when' of \(owner) must be an expression, a number or nested lists, got nothing",
      ]
    ),
    (
      "[{when: answer, says: a}]",
      ["‹answer› 'when' must be true or false, got a tensor of shape [2]"]
    ),
    (
      "[{when: sum(answer), says: a}]",
      ["‹sum(answer)› 'when' must be true or false, got a real number"]
    ),
    (
      "[{when: answer > expected, says: a}]",
      ["‹answer > expected› 'when' must be true or false, got a tensor of shape [2]"]
    ),
    ("[{when: 3, says: a}]", ["‹3› 'when' must be true or false, got a whole number"]),
    ("[{value: None, says: a}]", ["‹None› 'value' must be a value, got None"]),
    ("[{value: expected, says: a}]", ["‹expected› the name 'expected' is not defined"]),
    (
      "[{value: \"normal(2)\", says: a}]",
      ["‹normal› 'normal' draws, which only 'given' may do"]
    ),
  ])
  func aMistakeHasAWayToBeRecognised(mistakes: String, expected: [String]) {
    let found = faults("{ask: y, mistakes: \(mistakes)}")
    #expect(found.map { $0.drop { $0 != "‹" } }.map { String($0) } == expected)
    #expect(found.allSatisfy { $0.hasPrefix("4:") })
  }
}
