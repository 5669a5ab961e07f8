import Diagnostics

extension MathMLReader {
  /// What a command stands for, with its arguments.
  mutating func command(_ name: String) -> MathAtom {
    if let symbol = symbol(name) { return symbol }
    if let alphabet = MathAlphabet(command: name) {
      return MathAtom(markup: argument(in: alphabet))
    }
    if let accent = MathSymbols.accents[name] { return accented(accent) }
    if let size = MathSymbols.sizes[name] { return sized(size, as: nil) }
    if let size = MathSymbols.sizes[String(name.dropLast())], "lr".contains(name.suffix(1)) {
      return sized(size, as: name.hasSuffix("l") ? .opening : .closing)
    }
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac":
      return MathAtom(markup: .element("mfrac", [:], argument(), argument()))
    case "binom", "dbinom", "tbinom": return binomial()
    case "sqrt": return root()
    case "text", "textrm", "textit", "textbf", "textsf", "texttt", "mbox":
      return .text(plainArgument())
    case "operatorname", "operatorname*":
      return namedOperator(plainArgument(), scripts: name.hasSuffix("*") ? .limits : .beside)
    case "left": return enclosed()
    case "begin": return environment()
    case "overset", "stackrel": return stacked(isBelow: false)
    case "underset": return stacked(isBelow: true)
    case "not": return negated()
    case "pmod": return remainder()
    case "bar", "overline":
      return ruled("border-top: max(1px, 0.05em) solid; padding-top: 0.1em")
    case "underline":
      return ruled("border-bottom: max(1px, 0.05em) solid; padding-bottom: 0.1em")
    case "boxed": return ruled("border: max(1px, 0.05em) solid; padding: 0.2em")
    case "phantom": return MathAtom(markup: .element("mphantom", [:], argument()))
    case "substack", "mathbin", "mathrel", "mathop", "mathord":
      return MathAtom(markup: argument())
    case _ where MathSymbols.ignored.contains(name):
      return MathAtom(markup: .mrow([]), role: .space)
    default: return .text("\\" + name)
    }
  }

  /// A command that stands for one sign or name.
  private func symbol(_ name: String) -> MathAtom? {
    if let letter = MathSymbols.letters[name] { return atom(of: letter) }
    if let sign = MathSymbols.uprights[name] { return atom(of: sign, isUpright: true) }
    if let sign = MathSymbols.operations[name] { return .operation(sign) }
    if let width = MathSymbols.spaces[name] { return .space(width) }
    if let (sign, role) = MathSymbols.delimiters[name] { return .delimiter(sign, role) }
    if let sign = MathSymbols.large[name] {
      // A browser moves these bounds beside the sign where the formula stands in a line of text.
      return MathAtom(markup: .element("mo", [:], .text(sign)), role: .function, scripts: .stacked)
    }
    if let sign = MathSymbols.integrals[name] {
      return MathAtom(markup: .element("mo", [:], .text(sign)), role: .function)
    }
    if MathSymbols.functions.contains(name) { return namedOperator(name, scripts: .beside) }
    return MathSymbols.limits[name].map { namedOperator($0, scripts: .limits) }
  }

  private func namedOperator(_ name: String, scripts: MathAtom.Scripts) -> MathAtom {
    let name = name.map { $0 == " " ? "\u{A0}" : String($0) }.joined()
    return MathAtom(
      markup: MathAtom.identifier(name, isUpright: true).markup, role: .function, scripts: scripts)
  }

  private mutating func accented(
    _ accent: (sign: String, isBelow: Bool, isStretchy: Bool)
  ) -> MathAtom {
    let sign = Markup.element("mo", ["stretchy": "\(accent.isStretchy)"], .text(accent.sign))
    let isBrace = accent.sign == "⏞" || accent.sign == "⏟"
    let element = accent.isBelow ? "munder" : "mover"
    let attribute = accent.isBelow ? "accentunder" : "accent"
    return MathAtom(
      markup: isBrace
        ? .element(element, [:], argument(), sign)
        : .element(element, [attribute: "true"], argument(), sign),
      scripts: isBrace ? .stacked : .beside)
  }

  /// A line beside the argument: fonts have none that grows, and draw a short one hardly visibly.
  private mutating func ruled(_ style: String) -> MathAtom {
    MathAtom(markup: .element("mrow", ["style": style], argument()))
  }

  private mutating func root() -> MathAtom {
    guard let index = optionalArgument() else {
      return MathAtom(markup: .element("msqrt", [:], argument()))
    }
    var reader = MathMLReader(index, isDisplay: false)
    return MathAtom(markup: .element("mroot", [:], argument(), reader.formula()))
  }

  private mutating func binomial() -> MathAtom {
    let fraction = Markup.element("mfrac", ["linethickness": "0"], argument(), argument())
    return MathAtom(
      markup: .mrow([
        MathAtom.delimiter("(", .opening, isStretchy: true).markup, fraction,
        MathAtom.delimiter(")", .closing, isStretchy: true).markup,
      ]))
  }

  private mutating func stacked(isBelow: Bool) -> MathAtom {
    let (script, base) = (argument(), argument())
    return MathAtom(
      markup: .element(isBelow ? "munder" : "mover", [:], base, script), role: .operation)
  }

  /// A relation with a stroke through it.
  private mutating func negated() -> MathAtom {
    skipSpaces()
    let sign: String
    switch tokens.first {
    case .character(let character): sign = String(character)
    case .command(let name): sign = MathSymbols.operations[name] ?? ""
    default: sign = ""
    }
    if sign.isEmpty { return .text("\\not") }
    _ = next()
    return .operation(sign == "∈" ? "∉" : sign == "=" ? "≠" : sign + "\u{338}")
  }

  private mutating func remainder() -> MathAtom {
    let modulus = argument()
    return MathAtom(
      markup: .mrow([
        MathAtom.space("1em").markup, MathAtom.delimiter("(", .opening).markup,
        MathAtom.identifier("mod").markup, MathAtom.space("0.3333em").markup, modulus,
        MathAtom.delimiter(")", .closing).markup,
      ]))
  }

  // MARK: Brackets

  /// What stands between `\left` and `\right`, with brackets that grow with it.
  private mutating func enclosed() -> MathAtom {
    var content: [Markup] = []
    if let sign = delimiter() {
      content.append(MathAtom.delimiter(sign, .opening, isStretchy: true).markup)
    }
    content.append(pieces())
    while tokens.first == .command("middle") {
      _ = next()
      let sign = delimiter()
      content += sign.map { [MathAtom.delimiter($0, .ordinary, isStretchy: true).markup] } ?? []
      content.append(pieces())
    }
    if tokens.first == .command("right") {
      _ = next()
      if let sign = delimiter() {
        content.append(MathAtom.delimiter(sign, .closing, isStretchy: true).markup)
      }
    }
    return MathAtom(markup: .element("mrow", [:], content), role: .closing)
  }

  private mutating func sized(_ size: String, as role: MathAtom.Role?) -> MathAtom {
    let sign = delimiter() ?? ""
    let own = MathSymbols.delimiters[sign]?.role ?? .ordinary
    return MathAtom(
      markup: .element(
        "mo", ["stretchy": "true", "minsize": size, "maxsize": size, "lspace": "0", "rspace": "0"],
        .text(sign)), role: role ?? own)
  }

  /// The bracket that follows; nil for the point that stands for none.
  private mutating func delimiter() -> String? {
    skipSpaces()
    switch next() {
    case .command(let name): return MathSymbols.delimiters[name]?.sign ?? "\\" + name
    case .character("."): return nil
    case .character("<"): return "⟨"
    case .character(">"): return "⟩"
    case let token?: return token.source
    case nil: return nil
    }
  }
}
