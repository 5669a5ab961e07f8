import Tensors

/// One item of an index of a tensor, as NumPy has them.
public enum TensorIndex {
  /// One place of an axis, which the result does not have; a negative one counts from the end.
  case at(Extent)
  /// A range of an axis.
  case slice(start: Extent?, stop: Extent?, step: Extent?)
  /// As many whole axes as the other items leave.
  case ellipsis
  /// A new axis of extent 1.
  case newAxis
  /// Places that evaluation computes, a tensor of whole numbers.
  case computed(Term)
  /// Which places are taken, for each of an axis.
  case chosen([Bool])
}

extension Term {
  /// The part of the tensor that an index names.
  ///
  /// Throws ``OperationError`` laid to the number of the item that does not fit.
  public func indexed(_ items: [TensorIndex]) throws(OperationError) -> Term {
    var cursor = IndexCursor(of: self, joiningPlaces: items.contains(where: \.namesSeveral))
    let used = items.filter(\.takesAxis).count
    guard used <= rank else { throw .tooManyIndices(used, shape) }
    if items.filter(\.isEllipsis).count > 1 { throw .repeatedEllipsis }
    for (number, item) in items.enumerated() {
      do throws(OperationError) { try cursor.take(item, wholeAxes: rank - used) } catch {
        throw error.at(number)
      }
    }
    cursor.takeWholeAxes(rank - cursor.axis)
    return try sliced(cursor.slices).reshaped(cursor.shape).taken(cursor.computed)
  }

  /// The parts that integer tensors name along several axes at once, broadcast to one shape.
  ///
  /// As in NumPy their axes stand where the first of them stood if they are neighbours, else first.
  private func taken(_ computed: [(axis: Int, term: Term)]) throws(OperationError) -> Term {
    guard let first = computed.first, let last = computed.last else { return self }
    if computed.count == 1 { return taken(first.term, axis: first.axis) }
    let axes = computed.map(\.axis)
    var places = graph.zero
    for (axis, term) in computed {
      guard commonShape(places.shape, term.shape) != nil else {
        throw .notBroadcastable("index", places.shape, term.shape)
      }
      let checked = graph.counting(shape[axis]).taken(term, axis: 0)
      places = places * graph.constant(shape[axis]) + checked
    }
    let others = shape.indices.filter { !axes.contains($0) }
    let rest = others.map { shape[$0] }
    let merged = try axes.map { shape[$0] }.size()
    let flat = transposed(axes + others).reshaped([merged] + rest)
    let taken = flat.taken(places, axis: 0)
    let areNeighbours = last.axis - first.axis == axes.count - 1
    let before = areNeighbours ? others.filter { $0 < first.axis }.count : 0
    let count = places.rank
    let order =
      Array(count..<count + before) + Array(0..<count)
      + Array(count + before..<count + rest.count)
    return taken.transposed(order)
  }
}

extension TensorIndex {
  fileprivate var takesAxis: Bool {
    switch self {
    case .at, .slice, .computed, .chosen: true
    case .ellipsis, .newAxis: false
    }
  }

  fileprivate var isEllipsis: Bool {
    if case .ellipsis = self { return true }
    return false
  }

  fileprivate var namesSeveral: Bool {
    switch self {
    case .computed(let term): return term.rank > 0
    case .chosen: return true
    default: return false
    }
  }
}

/// Walks the axes of a tensor along the items of an index.
private struct IndexCursor {
  private let whole: Shape
  private let graph: Graph
  /// Whether a place counts as a list of one, as NumPy has it beside a list of places.
  private let joinsPlaces: Bool
  /// The next axis of the tensor.
  private(set) var axis = 0
  /// What is taken along each axis.
  private(set) var slices: [AxisSlice] = []
  /// The shape after places and new axes.
  private(set) var shape: Shape = []
  /// Axes of `shape` that are indexed by computed places.
  private(set) var computed: [(axis: Int, term: Term)] = []

  init(of tensor: Term, joiningPlaces: Bool) {
    (whole, graph, joinsPlaces) = (tensor.shape, tensor.graph, joiningPlaces)
  }

