/// A piece of HTML or MathML on its way out: an element, or text.
///
/// Whatever text holds, it is text to the reader of the markup: it is escaped here and nowhere
/// else, and what could deceive a reader is made visible (see `printable`).
public indirect enum Markup: Sendable, Equatable {
  /// An element's name, its attributes in order, and what stands in it.
  case element(String, [Attribute], [Markup])
  case text(String)
  /// Pieces side by side.
  case sequence([Markup])

  /// An attribute of an element.
  public struct Attribute: Sendable, Equatable {
    /// Its name.
    public let name: String
    /// Its value, as text.
    public let value: String
  }

  /// An element that holds pieces of markup.
  public static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: Markup...
  ) -> Markup {
    element(name, attributes, content)
  }

  /// An element that holds pieces of markup.
  public static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: [Markup]
  ) -> Markup {
    .element(name, attributes.map { Attribute(name: $0, value: $1) }, content)
  }

  /// Elements of HTML that hold nothing and are not closed.
  private static let voidElements: Set<String> = ["br", "hr", "meta"]

  /// The markup as it is written.
  public var source: String {
    var source = ""
    write(to: &source)
    return source
  }

  private func write(to source: inout String) {
    switch self {
    case .text(let text): source += escaped(text, isAttribute: false)
    case .sequence(let pieces):
      for piece in pieces { piece.write(to: &source) }
    case .element(let name, let attributes, let content):
      source += "<\(name)"
      for attribute in attributes {
        source += " \(attribute.name)=\"\(escaped(attribute.value, isAttribute: true))\""
      }
      source += ">"
      if Self.voidElements.contains(name) { return }
      for piece in content { piece.write(to: &source) }
      source += "</\(name)>"
    }
  }
}

/// Text as it stands in markup: the signs of markup become references, and so does a mark at the
/// start, which would else combine with the sign before it.
private func escaped(_ text: String, isAttribute: Bool) -> String {
  var result = ""
  for scalar in printable(text, keepingNewlines: !isAttribute).unicodeScalars {
    if result.isEmpty, scalar.properties.generalCategory.isMark {
      result += "&#\(scalar.value);"
      continue
    }
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"" where isAttribute: result += "&quot;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

extension Unicode.GeneralCategory {
  fileprivate var isMark: Bool {
    self == .nonspacingMark || self == .enclosingMark || self == .spacingMark
  }
}
