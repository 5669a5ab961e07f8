import Tensors

extension Catalogue {
  /// Operations on arrays.
  static let arrayOperations: [Operation] =
    arrangementOperations + constructionOperations + diagonalOperations

  /// Operations on the arrangement of elements.
  private static let arrangementOperations: [Operation] = [
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
      let shape = try call.reshaped(x)
      return .tensor(x.reshaped(shape).written(as: shape))
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
    Operation("expand_dims", "x, axis", "with a new axis of extent 1, or several") {
      call throws(OperationError) in
      .tensor(try call.expanded())
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
      return .tensor(x.broadcast(to: shape).written(as: shape))
    }
    .documented("x[d], [n, d]", derivative: "x: sum(ȳ, axis=0)", source: "numpy.broadcast_to"),
    Operation(
      "concatenate", "tensors, axis=0",
      "the tensors one after the other along an axis; flattened for None"
    ) { call throws(OperationError) in
      .tensor(try call.concatenated())
    }
    .documented(
      "[a[n, d], b[m, d]]", derivative: "a: ȳ[:n]; b: ȳ[n:]", source: "numpy.concatenate"),
    Operation("stack", "tensors, axis=0", "the tensors side by side along a new axis") {
      call throws(OperationError) in
      let parts = try call.terms("tensors")
      let axis = try call.newAxis(try call.integer("axis"), of: parts[0].shape, "axis")
      do throws(OperationError) { return .tensor(try Term.stacked(parts, axis: axis)) } catch {
        throw call.fault("tensors", error)
      }
    }
    .documented(
      "[a[n, d], b[n, d]], axis=1", derivative: "a: ȳ[:, 0]; b: ȳ[:, 1]", source: "numpy.stack"),
    Operation(
      "pad", "x, widths, mode=\"constant\", value=0",
      "with `value` before and after each axis; with mode \"edge\" by the nearest element, "
        + "\"reflect\" mirrored at it, \"wrap\" from the other end"
    ) { call throws(OperationError) in
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
    Operation(
      "repeat", "x, repeats, axis=None",
      "each part repeated along an axis, as often as one number or each of a list says"
    ) { call throws(OperationError) in
      let (x, axis) = try call.flattenedForNone()
      return .tensor(try call.repeated(x, axis: axis))
    }
    .documented(
      "x[n, d], m, axis=0", derivative: "x: sum(reshape(ȳ, [n, m, d]), axis=1)",
      source: "numpy.repeat"),
    Operation("sort", "x, axis=-1", "in ascending order along an axis; of all elements for None") {
      call throws(OperationError) in
      .tensor(try call.alongLast { $0.takenAlongLast($0.sortedPlaces) })
    }
    .documented("x[n, d], axis=0", derivative: "ȳ in the order that x had", source: "numpy.sort"),
    Operation(
      "argsort", "x, axis=-1",
      "the indices that sort along an axis, or all elements for None; equal ones keep theirs"
    ) { call throws(OperationError) in
      .tensor(try call.alongLast { $0.sortedPlaces })
    }
    .documented("x[n, d], axis=0", source: "numpy.argsort").withoutDerivative(),
    Operation("take", "x, indices, axis=None", "the parts that indices name along an axis") {
      call throws(OperationError) in
      let (x, axis) = try call.flattenedForNone()
      return .tensor(x.taken(try call.wholeNumbers("indices"), axis: axis))
    }
    .documented(
      "x[n, d], [0, 2], axis=0", derivative: "ȳ added at the indices", source: "numpy.take"),
  ]
}
