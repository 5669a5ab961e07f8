import Tensors

extension Term {
  /// The products of matrices in the last two axes; the leading axes of both are equal.
  ///
  /// An operand may be taken transposed, so that no derivative copies a matrix.
  func matrixProduct(
    _ other: Term, transposeLeft: Bool = false, transposeRight: Bool = false
  ) -> Term {
    let attributes = [transposeLeft ? 1 : 0, transposeRight ? 1 : 0]
    let primitive = Primitive(
      "matmul", attributes,
      work: { shapes in
        let inner = transposeLeft ? shapes.inputs[0].dropLast().last : shapes.inputs[0].last
        return Double(shapes.outputCount) * Double(inner ?? 1)
      }
    ) { shapes in
      let (a, b) = (shapes.inputs[0], shapes.inputs[1])
      let (rows, columns) = (shapes.output[a.count - 2], shapes.output[a.count - 1])
      let inner = transposeLeft ? a[a.count - 2] : a[a.count - 1]
      let product = MatrixProductShape(
        rows: rows, inner: inner, columns: columns, leftIsTransposed: transposeLeft,
        rightIsTransposed: transposeRight)
      let batch = b.dropLast(2).reduce(1, *)
      return { (operands: Operands) throws(EvaluationError) in
        for i in 0..<batch {
          multiplyMatrices(
            operands[0] + i * rows * inner, operands[1] + i * inner * columns,
            operands.result + i * rows * columns, product)
        }
      }
    } pullback: { rule in
      let (a, b, w) = (rule.inputs[0], rule.inputs[1], rule.cotangent)
      return [
        transposeLeft
          ? b.matrixProduct(w, transposeLeft: transposeRight, transposeRight: true)
          : w.matrixProduct(b, transposeRight: !transposeRight),
        transposeRight
          ? w.matrixProduct(a, transposeLeft: true, transposeRight: transposeLeft)
          : a.matrixProduct(w, transposeLeft: !transposeLeft),
      ]
    }
    let rows = shape[transposeLeft ? rank - 1 : rank - 2]
    let columns = other.shape[transposeRight ? rank - 2 : rank - 1]
    return graph.append(
      primitive, [self, other], shape: shape.dropLast(2) + [rows, columns],
      kind: max(.integer, kind, other.kind))
  }
}
