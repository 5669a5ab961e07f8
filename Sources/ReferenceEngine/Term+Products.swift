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
    shifted(forward: !reversed, filling: 1).cumulativeProduct(axis: rank - 1, reversed: reversed)
  }

  /// The elements moved one place along the last axis, with a number in the place that is left.
  private func shifted(forward: Bool, filling value: Double) -> Term {
    let last = rank - 1
    let extent = shape[last]
    if extent.value == 0 { return self }
    var slices = shape.map(AxisSlice.all)
    slices[last] = AxisSlice(
      start: forward ? 0 : 1, step: 1, count: Extent(extent.value - 1))
    var edge = shape
    edge[last] = Extent(1)
    let filling = graph.constant(value).broadcast(to: edge)
    let rest = sliced(slices)
    return Term.concatenated(
      forward ? [filling, rest] : [rest, filling], axis: last, extent: extent)
  }

  /// The running product along an axis: x̄ⱼ = Σᵢ≥ⱼ ȳᵢ ∏ₖ≤ᵢ, ₖ≠ⱼ xₖ = (∏ₖ<ⱼ xₖ) rⱼ with
  /// rⱼ = ȳⱼ + xⱼ₊₁ rⱼ₊₁, so that a zero does no harm.
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
      let order = rule.output.shape.indices.filter { $0 != axis } + [axis]
      var inverse = order
      for (at, source) in order.enumerated() { inverse[source] = at }
      let x = rule.inputs[0].transposed(order)
      let next = x.shifted(forward: reversed, filling: 0)
      let sums = rule.cotangent.transposed(order).recurrence(by: next, reversed: !reversed)
      return [(x.exclusiveProduct(reversed: reversed) * sums).transposed(inverse)]
    }
    return graph.append(primitive, [self], shape: shape, kind: max(.integer, kind))
  }

  /// The recurrence rᵢ = bᵢ + aᵢ rᵢ₋₁ along the last axis (rᵢ₊₁ where reversed), b being this:
  /// b̄ⱼ = r̄ⱼ + aⱼ₊₁ b̄ⱼ₊₁ is one the other way, and āⱼ = b̄ⱼ rⱼ₋₁.
  private func recurrence(by factors: Term, reversed: Bool) -> Term {
    let primitive = Primitive("recurrence", [reversed ? 1 : 0]) { shapes in
      let count = shapes.output.last ?? 1
      let rows = count == 0 ? 0 : shapes.outputCount / count
      return { (operands: Operands) throws(EvaluationError) in
        for row in 0..<rows {
          var last = 0.0
          for i in 0..<count {
            let at = row * count + (reversed ? count - 1 - i : i)
            last = i == 0 ? operands[0][at] : operands[0][at] + operands[1][at] * last
            operands.result[at] = last
          }
        }
      }
    } pullback: { rule in
      let next = rule.inputs[1].shifted(forward: reversed, filling: 0)
      let share = rule.cotangent.recurrence(by: next, reversed: !reversed)
      return [share, share * rule.output.shifted(forward: !reversed, filling: 0)]
    }
    return graph.append(primitive, [self, factors], shape: shape)
  }
}
