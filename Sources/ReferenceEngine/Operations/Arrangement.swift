extension Graph {
  /// 0 as a whole number, which leaves the kind of what stands beside it.
  var zero: Term { constant(Extent(0)) }

  /// The whole numbers 0, 1, … below an extent.
  func counting(_ extent: Extent) -> Term {
    let one = constant(Extent(1))
    return one.broadcast(to: [extent]).cumulativeSum(axis: 0) - one
  }
}

extension Term {
  static func identity(
    _ rows: Extent, _ columns: Extent, diagonal: Int = 0, in graph: Graph
  ) -> Term {
    let row = graph.counting(rows).reshaped([rows, Extent(1)])
    let place = diagonal == 0 ? row : row + Double(diagonal)
    return place.equals(graph.counting(columns))
  }

  /// Moved along an axis; what leaves one end enters the other.
  func rolled(_ shift: Int, axis: Int) -> Term {
    let extent = shape[axis].value
    if extent == 0 { return self }
    let rest = shift % extent
    let cut = rest < 0 ? rest + extent : rest
    if cut == 0 { return self }
    var (first, second) = (shape.map(AxisSlice.all), shape.map(AxisSlice.all))
    first[axis] = AxisSlice(start: extent - cut, step: 1, count: Extent(cut))
    second[axis] = AxisSlice(start: 0, step: 1, count: Extent(extent - cut))
    return Term.concatenated(
      [sliced(first), sliced(second)], axis: axis, extent: shape[axis])
  }

  func flipped(_ axes: [Int]) -> Term {
    sliced(
      shape.indices.map { axis in
        axes.contains(axis) && shape[axis].value > 0
          ? AxisSlice(start: shape[axis].value - 1, step: -1, count: shape[axis])
          : .all(shape[axis])
      })
  }
}

extension Term {
  /// Each part along an axis repeated.
  func repeated(_ times: Extent, axis: Int) throws(OperationError) -> Term {
    var wide = shape
    wide.insert(Extent(1), at: axis + 1)
    var full = wide
    full[axis + 1] = times
    var result = shape
    result[axis] = try .exact(.multiply, shape[axis], times)
    return reshaped(wide).broadcast(to: full).reshaped(result)
  }
}

extension Call {
  /// x and the axis of the call; all elements in one axis for `None`.
  func flattenedForNone() throws(OperationError) -> (x: Term, axis: Int) {
    let x = try term("x")
    if case .none = self["axis"] { return (x.reshaped([try x.shape.size()]), 0) }
    return (x, try axis("axis", of: x.shape))
  }

  /// Applies a rule along the axis of the call as if it were the last.
  func alongLast(_ rule: (Term) -> Term) throws(OperationError) -> Term {
    let (x, axis) = try flattenedForNone()
    var order = Array(x.shape.indices)
    order.swapAt(axis, x.rank - 1)
    return rule(x.transposed(order)).transposed(order)
  }

  func expanded() throws(OperationError) -> Term {
    let x = try term("x")
    let given = try integers("axis", or: "a whole number or a list of such")
    var places: [Int] = []
    for axis in given {
      let place = try newAxis(axis, of: x.shape, "axis", count: given.count)
      if places.contains(place) {
        throw fault("axis", .repeatedAxis(axis.value, operation: name))
      }
      places.append(place)
    }
    var shape = x.shape
    for place in places.sorted() { shape.insert(Extent(1), at: place) }
    return x.reshaped(shape)
  }

  func repeated(_ x: Term, axis: Int) throws(OperationError) -> Term {
    guard let counts = self["repeats"].knownIntegers, counts.count != 1 else {
      let times = try self["repeats"].knownIntegers == nil ? extent("repeats") : shape("repeats")[0]
      return try x.repeated(times, axis: axis)
    }
    let repeats = try shape("repeats")
    guard repeats.count == x.shape[axis].value else {
      throw fault(
        "repeats",
        .parameter(
          "repeats", of: name, "a number, or one for each of \(x.shape[axis].description) parts",
          got: "\(counts.count)"))
    }
    var total = Extent(0)
    for times in repeats { total = try .exact(.add, total, times) }
    let counted = repeats.values
    let places = graph.written("repeated places", counted, shape: [total]) { buffer, _ in
      var at = 0
      for (part, times) in counted.enumerated() {
        for _ in 0..<times {
          buffer[at] = Double(part)
          at += 1
        }
      }
    }
    return x.taken(places, axis: axis)
  }

