extension Syntax {
  /// The expressions that this one is made of.
  public var parts: [Syntax] {
    switch form {
    case .integer, .real, .name, .text, .boolean, .none: []
    case .list(let elements): elements
    case .unary(_, let operand), .transpose(let operand): [operand]
    case .binary(_, let left, let right): [left, right]
    case .conditional(let value, let condition, let other): [value, condition, other]
    case .call(_, let positional, let named): positional + named.map(\.value)
    case .index(let base, let items): [base] + items.flatMap(\.parts)
    }
  }

  /// The names of the values and functions that the expression uses.
  public var usedNames: Set<String> {
    var names = Set<String>()
    var pending = [self]
    while let syntax = pending.popLast() {
      switch syntax.form {
      case .name(let name), .call(let name, _, _): names.insert(name)
      default: break
      }
      pending += syntax.parts
    }
    return names
  }
}

extension Syntax.IndexItem {
  fileprivate var parts: [Syntax] {
    switch self {
    case .at(let syntax): [syntax]
    case .slice(let start, let stop, let step): [start, stop, step].compactMap(\.self)
    case .ellipsis, .newAxis: []
    }
  }
}
