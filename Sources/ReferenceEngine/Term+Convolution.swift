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
  let primitive = Primitive("convolution", attributes) { shapes in
    let (x, w, y): ([Int], [Int], [Int])
    switch member {
    case .output: (x, w, y) = (shapes.inputs[0], shapes.inputs[1], shapes.output)
    case .input: (x, w, y) = (shapes.output, shapes.inputs[1], shapes.inputs[0])
    case .weight: (x, w, y) = (shapes.inputs[0], shapes.output, shapes.inputs[1])
    }
    let walk = ConvolutionWalk(input: x, weight: w, output: y, geometry)
    let count = shapes.outputCount
    return { (operands: Operands) throws(EvaluationError) in
      operands.result.update(repeating: 0, count: count)
      let (a, b, out) = (operands[0], operands[1], operands.result)
      switch member {
      case .output: walk.forEachProduct { x, w, y in out[y] += a[x] * b[w] }
      case .input: walk.forEachProduct { x, w, y in out[x] += a[y] * b[w] }
      case .weight: walk.forEachProduct { x, w, y in out[w] += a[x] * b[y] }
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

/// Visits every product x·w that a convolution adds to an element of y.
private struct ConvolutionWalk: Sendable {
  private let batch, groups, channels, features: Int
  private let inputSize, kernelSize, outputSize: Int
  private let plane: WindowWalk

  init(input: [Int], weight: [Int], output: [Int], _ geometry: WindowGeometry) {
    batch = input[0]
    groups = geometry.groups
    channels = weight[1]
    features = weight[0] / geometry.groups
    let (x, w, y) = (Array(input[2...]), Array(weight[2...]), Array(output[2...]))
    (inputSize, kernelSize, outputSize) = (x.reduce(1, *), w.reduce(1, *), y.reduce(1, *))
    plane = WindowWalk(x, kernel: w, windows: y, geometry)
  }

  @inline(__always)
  func forEachProduct(_ body: (_ x: Int, _ w: Int, _ y: Int) -> Void) {
    for n in 0..<batch {
      for feature in 0..<groups * features {
        let y = (n * groups * features + feature) * outputSize
        for channel in 0..<channels {
          let x = ((n * groups + feature / features) * channels + channel) * inputSize
          let w = (feature * channels + channel) * kernelSize
          plane.forEach { place, tap, window in body(x + place, w + tap, y + window) }
        }
      }
    }
  }
}
