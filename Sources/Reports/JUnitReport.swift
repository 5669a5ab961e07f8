import Grading

/// Which rules a JUnit XML file follows.
public enum JUnitStyle: String, Sendable, CaseIterable {
  /// Valid under the Jenkins `junit-10`, the Ant and the `jenkins-junit` schemas at once.
  case strict
  /// With what strict schemas forbid and those read who annotate: counts on the root, where each
  /// answer stands, and properties of each case.
  case extended
}

/// The report that continuous integration reads: JUnit XML, a suite per problem and a case per
/// question.
///
/// An answer without full marks is a `failure`, unless nobody can tell or the problem itself
/// failed: that is an `error`. Suites carry the marks as properties, and the first one the
/// submission's remarks.
public enum JUnitReport {
  /// The whole file, in UTF-8.
  ///
  /// - Parameters:
  ///   - timestamp: When the marking began, in UTC: `YYYY-MM-DDThh:mm:ss`.
  ///   - hostname: The machine's name.
  ///   - file: The submission's path, for the extended style; nil where it has none.
  public static func xml(
    _ submission: MarkedSubmission, timestamp: String, hostname: String,
    style: JUnitStyle = .strict, file: String? = nil
  ) -> [UInt8] {
    JUnitDocument(
      submission: submission, timestamp: timestamp,
      hostname: hostname.isEmpty ? "localhost" : hostname,
      extras: style == .extended ? JUnitExtras(file: file) : nil, writer: XMLWriter()
    ).write()
  }
}

/// One file on its way out.
private struct JUnitDocument {
  let submission: MarkedSubmission
  let timestamp: String
  let hostname: String
  /// What the extended style adds; nil in the strict one.
  let extras: JUnitExtras?
  let writer: XMLWriter

  func write() -> [UInt8] {
    let attributes = extras?.rootAttributes(of: submission, timestamp: timestamp) ?? []
    writer.element("testsuites", attributes) {
      for (id, problem) in submission.problems.enumerated() {
        write(problem, id: id)
      }
    }
    return writer.finish()
  }

  private func write(_ problem: MarkedProblem, id: Int) {
    let outcomes = problem.questions.indices.map { problem.questions[$0].verdict.outcome }
    let name = "\(submission.assignment).\(problem.problem)"
    let attributes: [XMLAttribute] =
      [
        ("name", name), ("package", ""), ("id", "\(id)"), ("hostname", hostname),
        ("timestamp", timestamp), ("tests", "\(outcomes.count)"),
        ("failures", "\(outcomes.count { $0 == "failure" })"),
        ("errors", "\(outcomes.count { $0 == "error" })"), ("skipped", "0"),
        ("time", decimal(seconds: problem.seconds)),
      ] + (extras?.suiteAttributes ?? [])
    writer.element("testsuite", attributes) {
      writeProperties(of: problem, isFirst: id == 0)
      for question in problem.questions { write(question, suite: name) }
      writer.element("system-out")
      writer.element("system-err")
    }
  }

  private func writeProperties(of problem: MarkedProblem, isFirst: Bool) {
    writer.element("properties") {
      write(property: "student", submission.student)
      if let name = submission.name { write(property: "name", name) }
      write(property: "score", shortest(problem.score))
      write(property: "points", shortest(problem.points))
      write(property: "digest", problem.digest)
      write(property: "seed", "\(problem.seed)")
      guard isFirst else { return }
      // One reader refuses a name that a suite has twice.
      for (number, remark) in zip(1..., submission.remarks) {
        write(property: "remark-\(number)", remark)
      }
    }
  }

  private func write(property name: String, _ value: String) {
    writer.element("property", [("name", name), ("value", value)])
  }

  private func write(_ question: MarkedQuestion, suite: String) {
    var attributes: [XMLAttribute] = [
      ("name", question.question), ("classname", suite),
      ("time", decimal(seconds: question.seconds)),
    ]
    if let extras { attributes += extras.caseAttributes(of: question) }
    if extras == nil && question.verdict.outcome == nil {
      return writer.element("testcase", attributes)
    }
    writer.element("testcase", attributes) {
      if let extras { writeProperties(extras.caseProperties(of: question)) }
      guard let outcome = question.verdict.outcome else { return }
      let body = JUnitBody(of: question)
      writer.element(outcome, [("type", body.type), ("message", body.message)]) {
        writer.text(body.text)
      }
    }
  }

  private func writeProperties(_ properties: [XMLAttribute]) {
    writer.element("properties") {
      for property in properties { write(property: property.name, property.value) }
    }
  }
}
