/// Why an evaluation stopped: something that only the numbers could tell.
public enum EvaluationError: Error, Sendable, Equatable {
  /// An index that the axis does not have.
  case indexOutOfRange(index: Double, extent: Int)
  /// A class that an operation's classes do not hold.
  case classOutOfRange(operation: String, index: Double, classes: Int)
  /// A matrix that an operation cannot take.
  case matrix(operation: String, is: String)
}

extension EvaluationError: CustomStringConvertible {
  /// The message: what requires what, and what it got.
  public var description: String {
    switch self {
    case .indexOutOfRange(let index, let extent):
      let shown = Int(exactly: index).map { "\($0)" } ?? "\(index)"
      return extent == 0
        ? "an axis without elements cannot be indexed, got index \(shown)"
        : "an index must be in -\(extent)..\(extent - 1), got \(shown)"
    case .classOutOfRange(let operation, let index, let classes):
      let shown = Int(exactly: index).map { "\($0)" } ?? "\(index)"
      return classes == 0
        ? "'\(operation)' requires at least one class, got index \(shown)"
        : "'\(operation)' requires indices of \(classes) classes, 0..\(classes - 1), got \(shown)"
    case .matrix(let operation, let fault):
      return "'\(operation)' requires another matrix: this one is \(fault)"
    }
  }
}
