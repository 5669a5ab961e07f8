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
      submission: submission, student: XMLValue(submission.student),
      timestamp: XMLValue(timestamp), hostname: XMLValue(hostname.isEmpty ? "localhost" : hostname),
      extras: style == .extended ? JUnitExtras(file: file) : nil
    ).write(timestamp)
  }
}

/// One file on its way out.
private struct JUnitDocument {
  let submission: MarkedSubmission
  let student: XMLValue
  let timestamp: XMLValue
  let hostname: XMLValue
  /// What the extended style adds; nil in the strict one.
  let extras: JUnitExtras?

  func write(_ timestamp: String) -> [UInt8] {
    var writer = XMLWriter()
    let attributes = extras?.rootAttributes(of: submission, timestamp: timestamp) ?? []
    writer.element("testsuites", attributes) { writer in
      for id in submission.problems.indices {
        write(submission.problems[id], id: id, to: &writer)
      }
    }
    return writer.finish()
  }

  private func write(_ problem: MarkedProblem, id: Int, to writer: inout XMLWriter) {
    let name = XMLValue("\(submission.assignment).\(problem.problem)")
    writer.begin("testsuite")
    writeAttributes(of: problem, id: id, name: name, to: &writer)
    writer.element("properties") { writeProperties(of: problem, isFirst: id == 0, to: &$0) }
    for index in problem.questions.indices {
      write(problem.questions[index], suite: name, to: &writer)
    }
    writer.element("system-out")
    writer.element("system-err")
    writer.end("testsuite")
  }

  private func writeAttributes(
    of problem: MarkedProblem, id: Int, name: XMLValue, to writer: inout XMLWriter
  ) {
    var (failures, errors) = (0, 0)
    for index in problem.questions.indices {
      switch problem.questions[index].verdict.outcome {
      case .failure: failures += 1
      case .error: errors += 1
      case nil: break
      }
    }
    writer.add("name", name)
    writer.add("package", "")
    writer.add("id", count: id)
    writer.add("hostname", hostname)
    writer.add("timestamp", timestamp)
    writer.add("tests", count: problem.questions.count)
    writer.add("failures", count: failures)
    writer.add("errors", count: errors)
    writer.add("skipped", "0")
    writer.add("time", decimal(seconds: problem.seconds))
    if let extras { writer.add(extras.suiteAttributes) }
  }

  private func writeProperties(
    of problem: MarkedProblem, isFirst: Bool, to writer: inout XMLWriter
  ) {
    writer.begin("property")
    writer.add("name", "student")
    writer.add("value", student)
    writer.end("property")
    if let name = submission.name { writer.write(property: "name", name) }
    writer.write(property: "score", shortest(problem.score))
    writer.write(property: "points", shortest(problem.points))
    writer.write(property: "digest", problem.digest)
    writer.write(property: "seed", "\(problem.seed)")
    guard isFirst else { return }
    // One reader refuses a name that a suite has twice.
    for (number, remark) in zip(1..., submission.remarks) {
      writer.write(property: "remark-\(number)", remark)
    }
  }

  private func write(_ question: MarkedQuestion, suite: XMLValue, to writer: inout XMLWriter) {
    writer.begin("testcase")
    writer.add("name", question.question)
    writer.add("classname", suite)
    writer.add("time", decimal(seconds: question.seconds))
    if let extras {
      writer.add(extras.caseAttributes(of: question))
      writer.element("properties") { writer in
        for property in extras.caseProperties(of: question) {
          writer.write(property: property.name, property.value)
        }
      }
    }
    switch question.verdict.outcome {
    case .failure: writer.write("failure", JUnitBody(of: question))
    case .error: writer.write("error", JUnitBody(of: question))
    case nil: break
    }
    writer.end("testcase")
  }
}

extension XMLWriter {
  fileprivate mutating func write(property name: String, _ value: String) {
    begin("property")
    add("name", name)
    add("value", value)
    end("property")
  }

  fileprivate mutating func write(_ outcome: StaticString, _ body: JUnitBody) {
    element(outcome, [("type", body.type), ("message", body.message)]) { $0.text(body.text) }
  }
}
