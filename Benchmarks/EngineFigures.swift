import Tensors

/// How fast the reference engine evaluates: against the BLAS alone, gradients against their
/// functions, and elementwise loops against a copy.
enum EngineFigures {
  static func run(isShort: Bool) throws(BenchmarkError) {
    let rounds = isShort ? 3 : 25
    print("engine: one thread, \(rounds) rounds of each in turn")
    for extent in [64, 256, 512] { try product(extent, rounds) }
    try convolution("16x32x32, 32 kernels 3x3", [8, 16, 32, 32], [32, 16, 3, 3], 30, rounds)
    try convolution("32x28x28, 64 kernels 5x5", [4, 32, 28, 28], [64, 32, 5, 5], 24, rounds)
    for model in Model.all { try gradient(of: model, rounds) }
    try loop("x + y", rounds) { "(\($0)) + y" }
    try loop("x * y", rounds) { "(\($0)) * y" }
    try loop("maximum(x, y)", rounds) { "maximum(\($0), y)" }
  }

  /// The speed of `@` as the share of that of the BLAS on the same matrices.
  private static func product(_ extent: Int, _ rounds: Int) throws(BenchmarkError) {
    let program = try Program(
      inputs: ["x": [extent, extent], "y": [extent, extent]], outputs: ["x @ y"])
    let blas = Product(rows: extent, inner: extent, columns: extent)
    report(
      "matmul \(extent)x\(extent), speed / BLAS",
      PairedWork(rounds: rounds, blas.run, program.run))
  }

  /// The speed of `conv2d` as the share of that of the BLAS on a product of as many operations.
  private static func convolution(
    _ name: String, _ x: [Int], _ w: [Int], _ side: Int, _ rounds: Int
  ) throws(BenchmarkError) {
    let program = try Program(inputs: ["x": x, "w": w], outputs: ["conv2d(x, w)"])
    let blas = Product(rows: w[0], inner: w[1] * w[2] * w[3], columns: side * side)
    report(
      "conv2d \(name), speed / BLAS",
      PairedWork(rounds: rounds, { for _ in 0..<x[0] { blas.run() } }, program.run))
  }

  /// The time of all gradients, the function included, over that of the function.
  private static func gradient(of model: Model, _ rounds: Int) throws(BenchmarkError) {
    let names = "[\(model.variables.joined(separator: ", "))]"
    let function = try Program(
      inputs: model.inputs, definitions: model.definitions, outputs: ["loss"])
    let gradient = try Program(
      inputs: model.inputs, definitions: model.definitions,
      outputs: ["loss"] + model.variables.indices.map { "grad(loss, \(names))[\($0)]" })
    report(
      "\(model.name), gradient / function",
      PairedWork(rounds: rounds, gradient.run, function.run))
  }

  /// The time of an elementwise loop in the cache over that of a copy, fifty in a row.
  private static func loop(
    _ text: String, _ rounds: Int, _ link: (String) -> String
  ) throws(BenchmarkError) {
    let extent = 4_096
    let chain = (0..<50).reduce("x") { chain, _ in link(chain) }
    let program = try Program(inputs: ["x": [extent], "y": [extent]], outputs: [chain])
    let copy = Copy(count: extent)
    report(
      "\(text), time / copy",
      PairedWork(rounds: rounds, program.run, { for _ in 0..<50 { copy.run() } }))
  }

  private static func report(_ name: String, _ work: PairedWork) {
    let padding = String(repeating: " ", count: max(0, 48 - name.count))
    print("  \(name)\(padding)\(work.ratios.summary(unit: ""))")
  }
}

/// A product of matrices by the BLAS alone.
private final class Product {
  private let shape: MatrixProductShape
  private let a, b, result: UnsafeMutablePointer<Double>

  init(rows: Int, inner: Int, columns: Int) {
    shape = MatrixProductShape(rows: rows, inner: inner, columns: columns)
    a = .allocate(capacity: rows * inner)
    b = .allocate(capacity: inner * columns)
    result = .allocate(capacity: rows * columns)
    a.initialize(repeating: 0.5, count: rows * inner)
    b.initialize(repeating: 0.25, count: inner * columns)
  }

  deinit { for pointer in [a, b, result] { pointer.deallocate() } }

  func run() { multiplyMatrices(a, b, result, shape) }
}

/// A copy of numbers that stay in the cache.
private final class Copy {
  private let count: Int
  private let from, to: UnsafeMutablePointer<Double>

  init(count: Int) {
    self.count = count
    from = .allocate(capacity: count)
    to = .allocate(capacity: count)
    from.initialize(repeating: 1, count: count)
    to.initialize(repeating: 0, count: count)
  }

  deinit { for pointer in [from, to] { pointer.deallocate() } }

  func run() { to.update(from: from, count: count) }
}
