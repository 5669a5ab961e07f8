/// A token of LaTeX mathematics.
enum MathToken: Equatable {
  /// A backslash and a name, or a backslash and one sign: `\frac`, `\{`.
  case command(String)
  case character(Character)
  case opening
  case closing
  case superscript
  case `subscript`
  /// `&`, which ends a cell of a table.
  case cell
  /// `\\`, which ends a row of a table.
  case row
  case space

  /// The token as it was written.
  var source: String {
    switch self {
    case .command(let name): "\\" + name
    case .character(let character): String(character)
    case .opening: "{"
    case .closing: "}"
    case .superscript: "^"
    case .subscript: "_"
    case .cell: "&"
    case .row: "\\\\"
    case .space: " "
    }
  }

  /// The tokens of a formula. Complexity: linear in its length.
  static func tokens(of latex: String) -> [MathToken] {
    var tokens: [MathToken] = []
    var rest = latex[...]
    while let character = rest.popFirst() {
      switch character {
      case "\\": tokens.append(command(&rest))
      case "{": tokens.append(.opening)
      case "}": tokens.append(.closing)
      case "^": tokens.append(.superscript)
      case "_": tokens.append(.subscript)
      case "&": tokens.append(.cell)
      case _ where character.isWhitespace:
        if tokens.last != .space { tokens.append(.space) }
      default: tokens.append(.character(character))
      }
    }
    return tokens
  }

  /// What a backslash begins. A star belongs to the name: `\operatorname*`.
  private static func command(_ rest: inout Substring) -> MathToken {
    var name = String(rest.prefix { $0.isASCII && $0.isLetter })
    if name.isEmpty {
      guard let sign = rest.popFirst() else { return .character("\\") }
      if sign == "\\" { return .row }
      return sign.isWhitespace ? .command(" ") : .command(String(sign))
    }
    rest = rest.dropFirst(name.count)
    if name == "operatorname", rest.first == "*" { name.append(rest.removeFirst()) }
    return .command(name)
  }
}
