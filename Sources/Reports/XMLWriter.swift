import Diagnostics

/// The name and the value of an attribute.
typealias XMLAttribute = (name: StaticString, value: String)

/// Writes one XML document into memory.
///
/// Attributes and text are cleaned and escaped here, so that the document parses whatever they
/// hold. Names of elements and attributes are the program's own. An element that holds elements has
/// each on a line of its own; one that holds text has it as it is.
struct XMLWriter: ~Copyable {
  private var bytes = ByteBuffer()
  private var depth = 0
  /// Whether a start tag lacks its end.
  private var isOpen = false
  /// Whether the element that is open holds text.
  private var hasText = false

  init() { restart() }

  /// Begins another document.
  mutating func restart() {
    bytes.removeAll()
    (depth, isOpen, hasText) = (0, false, false)
    bytes.append(#"<?xml version="1.0" encoding="UTF-8"?>"# as StaticString)
  }

  /// Writes an element with its attributes and whatever `content` writes.
  mutating func element(
    _ name: StaticString, _ attributes: [XMLAttribute] = [],
    content: (inout XMLWriter) -> Void = { _ in }
  ) {
    begin(name)
    add(attributes)
    content(&self)
    end(name)
  }

  /// Begins an element, which then takes attributes.
  @inline(__always)
  mutating func begin(_ name: StaticString) {
    closeStartTag()
    breakLine()
    bytes.append(UInt8(ascii: "<"))
    bytes.append(name)
    (isOpen, hasText) = (true, false)
    depth += 1
  }

  /// Begins an element with attributes that it mostly has at its place: `attributes` adds them where
  /// it does not.
  @inline(__always)
  mutating func begin<Key>(
    _ name: StaticString, as key: Key, at place: Int, among starts: inout RepeatedPieces<Key>,
    attributes: (inout XMLWriter) -> Void
  ) {
    closeStartTag()
    if starts.append(key, at: place, to: &bytes) {
      (isOpen, hasText) = (true, false)
      depth += 1
      return
    }
    let start = bytes.count
    begin(name)
    attributes(&self)
    starts.keep(key, at: place, from: start, of: bytes)
  }

  /// Writes elements that mostly stand at their place: `write` does where they do not.
  mutating func write<Key>(
    _ key: Key, at place: Int, among pieces: inout RepeatedPieces<Key>,
    write: (inout XMLWriter) -> Void
  ) {
    closeStartTag()
    if pieces.append(key, at: place, to: &bytes) { return hasText = false }
    let start = bytes.count
    write(&self)
    pieces.keep(key, at: place, from: start, of: bytes)
  }

  /// Ends the element that was begun last.
  @inline(__always)
  mutating func end(_ name: StaticString) {
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

  /// Writes text within the element that is open.
  mutating func text(_ text: String) {
    closeStartTag()
    hasText = true
    append(text, isAttribute: false)
  }

  /// The document in UTF-8; it ends with a line break.
  var document: [UInt8] { bytes.line }

  @inline(__always)
  private mutating func closeStartTag() {
    if isOpen { bytes.append(UInt8(ascii: ">")) }
    isOpen = false
  }

  @inline(__always)
  private mutating func breakLine() {
    bytes.append(0x0A)
    for _ in 0..<depth { bytes.append("  " as StaticString) }
  }
}

extension XMLWriter {
  /// Adds attributes to the element that was just begun.
  mutating func add(_ attributes: [XMLAttribute]) {
    for (name, value) in attributes { add(name, value) }
  }

  /// Adds an attribute to the element that was just begun.
  @inline(__always)
  mutating func add(_ name: StaticString, _ value: String) {
    open(name)
    append(value, isAttribute: true)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Adds an attribute with a value that stands in many places.
  @inline(__always)
  mutating func add(_ name: StaticString, _ value: XMLValue) {
    open(name)
    value.bytes.withUnsafeBufferPointer { bytes.append($0) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Adds an attribute that is a count.
  mutating func add(_ name: StaticString, count: Int) {
    open(name)
    bytes.append(decimal: UInt(max(0, count)))
    bytes.append(UInt8(ascii: "\""))
  }

  /// Adds an attribute that is a number of seconds.
  @inline(__always)
  mutating func add(_ name: StaticString, seconds: Double) {
    open(name)
    bytes.append(seconds: seconds)
    bytes.append(UInt8(ascii: "\""))
  }

  @inline(__always)
  private mutating func open(_ name: StaticString) {
    bytes.append(UInt8(ascii: " "))
    bytes.append(name)
    bytes.append("=\"" as StaticString)
  }

  private mutating func append(_ text: String, isAttribute: Bool) {
    bytes.append(xml: text, isAttribute: isAttribute)
  }
}

/// The value of an attribute, cleaned and escaped once to be written often.
struct XMLValue {
  fileprivate let bytes: [UInt8]

  init(_ text: String) {
    var buffer = ByteBuffer(capacity: 2 * text.utf8.count)
    buffer.append(xml: text, isAttribute: true)
    bytes = buffer.array
  }
}
