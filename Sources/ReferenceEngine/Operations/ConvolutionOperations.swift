extension Catalogue {
  /// Convolution, and pooling by the greatest; names, layouts and defaults are PyTorch's.
  static let convolutionOperations: [Operation] = [
    convolution("conv1d", spatialAxes: 1), convolution("conv2d", spatialAxes: 2),
    convolution("conv3d", spatialAxes: 3),
    maxPooling("max_pool1d", spatialAxes: 1), maxPooling("max_pool2d", spatialAxes: 2),
    maxPooling("max_pool3d", spatialAxes: 3),
    transposedConvolution("conv_transpose1d", spatialAxes: 1),
    transposedConvolution("conv_transpose2d", spatialAxes: 2),
    discreteConvolution(
      "convolve", mode: "full", "Σ x[i − p] k[p]: the kernel is flipped", isFlipped: true),
    discreteConvolution(
      "correlate", mode: "valid", "Σ x[i + p] k[p]: the kernel is not flipped", isFlipped: false),
  ]

  private static func convolution(_ name: String, spatialAxes: Int) -> Operation {
    Operation(
      name, "x, w, b=None, stride=1, padding=0, dilation=1, groups=1",
      "the cross-correlation of x [N, C, …] or [C, …] with w [O, C/groups, …], plus b [O]"
    ) { call throws(OperationError) in
      .tensor(try call.convolution(spatialAxes: spatialAxes))
    }
  }

  private static func transposedConvolution(_ name: String, spatialAxes: Int) -> Operation {
    Operation(
      name, "x, w, b=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1",
      "the transpose of the convolution with w [in, out/groups, …] by its input, plus b [out]"
    ) { call throws(OperationError) in
      .tensor(try call.transposedConvolution(spatialAxes: spatialAxes))
    }
  }

  private static func maxPooling(_ name: String, spatialAxes: Int) -> Operation {
    Operation(
      name, "x, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False",
      "the greatest element of each window of x [N, C, …] or [C, …]; the first of equal ones"
    ) { call throws(OperationError) in
      .tensor(try call.maxPooling(spatialAxes: spatialAxes))
    }
  }

  private static func discreteConvolution(
    _ name: String, mode: String, _ formula: String, isFlipped: Bool
  ) -> Operation {
    Operation(name, "x, k, mode=\"\(mode)\"", formula + " (1-D as NumPy, 2-D as SciPy)") {
      call throws(OperationError) in
      .tensor(try call.discreteConvolution(isFlipped: isFlipped))
    }
  }
}

extension Call {
  /// x with a batch axis, and the shape of its leading axes without one.
  func images(spatialAxes: Int) throws(OperationError) -> (x: Term, isBatch: Bool) {
    let x = try term("x")
    guard x.rank == spatialAxes + 1 || x.rank == spatialAxes + 2 else {
      throw fault(
        "x",
        .rank(
          name, "x",
          "\(spatialAxes + 1) or \(spatialAxes + 2) axes ([N,] C and \(spatialAxes) "
            + "spatial)", got: x.shape))
    }
    let isBatch = x.rank == spatialAxes + 2
    return (isBatch ? x : x.reshaped([Extent(1)] + x.shape), isBatch)
  }

  func positive(_ parameter: String, count: Int) throws(OperationError) -> [Int] {
    let values = try integers(parameter, count: count).map(\.value)
    if values.contains(where: { $0 < 1 }) {
      throw fault(
        parameter, .parameter(parameter, of: name, "positive numbers", got: "\(values)"))
    }
    return values
  }

  func paddings(_ count: Int) throws(OperationError) -> [Int] {
    let values = try integers("padding", count: count).map(\.value)
    if values.contains(where: { $0 < 0 || $0 > Plan.elementLimit }) {
      throw fault(
        "padding",
        .parameter(
          "padding", of: name, "widths from 0 to \(grouped(Plan.elementLimit))",
          got: "\(values)"))
    }
    return values
  }

  fileprivate func convolution(spatialAxes: Int) throws(OperationError) -> Term {
    let (x, isBatch) = try images(spatialAxes: spatialAxes)
    let w = try term("w")
    guard w.rank == spatialAxes + 2 else {
      throw fault(
        "w", .rank(name, "w", "\(spatialAxes + 2) axes [O, C/groups, …]", got: w.shape))
    }
    let groups = try positive("groups", count: 1)[0]
    try checkChannels(x, w, groups: groups)
    let geometry = try convolutionGeometry(w, groups: groups)
    let spatial = try windows(x.shape, kernel: Array(w.shape[2...]), geometry)
    var result = x.convolved(
      with: w, geometry, output: [x.shape[0], w.shape[0]] + spatial)
    if let bias = try bias("b", features: w.shape[0]) {
      result = result + bias.reshaped([w.shape[0]] + spatial.map { _ in Extent(1) })
    }
    return isBatch ? result : result.reshaped(Array(result.shape.dropFirst()))
  }

