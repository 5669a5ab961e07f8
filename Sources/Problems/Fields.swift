import Diagnostics
import Documents
import Expressions

/// The keys of a mapping of a file, with typed access to their values; whatever does not fit is
/// added to the findings.
struct Fields {
  let owner: String
  let range: Range<Int>
  let findings: Findings
  private let entries: [Entry]

  /// The fields of a node, or nil where it is no mapping. Keys that are not among `keys` are
  /// findings; nil allows any key. What is missing is missed at `place`, or else at the node.
  init?(
    _ node: Node, of owner: String, keys: [String]?, at place: Range<Int>? = nil,
    findings: Findings
  ) {
    guard let entries = node.entries else {
      findings.add("\(owner) must be a mapping, got \(node.kindName)", at: node.range)
      return nil
    }
    self.owner = owner
    self.findings = findings
    self.entries = entries
    range =
      place
      ?? node.range.lowerBound..<min(node.range.upperBound, node.range.lowerBound + 1)
    guard let keys else { return }
    for entry in entries where !keys.contains(entry.key) {
      findings.add(
        "unknown key '\(shortened(entry.key))' in \(owner)", at: entry.keyRange,
        suggestion: nearest(to: entry.key, among: keys).map { "did you mean '\($0)'?" }
          ?? "the keys are \(keys.joined(separator: ", "))")
    }
  }

  /// All entries in the order of the file.
  var all: [Entry] { entries }

  subscript(_ key: String) -> Entry? { entries.first { $0.key == key } }

  func wrong(_ entry: Entry, _ wanted: String, _ severity: Diagnostic.Severity = .error) {
    let found = findings.described(entry.value)
    findings.add(
      Diagnostic(
        severity, "'\(entry.key)' of \(owner) must be \(wanted), got \(found)",
        at: Location(findings.source, entry.value.range),
        suggestion: entry.value.advice))
  }

  func required(_ key: String) {
    findings.add("\(owner) requires a key '\(key)'", at: range)
  }

  /// A text; a number stands for its spelling.
  func text(_ key: String, isRequired: Bool = false) -> String? {
    guard let entry = self[key] else {
      if isRequired { required(key) }
      return nil
    }
    if let text = text(of: entry.value) { return text }
    wrong(entry, "a text")
    return nil
  }

  /// The text that a node is; a number stands for its spelling.
  func text(of node: Node) -> String? {
    switch node.value {
    case .string(let text): text.string
    case .integer, .number: findings.spelling(of: node)
    default: nil
    }
  }

  /// A number of a range, or the default.
  func number(_ key: String, in range: ClosedRange<Double>, _ wanted: String) -> Double? {
    guard let entry = self[key] else { return nil }
    if let value = entry.value.number, range.contains(value) { return value }
    wrong(entry, wanted)
    return nil
  }

  /// A whole number of a range, or nil.
  func wholeNumber(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let entry = self[key] else { return nil }
    if case .integer(let value) = entry.value.value, range.contains(value) { return value }
    wrong(entry, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    return nil
  }

  /// The expression of a key, where it has one.
  func expression(_ key: String) -> Syntax? {
    guard let entry = self[key] else { return nil }
    return Self.expression(entry.value, "'\(key)' of \(owner)", findings: findings)
  }

  func boolean(_ key: String) -> Bool? {
    guard let entry = self[key] else { return nil }
    if case .boolean(let value) = entry.value.value { return value }
    wrong(entry, "true or false")
    return nil
  }

  /// What a moment must look like.
  static let timestampForm = "a date such as 2026-10-01, or a time such as 2026-10-01T23:59+02:00"

  /// A moment.
  func timestamp(_ key: String) -> Timestamp? {
    guard let entry = self[key] else { return nil }
    if let moment = entry.value.text.flatMap({ Timestamp($0.string) }) { return moment }
    wrong(entry, Self.timestampForm)
    return nil
  }

  /// One of the raw values of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String) -> Choice?
  where Choice.RawValue == String {
    guard let entry = self[key] else { return nil }
    let words = Choice.allCases.map(\.rawValue)
    let word = entry.value.text?.string
    if let choice = word.flatMap(Choice.init(rawValue:)) { return choice }
    findings.add(
      "'\(key)' of \(owner) must be one of \(words.joined(separator: ", ")), "
        + "got \(findings.described(entry.value))",
      at: entry.value.range,
      suggestion: word.flatMap { nearest(to: $0, among: words) }.map { "did you mean '\($0)'?" })
    return nil
  }

  /// The entries of a mapping, or none.
  func mapping(_ key: String, isRequired: Bool = false) -> [Entry] {
    guard let entry = self[key] else {
      if isRequired { required(key) }
      return []
    }
    guard let entries = entry.value.entries else {
      wrong(entry, "a mapping")
      return []
    }
    return entries
  }

  /// A list of texts, each with its place.
  func texts(_ key: String) -> [(text: String, range: Range<Int>)]? {
    guard let entry = self[key] else { return nil }
    let texts = entry.value.elements?.compactMap { node in
      text(of: node).map { ($0, node.range) }
    }
    if let texts, texts.count == entry.value.elements?.count { return texts }
    wrong(entry, "a list of names")
    return nil
  }

  /// The expression of a node: a string is parsed, a number or nested lists are literals.
  static func expression(_ node: Node, _ what: String, findings: Findings) -> Syntax? {
    do throws(ExpressionError) { return try syntax(node, what) } catch {
      findings.add(error)
      return nil
    }
  }

  private static func syntax(_ node: Node, _ what: String) throws(ExpressionError) -> Syntax {
    switch node.value {
    case .integer(let value): return Syntax(form: .integer(value), range: node.range)
    case .number(let value): return Syntax(form: .real(value), range: node.range)
    case .boolean(let value): return Syntax(form: .boolean(value), range: node.range)
    case .string(let text): return try Parser.parse(text.string, locate: text.range(of:))
    case .sequence, .numbers, .array:
      var parts: [Syntax] = []
      for element in node.elements ?? [] { parts.append(try syntax(element, what)) }
      return Syntax(form: .list(parts), range: node.range)
    case .null, .mapping, .unusable:
      throw ExpressionError(
        "\(what) must be an expression, a number or nested lists, got \(node.kindName)",
        at: node.range,
        suggestion: node.entries == nil ? nil : "write an expression that holds ': ' in quotes")
    }
  }
}

extension Node {
  /// The number that the node is.
  var number: Double? {
    switch value {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
}
