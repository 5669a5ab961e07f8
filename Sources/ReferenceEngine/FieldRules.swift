import Tensors

/// What a rule over a field sees of a node.
struct FieldOperands {
  let values: [[Residue]]
  let shapes: KernelShapes
  let attributes: [Int]

  /// For each element of the result the elements of the operands that meet there.
  static func broadcast(_ values: [[Residue]], _ shapes: KernelShapes) -> [[Residue]] {
    let layout = BroadcastLayout(operands: shapes.inputs, result: shapes.output)
    var result = [[Residue]](repeating: [], count: shapes.outputCount)
    let columns = layout.extents[layout.extents.count - 1]
    layout.forEachRow { row, offsets in
      for column in 0..<columns {
        result[row * columns + column] = values.indices.map { operand in
          let stride = layout.strides[operand][layout.extents.count - 1]
          return values[operand][offsets[operand] + column * stride]
        }
      }
    }
    return result
  }

  fileprivate func elementwise(_ rule: ([Residue]) -> Residue?) -> [Residue]? {
    let result = Self.broadcast(values, shapes).compactMap(rule)
    return result.count == shapes.outputCount ? result : nil
  }
}

/// How the primitives that are rational act over a field.
enum FieldRules {
  typealias Rule = @Sendable (FieldOperands) -> [Residue]?

  /// The rule of a primitive; nil where it is not rational. Truth values are those of atoms.
  static func rule(for primitive: Primitive, kinds: [ElementKind]) -> Rule? {
    if isMove(primitive.name) { return { own in moved(own, by: primitive) } }
    if kinds.allSatisfy({ $0 == .boolean }), let rule = truths[primitive.name] { return rule }
    if primitive.name == "where" { return kinds[0] == .boolean ? chosen : nil }
    return rules[primitive.name]
  }

  private static func isMove(_ name: String) -> Bool {
    ["transpose", "broadcast_to", "slice", "embed", "concatenate"].contains(name)
  }

  private static let rules: [String: Rule] = [
    "+": { $0.elementwise { $0[0] + $0[1] } },
    "-": { $0.elementwise { $0[0] - $0[1] } },
    "*": { $0.elementwise { $0[0] * $0[1] } },
    "/": { $0.elementwise { $0[1].isInvertible ? $0[0] * $0[1].reciprocal : nil } },
    "negative": { $0.elementwise { .zero - $0[0] } },
    "square": { $0.elementwise { $0[0] * $0[0] } },
    "reciprocal": { $0.elementwise { $0[0].isInvertible ? $0[0].reciprocal : nil } },
    "sum": summed, "prod": multiplied, "matmul": matrixProduct, "det": determinant,
    "inv": inverse, "solve": solution,
  ]

  /// A truth value c is 0 or 1: what holds for any number in its place holds for these.
  private static let truths: [String: Rule] = [
    "and": { $0.elementwise { $0[0] * $0[1] } },
    "or": { $0.elementwise { $0[0] + $0[1] - $0[0] * $0[1] } },
    "not": { $0.elementwise { .one - $0[0] } },
  ]

  private static func chosen(_ own: FieldOperands) -> [Residue]? {
    own.elementwise { $0[2] + $0[0] * ($0[1] - $0[2]) }
  }

  /// A kernel that only moves elements tells where each comes from when it moves their numbers.
  private static func moved(_ own: FieldOperands, by primitive: Primitive) -> [Residue]? {
    let counts = own.values.map(\.count)
    let total = counts.reduce(0, +)
    let block = UnsafeMutablePointer<Double>.allocate(capacity: total + own.shapes.outputCount + 1)
    defer { block.deallocate() }
    for index in 0..<total { block[index] = Double(index + 1) }
    let offsets = counts.indices.map { counts[..<$0].reduce(0, +) }
    let kernel = primitive.prepare(own.shapes)
    if own.shapes.outputCount > 0 {
      guard
        (try? kernel(Operands(base: block, offsets: offsets, result: block + total))) != nil
      else { return nil }
    }
    let sources = [.zero] + own.values.flatMap { $0 }
    return (0..<own.shapes.outputCount).map { sources[Int(block[total + $0])] }
  }

