extension Catalogue {
  /// Normalisation and embedding.
  static let normalisationOperations: [Operation] = [
    Operation(
      "batch_norm", "x, mean, var, weight=None, bias=None, training=False, eps=1e-5",
      "(x − mean)/√(var + eps)·weight + bias by channel (axis 1); the batch's own when training"
    ) { call throws(OperationError) in
      let x = try call.channels()
      let others = x.shape.indices.filter { $0 != 1 }
      if try call.boolean("training") {
        return .tensor(try call.affine(try call.standardised(x, others), axis: 1))
      }
      let mean = try call.perChannel("mean", x)
      let deviation = (try call.perChannel("var", x) + (try call.scalar("eps"))).map("sqrt")
      return .tensor(try call.affine((x - mean) / deviation, axis: 1))
    }
    .documented("x[n, d], None, None, training=True", source: "torch.nn.functional.batch_norm"),
    Operation(
      "layer_norm", "x, normalized_shape, weight=None, bias=None, eps=1e-5",
      "(x − mean)/√(var + eps) over the last axes, times weight plus bias"
    ) { call throws(OperationError) in
      let x = try call.term("x")
      let axes = try call.lastAxes(x)
      return .tensor(try call.trailingAffine(try call.standardised(x, axes), axes))
    }
    .documented("x[n, d], [d]", source: "torch.nn.functional.layer_norm"),
    Operation(
      "rms_norm", "x, normalized_shape, weight=None, eps=None",
      "x/√(mean x² + eps) over the last axes, times weight; eps is float64's for None"
    ) { call throws(OperationError) in
      let x = try call.term("x")
      let axes = try call.lastAxes(x)
      let square = x.map("square").averaged(over: axes).spread(over: axes, of: x.shape)
      let eps = try call.optionalTerm("eps") ?? call.graph.constant(Double.ulpOfOne)
      return .tensor(try call.trailingAffine(x / (square + eps).map("sqrt"), axes))
    }
    .documented("x[n, d], [d]", source: "torch.nn.functional.rms_norm"),
    Operation(
      "group_norm", "x, num_groups, weight=None, bias=None, eps=1e-5",
      "each of num_groups groups of channels standardised, times weight plus bias by channel"
    ) { call throws(OperationError) in
      let x = try call.channels()
      let groups = try call.extent("num_groups")
      guard groups.value > 0, x.shape[1].value % groups.value == 0 else {
        throw call.fault(
          "num_groups",
          .general(
            "group_norm", "a number of groups that divides the channels",
            got: "\(groups.description) for \(x.shape[1].description)"))
      }
      let size = try Extent.exact(.floorDivide, x.shape[1], groups)
      let grouped = x.reshaped([x.shape[0], groups, size] + x.shape.dropFirst(2))
      let axes = Array(2..<grouped.rank)
      let result = try call.standardised(grouped, axes).reshaped(x.shape)
      return .tensor(try call.affine(result, axis: 1))
    }
    .documented("x[n, 2*d, H, W], 2", source: "torch.nn.functional.group_norm"),
    Operation(
      "instance_norm",
      "x, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, "
        + "momentum=0.1, eps=1e-5",
      "each channel of each sample standardised, times weight plus bias by channel"
    ) { call throws(OperationError) in
      let x = try call.channels()
      if try call.boolean("use_input_stats") {
        let axes = Array(2..<x.rank)
        return .tensor(try call.affine(try call.standardised(x, axes), axis: 1))
      }
      let mean = try call.perChannel("running_mean", x)
      let deviation =
        (try call.perChannel("running_var", x) + (try call.scalar("eps"))).map("sqrt")
      return .tensor(try call.affine((x - mean) / deviation, axis: 1))
    }
    .documented("x[n, d, H, W]", source: "torch.nn.functional.instance_norm"),
    Operation(
      "local_response_norm", "x, size, alpha=1e-4, beta=0.75, k=1.0",
      "x / (k + alpha·mean x²)^beta, the mean over size neighbouring channels"
    ) { call throws(OperationError) in
      .tensor(try call.localResponse())
    }
    .documented("x[n, d, H, W], 2", source: "torch.nn.functional.local_response_norm"),
    Operation(
      "embedding", "input, weight, padding_idx=None",
      "the rows of weight that whole numbers name; row padding_idx has derivative 0"
    ) { call throws(OperationError) in
      .tensor(try call.embedding())
    }
    .documented(
      "[0, 2, 1], weight[n, d]", derivative: "ȳ added to the rows that are named",
      source: "torch.nn.functional.embedding"),
  ]
}

