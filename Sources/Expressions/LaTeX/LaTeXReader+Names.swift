import Diagnostics

extension LaTeXReader {
  /// How a name is written that has no scripts, or has them within its braces; nil where the tokens
  /// are more than a name.
  func spelled(_ slice: Range<Int>) -> LaTeXSpelling? {
    var (slice, accents) = (slice, [String]())
    while let first = slice.first {
      if partners[first] == slice.upperBound - 1 {
        slice = first + 1..<slice.upperBound - 1
      } else if case .command(let name) = tokens[first].kind, slice.count > 1 {
        if let accent = LaTeXCommands.accents[name] {
          accents.append(accent)
        } else if !LaTeXCommands.fonts.contains(name), !LaTeXCommands.words.contains(name) {
          break
        }
        slice = first + 1..<slice.upperBound
        if name == "operatorname", slice.count > 1, tokens[first + 1].kind == .symbol("*") {
          slice = first + 2..<slice.upperBound
        }
      } else {
        break
      }
    }
    let end = slice.first { [.symbol("_"), .symbol("^")].contains(tokens[$0].kind) }
    let stem = slice.lowerBound..<(end ?? slice.upperBound)
    if stem.count == 1, case .command(let name) = tokens[stem.lowerBound].kind,
      LaTeXCommands.greek[name] == nil
    {
      return nil
    }
    guard let base = key(of: stem), !base.isEmpty else { return nil }
    var spelling = LaTeXSpelling(base: base, accents: accents.reversed())
    if let end {
      guard let scripts = key(of: end..<slice.upperBound) else { return nil }
      spelling.subscripted = scripts
    }
    return spelling
  }

  /// Tokens as a part of a name, without separators; nil where they cannot be one.
  func key(of slice: Range<Int>) -> String? {
    var key = ""
    for place in slice {
      switch tokens[place].kind {
      case .letter(let text): key += LaTeXNames.key(text)
      case .digit(let text): key += text
      case .symbol(let symbol) where "(){}[],_^".contains(symbol): continue
      case .symbol("*"), .command("ast"), .command("star"): key += "star"
      case .symbol("'"), .command("prime"): key += "prime"
      case .command("_"): continue
      case .command(let name):
        if let letter = LaTeXCommands.greek[name] {
          key += letter
        } else if let accent = LaTeXCommands.accents[name] {
          key += accent
        } else if !LaTeXCommands.fonts.contains(name), !LaTeXCommands.words.contains(name) {
          return nil
        }
      default: return nil
      }
    }
    return key
  }

  /// Letters that follow each other: a known name, or a product of known names of which the first
  /// is as long as can be.
  mutating func letters() throws(ExpressionError) -> LaTeXOperand {
    var end = at + 1
    while end < limit, tokens[end].isAdjacent, tokens[end].isLetterOrDigit { end += 1 }
    if end - at > 1, end - at <= 64, !isKnown(at..<end, endsRun: true),
      let first = firstName(at..<end)
    {
      return try named(at..<first)
    }
    return try named(at..<end)
  }

  /// The end of the first name where letters are a product of several.
  private func firstName(_ run: Range<Int>) -> Int? {
    var canEnd: [Int: Int] = [:]
    for start in run.reversed() where tokens[start].isLetter {
      canEnd[start] = (start + 1...run.upperBound).reversed().first { end in
        let isLast = end == run.upperBound
        return (isLast || canEnd[end] != nil) && isKnown(start..<end, endsRun: isLast)
      }
    }
    return canEnd[run.lowerBound]
  }

  private func isKnown(_ slice: Range<Int>, endsRun: Bool) -> Bool {
    guard let key = key(of: slice) else { return false }
    if index(key) != nil || key == "e" || key == "pi" { return true }
    switch names.match(LaTeXSpelling(base: key), foldingCase: false) {
    case .one(let name):
      return names.isValue(name) || endsRun
    case .several: return true
    case .none: break
    }
    guard endsRun else { return false }
    var reader = self
    reader.at = slice.upperBound
    if reader.opensArguments { return LaTeXFunctions.operation(key) != nil }
    guard let scripts = try? reader.takeScripts() else { return false }
    do throws(ExpressionError) {
      return try reader.reading(of: LaTeXSpelling(base: key), scripts, at: 0..<0) != nil
    } catch {
      return true
    }
  }

  /// A name with its scripts: a value or an element of it, or a function with its arguments.
  mutating func named(_ slice: Range<Int>) throws(ExpressionError) -> LaTeXOperand {
    let start = slice.lowerBound
    guard let spelling = spelled(slice) else { return try styled(slice) }
    at = slice.upperBound
    if let index = index(spelling.base), spelling.accents.isEmpty {
      let place = range(from: start)
      if index.bounds == nil, !isSubscript { throw index.needsBounds(at: place) }
      return try index.value(at: place)
    }
    let scripts = try takeScripts()
    let place = range(from: start)
    guard let reading = try reading(of: spelling, scripts, at: place) else {
      return try unnamed(spelling, scripts, from: start)
    }
    var rest = scripts
    rest.hasPrime = false
    if reading.usesLower { rest.lower = nil }
    if reading.usesUpper { rest.upper = reading.transposed }
    if names.isFunction(reading.name) {
      return try authorsFunction(reading.name, rest, from: start)
    }
    return try value(reading, rest, from: start)
  }

  private mutating func value(
    _ reading: Reading, _ scripts: Scripts, from start: Int
  ) throws(ExpressionError) -> LaTeXOperand {
    let axes = names.axes(of: reading.name)
    var value = LaTeXOperand(
      .name(reading.name), rank: axes?.count, at: range(from: start))
    if reading.name == "e", scripts.upper != nil {
      throw ExpressionError(
        "'e' is a name of the problem, and may be meant as the number too", at: value.range,
        suggestion: "write \\exp(…) for a power of the number e")
    }
    let places = [reading.index, scripts.lower].compactMap { $0 }
    if !places.isEmpty {
      if axes?.isEmpty == true {
        throw ExpressionError(
          "no name is known for '\(spelling(start..<at))', and '\(reading.name)' is a number "
            + "without elements", at: value.range)
      }
      value = try indexed(value, axes: axes, by: places).placed(at: range(from: start))
    }
    if let upper = scripts.upper, let first = upper.first, let last = upper.last,
      tokens[first].kind == .symbol("("), tokens[last].kind == .symbol(")")
    {
      throw ExpressionError(
        "a superscript in parentheses is part of a name, and no such name is known",
        at: range(from: start),
        suggestion: "write ^{\(spelling(first + 1..<last))} for a power")
    }
    return try raised(value, by: scripts, from: start)
  }

  /// Letters in another style that are more than a name.
  private mutating func styled(_ slice: Range<Int>) throws(ExpressionError) -> LaTeXOperand {
    let start = slice.lowerBound
    guard case .command(let name) = tokens[start].kind, LaTeXCommands.fonts.contains(name),
      slice.count > 1
    else {
      at = slice.upperBound
      throw ExpressionError(
        "'\(tokens[start].spelling)' requires a name", at: range(from: start))
    }
    at = start + 1
    let content = argument()
    if content.isEmpty {
      throw ExpressionError("'\\\(name)' requires a value", at: range(from: start))
    }
    return try part(content)
  }
}

extension LaTeXToken {
  var isLetter: Bool {
    if case .letter = kind { return true }
    return false
  }

  var isLetterOrDigit: Bool {
    if case .digit = kind { return true }
    return isLetter
  }
}
