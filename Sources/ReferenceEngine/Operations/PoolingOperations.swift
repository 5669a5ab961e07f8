extension Catalogue {
  /// Pooling by the mean, adaptive pooling, and the patches of an image.
  static let poolingOperations: [Operation] = [
    averagePooling("avg_pool1d", spatialAxes: 1)
      .documented(
        "x[N, C, W], K", derivative: "ȳ shared evenly by each window",
        source: "torch.nn.functional.avg_pool1d"),
    averagePooling("avg_pool2d", spatialAxes: 2)
      .documented(
        "x[N, C, H, W], K", derivative: "ȳ shared evenly by each window",
        source: "torch.nn.functional.avg_pool2d"),
    averagePooling("avg_pool3d", spatialAxes: 3)
      .documented(
        "x[N, C, D, H, W], K, stride=1", derivative: "ȳ shared evenly by each window",
        source: "torch.nn.functional.avg_pool3d"),
    adaptive("adaptive_avg_pool1d", spatialAxes: 1, "mean") {
      x, windows, output throws(OperationError) in
      try x.averaged(in: windows, output: output)
    }
    .documented(
      "x[N, C, W], m", derivative: "ȳ shared evenly by each window",
      source: "torch.nn.functional.adaptive_avg_pool1d"),
    adaptive("adaptive_avg_pool2d", spatialAxes: 2, "mean") {
      x, windows, output throws(OperationError) in
      try x.averaged(in: windows, output: output)
    }
    .documented(
      "x[N, C, H, W], [m, k]", derivative: "ȳ shared evenly by each window",
      source: "torch.nn.functional.adaptive_avg_pool2d"),
    adaptive("adaptive_max_pool2d", spatialAxes: 2, "greatest element") {
      x, windows, output throws(OperationError) in
      try x.greatest(in: windows, output: output)
    }
    .documented(
      "x[N, C, H, W], [m, k]", derivative: "ȳ to the greatest element of each window",
      source: "torch.nn.functional.adaptive_max_pool2d"),
    Operation(
      "unfold", "x, kernel_size, dilation=1, padding=0, stride=1",
      "the patches of x [N, C, H, W] as columns: [N, C·kH·kW, patches]"
    ) { call throws(OperationError) in
      .tensor(try call.unfolded())
    }
    .documented(
      "x[N, C, H, W], [K, L]", derivative: "x: fold(ȳ, [H, W], [K, L])",
      source: "torch.nn.functional.unfold"),
    Operation(
      "fold", "x, output_size, kernel_size, dilation=1, padding=0, stride=1",
      "the transpose of unfold: patches are added where they came from"
    ) { call throws(OperationError) in
      .tensor(try call.folded())
    }
    .documented(
      "x[N, 4*C, 6], [4, 3], 2", derivative: "x: unfold(ȳ, 2)", source: "torch.nn.functional.fold"),
  ]

  private static func averagePooling(_ name: String, spatialAxes: Int) -> Operation {
    let parameters =
      "x, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True"
      + (spatialAxes > 1 ? ", divisor_override=None" : "")
    return Operation(name, parameters, "the mean of each window of x [N, C, …] or [C, …]") {
      call throws(OperationError) in
      .tensor(try call.averagePooling(spatialAxes: spatialAxes))
    }
  }

  private static func adaptive(
    _ name: String, spatialAxes: Int, _ what: String,
    _ rule: @escaping @Sendable (Term, AdaptiveWindows, Shape) throws(OperationError) -> Term
  ) -> Operation {
    Operation(
      name, "x, output_size", "the \(what) of windows that divide each axis into output_size parts"
    ) { call throws(OperationError) in
      let (x, isBatch) = try call.images(spatialAxes: spatialAxes)
      let counts = try call.outputSizes(of: x, count: spatialAxes)
      let spatial = Array(x.shape.values.dropFirst(2))
      if spatial.contains(0) {
        throw call.fault("x", .general(name, "at least one element", got: x.shape.name))
      }
      let windows = AdaptiveWindows(spatial: spatial, counts: counts.values)
      let result = try rule(x, windows, Array(x.shape.prefix(2)) + counts)
      return .tensor(isBatch ? result : result.reshaped(Array(result.shape.dropFirst())))
    }
  }
}

