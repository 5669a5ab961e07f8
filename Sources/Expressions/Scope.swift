import ReferenceEngine

/// What the names of an expression stand for.
public protocol Scope {
  /// The value of a name, or nil where there is none of that name. A definition that is used for
  /// the first time may be built here. Throws ``ExpressionError`` at `range`.
  func value(of name: String, at range: Range<Int>) throws(ExpressionError) -> Argument?

  /// The author's function of a name.
  func function(named name: String) -> FunctionDefinition?

  /// The term of a draw; nil where nothing may be drawn.
  func term(of draw: Draw) -> Term?

  /// Whether draws are allowed.
  var allowsDraws: Bool { get }

  /// Whether an operation of the catalogue may be used.
  func allows(_ operation: String) -> Bool

  /// Why an operation may not be used, and what may be.
  func refusal(of operation: String) -> (message: String, suggestion: String?)

  /// All names of values and of the author's functions, for suggestions.
  var names: [String] { get }

  /// What the author's functions may use, besides their own parameters.
  var authorScope: any Scope { get }
}

extension Scope {
  /// The same as anybody.
  public var authorScope: any Scope { self }

  /// That an operation may not be used here.
  public func refusal(of operation: String) -> (message: String, suggestion: String?) {
    ("'\(operation)' may not be used here", nil)
  }
}

/// A function that a problem defines: an expression over parameters.
public struct FunctionDefinition: Sendable {
  /// Its name.
  public let name: String
  /// The names that the expression uses for its arguments.
  public let parameters: [String]
  /// The expression.
  public let body: Syntax

  /// A function of a name, parameters and an expression.
  public init(name: String, parameters: [String], body: Syntax) {
    self.name = name
    self.parameters = parameters
    self.body = body
  }
}

/// A scope with further names before those around it, such as a function's parameters.
public struct ExtendedScope: Scope {
  let outer: any Scope
  let values: [String: Argument]
  /// The functions that are being expanded, outermost first.
  let callers: [String]

  /// A scope with further names.
  public init(_ outer: any Scope, adding values: [String: Argument]) {
    self.init(outer, adding: values, callers: [])
  }

  init(_ outer: any Scope, adding values: [String: Argument], callers: [String]) {
    self.outer = outer
    self.values = values
    self.callers = callers
  }

  /// The value of a further name, or that of the scope around.
  public func value(of name: String, at range: Range<Int>) throws(ExpressionError) -> Argument? {
    if let value = values[name] { return value }
    return try outer.value(of: name, at: range)
  }

  /// The function of the scope around.
  public func function(named name: String) -> FunctionDefinition? { outer.function(named: name) }
  /// The term that the scope around makes of a draw.
  public func term(of draw: Draw) -> Term? { outer.term(of: draw) }
  /// Whether the scope around allows draws.
  public var allowsDraws: Bool { outer.allowsDraws }
  /// Whether the scope around allows an operation.
  public func allows(_ operation: String) -> Bool { outer.allows(operation) }
  /// Why the scope around does not allow an operation.
  public func refusal(of operation: String) -> (message: String, suggestion: String?) {
    outer.refusal(of: operation)
  }
  /// What the author's functions may use: none of the further names.
  public var authorScope: any Scope { outer.authorScope }
  /// The further names, and those of the scope around.
  public var names: [String] { values.keys.sorted() + outer.names }
}
