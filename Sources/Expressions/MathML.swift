import Diagnostics

/// LaTeX mathematics as MathML, for people to read.
///
/// It knows the LaTeX that prompts are written in: letters, numbers, operators, scripts, fractions,
/// roots, accents, alphabets, delimiters, sums, matrices, cases. What it does not know is shown as
/// it is written; nothing is an error. The elements are those of MathML Core, which browsers draw.
public enum MathML {
  private static let byteLimit = 10_000

  /// The `math` element of a formula.
  ///
  /// `latex` is what stands between the dollar signs; `isDisplay` tells whether the formula stands
  /// on a line of its own. A formula of more than 10,000 bytes is shown as it is written.
  public static func markup(latex: String, isDisplay: Bool = false) -> Markup {
    let isLong = latex.utf8.count > byteLimit
    var reader = MathMLReader(isLong ? "" : latex, isDisplay: isDisplay)
    let formula = isLong ? MathAtom.text(latex).markup : reader.formula()
    return isDisplay
      ? .element("math", ["display": "block"], formula) : .element("math", [:], formula)
  }
}

/// A piece of a formula with what its neighbours must know.
struct MathAtom {
  /// How it behaves between its neighbours.
  enum Role {
    case ordinary
    /// A binary operation, a relation or a comma: a sign after it is a prefix.
    case operation
    case opening
    case closing
    /// A name such as `log`, with a thin space between it and what it is applied to.
    case function
    case space
  }

  /// Where scripts stand.
  enum Scripts {
    case beside
    /// Above and below; beside where the formula stands in a line of text.
    case limits
    /// Above and below, always.
    case stacked
  }

  var markup: Markup
  var role = Role.ordinary
  var scripts = Scripts.beside

  static func identifier(_ name: String, isUpright: Bool = false) -> MathAtom {
    // MathML sets one letter in italics and several upright.
    isUpright && name.count == 1
      ? MathAtom(markup: .element("mi", ["mathvariant": "normal"], .text(name)))
      : MathAtom(markup: .element("mi", [:], .text(name)))
  }

  static func number(_ digits: String) -> MathAtom {
    MathAtom(markup: .element("mn", [:], .text(digits)))
  }

  static func operation(_ sign: String) -> MathAtom {
    MathAtom(markup: .element("mo", [:], .text(sign)), role: .operation)
  }

  static func text(_ text: String) -> MathAtom {
    // MathML trims spaces at either end of a text.
    let held = text.map { $0 == " " ? "\u{A0}" : String($0) }.joined()
    return MathAtom(markup: .element("mtext", [:], .text(held)))
  }

  static func space(_ width: String) -> MathAtom {
    MathAtom(markup: .element("mspace", ["width": width]), role: .space)
  }

  /// A bracket or bar; it grows with what it encloses only where that is asked for.
  static func delimiter(_ sign: String, _ role: Role, isStretchy: Bool = false) -> MathAtom {
    let attributes: KeyValuePairs =
      switch role {
      case .opening: ["stretchy": "\(isStretchy)", "form": "prefix"]
      case .closing: ["stretchy": "\(isStretchy)", "form": "postfix"]
      default: ["stretchy": "\(isStretchy)", "lspace": "0", "rspace": "0"]
      }
    return MathAtom(markup: .element("mo", attributes, .text(sign)), role: role)
  }
}

extension Markup {
  /// Pieces of a formula as one.
  static func mrow(_ pieces: [Markup]) -> Markup {
    pieces.count == 1 ? pieces[0] : .element("mrow", [:], pieces)
  }
}
