import Diagnostics
import Documents
import Expressions

/// What a question takes from its problem, and a problem from its assignment, where it says
/// nothing itself.
struct QuestionDefaults {
  static let keys = ["tolerance", "credit"]

  var tolerance: Tolerance?
  var credit = Credit.whole

  init() {}

  /// The defaults of a mapping over those around it.
  init(_ fields: Fields, over outer: QuestionDefaults) {
    tolerance = ToleranceReader.read(fields) ?? outer.tolerance
    credit = fields.choice("credit") ?? outer.credit
  }
}

/// Reads one question of a problem file.
struct QuestionReader {
  let id: String
  let defaults: QuestionDefaults
  let findings: Findings

  private static let keys =
    [
      "prompt", "source", "ask", "points", "answer", "options", "correct", "mistakes", "hint",
      "hidden",
    ] + QuestionDefaults.keys

  func read(_ entry: Entry) -> Question? {
    let owner = "the question '\(id)'"
    let isIdentifier = isIdentifier(entry)
    guard
      let fields = Fields(
        entry.value, of: owner, keys: Self.keys, at: entry.keyRange, findings: findings)
    else { return nil }
    let own = QuestionDefaults(fields, over: defaults)
    let (prompt, source, hint) = (fields.text("prompt"), fields.text("source"), fields.text("hint"))
    let points = fields.number("points", in: 0...1e9, "a number from 0 to 1e9") ?? 1
    let (mistakes, isHidden) = (mistakes(fields), fields.boolean("hidden") ?? false)
    guard let asked = asked(fields), isIdentifier else { return nil }
    return Question(
      id: id, prompt: prompt, source: source, answer: asked, points: points,
      tolerance: own.tolerance, credit: own.credit, mistakes: mistakes, hint: hint,
      isHidden: isHidden, range: entry.keyRange)
  }

  /// A question's id is written in submissions, reports and file names: no slash, nothing invisible.
  private func isIdentifier(_ entry: Entry) -> Bool {
    let isPlain = !id.isEmpty && !id.contains("/") && printable(id) == id
    if !isPlain {
      findings.add(
        "a question's id must not be empty and must not hold '/' or control characters",
        at: entry.keyRange)
    }
    return isPlain
  }

  private func mistakes(_ fields: Fields) -> [Mistake] {
    guard let entry = fields["mistakes"] else { return [] }
    guard let elements = entry.value.elements else {
      fields.wrong(entry, "a list")
      return []
    }
    return elements.compactMap(mistake)
  }

  private func mistake(_ node: Node) -> Mistake? {
    let owner = "a mistake of the question '\(id)'"
    let keys = ["value", "when", "says", "credit"]
    guard let fields = Fields(node, of: owner, keys: keys, findings: findings) else { return nil }
    let says = fields.text("says", isRequired: true)
    let credit = fields.number("credit", in: 0...1, "a share from 0 to 1") ?? 0
    guard (fields["value"] == nil) != (fields["when"] == nil) else {
      findings.add("\(owner) requires either a key 'value' or a key 'when'", at: fields.range)
      return nil
    }
    let key = fields["value"] == nil ? "when" : "value"
    guard let node = fields[key]?.value,
      let syntax = Fields.expression(node, "'\(key)' of \(owner)", findings: findings), let says
    else { return nil }
    return Mistake(
      form: key == "value" ? .value(syntax) : .when(syntax), says: says, credit: credit)
  }

  private enum Kind: String, CaseIterable {
    case number, tensor, integer, shape, boolean, choice, choices
  }

  private func asked(_ fields: Fields) -> Question.Asked? {
    let kind: Kind? = fields.choice("answer")
    if fields["answer"] != nil && kind == nil { return nil }
    if kind == .choice || kind == .choices || fields["options"] != nil {
      refuse("ask", of: fields, "a choice has 'options' and 'correct'")
      return choice(fields, isSeveral: kind == .choices)
    }
    refuse("correct", of: fields, "only a choice has it")
    guard let ask = fields["ask"] else {
      fields.required("ask")
      return nil
    }
    if ask.value.elements != nil {
      findings.add(
        "'ask' of \(fields.owner) must be an expression, got a list", at: ask.value.range,
        suggestion: "write the expression in quotes")
      return nil
    }
    return Fields.expression(ask.value, "'ask' of \(fields.owner)", findings: findings).map {
      .value($0, kind.flatMap { AnswerKind(rawValue: $0.rawValue) })
    }
  }

