import ReferenceEngine
import Tensors

/// An expression of constants, such as a student writes for a number: no names, and functions that
/// act on each element alone.
public struct ConstantScope: Scope {
  /// A scope without names.
  public init() {}

  /// No name has a value.
  public func value(of name: String, at range: Range<Int>) throws(ExpressionError) -> Argument? {
    nil
  }

  /// No function is the author's.
  public func function(named name: String) -> FunctionDefinition? { nil }
  /// Nothing is drawn.
  public func term(of draw: Draw) -> Term? { nil }
  /// Nothing may be drawn.
  public var allowsDraws: Bool { false }
  /// The functions that act on each element alone.
  public func allows(_ operation: String) -> Bool { Self.operations.contains(operation) }
  /// There are no names.
  public var names: [String] { [] }

  private static let operations = Set(
    Catalogue.sections.first.map { $0.operations.map(\.name) } ?? [])
}
