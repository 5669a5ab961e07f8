import Diagnostics
import Documents

/// The flat keys of an NPZ file put into the form that a JSON submission has.
///
/// `student` and its like stay; `problem/question` becomes an answer, and the names of
/// `problem/question/name` a mapping that is one.
struct ArchivedSubmission {
  private static let keys = ["student", "name", "assignment", "submitted", "attempt"]
  /// What is wrong with single answers; the others can be used.
  private(set) var faults: [Diagnostic] = []
  private let source: SourceText
  private var diagnostics: [Diagnostic]
  private let unsaid: Int
  private var fields: [Entry] = []
  private let answers: Branch

  /// The submission of a document, with what reading it found wrong.
  init(_ document: Document, _ reading: Reading) {
    source = document.source
    diagnostics = reading.diagnostics
    unsaid = reading.unsaid
    answers = Branch("answers", at: document.root.range)
    for entry in document.root.entries ?? [] {
      let parts = entry.key.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
      if parts.count == 1 { addField(entry) } else { addAnswer(entry, parts) }
    }
    for key in ["student", "assignment"] where !fields.contains(where: { $0.key == key }) {
      self.diagnostics.append(
        Diagnostic(
          "a submission requires a key '\(key)'", at: document.location(of: document.root),
          suggestion: "give \(key)=\"…\" to np.savez"))
    }
  }

  /// What a JSON submission of the same content gives.
  var reading: Reading {
    let range = answers.range
    let answers = Entry(key: "answers", keyRange: range, value: answers.value)
    let root = Node(value: .mapping(fields + [answers]), range: range)
    return Reading(
      document: Document(source: source, root: root), diagnostics: diagnostics, unsaid: unsaid)
  }

  /// Adds a key without a slash; an array of one string stands for the string, and one of one
  /// number for the number of the attempt.
  private mutating func addField(_ entry: Entry) {
    guard Self.keys.contains(entry.key) else { return warnOfUnknownKey(entry) }
    var node = entry.value
    let isAttempt = entry.key == "attempt"
    if node.array == nil || isAttempt, let elements = node.elements, elements.count == 1 {
      node = elements[0]
    }
    if isAttempt, let number = node.text.flatMap({ Int($0.string) }) {
      node = Node(value: .integer(number), range: node.range)
    }
    fields.append(Entry(key: entry.key, keyRange: entry.keyRange, value: node))
  }

  /// What is no key may be an answer without its problem; it changes no mark, but is never dropped
  /// in silence.
  private mutating func warnOfUnknownKey(_ entry: Entry) {
    let near = nearest(to: entry.key, among: Self.keys).map { "did you mean '\($0)'?" }
    diagnostics.append(
      Diagnostic(
        .warning, "unknown key '\(printable(shortened(entry.key)))' in a submission",
        at: Location(source, entry.keyRange),
        suggestion: near ?? "an answer has a key such as 'problem/question'"))
  }

  private mutating func addAnswer(_ entry: Entry, _ parts: [Substring]) {
    if let advice = entry.value.advice {
      faults.append(
        Diagnostic(
          "the answer '\(printable(shortened(entry.key)))' must be numbers, truth values or text, "
            + "got \(entry.value.kindName)", at: Location(source, entry.value.range),
          suggestion: advice))
    }
    var branch = answers
    var start = entry.keyRange.lowerBound
    for part in parts {
      if branch.node != nil { return refuse(entry) }
      let range = start..<start + part.utf8.count
      branch = branch.branch(String(part), at: range)
      start = range.upperBound + 1
    }
    if branch.hasBranches { return refuse(entry) }
    branch.node = entry.value
  }

  private mutating func refuse(_ entry: Entry) {
    diagnostics.append(
      Diagnostic(
        "the answer '\(printable(shortened(entry.key)))' is there both as one array and by names",
        at: Location(source, entry.keyRange), suggestion: "keep one of the two"))
  }
}

/// A part of a key, with what stands under it.
private final class Branch {
  let key: String
  let range: Range<Int>
  var node: Node?
  private var branches: [Branch] = []
  private var places: [String: Int] = [:]

  init(_ key: String, at range: Range<Int>) {
    self.key = key
    self.range = range
  }

  var hasBranches: Bool { !branches.isEmpty }

  /// The branch of a key; a new one is said to stand at the range.
  func branch(_ key: String, at range: Range<Int>) -> Branch {
    if let place = places[key] { return branches[place] }
    places[key] = branches.count
    branches.append(Branch(key, at: range))
    return branches[branches.count - 1]
  }

  /// The array, or a mapping of the branches.
  var value: Node {
    node
      ?? Node(
        value: .mapping(
          branches.map { Entry(key: $0.key, keyRange: $0.range, value: $0.value) }),
        range: range)
  }
}
