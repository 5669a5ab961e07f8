import Diagnostics
import ReferenceEngine
import Tensors

@testable import Problems

/// What is said of a problem file, one finding a line: place, ‹what stands there›, message and
/// suggestion. A warning says that it is one.
func findings(_ text: String) -> [String] {
  AssignmentReader.read(id: "a", files: [file("p", text)]).diagnostics.map(outline)
}

func file(_ id: String, _ text: String) -> (name: String, source: SourceText) {
  ("\(id).yaml", SourceText(name: "\(id).yaml", text: text))
}

func outline(_ diagnostic: Diagnostic) -> String {
  let advice = diagnostic.suggestion.map { "; \($0)" } ?? ""
  let severity = diagnostic.severity == .error ? "" : "\(diagnostic.severity.rawValue): "
  guard let location = diagnostic.location else { return severity + diagnostic.message + advice }
  let snippet = String(decoding: location.source.bytes[location.range], as: UTF8.self)
  return "\(location.position) ‹\(snippet)› \(severity)\(diagnostic.message)\(advice)"
}

/// The only problem of an assignment of one file, which must be right.
func checked(_ text: String, id: String = "p") throws -> CheckedProblem {
  let (assignment, diagnostics) = AssignmentReader.read(id: "a", files: [file(id, text)])
  guard diagnostics.isEmpty, case .checked(let problem)? = assignment.problems.first else {
    throw VariantError(diagnostics.map(outline).joined(separator: "\n"))
  }
  return problem
}

/// A variant of a right problem in the assignment `course`.
func variant(_ text: String, id: String = "p", student: String = "") throws -> Variant {
  try checked(text, id: id).variant(assignment: "course", student: student)
}

extension Variant {
  /// The given values by name.
  var givenElements: [String: [Double]] {
    Dictionary(uniqueKeysWithValues: given.map { ($0.name, $0.value.elements) })
  }

  /// What is expected for each question, in words.
  var outlines: [String: String] { expectedAnswers().mapValues(outline) }
}

func outline(_ expectation: Expectation) -> String {
  switch expectation {
  case .answer(let answer): outline(answer)
  case .failure(let message): "failure: \(message)"
  }
}

func outline(_ answer: ExpectedAnswer) -> String {
  switch answer {
  case .integer(let value): "integer \(value)"
  case .boolean(let value): "boolean \(value)"
  case .shape(let shape): "shape \(shape)"
  case .tensor(let tensor, let shape): "tensor \(shape) \(tensor.elements)"
  case .wholes(let tensor, let shape): "wholes \(shape) \(tensor.elements)"
  case .truths(let tensor, let shape): "truths \(shape) \(tensor.elements)"
  case .choice(let correct, let options): "choice \(correct) of \(options)"
  case .choices(let correct, let options): "choices \(correct) of \(options)"
  case .formula(let text): "formula \(text)"
  case .accepted(let form):
    "accepted \(form.kind) \(form.parts.map { "\($0.name) \($0.shapeName)" }): \(form.predicate)"
  }
}