  mutating func takeWholeAxes(_ count: Int) {
    for _ in 0..<max(count, 0) {
      slices.append(.all(whole[axis]))
      shape.append(whole[axis])
      axis += 1
    }
  }

  mutating func take(_ item: TensorIndex, wholeAxes: Int) throws(OperationError) {
    switch item {
    case .ellipsis: takeWholeAxes(wholeAxes)
    case .newAxis: shape.append(Extent(1))
    case .computed(let term):
      computed.append((shape.count, term))
      takeWholeAxes(1)
    case .chosen(let isTaken):
      guard isTaken.count == whole[axis].value else {
        throw .truthValues(isTaken.count, for: whole[axis])
      }
      let places = isTaken.indices.filter { isTaken[$0] }.map(Double.init)
      let tensor = Tensor(shape: [places.count]) { buffer in
        for (i, place) in places.enumerated() { buffer[i] = place }
      }
      try take(.computed(graph.constant(tensor, kind: .integer)), wholeAxes: 0)
    case .at(let place):
      let extent = whole[axis]
      guard place.value >= -extent.value, place.value < extent.value else {
        throw .indexOutOfRange(place, extent)
      }
      if joinsPlaces { return try take(.computed(graph.constant(place)), wholeAxes: 0) }
      let start = place.value < 0 ? place.value + extent.value : place.value
      slices.append(AxisSlice(start: start, step: 1, count: Extent(1)))
      axis += 1
    case .slice(let start, let stop, let step):
      let slice = try Self.slice(whole[axis], start, stop, step)
      slices.append(slice)
      shape.append(slice.count)
      axis += 1
    }
  }

  /// What Python's slice takes of an axis.
  private static func slice(
    _ extent: Extent, _ start: Extent?, _ stop: Extent?, _ step: Extent?
  ) throws(OperationError) -> AxisSlice {
    let step = step?.value ?? 1
    if step == 0 { throw .zeroStep }
    let range = step > 0 ? (low: 0, high: extent.value) : (low: -1, high: extent.value - 1)
    func bound(_ given: Extent?, or other: Int) throws(OperationError) -> Extent {
      guard let given else { return other == extent.value ? extent : Extent(other) }
      let place = given.value < 0 ? try Extent.exact(.add, given, extent) : given
      if place.value < range.low { return Extent(range.low) }
      if place.value > range.high {
        return range.high == extent.value ? extent : Extent(range.high)
      }
      return place
    }
    let first = try bound(start, or: step > 0 ? 0 : extent.value - 1)
    let last = try bound(stop, or: step > 0 ? extent.value : -1)
    let way = step > 0 ? last.value - first.value : first.value - last.value
    if way <= 0 { return AxisSlice(start: 0, step: 1, count: Extent(0)) }
    let count =
      step == 1
      ? try Extent.exact(.subtract, last, first)
      : Extent((way - 1) / Int(clamping: step.magnitude) + 1)
    return AxisSlice(start: first.value, step: count.value == 1 ? 1 : step, count: count)
  }
}

extension OperationError {
  fileprivate static func tooManyIndices(_ count: Int, _ shape: Shape) -> Self {
    shape.isEmpty
      ? Self("a number cannot be indexed")
      : Self("an index of \(shape.name) takes at most \(shape.count) items, got \(count)")
  }

  fileprivate static var repeatedEllipsis: Self { Self("an index takes one '...', got several") }

  fileprivate static func truthValues(_ count: Int, for extent: Extent) -> Self {
    Self(
      "an axis of extent \(extent.description) requires as many truth values, got \(count)")
  }

  fileprivate static var zeroStep: Self { Self("a slice requires a step other than 0") }

  fileprivate static func indexOutOfRange(_ index: Extent, _ extent: Extent) -> Self {
    extent.value == 0
      ? Self("an axis without elements cannot be indexed")
      : Self(
        "an axis of extent \(extent.description) requires an index in "
          + "-\(extent.value)..\(extent.value - 1), got \(index.description)")
  }
}
