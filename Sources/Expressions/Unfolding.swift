/// How far expressions have unfolded: with the definitions and functions that it uses, a short text
/// may stand for a tree too deep for the stack, or too large to be built.
public final class Unfolding {
  /// The deepest nesting, over all the expressions that are being built.
  static let depthLimit = 512
  /// The most uses of an author's functions.
  static let callLimit = 100_000

  private var depth = 0
  private var calls = 0

  /// Nothing is unfolded yet.
  public init() {}

  /// Goes one expression deeper. Throws ``ExpressionError`` at `range` where that is too deep.
  func enter(at range: Range<Int>) throws(ExpressionError) {
    if depth == Self.depthLimit {
      throw ExpressionError(
        "an expression is limited to a nesting of \(Self.depthLimit), with the definitions and "
          + "functions that it uses", at: range)
    }
    depth += 1
  }

  /// Comes back from an expression that was entered.
  func leave() { depth -= 1 }

  /// Counts the use of a function. Throws ``ExpressionError`` at `range` where it is one too many.
  func countCall(at range: Range<Int>) throws(ExpressionError) {
    calls += 1
    if calls > Self.callLimit {
      throw ExpressionError(
        "functions are limited to 100,000 uses, with those within each other", at: range)
    }
  }
}
