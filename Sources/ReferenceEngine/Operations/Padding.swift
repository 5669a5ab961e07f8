extension Call {
  /// NumPy's `pad`.
  func padded() throws(OperationError) -> Term {
    let x = try term("x")
    let widths = try padWidths(x.shape)
    let mode = try choice("mode", of: ["constant", "edge", "reflect", "wrap"])
    if mode == "constant" { return try paddedByValue(x, widths) }
    var result = x
    for (axis, width) in widths.enumerated() where max(width.before.value, width.after.value) > 0 {
      let extent = x.shape[axis]
      if extent.value == 0 {
        throw fault(
          "mode", .general(name, "elements to repeat with mode \"\(mode)\"", got: x.shape.name))
      }
      let places = try paddedPlaces(extent, width, mode: mode)
      result = result.taken(places, axis: axis)
    }
    return result
  }

  /// For each place of a padded axis the place that its element comes from.
  private func paddedPlaces(
    _ extent: Extent, _ width: (before: Extent, after: Extent), mode: String
  ) throws(OperationError) -> Term {
    let length = try Extent.exact(.add, extent, .exact(.add, width.before, width.after))
    let (count, before) = (extent.value, width.before.value)
    return graph.written("\(mode) places", [count, before], shape: [length]) { buffer, _ in
      // Mirrored, the places repeat after there and back, without the ends twice.
      let period = mode == "reflect" ? max(2 * (count - 1), 1) : count
      for i in buffer.indices {
        let at = i - before
        let rest = (at % period + period) % period
        let place = mode == "edge" ? min(max(at, 0), count - 1) : min(rest, period - rest)
        buffer[i] = Double(mode == "wrap" ? rest : place)
      }
    }
  }

  private func paddedByValue(
    _ x: Term, _ widths: [(before: Extent, after: Extent)]
  ) throws(OperationError) -> Term {
    let value = try scalar("value")
    var shape: Shape = []
    var slices: [AxisSlice] = []
    for (extent, width) in zip(x.shape, widths) {
      shape.append(try .exact(.add, extent, .exact(.add, width.before, width.after)))
      slices.append(AxisSlice(start: width.before.value, step: 1, count: extent))
    }
    let placed = x.embedded(slices, in: shape)
    if value.constantValue == 0 { return placed }
    let isInside = graph.constant(1).broadcast(to: x.shape).embedded(slices, in: shape)
    return choose(isInside, placed, value)
  }

  /// One width for all sides, a pair for all axes, or a pair (or one width) for each axis: what NumPy
  /// broadcasts to a pair for each axis.
  private func padWidths(
    _ shape: Shape
  ) throws(OperationError) -> [(before: Extent, after: Extent)] {
    var rows: [[Extent]] = []
    if self["widths"].knownInteger != nil {
      rows = [[try extent("widths")]]
    } else if let row = self["widths"].knownIntegers {
      rows = [row]
    } else if case .list(let elements) = self["widths"] {
      rows = elements.map { $0.knownIntegers ?? [] }
    }
    let pairs = (rows.count == 1 ? shape.map { _ in rows[0] } : rows)
      .map { $0.count == 1 ? [$0[0], $0[0]] : $0 }
    guard pairs.count == shape.count,
      pairs.allSatisfy({ $0.count == 2 && $0[0].value >= 0 && $0[1].value >= 0 })
    else {
      throw fault(
        "widths",
        .parameter(
          "widths", of: name, "a width, a pair, or a pair for each of \(shape.count) axes",
          got: self["widths"].kindName))
    }
    return pairs.map { ($0[0], $0[1]) }
  }
}
