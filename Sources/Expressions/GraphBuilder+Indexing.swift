import ReferenceEngine

extension GraphBuilder {
  func index(
    _ base: Argument, _ items: [Syntax.IndexItem], at range: Range<Int>
  ) throws(ExpressionError) -> Argument {
    var resolved: [TensorIndex] = []
    var ranges: [Range<Int>] = []
    for item in items {
      let (index, place) = try tensorIndex(item, at: range)
      resolved.append(index)
      ranges.append(place)
    }
    if case .list(let elements) = base, items.count == 1,
      let part = try part(of: elements, resolved[0], at: ranges[0])
    {
      return part
    }
    let term = try tensor(base, at: range)
    return try located(ranges, at: range) { () throws(OperationError) in
      try .tensor(term.indexed(resolved))
    }
  }

  /// A part of a list by a whole number or a slice of such; nil where it must be a tensor first.
  private func part(
    of elements: [Argument], _ item: TensorIndex, at range: Range<Int>
  ) throws(ExpressionError) -> Argument? {
    func bound(_ extent: Extent?, or other: Int) -> Int {
      guard let at = extent?.value else { return other }
      return min(max(at < 0 ? at + elements.count : at, 0), elements.count)
    }
    switch item {
    case .at(let extent):
      let at = extent.value
      let place = at < 0 ? at + elements.count : at
      guard elements.indices.contains(place) else {
        throw ExpressionError(
          elements.isEmpty
            ? "a list without elements cannot be indexed"
            : "the list requires an index in -\(elements.count)..\(elements.count - 1), got \(at)",
          at: range)
      }
      return elements[place]
    case .slice(let start, let stop, nil):
      let (first, last) = (bound(start, or: 0), bound(stop, or: elements.count))
      return .list(first < last ? Array(elements[first..<last]) : [])
    default: return nil
    }
  }

  private func wholeNumber(_ syntax: Syntax) throws(ExpressionError) -> Extent {
    let value = try argument(of: syntax)
    guard let extent = value.knownInteger else {
      throw ExpressionError(
        "a slice requires a whole number known before evaluation, got \(value.kindName)",
        at: syntax.range)
    }
    return extent
  }

  private func tensorIndex(
    _ item: Syntax.IndexItem, at range: Range<Int>
  ) throws(ExpressionError) -> (TensorIndex, Range<Int>) {
    switch item {
    case .ellipsis: return (.ellipsis, range)
    case .newAxis: return (.newAxis, range)
    case .slice(let start, let stop, let step):
      func number(_ syntax: Syntax?) throws(ExpressionError) -> Extent? {
        guard let syntax else { return nil }
        return try wholeNumber(syntax)
      }
      let place = start?.range ?? stop?.range ?? step?.range ?? range
      return (
        .slice(start: try number(start), stop: try number(stop), step: try number(step)), place
      )
    case .at(let syntax):
      let value = try argument(of: syntax)
      if case .none = value { return (.newAxis, syntax.range) }
      if let extent = value.knownInteger { return (.at(extent), syntax.range) }
      if let truthValues = value.truthValues { return (.chosen(truthValues), syntax.range) }
      let term = try tensor(value, at: syntax.range)
      if term.kind == .boolean {
        throw ExpressionError(
          "an index by truth values has a shape that only evaluation tells", at: syntax.range,
          suggestion: "write where(mask, x, 0), or sum(where(mask, x, 0)) for a sum")
      }
      if term.kind != .integer {
        throw ExpressionError(
          "an index requires whole numbers, got real numbers", at: syntax.range)
      }
      return (.computed(term), syntax.range)
    }
  }
}

extension Argument {
  /// The truth values of a list of such that are written out.
  fileprivate var truthValues: [Bool]? {
    guard case .list(let elements) = self, !elements.isEmpty else { return nil }
    var values: [Bool] = []
    for element in elements {
      guard case .boolean(let value) = element else { return nil }
      values.append(value)
    }
    return values
  }
}
