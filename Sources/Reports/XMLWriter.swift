import Diagnostics

/// The name and the value of an attribute.
typealias XMLAttribute = (name: String, value: String)

/// Writes one XML document into memory.
///
/// Attributes and text are cleaned and escaped here, so that the document parses whatever they
/// hold. Names of elements and attributes are the program's own. An element that holds elements has
/// each on a line of its own; one that holds text has it as it is.
final class XMLWriter {
  private var output = XMLOutput()

  /// Writes an element with its attributes and whatever `content` writes.
  func element(
    _ name: String, _ attributes: [XMLAttribute] = [], content: () -> Void
  ) {
    output.begin(name, attributes)
    content()
    output.end(name)
  }

  /// Writes an element that holds nothing.
  func element(_ name: String, _ attributes: [XMLAttribute] = []) {
    output.empty(name, attributes)
  }

  /// Writes text within the element that is open.
  func text(_ text: String) { output.text(text) }

  /// The document in UTF-8; it ends with a line break.
  func finish() -> [UInt8] { output.document }
}

/// The document so far.
private struct XMLOutput: ~Copyable {
  private var bytes = ByteBuffer()
  private var depth = 0
  /// Whether a start tag lacks its end.
  private var isOpen = false
  /// Whether the element that is open holds text.
  private var hasText = false

  init() { bytes.append(#"<?xml version="1.0" encoding="UTF-8"?>"#) }

  var document: [UInt8] { bytes.line }

  mutating func begin(_ name: String, _ attributes: [XMLAttribute]) {
    closeStartTag()
    breakLine()
    bytes.append(UInt8(ascii: "<"))
    bytes.append(name)
    for (key, value) in attributes { append(attribute: key, value) }
    (isOpen, hasText) = (true, false)
    depth += 1
  }

  mutating func empty(_ name: String, _ attributes: [XMLAttribute]) {
    begin(name, attributes)
    end(name)
  }

  private mutating func append(attribute name: String, _ value: String) {
    bytes.append(UInt8(ascii: " "))
    bytes.append(name)
    bytes.append("=\"" as StaticString)
    append(value, isAttribute: true)
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func end(_ name: String) {
    depth -= 1
    if isOpen {
      bytes.append("/>" as StaticString)
    } else {
      if !hasText { breakLine() }
      bytes.append("</" as StaticString)
      bytes.append(name)
      bytes.append(UInt8(ascii: ">"))
    }
    (isOpen, hasText) = (false, false)
  }

  mutating func text(_ text: String) {
    closeStartTag()
    hasText = true
    append(text, isAttribute: false)
  }

  private mutating func closeStartTag() {
    if isOpen { bytes.append(UInt8(ascii: ">")) }
    isOpen = false
  }

  private mutating func breakLine() {
    bytes.append(0x0A)
    bytes.append(UInt8(ascii: " "), count: 2 * depth)
  }

  /// Appends text, cleaned and escaped.
  private mutating func append(_ text: String, isAttribute: Bool) {
    var text = text
    let isDone = text.withUTF8 { source in
      guard Self.standsAsItIs(source, isAttribute: isAttribute) else { return false }
      bytes.append(source)
      return true
    }
    if isDone { return }
    text = cleanedForXML(text, keepingNewlines: !isAttribute)
    text.withUTF8 { append(escaping: $0, isAttribute: isAttribute) }
  }

  private mutating func append(escaping source: UnsafeBufferPointer<UInt8>, isAttribute: Bool) {
    var start = 0
    for index in source.indices {
      guard let escape = Self.escape(source[index], isAttribute: isAttribute) else { continue }
      bytes.append(UnsafeBufferPointer(rebasing: source[start..<index]))
      bytes.append(escape)
      start = index + 1
    }
    bytes.append(UnsafeBufferPointer(rebasing: source[start...]))
  }

  /// Whether text needs no cleaning (see `isPlain`) and no escape.
  private static func standsAsItIs(
    _ text: UnsafeBufferPointer<UInt8>, isAttribute: Bool
  ) -> Bool {
    var previous: UInt8 = 0
    for byte in text {
      let isPrintable = byte &- 0x20 < 0x5F || (byte == 0x0A && !isAttribute)
      let isMarkup =
        byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&")
        || byte == UInt8(ascii: "\"")
      let isPair = byte == previous && (byte == UInt8(ascii: ":") || byte == UInt8(ascii: "#"))
      if !isPrintable || isMarkup || isPair { return false }
      previous = byte
    }
    return true
  }

  /// What stands for a byte that markup or the reading of attributes gives a meaning.
  private static func escape(_ byte: UInt8, isAttribute: Bool) -> String? {
    switch byte {
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "\"") where isAttribute: "&quot;"
    default: nil
    }
  }
}
