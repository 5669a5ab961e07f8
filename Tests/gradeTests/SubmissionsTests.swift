import Diagnostics
import Documents
import TestFiles
import Testing

/// The example submissions, marked by the program as it is installed.
///
/// Marks and expected values come from the Python scripts in Tests/Expected, which know nothing of
/// the program.
@Suite struct SubmissionsTests {
  static let students = ["alice", "bob", "carol", "dana"]

  private func json(_ text: String) throws -> Node {
    let reading = JSON.read(SourceText(name: "json", text: text))
    #expect(reading.diagnostics.map(\.line) == [])
    return try #require(reading.document?.root)
  }

  private func file(_ name: String) throws -> Node {
    try json(try #require(textOfFile("\(projectRoot)/Tests/Expected/\(name).json")))
  }

  private func report(_ student: String, _ words: String...) throws -> (Run, Node) {
    let run = try grade(
      words + [
        "--problems", "\(projectRoot)/problems", "--junit", "none", "--format", "json",
        "\(projectRoot)/submissions/\(student).json",
      ], in: try TemporaryFolder())
    #expect(run.errors == "")
    return (run, try json(run.output))
  }

  /// The questions of a report by `problem/question`.
  private func questions(_ report: Node) throws -> [String: Node] {
    let questions = try #require(report["questions"]?.elements)
    let named = questions.map {
      ("\($0["problem"]?.text?.string ?? "")/\($0["question"]?.text?.string ?? "")", $0)
    }
    return Dictionary(uniqueKeysWithValues: named)
  }

  @Test(arguments: students)
  func everyVerdictAndScoreIsTheExpectedOne(_ student: String) throws {
    let marks = try #require(try file("marks")[student])
    let (run, report) = try report(student)
    #expect(run.status == (student == "alice" ? 0 : 1))
    #expect(report["student"]?.text?.string == student)
    #expect(report["assignment"]?.text?.string == marks["assignment"]?.text?.string)
    #expect(report["score"]?.number == marks["score"]?.number)
    #expect(report["points"]?.number == marks["points"]?.number)
    let questions = try questions(report)
    var count = 0
    for problem in try #require(marks["problems"]?.entries) {
      for question in try #require(problem.value.entries) {
        count += 1
        let id = "\(problem.key)/\(question.key)"
        let marked = try #require(questions[id], "\(id)")
        #expect(
          marked["verdict"]?.text?.string == question.value["verdict"]?.text?.string, "\(id)")
        #expect(marked["score"]?.number == question.value["score"]?.number, "\(id)")
      }
    }
    #expect(count == questions.count)
  }

  @Test(arguments: students)
  func answersThatNobodyAskedForAreRemarked(_ student: String) throws {
    let unknown = try #require(try file("marks")[student]?["unknown"]?.elements)
      .compactMap { $0.text?.string.split(separator: "/").map(String.init) }
    let remarks = try #require(try report(student).1["diagnostics"]?.elements)
      .compactMap { $0.text?.string }
    for answer in unknown {
      #expect(
        remarks.contains { $0.contains("'\(answer[0])'") || $0.contains("'\(answer[1])'") },
        "\(answer)")
    }
    #expect(remarks.isEmpty == unknown.isEmpty)
    if student == "carol" {
      #expect(
        remarks == [
          "line 17: the problem 'classifier' has no question 'hss'; did you mean 'hs'?",
          "line 25: there is no problem 'binary-clasifier' in this assignment; did you mean "
            + "'binary-classifier'?",
          "line 56: the problem 'classifier-gradients' has no question 'dhs-term'; did you mean "
            + "'dhs-terms'?",
          "line 76: the problem 'layers' has no question 'parameters4'; did you mean 'parameters3'?",
        ])
    }
  }

  @Test(arguments: ["alice", "dana"])
  func everyExpectedValueIsTheIndependentOne(_ student: String) throws {
    let (run, report) = try report(student, "--show-expected")
    #expect(run.status == (student == "alice" ? 0 : 1))
    let questions = try questions(report)
    var count = 0
    let assignment = try #require(report["assignment"]?.text?.string)
    for problem in try #require(try file(assignment).entries) where problem.key != "origin" {
      for question in try #require(problem.value.entries) {
        count += 1
        let id = "\(problem.key)/\(question.key)"
        let expected = try #require(questions[id]?["expected"], "\(id)")
        #expect(isNear(expected, question.value), "\(id)")
      }
    }
    #expect(count == questions.count)
  }

  @Test func expectedValuesAreNotShownUnasked() throws {
    for student in Self.students {
      #expect(try !report(student).0.output.contains("\"expected\""))
    }
  }

  @Test func theTextReportEndsWithTheTotal() throws {
    let run = try grade(
      "--problems", "\(projectRoot)/problems", "--junit", "none",
      "\(projectRoot)/submissions/alice.json", in: try TemporaryFolder())
    #expect(run.status == 0)
    #expect(run.output.hasSuffix("\nTotal 124/124 (100 %): 88 correct\n"))
  }

  /// Whether two values have one shape, and numbers that agree to 1e-9.
  private func isNear(_ value: Node, _ other: Node) -> Bool {
    if let a = value.number, let b = other.number { return abs(a - b) <= 1e-9 * max(1, abs(b)) }
    if let a = value.elements, let b = other.elements {
      return a.count == b.count && zip(a, b).allSatisfy { isNear($0, $1) }
    }
    if case .boolean(let a) = value.value, case .boolean(let b) = other.value { return a == b }
    return false
  }
}

extension Node {
  fileprivate var number: Double? {
    switch value {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
}
