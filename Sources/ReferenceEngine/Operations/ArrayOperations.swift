import Tensors

extension Catalogue {
  /// Operations on the arrangement of elements.
  static let arrayOperations: [Operation] = [
    Operation("shape", "x", "the extents of the axes, known without evaluating x") {
      call throws(OperationError) in
      .shape(try call.term("x").shape)
    }
    .documented("x[n, d]", derivative: "0", source: "numpy.shape"),
    Operation("size", "x", "the number of elements, known without evaluating x") {
      call throws(OperationError) in
      .integer(try call.term("x").shape.size())
    }
    .documented("x[n, d]", derivative: "0", source: "numpy.size"),
    Operation("ndim", "x", "the number of axes, known without evaluating x") {
      call throws(OperationError) in
      .integer(Extent(try call.term("x").rank))
    }
    .documented("x[n, d]", derivative: "0", source: "numpy.ndim"),
    Operation("reshape", "x, shape", "the same elements in row-major order; −1 stands for the rest")
    { call throws(OperationError) in
      let x = try call.term("x")
      return .tensor(x.reshaped(try call.reshaped(x)))
    }
    .documented(
      "x[n, d, m], [n, -1]", derivative: "x: reshape(ȳ, shape(x))", source: "numpy.reshape"),
    Operation("flatten", "x", "the elements in one axis, in row-major order") {
      call throws(OperationError) in
      let x = try call.term("x")
      return .tensor(x.reshaped([try x.shape.size()]))
    }
    .documented("x[n, d]", derivative: "x: reshape(ȳ, shape(x))", source: "numpy.ndarray.flatten"),
    Operation("transpose", "x, axes=None", "the axes in another order; reversed for None") {
      call throws(OperationError) in
      let x = try call.term("x")
      return .tensor(x.transposed(try call.permutation(of: x.shape)))
    }
    .documented(
      "x[n, d, m], [1, 2, 0]", derivative: "x: transpose(ȳ, [2, 0, 1])", source: "numpy.transpose"),
    Operation("swapaxes", "x, axis1, axis2", "two axes exchanged") { call throws(OperationError) in
      let x = try call.term("x")
      var order = Array(x.shape.indices)
      order.swapAt(
        try call.axis("axis1", of: x.shape), try call.axis("axis2", of: x.shape))
      return .tensor(x.transposed(order))
    }
    .documented("x[n, d, m], 0, 2", derivative: "x: swapaxes(ȳ, 0, 2)", source: "numpy.swapaxes"),
    Operation("squeeze", "x, axis=None", "without axes of extent 1") {
      call throws(OperationError) in
      let x = try call.term("x")
      if case .none = call["axis"] {
        return .tensor(x.reshaped(x.shape.filter { $0.value != 1 }))
      }
      let axes = try call.axes("axis", of: x.shape)
      for axis in axes where x.shape[axis].value != 1 {
        throw call.fault(
          "axis",
          .general("squeeze", "an axis of extent 1", got: x.shape[axis].description))
      }
      return .tensor(x.reshaped(x.shape.removing(axes)))
    }
    .documented("x[n, 1, d]", derivative: "x: reshape(ȳ, shape(x))", source: "numpy.squeeze"),
    Operation("expand_dims", "x, axis", "with a new axis of extent 1") {
      call throws(OperationError) in
      let x = try call.term("x")
      let axis = try call.axis("axis", of: x.shape + [Extent(1)])
      return .tensor(x.reshaped(x.shape.prefix(axis) + [Extent(1)] + x.shape.suffix(x.rank - axis)))
    }
    .documented("x[n, d], 1", derivative: "x: reshape(ȳ, shape(x))", source: "numpy.expand_dims"),
    Operation("broadcast_to", "x, shape", "repeated along axes of extent 1, as NumPy broadcasts") {
      call throws(OperationError) in
      let (x, shape) = (try call.term("x"), try call.shape("shape"))
      guard let wide = commonShape(x.shape, shape), wide.values == shape.values else {
        throw call.fault(
          "shape",
          .parameter(
            "shape", of: "broadcast_to", "a shape to which \(x.shape.name) broadcasts",
            got: shape.name))
      }
      return .tensor(x.broadcast(to: shape))
    }
    .documented("x[d], [n, d]", derivative: "x: sum(ȳ, axis=0)", source: "numpy.broadcast_to"),
    Operation("concatenate", "tensors, axis=0", "the tensors one after the other along an axis") {
      call throws(OperationError) in
      .tensor(try call.concatenated())
    }
    .documented(
      "[a[n, d], b[m, d]]", derivative: "a: ȳ[:n]; b: ȳ[n:]", source: "numpy.concatenate"),
    Operation("stack", "tensors, axis=0", "the tensors side by side along a new axis") {
      call throws(OperationError) in
      let parts = try call.terms("tensors")
      let axis = try call.axis("axis", of: parts[0].shape + [Extent(1)])
      do throws(OperationError) { return .tensor(try Term.stacked(parts, axis: axis)) } catch {
        throw call.fault("tensors", error)
      }
    }
    .documented(
      "[a[n, d], b[n, d]], axis=1", derivative: "a: ȳ[:, 0]; b: ȳ[:, 1]", source: "numpy.stack"),
    Operation("pad", "x, widths, value=0", "with `value` before and after each axis") {
      call throws(OperationError) in
      .tensor(try call.padded())
    }
    .documented("x[n, d], [[1, 2], [0, m]]", derivative: "x: ȳ[1:-2, :d]", source: "numpy.pad"),
    Operation("flip", "x, axis=None", "with the order along axes reversed") {
      call throws(OperationError) in
      let x = try call.term("x")
      let axes = try call.axes("axis", of: x.shape)
      return .tensor(x.flipped(axes))
    }
    .documented("x[n, d], axis=0", derivative: "x: flip(ȳ, axis=0)", source: "numpy.flip"),
    Operation(
      "roll", "x, shift, axis=None", "moved along axes; what leaves one end enters the other"
    ) { call throws(OperationError) in
      .tensor(try call.rolled())
    }
    .documented("x[n, d], 1, axis=0", derivative: "x: roll(ȳ, -1, axis=0)", source: "numpy.roll"),
    Operation("tile", "x, reps", "the whole repeated along axes, as NumPy") {
      call throws(OperationError) in
      .tensor(try call.tiled())
    }
    .documented(
      "x[n, d], [m, 1]", derivative: "x: sum(reshape(ȳ, [m, n, d]), axis=0)", source: "numpy.tile"),
    Operation("repeat", "x, repeats, axis=None", "each part repeated along an axis") {
      call throws(OperationError) in
      let x = try call.term("x")
      let times = try call.extent("repeats")
      if case .none = call["axis"] {
        return .tensor(try x.reshaped([try x.shape.size()]).repeated(times, axis: 0))
      }
      return .tensor(try x.repeated(times, axis: try call.axis("axis", of: x.shape)))
    }
    .documented(
      "x[n, d], m, axis=0", derivative: "x: sum(reshape(ȳ, [n, m, d]), axis=1)",
      source: "numpy.repeat"),
    Operation("sort", "x, axis=-1", "in ascending order along an axis") {
      call throws(OperationError) in
      let x = try call.term("x")
      return .tensor(
        try call.alongLast(x) { $0.takenAlongLast($0.sortedPlaces) })
    }
    .documented("x[n, d], axis=0", derivative: "ȳ in the order that x had", source: "numpy.sort"),
    Operation(
      "argsort", "x, axis=-1", "the indices that sort along an axis; equal ones keep theirs"
    ) { call throws(OperationError) in
      .tensor(try call.alongLast(try call.term("x")) { $0.sortedPlaces })
    }
    .documented("x[n, d], axis=0", source: "numpy.argsort").withoutDerivative(),
    Operation("take", "x, indices, axis=None", "the parts that indices name along an axis") {
      call throws(OperationError) in
      let (x, indices) = (try call.term("x"), try call.wholeNumbers("indices"))
      if case .none = call["axis"] {
        return .tensor(x.reshaped([try x.shape.size()]).taken(indices, axis: 0))
      }
      return .tensor(x.taken(indices, axis: try call.axis("axis", of: x.shape)))
    }
    .documented(
      "x[n, d], [0, 2], axis=0", derivative: "ȳ added at the indices", source: "numpy.take"),
    filled("zeros", "shape…", "zeros") { _ in .real(0) }
      .documented("n, d", derivative: "0", source: "numpy.zeros"),
    filled("ones", "shape…", "ones") { _ in .real(1) }
      .documented("n, d", derivative: "0", source: "numpy.ones"),
    filled("full", "shape, value", "one value everywhere") { call in call["value"] }
      .documented("[n, d], 2.5", derivative: "0", source: "numpy.full"),
    Operation("eye", "n, m=None", "ones on the diagonal of an n × m matrix (n × n for None)") {
      call throws(OperationError) in
      let rows = try call.extent("n")
      let columns = try call.optionalInteger("m") == nil ? rows : try call.extent("m")
      let (one, zero) = (call.graph.constant(1), call.graph.constant(0))
      return .tensor(choose(Term.identity(rows, columns, in: call.graph), one, zero))
    }
    .documented("n, d", derivative: "0", source: "numpy.eye"),
    Operation("arange", "start, stop=None, step=1", "start, start + step, … up to stop excluded") {
      call throws(OperationError) in
      .tensor(try call.range())
    }
    .documented("n", derivative: "0", source: "numpy.arange"),
    Operation("linspace", "start, stop, num=50", "num numbers from start to stop, both included") {
      call throws(OperationError) in
      let count = try call.extent("num")
      let (start, stop) = (try call.scalar("start"), try call.scalar("stop"))
      let steps = call.graph.counting(count) / Double(max(count.value - 1, 1))
      return .tensor(start + (stop - start) * steps)
    }
    .documented("0, 1, n", derivative: "0", source: "numpy.linspace"),
    Operation("one_hot", "i, n", "along a new last axis of extent n, 1 at index i and 0 elsewhere")
    {
      call throws(OperationError) in
      .tensor(try call.wholeNumbers("i").oneHot(try call.extent("n")))
    }
    .documented("[0, 1], d", derivative: "0", source: "torch.nn.functional.one_hot"),
    Operation("diag", "x", "the matrix with the vector x on its diagonal, or the diagonal of x") {
      call throws(OperationError) in
      let x = try call.term("x")
      guard x.rank == 1 else { return .tensor(try call.diagonal(x)) }
      let extent = x.shape[0]
      return .tensor(choose(Term.identity(extent, extent, in: call.graph), x, call.graph.zero))
    }
    .documented("x[n]", derivative: "x: diagonal(ȳ)", source: "numpy.diag"),
    Operation("diagonal", "x", "the diagonal of the matrices in the last two axes") {
      call throws(OperationError) in
      .tensor(try call.diagonal(try call.term("x")))
    }
    .documented(
      "x[n, d, d]", derivative: "ȳ on the diagonal, 0 elsewhere", source: "numpy.diagonal"),
    triangle("tril", "the elements on and below the k-th diagonal, else 0", "<=")
      .documented("x[n, d]", derivative: "x: tril(ȳ)", source: "numpy.tril"),
    triangle("triu", "the elements on and above the k-th diagonal, else 0", ">=")
      .documented("x[n, d]", derivative: "x: triu(ȳ)", source: "numpy.triu"),
    Operation("kron", "a, b", "the Kronecker product") { call throws(OperationError) in
      .tensor(try call.kronecker())
    }
    .documented(
      "a[n, d], b[m, k]",
      derivative:
        "a: einsum(\"nmdk,mk->nd\", reshape(ȳ, [n, m, d, k]), b); b: einsum(\"nmdk,nd->mk\", reshape(ȳ, [n, m, d, k]), a)",
      source: "numpy.kron"),
    Operation("outer", "a, b", "the products aᵢ·bⱼ of the elements of a and b") {
      call throws(OperationError) in
      let (a, b) = (try call.term("a"), try call.term("b"))
      return .tensor(
        a.reshaped([try a.shape.size(), Extent(1)]) * b.reshaped([Extent(1), try b.shape.size()]))
    }
    .documented("a[n], b[d]", derivative: "a: ȳ @ b; b: a @ ȳ", source: "numpy.outer"),
  ]