extension Call {
  /// A tensor with channels in axis 1.
  fileprivate func channels() throws(OperationError) -> Term {
    let x = try term("x")
    if x.rank < 2 { throw fault("x", .rank(name, "x", "at least 2 axes [N, C, …]", got: x.shape)) }
    return x
  }

  /// A vector of one number a channel, to be broadcast over x.
  fileprivate func perChannel(_ parameter: String, _ x: Term) throws(OperationError) -> Term {
    let vector = try term(parameter)
    guard vector.shape.values == [x.shape[1].value] else {
      throw fault(
        parameter,
        .rank(name, parameter, "a vector of \(x.shape[1].description)", got: vector.shape))
    }
    return vector.reshaped(
      [x.shape[1]] + [Extent](repeating: Extent(1), count: x.rank - 2))
  }

  /// (x − mean)/√(variance + eps) over axes.
  fileprivate func standardised(_ x: Term, _ axes: [Int]) throws(OperationError) -> Term {
    let centred = x - x.averaged(over: axes).spread(over: axes, of: x.shape)
    let variance = centred.map("square").averaged(over: axes).spread(over: axes, of: x.shape)
    return centred / (variance + (try scalar("eps"))).map("sqrt")
  }

  /// x·weight + bias with one number a channel.
  fileprivate func affine(_ x: Term, axis: Int) throws(OperationError) -> Term {
    var result = x
    if try optionalTerm("weight") != nil { result = result * (try perChannel("weight", x)) }
    if try optionalTerm("bias") != nil { result = result + (try perChannel("bias", x)) }
    return result
  }

  /// The last axes, whose extents `normalized_shape` gives.
  fileprivate func lastAxes(_ x: Term) throws(OperationError) -> [Int] {
    let shape = try integers("normalized_shape")
    guard !shape.isEmpty, shape.count <= x.rank, Array(x.shape.suffix(shape.count)) == shape else {
      throw fault(
        "normalized_shape",
        .parameter(
          "normalized_shape", of: name, "the last extents of \(x.shape.name)", got: shape.name))
    }
    return Array(x.rank - shape.count..<x.rank)
  }

  /// x·weight + bias of the shape of the last axes.
  fileprivate func trailingAffine(_ x: Term, _ axes: [Int]) throws(OperationError) -> Term {
    let wanted = axes.map { x.shape[$0] }
    var result = x
    for parameter in ["weight", "bias"]
    where signature.parameters.contains(where: { $0.name == parameter }) {
      guard let share = try optionalTerm(parameter) else { continue }
      guard share.shape == wanted else {
        throw fault(
          parameter, .rank(name, parameter, "the shape \(wanted.name)", got: share.shape))
      }
      result = parameter == "weight" ? result * share : result + share
    }
    return result
  }

  fileprivate func localResponse() throws(OperationError) -> Term {
    let x = try channels()
    let size = try positive("size", count: 1)[0].value
    if size > Plan.elementLimit {
      throw fault(
        "size",
        .parameter(
          "size", of: name, "at most \(grouped(Plan.elementLimit)) channels", got: "\(size)"))
    }
    let (none, one) = (Extent(0), Extent(1))
    let geometry = WindowGeometry(
      stride: [one, one], paddingBefore: [Extent(size / 2), none],
      paddingAfter: [Extent((size - 1) / 2), none], dilation: [one, one])
    let planes = [
      x.shape[0], Extent(1), x.shape[1], try Shape(x.shape.dropFirst(2)).size(),
    ]
    _ = try Shape(planes.dropFirst()).size()
    let sums = x.map("square").reshaped(planes)
      .windowSums(kernel: [size, 1], geometry, output: planes).reshaped(x.shape)
    let mean = sums / Double(size)
    let base = try scalar("k") + (try scalar("alpha")) * mean
    return x / Elementwise.term("**", base, try scalar("beta"))
  }

  fileprivate func embedding() throws(OperationError) -> Term {
    let weight = try term("weight")
    guard weight.rank == 2 else {
      throw fault("weight", .rank(name, "weight", "a matrix", got: weight.shape))
    }
    let rows = weight.shape[0]
    let indices = try wholeNumbers("input").checkedClasses(rows, for: name)
    guard let padding = try optionalInteger("padding_idx") else {
      return weight.taken(indices, axis: 0)
    }
    guard padding.value >= -rows.value, padding.value < rows.value else {
      throw fault(
        "padding_idx",
        .parameter(
          "padding_idx", of: name, "the index of one of \(rows.description) rows",
          got: padding.description))
    }
    let row = Double(padding.value < 0 ? padding.value + rows.value : padding.value)
    let isPadding = graph.counting(rows).reshaped([rows, Extent(1)]).equals(graph.constant(row))
    return choose(isPadding, weight.withoutDerivative, weight).taken(indices, axis: 0)
  }
}
