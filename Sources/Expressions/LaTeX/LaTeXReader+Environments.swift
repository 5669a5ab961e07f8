extension LaTeXReader {
  /// `\begin{pmatrix} … \end{pmatrix}`, `\begin{cases} … \end{cases}`
  mutating func environment() throws(ExpressionError) -> LaTeXOperand {
    let start = at
    at += 1
    let name = spelling(isSymbol("{") ? argument() : at..<at)
    if name == "array", isSymbol("{") { _ = argument() }
    let opened = range(from: start)
    if name.isEmpty {
      throw ExpressionError("'\\begin' requires the name of an environment", at: opened)
    }
    guard let end = closing(from: at) else {
      throw ExpressionError(
        "'\\begin{\(name)}' is not closed", at: opened,
        suggestion: "write \\end{\(name)} after it")
    }
    let rows = self.rows(at..<end)
    at = end + 1
    let ended = spelling(isSymbol("{") ? argument() : at..<at)
    let place = range(from: start)
    if ended != name {
      throw ExpressionError(
        "'\\begin{\(name)}' is closed by '\\end{\(ended)}'", at: place,
        suggestion: "write \\end{\(name)}")
    }
    switch name {
    case "cases": return try cases(rows, at: place)
    case "matrix", "pmatrix", "bmatrix", "Bmatrix", "smallmatrix", "array":
      return try matrix(rows, at: place)
    case "vmatrix":
      let value = try matrix(rows, at: place)
      guard value.rank == 2 else {
        throw ExpressionError("a determinant requires a square matrix", at: place)
      }
      return try value.reduced(by: "det", at: place)
    default:
      throw ExpressionError(
        "the environment '\(name)' is not read", at: opened,
        suggestion: "write pmatrix for a matrix, or cases")
    }
  }

  /// The `\end` of what begins before a token.
  private func closing(from start: Int) -> Int? {
    var depth = 0
    for place in start..<max(start, limit) {
      if tokens[place].kind == .command("begin") { depth += 1 }
      if tokens[place].kind == .command("end") {
        if depth == 0 { return place }
        depth -= 1
      }
    }
    return nil
  }

  /// The cells of rows.
  private func rows(_ slice: Range<Int>) -> [[Range<Int>]] {
    var rows: [[Range<Int>]] = [[]]
    var (start, place, depth) = (slice.lowerBound, slice.lowerBound, 0)
    while place < slice.upperBound {
      let kind = tokens[place].kind
      if kind == .command("begin") { depth += 1 }
      if kind == .command("end") { depth -= 1 }
      if depth == 0, kind == .symbol("&") || kind == .command("\\") {
        rows[rows.count - 1].append(start..<place)
        start = place + 1
        if kind == .command("\\") { rows.append([]) }
      }
      place = partners[place].map { $0 + 1 } ?? place + 1
    }
    rows[rows.count - 1].append(start..<max(start, slice.upperBound))
    if rows.count > 1, rows[rows.count - 1].allSatisfy(\.isEmpty) { rows.removeLast() }
    return rows
  }

  /// A matrix as a list of rows; one column or one row is a vector.
  private mutating func matrix(
    _ rows: [[Range<Int>]], at range: Range<Int>
  ) throws(ExpressionError) -> LaTeXOperand {
    brackets += 1
    defer { brackets -= 1 }
    var lists: [[Syntax]] = []
    for row in rows {
      var elements: [Syntax] = []
      for cell in row {
        if cell.isEmpty { throw ExpressionError("an element of the matrix is empty", at: range) }
        let value = try part(cell)
        guard value.isNumber, value.indices.isEmpty else {
          throw ExpressionError(
            "an element of a matrix must be a number", at: value.range,
            suggestion: "write a matrix of matrices without dollar signs")
        }
        elements.append(value.syntax)
      }
      if let first = lists.first, first.count != elements.count {
        throw ExpressionError(
          "the rows of a matrix must have equally many elements, got \(first.count) and "
            + "\(elements.count)", at: range)
      }
      lists.append(elements)
    }
    if lists.count == 1 {
      return LaTeXOperand(.list(lists[0]), rank: 1, isRow: lists[0].count > 1, at: range)
    }
    if lists[0].count == 1 {
      return LaTeXOperand(.list(lists.flatMap { $0 }), rank: 1, at: range)
    }
    return LaTeXOperand(
      .list(lists.map { Syntax(form: .list($0), range: range) }), rank: 2, at: range)
  }
}

extension LaTeXReader {
  private mutating func cases(
    _ rows: [[Range<Int>]], at range: Range<Int>
  ) throws(ExpressionError) -> LaTeXOperand {
    var branches: [(value: LaTeXOperand, condition: LaTeXOperand?)] = []
    for row in rows {
      guard row.count == 2 else {
        throw ExpressionError(
          "each case requires a value, '&' and a condition", at: range,
          suggestion: "write a & \\text{if } p \\\\ b & \\text{otherwise}")
      }
      branches.append((try part(trimmed(row[0])), try condition(trimmed(row[1]), at: range)))
    }
    guard var result = branches.last?.value, branches.count > 1 else {
      throw ExpressionError("two cases are required, got one", at: range)
    }
    if let last = branches.last?.condition {
      guard branches.count == 2, let first = branches[0].condition, last.opposes(first) else {
        throw ExpressionError(
          "what holds where no case applies is not known", at: range,
          suggestion: "write \\text{otherwise} for the last condition")
      }
    }
    for (value, condition) in branches.dropLast().reversed() {
      guard let condition else {
        throw ExpressionError("only the last case can be for all others", at: range)
      }
      result = try .choice(value, if: condition, else: result, at: range)
    }
    return result
  }

