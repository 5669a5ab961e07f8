import Diagnostics
import Testing

@testable import Problems

/// A question that is faulty by itself costs no other one.
@Suite struct FaultyQuestionsTests {
  /// A problem whose question `q` is to be filled in beside a sound one.
  private static func text(_ question: String, definitions: String = "{s: sum(x)}") -> String {
    """
    title: t
    sizes: {n: 2..3}
    given: {x: normal(n)}
    let: \(definitions)
    questions:
      sound: {ask: n}
      q: \(question)
    """
  }

  private func read(_ text: String) -> (problem: AssignedProblem, errors: Int) {
    let (assignment, found) = AssignmentReader.read(id: "a", files: [file("p", text)])
    return (assignment.problems[0], found.count { $0.severity == .error })
  }

  @Test(
    arguments: [
      "3", "{}", "{ask: }", "{ask: 1 +}", "{ask: y}", "{ask: [1, 2]}", "{ask: \"x[7]\"}",
      "{ask: n, answer: tensr}", "{ask: s, answer: integer}", "{ask: n, pionts: 2}",
      "{ask: n, points: -1}", "{ask: n, tolerance: {digits: 99}}", "{ask: n, credit: half}",
      "{ask: n, hidden: maybe}", "{ask: n, ask: n}", "{ask: n, prompt: [a]}",
      "{ask: n, mistakes: 3}", "{ask: n, mistakes: [{value: y, says: no}]}",
      "{ask: n, mistakes: [{when: answer + 1, says: no}]}",
      "{ask: \"sum(zeros(9999, 9999))\"}",
      "{ask: s, mistakes: [{when: \"sum(zeros(9999, 9999)) > answer\", says: no}]}",
      "{answer: number, accept: y > 1}",
      "{answer: number, accept: \"answer > sum(zeros(9999, 9999))\"}",
      "{ask: n + 1, answer: formula}", "{ask: n + 1, answer: formula, uses: [m]}",
      "{ask: n + 1, answer: formula, uses: [n], functions: [nothing]}",
      "{answer: choice, options: {a: A}, correct: b}", "{answer: witness, shape: {A: [n]}}",
      "{ask: f(x)}", "{ask: !tag n}", "{ask: *n}", "{ask: normal(2, 3)}",
    ])
  func aFaultOfAQuestionCostsItAlone(question: String) throws {
    let text = Self.text(question, definitions: "{s: sum(x), \"f(a)\": a @ ones(7)}")
    let (problem, errors) = read(text)
    #expect(errors > 0)
    #expect(problem.questions.map(\.id) == ["sound", "q"])
    guard case .checked(let checked) = problem else {
      Issue.record("only the question is faulty")
      return
    }
    #expect(checked.faultyQuestions == ["q"])
    let variant = try checked.variant(assignment: "a", student: "")
    let size = try #require(variant.sizes["n"])
    #expect(
      variant.outlines == [
        "sound": "integer \(size)",
        "q": "failure: this question is faulty; please tell the instructor",
      ])
  }

  @Test(
    arguments: [
      ("{ask: s}", "{s: sum(y)}"), ("{ask: s}", "{s: t, t: s}"), ("{ask: n}", "{s: 1 +}"),
      ("{ask: n}", "{s: n, s: n}"), ("{ask: n}\n  q: {ask: n}", "{s: n}"),
      ("{ask: n}\n  a/b: {ask: n}", "{s: n}"), ("{ask: n}\ntolerance: 3", "{s: n}"),
    ])
  func aFaultOfWhatQuestionsShareCostsAll(question: String, shared: String) {
    guard case .faulty(let problem) = read(Self.text(question, definitions: shared)).problem else {
      Issue.record("the whole problem is faulty")
      return
    }
    #expect(problem.questions.map(\.id) == ["sound", "q"])
  }

  @Test func severalQuestionsMayShareAFaultyFunction() {
    let (problem, errors) = read(
      """
      title: t
      let: {"f(a)": a + y}
      questions: {one: {ask: f(1)}, two: {ask: f(2)}, three: {ask: 3}}
      """)
    #expect(errors == 2)
    guard case .checked(let checked) = problem else {
      Issue.record("the question that calls no function is sound")
      return
    }
    #expect(checked.faultyQuestions == ["one", "two"])
  }

  @Test func anAliasOfAFaultyQuestionIsFaultyToo() {
    let (problem, errors) = read(
      "title: t\nquestions:\n  a: &a {ask: 1, ask: 2}\n  b: *a\n  c: {ask: 3}")
    #expect(errors == 1)
    guard case .checked(let checked) = problem else {
      Issue.record("one question is sound")
      return
    }
    #expect(checked.faultyQuestions == ["a", "b"])
  }

  @Test func moreFaultsThanAreToldCostAll() {
    let keys = String(repeating: "ask: 1, ", count: 120)
    let (assignment, found) = AssignmentReader.read(
      id: "a", files: [file("p", "title: t\nquestions: {q: {\(keys)points: 1}, r: {ask: 1}}")])
    #expect(found.map(outline).contains("1:1 ‹› the file has 19 more faults"))
    guard case .faulty = assignment.problems[0] else {
      Issue.record("nobody knows where the other faults are")
      return
    }
  }
}
