import Diagnostics
import Grading

/// Which rules a JUnit XML file follows.
public enum JUnitStyle: String, Sendable, CaseIterable {
  /// Valid under the Jenkins `junit-10`, the Ant and the `jenkins-junit` schemas at once.
  case strict
  /// With what strict schemas forbid and those read who annotate: counts on the root, where each
  /// answer stands, and properties of each case.
  case extended
}

/// Writes the reports that continuous integration reads, one after the other: JUnit XML, a suite per
/// problem and a case per question.
///
/// An answer without full marks is a `failure`, unless nobody can tell or the problem itself
/// failed: that is an `error`. Suites carry the marks as properties, and the first one the
/// submission's remarks.
public struct JUnitReports: ~Copyable {
  private let timestamp: String
  private let hostname: String
  private let style: JUnitStyle
  private var writer = XMLWriter()
  private var suites: [JUnitSuite] = []

  /// Makes a writer of reports.
  ///
  /// - Parameters:
  ///   - timestamp: When the marking began, in UTC: `YYYY-MM-DDThh:mm:ss`.
  ///   - hostname: The machine's name.
  public init(timestamp: String, hostname: String, style: JUnitStyle = .strict) {
    self.timestamp = timestamp
    self.hostname = hostname.isEmpty ? "localhost" : hostname
    self.style = style
  }

  /// The whole file of a submission, in UTF-8.
  ///
  /// - Parameter file: The submission's path, for the extended style; nil where it has none.
  public mutating func xml(_ submission: MarkedSubmission, file: String? = nil) -> [UInt8] {
    let document = JUnitDocument(
      submission: submission, student: XMLValue(submission.student),
      timestamp: XMLValue(timestamp), hostname: XMLValue(hostname),
      extras: style == .extended ? JUnitExtras(file: file) : nil)
    writer.restart()
    writer.begin("testsuites")
    writer.add(document.extras?.rootAttributes(of: submission, timestamp: timestamp) ?? [])
    document.write(to: &writer, &suites)
    writer.end("testsuites")
    return writer.document
  }
}

/// What a suite has in one report as in the other.
private struct JUnitSuite {
  let assignment: ExactText
  let problem: ExactText
  let name: XMLValue
  /// The starts of its cases.
  var cases = RepeatedPieces<String>()
  /// What its properties end with.
  var properties = RepeatedPieces<Properties>()

  struct Properties: Equatable {
    let points: Double
    let digest: String
    let seed: UInt64
  }

  init(_ assignment: ExactText, _ problem: ExactText) {
    (self.assignment, self.problem) = (assignment, problem)
    name = XMLValue("\(assignment.text).\(problem.text)")
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

  /// Writes the suites.
  func write(to writer: inout XMLWriter, _ suites: inout [JUnitSuite]) {
    let assignment = ExactText(submission.assignment)
    for id in submission.problems.indices {
      let problem = submission.problems[id]
      let name = ExactText(problem.problem)
      if id == suites.count {
        suites.append(JUnitSuite(assignment, name))
      } else if suites[id].problem != name || suites[id].assignment != assignment {
        suites[id] = JUnitSuite(assignment, name)
      }
      write(problem, id: id, as: &suites[id], to: &writer)
    }
  }

  private func write(
    _ problem: MarkedProblem, id: Int, as suite: inout JUnitSuite, to writer: inout XMLWriter
  ) {
    writer.begin("testsuite")
    writeAttributes(of: problem, id: id, name: suite.name, to: &writer)
    writer.begin("properties")
    writeProperties(of: problem, isFirst: id == 0, &suite.properties, to: &writer)
    writer.end("properties")
    let suiteName = suite.name
    let questions = problem.questions.span
    for index in questions.indices {
      let name = questions[index].question
      writer.begin("testcase", as: name, at: index, among: &suite.cases) { writer in
        writer.add("name", name)
        writer.add("classname", suiteName)
      }
      writer.add("time", seconds: questions[index].seconds)
      if let extras { write(extras, of: questions[index], to: &writer) }
      if questions[index].verdict != .correct { writeOutcome(of: questions[index], to: &writer) }
      writer.end("testcase")
    }
    writer.element("system-out")
    writer.element("system-err")
    writer.end("testsuite")
  }

  private func writeAttributes(
    of problem: MarkedProblem, id: Int, name: XMLValue, to writer: inout XMLWriter
  ) {
    var (failures, errors) = (0, 0)
    let questions = problem.questions.span
    for index in questions.indices {
      switch questions[index].verdict.outcome {
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
    writer.add("time", seconds: problem.seconds)
    if let extras { writer.add(extras.suiteAttributes) }
  }

  private func writeProperties(
    of problem: MarkedProblem, isFirst: Bool,
    _ repeated: inout RepeatedPieces<JUnitSuite.Properties>, to writer: inout XMLWriter
  ) {
    writer.begin("property")
    writer.add("name", "student")
    writer.add("value", student)
    writer.end("property")
    if let name = submission.name { writer.write(property: "name", name) }
    writer.write(property: "score", shortest(problem.score))
    let shared = JUnitSuite.Properties(
      points: problem.points, digest: problem.digest, seed: problem.seed)
    writer.write(shared, at: 0, among: &repeated) { writer in
      writer.write(property: "points", shortest(problem.points))
      writer.write(property: "digest", problem.digest)
      writer.write(property: "seed", "\(problem.seed)")
    }
    guard isFirst else { return }
    // One reader refuses a name that a suite has twice.
    for (number, remark) in zip(1..., submission.remarks) {
      writer.write(property: "remark-\(number)", remark)
    }
  }

  private func write(
    _ extras: JUnitExtras, of question: MarkedQuestion, to writer: inout XMLWriter
  ) {
    writer.add(extras.caseAttributes(of: question))
    writer.element("properties") { writer in
      for property in extras.caseProperties(of: question) {
        writer.write(property: property.name, property.value)
      }
    }
  }

  private func writeOutcome(of question: MarkedQuestion, to writer: inout XMLWriter) {
    switch question.verdict.outcome {
    case .failure: writer.write("failure", JUnitBody(of: question))
    case .error: writer.write("error", JUnitBody(of: question))
    case nil: break
    }
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
    begin(outcome)
    add("type", body.type)
    add("message", body.message)
    text(body.text)
    text(body.ending)
    end(outcome)
  }
}
