import Tensors

extension Term {
  /// For x `[N, C, …]` the place of the greatest element of each window, counted in row-major order
  /// over the spatial axes; the first of equal ones, as in PyTorch. Padding never wins, so each
  /// window must hold an element.
  func placesOfGreatest(kernel: [Int], _ geometry: WindowGeometry, output: Shape) -> Term {
    let attributes = kernel + geometry.attributes + output.values
    let primitive = Primitive("places of greatest", attributes) { shapes in
      let spatial = Array(shapes.inputs[0][2...])
      let windows = Array(shapes.output[2...])
      let walk = WindowWalk(spatial, kernel: kernel, windows: windows, geometry)
      let planes = shapes.output[0] * shapes.output[1]
      let (size, count) = (spatial.reduce(1, *), windows.reduce(1, *))
      return { (operands: Operands) throws(EvaluationError) in
        for plane in 0..<planes {
          let (x, best) = (operands[0] + plane * size, operands.result + plane * count)
          best.update(repeating: -1, count: count)
          walk.forEach { place, _, window in
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
}
