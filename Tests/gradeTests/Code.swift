/// The words of a Swift file without its comments and the text of its strings.
struct Code {
  /// The modules that it imports.
  private(set) var imports: Set<String> = []
  /// The names that are called as functions of no value: `open(…)` and `Glibc.open(…)`, but neither
  /// `file.open(…)` nor `func open(…)`.
  private(set) var calls: Set<String> = []
  /// All names; those with a point before them also together with what stands there.
  private(set) var words: Set<String> = []

  init(_ text: String) {
    let tokens = Self.tokens(of: text)
    for (index, token) in tokens.enumerated() where Self.isName(token) {
      let previous = index > 0 ? tokens[index - 1] : ""
      let owner = previous == "." && index > 1 ? tokens[index - 2] : nil
      words.insert(owner.map { "\($0).\(token)" } ?? token)
      let isFree = owner == "Glibc" || (previous != "." && previous != "func")
      if isFree, index + 1 < tokens.count, tokens[index + 1] == "(" { calls.insert(token) }
      if token == "import" {
        let rest = tokens[(index + 1)...].drop { Self.importKinds.contains($0) }
        if let module = rest.first { imports.insert(module) }
      }
    }
  }

  private static let importKinds: Set<String> = [
    "struct", "class", "enum", "protocol", "func", "let", "var", "typealias",
  ]

  private static func isName(_ token: String) -> Bool {
    token.first.map { $0.isLetter || $0 == "_" } ?? false
  }

  /// Names and signs; of a string literal only what is interpolated.
  private static func tokens(of text: String) -> [String] {
    var scanner = Scanner(rest: text[...])
    scanner.scan(until: nil)
    return scanner.tokens
  }

  /// Goes through the text once.
  private struct Scanner {
    var rest: Substring
    var tokens: [String] = []

    /// Scans code to its end, or to the parenthesis that closes an interpolation.
    mutating func scan(until end: Character?) {
      var depth = 0
      while let first = rest.first {
        if rest.hasPrefix("//") {
          rest = rest.drop { !$0.isNewline }
        } else if rest.hasPrefix("/*") {
          skipComment()
        } else if first == "\"" || (first == "#" && rest.drop { $0 == "#" }.first == "\"") {
          scanString()
        } else if first.isLetter || first == "_" {
          let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
          tokens.append(String(name))
          rest = rest.dropFirst(name.count)
        } else {
          rest = rest.dropFirst()
          if first == "(" { depth += 1 }
          if first == ")" {
            if depth == 0 && end == ")" { return }
            depth -= 1
          }
          if !first.isWhitespace { tokens.append(String(first)) }
        }
      }
    }

    private mutating func skipComment() {
      var depth = 0
      repeat {
        if rest.hasPrefix("/*") || rest.hasPrefix("*/") {
          depth += rest.hasPrefix("/*") ? 1 : -1
          rest = rest.dropFirst(2)
        } else {
          rest = rest.dropFirst()
        }
      } while depth > 0 && !rest.isEmpty
    }

    private mutating func scanString() {
      let pounds = String(rest.prefix { $0 == "#" })
      rest = rest.dropFirst(pounds.count)
      let quotes = rest.hasPrefix("\"\"\"") ? "\"\"\"" : "\""
      rest = rest.dropFirst(quotes.count)
      while !rest.isEmpty {
        if rest.hasPrefix(quotes + pounds) {
          rest = rest.dropFirst(quotes.count + pounds.count)
          return
        }
        if rest.hasPrefix("\\\(pounds)(") {
          rest = rest.dropFirst(2 + pounds.count)
          scan(until: ")")
        } else if rest.hasPrefix("\\\(pounds)") {
          rest = rest.dropFirst(2 + pounds.count)
        } else {
          rest = rest.dropFirst()
        }
      }
    }
  }
}
