/// A value as Python writes it, as far as the header of an .npy file has any.
enum PythonLiteral: Equatable, Sendable {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case none
  /// A tuple or a list.
  case sequence([PythonLiteral])
  /// The entries in their order.
  case dictionary([Item])

  /// A key and its value.
  struct Item: Equatable, Sendable {
    var key: PythonLiteral
    var value: PythonLiteral
  }

  /// Reads a text that is one literal with blanks around it; nil where it is none.
  init?(_ text: ArraySlice<UInt8>) {
    var reader = PythonLiteralReader(text: text, index: text.startIndex)
    guard let value = reader.value(depth: 0), reader.isAtEnd else { return nil }
    self = value
  }

  /// The value of a key that is there once; nil in anything but a dictionary.
  subscript(_ key: String) -> PythonLiteral? {
    guard case .dictionary(let items) = self else { return nil }
    let values = items.filter { $0.key == .string(key) }
    return values.count == 1 ? values[0].value : nil
  }

  /// The whole numbers of a tuple or a list of them.
  var integers: [Int]? {
    guard case .sequence(let elements) = self else { return nil }
    var integers: [Int] = []
    for element in elements {
      guard case .integer(let value) = element else { return nil }
      integers.append(value)
    }
    return integers
  }
}

/// One pass over the bytes of a literal; a method gives nil where there is none of its kind.
private struct PythonLiteralReader {
  let text: ArraySlice<UInt8>
  var index: Int

  /// Tuples, lists and dictionaries within each other that are read.
  private static let depthLimit = 16

  private var byte: UInt8 { index < text.endIndex ? text[index] : 0 }

  var isAtEnd: Bool {
    mutating get {
      skipBlanks()
      return index == text.endIndex
    }
  }

  private mutating func skipBlanks() {
    while byte.isBlank { index += 1 }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard byte == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  mutating func value(depth: Int) -> PythonLiteral? {
    guard depth < Self.depthLimit else { return nil }
    skipBlanks()
    switch byte {
    case UInt8(ascii: "{"): return dictionary(depth: depth)
    case UInt8(ascii: "("): return parenthesised(depth: depth)
    case UInt8(ascii: "["):
      index += 1
      return elements(until: "]", depth: depth).map { .sequence($0.elements) }
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return string().map { .string($0) }
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): return integer()
    default: return word()
    }
  }

  /// A tuple; a value alone within parentheses is just that value.
  private mutating func parenthesised(depth: Int) -> PythonLiteral? {
    index += 1
    guard let (elements, endsWithComma) = elements(until: ")", depth: depth) else { return nil }
    return elements.count == 1 && !endsWithComma ? elements[0] : .sequence(elements)
  }

  private mutating func elements(
    until end: Unicode.Scalar, depth: Int
  ) -> (elements: [PythonLiteral], endsWithComma: Bool)? {
    var elements: [PythonLiteral] = []
    var endsWithComma = false
    while !skip(end) {
      guard elements.isEmpty || endsWithComma, let element = value(depth: depth + 1) else {
        return nil
      }
      elements.append(element)
      endsWithComma = skip(",")
    }
    return (elements, endsWithComma)
  }

  private mutating func dictionary(depth: Int) -> PythonLiteral? {
    index += 1
    var items: [PythonLiteral.Item] = []
    var endsWithComma = true
    while !skip("}") {
      guard endsWithComma, let key = value(depth: depth + 1), skip(":"),
        let value = value(depth: depth + 1)
      else { return nil }
      items.append(PythonLiteral.Item(key: key, value: value))
      endsWithComma = skip(",")
    }
    return .dictionary(items)
  }

  /// A string in either kind of quotes. A backslash takes the next byte as it is: no dtype has one.
  private mutating func string() -> String? {
    let quote = byte
    index += 1
    var content: [UInt8] = []
    while index < text.endIndex, byte != quote {
      if byte == UInt8(ascii: "\\") { index += 1 }
      content.append(byte)
      index += 1
    }
    guard index < text.endIndex else { return nil }
    index += 1
    return String(validating: content, as: UTF8.self)
  }

  /// A whole number, also with the `L` of Python 2.
  private mutating func integer() -> PythonLiteral? {
    let start = index
    if byte == UInt8(ascii: "-") { index += 1 }
    while byte.isDigit { index += 1 }
    let value = Int(String(decoding: text[start..<index], as: UTF8.self))
    if byte == UInt8(ascii: "L") { index += 1 }
    return byte.isWord ? nil : value.map { .integer($0) }
  }

  private mutating func word() -> PythonLiteral? {
    let start = index
    while byte.isWord { index += 1 }
    switch String(decoding: text[start..<index], as: UTF8.self) {
    case "True": return .boolean(true)
    case "False": return .boolean(false)
    case "None": return PythonLiteral.none
    case "u", "b":
      guard byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") else { return nil }
      return string().map { .string($0) }
    default: return nil
    }
  }
}
