import Tensors

extension Term {
  /// The product along axes, which the result does not have: x̄ᵢ is the product of the others, from
  /// the products before and after it, so that a zero does no harm.
  func product(over axes: [Int]) throws(OperationError) -> Term {
    if axes.isEmpty { return self }
    return try joined(axes).productAlongLast
  }

  /// Some axes joined into one, behind the others.
  func joined(_ axes: [Int]) throws(OperationError) -> Term {
    let kept = shape.indices.filter { !axes.contains($0) }
    let count = try Shape(axes.map { shape[$0] }).size()
    return transposed(kept + axes).reshaped(kept.map { shape[$0] } + [count])
  }

  /// The product along the last axis.
  private var productAlongLast: Term {
    let primitive = Primitive("prod") { shapes in
      let extent = shapes.inputs[0].last ?? 1
      let rows = shapes.outputCount
      return { (operands: Operands) throws(EvaluationError) in
        for row in 0..<rows {
          var product = 1.0
          for i in row * extent..<(row + 1) * extent { product *= operands[0][i] }
          operands.result[row] = product
        }
      }
    } pullback: { rule in
      let x = rule.inputs[0]
      let others = x.exclusiveProduct(reversed: false) * x.exclusiveProduct(reversed: true)
      return [others * rule.cotangent.spread(over: [x.rank - 1], of: x.shape)]
    }
    return graph.append(
      primitive, [self], shape: Array(shape.dropLast()), kind: max(.integer, kind))
  }

  /// Along the last axis the product of all elements before each one (or after it).
  private func exclusiveProduct(reversed: Bool) -> Term {
    let last = rank - 1
    let extent = shape[last]
    if extent.value == 0 { return self }
    var slices = shape.map(AxisSlice.all)
    slices[last] = AxisSlice(
      start: reversed ? 1 : 0, step: 1, count: Extent(extent.value - 1))
    var edge = shape
    edge[last] = Extent(1)
    let one = graph.constant(1).broadcast(to: edge)
    let rest = sliced(slices)
    let shifted = Term.concatenated(
      reversed ? [rest, one] : [one, rest], axis: last, extent: extent)
    return shifted.cumulativeProduct(axis: last, reversed: reversed)
  }

  /// The running product along an axis: x̄ⱼ = Σᵢ≥ⱼ ȳᵢ ∏ₖ≤ᵢ, ₖ≠ⱼ xₖ.
  ///
  /// The derivative is written with the n × n table of the products from each place to each later
  /// one, so that a zero does no harm; it costs n times the function.
  func cumulativeProduct(axis: Int, reversed: Bool = false) -> Term {
    let primitive = Primitive("cumprod", [axis, reversed ? 1 : 0]) { shapes in
      let shape = shapes.output
      let isEmpty = shapes.outputCount == 0
      let inner = isEmpty ? 0 : shape[(axis + 1)...].reduce(1, *)
      let (outer, count) = (isEmpty ? 0 : shape[..<axis].reduce(1, *), shape[axis])
      return { (operands: Operands) throws(EvaluationError) in
        for row in 0..<outer {
          for column in 0..<inner {
            let first = row * count * inner + column
            var product = 1.0
            for i in 0..<count {
              let at = first + (reversed ? count - 1 - i : i) * inner
              product *= operands[0][at]
              operands.result[at] = product
            }
          }
        }
      }
    } pullback: { rule in
      if reversed {
        let share = rule.inputs[0].flipped([axis]).cumulativeProductShare(
          rule.cotangent.flipped([axis]), axis: axis)
        return [share.flipped([axis])]
      }
      return [rule.inputs[0].cumulativeProductShare(rule.cotangent, axis: axis)]
    }
    return graph.append(primitive, [self], shape: shape, kind: max(.integer, kind))
  }

  /// The cotangent of a running product's operand.
  private func cumulativeProductShare(_ cotangent: Term, axis: Int) -> Term {
    let order = shape.indices.filter { $0 != axis } + [axis]
    var inverse = order
    for (at, source) in order.enumerated() { inverse[source] = at }
    let (x, w) = (transposed(order), cotangent.transposed(order))
    let extent = shape[axis]
    let square = Array(x.shape.dropLast()) + [extent, extent]
    // Row j holds 1 up to place j, then the elements after it: their running product is
    // ∏ xₖ for j < k ≤ i.
    let place = graph.counting(extent)
    let isAfter = Elementwise.term(">", place, place.reshaped([extent, Extent(1)]))
    let wide = x.reshaped(x.shape.dropLast() + [Extent(1), extent]).broadcast(to: square)
    let later = choose(isAfter, wide, graph.constant(1)).cumulativeProduct(axis: square.count - 1)
    let isFrom = Elementwise.term(">=", place, place.reshaped([extent, Extent(1)]))
    let weights = w.reshaped(w.shape.dropLast() + [Extent(1), extent])
    let sums = (choose(isFrom, later, graph.constant(0)) * weights).summed(over: [square.count - 1])
    let before = x.exclusiveProduct(reversed: false)
    return (before * sums).transposed(inverse)
  }
}
