import Tensors

/// Windows that divide each spatial axis into equal parts, and the places that they cover.
struct AdaptiveWindows: Sendable {
  /// For each axis, for each window along it, the places that it covers.
  let places: [[Range<Int>]]
  /// What tells these windows from others.
  let attributes: [Int]

  /// Windows that divide each axis into equal parts: window i of n covers ⌊i·L/n⌋ up to
  /// ⌈(i + 1)·L/n⌉.
  ///
  /// Throws ``OperationError`` where they cover too many places.
  init(_ spatial: [Int], into counts: [Int]) throws(OperationError) {
    for shape in [spatial, counts] {
      guard let count = elementCount(of: shape), count <= Plan.elementLimit else {
        throw .tooManyElements(shape.map { Extent($0) }, limit: Plan.elementLimit)
      }
    }
    attributes = spatial + counts
    places = spatial.indices.map { axis in
      (0..<counts[axis]).map { window in
        let end = ((window + 1) * spatial[axis] + counts[axis] - 1) / counts[axis]
        return window * spatial[axis] / counts[axis]..<end
      }
    }
    // Long axes into few parts beside short ones into many cover the same places over and over.
    let covered = places.map { $0.reduce(0) { $0 + $1.count } }
    guard let count = elementCount(of: covered), count <= Plan.elementLimit else {
      throw .tooManyElements(covered.map { Extent($0) }, limit: Plan.elementLimit)
    }
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
    let primitive = Primitive("places of greatest part", windows.attributes) { shapes in
      let (height, width) = (shapes.inputs[0][2], shapes.inputs[0][3])
      let planes = shapes.output[0] * shapes.output[1]
      return { (operands: Operands) throws(EvaluationError) in
        var window = 0
        for plane in 0..<planes {
          let x = operands[0] + plane * height * width
          for rows in windows.places[0] {
            for columns in windows.places[1] {
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
    for axis in windows.places.indices {
      let count = windows.places[axis].count
      let extent = shape[axis + 2]
      guard let size = elementCount(of: [count, extent.value]), size <= Plan.elementLimit else {
        throw .tooManyElements([Extent(count), extent], limit: Plan.elementLimit)
      }
      let covers = Tensor(shape: [count, extent.value]) { buffer in
        for (window, places) in windows.places[axis].enumerated() {
          for place in places { buffer[window * extent.value + place] = 1 }
        }
      }
      let last = result.rank - 1
      var order = Array(0..<result.rank)
      order.swapAt(axis + 2, last)
      let moved = result.transposed(order)
      let rows = try Shape(moved.shape.dropLast()).size()
      let sums = moved.reshaped([rows, extent])
        .matrixProduct(graph.constant(covers), transposeRight: true)
      result = sums.reshaped(moved.shape.dropLast() + [output[axis + 2]]).transposed(order)
    }
    return result
  }
}
