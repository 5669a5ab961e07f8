import Tensors

/// The three members of a convolution y = x ⋆ w.
///
/// Σ y·(x ⋆ w) is linear in each of x, w and y, so the derivative of any member by another is the
/// third: this is the whole of convolution's derivatives, to any order.
private enum ConvolutionMember: Int {
  case output, input, weight
}

extension Term {
  /// The cross-correlation of x `[N, C, …]` with a weight `[O, C/groups, …]` over any number of
  /// spatial axes; the result is `[N, O, …]`.
  func convolved(with weight: Term, _ geometry: WindowGeometry, output: Shape) -> Term {
    convolutionMember(.output, self, weight, geometry, shape: output)
  }

  /// The transpose of `convolved` by its input: a cotangent `[N, O, …]` becomes `[N, C, …]`.
  func convolvedBack(with weight: Term, _ geometry: WindowGeometry, input: Shape) -> Term {
    convolutionMember(.input, self, weight, geometry, shape: input)
  }
}

private func convolutionMember(
  _ member: ConvolutionMember, _ first: Term, _ second: Term, _ geometry: WindowGeometry,
  shape: Shape
) -> Term {
  let attributes = [member.rawValue] + geometry.attributes + shape.values
  /// The shapes of x, w and y, of which the result is one.
  @Sendable func members(_ shapes: KernelShapes) -> (input: [Int], weight: [Int], output: [Int]) {
    let (a, b, result) = (shapes.inputs[0], shapes.inputs[1], shapes.output)
    return switch member {
    case .output: (a, b, result)
    case .input: (result, b, a)
    case .weight: (a, result, b)
    }
  }
  // Each element of y is a sum over one group's channels and the kernel; gathering an element of
  // a patch takes as long as about 20 of its multiplications.
  let primitive = Primitive(
    "convolution", attributes,
    work: {
      let shapes = members($0)
      let features = Double(max(shapes.output[1] / geometry.groups, 1))
      return (shapes.output + shapes.weight[1...])
        .reduce((features + 20) / features) { $0 * Double($1) }
    }
  ) { shapes in
    let (input, weight, output) = members(shapes)
    let patches = PatchProducts(input: input, weight: weight, output: output, geometry)
    let count = shapes.outputCount
    return { (operands: Operands) throws(EvaluationError) in
      let (a, b, out) = (operands[0], operands[1], operands.result)
      switch member {
      case .output: patches.output(a, b, out)
      case .input:
        out.update(repeating: 0, count: count)
        patches.input(a, b, out)
      case .weight:
        out.update(repeating: 0, count: count)
        patches.weight(a, b, out)
      }
    }
  } pullback: { rule in
    let (a, b, u) = (rule.inputs[0], rule.inputs[1], rule.cotangent)
    func other(_ member: ConvolutionMember, _ first: Term, _ second: Term, _ like: Term) -> Term {
      convolutionMember(member, first, second, geometry, shape: like.shape)
    }
    switch member {
    case .output: return [other(.input, u, b, a), other(.weight, a, u, b)]
    case .input: return [other(.output, u, b, a), other(.weight, u, a, b)]
    case .weight: return [other(.input, b, u, a), other(.output, a, u, b)]
    }
  }
  return first.graph.append(primitive, [first, second], shape: shape)
}

/// The three members of a convolution as products of matrices: for one sample and group, the patches
/// of x under the kernel are the columns of a matrix `[channels·taps, windows]`.
///
/// Windows are taken in blocks whose patches fit into 32 MiB, however large the tensors are.
private struct PatchProducts: Sendable {
  private let batch, groups, channels, features: Int
  private let inputSize, kernelSize, outputSize: Int
  private let plane: WindowWalk
  /// Whether a tap of some window lies over padding.
  private let coversPadding: Bool

  init(input: [Int], weight: [Int], output: [Int], _ geometry: WindowGeometry) {
    batch = input[0]
    groups = geometry.groups
    channels = weight[1]
    features = weight[0] / geometry.groups
    let (x, w, y) = (Array(input[2...]), Array(weight[2...]), Array(output[2...]))
    (inputSize, kernelSize, outputSize) = (x.reduce(1, *), w.reduce(1, *), y.reduce(1, *))
    plane = WindowWalk(x, kernel: w, windows: y, geometry)
    coversPadding = plane.coversPadding
  }

  private var rows: Int { channels * kernelSize }
  private var blockSize: Int { max(1, min(outputSize, (1 << 22) / max(rows, 1))) }

  /// One block of windows of one sample and group: where the operands begin, and room for the
  /// patches and for y.
  private struct Block {
    let x, w, y: Int
    let windows: Range<Int>
    let patches, values: UnsafeMutablePointer<Double>
  }

