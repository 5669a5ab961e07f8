import Diagnostics
import Documents
import Testing

@testable import Problems

@Suite struct AssignmentReaderTests {
  private func read(_ texts: KeyValuePairs<String, String>) -> (Assignment, [String]) {
    let (assignment, diagnostics) = AssignmentReader.read(
      id: "hw1", files: texts.map { file($0, $1) })
    return (assignment, diagnostics.map { "\($0.location?.source.name ?? ""):\(outline($0))" })
  }

  private static let right = "title: t\nquestions: {q: {ask: 1}}"

  @Test func everythingIsRead() {
    let (assignment, found) = read([
      "assignment": """
      title: Homework 1
      problems: [b, a]
      follow-through: 0.5
      due: 2026-10-01
      """, "a": Self.right, "b": "title: B\nquestions: {x: {ask: 1}, y: {ask: 2}}",
    ])
    #expect(found == [])
    #expect(assignment.id == "hw1")
    #expect(assignment.title == "Homework 1")
    #expect(assignment.followThrough == 0.5)
    #expect(assignment.due?.text == "2026-10-01")
    #expect(assignment.problems.map(\.id) == ["b", "a"])
    #expect(assignment.problems.map { $0.questions.map(\.id) } == [["x", "y"], ["q"]])
  }

  @Test func whatIsLeftOutHasDefaults() {
    for header in [[:], ["assignment": "{}"]] as [KeyValuePairs<String, String>] {
      let (assignment, found) = read(
        header.first.map { [$0.key: $0.value, "z": Self.right, "a": Self.right, "b2": Self.right] }
          ?? ["z": Self.right, "a": Self.right, "b2": Self.right])
      #expect(found == [])
      #expect(assignment.title == "hw1")
      #expect(assignment.followThrough == 1)
      #expect(assignment.due == nil)
      #expect(assignment.problems.map(\.id) == ["a", "b2", "z"])
    }
    #expect(read([:]).0.problems.isEmpty)
  }

