/// A listing of an NPZ file, for diagnostics to point into: a line an entry, with its key and what
/// it holds.
///
///     student  str "alice"
///     classifier/dW2  float64 [4, 3]
///     classifier/loss  float64 1.7236
///
/// Strings stand byte for byte, but that a blank stands for each control character, so a line is an
/// entry and an error within an expression points at the right column.
struct NPZListing {
  private(set) var bytes: [UInt8] = []

  /// Begins a line, and gives the place of its key.
  mutating func begin(_ key: String) -> Range<Int> { append(key) }

  mutating func end() { bytes.append(UInt8(ascii: "\n")) }

  /// Writes what an entry holds, and gives its node.
  mutating func node(of contents: NPYContents) -> Node {
    append("  ")
    switch contents {
    case .unusable(let found):
      return Node(value: .unusable(found), range: append(found.kindName))
    case .numbers(let array, let type):
      let name = append("\(type.name) ")
      if array.shape.isEmpty { return item(array) }
      let shape = append("[\(array.shape.map { "\($0)" }.joined(separator: ", "))]")
      return Node(array, at: name.lowerBound..<shape.upperBound)
    case .strings(let strings, let shape, let type):
      append("\(type.name) ")
      var rest = strings[...]
      return node(of: &rest, shape: shape[...])
    }
  }

  private mutating func item(_ array: NumberArray) -> Node {
    let value = array.item(at: bytes.count)
    let text =
      switch value {
      case .boolean(let value): "\(value)"
      case .integer(let value): "\(value)"
      case .number(let value): "\(value)"
      case .string(let text): text.string
      default: ""
      }
    return Node(value: value, range: append(text))
  }

  /// Nested lists of the first strings, in brackets as JSON has them.
  private mutating func node(of strings: inout ArraySlice<String>, shape: ArraySlice<Int>) -> Node {
    let start = bytes.count
    guard let extent = shape.first else {
      let string = strings.popFirst() ?? ""
      append("\"")
      let text = Text(string, at: append(string).lowerBound)
      append("\"")
      return Node(value: .string(text), range: start..<bytes.count)
    }
    var elements: [Node] = []
    append("[")
    for index in 0..<extent {
      if index > 0 { append(", ") }
      elements.append(node(of: &strings, shape: shape.dropFirst()))
    }
    append("]")
    return Node(value: .sequence(elements), range: start..<bytes.count)
  }

  @discardableResult
  private mutating func append(_ text: String) -> Range<Int> {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8.lazy.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 })
    return start..<bytes.count
  }
}
