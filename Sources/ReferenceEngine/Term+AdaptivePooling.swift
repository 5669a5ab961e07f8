import Tensors

/// Windows that divide each spatial axis into equal parts: window i of n covers ⌊i·L/n⌋ up to
/// ⌈(i + 1)·L/n⌉ of an axis of L places.
struct AdaptiveWindows: Sendable {
  let spatial, counts: [Int]

  /// What tells these windows from others.
  var attributes: [Int] { spatial + counts }

  /// For each window along an axis, the places that it covers.
  func places(_ axis: Int) -> [Range<Int>] {
    let count = counts[axis]
    let (whole, rest) = spatial[axis].quotientAndRemainder(dividingBy: count)
    return (0..<count).map { window in
      let end = (window + 1) * whole + ((window + 1) * rest + count - 1) / count
      return window * whole + window * rest / count..<end
    }
  }

  /// About how many places all windows of a plane cover: long axes into few parts beside short ones
  /// into many cover the same places over and over.
  var covered: Double {
    zip(spatial, counts).reduce(1) { $0 * (Double($1.0) + 2 * Double($1.1)) }
  }
}

extension Term {
  /// For x `[N, C, H, W]` the greatest element of each window: its place is found first, and the
  /// derivative goes to it alone, as in PyTorch.
  func greatest(in windows: AdaptiveWindows, output: Shape) throws(OperationError) -> Term {
    let leading = Array(shape.prefix(2))
    let flat = reshaped(leading + [try Shape(shape.dropFirst(2)).size()])
    let places = placesOfGreatest(in: windows, output: output)
    return flat.takenAlongLast(
      places.reshaped(leading + [try Shape(output.dropFirst(2)).size()])
    ).reshaped(output)
  }

  /// The place of the greatest element of each window, counted in row-major order over the spatial
  /// axes; the first of equal ones, and of NaN.
  private func placesOfGreatest(in windows: AdaptiveWindows, output: Shape) -> Term {
    let primitive = Primitive(
      "places of greatest part", windows.attributes,
      work: { $0.output.prefix(2).reduce(16 * windows.covered) { $0 * Double($1) } }
    ) { shapes in
      let (down, across) = (windows.places(0), windows.places(1))
      let (height, width) = (shapes.inputs[0][2], shapes.inputs[0][3])
      let planes = shapes.output[0] * shapes.output[1]
      return { (operands: Operands) throws(EvaluationError) in
        var window = 0
        for plane in 0..<planes {
          let x = operands[0] + plane * height * width
          for rows in down {
            for columns in across {
              var best = rows.lowerBound * width + columns.lowerBound
              for row in rows {
                for place in row * width + columns.lowerBound..<row * width + columns.upperBound
                where x[place] > x[best] || (x[place].isNaN && !x[best].isNaN) {
                  best = place
                }
              }
              operands.result[window] = Double(best)
              window += 1
            }
          }
        }
      }
    } pullback: { _ in
      [nil]
    }
    return graph.append(primitive, [self], shape: output, kind: .integer)
  }

  /// For x `[N, C, …]` the sum of each window: along each axis a product with a matrix of zeros and
  /// ones.
  func summed(
    in windows: AdaptiveWindows, output: Shape
  ) throws(OperationError) -> Term {
    var result = self
    for axis in windows.counts.indices {
      let extent = shape[axis + 2]
      let covers = graph.written(
        "windows of an axis", [extent.value], shape: [output[axis + 2], extent], kind: .real
      ) { buffer, shape in
        for (window, places) in windows.places(axis).enumerated() {
          for place in places { buffer[window * shape[1] + place] = 1 }
        }
      }
      let last = result.rank - 1
      var order = Array(0..<result.rank)
      order.swapAt(axis + 2, last)
      let moved = result.transposed(order)
      let rows = try Shape(moved.shape.dropLast()).size()
      let sums = moved.reshaped([rows, extent])
        .matrixProduct(covers, transposeRight: true)
      result = sums.reshaped(moved.shape.dropLast() + [output[axis + 2]]).transposed(order)
    }
    return result
  }
}
