import Testing

@testable import Problems

/// Formulas, witnesses and predicates, as problem files state them.
@Suite struct QuestionReaderFormulasTests {
  private static let head =
    "title: t\nsizes: {n: 2..4, k: 3}\ngiven: {p: normal(), A: spd(n), c: [1, 2]}\n"
    + "let: {q: 2*p, \"f(v)\": 3*v}\n"

  private func findings(of question: String) -> [String] {
    // The place is what stands between ‹ and ›.
    ProblemsTests.findings("\(Self.head)questions:\n  q1: \(question)\n")
      .map { String($0.drop { $0 != "‹" }) }
  }

  private func question(_ text: String, defaults: String = "") throws -> Question {
    try #require(
      try checked("\(Self.head)\(defaults)questions:\n  q1: \(text)\n").problem.questions.first)
  }

  @Test func everyKeyOfAFormulaIsRead() throws {
    let question = try question(
      "{ask: n*q, answer: formula, uses: [p, n, q], functions: [exp, f], samples: 20}")
    guard case .formula(let formula) = question.answer else {
      Issue.record("the question asks for a formula")
      return
    }
    #expect(formula.text == "n*q" && formula.reference.text == "n * q")
    #expect(formula.uses.map(\.text) == ["p", "n", "q"])
    #expect(formula.functions?.map(\.text) == ["exp", "f"])
    #expect(formula.samples == 20)
  }

  @Test func samplesHaveDefaults() throws {
    func samples(_ question: String, _ defaults: String = "") throws -> Int? {
      guard case .formula(let formula) = try self.question(question, defaults: defaults).answer
      else { return nil }
      return formula.samples
    }
    #expect(try samples("{ask: p, answer: formula, uses: [p]}") == 8)
    #expect(try samples("{ask: p, answer: formula, uses: [p]}", "samples: 12\n") == 12)
    #expect(try samples("{ask: p, answer: formula, uses: [p], samples: 3}", "samples: 12\n") == 3)
  }

  @Test func aWitnessHasNamesWithShapes() throws {
    let question = try question(
      "{answer: witness, shape: {v: [n], lam: [], 'W': [n, 'k - 1']}, accept: norm(v) > lam}")
    guard case .accepted(let acceptance) = question.answer,
      case .witness(let parts) = acceptance.form
    else {
      Issue.record("the question asks for a witness")
      return
    }
    #expect(parts.map(\.name) == ["v", "lam", "W"])
    #expect(parts.map(\.shape.text) == ["[n]", "[]", "[n, k - 1]"])
    #expect(acceptance.text == "norm(v) > lam")
  }

  @Test(arguments: [
    (
      "{ask: p, answer: formula}",
      ["‹q1› the question 'q1' requires a key 'uses': the names that the formula may use"]
    ),
    (
      "{ask: p, answer: formula, uses: [p, m, f]}",
      [
        "‹m› 'uses' names 'm', which is no size, given value or name of 'let'",
        "‹f› 'uses' names 'f', which is no size, given value or name of 'let'",
      ]
    ),
    (
      "{ask: p, answer: formula, uses: [p], functions: [exp, grad, normal, lgo]}",
      [
        "‹grad› a formula may neither draw nor differentiate, got 'grad'",
        "‹normal› a formula may neither draw nor differentiate, got 'normal'",
        "‹lgo› 'functions' names 'lgo', which is no function; did you mean 'log'?",
      ]
    ),
    (
      "{ask: p, uses: [p], functions: [exp], samples: 3, shape: [n]}",
      [
        "‹uses› 'uses' of the question 'q1' has no effect: only a formula has it",
        "‹functions› 'functions' of the question 'q1' has no effect: only a formula has it",
        "‹samples› 'samples' of the question 'q1' has no effect: only a formula has it",
        "‹shape› 'shape' of the question 'q1' has no effect: only a witness or an answer with "
          + "'accept' has it",
      ]
    ),
    (
      "{ask: p, answer: formula, uses: [p], samples: 0}",
      ["‹0› 'samples' of the question 'q1' must be a whole number from 1 to 1000, got 0"]
    ),
    (
      "{ask: p, answer: formula, uses: [p], mistakes: [{when: answer > 1, says: x}]}",
      [
        "‹when› 'when' of a mistake of the question 'q1' has no effect: a formula has no one "
          + "value; write the wrong formula as 'value'"
      ]
    ),
    (
      "{ask: 'c[0]', answer: formula, uses: [c, k]}",
      [
        "‹c› warning: 'c' is the same in every variant, so a number is accepted too; draw it, "
          + "give a size a range, or write {value: …, vary: …}"
      ]
    ),
    (
      "{answer: witness, accept: true}", ["‹q1› the question 'q1' requires a key 'shape'"]
    ),
    (
      "{answer: witness, shape: {}, accept: true}",
      ["‹q1› 'shape' of the question 'q1' requires at least one name"]
    ),
    (
      "{answer: witness, shape: {v: n, if: [n]}}",
      [
        "‹q1› the question 'q1' requires a key 'accept'",
        "‹n› the shape of 'v' must be a list of sizes such as [d, 3], got 'n'",
        "‹if› a witness's name must be a name, got 'if'",
      ]
    ),
    (
      "{answer: witness, shape: {v: [n - 9]}, accept: 'v[0] > 0'}",
      ["‹[n - 9]› a shape must be a list of sizes and whole numbers, none of them negative"]
    ),
    (
      "{answer: witness, shape: {v: [n]}, accept: v > 0}",
      ["‹v > 0› 'accept' must be true or false, got a tensor of shape [n]"]
    ),
    (
      "{accept: answer > 0}",
      [
        "‹q1› the question 'q1' requires a key 'answer' or 'ask': what kind of answer 'accept' takes"
      ]
    ),
    (
      "{answer: tensor, accept: 'answer[0] > 0'}",
      ["‹q1› the question 'q1' requires a key 'shape': the list of the answer's extents"]
    ),
    (
      "{answer: number, accept: answer > expected}",
      ["‹expected› the name 'expected' is not defined"]
    ),
    (
      "{options: {a: x}, correct: a, accept: true}",
      [
        "‹accept› 'accept' of the question 'q1' has no effect: a choice has 'options' and 'correct'"
      ]
    ),
  ])
  func faultsAreFound(_ question: String, _ expected: [String]) {
    #expect(findings(of: question) == expected)
  }

  @Test(arguments: [
    ("{ask: A, accept: norm(answer - expected) < 1}", ["answer [n, n]", "tensor"]),
    ("{answer: integer, accept: answer % 2 == 0}", ["answer []", "integer"]),
    ("{answer: boolean, accept: answer}", ["answer []", "boolean"]),
    (
      "{answer: tensor, shape: [n, k], accept: sum(answer) > 0}",
      ["answer [n, k]", "tensor"]
    ),
    ("{answer: shape, shape: [2], accept: 'answer[0] == n'}", ["answer [2]", "shape"]),
  ])
  func whatAPredicateIsAbout(_ question: String, _ expected: [String]) throws {
    let variant = try variant("\(Self.head)questions:\n  q1: \(question)\n")
    guard case .answer(.accepted(let form))? = variant.expectedAnswers()["q1"] else {
      Issue.record("the question has a predicate")
      return
    }
    #expect("\(form.parts[0].name) \(form.parts[0].shapeName)" == expected[0])
    guard case .answer(let kind) = form.kind else {
      Issue.record("the predicate is about an answer")
      return
    }
    #expect(kind.rawValue == expected[1])
  }
}
