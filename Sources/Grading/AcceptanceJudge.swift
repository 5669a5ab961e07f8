import Diagnostics
import Documents
import Problems
import ReferenceEngine
import Tensors

/// Judges an answer by a predicate.
enum AcceptanceJudge {
  /// The judgement of an answer. Throws ``Unreadable`` where it cannot be read as what is asked.
  static func judge(
    _ answer: Answer, _ form: AcceptedForm, _ question: String, _ variant: Variant
  ) throws(Unreadable) -> Judgement {
    var values: [Tensor] = []
    let nodes = try parts(answer.node, form)
    for (part, node) in zip(form.parts, nodes) {
      let value = try value(node, part, form.kind)
      guard value.shape == part.shape else { return wrongShape(value, part, form.kind) }
      guard value.elements.allSatisfy({ $0.isFinite }) else {
        let whose = form.kind == .witness ? "'\(part.name)'" : "the answer"
        return .incorrect("\(whose) must be finite")
      }
      values.append(value)
    }
    do throws(EvaluationError) {
      return try variant.accepts(values, to: question)
        ? .correct
        : .incorrect(
          form.kind == .witness
            ? "these values are not what is asked for" : "the answer is not what is asked for")
    } catch {
      return .incorrect("whether the answer is right cannot be computed: \(error)")
    }
  }

  /// The nodes of a witness's names, in their order; or the answer itself.
  private static func parts(_ node: Node, _ form: AcceptedForm) throws(Unreadable) -> [Node] {
    if form.kind != .witness { return [node] }
    let names = form.parts.map(\.name)
    let wanted = "the names are \(names.joined(separator: ", "))"
    guard let entries = node.entries else {
      throw Unreadable(.witness, "it is \(node.found); \(wanted)", at: node.range)
    }
    for entry in entries where !names.contains(entry.key) {
      throw Unreadable(
        .witness, "it has a name '\(printable(shortened(entry.key)))'; \(wanted)",
        at: entry.keyRange)
    }
    var nodes: [Node] = []
    for name in names {
      guard let entry = entries.first(where: { $0.key == name }) else {
        throw Unreadable(.witness, "'\(name)' is missing; \(wanted)", at: node.range)
      }
      nodes.append(entry.value)
    }
    return nodes
  }

  private static func value(
    _ node: Node, _ part: AcceptedForm.Part, _ kind: AcceptedForm.Kind
  ) throws(Unreadable) -> Tensor {
    switch kind {
    case .answer(.integer): return Tensor(Double(try AnswerReader.integer(node)))
    case .answer(.boolean): return Tensor(try AnswerReader.boolean(node) ? 1 : 0)
    case .answer(.shape):
      let shape = try AnswerReader.shape(node)
      return Tensor(shape: [shape.count]) { buffer in
        for index in buffer.indices { buffer[index] = Double(shape[index]) }
      }
    default:
      return part.isBoolean
        ? try AnswerReader.truths(node) : try AnswerReader.tensor(node, expecting: part.shape)
    }
  }

  private static func wrongShape(
    _ value: Tensor, _ part: AcceptedForm.Part, _ kind: AcceptedForm.Kind
  ) -> Judgement {
    let numbers = "\(part.shape)"
    let wanted = part.shapeName == numbers ? numbers : "\(part.shapeName) = \(numbers)"
    let whose = kind == .witness ? " of '\(part.name)'" : ""
    return .incorrect(
      "the shape\(whose) must be \(wanted), got \(value.shape)", kind: "WrongShape")
  }
}
