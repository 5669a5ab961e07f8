import Testing

/// The elements of an XML text: names, attributes, and how deep they stand.
///
/// It reads what a report may hold, and no more: elements, attributes in double quotes, the five
/// predefined entities and character references.
struct XMLOutline {
  struct Element {
    let name: String
    let attributes: [String: String]
    let depth: Int
    var text = ""
  }

  private(set) var elements: [Element] = []

  /// Reads a text, or throws ``Fault`` where it is not well-formed.
  init(_ text: String) throws {
    let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    guard text.hasPrefix(declaration) else { throw Fault("no declaration") }
    var rest = text.dropFirst(declaration.count)
    var open: [Int] = []
    while let start = rest.firstIndex(of: "<") {
      let content = try Self.unescaped(rest[..<start])
      if let last = open.last {
        elements[last].text += content
      } else if !content.allSatisfy(\.isWhitespace) {
        throw Fault("text outside of the root: \(content)")
      }
      guard let end = rest[start...].firstIndex(of: ">") else { throw Fault("an open tag") }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        guard let last = open.popLast(), elements[last].name == tag.dropFirst() else {
          throw Fault("</\(tag)> closes nothing")
        }
      } else {
        if open.isEmpty && !elements.isEmpty { throw Fault("a second root") }
        elements.append(try Self.element(tag, depth: open.count))
        if !tag.hasSuffix("/") { open.append(elements.count - 1) }
      }
    }
    guard open.isEmpty, !elements.isEmpty else { throw Fault("an open element") }
    guard rest.allSatisfy(\.isWhitespace) else { throw Fault("text after the root") }
  }

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  /// What is wrong with an XML text.
  struct Fault: Error {
    let message: String
    init(_ message: String) { self.message = message }
  }

  private static func element(_ tag: Substring, depth: Int) throws -> Element {
    var rest = tag.hasSuffix("/") ? tag.dropLast() : tag
    let name = String(rest.prefix { $0 != " " })
    guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0 == "-" }) else {
      throw Fault("<\(tag)>")
    }
    rest = rest.dropFirst(name.count)
    var attributes: [String: String] = [:]
    while !rest.isEmpty {
      let parts = rest.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0].hasPrefix(" "), parts[0].hasSuffix("=") else {
        throw Fault("<\(tag)>")
      }
      let key = String(parts[0].dropFirst().dropLast())
      guard attributes.updateValue(try unescaped(parts[1]), forKey: key) == nil else {
        throw Fault("'\(key)' twice in <\(tag)>")
      }
      rest = parts[2]
    }
    return Element(name: name, attributes: attributes, depth: depth)
  }

  private static let entities = ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'"]

  private static func unescaped(_ text: Substring) throws -> String {
    guard !text.unicodeScalars.contains(where: { $0.value < 0x20 && !"\t\n\r".contains($0) })
    else { throw Fault("a control character") }
    var result = ""
    for (index, part) in text.split(separator: "&", omittingEmptySubsequences: false).enumerated() {
      guard index > 0 else {
        result += part
        continue
      }
      guard let end = part.firstIndex(of: ";") else { throw Fault("&\(part)") }
      let name = String(part[..<end])
      guard let value = entities[name] ?? character(name) else { throw Fault("&\(name);") }
      result += value + part[part.index(after: end)...]
    }
    return result
  }

  /// The character of a reference such as `#10` or `#xA`, if XML allows it.
  private static func character(_ name: String) -> String? {
    guard name.hasPrefix("#") else { return nil }
    let code =
      name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
    guard let code, code >= 0x20 || [9, 10, 13].contains(code) else { return nil }
    return Unicode.Scalar(code).map { String($0) }
  }
}

extension String {
  fileprivate func contains(_ scalar: Unicode.Scalar) -> Bool { unicodeScalars.contains(scalar) }
}
