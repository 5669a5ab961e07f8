import Grading

/// The attributes and properties that the extended style has besides those of the strict one.
struct JUnitExtras {
  /// The submission's path; nil where it has none.
  let file: String?

  /// Of the root: what all suites have between them.
  func rootAttributes(of submission: MarkedSubmission, timestamp: String) -> [XMLAttribute] {
    let outcomes = submission.problems.flatMap { $0.questions.map(\.verdict.outcome) }
    let seconds = submission.problems.reduce(0) { $0 + max(0, $1.seconds) }
    return [
      ("name", submission.assignment), ("tests", "\(outcomes.count)"),
      ("failures", "\(outcomes.count { $0 == .failure })"),
      ("errors", "\(outcomes.count { $0 == .error })"), ("skipped", "0"),
      ("time", decimal(seconds: seconds)), ("timestamp", timestamp),
    ]
  }

  /// Of a suite: where its answers stand.
  var suiteAttributes: [XMLAttribute] {
    guard let file else { return [] }
    return [("file", file)]
  }

  /// Of a case: where the answer stands. A line without a file would be a line of nothing.
  func caseAttributes(of question: MarkedQuestion) -> [XMLAttribute] {
    guard let file else { return [] }
    guard let line = question.line else { return [("file", file)] }
    return [("file", file), ("line", "\(line)")]
  }

  /// The properties of a case.
  func caseProperties(of question: MarkedQuestion) -> [(name: String, value: String)] {
    let properties: [(String, String?)] = [
      ("verdict", question.verdict.rawValue), ("score", shortest(question.score)),
      ("points", shortest(question.points)), ("kind", question.kind),
      ("mistake", question.mistake), ("source", question.source), ("read_as", question.reading),
    ]
    return properties.compactMap { name, value in value.map { (name, $0) } }
  }
}

/// Seconds with three decimals and never an exponent, which schemas forbid.
func decimal(seconds: Double) -> String {
  var text = ByteBuffer(capacity: 64)
  text.append(seconds: seconds)
  return text.cut(from: 0)
}

extension ByteBuffer {
  /// Appends seconds as ``decimal(seconds:)`` has them.
  @inline(__always)
  mutating func append(seconds: Double) {
    // Most answers take less than can be told.
    if seconds < 0.0005 { return append("0.000" as StaticString) }
    append(longer: seconds)
  }

  private mutating func append(longer seconds: Double) {
    let count = seconds > 0 ? UInt(min(seconds * 1000, 1e15).rounded()) : 0
    append(decimal: count / 1000)
    append(UInt8(ascii: "."))
    let thousandths = count % 1000
    if thousandths < 100 { append(UInt8(ascii: "0"), count: thousandths < 10 ? 2 : 1) }
    append(decimal: thousandths)
  }
}
