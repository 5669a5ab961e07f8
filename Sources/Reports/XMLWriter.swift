/// The name and the value of an attribute.
typealias XMLAttribute = (name: String, value: String)

/// Writes one XML document into memory.
///
/// Attributes and text are cleaned and escaped here, so that the document parses whatever they
/// hold. Names of elements and attributes are the program's own. An element that holds elements has
/// each on a line of its own; one that holds text has it as it is.
final class XMLWriter {
  private var bytes = Array(#"<?xml version="1.0" encoding="UTF-8"?>"#.utf8)
  private var depth = 0
  /// Whether a start tag lacks its end.
  private var isOpen = false
  /// Whether the element that is open holds text.
  private var hasText = false

  /// Writes an element with its attributes and whatever `content` writes.
  func element(
    _ name: String, _ attributes: [XMLAttribute] = [],
    content: () -> Void = {}
  ) {
    closeStartTag()
    breakLine()
    append("<")
    append(name)
    for (key, value) in attributes {
      append(" ")
      append(key)
      append("=\"")
      append(escaping: cleanedForXML(value), isAttribute: true)
      append("\"")
    }
    (isOpen, hasText) = (true, false)
    depth += 1
    content()
    depth -= 1
    if isOpen {
      append("/>")
    } else {
      if !hasText { breakLine() }
      append("</")
      append(name)
      append(">")
    }
    (isOpen, hasText) = (false, false)
  }

  /// Writes text within the element that is open.
  func text(_ text: String) {
    closeStartTag()
    hasText = true
    append(escaping: cleanedForXML(text, keepingNewlines: true), isAttribute: false)
  }

  /// The document in UTF-8; it ends with a line break.
  func finish() -> [UInt8] { bytes + [0x0A] }

  private func closeStartTag() {
    if isOpen { append(">") }
    isOpen = false
  }

  private func breakLine() {
    bytes.append(0x0A)
    for _ in 0..<depth { append("  ") }
  }

  private func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  private func append(escaping text: String, isAttribute: Bool) {
    var text = text
    text.withUTF8 { source in
      var start = 0
      for index in source.indices {
        guard let escape = Self.escape(source[index], isAttribute: isAttribute) else { continue }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
        append(escape)
        start = index + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
    }
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
