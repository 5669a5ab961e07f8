import ReferenceEngine
import Tensors

/// A handout that programs read: one JSON object on one line, its keys in a fixed order.
public enum HandoutJSON {
  /// The object, without a line break at its end. A key without a value is left out.
  public static func line(_ handout: Handout) -> String {
    JSONValue.members([
      "assignment": .string(handout.assignment),
      "title": .string(handout.title),
      "due": handout.due.map { .string($0) },
      "student": handout.student.map { .string($0) },
      "problems": .array(handout.problems.map(value)),
    ]).text
  }

  private static func value(of problem: HandoutProblem) -> JSONValue {
    guard problem.absence == nil else {
      return .members([
        "id": .string(problem.id), "title": .string(problem.title),
        "source": problem.origin.map { .string($0) },
        "absent": problem.absence.map { .string($0.word) },
      ])
    }
    return .members([
      "id": .string(problem.id),
      "title": .string(problem.title),
      "source": problem.origin.map { .string($0) },
      "prompt": problem.prompt.map { .string($0) },
      "sizes": .object(problem.sizes.map { ($0.name, .integer($0.value)) }),
      "given": .object(problem.given.map { ($0.name, value(of: $0)) }),
      "questions": .array(problem.questions.map(value)),
    ])
  }

  private static func value(of question: HandoutQuestion) -> JSONValue {
    let options = question.wanted.options
    var shape: [Int]?
    if case .tensor(_, let known) = question.wanted { shape = known }
    return .members([
      "id": .string(question.id),
      "prompt": question.prompt.map { .string($0) },
      "points": .number(question.points),
      "answer": .string(question.wanted.kind),
      "shape": shape.map { .array($0.map { .integer($0) }) },
      "form": .string(question.wanted.form),
      "options": options.isEmpty ? nil : .object(options.map { ($0.id, .string($0.text)) }),
    ])
  }

  /// A given value as a number or nested lists, in full precision.
  private static func value(of given: HandoutProblem.Given) -> JSONValue {
    let strides = rowMajorStrides(of: given.value.shape)
    func element(_ offset: Int) -> JSONValue {
      if let wholes = given.wholes { return .integer(wholes[offset]) }
      let number = given.value.elements[offset]
      return given.kind == .boolean ? .boolean(number != 0) : .number(number)
    }
    func nested(_ axis: Int, _ offset: Int) -> JSONValue {
      if axis == given.value.rank { return element(offset) }
      return .array(
        (0..<given.value.shape[axis]).map { nested(axis + 1, offset + $0 * strides[axis]) })
    }
    return nested(0, 0)
  }
}
