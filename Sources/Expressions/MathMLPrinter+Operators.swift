import Diagnostics

extension Syntax {
  /// The signs that are drawn in one row with a sign before them.
  private static let chains: [String: Set<String>] = [
    "+": ["+", "-"], "-": ["+", "-"], "*": ["*"], "@": ["@"], "and": ["and"], "or": ["or"],
  ]

  /// The rest of a chain of operators and its last operand, where this is a link of one.
  var link: (rest: Syntax, last: Syntax)? {
    guard case .binary(let sign, let left, let right) = form,
      case .binary(let before, _, _) = left.form, Self.chains[sign]?.contains(before) == true
    else { return nil }
    return (left, right)
  }
}

extension MathMLPrinter {
  private static let comparisons = [
    "==": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥",
  ]

  func binary(
    _ sign: String, _ left: Syntax, _ right: Syntax, _ whole: Syntax
  ) -> MathMLPiece {
    switch sign {
    case "+", "-": return chain(whole, .sum)
    case "*": return chain(whole, .product)
    case "@": return chain(whole, .matrixProduct)
    case "and": return chain(whole, .conjunction)
    case "or": return chain(whole, .disjunction)
    case "/": return fraction(left, right)
    case "//": return MathMLPiece(fraction(left, right).row).enclosed("⌊", "⌋")
    case "**": return script(piece(left), above: piece(right).row)
    case "%":
      return MathMLPiece(
        piece(left).operand(atLeast: .product, signs: false).markup
          + [MathAtom.operation("mod").markup]
          + piece(right).operand(atLeast: .product, signs: false).markup, level: .remainder)
    default:
      return MathMLPiece(
        piece(left).operand(atLeast: .remainder).markup
          + [MathAtom.operation(Self.comparisons[sign] ?? sign).markup]
          + piece(right).operand(atLeast: .remainder).markup, level: .comparison)
    }
  }

  func fraction(_ numerator: Syntax, _ denominator: Syntax) -> MathMLPiece {
    var fraction = MathMLPiece(
      .element("mfrac", [:], piece(numerator).row, piece(denominator).row), level: .fraction)
    fraction.beginsWithDigit = true
    return fraction
  }

  /// A chain of operators of one level, walked along its left operands without recursion: it may be
  /// long.
  private func chain(_ whole: Syntax, _ level: MathMLPiece.Level) -> MathMLPiece {
    var (node, links) = (whole, [(sign: String, operand: Syntax)]())
    while case .binary(let sign, let left, let right) = node.form {
      links.append((sign, right))
      guard let (rest, _) = node.link else {
        node = left
        break
      }
      node = rest
    }
    let first = piece(node).operand(atLeast: level)
    var isNumber = node.isNumber(where: numbers)
    var result = MathMLPiece(first.markup, level: level)
    (result.isSigned, result.beginsWithDigit) = (first.isSigned, first.beginsWithDigit)
    let isArithmetic = level != .conjunction && level != .disjunction
    var previous = node
    for (sign, operand) in links.reversed() {
      let next = piece(operand).operand(atLeast: level.tighter, signs: !isArithmetic)
      let isFactor = operand.isNumber(where: numbers)
      result.markup +=
        between(sign, previous, next, isNumber: isNumber || isFactor) + next.markup
      isNumber = isNumber && isFactor
      previous = operand
    }
    return result
  }

  /// What stands before the next operand of a chain; `isNumber` tells whether what is before it, or
  /// the operand, is a single number.
  private func between(
    _ sign: String, _ previous: Syntax, _ next: MathMLPiece, isNumber: Bool
  ) -> [Markup] {
    switch sign {
    case "+": return [MathAtom.operation("+").markup]
    case "-": return [MathAtom.operation("−").markup]
    case "@": return [MathAtom.space("0.1667em").markup]
    case "*":
      if previous.isNumeral && !next.beginsWithDigit { return [] }
      return [MathAtom.operation(isNumber ? "⋅" : "⊙").markup]
    default: return [MathAtom.text(" \(sign) ").markup]
    }
  }
}

extension Syntax {
  /// Whether it is written in plain digits.
  fileprivate var isNumeral: Bool {
    switch form {
    case .integer(let value): value >= 0
    case .real(let value): value >= 0.0001 && value < 1e16
    default: false
    }
  }
}
