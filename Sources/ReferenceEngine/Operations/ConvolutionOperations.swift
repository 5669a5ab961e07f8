extension Catalogue {
  /// Convolution, and pooling by the greatest; names, layouts and defaults are PyTorch's.
  static let convolutionOperations: [Operation] = [
    convolution("conv1d", spatialAxes: 1)
      .documented(
        "x[N, C, W], w[O, C, K], padding=P, stride=S",
        derivative:
          "x: conv_transpose1d(ȳ, w, stride=S, padding=P, output_padding=(W + 2*P - K) % S); w: swapaxes(conv1d(swapaxes(x, 0, 1), swapaxes(ȳ, 0, 1), padding=P, dilation=S)[:, :, :K], 0, 1)",
        source: "torch.nn.functional.conv1d"),
    convolution("conv2d", spatialAxes: 2)
      .documented(
        "x[N, C, H, W], w[O, C, K, L]",
        derivative:
          "x: conv_transpose2d(ȳ, w); w: swapaxes(conv2d(swapaxes(x, 0, 1), swapaxes(ȳ, 0, 1)), 0, 1)",
        source: "torch.nn.functional.conv2d"),
    convolution("conv3d", spatialAxes: 3)
      .documented(
        "x[N, C, D, H, W], w[O, C, K, L, M]",
        derivative: "w: swapaxes(conv3d(swapaxes(x, 0, 1), swapaxes(ȳ, 0, 1)), 0, 1)",
        source: "torch.nn.functional.conv3d"),
    maxPooling("max_pool1d", spatialAxes: 1)
      .documented(
        "x[N, C, W], K", derivative: "ȳ to the greatest element of each window",
        source: "torch.nn.functional.max_pool1d"),
    maxPooling("max_pool2d", spatialAxes: 2)
      .documented(
        "x[N, C, H, W], K", derivative: "ȳ to the greatest element of each window",
        source: "torch.nn.functional.max_pool2d"),
    maxPooling("max_pool3d", spatialAxes: 3)
      .documented(
        "x[N, C, D, H, W], K, stride=1", derivative: "ȳ to the greatest element of each window",
        source: "torch.nn.functional.max_pool3d"),
    transposedConvolution("conv_transpose1d", spatialAxes: 1)
      .documented(
        "x[N, C, W], w[C, O, K], stride=S", derivative: "x: conv1d(ȳ, w, stride=S)",
        source: "torch.nn.functional.conv_transpose1d"),
    transposedConvolution("conv_transpose2d", spatialAxes: 2)
      .documented(
        "x[N, C, H, W], w[C, O, K, L]",
        derivative:
          "x: conv2d(ȳ, w); w: swapaxes(conv2d(swapaxes(ȳ, 0, 1), swapaxes(x, 0, 1)), 0, 1)",
        source: "torch.nn.functional.conv_transpose2d"),
    discreteConvolution(
      "convolve", mode: "\"full\"",
      "Σ x[i − p] k[p]: the kernel is flipped (1-D as NumPy, 2-D as SciPy)",
      isFlipped: true
    )
    .documented(
      "x[n], k[m]", derivative: "x: correlate(ȳ, k); k: correlate(ȳ, x)", source: "numpy.convolve"),
    discreteConvolution(
      "correlate", mode: "None",
      "Σ x[i + p] k[p]: the kernel is not flipped; None is \"valid\" in 1-D, as in NumPy, and "
        + "\"full\" in 2-D, as in SciPy", isFlipped: false
    )
    .documented(
      "x[n], k[m]", derivative: "x: convolve(ȳ, k); k: correlate(x, ȳ)", source: "numpy.correlate"),
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
    Operation(name, "x, k, mode=\(mode)", formula) {
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

  func positive(_ parameter: String, count: Int) throws(OperationError) -> Shape {
    let numbers = try integers(parameter, count: count)
    if numbers.contains(where: { $0.value < 1 }) {
      throw fault(
        parameter, .parameter(parameter, of: name, "positive numbers", got: "\(numbers.values)"))
    }
    return numbers
  }

  func paddings(_ count: Int) throws(OperationError) -> Shape {
    let widths = try integers("padding", count: count)
    if widths.contains(where: { $0.value < 0 || $0.value > Plan.elementLimit }) {
      throw fault(
        "padding",
        .parameter(
          "padding", of: name, "widths from 0 to \(grouped(Plan.elementLimit))",
          got: "\(widths.values)"))
    }
    return widths
  }

  fileprivate func convolution(spatialAxes: Int) throws(OperationError) -> Term {
    let (x, isBatch) = try images(spatialAxes: spatialAxes)
    let w = try term("w")
    guard w.rank == spatialAxes + 2 else {
      throw fault(
        "w", .rank(name, "w", "\(spatialAxes + 2) axes [O, C/groups, …]", got: w.shape))
    }
    let groups = try positive("groups", count: 1)[0].value
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
    let groups = try positive("groups", count: 1)[0].value
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
    let extra = try integers("output_padding", count: w.rank - 2)
    var result: Shape = []
    for axis in 0..<w.rank - 2 {
      let (stride, dilation) = (geometry.stride[axis], geometry.dilation[axis])
      guard extra[axis].value >= 0, extra[axis].value < max(stride.value, dilation.value) else {
        throw fault(
          "output_padding",
          .parameter(
            "output_padding", of: name, "less than the stride or the dilation",
            got: "\(extra[axis].value)"))
      }
      let steps = try Extent.exact(
        .multiply, .exact(.subtract, x.shape[axis + 2], Extent(1)), stride)
      let reach = try Extent.exact(
        .multiply, .exact(.subtract, w.shape[axis + 2], Extent(1)), dilation)
      let added = try Extent.exact(
        .subtract, .exact(.add, extra[axis], Extent(1)),
        .exact(.multiply, Extent(2), geometry.paddingBefore[axis]))
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
    var before = Shape(repeating: Extent(0), count: count)
    var after = before
    if case .text = self["padding"] {
      if try choice("padding", of: ["same", "valid"]) == "same" {
        if stride.contains(where: { $0.value != 1 }) {
          throw fault(
            "padding", .general(name, "stride 1 with padding \"same\"", got: "\(stride.values)"))
        }
        for axis in 0..<count {
          let reach = try Extent.exact(
            .multiply, dilation[axis], .exact(.subtract, w.shape[axis + 2], Extent(1)))
          before[axis] = try .exact(.floorDivide, reach, Extent(2))
          after[axis] = try .exact(.subtract, reach, before[axis])
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
              + (geometry.dilation[axis].value == 1
                ? "" : " with dilation \(geometry.dilation[axis].value)")
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
    let places = x.placesOfGreatest(kernel: window.kernel.values, window.geometry, output: output)
    let plane = [try Shape(x.shape.dropFirst(2)).size()]
    let flat = x.reshaped(Array(x.shape.prefix(2)) + plane)
    let result = flat.takenAlongLast(
      places.reshaped(Array(x.shape.prefix(2)) + [try window.output.size()])
    ).reshaped(output)
    return isBatch ? result : result.reshaped(Array(result.shape.dropFirst()))
  }

  /// A window that begins before the input may step over all of it.
  private func requireElements(
    _ shape: Shape, kernel: Shape, windows: Shape, _ geometry: WindowGeometry
  ) throws(OperationError) {
    for axis in kernel.indices {
      let own = WindowAxis(
        extent: shape[axis + 2].value, kernel: kernel[axis].value, windows: windows[axis].value,
        stride: geometry.stride[axis].value, before: geometry.paddingBefore[axis].value,
        dilation: geometry.dilation[axis].value)
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
    let mode: String
    if case .none = self["mode"] {
      mode = x.rank == 1 ? "valid" : "full"
    } else {
      mode = try choice("mode", of: ["full", "same", "valid"])
    }
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
    let none = k.shape.map { _ in Extent(0) }
    let reach = try k.shape.map { extent throws(OperationError) in
      try Extent.exact(.subtract, extent, Extent(1))
    }
    // An even kernel has two centres: NumPy's and that of `convolve2d` is the first, that of
    // `correlate2d` the second.
    let half = try reach.map { extent throws(OperationError) in
      try Extent.exact(.floorDivide, extent, Extent(2))
    }
    let rest = try axes.map { axis throws(OperationError) in
      try Extent.exact(.subtract, reach[axis], half[axis])
    }
    let (before, after) =
      switch mode {
      case "full": (reach, reach)
      case "same": isFlipped || x.rank == 1 ? (rest, half) : (half, rest)
      default: (none, none)
      }
    let result = try slidingProducts(
      x, isFlipped ? k.flipped(axes) : k, before: before, after: after)
    return isSwapped && !isFlipped ? result.flipped(axes) : result
  }

  private func slidingProducts(
    _ x: Term, _ k: Term, before: Shape, after: Shape
  ) throws(OperationError) -> Term {
    let ones = Shape(repeating: Extent(1), count: x.rank)
    let geometry = WindowGeometry(
      stride: ones, paddingBefore: before, paddingAfter: after, dilation: ones)
    let unit = [Extent(1), Extent(1)]
    let spatial = try windows(unit + x.shape, kernel: k.shape, geometry)
    return x.reshaped(unit + x.shape).convolved(
      with: k.reshaped(unit + k.shape), geometry, output: unit + spatial
    ).reshaped(spatial)
  }
}
