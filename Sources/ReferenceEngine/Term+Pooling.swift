import Tensors

extension Term {
  /// For x `[N, C, …]` the place of the greatest element of each window, counted in row-major order
  /// over the spatial axes; the first of equal ones, as in PyTorch. Padding never wins, so each
  /// window must hold an element.
  func placesOfGreatest(kernel: [Int], _ geometry: WindowGeometry, output: Shape) -> Term {
    let attributes = kernel + geometry.attributes + output.values
    let primitive = Primitive(
      "places of greatest", attributes, work: { walkWork($0.output, kernel) }
    ) { shapes in
      let spatial = Array(shapes.inputs[0][2...])
      let windows = Array(shapes.output[2...])
      let walk = WindowWalk(spatial, kernel: kernel, windows: windows, geometry)
      let planes = shapes.output[0] * shapes.output[1]
      let (size, count) = (spatial.reduce(1, *), windows.reduce(1, *))
      return { (operands: Operands) throws(EvaluationError) in
        for plane in 0..<planes {
          let (x, best) = (operands[0] + plane * size, operands.result + plane * count)
          best.update(repeating: -1, count: count)
          walk.forEach { place, window in
            let isFirst = best[window] < 0
            let greatest = isFirst ? 0 : x[Int(best[window])]
            let isGreater = x[place] > greatest || (x[place].isNaN && !greatest.isNaN)
            if isFirst || isGreater { best[window] = Double(place) }
          }
        }
      }
    } pullback: { _ in
      [nil]
    }
    return graph.append(primitive, [self], shape: output, kind: .integer)
  }

  /// For x `[N, C, …]` the sum of each window; padding counts as zero.
  func windowSums(kernel: [Int], _ geometry: WindowGeometry, output: Shape) -> Term {
    windowPairs(isSum: true, kernel, geometry, input: shape, output: output) { rule in
      rule.cotangent.windowSpread(kernel: kernel, geometry, input: rule.inputs[0].shape)
    }
  }

  /// The transpose of `windowSums`: each window's number is added to all its places.
  private func windowSpread(kernel: [Int], _ geometry: WindowGeometry, input: Shape) -> Term {
    windowPairs(isSum: false, kernel, geometry, input: input, output: shape) { rule in
      rule.cotangent.windowSums(kernel: kernel, geometry, output: rule.inputs[0].shape)
    }
  }

  /// Adds over all pairs of a place and a window that covers it, from one to the other.
  private func windowPairs(
    isSum: Bool, _ kernel: [Int], _ geometry: WindowGeometry, input: Shape, output: Shape,
    transpose: @escaping @Sendable (Pullback) -> Term
  ) -> Term {
    let result = isSum ? output : input
    let (spatial, windows) = (Array(input.values.dropFirst(2)), Array(output.values.dropFirst(2)))
    let primitive = Primitive(
      isSum ? "window sums" : "window spread", kernel + geometry.attributes + result.values,
      work: { walkWork(isSum ? $0.output : $0.inputs[0], kernel) }
    ) { shapes in
      let walk = WindowWalk(spatial, kernel: kernel, windows: windows, geometry)
      let planes = shapes.output[0] * shapes.output[1]
      let (size, count) = (spatial.reduce(1, *), windows.reduce(1, *))
      let (from, to) = isSum ? (size, count) : (count, size)
      let isLong = kernel.reduce(1, *) > 64
      return { (operands: Operands) throws(EvaluationError) in
        operands.result.update(repeating: 0, count: planes * to)
        for plane in 0..<planes {
          let (x, out) = (operands[0] + plane * from, operands.result + plane * to)
          if isLong {
            let sums = ScatteredSums(to)
            walk.forEach { place, window in
              sums.add(x[isSum ? place : window], to: isSum ? window : place)
            }
            sums.write(to: out)
          } else if isSum {
            walk.forEach { place, window in out[window] += x[place] }
          } else {
            walk.forEach { place, window in out[place] += x[window] }
          }
        }
      }
    } pullback: { rule in
      [transpose(rule)]
    }
    return graph.append(primitive, [self], shape: result)
  }
}

/// The work of a walk through windows, of which each step takes as long as about 40 of the
/// multiplications in a product of matrices.
private func walkWork(_ windows: [Int], _ kernel: [Int]) -> Double {
  (windows + kernel).reduce(40) { $0 * Double($1) }
}
