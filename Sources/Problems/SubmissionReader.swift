import Diagnostics
import Documents

/// Reads a submission from a JSON or NPZ file.
public enum SubmissionReader {
  private static let keys = ["student", "name", "assignment", "submitted", "attempt", "answers"]
  /// So many faults are told, and how many more there are: more would help nobody.
  private static let faultLimit = 20

  /// The submission of a file, or nil where it cannot be read, and everything that is wrong with
  /// it. A file with a duplicate key is unreadable: nobody can tell which answer was meant. Where
  /// only some answers cannot be read, the others can be used.
  ///
  /// Which kind of file it is tell its first bytes, not its name.
  public static func read(
    name: String, bytes: [UInt8]
  ) -> (submission: Submission?, diagnostics: [Diagnostic]) {
    guard NPZ.recognises(bytes) else { return read(SourceText(name: name, bytes: bytes)) }
    let reading = NPZ.read(name: name, bytes: bytes)
    guard let document = reading.document else {
      let source = reading.diagnostics.first?.location?.source
      return read(reading, of: source ?? SourceText(name: name, bytes: []))
    }
    let archived = ArchivedSubmission(document, reading)
    return read(archived.reading, of: document.source, faults: archived.faults)
  }

  /// The submission of a JSON text.
  public static func read(
    _ source: SourceText
  ) -> (submission: Submission?, diagnostics: [Diagnostic]) {
    read(JSON.read(source), of: source)
  }

  /// What a JSON text that is no submission tells of itself: the student and the assignment, where
  /// each is a text and its key stands there once.
  public static func identity(
    of source: SourceText
  ) -> (student: String?, assignment: String?) {
    let reading = JSON.read(source)
    let found = ["student", "assignment"].map { key -> String? in
      let isTwice = reading.diagnostics.contains { diagnostic in
        diagnostic.location.map { source.bytes[$0.range].elementsEqual("\"\(key)\"".utf8) } ?? false
      }
      let text = reading.document?.root[key]?.text?.string ?? ""
      return isTwice || text.isEmpty ? nil : text
    }
    return (found[0], found[1])
  }

  /// The submission that was read, whose answers may have faults that do not touch the others.
  private static func read(
    _ reading: Reading, of source: SourceText, faults: [Diagnostic] = []
  ) -> (submission: Submission?, diagnostics: [Diagnostic]) {
    // What ended the reading was found last; it is kept first.
    let found =
      reading.document == nil
      ? reading.diagnostics.suffix(1) + reading.diagnostics.dropLast() : reading.diagnostics
    let findings = Findings(source, found, unsaid: reading.unsaid, limit: faultLimit)
    let submission = submission(reading.document, findings)
    for fault in faults { findings.add(fault) }
    return (submission, findings.diagnostics)
  }

  private static func submission(_ document: Document?, _ findings: Findings) -> Submission? {
    guard let root = document?.root, !findings.hasErrors,
      let fields = Fields(root, of: "a submission", keys: nil, findings: findings)
    else { return nil }
    warnOfUnknownKeys(fields)
    let student = identity(fields, "student")
    let assignment = identity(fields, "assignment")
    let problems = fields.mapping("answers", isRequired: true)
    guard !findings.hasErrors, let student, let assignment else { return nil }
    return Submission(
      student: student, name: remark(fields, "name"), assignment: assignment,
      submitted: submitted(fields), attempt: attempt(fields),
      problems: problems.compactMap { answers($0, findings) }, source: findings.source)
  }

  /// A key that is not known changes no mark, so it is said and no more.
  private static func warnOfUnknownKeys(_ fields: Fields) {
    for entry in fields.all where !keys.contains(entry.key) {
      fields.findings.add(
        .warning, "unknown key '\(printable(shortened(entry.key)))' in a submission",
        at: entry.keyRange,
        suggestion: nearest(to: entry.key, among: keys).map { "did you mean '\($0)'?" })
    }
  }

  private static func identity(_ fields: Fields, _ key: String) -> String? {
    let text = fields.text(key, isRequired: true)
    if let text, text.isEmpty, let entry = fields[key] {
      fields.findings.add("'\(key)' of a submission must not be empty", at: entry.value.range)
      return nil
    }
    return text
  }

  /// A text that changes no mark: what is wrong with it is said and no more.
  private static func remark(_ fields: Fields, _ key: String) -> String? {
    guard let entry = fields[key] else { return nil }
    let text = fields.text(of: entry.value)
    if text == nil { fields.wrong(entry, "a text", .warning) }
    return text
  }

  private static func submitted(_ fields: Fields) -> Timestamp? {
    guard let text = remark(fields, "submitted") else { return nil }
    let moment = Timestamp(text)
    if moment == nil, let entry = fields["submitted"] {
      fields.wrong(entry, Fields.timestampForm, .warning)
    }
    return moment
  }

  private static func attempt(_ fields: Fields) -> Int? {
    guard let entry = fields["attempt"] else { return nil }
    if case .integer(let value) = entry.value.value { return value }
    fields.wrong(entry, "a whole number", .warning)
    return nil
  }

  /// The answers to one problem; `null` stands for none.
  private static func answers(_ entry: Entry, _ findings: Findings) -> AnsweredProblem? {
    if case .null = entry.value.value {
      return AnsweredProblem(id: entry.key, idRange: entry.keyRange, answers: [])
    }
    guard let answers = entry.value.entries else {
      findings.add(
        "the answers to '\(printable(shortened(entry.key)))' must be a mapping from questions to answers, "
          + "got \(entry.value.kindName)", at: entry.value.range)
      return nil
    }
    return AnsweredProblem(
      id: entry.key, idRange: entry.keyRange,
      answers: answers.map { Answer(id: $0.key, idRange: $0.keyRange, node: $0.value) })
  }
}
