import Diagnostics
import Problems
import ReferenceEngine
import Tensors

extension FormulaComparison.Place {
  /// The point and what the formula gives there, with the values of the names that it uses:
  /// `where d = 3, x = [0.5, -2], it gives 2.5`.
  func description(naming names: Set<String>) -> String {
    let told = setting.uses.filter { names.contains($0.name) }
    let values = (told.isEmpty ? setting.uses : told).compactMap { name, value -> String? in
      if let size = setting.sizes[name] { return "\(name) = \(size)" }
      guard let tensor = self.value(of: value), tensor.elements.count <= Self.shownCount else {
        return nil
      }
      return "\(name) = \(Self.text(tensor))"
    }
    return values.isEmpty ? result : "where \(values.joined(separator: ", ")), \(result)"
  }

  /// What the formula gives, or why it gives nothing.
  private var result: String {
    if let failure {
      return "\(failure)" + (failure.isBeyondTheLast ? " (indices count from 0)" : "")
    }
    let element = answer.rank == 0 ? "it gives" : "element \(answer.index(ofOffset: offset)) is"
    return "\(element) \(significant(answer.elements[offset], digits: 6))"
  }

  /// Whether the formula gives about so many times what is right, in every element.
  func hasRatio(_ factor: Double) -> Bool {
    zip(answer.elements, expected.elements).allSatisfy { a, e in
      (a - factor * e).magnitude <= 1e-6 * (factor * e).magnitude
    }
  }

  static func list(_ sizes: [String: Int]) -> String {
    sizes.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: ", ")
  }

  /// More elements than these tell a student little.
  private static let shownCount = 16

  private func value(of use: FormulaSetting.Value) -> Tensor? {
    let plan = try? Plan([use.term], inputs: setting.inputs)
    return try? plan?.evaluate(given).first
  }

  private static func text(_ tensor: Tensor) -> String {
    var level = tensor.elements.map { significant($0, digits: 6) }
    for extent in tensor.shape.reversed() where extent > 0 {
      level = stride(from: 0, to: level.count, by: extent).map {
        "[\(level[$0..<min($0 + extent, level.count)].joined(separator: ", "))]"
      }
    }
    return level.first ?? "[]"
  }
}

extension EvaluationError {
  /// Whether an index counts beyond the last, as one from 1 on does.
  fileprivate var isBeyondTheLast: Bool {
    if case .indexOutOfRange(let index, let extent) = self { return index >= Double(extent) }
    return false
  }
}
