import Diagnostics

extension MathML {
  /// The `math` element of an expression of the language, with the parentheses that it needs.
  ///
  /// `numbers` are names of values that are single numbers for certain: between numbers a product is
  /// `⋅`, else `⊙`, so that nobody takes it for a product of matrices, which has no sign. An index
  /// stands below in brackets, so that nobody takes it for a part of a name. An expression that is
  /// nested deeply is shown as it is written. `isDisplay` tells whether it stands on a line of its own.
  public static func markup(
    _ syntax: Syntax, numbers: Set<String> = [], isDisplay: Bool = false
  ) -> Markup {
    let content =
      syntax.isNestedDeeply
      ? MathAtom.text(syntax.text).markup : MathMLPrinter(numbers: numbers).piece(syntax).row
    return isDisplay
      ? .element("math", ["display": "block"], content) : .element("math", [:], content)
  }
}

/// Makes markup of a syntax tree.
struct MathMLPrinter {
  /// Names of values that are single numbers.
  let numbers: Set<String>

  func piece(_ syntax: Syntax) -> MathMLPiece {
    switch syntax.form {
    case .integer(let value): return number("\(value)")
    case .real(let value): return number(value)
    case .name(let name): return MathMLPiece(MathMLName.markup(name))
    case .text(let text): return MathMLPiece(MathAtom.text("\"\(text)\"").markup)
    case .boolean(let value): return word("\(value)")
    case .none: return word("None")
    case .list(let elements): return list(elements)
    case .unary("not", let operand):
      return MathMLPiece(
        [MathAtom.text("not ").markup] + piece(operand).operand(atLeast: .negation).markup,
        level: .negation)
    case .unary(_, let operand): return negative(piece(operand))
    case .binary(let sign, let left, let right): return binary(sign, left, right, syntax)
    case .conditional: return cases(syntax)
    case .call(let name, let positional, let named): return call(name, positional, named)
    case .index(let base, let items): return indexed(base, items)
    case .transpose(let base): return transposed(base)
    }
  }

  // MARK: Numbers and words

  func word(_ text: String) -> MathMLPiece {
    MathMLPiece(MathAtom.identifier(text, isUpright: true).markup)
  }

  private func number(_ digits: String) -> MathMLPiece {
    // A formula read from LaTeX may hold a number with a sign.
    if digits.hasPrefix("-") { return negative(number(String(digits.dropFirst()))) }
    var piece = MathMLPiece(MathAtom.number(digits).markup)
    piece.beginsWithDigit = true
    return piece
  }

  private func number(_ value: Double) -> MathMLPiece {
    if value.isNaN { return word("nan") }
    if value.isInfinite {
      let infinity = MathMLPiece(MathAtom.identifier("∞", isUpright: true).markup)
      return value < 0 ? negative(infinity) : infinity
    }
    let parts = "\(value)".split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return number("\(value)") }
    let power = Markup.element("msup", [:], number("10").row, number("\(exponent)").row)
    let mantissa = number(
      parts[0].hasSuffix(".0") ? String(parts[0].dropLast(2)) : String(parts[0]))
    var piece = MathMLPiece(
      mantissa.markup + [MathAtom.operation("×").markup, power], level: .product)
    (piece.beginsWithDigit, piece.isSigned) = (true, mantissa.isSigned)
    return piece
  }

  private func negative(_ operand: MathMLPiece) -> MathMLPiece {
    let operand = operand.operand(atLeast: .product, signs: false)
    let isFactor = operand.level.rawValue > MathMLPiece.Level.product.rawValue
    var piece = MathMLPiece(
      [.element("mo", ["form": "prefix"], .text("−"))] + operand.markup,
      level: isFactor ? .matrixProduct : .product)
    piece.isSigned = true
    return piece
  }

  // MARK: Scripts

  func script(_ base: MathMLPiece, above script: Markup) -> MathMLPiece {
    MathMLPiece(.element("msup", [:], base.operand(atLeast: .atom).row, script), level: .script)
  }

  func transposed(_ base: Syntax) -> MathMLPiece {
    script(piece(base), above: MathAtom.identifier("⊤", isUpright: true).markup)
  }

  private func indexed(_ base: Syntax, _ items: [Syntax.IndexItem]) -> MathMLPiece {
    var base = piece(base)
    if case .element("msub", _, _)? = base.markup.first { base = base.enclosed() }
    let index = MathMLPiece.list(items.map(item)).enclosed("[", "]")
    return MathMLPiece(.element("msub", [:], base.operand(atLeast: .atom).row, index.row))
  }

  private func item(_ item: Syntax.IndexItem) -> MathMLPiece {
    switch item {
    case .at(let syntax): return piece(syntax)
    case .ellipsis: return word("…")
    case .newAxis: return word("None")
    case .slice(let start, let stop, let step):
      let bounds = [start, stop] + (step.map { [$0] } ?? [])
      let parts = bounds.map { $0.map { piece($0).operand(atLeast: .comparison).markup } ?? [] }
      let colon = MathAtom.delimiter(":", .ordinary).markup
      return MathMLPiece(Array(parts.joined(separator: [colon])))
    }
  }
}

extension Syntax {
  private static let depthLimit = 48

  /// Whether more parts stand within parts than are worth drawing. Chains of operators that are drawn
  /// side by side are not nested.
  fileprivate var isNestedDeeply: Bool {
    var pending = [(syntax: self, depth: 0)]
    while let (syntax, depth) = pending.popLast() {
      if depth > Self.depthLimit { return true }
      if let (rest, last) = syntax.link {
        pending += [(rest, depth), (last, depth + 1)]
      } else {
        pending += syntax.parts.map { ($0, depth + 1) }
      }
    }
    return false
  }
}
