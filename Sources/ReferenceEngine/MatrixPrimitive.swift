import Tensors

extension LinearAlgebraFailure {
  var described: String {
    switch self {
    case .singular: "singular"
    case .notPositiveDefinite: "not positive definite"
    case .notConverged: "not finite"
    }
  }
}

/// One of the matrices in the last two axes of the first operand, for a routine to work on.
struct WorkingMatrix {
  /// A copy in row-major order, which the routine may change.
  let copy: UnsafeMutablePointer<Double>
  let rows, columns: Int
  let operands: Operands
  /// Where this matrix's part of the result begins, and how many elements it has.
  let offset, resultCount: Int

  var result: UnsafeMutablePointer<Double> { operands.result + offset }
  var elements: [Double] { Array(UnsafeBufferPointer(start: copy, count: rows * columns)) }

  /// Makes the copy, as the routine left it, the result.
  func keepCopy() { result.update(from: copy, count: resultCount) }
}

/// A primitive that does a routine for every matrix in the last two axes of its first operand.
///
/// The routine takes about `factor`·m·n·min(m, n) multiplications for an m × n matrix. A failure is
/// told of the `operation`, where that is not the primitive's own name.
func matrixPrimitive(
  _ name: String, reportedAs operation: String? = nil, work factor: Double,
  _ routine: @escaping @Sendable (WorkingMatrix) throws(LinearAlgebraFailure) -> Void,
  pullback: @escaping @Sendable (Pullback) -> [Term?]
) -> Primitive {
  let work: @Sendable (KernelShapes) -> Double = { shapes in
    let size = shapes.inputs[0].reduce(1) { $0 * Double($1) }
    let matrices = shapes.inputs[0].dropLast(2).reduce(1) { $0 * Double($1) }
    return factor * size * Double(shapes.inputs[0].suffix(2).min() ?? 0) + 10_000 * matrices
      + Double(shapes.outputCount)
  }
  let prepare: @Sendable (KernelShapes) -> Kernel = { shapes in
    let (batch, shape) = (shapes.inputs[0].dropLast(2), shapes.inputs[0].suffix(2))
    let (rows, columns) = (shape.first ?? 0, shape.last ?? 0)
    // Where the result has no elements, the number of matrices may be beyond counting.
    let count = shapes.outputCount == 0 ? 0 : batch.reduce(1, *)
    let resultCount = count == 0 ? 0 : shapes.outputCount / count
    return { (operands: Operands) throws(EvaluationError) in
      let size = rows * columns
      let copy = UnsafeMutablePointer<Double>.allocate(capacity: max(size, 1))
      defer { copy.deallocate() }
      for at in 0..<count {
        copy.update(from: operands[0] + at * size, count: size)
        do throws(LinearAlgebraFailure) {
          try routine(
            WorkingMatrix(
              copy: copy, rows: rows, columns: columns, operands: operands,
              offset: at * resultCount, resultCount: resultCount))
        } catch {
          throw .matrix(operation: operation ?? name, is: error.described)
        }
      }
    }
  }
  var primitive = Primitive(name, work: work, prepare: prepare, pullback: pullback)
  primitive.isMatrixRoutine = true
  return primitive
}