  private static func filled(
    _ name: String, _ parameters: String, _ formula: String,
    _ value: @escaping @Sendable (Call) -> Argument
  ) -> Operation {
    Operation(name, parameters, "a tensor of \(formula)") { call throws(OperationError) in
      let value = try value(call).term(in: call.graph)
      guard value.rank == 0 else {
        throw call.fault("value", .rank(name, "value", "a number", got: value.shape))
      }
      return .tensor(value.broadcast(to: try call.shape("shape")))
    }
  }

  private static func triangle(_ name: String, _ formula: String, _ comparison: String)
    -> Operation
  {
    Operation(name, "x, k=0", formula) { call throws(OperationError) in
      let x = try call.matrices("x")
      let (rows, columns) = (x.shape[x.rank - 2], x.shape[x.rank - 1])
      let row = call.graph.counting(rows).reshaped([rows, Extent(1)])
      let offset = Double(try call.integer("k").value)
      let isKept = Elementwise.term(comparison, call.graph.counting(columns), row + offset)
      return .tensor(choose(isKept, x, call.graph.zero))
    }
  }
}

extension Graph {
  /// 0 as a whole number, which leaves the kind of what stands beside it.
  var zero: Term { constant(Extent(0)) }

  /// The whole numbers 0, 1, … below an extent.
  func counting(_ extent: Extent) -> Term {
    let one = constant(Extent(1))
    return one.broadcast(to: [extent]).cumulativeSum(axis: 0) - one
  }
}

