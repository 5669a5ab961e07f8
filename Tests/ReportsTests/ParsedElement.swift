import Clibxml2

/// An element of a document that libxml2 has read: what a report says to a strict reader.
struct ParsedElement {
  var name: String
  var attributes: [String: String] = [:]
  var children: [ParsedElement] = []
  var text = ""

  /// The root of a document; nil where the bytes are not well-formed XML.
  static func root(of bytes: [UInt8]) -> ParsedElement? {
    let options = Int32(XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
    let document = bytes.withUnsafeBytes {
      xmlReadMemory($0.baseAddress, Int32($0.count), nil, nil, options)
    }
    defer { xmlFreeDoc(document) }
    return xmlDocGetRootElement(document).map { ParsedElement($0) }
  }

  private init(_ node: xmlNodePtr) {
    name = String(cString: node.pointee.name)
    var attribute = node.pointee.properties
    while let current = attribute {
      let value = current.pointee.children?.pointee.content
      attributes[String(cString: current.pointee.name)] = value.map { String(cString: $0) } ?? ""
      attribute = current.pointee.next
    }
    var child = node.pointee.children
    while let current = child {
      if current.pointee.type == XML_ELEMENT_NODE {
        children.append(ParsedElement(current))
      } else if let content = current.pointee.content {
        text += String(cString: content)
      }
      child = current.pointee.next
    }
  }

  func children(named name: String) -> [ParsedElement] {
    children.filter { $0.name == name }
  }
}
