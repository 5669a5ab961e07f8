/// A node of an expression's syntax tree, and the bytes of the text that it was read from.
public struct Syntax: Sendable {
  /// What was written.
  public let form: Form
  /// Where: UTF-8 bytes of the expression's text.
  public let range: Range<Int>

  /// A node of the given form.
  public init(form: Form, range: Range<Int>) {
    self.form = form
    self.range = range
  }

  /// The forms of the language.
  public indirect enum Form: Sendable {
    case integer(Int)
    case real(Double)
    case name(String)
    case text(String)
    case boolean(Bool)
    case none
    case list([Syntax])
    /// `-x`, `not x`.
    case unary(String, Syntax)
    /// An operator between two operands.
    case binary(String, Syntax, Syntax)
    /// `a if p else b`.
    case conditional(Syntax, if: Syntax, else: Syntax)
    case call(String, positional: [Syntax], named: [NamedArgument])
    case index(Syntax, [IndexItem])
    /// `x.T`
    case transpose(Syntax)
  }

  /// `axis=0` in a call.
  public struct NamedArgument: Sendable {
    /// The parameter that is named.
    public let name: String
    /// Where the name stands.
    public let nameRange: Range<Int>
    /// The expression after the sign.
    public let value: Syntax
  }

  /// One item between the brackets of an index.
  public enum IndexItem: Sendable {
    case at(Syntax)
    case slice(start: Syntax?, stop: Syntax?, step: Syntax?)
    case ellipsis
    case newAxis
  }
}

extension Syntax {
  /// The name that this is, where it is nothing more.
  public var plainName: String? {
    if case .name(let name) = form { return name }
    return nil
  }

  /// The name, or the names of a list of such.
  var plainNames: [String]? {
    if let name = plainName { return [name] }
    guard case .list(let elements) = form, !elements.isEmpty else { return nil }
    let names = elements.compactMap(\.plainName)
    return names.count == elements.count ? names : nil
  }
}