  /// A key that would be without effect is a mistake of the author's.
  private func refuse(_ key: String, of fields: Fields, _ reason: String) {
    guard let entry = fields[key] else { return }
    findings.add("'\(key)' of \(fields.owner) has no effect: \(reason)", at: entry.keyRange)
  }

  private func choice(_ fields: Fields, isSeveral: Bool) -> Question.Asked? {
    let options = options(fields)
    let known = options.map(\.id)
    guard let correct = correct(fields, isSeveral: isSeveral), !options.isEmpty else { return nil }
    for (id, range) in correct where !known.contains(id) {
      findings.add(
        "'correct' of \(fields.owner) must name an option, got '\(id)'", at: range,
        suggestion: nearest(to: id, among: known).map { "did you mean '\($0)'?" }
          ?? "the options are \(known.joined(separator: ", "))")
    }
    let ids = correct.map(\.text)
    if isSeveral { return .choices(options: options, correct: ids) }
    return ids.first.map { .choice(options: options, correct: $0) }
  }

  private func options(_ fields: Fields) -> [Question.Option] {
    let entries = fields.mapping("options", isRequired: true)
    if entries.isEmpty, let entry = fields["options"], entry.value.entries != nil {
      findings.add(
        "'options' of \(fields.owner) requires at least one option", at: entry.value.range)
    }
    return entries.map { entry in
      let text = fields.text(of: entry.value)
      if text == nil {
        findings.add(
          "the option '\(entry.key)' of \(fields.owner) must be a text, got "
            + findings.described(entry.value), at: entry.value.range)
      }
      return Question.Option(id: entry.key, text: text ?? "")
    }
  }

  /// The ids of the right options; `true` and `false` may be ids.
  private func correct(
    _ fields: Fields, isSeveral: Bool
  ) -> [(text: String, range: Range<Int>)]? {
    guard let entry = fields["correct"] else {
      fields.required("correct")
      return nil
    }
    if isSeveral { return fields.texts("correct") }
    if case .boolean = entry.value.value {
      return [(findings.spelling(of: entry.value), entry.value.range)]
    }
    return fields.text("correct").map { [($0, entry.value.range)] }
  }
}

/// Reads a tolerance: one of the five kinds.
enum ToleranceReader {
  static func read(_ fields: Fields) -> Tolerance? {
    guard let entry = fields["tolerance"] else { return nil }
    if entry.value.text?.string == "exact" { return .exact }
    let keys = ["relative", "absolute", "digits", "decimals", "norm"]
    guard entry.value.entries != nil else {
      fields.findings.add(
        "'tolerance' must be exact or one of {relative, absolute}, {digits}, {decimals}, {norm}, "
          + "got \(fields.findings.described(entry.value))", at: entry.value.range)
      return nil
    }
    guard
      let own = Fields(
        entry.value, of: "a tolerance", keys: keys, findings: fields.findings)
    else { return nil }
    return tolerance(own, at: entry.value.range)
  }

  private static func tolerance(_ fields: Fields, at range: Range<Int>) -> Tolerance? {
    let given = fields.all.map(\.key)
    let isBound = given.contains("relative") || given.contains("absolute")
    let kinds = (isBound ? 1 : 0) + ["digits", "decimals", "norm"].filter(given.contains).count
    // A tolerance of unknown keys alone is already reported.
    if kinds == 0 && !given.isEmpty { return nil }
    guard kinds == 1 else {
      fields.findings.add(
        "a tolerance must be exactly one of {relative, absolute}, {digits}, {decimals}, {norm}",
        at: range)
      return nil
    }
    if isBound {
      return .bound(
        relative: share(fields, "relative") ?? 0, absolute: share(fields, "absolute") ?? 0)
    }
    if given.contains("norm") { return share(fields, "norm").map { .norm($0) } }
    if given.contains("digits") { return count(fields, "digits", 1...17).map { .digits($0) } }
    return count(fields, "decimals", 0...300).map { .decimals($0) }
  }

  private static func share(_ fields: Fields, _ key: String) -> Double? {
    fields.number(key, in: 0...1e300, "a number that is not negative")
  }

  private static func count(_ fields: Fields, _ key: String, _ range: ClosedRange<Int>) -> Int? {
    guard let entry = fields[key] else { return nil }
    if case .integer(let value) = entry.value.value, range.contains(value) { return value }
    fields.findings.add(
      "'\(key)' of a tolerance must be a whole number from \(range.lowerBound) to "
        + "\(range.upperBound), got \(fields.findings.described(entry.value))",
      at: entry.value.range)
    return nil
  }
}
