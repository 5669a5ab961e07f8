import Problems
import ReferenceEngine

/// What kind of answer a question wants, as a student may know it: nothing of its value.
public enum WantedAnswer: Sendable {
  case number
  case integer
  case boolean
  case shape
  /// A tensor; its shape where that gives nothing away.
  case tensor(ElementKind, shape: [Int]?)
  /// One of the options, by its id.
  case choice([Question.Option])
  /// Several of the options.
  case choices([Question.Option])
  /// A formula, the names that it may use, and the functions where these are limited.
  case formula(uses: [String], functions: [String]?)
  /// Several tensors by name, each with its shape.
  case witness([(name: String, shape: [Int])])
  /// The problem fails on this question, so nobody can tell.
  case unknown

  /// What is wanted where this is expected; a tensor's shape is told only where it `showsShape`.
  init(_ question: Question, expected: Expectation?, showsShape: Bool) {
    guard case .answer(let answer)? = expected else {
      self = .unknown
      return
    }
    let tensor = { (shape: [Int], kind: ElementKind) -> WantedAnswer in
      shape.isEmpty && kind == .real
        ? .number : .tensor(kind, shape: showsShape ? shape : nil)
    }
    self =
      switch answer {
      case .integer: .integer
      case .boolean: .boolean
      case .shape: .shape
      case .tensor(let value, _): tensor(value.shape, .real)
      case .wholes(let value, _): tensor(value.shape, .integer)
      case .truths(let value, _): tensor(value.shape, .boolean)
      case .choice: .choice(question.options)
      case .choices: .choices(question.options)
      case .formula: Self.formula(question)
      case .accepted(let form): Self.accepted(form)
      }
  }

  private static func formula(_ question: Question) -> WantedAnswer {
    guard case .formula(let formula) = question.answer else { return .unknown }
    return .formula(
      uses: formula.uses.map(\.text), functions: formula.functions.map { $0.map(\.text) })
  }

  /// What a predicate accepts; its shapes are the author's own, and told.
  private static func accepted(_ form: AcceptedForm) -> WantedAnswer {
    guard case .answer(let kind) = form.kind, let part = form.parts.first else {
      return .witness(form.parts.map { ($0.name, $0.shape) })
    }
    return switch kind {
    case .number: .number
    case .integer: .integer
    case .boolean: .boolean
    case .shape: .shape
    case .tensor: .tensor(part.isBoolean ? .boolean : .real, shape: part.shape)
    }
  }

  /// The kind as problem files name it.
  var kind: String {
    switch self {
    case .number: "number"
    case .integer: "integer"
    case .boolean: "boolean"
    case .shape: "shape"
    case .tensor: "tensor"
    case .choice: "choice"
    case .choices: "choices"
    case .formula: "formula"
    case .witness: "witness"
    case .unknown: "unknown"
    }
  }

  /// What to write, in words. A new kind of answer gets its line here.
  var form: String {
    switch self {
    case .number: "a number"
    case .integer: "a whole number"
    case .boolean: "true or false"
    case .shape: "a shape: a list of whole numbers"
    case .tensor(let kind, let shape?):
      "a tensor of shape \(shape): \(Self.lists(of: kind, rank: shape.count))"
    case .tensor(let kind, nil): "a tensor: \(Self.elements(kind)) in nested lists"
    case .choice: "the id of one option"
    case .choices: "a list of option ids"
    case .formula(let uses, let functions):
      "a formula in " + Self.list(uses)
        + (functions.map { $0.isEmpty ? " without functions" : " with \(Self.list($0))" } ?? "")
    case .witness(let parts):
      "an object with " + Self.list(parts.map { "\($0.name) \($0.shape)" })
    case .unknown: "not known: the problem fails on this question"
    }
  }

  /// The options to choose from, where there are any.
  var options: [Question.Option] {
    switch self {
    case .choice(let options), .choices(let options): options
    default: []
    }
  }

  private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }

  private static func lists(of kind: ElementKind, rank: Int) -> String {
    switch rank {
    case 0: kind == .boolean ? "true or false" : "a number"
    case 1: "a list of \(elements(kind))"
    case 2: "a list of rows of \(elements(kind))"
    default: "\(elements(kind)) in nested lists"
    }
  }

  private static func elements(_ kind: ElementKind) -> String {
    switch kind {
    case .boolean: "true and false"
    case .integer: "whole numbers"
    case .real: "numbers"
    }
  }
}

extension Question {
  /// The options to choose from, where there are any.
  var options: [Option] {
    switch answer {
    case .choice(let options, _), .choices(let options, _): options
    default: []
    }
  }
}
