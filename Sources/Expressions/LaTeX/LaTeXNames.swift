/// The names that a LaTeX formula may use, with what is known of their values: what a product means
/// depends on it.
public struct LaTeXNames: Sendable {
  /// From what the subscripts of a formula count.
  public enum Numbering: Sendable {
    /// From 1, as in mathematics; those by an index that begins at 0 from 0.
    case mathematical
    /// So it is, but the elements themselves count from 0 where they are compared with a value of the
    /// problem, such as a class: `k = y`.
    case comparedFromZero
    /// From 0, as in the language.
    case fromZero
  }

  /// From what subscripts count.
  private(set) var numbering = Numbering.mathematical
  private let axes: [String: [String]?]
  private let functions: [String: Int?]
  private let shapeKeeping: Set<String>
  /// The names by their keys, and by their keys without regard to case.
  private let byKey: [String: [String]]
  private let byFoldedKey: [String: [String]]
  private let sizes: Set<String>

  /// The names of a formula.
  ///
  /// - Parameters:
  ///   - values: for each name of a value the sizes of its axes, as they are written in the
  ///     language (an empty one where it is not known), none for a number; nil where not even
  ///     their count is known.
  ///   - functions: for each function of the author the count of axes of what it gives, or nil.
  ///   - shapeKeeping: those of them that give the shape of their only argument.
  public init(
    values: [String: [String]?], functions: [String: Int?] = [:], shapeKeeping: Set<String> = []
  ) {
    axes = values
    self.functions = functions
    self.shapeKeeping = shapeKeeping
    let names = (Array(values.keys) + Array(functions.keys)).sorted()
    byKey = Dictionary(grouping: names, by: Self.key)
    byFoldedKey = Dictionary(grouping: names) { Self.key($0).lowercased() }
    sizes = Set(values.values.flatMap { $0 ?? [] })
  }

  /// The same names, whose subscripts count from something else.
  public func counting(_ numbering: Numbering) -> LaTeXNames {
    var names = self
    names.numbering = numbering
    return names
  }

  /// All names, sorted.
  var all: [String] { (Array(axes.keys) + Array(functions.keys)).sorted() }

  func isFunction(_ name: String) -> Bool { functions[name] != nil }
  func isValue(_ name: String) -> Bool { axes[name] != nil }
  /// Whether an axis has this name for its size.
  func isSize(_ name: String) -> Bool { sizes.contains(name) }
  /// The sizes of a value's axes; nil where their count is not known.
  func axes(of name: String) -> [String]? { axes[name] ?? nil }
  /// The count of axes of what a function gives for arguments with so many axes.
  func rank(ofFunction name: String, _ arguments: [Int?]) -> Int? {
    shapeKeeping.contains(name) && arguments.count == 1 ? arguments[0] : functions[name] ?? nil
  }
}

/// A name as it is written in LaTeX: its letters, the marks above them and its scripts.
struct LaTeXSpelling: Equatable {
  var base: String
  var accents: [String] = []
  var subscripted: String?
  var superscripted: String?

  /// The keys that it may have, in the order in which they are tried.
  var keys: [String] {
    let (lower, upper) = (subscripted ?? "", superscripted ?? "")
    let marks = accents.joined()
    var keys: [String] = []
    for scripts in [lower + upper, upper + lower] {
      for key in [base + marks + scripts, marks + base + scripts, base + scripts + marks]
      where !keys.contains(key) {
        keys.append(key)
      }
    }
    return keys
  }
}

extension LaTeXNames {
  enum Match: Equatable {
    case none
    case one(String)
    case several([String])
  }

  /// The known name that is meant: case counts first, then not, but for Greek letters: `σ` and `Σ`
  /// never mean the same.
  func match(_ spelling: LaTeXSpelling, foldingCase: Bool = true) -> Match {
    let found = names(of: spelling.keys, in: byKey)
    if found.count > 1 {
      // Of names that differ in their separators alone, the one that is written is meant.
      let written = spelling.base + (spelling.subscripted.map { "_\($0)" } ?? "")
      return found.contains(written) ? .one(written) : .several(found)
    }
    if let only = found.first { return .one(only) }
    // A letter alone in the other case is another quantity.
    let isLetter = spelling == LaTeXSpelling(base: spelling.base) && spelling.base.count == 1
    if !foldingCase || isLetter || LaTeXCommands.greek[spelling.base] != nil { return .none }
    let folded = names(of: spelling.keys.map { $0.lowercased() }, in: byFoldedKey)
    return folded.isEmpty ? .none : folded.count == 1 ? .one(folded[0]) : .several(folded)
  }

  private func names(of keys: [String], in index: [String: [String]]) -> [String] {
    var found: [String] = []
    for name in keys.flatMap({ index[$0] ?? [] }) where !found.contains(name) {
      found.append(name)
    }
    return found
  }

  /// A name without separators, with Greek letters and the marks above letters spelled out.
  static func key(_ name: String) -> String {
    var key = ""
    for character in Typography.plain(name) ?? name {
      if separators.contains(character) { continue }
      if let greek = Greek.nameOfLetter[character] {
        key += greek
      } else if let (letter, accent) = accented[character] {
        key += (Greek.nameOfLetter[letter] ?? String(letter)) + accent
      } else {
        key.append(character)
      }
    }
    return key
  }

  private static let separators: Set<Character> = Set("_^(){}[], ")

  /// Letters with a mark above them, in one character or with a combining one.
  private static let accented: [Character: (Character, String)] = {
    let marks = [
      ("\u{302}", "hat"), ("\u{304}", "bar"), ("\u{303}", "tilde"), ("\u{307}", "dot"),
      ("\u{308}", "ddot"), ("\u{305}", "bar"),
    ]
    let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    var result: [Character: (Character, String)] = [:]
    for letter in Array(letters) + Array(Greek.nameOfLetter.keys) {
      for (mark, name) in marks { result[Character(String(letter) + mark)] = (letter, name) }
    }
    return result
  }()
}
