import Diagnostics

extension MathMLPrinter {
  /// Functions whose name is written otherwise.
  private static let names = [
    "asin": "arcsin", "acos": "arccos", "atan": "arctan", "asinh": "arsinh", "acosh": "arcosh",
    "atanh": "artanh", "trace": "tr", "argmax": "arg max", "argmin": "arg min", "sum": "∑",
    "prod": "∏",
  ]

  /// Functions that take an axis as their second argument, which then stands below the name.
  private static let reductions: Set<String> = [
    "sum", "prod", "mean", "max", "min", "var", "std", "median", "logsumexp", "all", "any",
    "argmax", "argmin", "cumsum", "cumprod",
  ]

  func call(
    _ name: String, _ positional: [Syntax], _ named: [Syntax.NamedArgument]
  ) -> MathMLPiece {
    if named.isEmpty, let special = special(name, positional) { return special }
    if name == "norm", let norm = norm(positional, named) { return norm }
    if Self.reductions.contains(name), let (value, axis) = reduced(positional, named) {
      let function = axis.map { MathMLPiece(below(title(name), $0)) } ?? title(name)
      return applied(function, [piece(value)])
    }
    let options = named.map { argument in
      MathMLPiece(
        [
          MathAtom.identifier(argument.name, isUpright: true).markup,
          MathAtom.operation("=").markup,
        ]
          + piece(argument.value).markup)
    }
    let function = Self.reductions.contains(name) ? word(name) : title(name)
    return applied(function, positional.map(piece) + options)
  }

  private func title(_ name: String) -> MathMLPiece {
    guard let written = Self.names[name] else { return word(name) }
    return name == "sum" || name == "prod"
      ? MathMLPiece(.element("mo", [:], .text(written)))
      : word(written.map { $0 == " " ? "\u{A0}" : String($0) }.joined())
  }

  private func applied(_ function: MathMLPiece, _ arguments: [MathMLPiece]) -> MathMLPiece {
    MathMLPiece(function.row, MathMLPiece.list(arguments).enclosed().row, level: .script)
  }

  // MARK: Forms of their own

  /// A function of one argument, or of two or three, that mathematics writes with a sign.
  private func special(_ name: String, _ arguments: [Syntax]) -> MathMLPiece? {
    switch (name, arguments.count) {
    case ("sqrt", 1): MathMLPiece(.element("msqrt", [:], piece(arguments[0]).row))
    case ("abs", 1): piece(arguments[0]).enclosed("|", "|")
    case ("norm", 1): piece(arguments[0]).enclosed("‖", "‖")
    case ("floor", 1): piece(arguments[0]).enclosed("⌊", "⌋")
    case ("ceil", 1): piece(arguments[0]).enclosed("⌈", "⌉")
    case ("square", 1): script(piece(arguments[0]), above: MathAtom.number("2").markup)
    case ("transpose", 1): transposed(arguments[0])
    case ("inv", 1):
      script(
        piece(arguments[0]),
        above: .mrow([
          .element("mo", ["form": "prefix"], .text("−")), MathAtom.number("1").markup,
        ]))
    case ("reciprocal", 1): fraction(Syntax(form: .integer(1), range: 0..<0), arguments[0])
    case ("matmul", 2): binaryForm("@", arguments)
    case ("where", 3): cases(conditional(arguments))
    default: nil
    }
  }

  private func binaryForm(_ sign: String, _ operands: [Syntax]) -> MathMLPiece {
    piece(Syntax(form: .binary(sign, operands[0], operands[1]), range: 0..<0))
  }

  private func conditional(_ arguments: [Syntax]) -> Syntax {
    Syntax(
      form: .conditional(arguments[1], if: arguments[0], else: arguments[2]), range: 0..<0)
  }

  /// A norm with its order, of all elements.
  private func norm(_ positional: [Syntax], _ named: [Syntax.NamedArgument]) -> MathMLPiece? {
    guard positional.count == 1, named.count == 1, named[0].name == "ord" else { return nil }
    let bars = piece(positional[0]).enclosed("‖", "‖")
    return MathMLPiece(.element("msub", [:], bars.row, piece(named[0].value).row))
  }

  /// What is reduced, and along which axis, where nothing else is given.
  private func reduced(
    _ positional: [Syntax], _ named: [Syntax.NamedArgument]
  ) -> (value: Syntax, axis: Syntax?)? {
    switch (positional.count, named.count) {
    case (1, 0): (positional[0], nil)
    case (2, 0): (positional[0], positional[1])
    case (1, 1) where named[0].name == "axis": (positional[0], named[0].value)
    default: nil
    }
  }

  private func below(_ function: MathMLPiece, _ axis: Syntax) -> Markup {
    .element(
      "munder", [:], function.row, .mrow([MathAtom.text("axis ").markup, piece(axis).row]))
  }

  // MARK: Lists and cases

  /// A list as a row, or as a matrix where it is one of rows of one length.
  func list(_ elements: [Syntax]) -> MathMLPiece {
    let rows = elements.compactMap(\.rowElements)
    guard rows.count == elements.count, let width = rows.first?.count, width > 0,
      rows.allSatisfy({ $0.count == width })
    else { return MathMLPiece.list(elements.map(piece)).enclosed("[", "]") }
    let table = MathEnvironment.gathered.markup(rows.map { $0.map { piece($0).row } })
    return MathMLPiece(table).enclosed("[", "]")
  }

  /// Values with their conditions, one in a row.
  func cases(_ syntax: Syntax) -> MathMLPiece {
    var (rows, rest) = ([[Markup]](), syntax)
    while let (value, condition, other) = rest.choice {
      rows.append([
        piece(value).row,
        .mrow([MathAtom.text("if ").markup, piece(condition).row]),
      ])
      rest = other
    }
    rows.append([piece(rest).row, MathAtom.text("otherwise").markup])
    return MathMLPiece(MathEnvironment.named("cases").markup(rows), level: .cases)
  }
}

extension Syntax {
  /// The elements of a list that holds no lists.
  fileprivate var rowElements: [Syntax]? {
    guard case .list(let elements) = form else { return nil }
    return elements.contains { if case .list = $0.form { true } else { false } } ? nil : elements
  }

  /// The parts of a choice between two values.
  fileprivate var choice: (value: Syntax, condition: Syntax, other: Syntax)? {
    switch form {
    case .conditional(let value, let condition, let other): (value, condition, other)
    case .call("where", let arguments, let named) where arguments.count == 3 && named.isEmpty:
      (arguments[1], arguments[0], arguments[2])
    default: nil
    }
  }
}
