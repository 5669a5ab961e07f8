import Grading
import Testing

@testable import Reports

@Suite struct JUnitReportTests {
  private func xml(_ submission: MarkedSubmission, hostname: String = "lab") -> [UInt8] {
    var reports = JUnitReports(timestamp: "2026-09-14T08:05:09", hostname: hostname)
    return reports.xml(submission)
  }

  private func extended(_ submission: MarkedSubmission, file: String? = nil) -> [UInt8] {
    var reports = JUnitReports(
      timestamp: "2026-09-14T08:05:09", hostname: "lab", style: .extended)
    return reports.xml(submission, file: file)
  }

  @Test func everyVerdict() throws {
    let bytes = xml(sampleSubmission)
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites>
          <testsuite name="hw3.classifier" package="" id="0" hostname="lab" \
        timestamp="2026-09-14T08:05:09" tests="4" failures="3" errors="0" skipped="0" time="1.250">
            <properties>
              <property name="student" value="alice"/>
              <property name="name" value="Alice Doe"/>
              <property name="score" value="3.5"/>
              <property name="points" value="15.5"/>
              <property name="digest" value="9f86d081884c7d65"/>
              <property name="seed" value="18446744073709551615"/>
              <property name="remark-1" value="unknown question 'dW3' of problem 'classifier'; did \
        you mean 'dW2'?"/>
            </properties>
            <testcase name="parameters" classname="hw3.classifier" time="0.013"/>
            <testcase name="dW2" classname="hw3.classifier" time="1.200">
              <failure type="Partial" message="3 of 20 elements are right: element [0, 1] is 0.25, \
        should be within relative tolerance 1e-3 of what the reference engine gives">3 of 20 \
        elements are right: element [0, 1] is 0.25, should be within relative tolerance 1e-3 of \
        what the reference engine gives
        hint: the loss is a mean over the batch
        expected: [[0.1, -0.25], [1e-7, inf]]
        score: 1.5/10</failure>
            </testcase>
            <testcase name="db2" classname="hw3.classifier" time="0.000">
              <failure type="Transposed" message="the answer is the transpose of the expected \
        value">the answer is the transpose of the expected value
        score: 0/2.5</failure>
            </testcase>
            <testcase name="loss" classname="hw3.classifier" time="0.000">
              <failure type="Unanswered" message="the submission holds no answer">the submission \
        holds no answer
        score: 0/1</failure>
            </testcase>
            <system-out/>
            <system-err/>
          </testsuite>
          <testsuite name="hw3.kernels" package="" id="1" hostname="lab" \
        timestamp="2026-09-14T08:05:09" tests="3" failures="1" errors="2" skipped="0" time="0.000">
            <properties>
              <property name="student" value="alice"/>
              <property name="name" value="Alice Doe"/>
              <property name="score" value="0"/>
              <property name="points" value="3"/>
              <property name="digest" value="2c26b46b68ffc68f"/>
              <property name="seed" value="7"/>
            </properties>
            <testcase name="gradient" classname="hw3.kernels" time="0.000">
              <failure type="Unreadable" message="unknown name 'sigm'; did you mean \
        'sigmoid'?">unknown name 'sigm'; did you mean 'sigmoid'?
          sigm(x)
          ^~~~
        score: 0/1</failure>
            </testcase>
            <testcase name="bound" classname="hw3.kernels" time="0.000">
              <error type="Undecided" message="no variant of 8 gave a finite value">no variant of \
        8 gave a finite value
        expected: x &lt;= 1
        score: 0/1</error>
            </testcase>
            <testcase name="trace" classname="hw3.kernels" time="0.000">
              <error type="ProblemError" message="the reference is not finite">the reference is \
        not finite
        score: 0/1</error>
            </testcase>
            <system-out/>
            <system-err/>
          </testsuite>
        </testsuites>

        """)
    try expectStrict(bytes)
  }

  @Test func theExtendedStyleSaysWhereAndWhat() throws {
    let kernels = MarkedSubmission(
      student: "alice", assignment: "hw3", title: "Homework 3", problems: [sampleKernels])
    let bytes = extended(kernels, file: "hw/alice.json")
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="hw3" tests="3" failures="1" errors="2" skipped="0" time="0.000" \
        timestamp="2026-09-14T08:05:09">
          <testsuite name="hw3.kernels" package="" id="0" hostname="lab" \
        timestamp="2026-09-14T08:05:09" tests="3" failures="1" errors="2" skipped="0" time="0.000" \
        file="hw/alice.json">
            <properties>
              <property name="student" value="alice"/>
              <property name="score" value="0"/>
              <property name="points" value="3"/>
              <property name="digest" value="2c26b46b68ffc68f"/>
              <property name="seed" value="7"/>
            </properties>
            <testcase name="gradient" classname="hw3.kernels" time="0.000" file="hw/alice.json" \
        line="12">
              <properties>
                <property name="verdict" value="unreadable"/>
                <property name="score" value="0"/>
                <property name="points" value="1"/>
                <property name="kind" value="Unreadable"/>
              </properties>
              <failure type="Unreadable" message="unknown name 'sigm'; did you mean \
        'sigmoid'?">unknown name 'sigm'; did you mean 'sigmoid'?
          sigm(x)
          ^~~~
        score: 0/1</failure>
            </testcase>
            <testcase name="bound" classname="hw3.kernels" time="0.000" file="hw/alice.json">
              <properties>
                <property name="verdict" value="undecided"/>
                <property name="score" value="0"/>
                <property name="points" value="1"/>
              </properties>
              <error type="Undecided" message="no variant of 8 gave a finite value">no variant of \
        8 gave a finite value
        expected: x &lt;= 1
        score: 0/1</error>
            </testcase>
            <testcase name="trace" classname="hw3.kernels" time="0.000" file="hw/alice.json">
              <properties>
                <property name="verdict" value="error"/>
                <property name="score" value="0"/>
                <property name="points" value="1"/>
                <property name="kind" value="ProblemError"/>
              </properties>
              <error type="ProblemError" message="the reference is not finite">the reference is \
        not finite
        score: 0/1</error>
            </testcase>
            <system-out/>
            <system-err/>
          </testsuite>
        </testsuites>

        """)
  }

  @Test func theExtendedStyleOfStandardInputHasNoPlaces() throws {
    var question = MarkedQuestion(
      question: "q", source: "2.1", verdict: .correct, score: 1, points: 1, mistake: "m", line: 3)
    question.reading = "x + 1"
    let bytes = extended(submission(of: question))
    let suite = try #require(ParsedElement.root(of: bytes)?.children.first)
    #expect(suite.attributes["file"] == nil)
    let testcase = try #require(suite.children(named: "testcase").first)
    #expect(testcase.attributes == ["name": "q", "classname": "hw.p", "time": "0.000"])
    let properties = testcase.children.first?.children ?? []
    #expect(
      properties.map { "\($0.attributes["name"] ?? "")=\($0.attributes["value"] ?? "")" }
        == ["verdict=correct", "score=1", "points=1", "mistake=m", "source=2.1", "read_as=x + 1"])
  }

  @Test func nothingToTell() throws {
    let empty = MarkedSubmission(student: "", assignment: "", title: "", problems: [])
    let bytes = xml(empty)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites/>\n")
    try expectStrict(bytes)
  }

  @Test func aProblemWithoutQuestionsOrNames() throws {
    let problem = MarkedProblem(problem: "", title: "", questions: [], digest: "", seed: 0)
    let empty = MarkedSubmission(student: "", assignment: "", title: "", problems: [problem])
    let bytes = xml(empty, hostname: "")
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites>
          <testsuite name="." package="" id="0" hostname="localhost" \
        timestamp="2026-09-14T08:05:09" tests="0" failures="0" errors="0" skipped="0" time="0.000">
            <properties>
              <property name="student" value=""/>
              <property name="score" value="0"/>
              <property name="points" value="0"/>
              <property name="digest" value=""/>
              <property name="seed" value="0"/>
            </properties>
            <system-out/>
            <system-err/>
          </testsuite>
        </testsuites>

        """)
    try expectStrict(bytes)
  }

  @Test func hostileTextEverywhere() throws {
    let question = MarkedQuestion(
      question: hostileText, source: hostileText, verdict: .incorrect, score: .nan, points: 1,
      kind: hostileText, mistake: hostileText, message: hostileText, hint: hostileText,
      expected: .text(hostileText), seconds: .nan)
    let problem = MarkedProblem(
      problem: hostileText, title: hostileText, questions: [question], digest: hostileText,
      seed: .max, seconds: .infinity)
    let hostile = MarkedSubmission(
      student: hostileText, name: hostileText, assignment: hostileText, title: hostileText,
      problems: [problem], remarks: [hostileText, ""])
    let bytes = xml(hostile, hostname: hostileText)
    try expectStrict(bytes)

    let suite = try #require(ParsedElement.root(of: bytes)?.children.first)
    let shown = "a␀␇␡b␊c␊d]]><![CDATA[&lt;\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\"'␉</failure>␛[ 日本 👩‍🔬"
    #expect(suite.attributes["name"] == "\(shown).\(shown)")
    #expect(suite.attributes["hostname"] == shown)
    #expect(suite.children(named: "testcase").map { $0.attributes["name"] } == [shown])
    let failure = try #require(suite.children(named: "testcase").first?.children.first)
    let lines = shown.split(separator: "␊").joined(separator: "\n")
    #expect(failure.attributes == ["type": shown, "message": "a␀␇␡b"])
    #expect(failure.text == "\(lines)\nhint: \(lines)\nexpected: \(lines)\nscore: nan/1")
  }

  /// The last part of the Basic Multilingual Plane holds all that XML forbids besides C0.
  @Test func everyCharacterGoesThrough() throws {
    let text = (UInt32(0)...0xFFFF).compactMap(Unicode.Scalar.init)
      .reduce(into: "") { $0.unicodeScalars.append($1) }
    for part in [text.unicodeScalars.prefix(0x3000), text.unicodeScalars.suffix(0x3000)] {
      let message = String(part)
      let question = MarkedQuestion(
        question: message, verdict: .error, score: 0, points: 1, message: message)
      try expectStrict(xml(submission(of: question)))
    }
  }

  @Test(arguments: [
    (0.0, "0.000"), (1.2046, "1.205"), (0.0006, "0.001"), (59.9996, "60.000"), (1e-9, "0.000"),
    (-1.0, "0.000"), (.nan, "0.000"), (123_456.789, "123456.789"),
    (.infinity, "1000000000000.000"), (1e300, "1000000000000.000"),
  ])
  func timesHaveThreeDecimals(seconds: Double, text: String) throws {
    let question = MarkedQuestion(
      question: "q", verdict: .correct, score: 1, points: 1, seconds: seconds)
    let suite = try #require(
      ParsedElement.root(of: xml(submission(of: question)))?.children.first)
    #expect(suite.children(named: "testcase").map { $0.attributes["time"] } == [text])
  }
}

/// Holds a document to what the Jenkins, Ant and `jenkins-junit` schemas demand between them, and
/// to what readers of such files trip over.
private func expectStrict(_ bytes: [UInt8]) throws {
  let root = try #require(ParsedElement.root(of: bytes))
  #expect(root.name == "testsuites")
  #expect(root.attributes == [:])
  #expect(root.children.allSatisfy { $0.name == "testsuite" })
  for (id, suite) in root.children.enumerated() { expectStrict(suite: suite, id: id) }
}

private func expectStrict(suite: ParsedElement, id: Int) {
  let cases = suite.children(named: "testcase")
  let outcomes = cases.flatMap(\.children)
  #expect(
    suite.attributes.keys.sorted() == [
      "errors", "failures", "hostname", "id", "name", "package", "skipped", "tests", "time",
      "timestamp",
    ])
  #expect(suite.attributes["package"] == "")
  #expect(suite.attributes["id"] == "\(id)")
  #expect(suite.attributes["name"] != "" && suite.attributes["hostname"] != "")
  #expect(suite.attributes["timestamp"] == "2026-09-14T08:05:09")
  #expect(suite.attributes["tests"] == "\(cases.count)")
  #expect(suite.attributes["failures"] == "\(outcomes.count { $0.name == "failure" })")
  #expect(suite.attributes["errors"] == "\(outcomes.count { $0.name == "error" })")
  #expect(suite.attributes["skipped"] == "0")
  #expect(isTime(suite.attributes["time"]))
  #expect(
    suite.children.map(\.name)
      == ["properties"] + cases.map(\.name) + ["system-out", "system-err"])
  #expect(suite.children.suffix(2).allSatisfy { $0.text.isEmpty && $0.children.isEmpty })
  let properties = suite.children.first?.children ?? []
  #expect(properties.allSatisfy { $0.name == "property" })
  #expect(properties.allSatisfy { $0.attributes.keys.sorted() == ["name", "value"] })
  let names = properties.compactMap { $0.attributes["name"] }
  #expect(Set(names).count == names.count)
  #expect(Set(names).isSuperset(of: ["student", "score", "points"]))
  for testcase in cases { expectStrict(testcase: testcase, suite: suite.attributes["name"]) }
}

private func expectStrict(testcase: ParsedElement, suite: String?) {
  #expect(testcase.attributes.keys.sorted() == ["classname", "name", "time"])
  #expect(testcase.attributes["classname"] == suite)
  #expect(isTime(testcase.attributes["time"]))
  #expect(testcase.children.count <= 1)
  for outcome in testcase.children {
    #expect(["failure", "error"].contains(outcome.name))
    #expect(outcome.attributes.keys.sorted() == ["message", "type"])
    let message = outcome.attributes["message"] ?? ""
    #expect(!message.isEmpty && !message.contains("\n"))
    #expect(outcome.text.hasPrefix(message))
    #expect(outcome.text.split(separator: "\n").last?.hasPrefix("score: ") == true)
    #expect(outcome.text.utf8.count <= 64_000)
  }
}

/// Whether a text is digits, a point and three digits.
private func isTime(_ text: String?) -> Bool {
  let parts = (text ?? "").split(separator: ".", omittingEmptySubsequences: false)
  return parts.count == 2 && parts[1].count == 3 && !parts[0].isEmpty
    && parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
}