extension Term {
  /// The mean of each window of x `[N, C, …]`.
  fileprivate func averaged(in windows: AdaptiveWindows, output: Shape) throws(OperationError)
    -> Term
  {
    let counts = graph.windowCounts(
      "places of adaptive windows", windows.attributes, shape: Array(output.dropFirst(2))
    ) { axis, _ in
      windows.places(axis).map { Double($0.count) }
    }
    return try summed(in: windows, output: output) / counts
  }
}

extension Graph {
  /// For each window the product of one number of each axis.
  fileprivate func windowCounts(
    _ name: String, _ attributes: [Int], shape: Shape,
    _ count: @escaping @Sendable (_ axis: Int, _ windows: Int) -> [Double]
  ) -> Term {
    written(name, attributes, shape: shape, kind: .real) { buffer, shape in
      let counts = shape.indices.map { count($0, shape[$0]) }
      for index in buffer.indices {
        var (rest, product) = (index, 1.0)
        for axis in shape.indices.reversed() {
          product *= counts[axis][rest % shape[axis]]
          rest /= shape[axis]
        }
        buffer[index] = product
      }
    }
  }
}

extension Call {
  /// The extents of an adaptive result; None keeps that of x.
  fileprivate func outputSizes(of x: Term, count: Int) throws(OperationError) -> Shape {
    guard case .list(let given) = self["output_size"], given.count == count else {
      return try positive("output_size", count: count)
    }
    var sizes: Shape = []
    for (axis, element) in given.enumerated() {
      var size = element.knownInteger
      if case .none = element { size = x.shape[axis + 2] }
      guard let size, size.value > 0 else {
        throw fault(
          "output_size",
          .parameter(
            "output_size", of: name, "positive whole numbers or None", got: element.kindName))
      }
      sizes.append(size)
    }
    return sizes
  }

  fileprivate func averagePooling(spatialAxes: Int) throws(OperationError) -> Term {
    let (x, isBatch) = try images(spatialAxes: spatialAxes)
    let window = try poolingWindow(x, spatialAxes: spatialAxes)
    let sums = x.windowSums(
      kernel: window.kernel.values, window.geometry,
      output: Array(x.shape.prefix(2)) + window.output)
    let result: Term
    if spatialAxes > 1, let divisor = try optionalInteger("divisor_override") {
      if divisor.value == 0 {
        throw fault(
          "divisor_override",
          .parameter("divisor_override", of: name, "a number other than 0", got: "0"))
      }
      result = sums / Double(divisor.value)
    } else {
      let includesPadding = try boolean("count_include_pad")
      let spatial = Array(x.shape.values.dropFirst(2))
      let attributes = spatial + window.kernel.values + window.geometry.attributes
      let counts = graph.windowCounts(
        "places of windows", attributes + [includesPadding ? 1 : 0], shape: window.output
      ) { axis, count in
        (0..<count).map { at in
          window.count(axis, at, of: spatial[axis], includesPadding: includesPadding)
        }
      }
      result = sums / counts
    }
    return isBatch ? result : result.reshaped(Array(result.shape.dropFirst()))
  }

  /// The window of a pooling operation, and the extents of its result.
  struct PoolingWindow: Sendable {
    let kernel: Shape
    let geometry: WindowGeometry
    let output: Shape

    /// The places that a window covers, on the axis alone or with its padding.
    fileprivate func count(
      _ axis: Int, _ window: Int, of extent: Int, includesPadding: Bool
    ) -> Double {
      let start = window * geometry.stride[axis].value - geometry.paddingBefore[axis].value
      let limit = extent + geometry.paddingAfter[axis].value
      let end = Swift.min(limit - start, kernel[axis].value) + start
      return Double(includesPadding ? end - start : max(min(end, extent) - max(start, 0), 0))
    }
  }

  func poolingWindow(_ x: Term, spatialAxes: Int) throws(OperationError) -> PoolingWindow {
    let kernel = try positive("kernel_size", count: spatialAxes)
    var stride = kernel
    if case .none = self["stride"] {} else { stride = try positive("stride", count: spatialAxes) }
    let padding = try paddings(spatialAxes)
    if zip(padding, kernel).contains(where: { $0.value > $1.value / 2 }) {
      throw fault(
        "padding",
        .general(
          name, "padding of at most half the kernel", got: "\(padding.values) for \(kernel.values)")
      )
    }
    let hasDilation = signature.parameters.contains { $0.name == "dilation" }
    let geometry = WindowGeometry(
      stride: stride, paddingBefore: padding, paddingAfter: padding,
      dilation: hasDilation
        ? try positive("dilation", count: spatialAxes) : kernel.map { _ in Extent(1) })
    let output = try windows(
      x.shape, kernel: kernel, geometry, roundingUp: try boolean("ceil_mode"))
    return PoolingWindow(kernel: kernel, geometry: geometry, output: output)
  }

