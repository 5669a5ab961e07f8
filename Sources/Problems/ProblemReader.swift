import Diagnostics
import Documents
import Expressions
import Tensors

/// Reads a problem file: its keys, their types, and the syntax of its expressions.
struct ProblemReader {
  private let findings: Findings
  private let defaults: QuestionDefaults

  private static let keys =
    ["title", "source", "prompt", "sizes", "given", "let", "questions", "variant"]
    + QuestionDefaults.keys

  /// The problem of a file, or nil where it cannot be made out; the findings say why.
  static func read(
    id: String, _ source: SourceText, defaults: QuestionDefaults, findings: Findings
  ) -> Problem? {
    let reading = YAML.read(source)
    for diagnostic in reading.diagnostics {
      let questions = questions(of: reading.document?.root, around: diagnostic)
      findings.attributing(to: questions) { findings.add(diagnostic) }
    }
    if reading.unsaid > 0 {
      findings.add("the file has \(counted(reading.unsaid, "more fault"))", at: 0..<0)
    }
    guard let root = reading.document?.root,
      let fields = Fields(root, of: "a problem", keys: keys, findings: findings)
    else { return nil }
    let reader = ProblemReader(
      findings: findings,
      defaults: QuestionDefaults(fields, over: defaults))
    return reader.problem(id, fields, source)
  }

  /// The questions within which the text of a file is faulty; none where that is not so.
  private static func questions(of root: Node?, around diagnostic: Diagnostic) -> [String] {
    guard let place = diagnostic.location?.range else { return [] }
    let entries = root?["questions"]?.entries ?? []
    return entries.filter { entry in
      let end = max(entry.keyRange.upperBound, entry.value.range.upperBound)
      // An alias has the place of what it names.
      return [entry.keyRange.lowerBound..<end, entry.value.range].contains {
        $0.lowerBound <= place.lowerBound && place.upperBound <= $0.upperBound
      }
    }.map(\.key)
  }

  private func problem(_ id: String, _ fields: Fields, _ source: SourceText) -> Problem {
    let (sizes, given) = (sizes(fields), given(fields))
    let (definitions, functions) = self.definitions(fields)
    var names: [DefinedName] = sizes.map { ($0.name, "a size", $0.nameRange) }
    names += given.map { ($0.name, "given", $0.nameRange) }
    names += (definitions.map { ($0.name, $0.nameRange) } + functions.map { ($0.name, $1) })
      .map { ($0, "defined in 'let'", $1) }.sorted { $0.2.lowerBound < $1.2.lowerBound }
    check(names)
    return Problem(
      id: id, title: fields.text("title", isRequired: true) ?? id, origin: fields.text("source"),
      prompt: fields.text("prompt"), sizes: sizes, given: given, definitions: definitions,
      functions: functions.map(\.function), questions: questions(fields),
      isDrawnPerStudent: variant(fields),
      unreadNames: unreadNames(fields, known: Set(names.map(\.name))), source: source,
      digest: sha256(source.bytes))
  }

  /// The greatest size: far beyond what can be evaluated, and small enough to count with.
  private static let sizeLimit = 1_000_000_000_000

  private enum VariantRule: String, CaseIterable { case shared, student }

  private func variant(_ fields: Fields) -> Bool {
    let rule: VariantRule? = fields.choice("variant")
    return rule == .student
  }

  private func sizes(_ fields: Fields) -> [Size] {
    fields.mapping("sizes").compactMap { entry in
      guard isName(entry) else { return nil }
      let what = "the size '\(entry.key)'"
      guard let parts = varied(entry.value, what) else { return nil }
      guard let values = sizeValues(parts.value, what) else { return nil }
      let variation = parts.vary.map { sizeValues($0, "'vary' of \(what)") }
      if case .some(nil) = variation { return nil }
      return Size(
        name: entry.key, values: values, variation: variation ?? nil, nameRange: entry.keyRange)
    }
  }

  /// The value of a size or a given value, and what it varies in where formulas are compared:
  /// `{value: 3, vary: 2..6}`, or the value alone. Nil where the keys are not these.
  private func varied(_ node: Node, _ what: String) -> (value: Node, vary: Node?)? {
    // Any other mapping may be an expression that lacks its quotes.
    guard let entries = node.entries,
      entries.contains(where: { ["value", "vary"].contains($0.key) })
    else { return (node, nil) }
    guard let fields = Fields(node, of: what, keys: ["value", "vary"], findings: findings) else {
      return nil
    }
    for key in ["value", "vary"] where fields[key] == nil { fields.required(key) }
    guard let value = fields["value"]?.value, let vary = fields["vary"]?.value else { return nil }
    return (value, vary)
  }

