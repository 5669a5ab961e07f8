import Problems

/// The value of an expression as an author reads it.
///
///     shape  [m, dh] = [4, 3]
///     value  [[0.392, 0.414],
///             [-1.08, -1.14]]
public enum EvaluatedText {
  /// Lines of at most so many columns; they end with a line break.
  public static func text(_ value: EvaluatedExpression, width: Int) -> String {
    lines(value, width: width).joined(separator: "\n") + "\n"
  }

  private static func lines(_ value: EvaluatedExpression, width: Int) -> [String] {
    switch value {
    case .tensor(let tensor, let kind, let symbol):
      let shape = "\(tensor.shape)"
      let lines = TensorText(tensor, kind).lines(width: width - 7)
      return ["shape  " + (symbol == shape ? shape : "\(symbol) = \(shape)")]
        + lines.enumerated().map { number, line in
          number == 0 ? "value  \(line)" : line.isEmpty ? "" : "       \(line)"
        }
    case .whole: return ["shape  []", "value  \(written(value))"]
    case .list(let values) where values.allSatisfy(\.isExact):
      return ["shape  \(value.extents)", "value  \(written(value))"]
    case .list(let values):
      return values.enumerated().flatMap { number, value in
        ["[\(number)]"] + lines(value, width: width - 2).map { $0.isEmpty ? "" : "  \($0)" }
      }
    }
  }

  /// An exact value, with how it came about where that says more: `[dh, d] = [4, 3]`.
  private static func written(_ value: EvaluatedExpression) -> String {
    let (symbols, numbers) = (text(value, isSymbolic: true), text(value, isSymbolic: false))
    return symbols == numbers ? numbers : "\(symbols) = \(numbers)"
  }

  private static func text(_ value: EvaluatedExpression, isSymbolic: Bool) -> String {
    switch value {
    case .whole(let number, let symbol): isSymbolic ? symbol : "\(number)"
    case .list(let values):
      "[" + values.map { text($0, isSymbolic: isSymbolic) }.joined(separator: ", ") + "]"
    case .tensor: ""
    }
  }
}

extension EvaluatedExpression {
  /// Whether it is a whole number that is known exactly, or nested lists of such.
  fileprivate var isExact: Bool {
    switch self {
    case .whole: true
    case .list(let values): values.allSatisfy(\.isExact)
    case .tensor: false
    }
  }

  /// The extents of nested lists.
  fileprivate var extents: [Int] {
    guard case .list(let values) = self else { return [] }
    return [values.count] + (values.first?.extents ?? [])
  }
}
