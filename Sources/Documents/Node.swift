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
    /// A list of numbers, or of lists of them, that a JSON text holds.
    case numbers(NumberList)
    /// A list of numbers or truth values, or nested ones, that an NPZ file holds as an array.
    case array(NumberArray)
    /// The entries in the order of the text; no two have the same key.
    case mapping([Entry])
    /// What an NPZ file holds that is none of these.
    indirect case unusable(Unusable)
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
    case .sequence, .numbers, .array: "a list"
    case .mapping: "a mapping"
    case .unusable(let found): found.kindName
    }
  }

  /// What to do about a value that cannot be used.
  public var advice: String? {
    if case .unusable(let found) = value { found.advice } else { nil }
  }

  /// The string, if the node is one.
  public var text: Text? {
    if case .string(let text) = value { text } else { nil }
  }

  /// The elements, if the node is a list. Those of an array or of a list of numbers are made when
  /// asked for; those of an array stand where the array stands. Complexity: linear in their number
  /// for these, else constant.
  public var elements: [Node]? {
    switch value {
    case .sequence(let elements): elements
    case .numbers(let list): list.elements(in: range)
    case .array(let array):
      array.extent.map { extent in (0..<extent).map { Node(array[$0], at: range) } }
    default: nil
    }
  }

  /// Whether the node is a list, of whatever kind.
  public var isList: Bool {
    switch value {
    case .sequence, .numbers: true
    case .array(let array): array.extent != nil
    default: false
    }
  }

  /// The list of numbers, if the node is one.
  public var numbers: NumberList? {
    if case .numbers(let list) = value { list } else { nil }
  }

  /// The array, if the node is one.
  public var array: NumberArray? {
    if case .array(let array) = value { array } else { nil }
  }

  /// The node of an array, or of the only element of one without axes.
  init(_ array: NumberArray, at range: Range<Int>) {
    self.init(
      value: array.shape.isEmpty ? array.item(at: range.lowerBound) : .array(array), range: range)
  }

  /// Makes a node.
  public init(value: Value, range: Range<Int>) {
    self.value = value
    self.range = range
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

  /// Makes an entry.
  public init(key: String, keyRange: Range<Int>, value: Node) {
    self.key = key
    self.keyRange = keyRange
    self.value = value
  }
}
