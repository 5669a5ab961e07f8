/// What the commands of LaTeX mean here.
enum LaTeXCommands {
  enum Side { case left, right, none }

  /// What changes only how a formula looks.
  static let spacing: Set<String> = [
    ",", ";", ":", "!", ">", "/", "quad", "qquad", "enspace", "thinspace", "medspace",
    "thickspace", "displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle", "limits",
    "nolimits", "nonumber", "notag",
  ]

  /// Spaces so wide that they may separate what stands beside them.
  static let wideSpaces: Set<String> = ["quad", "qquad"]

  /// The sizes of brackets.
  static let sizes: [String: Side] = [
    "left": .left, "right": .right, "big": .none, "Big": .none, "bigg": .none, "Bigg": .none,
    "bigl": .left, "Bigl": .left, "biggl": .left, "Biggl": .left, "bigr": .right,
    "Bigr": .right, "biggr": .right, "Biggr": .right, "bigm": .none, "Bigm": .none,
  ]

  /// A bracket with its side; nil where it is none.
  static func delimiter(_ kind: LaTeXToken.Kind, _ side: Side) -> LaTeXToken.Kind? {
    let bars: [LaTeXToken.Kind: (Side) -> String] = [
      .symbol("|"): { $0 == .left ? "lvert" : "rvert" },
      .command("vert"): { $0 == .left ? "lvert" : "rvert" },
      .command("|"): { $0 == .left ? "lVert" : "rVert" },
      .command("Vert"): { $0 == .left ? "lVert" : "rVert" },
    ]
    if let bar = bars[kind] { return side == .none ? kind : .command(bar(side)) }
    switch kind {
    case .symbol("("), .symbol(")"), .symbol("["), .symbol("]"): return kind
    case .command(let name) where brackets.contains(name): return kind
    default: return nil
    }
  }

  private static let brackets: Set<String> = [
    "{", "}", "lbrace", "rbrace", "lfloor", "rfloor", "lceil", "rceil", "langle", "rangle",
    "lvert", "rvert", "lVert", "rVert",
  ]

  /// The names of Greek letters, and the names that they have here.
  static let greek: [String: String] = {
    var letters: [String: String] = [:]
    for name in Greek.names {
      letters[name] = name
      letters[name.prefix(1).uppercased() + name.dropFirst()] =
        name.prefix(1).uppercased() + name.dropFirst()
    }
    for name in ["epsilon", "theta", "phi", "rho", "sigma", "pi", "kappa"] {
      letters["var\(name)"] = name
    }
    letters["ell"] = "ell"
    return letters
  }()

  /// What changes how letters look, and not what they mean.
  static let fonts: Set<String> = [
    "mathbf", "boldsymbol", "bm", "mathit", "mathcal", "mathbb", "mathbbm", "mathds", "mathfrak",
    "mathscr", "pmb", "bold", "symbf", "symbfit", "vec", "underline",
  ]

  /// What sets its argument as a word.
  static let words: Set<String> = [
    "text", "mathrm", "operatorname", "textrm", "textit", "textbf", "textsf", "texttt", "mathsf",
    "mathtt", "mbox", "rm",
  ]

  /// Marks above a letter, and their names here.
  static let accents: [String: String] = [
    "hat": "hat", "widehat": "hat", "bar": "bar", "overline": "bar", "tilde": "tilde",
    "widetilde": "tilde", "dot": "dot", "ddot": "ddot", "check": "check", "breve": "breve",
  ]

  /// Functions that are commands, and the operations that they are.
  static let functions: [String: String] = [
    "log": "log", "ln": "log", "exp": "exp", "sin": "sin", "cos": "cos", "tan": "tan",
    "sinh": "sinh", "cosh": "cosh", "tanh": "tanh", "arcsin": "asin", "arccos": "acos",
    "arctan": "atan", "det": "det",
  ]

  /// Functions that are one divided by another.
  static let reciprocals: [String: String] = [
    "cot": "tan", "sec": "cos", "csc": "sin", "coth": "tanh",
  ]

  /// Signs between factors.
  static let products: Set<String> = ["cdot", "times", "odot", "circ", "ast", "oslash", "div"]

  /// Comparisons, as they are written in the language.
  static let relations: [String: String] = [
    "lt": "<", "gt": ">", "le": "<=", "leq": "<=", "leqslant": "<=", "ge": ">=", "geq": ">=",
    "geqslant": ">=", "ne": "!=", "neq": "!=",
  ]

  /// Why a command is not read, and what to do.
  static let refused: [String: (reason: String, suggestion: String?)] = {
    let derivative = (
      "differentiates, which a formula may not", Optional("write the derivative out")
    )
    let dots = ("stands for what is left out", Optional("write a sum with its bounds"))
    let signs = ("stands for two formulas", Optional("write the one that is asked"))
    let relation = ("is not read: a formula is a value", Optional("give the value alone"))
    return [
      "partial": derivative, "nabla": derivative, "int": ("integrates, which is not read", nil),
      "iint": ("integrates, which is not read", nil),
      "oint": ("integrates, which is not read", nil),
      "lim": ("takes a limit, which is not read", nil), "sup": ("is not read", "write \\max"),
      "inf": ("is not read", "write \\min"), "arg": ("is not read", nil),
      "cdots": dots, "ldots": dots, "dots": dots, "vdots": dots, "ddots": dots, "dotsc": dots,
      "pm": signs, "mp": signs, "approx": relation, "equiv": relation, "sim": relation,
      "propto": relation, "to": relation, "rightarrow": relation, "in": relation,
      "mapsto": relation,
      "binom": ("is a binomial coefficient, which the language does not have", nil),
      "choose": ("is a binomial coefficient, which the language does not have", nil),
      "otimes": (
        "is a Kronecker or an outer product", "write \\operatorname{kron}(A, B) or u v^\\top"
      ),
      "oplus": ("is not read", "write + for a sum"), "star": ("is not read", "write \\cdot"),
      "lg": ("has several meanings", "write \\log_{2} or \\log_{10}"),
      "dagger": ("is a transpose or a pseudoinverse", "write ^\\top or ^+"),
      "mid": ("is not read", "write | for an absolute value"), "forall": relation,
      "gcd": ("is not read", nil), "Pr": ("is not read", nil), "bmod": ("is not read", nil),
    ]
  }()

  /// All commands that are read, for suggestions.
  static let known: [String] =
    (Array(greek.keys) + Array(fonts) + Array(words) + Array(accents.keys)
    + Array(functions.keys) + Array(products) + Array(relations.keys) + [
      "frac", "sqrt", "sum", "prod", "max", "min", "top", "infty", "begin",
    ]).sorted()
}

/// The Greek letters.
enum Greek {
  /// The names of the small letters, in the order of the alphabet.
  static let names = [
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
    "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi",
    "psi", "omega",
  ]

  /// The name of a letter, with a capital where it is one.
  static let nameOfLetter: [Character: String] = {
    var result: [Character: String] = [
      "ϵ": "epsilon", "ϑ": "theta", "ϕ": "phi", "ϱ": "rho", "ς": "sigma", "ϖ": "pi",
      "ϰ": "kappa", "ℓ": "ell",
    ]
    for (letter, name) in zip("αβγδεζηθικλμνξοπρστυφχψω", names) { result[letter] = name }
    for (letter, name) in zip("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", names) {
      result[letter] = name.prefix(1).uppercased() + name.dropFirst()
    }
    return result
  }()
}
