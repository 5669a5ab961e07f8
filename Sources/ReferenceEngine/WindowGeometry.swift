/// How a window moves over the spatial axes of a tensor.
struct WindowGeometry: Hashable, Sendable {
  var stride: Shape
  /// Places before and after each axis that hold no element.
  var paddingBefore: Shape
  var paddingAfter: Shape
  var dilation: Shape
  var groups = 1

  var attributes: [Int] {
    (stride + paddingBefore + paddingAfter + dilation).values + [groups]
  }

  /// The extent of a result axis: ⌊(in + padding − dilation·(kernel − 1) − 1) / stride⌋ + 1, or nil
  /// where no window fits.
  ///
  /// Rounded up instead, a last window that runs over the end counts too if it begins in the input
  /// or the padding before it, as PyTorch has it.
  func outputExtent(
    _ input: Extent, kernel: Extent, axis: Int, roundingUp: Bool = false
  ) throws(OperationError) -> Extent? {
    let reach = try Extent.exact(
      .add, .exact(.multiply, .exact(.subtract, kernel, Extent(1)), dilation[axis]),
      Extent(1))
    let begun = try Extent.exact(.add, input, paddingBefore[axis])
    let room = try Extent.exact(
      .subtract, .exact(.add, begun, paddingAfter[axis]), reach)
    let step = stride[axis]
    var last = try Extent.exact(.floorDivide, room, step)
    if roundingUp, try Extent.exact(.multiply, last, step) != room {
      let next = try Extent.exact(.add, last, Extent(1))
      if try Extent.exact(.multiply, next, step).value < begun.value { last = next }
    }
    return last.value < 0 ? nil : try .exact(.add, last, Extent(1))
  }
}

/// The windows over one axis.
struct WindowAxis: Sendable {
  let extent, kernel, windows, stride, before, dilation: Int

  /// The axis over which nothing moves.
  static let unit = WindowAxis(
    extent: 1, kernel: 1, windows: 1, stride: 1, before: 0, dilation: 1)

  /// The element that lies under a tap of a window.
  @inline(__always)
  func place(_ window: Int, _ tap: Int) -> Int { window * stride + tap * dilation - before }

  /// The taps of a window under which elements lie, not padding.
  @inline(__always)
  func taps(of window: Int) -> Range<Int> {
    let first = before - window * stride
    let lower = first > 0 ? (first - 1) / dilation + 1 : 0
    let room = extent - 1 + first
    let upper = room < 0 ? 0 : min(kernel, room / dilation + 1)
    return lower..<max(lower, upper)
  }
}

extension WindowAxis {
  /// The windows in which a tap lies over an element, not padding.
  @inline(__always)
  func windows(under tap: Int) -> Range<Int> {
    let offset = before - tap * dilation
    let lower = offset > 0 ? (offset - 1) / stride + 1 : 0
    let room = extent - 1 + offset
    let upper = room < 0 ? 0 : min(windows, room / stride + 1)
    return lower..<max(lower, upper)
  }
}

/// Visits every element under every window, over up to three spatial axes.
struct WindowWalk: Sendable {
  private let axes: (WindowAxis, WindowAxis, WindowAxis)

  init(_ input: [Int], kernel: [Int], windows: [Int], _ geometry: WindowGeometry) {
    let own = input.indices.map { axis in
      WindowAxis(
        extent: input[axis], kernel: kernel[axis], windows: windows[axis],
        stride: geometry.stride[axis].value, before: geometry.paddingBefore[axis].value,
        dilation: geometry.dilation[axis].value)
    }
    let all = [WindowAxis](repeating: .unit, count: 3 - own.count) + own
    axes = (all[0], all[1], all[2])
  }

  /// Whether a tap of some window lies over padding.
  var coversPadding: Bool {
    [axes.0, axes.1, axes.2].contains { axis in
      axis.windows > 0 && axis.kernel > 0
        && (axis.place(0, 0) < 0 || axis.place(axis.windows - 1, axis.kernel - 1) >= axis.extent)
    }
  }

  /// Calls `body` for each run of windows along the last axis under one tap: the number of the first
  /// element, the tap, the first window, how many there are, and how far their elements are apart.
  @inline(__always)
  func forEachRun(
    _ body: (_ place: Int, _ tap: Int, _ window: Int, _ count: Int, _ step: Int) -> Void
  ) {
    let (a, b, c) = axes
    for p in 0..<a.kernel {
      let planes = a.windows(under: p)
      for q in 0..<b.kernel {
        let rows = b.windows(under: q)
        for r in 0..<c.kernel {
          let run = c.windows(under: r)
          if run.isEmpty { continue }
          let tap = (p * b.kernel + q) * c.kernel + r
          for i in planes {
            for j in rows {
              body(
                (a.place(i, p) * b.extent + b.place(j, q)) * c.extent
                  + c.place(run.lowerBound, r), tap,
                (i * b.windows + j) * c.windows + run.lowerBound, run.count, c.stride)
            }
          }
        }
      }
    }
  }

  /// Calls `body` with the numbers of an element and of a window over it, in row-major order; for
  /// one window the elements come in their own order.
  @inline(__always)
  func forEach(_ body: (_ place: Int, _ window: Int) -> Void) {
    forEachRun { place, _, window, count, step in
      for i in 0..<count { body(place + i * step, window + i) }
    }
  }
}
