import Glibc
import Tensors

extension Term {
  /// The places of the elements along the last axis in ascending order; equal ones keep theirs, and
  /// NaN comes last.
  var sortedPlaces: Term {
    let primitive = Primitive(
      "argsort", work: { 200 * Double($0.outputCount) * log2(Double($0.output.last ?? 1) + 2) }
    ) { shapes in
      let extent = shapes.output.last ?? 1
      let rows = extent == 0 ? 0 : shapes.outputCount / extent
      return { (operands: Operands) throws(EvaluationError) in
        for row in 0..<rows {
          let x = operands[0] + row * extent
          let order = (0..<extent).sorted { i, j in
            if x[i] == x[j] || (x[i].isNaN && x[j].isNaN) { return i < j }
            return x[j].isNaN || x[i] < x[j]
          }
          for i in 0..<extent { operands.result[row * extent + i] = Double(order[i]) }
        }
      }
    } pullback: { _ in
      [nil]
    }
    return graph.append(primitive, [self], shape: shape, kind: .integer)
  }

  /// The median along axes; NaN where an element is.
  func median(over axes: [Int]) throws(OperationError) -> Term {
    let flat = try joined(axes)
    let sorted = flat.takenAlongLast(flat.sortedPlaces)
    let last = flat.rank - 1
    let count = flat.shape[last].value
    var middle = sorted.shape.map(AxisSlice.all)
    middle[last] = AxisSlice(
      start: (count - 1) / 2, step: 1, count: Extent(count % 2 == 0 ? 2 : 1))
    let median = sorted.sliced(middle).averaged(over: [last])
    let greatest = sorted.part(count - 1)
    return choose(greatest.equals(greatest), median, greatest)
  }
}
