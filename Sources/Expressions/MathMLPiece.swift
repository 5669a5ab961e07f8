import Diagnostics

/// A part of a formula on its way to markup, with what its surroundings must know.
struct MathMLPiece {
  /// How tightly a part holds together as it is seen, which is not always how it is written: a
  /// fraction needs no parentheses as a factor, and the remainder of a division needs them in a sum.
  enum Level: Int {
    case cases, disjunction, conjunction, negation, comparison, remainder, sum, product
    /// Side by side without a sign.
    case matrixProduct
    case fraction, script, atom

    /// The next tighter one.
    var tighter: Level { Level(rawValue: rawValue + 1) ?? .atom }
  }

  var markup: [Markup]
  var level = Level.atom
  /// Whether it begins with a minus.
  var isSigned = false
  /// Whether it begins with a digit, which must not stand behind another number.
  var beginsWithDigit = false

  init(_ markup: Markup..., level: Level = .atom) { (self.markup, self.level) = (markup, level) }
  init(_ markup: [Markup], level: Level = .atom) { (self.markup, self.level) = (markup, level) }

  /// The part as one element.
  var row: Markup { .mrow(markup) }

  /// The part between brackets, which grow with it where it is taller than a line: browsers leave
  /// room around brackets that may grow.
  func enclosed(_ opening: String = "(", _ closing: String = ")") -> MathMLPiece {
    let isStretchy = markup.contains(where: \.isTall)
    return MathMLPiece(
      .mrow(
        [MathAtom.delimiter(opening, .opening, isStretchy: isStretchy).markup] + markup
          + [MathAtom.delimiter(closing, .closing, isStretchy: isStretchy).markup]))
  }

  /// The part as an operand: in parentheses where it is looser than its place requires, or where it
  /// begins with a sign that must not stand there.
  func operand(atLeast least: Level, signs: Bool = true) -> MathMLPiece {
    level.rawValue < least.rawValue || (isSigned && !signs) ? enclosed() : self
  }

  /// Parts with commas between them.
  static func list(_ parts: [MathMLPiece]) -> MathMLPiece {
    MathMLPiece(
      parts.enumerated().flatMap { number, part in
        number == 0 ? part.markup : [MathAtom.operation(",").markup] + part.markup
      }, level: .cases)
  }
}

extension Markup {
  private static let tallElements: Set<String> = ["mfrac", "msqrt", "mtable", "munder"]

  /// Whether a part of a formula is taller than a line of text.
  fileprivate var isTall: Bool {
    guard case .element(let name, _, let content) = self else { return false }
    return Self.tallElements.contains(name) || content.contains(where: \.isTall)
  }
}