  /// y = w · patches(x).
  func output(
    _ x: UnsafePointer<Double>, _ w: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>
  ) {
    forEachBlock { block in
      gather(x + block.x, block)
      let product = MatrixProductShape(
        rows: features, inner: rows, columns: block.windows.count)
      if block.windows.count == outputSize {
        multiplyMatrices(w + block.w, block.patches, y + block.y, product)
      } else {
        multiplyMatrices(w + block.w, block.patches, block.values, product)
        forEachRow(of: block) { inBlock, inResult, count in
          (y + inResult).update(from: block.values + inBlock, count: count)
        }
      }
    }
  }

  /// x += the patches wᵀ · y, each element added where it came from.
  func input(
    _ y: UnsafePointer<Double>, _ w: UnsafePointer<Double>, _ x: UnsafeMutablePointer<Double>
  ) {
    forEachBlock { block in
      let product = MatrixProductShape(
        rows: rows, inner: features, columns: block.windows.count, leftIsTransposed: true)
      multiplyMatrices(w + block.w, values(of: y, block), block.patches, product)
      forEachRun(of: block) { place, patch, count, step in
        let (from, to) = (block.patches + patch, x + block.x + place)
        for i in 0..<count { to[i * step] += from[i] }
      }
    }
  }

  /// w += y · patches(x)ᵀ, over the samples.
  func weight(
    _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, _ w: UnsafeMutablePointer<Double>
  ) {
    let share = UnsafeMutablePointer<Double>.allocate(capacity: max(features * rows, 1))
    defer { share.deallocate() }
    forEachBlock { block in
      gather(x + block.x, block)
      let product = MatrixProductShape(
        rows: features, inner: block.windows.count, columns: rows, rightIsTransposed: true)
      multiplyMatrices(values(of: y, block), block.patches, share, product)
      for i in 0..<features * rows { w[block.w + i] += share[i] }
    }
  }

  private func forEachBlock(_ body: (Block) -> Void) {
    let size = blockSize
    let patches = UnsafeMutablePointer<Double>.allocate(capacity: max(rows * size, 1))
    let values = UnsafeMutablePointer<Double>.allocate(capacity: max(features * size, 1))
    defer {
      patches.deallocate()
      values.deallocate()
    }
    for sample in 0..<batch {
      for group in 0..<groups {
        let at = sample * groups + group
        for first in stride(from: 0, to: outputSize, by: size) {
          body(
            Block(
              x: at * channels * inputSize, w: group * features * rows,
              y: at * features * outputSize, windows: first..<min(first + size, outputSize),
              patches: patches, values: values))
        }
      }
    }
  }

  /// The block's part of y as a matrix of its own; y itself where the block is all of it.
  private func values(of y: UnsafePointer<Double>, _ block: Block) -> UnsafePointer<Double> {
    if block.windows.count == outputSize { return y + block.y }
    forEachRow(of: block) { inBlock, inResult, count in
      (block.values + inBlock).update(from: y + inResult, count: count)
    }
    return UnsafePointer(block.values)
  }

  private func forEachRow(
    of block: Block, _ body: (_ inBlock: Int, _ inResult: Int, _ count: Int) -> Void
  ) {
    for feature in 0..<features {
      body(
        feature * block.windows.count,
        block.y + feature * outputSize + block.windows.lowerBound, block.windows.count)
    }
  }

  /// Copies the patches; what lies over padding is zero.
  private func gather(_ x: UnsafePointer<Double>, _ block: Block) {
    if coversPadding { block.patches.update(repeating: 0, count: rows * block.windows.count) }
    forEachRun(of: block) { place, patch, count, step in
      let (from, to) = (x + place, block.patches + patch)
      if step == 1 {
        to.update(from: from, count: count)
      } else {
        for i in 0..<count { to[i] = from[i * step] }
      }
    }
  }

  /// The runs of elements that lie under one tap in neighbouring windows of a block.
  @inline(__always)
  private func forEachRun(
    of block: Block, _ body: (_ place: Int, _ patch: Int, _ count: Int, _ step: Int) -> Void
  ) {
    let (width, windows) = (block.windows.count, block.windows)
    for channel in 0..<channels {
      plane.forEachRun { place, tap, window, count, step in
        let first = max(window, windows.lowerBound)
        let end = min(window + count, windows.upperBound)
        if first >= end { return }
        body(
          channel * inputSize + place + (first - window) * step,
          (channel * kernelSize + tap) * width + first - windows.lowerBound, end - first, step)
      }
    }
  }
}