  private func checkChannels(_ x: Term, _ w: Term, groups: Int) throws(OperationError) {
    let wanted = try Extent.exact(.multiply, w.shape[1], Extent(groups))
    guard x.shape[1] == wanted else {
      throw fault(
        "w",
        .extents(
          name, "the channels of x", x.shape[1],
          equal: groups == 1 ? "axis 1 of w" : "axis 1 of w times groups", wanted))
    }
    if w.shape[0].value % groups != 0 {
      throw fault(
        "groups",
        .general(
          name, "a number of features that 'groups' divides",
          got: "\(w.shape[0].description) features and \(groups) groups"))
    }
  }

  fileprivate func transposedConvolution(spatialAxes: Int) throws(OperationError) -> Term {
    let (x, isBatch) = try images(spatialAxes: spatialAxes)
    let w = try term("w")
    guard w.rank == spatialAxes + 2 else {
      throw fault(
        "w", .rank(name, "w", "\(spatialAxes + 2) axes [in, out/groups, …]", got: w.shape))
    }
    let groups = try positive("groups", count: 1)[0]
    guard x.shape[1] == w.shape[0], w.shape[0].value % groups == 0 else {
      throw fault(
        "w", .extents(name, "the channels of x", x.shape[1], equal: "axis 0 of w", w.shape[0]))
    }
    let padding = try paddings(spatialAxes)
    let geometry = WindowGeometry(
      stride: try positive("stride", count: spatialAxes), paddingBefore: padding,
      paddingAfter: padding, dilation: try positive("dilation", count: spatialAxes),
      groups: groups)
    let features = try Extent.exact(.multiply, w.shape[1], Extent(groups))
    let spatial = try transposedExtents(x, w, geometry)
    var result = x.convolvedBack(
      with: w, geometry, input: [x.shape[0], features] + spatial)
    if let bias = try bias("b", features: features) {
      result = result + bias.reshaped([features] + spatial.map { _ in Extent(1) })
    }
    return isBatch ? result : result.reshaped(Array(result.shape.dropFirst()))
  }

  /// (in − 1)·stride − 2·padding + dilation·(kernel − 1) + output_padding + 1 for each axis.
  private func transposedExtents(
    _ x: Term, _ w: Term, _ geometry: WindowGeometry
  ) throws(OperationError) -> Shape {
    let extra = try integers("output_padding", count: w.rank - 2).map(\.value)
    var result: Shape = []
    for axis in 0..<w.rank - 2 {
      let (stride, dilation) = (geometry.stride[axis], geometry.dilation[axis])
      guard extra[axis] >= 0, extra[axis] < max(stride, dilation) else {
        throw fault(
          "output_padding",
          .parameter(
            "output_padding", of: name, "less than the stride or the dilation",
            got: "\(extra[axis])"))
      }
      let steps = try Extent.exact(
        .multiply, .exact(.subtract, x.shape[axis + 2], Extent(1)), Extent(stride))
      let reach = try Extent.exact(
        .multiply, .exact(.subtract, w.shape[axis + 2], Extent(1)), Extent(dilation))
      let added = try Extent.exact(
        .subtract, Extent(extra[axis] + 1), Extent(2 * geometry.paddingBefore[axis]))
      let extent = try Extent.exact(.add, .exact(.add, steps, reach), added)
      guard extent.value > 0 else {
        throw fault("padding", .general(name, "a result with elements", got: extent.description))
      }
      result.append(extent)
    }
    return result
  }

  private func convolutionGeometry(_ w: Term, groups: Int) throws(OperationError)
    -> WindowGeometry
  {
    let count = w.rank - 2
    let (stride, dilation) = (
      try positive("stride", count: count), try positive("dilation", count: count)
    )
    var before = [Int](repeating: 0, count: count)
    var after = before
    if case .text = self["padding"] {
      if try choice("padding", of: ["same", "valid"]) == "same" {
        if stride.contains(where: { $0 != 1 }) {
          throw fault("padding", .general(name, "stride 1 with padding \"same\"", got: "\(stride)"))
        }
        for axis in 0..<count {
          let reach = try Extent.exact(
            .multiply, Extent(dilation[axis]), .exact(.subtract, w.shape[axis + 2], Extent(1)))
          before[axis] = reach.value / 2
          after[axis] = reach.value - before[axis]
        }
      }
    } else {
      before = try paddings(count)
      after = before
    }
    return WindowGeometry(
      stride: stride, paddingBefore: before, paddingAfter: after, dilation: dilation,
      groups: groups)
  }

