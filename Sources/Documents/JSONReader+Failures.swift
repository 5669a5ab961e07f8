import Diagnostics

// What a failure of the reader says, to someone who writes JSON by hand, perhaps for the first
// time.
extension JSONReader {
  func emptyFile() -> Diagnostic {
    failure("a JSON file requires a value, got an empty file", at: 0..<0)
  }

  func tooDeep() -> Diagnostic {
    failure(
      "a JSON file requires at most \(depthLimit) levels of lists and objects, got more",
      at: index..<index + 1)
  }

  func trailingContent() -> Diagnostic {
    if let stranger { return stranger }
    guard "\"[{-0123456789".utf8.contains(byte) else {
      return failure(
        "a JSON file requires nothing after its value, got \(found)", at: foundRange,
        suggestion: "remove it")
    }
    return failure(
      "a JSON file requires one value, got the start of a second", at: foundRange,
      suggestion: "remove it, or write a list of both")
  }

  /// Another thing than a value, where one must stand.
  func missingValue() -> Diagnostic {
    if let stranger { return stranger }
    if let quote = wrongQuote { return wrongQuotes(quote, around: "string") }
    if "+-.".utf8.contains(byte) { return malformedNumber(from: index) }
    if byte.isWord || "$\\(".utf8.contains(byte) { return unquoted() }
    return missing("value", wanted: "a JSON file requires a value")
  }

  /// Another thing than a string, where a key must stand.
  func missingKey() -> Diagnostic {
    if let stranger { return stranger }
    if let quote = wrongQuote { return wrongQuotes(quote, around: "key") }
    guard byte.isWord else {
      return missing("key", wanted: "an object requires a key")
    }
    return failure(
      "a key requires double quotes, got \(found)", at: foundRange,
      suggestion: "write \"\(SourceText.shortened(source.text(in: foundRange)))\"")
  }

  func missingColon() -> Diagnostic {
    stranger
      ?? failure(
        "a key requires a colon after it, got \(found)", at: foundRange,
        suggestion: byte == UInt8(ascii: "=") ? "write : in place of =" : nil)
  }

  /// Another thing than a comma or the closing bracket behind a value of a list or an object.
  func unfinished(_ kind: String, _ closing: String, from start: Int) -> Diagnostic {
    if let stranger { return stranger }
    if index == bytes.count || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
      return failure(
        "the \(kind) that begins at \(source.position(at: start)) requires a closing '\(closing)', "
          + "got \(found)", at: foundRange)
    }
    let article = kind == "object" ? "an" : "a"
    return failure(
      "\(article) \(kind) requires ',' or '\(closing)' after a value, got \(found)",
      at: foundRange, suggestion: adviceBetweenValues)
  }

  private var adviceBetweenValues: String? {
    if bytes[index - 1] == UInt8(ascii: "\""), byte.isWord {
      return "write a quote within a string as \\\""
    }
    let beginsValue = byte.isWord || "\"[{-".utf8.contains(byte)
    return beginsValue ? "write a comma before it" : nil
  }

  /// Nothing that could be meant as a value or key, told by the byte that stands before.
  private func missing(_ thing: String, wanted: String) -> Diagnostic {
    let before = bytes[..<index].lastIndex { !$0.isBlank }
    switch before.map({ bytes[$0] }) {
    case UInt8(ascii: ","):
      let isClosing = byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
      return failure(
        "a comma requires a \(thing) after it, got \(found)",
        at: before.map { isClosing ? $0..<$0 + 1 : foundRange } ?? foundRange,
        suggestion: isClosing ? "remove the comma" : nil)
    case UInt8(ascii: ":"):
      return failure("a key requires a value after its colon, got \(found)", at: foundRange)
    case UInt8(ascii: "["):
      return failure(
        "a list requires a value or ']' after its '[', got \(found)", at: foundRange)
    case UInt8(ascii: "{"):
      return failure(
        "an object requires a key or '}' after its '{', got \(found)", at: foundRange)
    default: return failure("\(wanted), got \(found)", at: foundRange)
    }
  }

  func failure(
    _ message: String, at range: Range<Int>, suggestion: String? = nil
  ) -> Diagnostic {
    Diagnostic(message, at: Location(source, range), suggestion: suggestion)
  }
}

// What stands at `index`, for a message.
extension JSONReader {
  /// What a reader of the message sees there.
  var found: String {
    if index >= bytes.count { return "the end of the file" }
    switch byte {
    case UInt8(ascii: "\""): return "a string"
    case UInt8(ascii: "'"): return "a single quote"
    case 0..<0x20, 0x7F: return "the control character \(SourceText.codePoint(UInt32(byte)))"
    default: return "'\(SourceText.shortened(source.text(in: foundRange)))'"
    }
  }

  /// Its bytes: a word or a number, a string up to its end, else one character. The end of the
  /// file is the place behind the last thing in it.
  var foundRange: Range<Int> {
    if index >= bytes.count { return source.contentEnd..<source.contentEnd }
    if byte.isWord { return index..<wordEnd(from: index) }
    if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") {
      return index..<wordEnd(from: index + 1)
    }
    return foundCharacter
  }

  /// The bytes of the scalar at `index`.
  var foundCharacter: Range<Int> {
    index..<index + (source.scalarLength(at: index) ?? 0)
  }

  /// What belongs nowhere in JSON: a comment, a blank of another kind.
  var stranger: Diagnostic? {
    guard index < bytes.count else { return nil }
    if isComment(at: index) {
      let end = bytes[index...].firstIndex { $0.isLineBreak } ?? bytes.count
      return failure("JSON has no comments", at: index..<end, suggestion: "remove it")
    }
    let range = foundCharacter
    guard byte >= 0x80, let scalar = source.text(in: range).unicodeScalars.first,
      scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
    else { return nil }
    return failure(
      "JSON requires ordinary blanks, got \(SourceText.codePoint(scalar.value))", at: range,
      suggestion: "write a space in its place")
  }

  /// Whether a comment begins here; `7//2` is taken as an expression.
  func isComment(at offset: Int) -> Bool {
    guard bytes[offset] == UInt8(ascii: "/"), offset + 1 < bytes.count else {
      return bytes[offset] == UInt8(ascii: "#")
    }
    if bytes[offset + 1] == UInt8(ascii: "*") { return true }
    let isQuotient =
      offset > 0 && offset + 2 < bytes.count && bytes[offset - 1].isWord
      && bytes[offset + 2].isWord
    return bytes[offset + 1] == UInt8(ascii: "/") && !isQuotient
  }

  /// The end of the word that stands at an offset.
  func wordEnd(from start: Int) -> Int {
    bytes[start...].firstIndex { !$0.isWord } ?? bytes.count
  }
}
