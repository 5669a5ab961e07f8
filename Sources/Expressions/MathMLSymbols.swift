/// What commands of LaTeX that stand for one sign or name mean.
enum MathSymbols {
  /// Letters, which MathML sets in italics.
  static let letters: [String: Character] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π", "varpi": "ϖ",
    "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ",
    "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "partial": "∂", "imath": "ı",
    "jmath": "ȷ",
  ]

  /// Letters and signs that are set upright.
  static let uprights: [String: Character] = [
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "nabla": "∇", "infty": "∞", "ell": "ℓ",
    "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "emptyset": "∅", "varnothing": "∅",
    "top": "⊤", "bot": "⊥", "angle": "∠", "dots": "…", "ldots": "…", "cdots": "⋯", "vdots": "⋮",
    "ddots": "⋱", "prime": "′", "dagger": "†", "intercal": "⊺", "square": "□", "%": "%", "#": "#",
    "$": "$", "&": "&", "_": "_", "forall": "∀", "exists": "∃", "degree": "°", "circledast": "⊛",
  ]

  /// Operations and relations.
  static let operations: [String: String] = [
    "cdot": "⋅", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗", "star": "⋆",
    "circ": "∘", "bullet": "∙", "odot": "⊙", "oplus": "⊕", "ominus": "⊖", "otimes": "⊗",
    "cup": "∪", "cap": "∩", "setminus": "∖", "land": "∧", "wedge": "∧", "lor": "∨", "vee": "∨",
    "neg": "¬", "lnot": "¬", "le": "≤", "leq": "≤", "leqslant": "≤", "ge": "≥", "geq": "≥",
    "geqslant": "≥", "ll": "≪", "gg": "≫", "ne": "≠", "neq": "≠", "equiv": "≡", "approx": "≈",
    "sim": "∼", "simeq": "≃", "cong": "≅", "propto": "∝", "prec": "≺", "succ": "≻",
    "preceq": "⪯", "succeq": "⪰", "in": "∈", "notin": "∉", "ni": "∋", "subset": "⊂",
    "subseteq": "⊆", "supset": "⊃", "supseteq": "⊇", "mid": "∣", "parallel": "∥", "perp": "⊥",
    "to": "→", "rightarrow": "→", "leftarrow": "←", "gets": "←", "leftrightarrow": "↔",
    "Rightarrow": "⇒", "implies": "⟹", "Leftarrow": "⇐", "Leftrightarrow": "⇔", "iff": "⟺",
    "mapsto": "↦", "longrightarrow": "⟶", "longmapsto": "⟼", "uparrow": "↑", "downarrow": "↓",
    "triangleq": "≜", "coloneqq": "≔", "colon": ":", "models": "⊨", "vdash": "⊢",
    "bmod": "mod", "lt": "<", "gt": ">",
  ]

  /// Operators that take their bounds above and below.
  static let large: [String: String] = [
    "sum": "∑", "prod": "∏", "coprod": "∐", "bigcup": "⋃", "bigcap": "⋂", "bigoplus": "⨁",
    "bigotimes": "⨂", "bigodot": "⨀", "bigvee": "⋁", "bigwedge": "⋀",
  ]

  /// Operators that take their bounds beside them.
  static let integrals: [String: String] = ["int": "∫", "iint": "∬", "iiint": "∭", "oint": "∮"]

  /// Names that are applied to what follows.
  static let functions: Set<String> = [
    "log", "ln", "lg", "exp", "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos",
    "arctan", "sinh", "cosh", "tanh", "coth", "dim", "ker", "deg", "arg", "hom",
  ]

  /// Names whose bounds stand below them.
  static let limits: [String: String] = [
    "lim": "lim", "max": "max", "min": "min", "sup": "sup", "inf": "inf", "det": "det",
    "gcd": "gcd", "Pr": "Pr", "argmax": "arg max", "argmin": "arg min", "limsup": "lim sup",
    "liminf": "lim inf",
  ]

  /// Brackets and bars.
  static let delimiters: [String: (sign: String, role: MathAtom.Role)] = [
    "{": ("{", .opening), "}": ("}", .closing), "lbrace": ("{", .opening),
    "rbrace": ("}", .closing), "lbrack": ("[", .opening), "rbrack": ("]", .closing),
    "langle": ("⟨", .opening), "rangle": ("⟩", .closing), "lfloor": ("⌊", .opening),
    "rfloor": ("⌋", .closing), "lceil": ("⌈", .opening), "rceil": ("⌉", .closing),
    "lvert": ("|", .opening), "rvert": ("|", .closing), "lVert": ("‖", .opening),
    "rVert": ("‖", .closing), "|": ("‖", .ordinary), "vert": ("|", .ordinary),
    "Vert": ("‖", .ordinary), "(": ("(", .opening), ")": (")", .closing), "[": ("[", .opening),
    "]": ("]", .closing), "backslash": ("\\", .ordinary),
  ]

  /// What stands above, or below, a base.
  static let accents: [String: (sign: String, isBelow: Bool, isStretchy: Bool)] = [
    "hat": ("^", false, false), "tilde": ("~", false, false),
    "vec": ("→", false, false), "dot": ("˙", false, false), "ddot": ("¨", false, false),
    "check": ("ˇ", false, false), "breve": ("˘", false, false), "acute": ("´", false, false),
    "grave": ("`", false, false), "widehat": ("^", false, true), "widetilde": ("~", false, true),
    "overrightarrow": ("→", false, true), "overleftarrow": ("←", false, true),
    "overbrace": ("⏞", false, true), "underbrace": ("⏟", true, true),
  ]

  /// Spaces by their width.
  static let spaces: [String: String] = [
    ",": "0.1667em", "thinspace": "0.1667em", ":": "0.2222em", ">": "0.2222em",
    ";": "0.2778em", " ": "0.3333em", "!": "-0.1667em", "quad": "1em", "qquad": "2em",
    "enspace": "0.5em",
  ]

  /// Brackets that a size before them makes taller.
  static let sizes: [String: String] = [
    "big": "1.2em", "Big": "1.8em", "bigg": "2.4em", "Bigg": "3em",
  ]

  /// Commands that change nothing here.
  static let ignored: Set<String> = [
    "displaystyle", "textstyle", "scriptstyle", "limits", "nolimits", "nonumber", "notag",
  ]

  /// A single character of a formula.
  static func atom(_ character: Character) -> MathAtom {
    switch character {
    case "(", "[": .delimiter(String(character), .opening)
    case ")", "]": .delimiter(String(character), .closing)
    case "|": .delimiter("|", .ordinary)
    case "-": .operation("−")
    case "*": .operation("∗")
    case "~": .space("0.3333em")
    case "!": .delimiter("!", .closing)
    case "/": .delimiter("/", .ordinary)
    case "…", "⋯", "∞", "∇": .identifier(String(character), isUpright: true)
    case _ where character.isLetter || character == "∂": .identifier(String(character))
    case _ where character.isNumber: .number(String(character))
    default: .operation(String(character))
    }
  }
}