extension Term {
  static func identity(_ rows: Extent, _ columns: Extent, in graph: Graph) -> Term {
    graph.counting(rows).reshaped([rows, Extent(1)]).equals(graph.counting(columns))
  }

  /// Moved along an axis; what leaves one end enters the other.
  func rolled(_ shift: Int, axis: Int) -> Term {
    let extent = shape[axis].value
    if extent == 0 { return self }
    let rest = shift % extent
    let cut = rest < 0 ? rest + extent : rest
    if cut == 0 { return self }
    var (first, second) = (shape.map(AxisSlice.all), shape.map(AxisSlice.all))
    first[axis] = AxisSlice(start: extent - cut, step: 1, count: Extent(cut))
    second[axis] = AxisSlice(start: 0, step: 1, count: Extent(extent - cut))
    return Term.concatenated(
      [sliced(first), sliced(second)], axis: axis, extent: shape[axis])
  }

  func flipped(_ axes: [Int]) -> Term {
    sliced(
      shape.indices.map { axis in
        axes.contains(axis) && shape[axis].value > 0
          ? AxisSlice(start: shape[axis].value - 1, step: -1, count: shape[axis])
          : .all(shape[axis])
      })
  }
}

extension Term {
  /// Each part along an axis repeated.
  fileprivate func repeated(_ times: Extent, axis: Int) throws(OperationError) -> Term {
    var wide = shape
    wide.insert(Extent(1), at: axis + 1)
    var full = wide
    full[axis + 1] = times
    var result = shape
    result[axis] = try .exact(.multiply, shape[axis], times)
    return reshaped(wide).broadcast(to: full).reshaped(result)
  }
}