  @Test func theOrderNamesEveryProblemOnce() {
    let (assignment, found) = read([
      "assignment": """
      title: t
      problems:
      - beta
      - alpa
      - beta
      - gamma delta
      - 2
      """, "alpha": Self.right, "beta": Self.right, "2": Self.right, "extra": Self.right,
    ])
    let list = "‹- beta\n- alpa\n- beta\n- gamma delta\n- 2›"
    #expect(
      found == [
        "assignment.yaml:3:1 \(list) 'problems' does not name 'alpha', whose file is there",
        "assignment.yaml:3:1 \(list) 'problems' does not name 'extra', whose file is there",
        "assignment.yaml:4:3 ‹alpa› 'problems' names 'alpa', but there is no file 'alpa.yaml'; "
          + "did you mean 'alpha'?",
        "assignment.yaml:5:3 ‹beta› 'problems' names 'beta' twice",
        "assignment.yaml:6:3 ‹gamma delta› 'problems' names 'gamma delta', but there is no file "
          + "'gamma delta.yaml'",
      ])
    #expect(assignment.problems.map(\.id) == ["beta", "2", "alpha", "extra"])
  }

  @Test func theKeysOfAnAssignmentAreChecked() {
    let (assignment, found) = read([
      "assignment": """
      titel: t
      problems: a
      follow-through: 1.5
      due: [now]
      tolerance: {digits: 40}
      credit: half
      problem: [a]
      """, "a": Self.right,
    ])
    #expect(
      found == [
        "assignment.yaml:1:1 ‹titel› unknown key 'titel' in an assignment; did you mean 'title'?",
        "assignment.yaml:2:11 ‹a› 'problems' of an assignment must be a list of names, got 'a'",
        "assignment.yaml:3:17 ‹1.5› 'follow-through' of an assignment must be a share from 0 to 1, "
          + "got 1.5",
        "assignment.yaml:4:6 ‹[now]› 'due' of an assignment must be a date such as 2026-10-01, or a "
          + "time such as 2026-10-01T23:59+02:00, got a list",
        "assignment.yaml:5:21 ‹40› 'digits' of a tolerance must be a whole number from 1 to 17, "
          + "got 40",
        "assignment.yaml:6:9 ‹half› 'credit' of an assignment must be one of whole, elementwise, "
          + "got 'half'",
        "assignment.yaml:7:1 ‹problem› unknown key 'problem' in an assignment; did you mean "
          + "'problems'?",
      ])
    #expect(assignment.problems.map(\.id) == ["a"])
    #expect(assignment.followThrough == 1)
    guard case .checked(let problem)? = assignment.problems.first else {
      Issue.record("the problem itself is right")
      return
    }
    #expect(problem.problem.questions[0].tolerance == nil)
  }

  @Test func anAssignmentThatCannotBeReadHidesNoProblem() {
    let (list, found) = read(["assignment": "- a", "b": Self.right, "a": Self.right])
    #expect(found == ["assignment.yaml:1:1 ‹- a› an assignment must be a mapping, got a list"])
    #expect(list.problems.map(\.id) == ["a", "b"])
    let (broken, faults) = read(["assignment": "title: {", "a": Self.right])
    #expect(faults.count == 1)
    #expect(broken.title == "hw1")
    #expect(broken.problems.map(\.id) == ["a"])
  }

  @Test func faultyProblemsKeepTheirQuestions() throws {
    let faulty =
      "title: Faulty\nlet: {y: x}\nquestions: {a: {ask: y, points: 3}, b: {ask: 1 +}, c: {ask: 1}}"
    let (assignment, found) = read([
      "assignment": "problems: [faulty, broken, right]", "right": Self.right, "faulty": faulty,
      "broken": "title: {\n",
    ])
    #expect(assignment.problems.map(\.id) == ["faulty", "broken", "right"])
    #expect(assignment.problems.map { $0.questions.map(\.id) } == [["a", "b", "c"], [], ["q"]])
    guard case .faulty(let problem) = assignment.problems[0],
      case .faulty(let broken) = assignment.problems[1], case .checked = assignment.problems[2]
    else {
      Issue.record("two problems are faulty, and one is right")
      return
    }
    #expect(problem.title == "Faulty")
    #expect(problem.questions[0].points == 3)
    #expect(problem.digest == sha256(Array(faulty.utf8)))
    #expect(broken.title == "broken")
    #expect(broken.digest == sha256(Array("title: {\n".utf8)))
    #expect(found.count == 3)
    #expect(
      found.prefix(2) == [
        "faulty.yaml:2:10 ‹x› the name 'x' is not defined",
        "faulty.yaml:3:49 ‹› expected a value, got the end",
      ])
    #expect(found[2].hasPrefix("broken.yaml:"))
  }

  @Test(
    arguments: [
      // The assignment's, the problem's and the question's own word.
      ("{digits: 2}", "{digits: 3}", "{digits: 4}", Tolerance.digits(4)),
      ("{digits: 2}", "{digits: 3}", nil, .digits(3)), ("{digits: 2}", nil, nil, .digits(2)),
      (nil, "exact", nil, .exact), (nil, nil, "{norm: 0.5}", .norm(0.5)),
      ("{digits: 2}", nil, "exact", .exact), (nil, nil, nil, nil),
    ] as [(String?, String?, String?, Tolerance?)])
  func aToleranceIsInherited(
    assignment: String?, problem: String?, question: String?, expected: Tolerance?
  ) {
    let (read, found) = read([
      "assignment": "title: t\n" + (assignment.map { "tolerance: \($0)\n" } ?? ""),
      "a": "title: t\n\(problem.map { "tolerance: \($0)\n" } ?? "")questions: {q: {ask: 1.5"
        + "\(question.map { ", tolerance: \($0)" } ?? "")}}",
    ])
    #expect(found == [])
    #expect(read.problems.first?.questions.map(\.tolerance) == [expected])
  }

  @Test(
    arguments: [
      ("elementwise", "whole", nil, Credit.whole), ("elementwise", nil, nil, .elementwise),
      (nil, "elementwise", "whole", .whole), ("whole", nil, "elementwise", .elementwise),
      (nil, nil, nil, .whole),
    ] as [(String?, String?, String?, Credit)])
  func aCreditIsInherited(
    assignment: String?, problem: String?, question: String?, expected: Credit
  ) {
    let (read, found) = read([
      "assignment": "title: t\n" + (assignment.map { "credit: \($0)\n" } ?? ""),
      "a": "title: t\n\(problem.map { "credit: \($0)\n" } ?? "")questions: {q: {ask: 1.5"
        + "\(question.map { ", credit: \($0)" } ?? "")}}",
    ])
    #expect(found == [])
    #expect(read.problems.first?.questions.map(\.credit) == [expected])
  }

  // MARK: Attempts and digests

  @Test(arguments: [("", CountedAttempt.last), ("counts: best", .best), ("counts: first", .first)])
  func whichAttemptCountsIsTheAssignmentsRule(text: String, rule: CountedAttempt) {
    let (assignment, found) = read(["assignment": "title: T\n\(text)", "a": Self.right])
    #expect(found == [])
    #expect(assignment.counts == rule)
  }

  @Test func anUnknownRuleIsAFault() {
    #expect(
      read(["assignment": "counts: lst", "a": Self.right]).1 == [
        "assignment.yaml:1:9 ‹lst› 'counts' of an assignment must be one of best, last, first, "
          + "got 'lst'; did you mean 'last'?"
      ])
  }

  @Test func theDigestIsThatOfAllFiles() {
    func digest(_ files: KeyValuePairs<String, String>) -> String { read(files).0.digest }
    let first = digest(["assignment": "title: T", "a": Self.right])
    #expect(first == digest(["a": Self.right, "assignment": "title: T"]))
    #expect(first != digest(["assignment": "title: U", "a": Self.right]))
    #expect(first != digest(["assignment": "title: T", "b": Self.right]))
    #expect(first != digest(["a": Self.right]))
    #expect(first.utf8.count == 64)
  }
}
