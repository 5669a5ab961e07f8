import Diagnostics
import Documents
import Expressions

/// The diagnostics of one file, gathered while it is read and checked.
final class Findings {
  let source: SourceText
  private let limit: Int
  private var found: [Diagnostic] = []
  /// How many are not kept, and where the first of them is.
  private var unsaid = 0
  private var firstUnsaid: Range<Int>?
  /// The questions that are found faulty now, by what they alone consist of; none for what
  /// questions share.
  private var owners: [String] = []
  /// What is wrong with what questions share.
  private var sharedErrors = 0
  /// The questions with errors of their own, which cost nothing else, each with the first message.
  private(set) var faultyQuestions: [String: String] = [:]

  /// Findings that begin with what reading the file found; `unsaid` more were found then.
  ///
  /// At most `limit` are kept, errors before others; of those beyond, only the number is.
  init(
    _ source: SourceText, _ diagnostics: [Diagnostic] = [], unsaid: Int = 0, limit: Int = .max
  ) {
    self.source = source
    self.limit = limit
    for diagnostic in diagnostics { keep(diagnostic) }
    self.unsaid += unsaid
  }

  /// The diagnostics in the order of the file, those of one place as they were found; and a last
  /// one that tells how many more there are.
  var diagnostics: [Diagnostic] {
    let places = found.map { $0.location?.range.lowerBound ?? 0 }
    let sorted = found.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { found[$0] }
    return sorted + (rest.map { [$0] } ?? [])
  }

  private var rest: Diagnostic? {
    if unsaid == 0 { return nil }
    return Diagnostic(
      .note, "and \(counted(unsaid, "more fault")), the first of them here",
      at: firstUnsaid.map { Location(source, $0) })
  }

  /// A node as it stands in the file.
  func spelling(of node: Node) -> String {
    String(decoding: source.bytes[node.range], as: UTF8.self)
  }

  /// A node for a message: a short scalar as it stands, else its kind.
  func described(_ node: Node) -> String {
    switch node.value {
    case .boolean, .integer, .number:
      node.range.count <= 40 ? spelling(of: node) : node.kindName
    case .string(let text) where isShort(text.string): "'\(printable(text.string))'"
    default: node.kindName
    }
  }

  var hasErrors: Bool { found.contains { $0.severity == .error } }

  /// Whether there is an error in what questions share.
  var hasSharedErrors: Bool { sharedErrors > 0 }

  /// Does what concerns one question alone: what is wrong then costs that question.
  func attributing<Result>(to question: String, _ work: () -> Result) -> Result {
    attributing(to: [question], work)
  }

  /// Does what concerns these questions alone; with none, what concerns all.
  func attributing<Result>(to questions: [String], _ work: () -> Result) -> Result {
    let outer = owners
    owners = questions
    defer { owners = outer }
    return work()
  }

  private func noteError(_ message: String) {
    if owners.isEmpty { sharedErrors += 1 }
    for owner in owners where faultyQuestions[owner] == nil { faultyQuestions[owner] = message }
  }

  /// Adds an error once, however often it is found.
  func add(
    _ message: @autoclosure () -> String, at range: Range<Int>,
    suggestion: @autoclosure () -> String? = nil
  ) {
    add(.error, message(), at: range, suggestion: suggestion())
  }

  /// Adds something once, however often it is found. It is put into words only where it is kept.
  func add(
    _ severity: Diagnostic.Severity, _ message: @autoclosure () -> String, at range: Range<Int>,
    suggestion: @autoclosure () -> String? = nil
  ) {
    guard keeps(severity) else { return leaveOut(at: range) }
    add(Diagnostic(severity, message(), at: Location(source, range), suggestion: suggestion()))
  }

  /// Adds a diagnostic once, however often it is found.
  func add(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { noteError(diagnostic.message) }
    let isKnown = found.contains {
      $0.message == diagnostic.message && $0.location?.range == diagnostic.location?.range
    }
    if !isKnown { keep(diagnostic) }
  }

  /// Keeps a diagnostic where there is room, an error even where another must make room for it.
  private func keep(_ diagnostic: Diagnostic) {
    guard keeps(diagnostic.severity) else { return leaveOut(at: diagnostic.location?.range) }
    if found.count == limit, let last = found.lastIndex(where: { $0.severity != .error }) {
      leaveOut(at: found.remove(at: last).location?.range)
    }
    found.append(diagnostic)
  }

  private func keeps(_ severity: Diagnostic.Severity) -> Bool {
    found.count < limit || severity == .error && found.contains { $0.severity != .error }
  }

  private func leaveOut(at range: Range<Int>?) {
    unsaid += 1
    guard let range, range.lowerBound < firstUnsaid?.lowerBound ?? .max else { return }
    firstUnsaid = range
  }

  /// Adds an expression's error, unless it only follows from another or lies where one is known.
  func add(_ error: ExpressionError) {
    let isKnown = found.contains { known in
      guard known.severity == .error, let range = known.location?.range else { return false }
      return range.lowerBound <= error.range.lowerBound
        && error.range.upperBound <= range.upperBound
    }
    if isKnown { noteError(error.message) }
    if error.isConsequence || isKnown { return }
    add(error.message, at: error.range, suggestion: error.suggestion)
  }
}