extension Call {
  /// Applies a rule along the axis of the call as if it were the last.
  fileprivate func alongLast(
    _ x: Term, _ rule: (Term) -> Term
  ) throws(OperationError) -> Term {
    let axis = try axis("axis", of: x.shape)
    var order = Array(x.shape.indices)
    order.swapAt(axis, x.rank - 1)
    return rule(x.transposed(order)).transposed(order)
  }

  fileprivate func rolled() throws(OperationError) -> Term {
    let x = try term("x")
    if case .none = self["axis"] {
      let flat = x.reshaped([try x.shape.size()])
      return flat.rolled(try integer("shift").value, axis: 0).reshaped(x.shape)
    }
    var given = try integers("axis")
    let shifts = try integers("shift", count: given.count == 1 ? nil : given.count)
    if given.count == 1 { given = shifts.map { _ in given[0] } }
    var result = x
    for (axis, shift) in zip(given, shifts) {
      guard axis.value >= -x.rank, axis.value < x.rank else {
        throw fault("axis", .axis(axis.value, of: x.shape, operation: name))
      }
      result = result.rolled(shift.value, axis: axis.value < 0 ? axis.value + x.rank : axis.value)
    }
    return result
  }

  fileprivate func tiled() throws(OperationError) -> Term {
    let x = try term("x")
    let given = try integers("reps")
    if given.contains(where: { $0.value < 0 }) {
      throw fault(
        "reps", .parameter("reps", of: name, "numbers that are not negative", got: given.name))
    }
    let rank = max(given.count, x.rank)
    let times = [Extent](repeating: Extent(1), count: rank - given.count) + given
    let shape = [Extent](repeating: Extent(1), count: rank - x.rank) + x.shape
    var (wide, full, result): (Shape, Shape, Shape) = ([], [], [])
    for (extent, count) in zip(shape, times) {
      wide += [Extent(1), extent]
      full += [count, extent]
      result.append(try .exact(.multiply, extent, count))
    }
    return x.reshaped(wide).broadcast(to: full).reshaped(result)
  }