  private static func summed(_ own: FieldOperands) -> [Residue]? {
    reduced(own, from: .zero, +)
  }

  /// The number of the result element that each operand element is reduced into.
  private static func reduced(
    _ own: FieldOperands, from start: Residue, _ combine: (Residue, Residue) -> Residue
  ) -> [Residue]? {
    let shape = own.shapes.inputs[0]
    let strides = rowMajorStrides(of: own.shapes.output)
    var targets = [Int](repeating: 0, count: shape.count)
    let kept = shape.indices.filter { !own.attributes.contains($0) }
    for (position, axis) in kept.enumerated() { targets[axis] = strides[position] }
    let sources = rowMajorStrides(of: shape)
    var result = [Residue](repeating: start, count: own.shapes.outputCount)
    for (offset, value) in own.values[0].enumerated() {
      let target = shape.indices.reduce(0) { sum, axis in
        sum + offset / sources[axis] % shape[axis] * targets[axis]
      }
      result[target] = combine(result[target], value)
    }
    return result
  }

  private static func multiplied(_ own: FieldOperands) -> [Residue]? {
    let extent = own.shapes.inputs[0].last ?? 1
    return (0..<own.shapes.outputCount).map { row in
      own.values[0][row * extent..<(row + 1) * extent].reduce(.one, *)
    }
  }

  private static func matrixProduct(_ own: FieldOperands) -> [Residue]? {
    let (left, right) = (own.attributes[0] == 1, own.attributes[1] == 1)
    let (shape, output) = (own.shapes.inputs[0], own.shapes.output)
    let (rows, columns) = (output[output.count - 2], output[output.count - 1])
    let inner = left ? shape[shape.count - 2] : shape[shape.count - 1]
    let (a, b) = (own.values[0], own.values[1])
    var result: [Residue] = []
    result.reserveCapacity(own.shapes.outputCount)
    for batch in 0..<output.dropLast(2).reduce(1, *) {
      let (x, y) = (batch * rows * inner, batch * inner * columns)
      for i in 0..<rows {
        for j in 0..<columns {
          var sum = Residue.zero
          for p in 0..<inner {
            sum =
              sum + a[x + (left ? p * rows + i : i * inner + p)]
              * b[y + (right ? j * inner + p : p * columns + j)]
          }
          result.append(sum)
        }
      }
    }
    return result
  }

  /// Calls `body` with each of the square matrices in the last two axes of the first operand.
  private static func forEachMatrix(
    _ own: FieldOperands, _ body: (_ number: Int, _ matrix: [Residue], _ rows: Int) -> [Residue]?
  ) -> [Residue]? {
    let rows = own.shapes.inputs[0].last ?? 0
    var result: [Residue] = []
    for number in 0..<own.shapes.inputs[0].dropLast(2).reduce(1, *) {
      let matrix = Array(own.values[0][number * rows * rows..<(number + 1) * rows * rows])
      guard let part = body(number, matrix, rows) else { return nil }
      result += part
    }
    return result
  }

  private static func determinant(_ own: FieldOperands) -> [Residue]? {
    forEachMatrix(own) { _, matrix, rows in
      [solveResidues(matrix, [], rows: rows, columns: 0).determinant]
    }
  }

  private static func inverse(_ own: FieldOperands) -> [Residue]? {
    forEachMatrix(own) { _, matrix, rows in
      let identity = (0..<rows * rows).map {
        $0 / max(rows, 1) == $0 % max(rows, 1) ? Residue.one : .zero
      }
      return solveResidues(matrix, identity, rows: rows, columns: rows).solution
    }
  }

  private static func solution(_ own: FieldOperands) -> [Residue]? {
    let columns = own.shapes.inputs[1].last ?? 0
    return forEachMatrix(own) { number, matrix, rows in
      let part = own.values[1][number * rows * columns..<(number + 1) * rows * columns]
      return solveResidues(matrix, Array(part), rows: rows, columns: columns).solution
    }
  }
}
