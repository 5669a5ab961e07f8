import Tensors

extension Term {
  /// The sum along the given axes (in ascending order), which the result does not have.
  func summed(over axes: [Int]) -> Term {
    if axes.isEmpty { return self }
    let primitive = Primitive("sum", axes) { shapes in
      let layout = ReductionLayout(shape: shapes.inputs[0], axes: axes)
      return { (operands: Operands) throws(EvaluationError) in
        layout.reduce(operands[0], operands.result) { x, count, stride in
          pairwiseSum(x, count: count, stride: stride)
        }
      }
    } pullback: { rule in
      [rule.cotangent.spread(over: axes, of: rule.inputs[0].shape)]
    }
    return graph.append(
      primitive, [self], shape: shape.removing(axes), kind: max(.integer, kind))
  }

  /// The greatest (or smallest) element along the given axes, an infinity where there is none;
  /// equal ones share the derivative, as in PyTorch's `amax` and `amin`.
  func extreme(over axes: [Int], greatest: Bool = true) -> Term {
    let primitive = Primitive(greatest ? "max" : "min", axes) { shapes in
      let layout = ReductionLayout(shape: shapes.inputs[0], axes: axes)
      return { (operands: Operands) throws(EvaluationError) in
        layout.reduce(operands[0], operands.result) { x, count, stride in
          var best = greatest ? -Double.infinity : .infinity
          for i in 0..<count {
            let candidate = x[i * stride]
            if candidate.isNaN { return candidate }
            if greatest ? candidate > best : candidate < best { best = candidate }
          }
          return best
        }
      }
    } pullback: { rule in
      let x = rule.inputs[0]
      let isExtreme = x.equals(rule.output.spread(over: axes, of: x.shape))
      let share = isExtreme / isExtreme.summed(over: axes).spread(over: axes, of: x.shape)
      return [share * rule.cotangent.spread(over: axes, of: x.shape)]
    }
    return graph.append(primitive, [self], shape: shape.removing(axes), kind: kind)
  }

  /// The running sum along an axis.
  func cumulativeSum(axis: Int, reversed: Bool = false) -> Term {
    let primitive = Primitive("cumsum", [axis, reversed ? 1 : 0]) { shapes in
      let shape = shapes.output
      let inner = shape[(axis + 1)...].reduce(1, *)
      let (outer, count) = (shape[..<axis].reduce(1, *), shape[axis])
      return { (operands: Operands) throws(EvaluationError) in
        for row in 0..<outer {
          for column in 0..<inner {
            let first = row * count * inner + column
            var sum = CompensatedSum()
            for i in 0..<count {
              let at = first + (reversed ? count - 1 - i : i) * inner
              sum.add(operands[0][at])
              operands.result[at] = sum.value
            }
          }
        }
      }
    } pullback: { rule in
      [rule.cotangent.cumulativeSum(axis: axis, reversed: !reversed)]
    }
    return graph.append(primitive, [self], shape: shape, kind: max(.integer, kind))
  }

  /// The index of the greatest (or smallest) element along an axis, the first of equal ones.
  func indexOfExtreme(axis: Int, greatest: Bool) -> Term {
    let primitive = Primitive(greatest ? "argmax" : "argmin", [axis]) { shapes in
      let layout = ReductionLayout(shape: shapes.inputs[0], axes: [axis])
      return { (operands: Operands) throws(EvaluationError) in
        layout.reduce(operands[0], operands.result) { x, count, stride in
          var best = 0
          for i in 0..<count {
            let (candidate, current) = (x[i * stride], x[best * stride])
            if current.isNaN { break }
            let isBetter = greatest ? candidate > current : candidate < current
            if isBetter || candidate.isNaN { best = i }
          }
          return Double(best)
        }
      }
    } pullback: { _ in
      [nil]
    }
    return graph.append(primitive, [self], shape: shape.removing([axis]), kind: .integer)
  }

  /// The sum over every axis that broadcasting to this shape from `shape` repeats.
  func summed(to shape: Shape) -> Term {
    let added = rank - shape.count
    let repeated = (0..<rank).filter {
      $0 < added || (shape[$0 - added].value == 1 && self.shape[$0].value != 1)
    }
    return summed(over: repeated).reshaped(shape)
  }

  /// A reduction's result repeated along the axes that it reduced.
  func spread(over axes: [Int], of shape: Shape) -> Term {
    reshaped(shape.keeping(axes)).broadcast(to: shape)
  }