  fileprivate func kronecker() throws(OperationError) -> Term {
    let (a, b) = (try term("a"), try term("b"))
    let rank = max(a.rank, b.rank)
    let one = Extent(1)
    let left = [Extent](repeating: one, count: rank - a.rank) + a.shape
    let right = [Extent](repeating: one, count: rank - b.rank) + b.shape
    var (wideLeft, wideRight, result): (Shape, Shape, Shape) = ([], [], [])
    for (x, y) in zip(left, right) {
      wideLeft += [x, one]
      wideRight += [one, y]
      result.append(try .exact(.multiply, x, y))
    }
    return (a.reshaped(wideLeft) * b.reshaped(wideRight)).reshaped(result)
  }

  /// An extent: a whole number that is not negative.
  func extent(_ parameter: String) throws(OperationError) -> Extent {
    let extent = try integer(parameter)
    if extent.value < 0 {
      throw fault(
        parameter,
        .parameter(parameter, of: name, "a number that is not negative", got: extent.name))
    }
    return extent
  }

  func scalar(_ parameter: String) throws(OperationError) -> Term {
    let term = try term(parameter)
    if term.rank != 0 {
      throw fault(parameter, .rank(name, parameter, "a number", got: term.shape))
    }
    return term
  }

  /// A tensor whose last two axes are matrices.
  func matrices(_ parameter: String) throws(OperationError) -> Term {
    let term = try term(parameter)
    if term.rank < 2 { throw fault(parameter, .rank(name, parameter, "a matrix", got: term.shape)) }
    return term
  }

  /// A tensor of whole numbers.
  func wholeNumbers(_ parameter: String) throws(OperationError) -> Term {
    let term = try term(parameter)
    if term.kind == .real {
      throw fault(
        parameter, .parameter(parameter, of: name, "whole numbers", got: "real numbers"))
    }
    return term
  }

  fileprivate func diagonal(_ x: Term) throws(OperationError) -> Term {
    guard x.rank >= 2 else {
      throw fault(
        "x",
        .rank(
          name, "x", name == "diag" ? "a vector or a matrix" : "a matrix",
          got: x.shape))
    }
    let (rows, columns) = (x.shape[x.rank - 2], x.shape[x.rank - 1])
    let extent = rows.value <= columns.value ? rows : columns
    let flat = x.reshaped(x.shape.dropLast(2) + [try .exact(.multiply, rows, columns)])
    let step = try Extent.exact(.add, columns, Extent(1))
    let every = AxisSlice(start: 0, step: step.value, count: extent)
    return flat.sliced(flat.shape.dropLast().map(AxisSlice.all) + [every])
  }

  fileprivate func permutation(of shape: Shape) throws(OperationError) -> [Int] {
    if case .none = self["axes"] { return shape.indices.reversed() }
    let given = try integers("axes").map(\.value)
    let axes = given.map { $0 < 0 ? $0 &+ shape.count : $0 }
    guard axes.sorted() == Array(shape.indices) else {
      throw fault(
        "axes",
        .parameter(
          "axes", of: name, "each axis of \(shape.name) once", got: "\(given)"))
    }
    return axes
  }