  /// The extents of the axes over which a window moves.
  func windows(
    _ shape: Shape, kernel: [Extent], _ geometry: WindowGeometry, roundingUp: Bool = false
  ) throws(OperationError) -> Shape {
    var result: Shape = []
    for (axis, extent) in kernel.enumerated() {
      guard extent.value > 0,
        let windows = try geometry.outputExtent(
          shape[axis + 2], kernel: extent, axis: axis, roundingUp: roundingUp)
      else {
        throw fault(
          "x",
          .general(
            name, "a kernel that fits into the padded input",
            got: "a kernel of \(extent.description)"
              + (geometry.dilation[axis] == 1 ? "" : " with dilation \(geometry.dilation[axis])")
              + " over \(shape[axis + 2].description) on spatial axis \(axis)"))
      }
      result.append(windows)
    }
    return result
  }

  fileprivate func maxPooling(spatialAxes: Int) throws(OperationError) -> Term {
    let (x, isBatch) = try images(spatialAxes: spatialAxes)
    let window = try poolingWindow(x, spatialAxes: spatialAxes)
    try requireElements(x.shape, kernel: window.kernel, windows: window.output, window.geometry)
    let output = Array(x.shape.prefix(2)) + window.output
    let places = x.placesOfGreatest(kernel: window.kernel, window.geometry, output: output)
    let plane = [try Shape(x.shape.dropFirst(2)).size()]
    let flat = x.reshaped(Array(x.shape.prefix(2)) + plane)
    let result = flat.takenAlongLast(
      places.reshaped(Array(x.shape.prefix(2)) + [try window.output.size()])
    ).reshaped(output)
    return isBatch ? result : result.reshaped(Array(result.shape.dropFirst()))
  }

  /// A window that begins before the input may step over all of it.
  private func requireElements(
    _ shape: Shape, kernel: [Int], windows: Shape, _ geometry: WindowGeometry
  ) throws(OperationError) {
    for axis in kernel.indices {
      let own = WindowAxis(
        extent: shape[axis + 2].value, kernel: kernel[axis], windows: windows[axis].value,
        stride: geometry.stride[axis], before: geometry.paddingBefore[axis],
        dilation: geometry.dilation[axis])
      var window = 0
      while window < own.windows && window * own.stride < own.before {
        if own.taps(of: window).isEmpty {
          throw fault(
            "padding",
            .general(
              name, "windows that hold an element of x",
              got: "one over padding alone on spatial axis \(axis)"))
        }
        window += 1
      }
    }
  }

  fileprivate func discreteConvolution(isFlipped: Bool) throws(OperationError) -> Term {
    var (x, k) = (try term("x"), try term("k"))
    let mode = try choice("mode", of: ["full", "same", "valid"])
    guard x.rank == k.rank, (1...2).contains(x.rank) else {
      throw fault(
        "k",
        .general(
          name, "two vectors or two matrices", got: "\(x.shape.name) and \(k.shape.name)"))
    }
    if (x.shape + k.shape).contains(where: { $0.value == 0 }) {
      throw .general(name, "operands with elements", got: "\(x.shape.name) and \(k.shape.name)")
    }
    let axes = Array(x.shape.indices)
    let isWithin = axes.allSatisfy { x.shape[$0].value <= k.shape[$0].value }
    let isSwapped =
      isWithin && x.shape != k.shape && (mode == "valid" || (mode == "same" && x.rank == 1))
    if isSwapped { (x, k) = (k, x) }
    let reach = k.shape.map { $0.value - 1 }
    // An even kernel has two centres: NumPy's and that of `convolve2d` is the first, that of
    // `correlate2d` the second.
    let centre = reach.map { isFlipped || x.rank == 1 ? $0 - $0 / 2 : $0 / 2 }
    let (before, after) =
      switch mode {
      case "full": (reach, reach)
      case "same": (centre, zip(reach, centre).map { $0 - $1 })
      default: (reach.map { _ in 0 }, reach.map { _ in 0 })
      }
    let result = try slidingProducts(
      x, isFlipped ? k.flipped(axes) : k, before: before, after: after)
    return isSwapped && !isFlipped ? result.flipped(axes) : result
  }

  private func slidingProducts(
    _ x: Term, _ k: Term, before: [Int], after: [Int]
  ) throws(OperationError) -> Term {
    let ones = [Int](repeating: 1, count: x.rank)
    let geometry = WindowGeometry(
      stride: ones, paddingBefore: before, paddingAfter: after, dilation: ones)
    let unit = [Extent(1), Extent(1)]
    let spatial = try windows(unit + x.shape, kernel: k.shape, geometry)
    return x.reshaped(unit + x.shape).convolved(
      with: k.reshaped(unit + k.shape), geometry, output: unit + spatial
    ).reshaped(spatial)
  }
}
