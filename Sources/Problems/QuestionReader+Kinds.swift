import Diagnostics
import Documents
import Expressions

extension QuestionReader {
  private enum Kind: String, CaseIterable {
    case number, tensor, integer, shape, boolean, formula, choice, choices, witness

    /// The keys that only answers of some kinds have.
    static let ownKeys: [(key: String, owner: String, kinds: Set<Kind>)] = [
      ("uses", "a formula", [.formula]), ("functions", "a formula", [.formula]),
      ("samples", "a formula", [.formula]), ("options", "a choice", [.choice, .choices]),
      ("correct", "a choice", [.choice, .choices]),
    ]
  }

  func asked(_ fields: Fields, samples: Int) -> Question.Asked? {
    let named: Kind? = fields.choice("answer")
    if fields["answer"] != nil && named == nil { return nil }
    let kind = named ?? (fields["options"] != nil ? .choice : nil)
    for (key, owner, kinds) in Kind.ownKeys where !(kind.map(kinds.contains) ?? false) {
      refuse(key, of: fields, "only \(owner) has it")
    }
    if fields["accept"] == nil && kind != .witness {
      refuse("shape", of: fields, "only a witness or an answer with 'accept' has it")
    }
    switch kind {
    case .choice, .choices:
      refuse("ask", of: fields, "a choice has 'options' and 'correct'")
      refuse("accept", of: fields, "a choice has 'options' and 'correct'")
      return choice(fields, isSeveral: kind == .choices)
    case .witness:
      refuse("ask", of: fields, "a witness has 'shape' and 'accept'")
      return witness(fields)
    case .formula:
      refuse("accept", of: fields, "a formula is compared with 'ask'")
      return formula(fields, samples: samples)
    default:
      let kind = kind.flatMap { AnswerKind(rawValue: $0.rawValue) }
      if fields["accept"] != nil { return accepted(fields, kind) }
      return ask(fields).map { .value($0, kind) }
    }
  }

  /// The expression that is asked for; it is required.
  func ask(_ fields: Fields) -> Syntax? {
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
    return fields.expression("ask")
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
