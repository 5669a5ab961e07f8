import Diagnostics
import Documents
import Expressions

/// What a question takes from its problem, and a problem from its assignment, where it says
/// nothing itself.
struct QuestionDefaults {
  static let keys = ["tolerance", "credit", "samples"]

  var tolerance: Tolerance?
  var credit = Credit.whole
  var samples = Formula.standardSamples

  init() {}

  /// The defaults of a mapping over those around it.
  init(_ fields: Fields, over outer: QuestionDefaults) {
    tolerance = ToleranceReader.read(fields) ?? outer.tolerance
    credit = fields.choice("credit") ?? outer.credit
    samples = fields.wholeNumber("samples", in: 1...1_000) ?? outer.samples
  }
}

/// Reads one question of a problem file.
struct QuestionReader {
  let id: String
  let defaults: QuestionDefaults
  let findings: Findings

  private static let keys =
    [
      "prompt", "source", "ask", "points", "answer", "uses", "functions", "options", "correct",
      "shape", "accept", "mistakes", "hint", "hidden",
    ] + QuestionDefaults.keys

  /// The question; nil where its id is none. What is wrong with it is its own fault, with its id
  /// the problem's.
  func read(_ entry: Entry) -> Question? {
    guard isIdentifier(entry) else {
      // Whatever else is wrong is told too.
      _ = content(entry)
      return nil
    }
    return findings.attributing(to: id) { content(entry) }
  }

  private func content(_ entry: Entry) -> Question {
    guard
      let fields = Fields(
        entry.value, of: "the question '\(id)'", keys: Self.keys, at: entry.keyRange,
        findings: findings)
    else {
      return Question(
        id: id, prompt: nil, source: nil, answer: .unread, points: 1, tolerance: nil,
        credit: .whole, mistakes: [], hint: nil, isHidden: false, range: entry.keyRange)
    }
    let own = QuestionDefaults(fields, over: defaults)
    let (prompt, source, hint) = (fields.text("prompt"), fields.text("source"), fields.text("hint"))
    // A zero has no sign here.
    let points = (fields.number("points", in: 0...1e9, "a number from 0 to 1e9") ?? 1).magnitude
    let (mistakes, isHidden) = (mistakes(fields), fields.boolean("hidden") ?? false)
    let asked = asked(fields, samples: own.samples) ?? .unread
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

  /// A key that would be without effect is a mistake of the author's.
  func refuse(_ key: String, of fields: Fields, _ reason: String) {
    guard let entry = fields[key] else { return }
    findings.add("'\(key)' of \(fields.owner) has no effect: \(reason)", at: entry.keyRange)
  }
}
