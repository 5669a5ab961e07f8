import Diagnostics

/// What was found wrong with a text that can be read all the same.
struct Findings {
  private(set) var diagnostics: [Diagnostic] = []
  /// How many more there were, which are only counted.
  private(set) var unsaid = 0
  /// More would help nobody.
  private static let limit = 100

  mutating func add(_ diagnostic: Diagnostic) { add { diagnostic } }

  /// Adds a diagnostic, which is only made where it is kept.
  mutating func add(making diagnostic: () -> Diagnostic) {
    if diagnostics.count < Findings.limit {
      diagnostics.append(diagnostic())
    } else {
      unsaid += 1
    }
  }
}

/// Finds the keys of one mapping that were there before.
///
/// Keys are compared as Swift compares strings, so that two ways to write `é` are one key.
struct KeyIndex {
  /// Filled only when there are many entries; few are compared one by one, which is faster.
  private var ranges: [String: Range<Int>] = [:]
  private static let few = 24

  /// Notes a key that comes after the entries, and gives the place of an equal one among them.
  mutating func insert(_ key: String, at range: Range<Int>, after entries: [Entry]) -> Range<Int>? {
    if entries.count < KeyIndex.few { return entries.first { $0.key == key }?.keyRange }
    if ranges.isEmpty {
      for entry in entries { ranges[entry.key] = entry.keyRange }
    }
    if let first = ranges[key] { return first }
    ranges[key] = range
    return nil
  }
}

extension SourceText {
  func duplicateKey(_ key: String, at range: Range<Int>, first: Range<Int>) -> Diagnostic {
    let position = position(at: first.lowerBound)
    return Diagnostic(
      "duplicate key '\(Diagnostics.shortened(key))'; the first is at \(position)",
      at: Location(self, range))
  }
}
