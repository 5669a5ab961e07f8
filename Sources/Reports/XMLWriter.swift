import Clibxml2

/// XML that cannot be written: memory ran out, or the library was given a name that is none.
public struct XMLError: Error, Equatable, CustomStringConvertible {
  /// The step that failed.
  public let step: String

  /// The failure in one line.
  public var description: String { "the XML library failed to \(step)" }
}

/// Writes one XML document into memory.
///
/// Attributes and text are cleaned here, so that the document parses whatever they hold.
final class XMLWriter {
  private let buffer: xmlBufferPtr
  private let writer: xmlTextWriterPtr

  /// Begins a document.
  init() throws(XMLError) {
    guard let buffer = xmlBufferCreate() else { throw XMLError(step: "make a buffer") }
    guard let writer = xmlNewTextWriterMemory(buffer, 0) else {
      xmlBufferFree(buffer)
      throw XMLError(step: "make a writer")
    }
    self.buffer = buffer
    self.writer = writer
    xmlBufferSetAllocationScheme(buffer, XML_BUFFER_ALLOC_DOUBLEIT)
    try check(xmlTextWriterSetIndent(writer, 1), "set the indentation")
    try check(xmlTextWriterSetIndentString(writer, "  "), "set the indentation")
    try check(xmlTextWriterStartDocument(writer, nil, "UTF-8", nil), "begin a document")
  }

  deinit {
    xmlFreeTextWriter(writer)
    xmlBufferFree(buffer)
  }

  /// Writes an element with its attributes and whatever `content` writes.
  func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
    content: () throws(XMLError) -> Void = {}
  ) throws(XMLError) {
    try check(xmlTextWriterStartElement(writer, name), "begin the element '\(name)'")
    for (key, value) in attributes {
      let value = cleanedForXML(value)
      try check(xmlTextWriterWriteAttribute(writer, key, value), "write the attribute '\(key)'")
    }
    try content()
    try check(xmlTextWriterEndElement(writer), "end the element '\(name)'")
  }

  /// Writes text within the element that is open.
  func text(_ text: String) throws(XMLError) {
    let text = cleanedForXML(text, keepingNewlines: true)
    try check(xmlTextWriterWriteString(writer, text), "write text")
  }

  /// Ends the document; its bytes are UTF-8.
  func finish() throws(XMLError) -> [UInt8] {
    try check(xmlTextWriterEndDocument(writer), "end the document")
    try check(xmlTextWriterFlush(writer), "end the document")
    let bytes = UnsafeBufferPointer(
      start: xmlBufferContent(buffer), count: Int(xmlBufferLength(buffer)))
    return Array(bytes)
  }

  private func check(_ result: Int32, _ step: String) throws(XMLError) {
    if result < 0 { throw XMLError(step: step) }
  }
}
