extension LaTeXReader {
  /// What one subscript picks along its axis.
  private enum Place {
    case at(Syntax)
    /// All of the axis, for an index of a sum or as it is.
    case whole(index: Int?)
    case along(index: Int, Syntax)

    var index: Int? {
      switch self {
      case .at: nil
      case .whole(let index): index
      case .along(let index, _): index
      }
    }

    var isAt: Bool {
      if case .at = self { return true }
      return false
    }
  }

  /// An element, a row or a part of a value. Subscripts count from 1 as in mathematics.
  mutating func indexed(
    _ value: LaTeXOperand, axes: [String]?, by slices: [Range<Int>]
  ) throws(ExpressionError) -> LaTeXOperand {
    let place = Syntax.range(of: [value.syntax])
    guard let rank = value.rank else {
      throw ExpressionError(
        "whether this has elements is not known", at: place,
        suggestion: "write the formula without dollar signs")
    }
    guard value.indices.isEmpty else { throw LaTeXOperand.needsLoop(at: place) }
    var pieces: [Range<Int>] = []
    for slice in slices {
      let own = split(slice, rank: rank - slices.count + 1)
      for piece in own { try requireOne(piece, own.count > 1 ? 1 : rank - slices.count + 1) }
      pieces += own
    }
    if pieces.count > rank {
      let name = value.syntax.plainName.map { "'\($0)'" } ?? "this"
      throw ExpressionError(
        rank == 0
          ? "\(name) is a number and has no elements"
          : "\(name) has \(rank) \(rank == 1 ? "axis" : "axes"), got \(pieces.count) subscripts",
        at: place)
    }
    var places: [Place] = []
    for (axis, piece) in pieces.enumerated() {
      places.append(try self.place(piece, size: axes.map { $0[axis] } ?? ""))
    }
    return try picked(value, rank, places, at: place)
  }

  /// Refuses `ij` where it could be a product as well as two subscripts.
  private func requireOne(_ piece: Range<Int>, _ rank: Int) throws(ExpressionError) {
    guard piece.count > 1, piece.allSatisfy({ tokens[$0].isLetterOrDigit }),
      rank > 1 || !piece.allSatisfy({ tokens[$0].isDigit }),
      spelled(piece).map({ names.match($0) == .none }) != false
    else { return }
    throw ExpressionError(
      "whether '\(spelling(piece))' is one subscript or several is ambiguous",
      at: tokens[piece.lowerBound].range.lowerBound..<tokens[piece.upperBound - 1].range.upperBound,
      suggestion: "write commas between subscripts")
  }

  private func picked(
    _ value: LaTeXOperand, _ rank: Int, _ places: [Place], at range: Range<Int>
  ) throws(ExpressionError) -> LaTeXOperand {
    let used = places.compactMap(\.index)
    if used.count == 2, used[0] == used[1], rank == 2, places.count == 2,
      case .whole = places[0], case .whole = places[1]
    {
      return LaTeXOperand(
        .call("diagonal", positional: [value.syntax], named: []), rank: 0, indices: [used[0]],
        at: range)
    }
    guard Set(used).count == used.count else { throw LaTeXOperand.needsLoop(at: range) }
    let whole = Syntax.IndexItem.slice(start: nil, stop: nil, step: nil)
    var syntax = value.syntax.indexed(
      places.map { if case .at(let syntax) = $0 { .at(syntax) } else { whole } })
    let kept = places.filter { !$0.isAt }
    for (axis, place) in kept.enumerated() {
      guard case .along(_, let positions) = place else { continue }
      syntax = syntax.indexed(Array(repeating: whole, count: axis) + [.at(positions)])
    }
    let free = rank - places.count + kept.count - used.count
    let order = kept.map { $0.index ?? .max }
    if order != order.sorted() {
      guard order.count == 2, used.count + free == 2 else {
        throw LaTeXOperand.needsLoop(at: range)
      }
      syntax = Syntax(form: .transpose(syntax), range: range)
    }
    return LaTeXOperand(syntax.form, rank: free, indices: used.sorted(), at: range)
  }