  /// The mean along axes.
  func averaged(over axes: [Int]) -> Term {
    summed(over: axes) / shape.count(of: axes)
  }

  /// ln Σ exp x along axes, shifted by the greatest element so that nothing overflows.
  func logSumExp(over axes: [Int]) -> Term {
    let top = extreme(over: axes).withoutDerivative
    let isFinite = top.map("abs").isLess(than: .infinity)
    let shift = choose(isFinite, top, graph.constant(0))
    return (self - shift.spread(over: axes, of: shape)).map("exp").summed(over: axes).map("log")
      + shift
  }

  /// eˣ / Σ eˣ along an axis.
  func softmax(axis: Int) -> Term {
    let powers = belowGreatest(axis: axis).map("exp")
    return powers / powers.summed(over: [axis]).spread(over: [axis], of: shape)
  }

  /// x − ln Σ eˣ along an axis; the shift cancels before the logarithm is taken away, so that a
  /// small result keeps its digits.
  func logSoftmax(axis: Int) -> Term {
    let shifted = belowGreatest(axis: axis)
    let logarithm = shifted.map("exp").summed(over: [axis]).map("log")
    return shifted - logarithm.spread(over: [axis], of: shape)
  }

  /// The elements less the greatest along an axis, which is taken as a constant.
  private func belowGreatest(axis: Int) -> Term {
    self - extreme(over: [axis]).withoutDerivative.spread(over: [axis], of: shape)
  }

  /// √x, flat at 0: a length or a spread of 0 has the derivative 0, as in PyTorch.
  var flatSquareRoot: Term {
    let isZero = equals(graph.constant(0))
    return choose(isZero, graph.constant(0), choose(isZero, graph.constant(1), self).map("sqrt"))
  }

  /// The same value, taken as a constant by every derivative: for a shift that cancels.
  var withoutDerivative: Term {
    graph.append(.withoutDerivative, [self], shape: shape, kind: kind)
  }
}

extension Shape {
  /// The number of elements along axes, rounded to float64.
  func count(of axes: [Int]) -> Double { axes.reduce(1) { $0 * Double(self[$1].value) } }

  /// The shape without the given axes.
  func removing(_ axes: [Int]) -> Shape { indices.filter { !axes.contains($0) }.map { self[$0] } }

  /// The shape with the given axes of extent 1.
  func keeping(_ axes: [Int]) -> Shape {
    indices.map { axes.contains($0) ? Extent(1) : self[$0] }
  }
}

/// How the elements of a tensor are walked to reduce some of its axes.
struct ReductionLayout: Sendable {
  private let kept: BroadcastLayout
  private let reduced: BroadcastLayout
  private let isContiguous: Bool
  private let reducedCount: Int

  init(shape: [Int], axes: [Int]) {
    let strides = rowMajorStrides(of: shape)
    let others = shape.indices.filter { !axes.contains($0) }
    kept = BroadcastLayout(
      extents: others.map { shape[$0] }, strides: [others.map { strides[$0] }])
    reduced = BroadcastLayout(
      extents: axes.map { shape[$0] }, strides: [axes.map { strides[$0] }])
    reducedCount = reduced.extents.reduce(1, *)
    isContiguous = reduced.extents.count == 1
  }

  /// Calls `function` for each element of the result with the numbers that it is made from.
  @inline(__always)
  func reduce(
    _ x: UnsafePointer<Double>, _ result: UnsafeMutablePointer<Double>,
    _ function: (_ first: UnsafePointer<Double>, _ count: Int, _ stride: Int) -> Double
  ) {
    let count = kept.extents[kept.extents.count - 1]
    let stride = kept.strides[0][kept.extents.count - 1]
    withUnsafeTemporaryAllocation(
      of: Double.self, capacity: isContiguous ? 1 : max(reducedCount, 1)
    ) { scratch in
      guard let gathered = scratch.baseAddress else { return }
      kept.forEachRow { row, offsets in
        for i in 0..<count {
          let first = x + offsets[0] + i * stride
          if isContiguous {
            result[row * count + i] = function(first, reduced.extents[0], reduced.strides[0][0])
          } else {
            copyElements(first, gathered, layout: reduced)
            result[row * count + i] = function(gathered, reducedCount, 1)
          }
        }
      }
    }
  }
}