  func rolled() throws(OperationError) -> Term {
    let x = try term("x")
    if case .none = self["axis"] {
      let flat = x.reshaped([try x.shape.size()])
      return flat.rolled(try integer("shift").value, axis: 0).reshaped(x.shape)
    }
    var given = try integers("axis")
    let shifts = try integers("shift", count: given.count == 1 ? nil : given.count)
    if given.count == 1 { given = shifts.map { _ in given[0] } }
    var result = x
    for (axis, shift) in zip(given, shifts) {
      guard axis.value >= -x.rank, axis.value < x.rank else {
        throw fault("axis", .axis(axis.value, of: x.shape, operation: name))
      }
      result = result.rolled(shift.value, axis: axis.value < 0 ? axis.value + x.rank : axis.value)
    }
    return result
  }

  func tiled() throws(OperationError) -> Term {
    let x = try term("x")
    let given = try integers("reps")
    if given.contains(where: { $0.value < 0 }) {
      throw fault(
        "reps", .parameter("reps", of: name, "numbers that are not negative", got: given.name))
    }
    let rank = max(given.count, x.rank)
    let times = [Extent](repeating: Extent(1), count: rank - given.count) + given
    let shape = [Extent](repeating: Extent(1), count: rank - x.rank) + x.shape
    var (wide, full, result): (Shape, Shape, Shape) = ([], [], [])
    for (extent, count) in zip(shape, times) {
      wide += [Extent(1), extent]
      full += [count, extent]
      result.append(try .exact(.multiply, extent, count))
    }
    return x.reshaped(wide).broadcast(to: full).reshaped(result)
  }

  func permutation(of shape: Shape) throws(OperationError) -> [Int] {
    if case .none = self["axes"] { return shape.indices.reversed() }
    let given = try integers("axes").map(\.value)
    let axes = given.map { $0 < 0 ? $0 &+ shape.count : $0 }
    guard axes.sorted() == Array(shape.indices) else {
      throw fault(
        "axes",
        .parameter(
          "axes", of: name, "each axis of \(shape.name) once", got: "\(given)"))
    }
    return axes
  }

  func reshaped(_ x: Term) throws(OperationError) -> Shape {
    var shape = try integers("shape")
    let size = try x.shape.size()
    if let rest = shape.firstIndex(where: { $0.value == -1 }) {
      var others = shape
      others.remove(at: rest)
      let part = try others.size()
      guard part.value > 0, size.value % part.value == 0,
        !others.contains(where: { $0.value < 0 })
      else {
        throw fault(
          "shape",
          .general(
            name, "one -1, in whose place a whole extent fits",
            got: "\(size.description) elements for \(shape.name)"))
      }
      shape[rest] = try .exact(.floorDivide, size, part)
      return shape
    }
    let wanted = try self.shape("shape").size()
    if wanted != size { throw fault("shape", .reshape(x.shape, to: shape, size, wanted)) }
    return shape
  }

  func concatenated() throws(OperationError) -> Term {
    var parts = try terms("tensors")
    if case .none = self["axis"] {
      parts = try parts.map { part throws(OperationError) in
        part.reshaped([try part.shape.size()])
      }
      var total = Extent(0)
      for part in parts { total = try .exact(.add, total, part.shape[0]) }
      return Term.concatenated(parts, axis: 0, extent: total)
    }
    let first = parts[0].shape
    let axis = try axis("axis", of: first)
    var total = Extent(0)
    for part in parts {
      guard part.rank == first.count else {
        throw fault(
          "tensors",
          .general(
            name, "tensors of equal rank", got: "\(first.name) and \(part.shape.name)"))
      }
      for other in first.indices where other != axis && part.shape[other] != first[other] {
        throw fault(
          "tensors",
          .extents(
            name, "axis \(other) of \(part.shape.name)", part.shape[other],
            equal: "that of \(first.name)", first[other]))
      }
      total = try .exact(.add, total, part.shape[axis])
    }
    return Term.concatenated(parts, axis: axis, extent: total)
  }
}
