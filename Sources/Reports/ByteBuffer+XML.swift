extension ByteBuffer {
  /// Appends text, cleaned and escaped, as an attribute's value or as what an element holds.
  mutating func append(xml text: String, isAttribute: Bool) {
    var text = text
    let isDone = text.withUTF8 { source in
      guard Self.standsAsItIs(source, isAttribute: isAttribute) else { return false }
      append(source)
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
      append(UnsafeBufferPointer(rebasing: source[start..<index]))
      append(escape)
      start = index + 1
    }
    append(UnsafeBufferPointer(rebasing: source[start...]))
  }

  /// Whether text needs no cleaning (see `isPlain`) and no escape.
  @inline(__always)
  private static func standsAsItIs(
    _ text: UnsafeBufferPointer<UInt8>, isAttribute: Bool
  ) -> Bool {
    text.areAll { previous, byte in
      let isPrintable = byte &- 0x20 < 0x5F || (byte == 0x0A && !isAttribute)
      let isMarkup =
        byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&")
        || byte == UInt8(ascii: "\"")
      let isPair = byte == previous && (byte == UInt8(ascii: ":") || byte == UInt8(ascii: "#"))
      return isPrintable && !isMarkup && !isPair
    }
  }

  /// What stands for a byte that markup or the reading of attributes gives a meaning.
  private static func escape(_ byte: UInt8, isAttribute: Bool) -> StaticString? {
    switch byte {
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "\"") where isAttribute: "&quot;"
    default: nil
    }
  }
}