  /// A cell without the punctuation at its end.
  private func trimmed(_ cell: Range<Int>) -> Range<Int> {
    guard let last = cell.last,
      [.symbol(","), .symbol("."), .symbol(";")].contains(tokens[last].kind)
    else { return cell }
    return cell.lowerBound..<last
  }

  /// A condition; nil for "otherwise".
  private mutating func condition(
    _ cell: Range<Int>, at range: Range<Int>
  ) throws(ExpressionError) -> LaTeXOperand? {
    var cell = cell
    while let first = cell.first, case .command(let name) = tokens[first].kind,
      LaTeXCommands.words.contains(name), let end = partners[first + 1]
    {
      let word = (key(of: first + 1..<end + 1) ?? "").lowercased()
      if Self.others.contains(word), end + 1 == cell.upperBound { return nil }
      guard Self.conjunctions.contains(word) else { break }
      cell = end + 1..<cell.upperBound
    }
    if cell.isEmpty { throw ExpressionError("a case requires a condition", at: range) }
    return try readCondition(cell)
  }

  private static let others: Set<String> = ["otherwise", "else", "elsewhere", "sinon", "autrement"]
  private static let conjunctions: Set<String> = [
    "if", "for", "when", "where", "si", "pour", "quand",
  ]

  /// A condition, in which `=` compares.
  mutating func readCondition(_ slice: Range<Int>) throws(ExpressionError) -> LaTeXOperand {
    let saved = isCondition
    isCondition = true
    defer { isCondition = saved }
    let value = try part(slice)
    guard value.syntax.isTruth else {
      throw ExpressionError("a condition must be a comparison", at: value.range)
    }
    return value
  }

  /// `\mathbb{1}_{x>0}`, `\mathbf{1}\{x>0\}` as an indicator, `\mathbf{1}_n` as a vector of ones;
  /// nil where it is none of these.
  mutating func indicatorOrIdentity() throws(ExpressionError) -> LaTeXOperand? {
    let start = at
    at += 1
    let words = words(of: argument())
    let opens = isSymbol("[") || isCommand("{") || isCommand("lbrace") || isSymbol("(")
    guard words == ["1"] || (words == ["I"] && opens && names.match(.init(base: "I")) == .none)
    else {
      at = start
      return nil
    }
    let saved = isCondition
    if opens {
      isCondition = true
      defer { isCondition = saved }
      let arguments = try arguments()
      return try indicator(arguments[0], at: range(from: start))
    }
    let scripts = try takeScripts()
    guard let lower = scripts.lower else {
      throw ExpressionError(
        "a vector of ones requires its size", at: range(from: start),
        suggestion: "write \\mathbf{1}_n, or \\mathbb{1}_{x > 0} for an indicator")
    }
    isCondition = true
    let value: LaTeXOperand
    do throws(ExpressionError) { value = try part(lower) } catch {
      isCondition = saved
      throw error
    }
    isCondition = saved
    if value.syntax.isTruth {
      return try raised(
        try indicator(value, at: range(from: start)), by: Scripts(upper: scripts.upper), from: start
      )
    }
    return try sized("ones", lower, rank: 1, scripts, from: start)
  }

  private func indicator(
    _ condition: LaTeXOperand, at range: Range<Int>
  ) throws(ExpressionError) -> LaTeXOperand {
    guard condition.syntax.isTruth else {
      throw ExpressionError("an indicator requires a comparison", at: condition.range)
    }
    return try .elementwise(
      "where", of: [condition, .number(1, at: range), .number(0, at: range)], at: range)
  }
}

extension LaTeXOperand {
  /// One of two values by a condition; elementwise where that is a tensor.
  fileprivate static func choice(
    _ value: LaTeXOperand, if condition: LaTeXOperand, else other: LaTeXOperand,
    at range: Range<Int>
  ) throws(ExpressionError) -> LaTeXOperand {
    let aligned = try align([condition, value, other])
    guard condition.isNumber, aligned.indices.isEmpty, value.rank == other.rank else {
      return try elementwise("where", of: [condition, value, other], at: range)
    }
    return LaTeXOperand(
      .conditional(value.syntax, if: condition.syntax, else: other.syntax), rank: value.rank,
      isRow: value.isRow, at: range)
  }

  /// Whether exactly one of two comparisons holds.
  fileprivate func opposes(_ other: LaTeXOperand) -> Bool {
    let opposites = ["<": ">=", ">=": "<", ">": "<=", "<=": ">", "==": "!=", "!=": "=="]
    guard case .binary(let sign, let left, let right) = syntax.form,
      case .binary(let otherSign, let otherLeft, let otherRight) = other.syntax.form
    else { return false }
    return opposites[sign] == otherSign && left.text == otherLeft.text
      && right.text == otherRight.text
  }
}

extension Syntax {
  /// Whether it is a comparison or made of such.
  var isTruth: Bool {
    switch form {
    case .binary(let sign, _, _):
      ["==", "!=", "<", "<=", ">", ">=", "and", "or"].contains(sign)
    case .unary(let sign, _): sign == "not"
    default: false
    }
  }
}
