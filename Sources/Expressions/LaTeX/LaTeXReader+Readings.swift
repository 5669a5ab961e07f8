import Diagnostics

extension LaTeXReader {
  /// A known name, and which of the scripts belong to it.
  struct Reading {
    let name: String
    var usesLower = false
    var usesUpper = false
    /// The transpose that follows a label, as in `W^{(1)\top}`.
    var transposed: Range<Int>?
    /// The index in a superscript in parentheses, as in `x^{(i)}`.
    var index: Range<Int>?
  }

  /// The known name that is written, with the scripts that belong to it; nil where there is none.
  ///
  /// A subscript belongs to the name where such a name is known. A superscript does so where it
  /// stands in parentheses, or where the name without it is not known.
  func reading(
    of spelling: LaTeXSpelling, _ scripts: Scripts, at range: Range<Int>
  ) throws(ExpressionError) -> Reading? {
    let lower = scripts.lower.flatMap { usesIndex($0) ? nil : key(of: $0) }
    let label = scripts.upper.flatMap(label)
    for foldingCase in [false, true] {
      for part in lower == nil ? [nil] : [lower, nil] {
        var candidate = spelling
        if let part { candidate.subscripted = (spelling.subscripted ?? "") + part }
        let found =
          if let label {
            try labelled(candidate, label, foldingCase, scripts, at: range)
          } else {
            try plain(candidate, foldingCase, scripts, at: range)
          }
        if var reading = found {
          reading.usesLower = part != nil
          return reading
        }
      }
    }
    return nil
  }

  private func labelled(
    _ spelling: LaTeXSpelling, _ label: Label, _ foldingCase: Bool, _ scripts: Scripts,
    at range: Range<Int>
  ) throws(ExpressionError) -> Reading? {
    if usesIndex(label.slice) {
      guard let name = try only(spelling, foldingCase, at: range) else { return nil }
      return Reading(
        name: name, usesUpper: true, transposed: label.transposed, index: label.slice)
    }
    var spelling = spelling
    spelling.superscripted = label.key + (scripts.hasPrime ? "prime" : "")
    guard let name = try only(spelling, foldingCase, at: range) else { return nil }
    return Reading(name: name, usesUpper: true, transposed: label.transposed)
  }

  private func plain(
    _ spelling: LaTeXSpelling, _ foldingCase: Bool, _ scripts: Scripts, at range: Range<Int>
  ) throws(ExpressionError) -> Reading? {
    var plain = spelling
    if scripts.hasPrime { plain.superscripted = "prime" }
    let without = try only(plain, foldingCase, at: range)
    guard let upper = scripts.upper, !scripts.hasPrime, !usesIndex(upper),
      let key = key(of: upper), !key.isEmpty, !["T"].contains(key)
    else { return without.map { Reading(name: $0) } }
    var whole = spelling
    whole.superscripted = key
    let with = try only(whole, foldingCase && without == nil, at: range)
    if let without, let with {
      throw ExpressionError(
        "this may be the name '\(with)' or a power of '\(without)'", at: range,
        suggestion: "write ^{(\(key))} for the name, or parentheses around what is raised")
    }
    return (with ?? without).map { Reading(name: $0, usesUpper: with != nil) }
  }

  private func only(
    _ spelling: LaTeXSpelling, _ foldingCase: Bool, at range: Range<Int>
  ) throws(ExpressionError) -> String? {
    switch names.match(spelling, foldingCase: foldingCase) {
    case .none: return nil
    case .one(let name): return name
    case .several(let found):
      throw ExpressionError(
        "this may be \(found.map { "'\($0)'" }.joined(separator: " or "))", at: range,
        suggestion: "write the formula without dollar signs, with the name that is meant")
    }
  }

  /// A superscript that cannot be a power: `(1)`, `[l]`, `*`.
  struct Label {
    let key: String
    let slice: Range<Int>
    var transposed: Range<Int>?
  }

  private func label(_ slice: Range<Int>) -> Label? {
    guard let first = slice.first else { return nil }
    if [["*"], ["\\ast"], ["\\star"], ["\\prime"]].contains(words(of: slice)) {
      return key(of: slice).map { Label(key: $0, slice: slice) }
    }
    let closers: [LaTeXToken.Kind: LaTeXToken.Kind] = [
      .symbol("("): .symbol(")"), .symbol("["): .symbol("]"),
    ]
    guard let closer = closers[tokens[first].kind],
      let end = slice.first(where: { tokens[$0].kind == closer }),
      let key = key(of: first + 1..<end), !key.isEmpty
    else { return nil }
    let inner = first + 1..<end
    let rest = end + 1..<slice.upperBound
    if rest.isEmpty { return Label(key: key, slice: inner) }
    return [["T"], ["\\top"], ["\\intercal"]].contains(words(of: rest))
      ? Label(key: key, slice: inner, transposed: rest) : nil
  }

  /// Why a name is not known, with what was looked for.
  func unknown(
    _ spelling: LaTeXSpelling, _ scripts: Scripts, from start: Int
  ) -> ExpressionError {
    var whole = spelling
    if let lower = scripts.lower.flatMap({ key(of: $0) }) {
      whole.subscripted = (spelling.subscripted ?? "") + lower
    }
    if let label = scripts.upper.flatMap(label) { whole.superscripted = label.key }
    if scripts.hasPrime { whole.superscripted = "prime" }
    let looked = whole.keys.prefix(3).map { "'\($0)'" }
    let isCall = opensArguments && LaTeXCommands.greek[spelling.base] == nil
    let known = names.all.map(LaTeXNames.key) + (isCall ? LaTeXFunctions.names : [])
    let near = nearest(to: whole.keys[0], among: known) ?? nearest(to: spelling.base, among: known)
    let suggestion = near.map { near in names.all.first { LaTeXNames.key($0) == near } ?? near }
      .map { "did you mean '\($0)'?" }
    let isIndex =
      endedIndices.contains(spelling.base)
      || scripts.lower.map { $0.contains { endedIndices.contains(tokens[$0].spelling) } } == true
    return ExpressionError(
      "no name is known for '\(self.spelling(start..<at))': looked for "
        + looked.joined(separator: ", "), at: range(from: start),
      suggestion: isIndex ? "write parentheses around all that is summed" : suggestion)
  }
}
