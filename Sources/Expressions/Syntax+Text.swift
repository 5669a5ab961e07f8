extension Syntax {
  /// The expression as text of the language, with the fewest parentheses: `(yhat - y) @ x.T`.
  ///
  /// Reading it gives the same tree again, if it came from reading a text.
  public var text: String { text(atLeast: .conditional) }

  /// How tightly a form holds together: an operand that is looser than its place requires needs
  /// parentheses.
  private enum Binding: Int {
    case conditional, disjunction, conjunction, negation, comparison, sum, product, sign, power
    case postfix, atom

    /// The next tighter one.
    var tighter: Binding { Binding(rawValue: rawValue + 1) ?? .atom }
  }

  private static let operators: [String: Binding] = [
    "or": .disjunction, "and": .conjunction, "==": .comparison, "!=": .comparison,
    "<": .comparison, "<=": .comparison, ">": .comparison, ">=": .comparison, "+": .sum, "-": .sum,
    "*": .product, "/": .product, "//": .product, "%": .product, "@": .product, "**": .power,
  ]

  private var binding: Binding {
    switch form {
    case .conditional: .conditional
    case .unary(let sign, _): sign == "not" ? .negation : .sign
    case .binary(let sign, _, _): Self.operators[sign] ?? .conditional
    case .index, .transpose: .postfix
    default: .atom
    }
  }

  private func text(atLeast least: Binding) -> String {
    binding.rawValue < least.rawValue ? "(\(bare))" : bare
  }

  private var bare: String {
    switch form {
    case .integer(let value): "\(value)"
    case .real(let value): "\(value)"
    case .name(let name): name
    case .text(let text): text.contains("\"") ? "'\(text)'" : "\"\(text)\""
    case .boolean(let value): "\(value)"
    case .none: "None"
    case .list(let elements): "[\(elements.map(\.text).joined(separator: ", "))]"
    case .unary("not", let operand): "not \(operand.text(atLeast: .negation))"
    case .unary(let sign, let operand): "\(sign)\(operand.text(atLeast: .sign))"
    case .binary("**", let base, let exponent):
      "\(base.text(atLeast: .postfix))**\(exponent.text(atLeast: .sign))"
    case .binary: chain
    case .conditional(let value, let condition, let other):
      "\(value.text(atLeast: .disjunction)) if \(condition.text(atLeast: .disjunction)) "
        + "else \(other.text)"
    case .call(let name, let positional, let named):
      "\(name)(\((positional.map(\.text) + named.map(\.text)).joined(separator: ", ")))"
    case .index(let base, let items):
      "\(base.text(atLeast: .postfix))[\(items.map(\.text).joined(separator: ", "))]"
    case .transpose(let base): "\(base.transposable).T"
    }
  }

  /// A chain of operators, walked along its left operands without recursion: it may be long.
  private var chain: String {
    var pieces: [String] = []
    var node = self
    while case .binary(let sign, let left, let right) = node.form {
      let level = node.binding
      pieces.append(" \(sign) \(right.text(atLeast: level.tighter))")
      // Comparisons chain in the language, so that neither operand may be one.
      let least = level == .comparison ? level.tighter : level
      guard case .binary = left.form,
        (least.rawValue...Binding.product.rawValue)
          .contains(left.binding.rawValue)
      else {
        pieces.append(left.text(atLeast: least))
        break
      }
      node = left
    }
    return pieces.reversed().joined()
  }

  /// A number needs parentheses before `.T`: the point would be its own.
  private var transposable: String {
    switch form {
    case .integer, .real: "(\(bare))"
    default: text(atLeast: .postfix)
    }
  }

  /// The text of an index: `None` there is a new axis unless it stands in parentheses.
  fileprivate var indexText: String { text.hasPrefix("None") ? "(\(text))" : text }
}

extension Syntax.NamedArgument {
  fileprivate var text: String { "\(name)=\(value.text)" }
}

extension Syntax.IndexItem {
  fileprivate var text: String {
    switch self {
    case .at(let syntax): syntax.indexText
    case .slice(let start, let stop, let step):
      "\(start?.indexText ?? ""):\(stop?.indexText ?? "")\(step.map { ":\($0.indexText)" } ?? "")"
    case .ellipsis: "..."
    case .newAxis: "None"
    }
  }
}