  private mutating func place(
    _ piece: Range<Int>, size: String
  ) throws(ExpressionError) -> Place {
    if piece.count == 1,
      [.symbol(":"), .command("cdot"), .symbol("*")].contains(tokens[piece.lowerBound].kind)
    {
      return .whole(index: nil)
    }
    let value = try subscriptValue(piece)
    guard value.isNumber else {
      throw ExpressionError("a subscript must be a whole number", at: value.range)
    }
    if value.indices.isEmpty {
      if names.numbering == .fromZero { return .at(value.syntax) }
      let position = try position(value)
      if position.text != value.syntax.text { try count(from: 1, at: value.range) }
      return .at(position)
    }
    guard value.indices.count == 1, let index = indices.first(where: { $0.id == value.indices[0] })
    else { throw LaTeXOperand.needsLoop(at: value.range) }
    guard let bounds = index.bounds else {
      guard value.position?.offset == 0 else { throw index.needsBounds(at: value.range) }
      try require(index, runsOver: size, at: value.range)
      return .whole(index: index.id)
    }
    guard let offset = value.position?.offset else {
      if index.base == 1 { try count(from: 1, at: value.range) }
      return .along(index: index.id, value.syntax.adding(-index.base))
    }
    return try stretch(
      from: bounds.lower.syntax.adding(offset - index.base),
      to: bounds.upper.syntax.adding(offset - index.base + 1), of: size, index, at: value.range)
  }

  /// What an index with bounds picks. Where it runs from 0 to the last that counts from there, as `k-1`
  /// does for a `k` from 1 on, it is told by that from what it counts.
  private mutating func stretch(
    from first: Syntax, to end: Syntax, of size: String, _ index: LaTeXIndex, at range: Range<Int>
  ) throws(ExpressionError) -> Place {
    if index.base == 1, first.integer == -1, end.adding(1).text == size {
      try count(from: 0, at: range)
      return .whole(index: index.id)
    }
    if let first = first.integer, first < 0 { throw beforeFirst(index.base, at: range) }
    if index.base == 1 { try count(from: 1, at: range) }
    if first.integer == 0, end.text == size { return .whole(index: index.id) }
    if end.exceeds(size) {
      throw ExpressionError(
        "this subscript runs beyond its axis, whose \(size) elements count from \(index.base)",
        at: range,
        suggestion: "write _{\(index.key)=1}^{n}, or _{\(index.key)=0}^{n-1}, for n elements")
    }
    return .along(index: index.id, .counted(from: first, to: end))
  }

  /// An index without bounds runs over all of an axis, which must be of one size everywhere.
  private mutating func require(
    _ index: LaTeXIndex, runsOver size: String, at range: Range<Int>
  ) throws(ExpressionError) {
    let other = indexSizes[index.id] ?? size
    if other != size, !other.isEmpty, !size.isEmpty {
      throw ExpressionError(
        "the index '\(index.key)' runs over \(other) elements and over \(size)", at: range,
        suggestion: "write the bounds: _{\(index.key)=1}^{n}")
    }
    indexSizes[index.id] = other.isEmpty ? size : other
  }

  private mutating func subscriptValue(
    _ piece: Range<Int>
  ) throws(ExpressionError) -> LaTeXOperand {
    let saved = isSubscript
    isSubscript = true
    defer { isSubscript = saved }
    return try part(piece)
  }

  /// The subscripts that stand in one place: `i, j`, or `ij` for a value of two axes.
  func split(_ slice: Range<Int>, rank: Int? = nil) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var (start, place, depth) = (slice.lowerBound, slice.lowerBound, 0)
    while place < slice.upperBound {
      switch tokens[place].kind {
      case .symbol("("), .symbol("["): depth += 1
      case .symbol(")"), .symbol("]"): depth -= 1
      case .symbol(",") where depth == 0:
        pieces.append(start..<place)
        start = place + 1
      default: break
      }
      place = partners[place].map { $0 + 1 } ?? place + 1
    }
    pieces.append(start..<slice.upperBound)
    if pieces.count == 1, slice.count == rank, rank != 1,
      slice.allSatisfy({ tokens[$0].isLetterOrDigit || key(of: $0..<$0 + 1) != nil })
    {
      return slice.map { $0..<$0 + 1 }
    }
    return pieces
  }
}

extension LaTeXIndex {
  func needsBounds(at range: Range<Int>) -> ExpressionError {
    ExpressionError(
      "the index '\(key)' requires bounds here", at: range,
      suggestion: "write _{\(key)=1}^{n}")
  }
}
