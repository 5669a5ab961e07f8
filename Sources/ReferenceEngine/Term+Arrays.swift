import Tensors

/// Which elements of an axis a slice takes.
struct AxisSlice: Hashable, Sendable {
  let start: Int
  let step: Int
  let count: Extent

  /// A whole axis.
  static func all(_ extent: Extent) -> AxisSlice { AxisSlice(start: 0, step: 1, count: extent) }
}

extension Term {
  /// The same elements in the same order under another shape of as many elements.
  func reshaped(_ shape: Shape) -> Term {
    shape.values == self.shape.values
      ? self : graph.append(.reshape(shape), [self], shape: shape, kind: kind)
  }

  /// The same tensor, whose extents came about as those of an equal shape did.
  func written(as shape: Shape) -> Term {
    self.shape.isWritten(as: shape)
      ? self : graph.append(.reshape(shape), [self], shape: shape, kind: kind)
  }

  /// The axes in another order: axis i of the result is axis `permutation[i]` of this.
  func transposed(_ permutation: [Int]) -> Term {
    if permutation == Array(permutation.indices) { return self }
    let primitive = Primitive("transpose", permutation) { shapes in
      let strides = rowMajorStrides(of: shapes.inputs[0])
      let layout = BroadcastLayout(
        extents: shapes.output, strides: [permutation.map { strides[$0] }])
      return { (operands: Operands) throws(EvaluationError) in
        copyElements(operands[0], operands.result, layout: layout)
      }
    } pullback: { rule in
      var inverse = permutation
      for (axis, source) in permutation.enumerated() { inverse[source] = axis }
      return [rule.cotangent.transposed(inverse)]
    }
    return graph.append(primitive, [self], shape: permutation.map { shape[$0] }, kind: kind)
  }

  /// The same numbers as real ones: a derivative is real even where it happens to be whole.
  public var asReal: Term {
    kind == .real ? self : graph.append(.real, [self], shape: shape)
  }

  /// The last two axes exchanged.
  var matrixTransposed: Term {
    transposed(Array(0..<rank - 2) + [rank - 1, rank - 2])
  }

  /// The elements repeated along axes of extent 1 and new axes at the left; `shape` must be one to
  /// which this is broadcastable.
  func broadcast(to shape: Shape) -> Term {
    if shape.values == self.shape.values { return self }
    let primitive = Primitive("broadcast_to", shape.values) { shapes in
      let layout = BroadcastLayout(operands: shapes.inputs, result: shapes.output)
      return { (operands: Operands) throws(EvaluationError) in
        copyElements(operands[0], operands.result, layout: layout)
      }
    } pullback: { rule in
      [rule.cotangent.summed(to: rule.inputs[0].shape)]
    }
    return graph.append(primitive, [self], shape: shape, kind: kind)
  }

  /// The elements that a slice takes along each axis.
  func sliced(_ slices: [AxisSlice]) -> Term {
    if slices == shape.map(AxisSlice.all) { return self }
    let primitive = Primitive("slice", slices.flatMap { [$0.start, $0.step, $0.count.value] }) {
      shapes in
      let (layout, start) = sliceLayout(slices, of: shapes.inputs[0])
      return { (operands: Operands) throws(EvaluationError) in
        copyElements(operands[0] + start, operands.result, layout: layout)
      }
    } pullback: { rule in
      [rule.cotangent.embedded(slices, in: rule.inputs[0].shape)]
    }
    return graph.append(primitive, [self], shape: slices.map(\.count), kind: kind)
  }

  /// Zeros of the given shape with this in the places that the slices take.
  func embedded(_ slices: [AxisSlice], in shape: Shape) -> Term {
    let attributes = slices.flatMap { [$0.start, $0.step, $0.count.value] } + shape.values
    let primitive = Primitive("embed", attributes) { shapes in
      let (layout, start) = sliceLayout(slices, of: shapes.output)
      let count = shapes.outputCount
      return { (operands: Operands) throws(EvaluationError) in
        operands.result.update(repeating: 0, count: count)
        placeElements(operands[0], operands.result + start, layout: layout)
      }
    } pullback: { rule in
      [rule.cotangent.sliced(slices)]
    }
    return graph.append(primitive, [self], shape: shape, kind: kind)
  }

  /// The tensors one after the other along an axis; their other extents must be equal.
  static func concatenated(_ parts: [Term], axis: Int, extent: Extent) -> Term {
    if parts.count == 1 { return parts[0] }
    let primitive = Primitive("concatenate", [axis]) { shapes in
      let rows = shapes.output[..<axis].reduce(1, *)
      let widths = shapes.inputs.map { $0[axis...].reduce(1, *) }
      let width = widths.reduce(0, +)
      return { (operands: Operands) throws(EvaluationError) in
        var start = 0
        for (part, own) in widths.enumerated() {
          for row in 0..<rows {
            (operands.result + row * width + start).update(
              from: operands[part] + row * own, count: own)
          }
          start += own
        }
      }
    } pullback: { rule in
      var start = 0
      return rule.inputs.map { input in
        var slices = rule.output.shape.map(AxisSlice.all)
        slices[axis] = AxisSlice(start: start, step: 1, count: input.shape[axis])
        start += input.shape[axis].value
        return rule.cotangent.sliced(slices)
      }
    }
    var shape = parts[0].shape
    shape[axis] = extent
    let kind = parts.map(\.kind).max() ?? .real
    return parts[0].graph.append(primitive, parts, shape: shape, kind: kind)
  }
}

/// How a slice of a tensor is walked, and the offset of its first element.
private func sliceLayout(_ slices: [AxisSlice], of shape: [Int]) -> (BroadcastLayout, start: Int) {
  let strides = rowMajorStrides(of: shape)
  let isEmpty = slices.contains { $0.count.value == 0 }
  let start = isEmpty ? 0 : slices.indices.reduce(0) { $0 + slices[$1].start * strides[$1] }
  let layout = BroadcastLayout(
    extents: slices.map(\.count.value),
    strides: [slices.indices.map { slices[$0].step * strides[$0] }])
  return (layout, start)
}

/// Copies a contiguous operand to places that are moved by the strides of a layout.
private func placeElements(
  _ x: UnsafePointer<Double>, _ result: UnsafeMutablePointer<Double>, layout: BroadcastLayout
) {
  let inner = layout.extents.count - 1
  let count = layout.extents[inner]
  let stride = layout.strides[0][inner]
  layout.forEachRow { row, offsets in
    let x = x + row * count
    let out = result + offsets[0]
    for i in 0..<count { out[i * stride] = x[i] }
  }
}
