import Diagnostics
import Documents
import Expressions

extension QuestionReader {
  func formula(_ fields: Fields, samples: Int) -> Question.Asked? {
    let (reference, functions) = (ask(fields), fields.texts("functions"))
    if fields["uses"] == nil {
      findings.add(
        "\(fields.owner) requires a key 'uses': the names that the formula may use",
        at: fields.range)
    }
    for mistake in fields["mistakes"]?.value.elements ?? [] {
      guard let when = mistake.entries?.first(where: { $0.key == "when" }) else { continue }
      findings.add(
        "'when' of a mistake of the question '\(id)' has no effect: a formula has no one value",
        at: when.keyRange, suggestion: "write the wrong formula as 'value'")
    }
    guard let reference, let uses = fields.texts("uses") else { return nil }
    return .formula(
      Formula(
        reference: reference, text: text("ask", of: fields), uses: uses, functions: functions,
        samples: samples))
  }

  func witness(_ fields: Fields) -> Question.Asked? {
    let entries = fields.mapping("shape", isRequired: true)
    if entries.isEmpty, fields["shape"]?.value.entries != nil {
      findings.add("'shape' of \(fields.owner) requires at least one name", at: fields.range)
    }
    var shapes: [(name: String, shape: Syntax)] = []
    for entry in entries {
      checkName(entry)
      if let shape = extents(entry.value, "the shape of '\(entry.key)'") {
        shapes.append((entry.key, shape))
      }
    }
    guard fields["accept"] != nil else {
      fields.required("accept")
      return nil
    }
    guard let predicate = fields.expression("accept"), !entries.isEmpty,
      shapes.count == entries.count
    else { return nil }
    return .accepted(
      Acceptance(
        form: .witness(shapes), predicate: predicate, text: text("accept", of: fields)))
  }

  func accepted(_ fields: Fields, _ kind: AnswerKind?) -> Question.Asked? {
    let shape = fields["shape"].flatMap { extents($0.value, "'shape' of \(fields.owner)") }
    let asked = fields["ask"] == nil ? nil : ask(fields)
    if fields["ask"] == nil && kind == nil {
      findings.add(
        "\(fields.owner) requires a key 'answer' or 'ask': what kind of answer 'accept' takes",
        at: fields.range)
      return nil
    }
    if fields["ask"] == nil && fields["shape"] == nil && (kind == .tensor || kind == .shape) {
      findings.add(
        "\(fields.owner) requires a key 'shape': the list of the answer's extents",
        at: fields.range)
      return nil
    }
    guard let predicate = fields.expression("accept"),
      (fields["ask"] == nil) == (asked == nil), (fields["shape"] == nil) == (shape == nil)
    else { return nil }
    return .accepted(
      Acceptance(
        form: .answer(kind, shape: shape, ask: asked), predicate: predicate,
        text: text("accept", of: fields)))
  }

  private func checkName(_ entry: Entry) {
    let isName = (try? Parser.parse(entry.key))?.plainName == entry.key
    if isName && !Parser.reservedWords.contains(entry.key) { return }
    findings.add("a witness's name must be a name, got '\(entry.key)'", at: entry.keyRange)
  }

  /// A list of extents.
  private func extents(_ node: Node, _ what: String) -> Syntax? {
    let syntax = Fields.expression(node, what, findings: findings)
    if let syntax, case .list = syntax.form { return syntax }
    if syntax != nil {
      findings.add(
        "\(what) must be a list of sizes such as [d, 3], got \(findings.described(node))",
        at: node.range)
    }
    return nil
  }

  /// An expression as it is written.
  private func text(_ key: String, of fields: Fields) -> String {
    guard let node = fields[key]?.value else { return "" }
    return node.text?.string ?? findings.spelling(of: node)
  }
}
