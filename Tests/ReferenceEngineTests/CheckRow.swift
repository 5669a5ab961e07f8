import Documents
import ReferenceEngine
import Tensors
import Testing

/// One row of the table: an expression, its inputs, and what an independent implementation gives.
struct CheckRow: Sendable, CustomTestStringConvertible {
  let expression: String
  let definitions: [(name: String, expression: String)]
  let inputs: [(name: String, value: Tensor, kind: ElementKind)]
  let kind: ElementKind
  /// The inputs to differentiate by.
  let variables: [String]
  /// Derivatives to compare with differences.
  let order: Int
  /// Units of 2⁻⁵² of the golden that a value may be off.
  let within: Double
  /// Units of 2⁻⁵² of the greatest element, or of 1, that an element may be off besides.
  let near: Double
  let value: Tensor
  /// The weights of the sum that is differentiated, of the value's shape.
  let weights: Tensor
  /// The sum's derivatives by PyTorch, where it has them.
  let gradients: [String: Tensor]

  var testDescription: String { expression }

  init(_ row: Node, golden: Node) {
    expression = row["expression"]?.text?.string ?? ""
    definitions = (row["let"]?.entries ?? []).map { ($0.key, $0.value.text?.string ?? "") }
    let domains = row["inputs"]
    inputs = (golden["inputs"]?.entries ?? []).map { input in
      (input.key, input.value.tensor, domains?[input.key]?.domainKind ?? .real)
    }
    kind = row["kind"]?.text.flatMap { ElementKind(name: $0.string) } ?? .real
    let real = inputs.filter { $0.kind == .real }.map(\.name)
    let given = row["by"]?.elements?.compactMap(\.text?.string)
    variables = given ?? real
    order = Int(row["order"]?.number ?? 2)
    within = row["within"]?.number ?? 16
    near = row["near"]?.number ?? 0
    value = golden["value"]?.tensor ?? Tensor(.nan)
    weights = golden["weights"]?.tensor ?? Tensor(0)
    gradients = Dictionary(
      uniqueKeysWithValues: (golden["gradients"]?.entries ?? []).map { ($0.key, $0.value.tensor) })
  }
}

extension ElementKind {
  /// The kind of the name that the table gives it.
  fileprivate init?(name: String) {
    switch name {
    case "boolean": self = .boolean
    case "integer": self = .integer
    default: return nil
    }
  }
}

extension Node {
  /// A number as the goldens write it: the ones that JSON lacks are strings.
  fileprivate var number: Double? {
    switch value {
    case .integer(let whole): Double(whole)
    case .number(let number): number
    case .boolean(let flag): flag ? 1 : 0
    case .string(let text): Double(text.string)
    default: nil
    }
  }

  /// A tensor as the goldens write it.
  fileprivate var tensor: Tensor {
    let shape = self["shape"]?.elements?.compactMap { $0.number.map { Int($0) } } ?? []
    let elements = self["elements"]?.elements?.compactMap(\.number) ?? []
    if let tensor = Tensor(shape: shape, elements: elements) { return tensor }
    Issue.record("a golden is no tensor")
    return Tensor(.nan)
  }

  /// What the numbers of an input's domain are.
  fileprivate var domainKind: ElementKind {
    if self["integers"] != nil { return .integer }
    return self["values"]?.holdsTruthValues == true ? .boolean : .real
  }

  private var holdsTruthValues: Bool {
    if case .boolean = value { return true }
    return elements?.first?.holdsTruthValues ?? false
  }
}