  fileprivate func reshaped(_ x: Term) throws(OperationError) -> Shape {
    var shape = try integers("shape")
    let size = try x.shape.size()
    if let rest = shape.firstIndex(where: { $0.value == -1 }) {
      var others = shape
      others.remove(at: rest)
      let part = try others.size()
      guard part.value > 0, size.value % part.value == 0,
        !others.contains(where: { $0.value < 0 })
      else {
        throw fault(
          "shape",
          .general(
            name, "one -1, in whose place a whole extent fits",
            got: "\(size.description) elements for \(shape.name)"))
      }
      shape[rest] = try .exact(.floorDivide, size, part)
      return shape
    }
    let wanted = try self.shape("shape").size()
    if wanted != size { throw fault("shape", .reshape(x.shape, to: shape, size, wanted)) }
    return shape
  }

  fileprivate func concatenated() throws(OperationError) -> Term {
    let parts = try terms("tensors")
    let first = parts[0].shape
    let axis = try axis("axis", of: first)
    var total = Extent(0)
    for part in parts {
      guard part.rank == first.count else {
        throw fault(
          "tensors",
          .general(
            name, "tensors of equal rank", got: "\(first.name) and \(part.shape.name)"))
      }
      for other in first.indices where other != axis && part.shape[other] != first[other] {
        throw fault(
          "tensors",
          .extents(
            name, "axis \(other) of \(part.shape.name)", part.shape[other],
            equal: "that of \(first.name)", first[other]))
      }
      total = try .exact(.add, total, part.shape[axis])
    }
    return Term.concatenated(parts, axis: axis, extent: total)
  }

  fileprivate func padded() throws(OperationError) -> Term {
    let (x, value) = (try term("x"), try scalar("value"))
    let widths = try padWidths(x.shape)
    var shape: Shape = []
    var slices: [AxisSlice] = []
    for (extent, width) in zip(x.shape, widths) {
      shape.append(try .exact(.add, extent, .exact(.add, width.before, width.after)))
      slices.append(AxisSlice(start: width.before.value, step: 1, count: extent))
    }
    let placed = x.embedded(slices, in: shape)
    if value.constantValue == 0 { return placed }
    let isInside = graph.constant(1).broadcast(to: x.shape).embedded(slices, in: shape)
    return choose(isInside, placed, value)
  }

  /// One width for all sides, a pair for all axes, or a pair for each axis.
  private func padWidths(
    _ shape: Shape
  ) throws(OperationError) -> [(before: Extent, after: Extent)] {
    var pairs: [[Extent]] = []
    if self["widths"].knownInteger != nil {
      let one = try extent("widths")
      pairs = shape.map { _ in [one, one] }
    } else if let pair = self["widths"].knownIntegers, pair.count == 2 {
      pairs = shape.map { _ in pair }
    } else if case .list(let elements) = self["widths"] {
      pairs = elements.compactMap(\.knownIntegers)
    }
    guard pairs.count == shape.count,
      pairs.allSatisfy({ $0.count == 2 && $0[0].value >= 0 && $0[1].value >= 0 })
    else {
      throw fault(
        "widths",
        .parameter(
          "widths", of: name, "a width, a pair, or a pair for each of \(shape.count) axes",
          got: self["widths"].kindName))
    }
    return pairs.map { ($0[0], $0[1]) }
  }

  fileprivate func range() throws(OperationError) -> Term {
    let start: Extent
    let stop: Extent
    if try optionalInteger("stop") == nil {
      (start, stop) = (Extent(0), try integer("start"))
    } else {
      (start, stop) = (try integer("start"), try integer("stop"))
    }
    let step = try integer("step")
    if step.value == 0 {
      throw fault("step", .parameter("step", of: name, "a step other than 0", got: "0"))
    }
    let way = try Extent.exact(.subtract, stop, start)
    let rounding = Extent(step.value > 0 ? step.value - 1 : step.value + 1)
    let steps = try Extent.exact(.floorDivide, .exact(.add, way, rounding), step)
    let count = steps.value > 0 ? steps : Extent(0)
    return graph.constant(start) + graph.constant(step) * graph.counting(count)
  }
}
