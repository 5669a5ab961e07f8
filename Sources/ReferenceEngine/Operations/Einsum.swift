extension Call {
  /// Einstein's sum of operands: they are multiplied pair by pair from the left, and an index is
  /// summed as soon as neither the result nor a later operand has it.
  func einsum() throws(OperationError) -> Term {
    guard case .text(let subscripts) = self["subscripts"] else {
      throw fault(
        "subscripts",
        .parameter("subscripts", of: name, "a string", got: self["subscripts"].kindName))
    }
    guard case .list(let elements) = self["operands"], !elements.isEmpty else {
      throw fault("operands", .noTensors(name))
    }
    var operands: [Term] = []
    for element in elements { operands.append(try element.term(in: graph)) }
    do throws(OperationError) {
      let sum = try EinsteinSum(subscripts, operands)
      return try sum.result()
    } catch {
      throw fault("subscripts", error)
    }
  }
}

/// The labels of an Einstein sum, one for each axis of each operand. An ellipsis becomes labels of
/// its own, aligned at the right.
private struct EinsteinSum {
  private struct Labelled {
    var term: Term
    var labels: [String]

    /// The first two axes of one label.
    var repeatedAxes: (Int, Int)? {
      for (axis, label) in labels.enumerated() {
        if let other = labels[(axis + 1)...].firstIndex(of: label) { return (axis, other) }
      }
      return nil
    }
  }

  private var operands: [Labelled] = []
  private let output: [String]