  private func sizeValues(_ node: Node, _ what: String) -> ClosedRange<Int>? {
    let bounds: [Int?]
    switch node.value {
    case .integer(let value): bounds = [value, value]
    case .string(let text):
      let parts = text.string.split(separator: ".").map { Int($0.filter { $0 != " " }) }
      bounds = text.string.contains("..") ? parts : []
    default: bounds = []
    }
    guard bounds.count == 2, let low = bounds[0], let high = bounds[1], low >= 0, low <= high,
      high <= Self.sizeLimit
    else {
      findings.add(
        "\(what) must be a whole number up to 10^12 or a range such as 2..6, got "
          + findings.described(node), at: node.range)
      return nil
    }
    return low...high
  }

  private func given(_ fields: Fields) -> [Definition] {
    fields.mapping("given").compactMap { entry in
      let what = "the given value '\(entry.key)'"
      guard isName(entry), let parts = varied(entry.value, what),
        let value = Fields.expression(parts.value, what, findings: findings)
      else { return nil }
      let variation = parts.vary.flatMap {
        Fields.expression($0, "'vary' of \(what)", findings: findings)
      }
      if parts.vary != nil && variation == nil { return nil }
      return Definition(
        name: entry.key, expression: value, variation: variation, nameRange: entry.keyRange)
    }
  }

  private func definition(_ entry: Entry, _ what: String) -> Definition? {
    Fields.expression(entry.value, what, findings: findings).map {
      Definition(
        name: entry.key, expression: $0, variation: nil, nameRange: entry.keyRange)
    }
  }

  private func definitions(
    _ fields: Fields
  ) -> ([Definition], [(function: FunctionDefinition, nameRange: Range<Int>)]) {
    var definitions: [Definition] = []
    var functions: [(function: FunctionDefinition, nameRange: Range<Int>)] = []
    for entry in fields.mapping("let") {
      do throws(ExpressionError) {
        let start = entry.keyRange.lowerBound + (isQuoted(entry) ? 1 : 0)
        let head = try Parser.parseFunctionHead(entry.key) {
          start + $0.lowerBound..<start + $0.upperBound
        }
        if let head {
          guard let body = Fields.expression(entry.value, "'\(entry.key)'", findings: findings)
          else { continue }
          let function = FunctionDefinition(
            name: head.name, parameters: head.parameters, body: body)
          functions.append((function, entry.keyRange))
        } else if isName(entry), let definition = definition(entry, "'\(entry.key)'") {
          definitions.append(definition)
        }
      } catch {
        findings.add(error)
      }
    }
    return (definitions, functions)
  }

  private func isQuoted(_ entry: Entry) -> Bool {
    let first = findings.source.bytes[entry.keyRange].first
    return first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
  }

  /// Whether a key can be used as a name in expressions.
  private func isName(_ entry: Entry) -> Bool {
    if Parser.reservedWords.contains(entry.key) {
      findings.add(
        "'\(entry.key)' is a word of the language and cannot be a name", at: entry.keyRange)
      return false
    }
    if let syntax = try? Parser.parse(entry.key), syntax.plainName == entry.key { return true }
    findings.add(
      "a name must begin with a letter and hold letters, digits and _, got '\(entry.key)'",
      at: entry.keyRange)
    return false
  }

  private typealias DefinedName = (name: String, role: String, range: Range<Int>)

  /// A name may be defined once, and may not hide a constant.
  private func check(_ names: [DefinedName]) {
    var roles = ["pi": "a constant", "inf": "a constant", "nan": "a constant"]
    for name in names {
      switch roles[name.name] {
      case nil: roles[name.name] = name.role
      case name.role: findings.add("'\(name.name)' is \(name.role) twice", at: name.range)
      case let earlier?:
        findings.add(
          "'\(name.name)' is \(name.role), but it already is \(earlier)", at: name.range)
      }
    }
  }

  /// The names whose definitions cannot be read; nil where not even the names can.
  private func unreadNames(_ fields: Fields, known: Set<String>) -> Set<String>? {
    var names = Set<String>()
    for key in ["sizes", "given", "let"] {
      guard let node = fields[key]?.value else { continue }
      guard let entries = node.entries else { return nil }
      for entry in entries { names.insert(String(entry.key.prefix { $0 != "(" && $0 != " " })) }
    }
    return names.subtracting(known)
  }

  private func questions(_ fields: Fields) -> [Question] {
    let entries = fields.mapping("questions", isRequired: true)
    if entries.isEmpty, let entry = fields["questions"], entry.value.entries != nil {
      findings.add("a problem requires at least one question", at: entry.value.range)
    }
    return entries.compactMap { entry in
      QuestionReader(id: entry.key, defaults: defaults, findings: findings).read(entry)
    }
  }
}
