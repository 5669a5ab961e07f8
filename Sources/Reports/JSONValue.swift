/// A JSON value on its way out; an object's members keep their order.
enum JSONValue {
  case string(String)
  case number(Double)
  case integer(Int)
  case boolean(Bool)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  /// An object without the members that have no value.
  static func members(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { key, value in value.map { (key, $0) } })
  }

  /// The value as JSON text on one line. A number that JSON cannot write is a string: `"nan"`,
  /// `"inf"` or `"-inf"`.
  var text: String {
    var text = ""
    text.append(self)
    return text
  }
}

extension String {
  fileprivate mutating func append(_ value: JSONValue) {
    switch value {
    case .string(let string): appendQuoted(string)
    case .number(let number) where number.isFinite: self += shortest(number)
    case .number(let number): appendQuoted(shortest(number))
    case .integer(let integer): self += "\(integer)"
    case .boolean(let boolean): self += "\(boolean)"
    case .array(let elements):
      append(elements, between: "[", "]") { $0.append($1) }
    case .object(let members):
      append(members, between: "{", "}") { text, member in
        text.appendQuoted(member.key)
        text += ": "
        text.append(member.value)
      }
    }
  }

  private mutating func append<Element>(
    _ elements: [Element], between opening: String, _ closing: String,
    append: (inout String, Element) -> Void
  ) {
    self += opening
    for (index, element) in elements.enumerated() {
      if index > 0 { self += ", " }
      append(&self, element)
    }
    self += closing
  }

  private mutating func appendQuoted(_ string: String) {
    self += "\""
    var previous: Unicode.Scalar = " "
    for scalar in string.unicodeScalars {
      defer { previous = scalar }
      switch scalar {
      // A CI log takes ## and what follows for a command, wherever it stands.
      case "#" where previous == "#": appendEscaped(scalar)
      case "\"": self += "\\\""
      case "\\": self += "\\\\"
      case "\n": self += "\\n"
      case "\r": self += "\\r"
      case "\t": self += "\\t"
      case _ where scalar.mustBeEscaped: appendEscaped(scalar)
      default: unicodeScalars.append(scalar)
      }
    }
    self += "\""
  }

  private mutating func appendEscaped(_ scalar: Unicode.Scalar) {
    for unit in String(scalar).utf16 {
      let digits = String(unit, radix: 16)
      self += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}

extension Unicode.Scalar {
  /// Whether the character could act on who prints the text: controls, marks that reorder text or
  /// show nothing, and the line breaks that JavaScript once took for ends of strings.
  fileprivate var mustBeEscaped: Bool {
    if isASCII { return value < 0x20 || value == 0x7F }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }
}