  fileprivate func unfolded() throws(OperationError) -> Term {
    let (x, isBatch) = try images(spatialAxes: 2)
    let patches = try patches(of: x.shape)
    let slices =
      x.shape.prefix(2).map(AxisSlice.all)
      + (0..<2).map {
        AxisSlice(start: patches.padding[$0].value, step: 1, count: x.shape[$0 + 2])
      }
    let padded = x.embedded(slices, in: Array(x.shape.prefix(2)) + patches.padded)
    let flat = padded.reshaped(Array(x.shape.prefix(2)) + [try patches.padded.size()])
    let columns = flat.taken(patches.places, axis: 2)
    let rows = try Extent.exact(.multiply, x.shape[1], patches.taps)
    let result = columns.reshaped([x.shape[0], rows, patches.count])
    return isBatch ? result : result.reshaped(Array(result.shape.dropFirst()))
  }

  fileprivate func folded() throws(OperationError) -> Term {
    let given = try term("x")
    guard given.rank == 2 || given.rank == 3 else {
      throw fault("x", .rank(name, "x", "2 or 3 axes [N,] C·kH·kW, patches", got: given.shape))
    }
    let x = given.rank == 3 ? given : given.reshaped([Extent(1)] + given.shape)
    let size = try positive("output_size", count: 2)
    let patches = try patches(of: [x.shape[0], Extent(1)] + size)
    guard x.shape[1].value % patches.taps.value == 0, x.shape[2] == patches.count else {
      throw fault(
        "x",
        .general(
          name, "an extent that \(patches.taps.value) divides and \(patches.count.value) patches",
          got: x.shape.name))
    }
    let channels = try Extent.exact(.floorDivide, x.shape[1], patches.taps)
    let leading = [x.shape[0], channels]
    let columns = x.reshaped(leading + [patches.taps, patches.count])
    let flat = columns.scattered(
      patches.places, axis: 2, in: leading + [try patches.padded.size()])
    let slices =
      leading.map(AxisSlice.all)
      + (0..<2).map { AxisSlice(start: patches.padding[$0].value, step: 1, count: size[$0]) }
    let result = flat.reshaped(leading + patches.padded).sliced(slices)
    return given.rank == 3 ? result : result.reshaped(Array(result.shape.dropFirst()))
  }

  /// Where the elements of each patch stand in the padded image: `[taps, count]`.
  private struct Patches {
    let places: Term
    let taps, count: Extent
    let padded, padding: Shape
  }

  private func patches(of shape: Shape) throws(OperationError) -> Patches {
    let kernel = try positive("kernel_size", count: 2)
    let padding = try paddings(2)
    let geometry = WindowGeometry(
      stride: try positive("stride", count: 2), paddingBefore: padding, paddingAfter: padding,
      dilation: try positive("dilation", count: 2))
    let counts = try windows(shape, kernel: kernel, geometry)
    let padded = try (0..<2).map { axis throws(OperationError) in
      try Extent.exact(.add, shape[axis + 2], .exact(.multiply, Extent(2), padding[axis]))
    }
    _ = try padded.size()
    let (taps, count) = (try kernel.size(), try counts.size())
    let attributes = kernel.values + counts.values + padded.values + geometry.attributes
    let places = graph.written("places of patches", attributes, shape: [taps, count]) {
      buffer, shape in
      let (width, columns, row) = (kernel[1].value, counts[1].value, padded[1].value)
      func place(_ axis: Int, _ patch: Int, _ tap: Int) -> Int {
        patch * geometry.stride[axis].value + tap * geometry.dilation[axis].value
      }
      for tap in 0..<shape[0] {
        for patch in 0..<shape[1] {
          let (i, j) = (
            place(0, patch / columns, tap / width), place(1, patch % columns, tap % width)
          )
          buffer[tap * shape[1] + patch] = Double(i * row + j)
        }
      }
    }
    return Patches(places: places, taps: taps, count: count, padded: padded, padding: padding)
  }
}
