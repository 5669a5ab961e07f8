/// Why an expression cannot be read or checked, and where in its text.
public struct ExpressionError: Error, Sendable {
  /// What requires what, and what it got.
  public var message: String
  /// The bytes of the expression's text that are at fault.
  public var range: Range<Int>
  /// What may have been meant, such as `did you mean 'softmax'?`.
  public var suggestion: String?
  /// Whether the error only follows from another that is reported where it arose.
  public var isConsequence = false
  /// Whether tensors do not fit each other, though everything can be read.
  public var isMismatch = false
  /// Whether the message names the function in whose expression the fault lies.
  private var namesFunction = false

  /// An error at a place of the text.
  public init(_ message: String, at range: Range<Int>, suggestion: String? = nil) {
    self.message = message
    self.range = range
    self.suggestion = suggestion
  }

  /// An error that follows from a faulty definition, which is reported by itself.
  public static func consequence(at range: Range<Int>) -> ExpressionError {
    var error = ExpressionError("uses a definition that is faulty", at: range)
    error.isConsequence = true
    return error
  }

  /// The error of a function's expression, laid to a use of the function: what fits it depends on
  /// the arguments. Of functions that use each other the innermost is named.
  func inside(_ function: String, calledAt range: Range<Int>) -> ExpressionError {
    if isConsequence { return self }
    var error = self
    error.range = range
    if !namesFunction { error.message = "in '\(function)': \(message)" }
    error.namesFunction = true
    return error
  }
}
