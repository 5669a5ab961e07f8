import Glibc
import Tensors

extension Term {
  /// The parts along an axis that an integer tensor names; its axes take the place of that axis.
  func taken(_ indices: Term, axis: Int) -> Term {
    let primitive = Primitive("take", [axis]) { shapes in
      let walk = IndexedAxis(shape: shapes.inputs[0], axis: axis, count: shapes.inputCount(1))
      return { (operands: Operands) throws(EvaluationError) in
        try walk.forEachPart(indices: operands[1]) { whole, part in
          (operands.result + part).update(from: operands[0] + whole, count: walk.inner)
        }
      }
    } pullback: { rule in
      [rule.cotangent.scattered(rule.inputs[1], axis: axis, in: rule.inputs[0].shape), nil]
    }
    let shape = Array(shape[..<axis]) + indices.shape + Array(shape[(axis + 1)...])
    return graph.append(primitive, [self, indices], shape: shape, kind: kind)
  }

  /// Zeros of the given shape to which each part is added at its index: the transpose of `taken`.
  func scattered(_ indices: Term, axis: Int, in shape: Shape) -> Term {
    let primitive = Primitive("scatter", [axis] + shape.values) { shapes in
      let walk = IndexedAxis(shape: shapes.output, axis: axis, count: shapes.inputCount(1))
      let count = shapes.outputCount
      return { (operands: Operands) throws(EvaluationError) in
        if walk.count > 64 {
          // Many parts may go to one place.
          let sums = ScatteredSums(count)
          try walk.forEachPart(indices: operands[1]) { whole, part in
            for i in 0..<walk.inner { sums.add(operands[0][part + i], to: whole + i) }
          }
          return sums.write(to: operands.result)
        }
        operands.result.update(repeating: 0, count: count)
        try walk.forEachPart(indices: operands[1]) { whole, part in
          for i in 0..<walk.inner { operands.result[whole + i] += operands[0][part + i] }
        }
      }
    } pullback: { rule in
      [rule.cotangent.taken(rule.inputs[1], axis: axis), nil]
    }
    return graph.append(primitive, [self, indices], shape: shape)
  }

  /// The elements along the last axis that an integer tensor with the same leading axes names.
  func takenAlongLast(_ indices: Term) -> Term {
    let primitive = Primitive("take along") { shapes in
      let walk = IndexedRows(shapes.inputs[0], indices: shapes.inputs[1])
      return { (operands: Operands) throws(EvaluationError) in
        try walk.forEachElement(indices: operands[1]) { whole, part in
          operands.result[part] = operands[0][whole]
        }
      }
    } pullback: { rule in
      [rule.cotangent.scatteredAlongLast(rule.inputs[1], in: rule.inputs[0].shape), nil]
    }
    return graph.append(primitive, [self, indices], shape: indices.shape, kind: kind)
  }

  /// Zeros to which each element is added at its index: the transpose of `takenAlongLast`.
  func scatteredAlongLast(_ indices: Term, in shape: Shape) -> Term {
    let primitive = Primitive("scatter along", shape.values) { shapes in
      let walk = IndexedRows(shapes.output, indices: shapes.inputs[1])
      let count = shapes.outputCount
      return { (operands: Operands) throws(EvaluationError) in
        operands.result.update(repeating: 0, count: count)
        try walk.forEachElement(indices: operands[1]) { whole, part in
          operands.result[whole] += operands[0][part]
        }
      }
    } pullback: { rule in
      [rule.cotangent.takenAlongLast(rule.inputs[1]), nil]
    }
    return graph.append(primitive, [self, indices], shape: shape)
  }

  /// The same whole numbers, which must each be the index of a class.
  func checkedClasses(_ classes: Extent, for operation: String) -> Term {
    let extent = classes.value
    let primitive = Primitive("indices of \(operation)", [extent]) { shapes in
      let count = shapes.outputCount
      return { (operands: Operands) throws(EvaluationError) in
        for i in 0..<count {
          let index = operands[0][i]
          guard let whole = Int(exactly: index), whole >= 0, whole < extent else {
            throw .classOutOfRange(operation: operation, index: index, classes: extent)
          }
          operands.result[i] = index
        }
      }
    } pullback: { _ in
      [nil]
    }
    return graph.append(primitive, [self], shape: shape, kind: .integer)
  }

  /// Along a new last axis of the given extent, 1 at each index and 0 elsewhere.
  func oneHot(_ extent: Extent) -> Term {
    let isHere = reshaped(shape + [Extent(1)]).equals(graph.counting(extent))
    return choose(isHere, graph.constant(Extent(1)), graph.zero)
  }
}

/// The place that an index names on an axis; a negative one counts from the end.
private func place(_ index: Double, in extent: Int) throws(EvaluationError) -> Int {
  guard let whole = Int(exactly: index), whole >= -extent, whole < extent else {
    throw .indexOutOfRange(index: index, extent: extent)
  }
  return whole < 0 ? whole + extent : whole
}

/// The parts of a tensor along an axis: `outer` rows of `extent` parts of `inner` elements.
private struct IndexedAxis {
  let outer: Int
  let extent: Int
  let inner: Int
  let count: Int

  init(shape: [Int], axis: Int, count: Int) {
    outer = shape[..<axis].reduce(1, *)
    extent = shape[axis]
    inner = shape[(axis + 1)...].reduce(1, *)
    self.count = count
  }

  func forEachPart(
    indices: UnsafePointer<Double>, _ body: (_ whole: Int, _ part: Int) -> Void
  ) throws(EvaluationError) {
    for row in 0..<outer {
      for i in 0..<count {
        let at = try place(indices[i], in: extent)
        body((row * extent + at) * inner, (row * count + i) * inner)
      }
    }
  }
}

/// The rows of a tensor along its last axis, and the rows of an index tensor beside them.
private struct IndexedRows {
  let rows: Int
  let extent: Int
  let count: Int

  init(_ shape: [Int], indices: [Int]) {
    rows = shape.dropLast().reduce(1, *)
    extent = shape.last ?? 1
    count = indices.last ?? 1
  }

  func forEachElement(
    indices: UnsafePointer<Double>, _ body: (_ whole: Int, _ part: Int) -> Void
  ) throws(EvaluationError) {
    for row in 0..<rows {
      for i in row * count..<(row + 1) * count {
        body(row * extent + (try place(indices[i], in: extent)), i)
      }
    }
  }
}
