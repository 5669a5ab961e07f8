/// A value of a document, and where it stands.
public struct Node: Sendable {
  /// What a node holds.
  public enum Value: Sendable {
    case null
    case boolean(Bool)
    /// A whole number that fits 64 bits and was written without a point or an exponent.
    case integer(Int)
    /// Any other number, rounded to the nearest float64; one too large for that is an infinity,
    /// which JSON cannot write in any other way.
    case number(Double)
    case string(Text)
    case sequence([Node])
    /// The entries in the order of the text; no two have the same key.
    case mapping([Entry])
  }

  /// What the node holds.
  public let value: Value
  /// Its bytes in the source, quotes and brackets included.
  public let range: Range<Int>

  /// What the node is, as a message calls it: "a string", "a list", ….
  public var kindName: String {
    switch value {
    case .null: "nothing"
    case .boolean: "true or false"
    case .integer, .number: "a number"
    case .string: "a string"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  /// The string, if the node is one.
  public var text: Text? {
    if case .string(let text) = value { text } else { nil }
  }

  /// The elements, if the node is a list.
  public var elements: [Node]? {
    if case .sequence(let elements) = value { elements } else { nil }
  }

  /// The entries, if the node is a mapping.
  public var entries: [Entry]? {
    if case .mapping(let entries) = value { entries } else { nil }
  }

  /// The value of a key, if the node is a mapping that has it. Complexity: linear in its entries.
  public subscript(key: String) -> Node? {
    entries?.first { $0.key == key }?.value
  }
}

/// A key and its value.
public struct Entry: Sendable {
  /// The key.
  public let key: String
  /// The key's bytes in the source, quotes included.
  public let keyRange: Range<Int>
  /// The value.
  public let value: Node
}