  init(_ subscripts: String, _ terms: [Term]) throws(OperationError) {
    let text = subscripts.filter { $0 != " " }
    let sides = text.components(around: "->")
    let inputs = sides[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard sides.count <= 2 else { throw .subscripts("one '->'", got: subscripts) }
    guard inputs.count == terms.count else {
      throw .subscripts(
        "\(inputs.count) operands for '\(subscripts)'", got: "\(terms.count)")
    }
    var extents: [String: Extent] = [:]
    var widest = 0
    for (input, term) in zip(inputs, terms) {
      let labels = try Self.labels(input, rank: term.rank, subscripts)
      widest = max(widest, labels.filter { $0.hasPrefix(".") }.count)
      try Self.requireEqualRepeats(labels, term.shape, subscripts)
      for (label, extent) in zip(labels, term.shape) {
        let known = extents[label]
        if let known, known != extent, known.value != 1, extent.value != 1 {
          throw .extents(of: label, subscripts, known, extent)
        }
        if known == nil || known?.value == 1 { extents[label] = extent }
      }
      operands.append(Labelled(term: term, labels: labels))
    }
    let dots = (0..<widest).map { ".\(widest - 1 - $0)" }
    output =
      sides.count == 2
      ? try Self.outputLabels(sides[1], dots, extents, subscripts)
      : dots + Self.implicitOutput(inputs)
  }

  /// An index that stands twice in one operand takes its diagonal: only of equal extents. Between
  /// operands an extent of 1 is broadcast, as in PyTorch.
  private static func requireEqualRepeats(
    _ labels: [String], _ shape: Shape, _ subscripts: String
  ) throws(OperationError) {
    for (axis, label) in labels.enumerated() {
      if let other = labels[..<axis].firstIndex(of: label), shape[other] != shape[axis] {
        throw .extents(of: label, subscripts, shape[other], shape[axis])
      }
    }
  }

  /// The labels of an operand's axes.
  private static func labels(
    _ input: String, rank: Int, _ subscripts: String
  ) throws(OperationError) -> [String] {
    let parts = input.components(around: "...")
    guard parts.count <= 2, parts.joined().allSatisfy(\.isLetter) else {
      throw .subscripts("letters and at most one '...' in each part", got: subscripts)
    }
    let named = parts.joined().count
    guard parts.count == 2 ? named <= rank : named == rank else {
      throw .subscripts("\(named) axes for '\(input)'", got: "\(rank)")
    }
    let extra = rank - named
    let dots = parts.count == 2 ? (0..<extra).map { ".\(extra - 1 - $0)" } : []
    return parts[0].map(String.init) + dots + (parts.count == 2 ? parts[1].map(String.init) : [])
  }

  private static func outputLabels(
    _ text: String, _ dots: [String], _ extents: [String: Extent], _ subscripts: String
  ) throws(OperationError) -> [String] {
    let parts = text.components(around: "...")
    let labels =
      parts[0].map(String.init) + (parts.count > 1 ? dots : [])
      + parts.dropFirst().joined().map(String.init)
    let isRight =
      parts.count <= 2 && labels.allSatisfy { extents[$0] != nil }
      && Set(labels).count == labels.count
    guard isRight else {
      throw .subscripts("each index after '->' once, and before it too", got: subscripts)
    }
    return labels
  }

  /// Without `->`: the indices that stand once, in alphabetical order.
  private static func implicitOutput(_ inputs: [String]) -> [String] {
    let letters = inputs.joined().filter(\.isLetter)
    return Set(letters).filter { letter in letters.filter { $0 == letter }.count == 1 }
      .sorted().map(String.init)
  }

  func result() throws(OperationError) -> Term {
    var parts = try operands.map(Self.withoutRepeats)
    var product = parts.removeFirst()
    while !parts.isEmpty {
      let next = parts.removeFirst()
      let needed = Set(output + parts.flatMap(\.labels))
      product = try Self.product(
        Self.summed(product, keeping: needed.union(next.labels)),
        Self.summed(next, keeping: needed.union(product.labels)), keeping: needed)
    }
    let sum = Self.summed(product, keeping: Set(output))
    return sum.term.transposed(output.compactMap { sum.labels.firstIndex(of: $0) })
  }

  /// An index that stands twice in one operand takes its diagonal.
  private static func withoutRepeats(
    _ operand: Labelled
  ) throws(OperationError) -> Labelled {
    var operand = operand
    while let (first, second) = operand.repeatedAxes {
      let others = operand.labels.indices.filter { $0 != first && $0 != second }
      let moved = operand.term.transposed(others + [first, second])
      let extent = moved.shape[moved.rank - 1]
      let flat = moved.reshaped(
        moved.shape.dropLast(2) + [try .exact(.multiply, extent, extent)])
      let every = AxisSlice(start: 0, step: extent.value + 1, count: extent)
      let label = operand.labels[first]
      operand.term = flat.sliced(flat.shape.dropLast().map(AxisSlice.all) + [every])
      operand.labels = others.map { operand.labels[$0] } + [label]
    }
    return operand
  }

  private static func summed(_ operand: Labelled, keeping: Set<String>) -> Labelled {
    let axes = operand.labels.indices.filter { !keeping.contains(operand.labels[$0]) }
    return Labelled(
      term: operand.term.summed(over: axes), labels: operand.labels.filter(keeping.contains))
  }

  /// The product of two operands as a batch of matrix products: indices of both that are kept are
  /// the batch, those of both that are not are summed.
  private static func product(
    _ a: Labelled, _ b: Labelled, keeping: Set<String>
  ) throws(OperationError) -> Labelled {
    let shared = a.labels.filter(b.labels.contains)
    let batch = shared.filter(keeping.contains)
    let summed = shared.filter { !keeping.contains($0) }
    let rows = a.labels.filter { !shared.contains($0) }
    let columns = b.labels.filter { !shared.contains($0) }
    func arranged(_ operand: Labelled, _ labels: [String]) -> Term {
      operand.term.transposed(labels.compactMap { operand.labels.firstIndex(of: $0) })
    }
    var (left, right) = (arranged(a, batch + rows + summed), arranged(b, batch + summed + columns))
    // Where an extent is 1 in one of them, it is broadcast.
    for (axis, _) in batch.enumerated() {
      left = left.broadcastAxis(axis, like: right, axis)
      right = right.broadcastAxis(axis, like: left, axis)
    }
    for (axis, _) in summed.enumerated() {
      let (l, r) = (batch.count + rows.count + axis, batch.count + axis)
      left = left.broadcastAxis(l, like: right, r)
      right = right.broadcastAxis(r, like: left, l)
    }
    let (n, r) = (batch.count, rows.count)
    let outer = Array(left.shape[..<n])
    let rowShape = Array(left.shape[n..<n + r])
    let columnShape = Array(right.shape[(n + summed.count)...])
    let inner = try Shape(left.shape[(n + r)...]).size()
    let product = left.reshaped(outer + [try rowShape.size(), inner])
      .matrixProduct(right.reshaped(outer + [inner, try columnShape.size()]))
    return Labelled(
      term: product.reshaped(outer + rowShape + columnShape), labels: batch + rows + columns)
  }
}

extension Term {
  fileprivate func broadcastAxis(_ axis: Int, like other: Term, _ otherAxis: Int) -> Term {
    if shape[axis].value != 1 || other.shape[otherAxis].value == 1 { return self }
    var wide = shape
    wide[axis] = other.shape[otherAxis]
    return broadcast(to: wide)
  }
}

extension String {
  /// The parts before, between and after a separator.
  fileprivate func components(around separator: String) -> [String] {
    var parts = [""]
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(separator) {
        parts.append("")
        rest = rest.dropFirst(separator.count)
      } else {
        parts[parts.count - 1].append(rest.removeFirst())
      }
    }
    return parts
  }
}

extension OperationError {
  fileprivate static func extents(
    of label: String, _ subscripts: String, _ first: Extent, _ second: Extent
  ) -> Self {
    let axis = label.hasPrefix(".") ? "an axis of '...' in" : "index '\(label)' of"
    return .subscripts(
      "one extent for \(axis) '\(subscripts)'",
      got: "\(first.description) and \(second.description)")
  }

  fileprivate static func subscripts(_ wanted: String, got found: String) -> Self {
    Self("'einsum' requires \(wanted), got \(found)")
  }
}
