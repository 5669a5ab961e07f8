import Tensors

/// A value of the expression language as far as it is known before evaluation.
public indirect enum Argument {
  /// A tensor that evaluation computes.
  case tensor(Term)
  /// A whole number that is known exactly: a literal, a size, an extent, a count.
  case integer(Extent)
  /// A real number that is written out.
  case real(Double)
  /// A list, such as a shape, several axes, or tensors side by side.
  case list([Argument])
  /// `true` or `false`, as an option.
  case boolean(Bool)
  /// A string, as an option.
  case text(String)
  /// `None`.
  case none
}

extension Argument {
  /// A shape as a list of whole numbers.
  public static func shape(_ shape: Shape) -> Argument { .list(shape.map { .integer($0) }) }

  /// The whole number that this is known to be before evaluation, if it is one.
  public var knownInteger: Extent? {
    switch self {
    case .integer(let extent): extent
    case .tensor(let term): term.knownInteger
    default: nil
    }
  }

  /// The whole numbers of a list of such, however it was written.
  public var knownIntegers: [Extent]? {
    guard case .list(let elements) = self else { return nil }
    let extents = elements.compactMap(\.knownInteger)
    return extents.count == elements.count ? extents : nil
  }

  /// The whole numbers that this or its nested lists are known to consist of, in order, where float64
  /// does not hold all of them: who shows this must not take them from its tensor.
  public var wholesBeyondFloat64: [Int]? {
    guard let wholes = knownWholes, wholes.contains(where: { $0.magnitude > 1 << 53 }) else {
      return nil
    }
    return wholes
  }

  private var knownWholes: [Int]? {
    if let knownInteger { return [knownInteger.value] }
    guard case .list(let elements) = self else { return nil }
    var wholes: [Int] = []
    for element in elements {
      guard let own = element.knownWholes else { return nil }
      wholes += own
    }
    return wholes
  }

  /// The number that this is known to be before evaluation, if it is one.
  var knownNumber: Double? {
    switch self {
    case .integer(let extent): Double(extent.value)
    case .real(let number): number
    case .tensor(let term): term.knownNumber
    default: nil
    }
  }

  /// What this is, for a message: `a tensor [d, 4]`, `a list`, …
  public var kindName: String {
    switch self {
    case .tensor(let term): term.rank == 0 ? "a number" : "a tensor \(term.shape.name)"
    case .integer(let extent): "the whole number \(extent.name)"
    case .real(let number): "the number \(number)"
    case .list: "a list"
    case .boolean(let value): value ? "true" : "false"
    case .text(let text): "the string \"\(text)\""
    case .none: "None"
    }
  }

  /// This as one tensor: a list of equal-shaped tensors is stacked along a new first axis.
  ///
  /// Throws ``OperationError`` where it is no tensor.
  public func term(in graph: Graph) throws(OperationError) -> Term {
    switch self {
    case .tensor(let term): return term
    case .integer(let extent): return graph.constant(extent)
    case .real(let number): return graph.constant(number)
    case .boolean(let value):
      return graph.constant(Tensor(value ? 1 : 0), kind: .boolean)
    case .list(let elements):
      if let numbers = Self.literal(elements) {
        return graph.constant(numbers.tensor, kind: numbers.kind)
      }
      var parts: [Term] = []
      for element in elements { parts.append(try element.term(in: graph)) }
      return try Term.stacked(parts, axis: 0)
    case .text, .none:
      throw .kind("a tensor", got: kindName)
    }
  }

  /// A list of numbers that are written out, at once as one constant.
  private static func literal(_ elements: [Argument]) -> (tensor: Tensor, kind: ElementKind)? {
    if elements.isEmpty { return (Tensor(shape: [0]) { _ in }, .real) }
    var numbers: [Double] = []
    var kind = ElementKind.integer
    for element in elements {
      switch element {
      case .integer(let extent): numbers.append(Double(extent.value))
      case .real(let number):
        numbers.append(number)
        kind = .real
      case .tensor(let term):
        guard term.rank == 0, let value = term.constantValue else { return nil }
        numbers.append(value)
        kind = max(kind, term.kind)
      default: return nil
      }
    }
    return Tensor(shape: [numbers.count], elements: numbers).map { ($0, kind) }
  }
}

extension Term {
  /// The number of a scalar constant.
  public var constantValue: Double? {
    if case .constant(let tensor) = graph.nodes[node].primitive.role { return tensor.item }
    return nil
  }

  /// The value of a number that is made of few constants alone, such as `pi / 4`.
  var knownNumber: Double? {
    if rank != 0 { return nil }
    var (seen, pending) = (Set<Int>(), [node])
    while let next = pending.popLast() {
      if seen.count > 64 { return nil }
      if !seen.insert(next).inserted { continue }
      if case .input = graph.nodes[next].primitive.role { return nil }
      if graph.nodes[next].shape.contains(where: { $0.value > 64 }) { return nil }
      pending += graph.nodes[next].inputs
    }
    return try? Plan([self], inputs: []).evaluate()[0].item
  }

  /// Tensors of one shape side by side along a new axis, whose extent may have a symbolic form.
  static func stacked(
    _ parts: [Term], axis: Int, extent: Extent? = nil
  ) throws(OperationError) -> Term {
    guard let first = parts.first else { throw .noTensors("stack") }
    for part in parts.dropFirst() where part.shape.values != first.shape.values {
      throw .unequalShapes(first.shape, part.shape)
    }
    var wide = first.shape
    wide.insert(Extent(1), at: axis)
    return concatenated(
      parts.map { $0.reshaped(wide) }, axis: axis, extent: extent ?? Extent(parts.count))
  }
}
