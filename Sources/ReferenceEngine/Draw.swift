import Tensors

/// A random tensor that a problem's `given` asks for, and how it is drawn.
///
/// A draw is a function of a generator alone, and uses only what IEEE 754 rounds alike on every
/// machine; see ``RandomGenerator``.
public struct Draw: Sendable {
  /// The extents of the tensor.
  public let shape: Shape
  /// What its elements are.
  public let kind: ElementKind
  /// Which tensors it could have drawn.
  public let domain: Domain
  private let extents: [Int]
  private let sample: @Sendable (inout RandomGenerator) -> [Double]
  private let unrounded: (@Sendable (inout RandomGenerator) -> [Double])?

  /// Which tensors a draw can give.
  public enum Domain: Sendable, Equatable {
    /// Any real elements, independent of each other.
    case reals
    /// Real elements between two bounds, independent of each other.
    case interval(Double, Double)
    /// Whole elements from a bound up to another, both included.
    case wholes(Int, Int)
    /// Others.
    case special
  }

  init(
    _ shape: Shape, _ kind: ElementKind = .real, domain: Domain = .special,
    unrounded: (@Sendable (inout RandomGenerator) -> [Double])? = nil,
    _ sample: @escaping @Sendable (inout RandomGenerator) -> [Double]
  ) {
    self.unrounded = unrounded
    self.shape = shape
    self.kind = kind
    self.domain = domain
    self.sample = sample
    extents = shape.values
  }

  /// Draws the tensor; real elements that nobody copies need no rounding.
  public func tensor(
    using generator: inout RandomGenerator, isRounded: Bool = true
  ) -> Tensor {
    let draw = isRounded ? sample : unrounded ?? sample
    guard let tensor = Tensor(shape: extents, elements: draw(&generator)) else {
      preconditionFailure("a draw of \(extents) gave another number of elements")
    }
    return tensor
  }
}

/// A function of the language that draws; it may be used in `given` alone.
public struct DrawOperation: Sendable {
  /// Its name and parameters.
  public let signature: Signature
  /// What it draws, in a line.
  public let formula: String
  /// The arguments of an example.
  public let arguments: String
  private let build: @Sendable (Call) throws(OperationError) -> Draw

  init(
    _ name: String, _ parameters: String, _ arguments: String, _ formula: String,
    _ build: @escaping @Sendable (Call) throws(OperationError) -> Draw
  ) {
    signature = Signature(name, parameters)
    self.formula = formula
    self.arguments = arguments
    self.build = build
  }

  /// The draw for arguments, as Python binds them. Throws ``OperationError``.
  public func draw(
    _ positional: [Argument], named: [(name: String, value: Argument)], in graph: Graph
  ) throws(OperationError) -> Draw {
    let (values, sources) = try signature.bind(positional, named)
    let draw = try build(
      Call(graph: graph, signature: signature, values: values, sources: sources))
    guard let count = elementCount(of: draw.shape.values), count <= Plan.elementLimit else {
      throw .tooManyElements(draw.shape, limit: Plan.elementLimit)
    }
    return draw
  }
}

extension Catalogue {
  /// The functions that draw.
  public static let draws: [DrawOperation] = [
    DrawOperation(
      "normal", "shape…, mean=0, std=1, decimals=2", "n, d", "independent normal numbers"
    ) {
      call throws(OperationError) in
      let (mean, deviation) = (try call.constant("mean"), try call.constant("std"))
      return try call.independent(deviation == 0 ? .special : .reals) { generator in
        mean + deviation * generator.normal()
      }
    },
    DrawOperation(
      "uniform", "shape…, low=0, high=1, decimals=2", "n, d",
      "independent uniform numbers in [low, high)"
    ) { call throws(OperationError) in
      let (low, high) = (try call.constant("low"), try call.constant("high"))
      return try call.independent(low < high ? .interval(low, high) : .special) { generator in
        low + (high - low) * generator.uniform()
      }
    },
    DrawOperation(
      "integers", "shape…, low, high", "n, low=0, high=5",
      "independent whole numbers from low up to high excluded"
    ) { call throws(OperationError) in
      let shape = try call.shape("shape")
      let (low, high) = (try call.integer("low").value, try call.integer("high").value)
      let (span, overflow) = high.subtractingReportingOverflow(low)
      guard span > 0, !overflow else {
        throw call.fault(
          "high", .parameter("high", of: "integers", "a number above low", got: "\(high)"))
      }
      let count = elementCount(of: shape.values) ?? 0
      return Draw(shape, .integer, domain: .wholes(low, high - 1)) { generator in
        (0..<count).map { _ in Double(low + generator.integer(below: span)) }
      }
    },
    DrawOperation("simplex", "n, decimals=2", "n", "n positive numbers whose sum is 1") {
      call throws(OperationError) in
      let extent = try call.extent("n")
      let count = extent.value
      guard let decimals = try call.decimals() else {
        return Draw([extent]) { generator in
          let parts = (0..<count).map { _ in -portableLog(1 - generator.uniform()) }
          let sum = parts.reduce(0, +)
          return parts.map { $0 / sum }
        }
      }
      let units = (0..<decimals).reduce(1) { product, _ in product * 10 }
      guard count <= units else {
        throw call.fault(
          "n",
          .general(
            "simplex", "at most \(units) numbers of \(decimals) decimals",
            got: "\(count)"))
      }
      return Draw([extent]) { generator in
        cutUnits(units, into: count, &generator).map { Double($0) / Double(units) }
      }
    },
    DrawOperation("spd", "n, decimals=2", "n", "a symmetric positive definite n × n matrix") {
      call throws(OperationError) in
      let (extent, decimals) = (try call.extent("n"), try call.decimals())
      let count = extent.value
      return Draw([extent, extent]) { generator in
        let factor = (0..<count * count).map { _ in generator.normal() }
        return (0..<count * count).map { place in
          let (i, j) = (place / count, place % count)
          let (row, column) = (min(i, j), max(i, j))
          let product = (0..<count).reduce(0.0) {
            $0 + factor[row * count + $1] * factor[column * count + $1]
          }
          return rounded(product / Double(count) + (i == j ? 1 : 0), decimals)
        }
      }
    },
    DrawOperation("orthogonal", "n", "n", "an orthogonal n × n matrix, in full float64") {
      call throws(OperationError) in
      let extent = try call.extent("n")
      return Draw([extent, extent]) { generator in orthogonalRows(extent.value, &generator) }
    },
    DrawOperation("permutation", "n", "n", "the numbers 0 to n − 1 in some order") {
      call throws(OperationError) in
      let extent = try call.extent("n")
      return Draw([extent], .integer) { generator in
        generator.permutation(extent.value).map(Double.init)
      }
    },
    DrawOperation("choice", "list", "[1, 2, 5]", "one of the numbers of a list") {
      call throws(OperationError) in
      guard case .list(let elements) = call["list"], !elements.isEmpty else {
        throw call.fault(
          "list",
          .parameter(
            "list", of: "choice", "a list of numbers",
            got: call["list"].kindName))
      }
      var numbers: [Double] = []
      for element in elements { numbers.append(try call.constant(element, "list")) }
      let isWhole = elements.allSatisfy { $0.knownInteger != nil }
      return Draw([], isWhole ? .integer : .real) { [numbers] generator in
        [numbers[generator.integer(below: numbers.count)]]
      }
    },
  ]

  private static let drawsByName = Dictionary(
    uniqueKeysWithValues: draws.map { ($0.signature.name, $0) })

  /// The drawing function of a name.
  public static func draw(named name: String) -> DrawOperation? { drawsByName[name] }
}

extension Call {
  /// A number that needs no evaluation of anything given or drawn.
  fileprivate func constant(_ parameter: String) throws(OperationError) -> Double {
    try constant(self[parameter], parameter)
  }

  fileprivate func constant(
    _ argument: Argument, _ parameter: String
  ) throws(OperationError) -> Double {
    if case .real(let value) = argument { return value }
    if let extent = argument.knownInteger { return Double(extent.value) }
    if case .tensor(let term) = argument, term.rank == 0, term.isConstant,
      let value = try? Plan([term], inputs: []).evaluate().first?.item
    {
      return value
    }
    throw fault(
      parameter,
      .parameter(
        parameter, of: name, "a number made of constants and sizes",
        got: argument.kindName))
  }

  /// Decimals to which draws are rounded; nil for none.
  fileprivate func decimals() throws(OperationError) -> Int? {
    guard let decimals = try optionalInteger("decimals")?.value else { return nil }
    guard (0...15).contains(decimals) else {
      throw fault(
        "decimals",
        .parameter(
          "decimals", of: name, "a number from 0 to 15 or None",
          got: "\(decimals)"))
    }
    return decimals
  }

  fileprivate func independent(
    _ domain: Draw.Domain, _ sample: @escaping @Sendable (inout RandomGenerator) -> Double
  ) throws(OperationError) -> Draw {
    let shape = try shape("shape")
    let (count, decimals) = (elementCount(of: shape.values) ?? 0, try decimals())
    // Numbers that are rounded to whole ones are no real ones.
    if decimals == 0 {
      return Draw(shape) { generator in (0..<count).map { _ in rounded(sample(&generator), 0) } }
    }
    return Draw(
      shape, domain: domain,
      unrounded: { generator in (0..<count).map { _ in sample(&generator) } }
    ) { generator in
      (0..<count).map { _ in rounded(sample(&generator), decimals) }
    }
  }
}

extension Term {
  /// Whether the value depends on nothing that is given to an evaluation.
  public var isConstant: Bool { drawnFrom.isEmpty }

  /// The inputs, by node, that the value depends on.
  public var drawnFrom: Set<Int> {
    var inputs = Set<Int>()
    var pending = [node]
    var seen = Set<Int>()
    while let node = pending.popLast() {
      if !seen.insert(node).inserted { continue }
      if case .input = graph.nodes[node].primitive.role { inputs.insert(node) }
      pending += graph.nodes[node].inputs
    }
    return inputs
  }
}

/// A number rounded to decimals, halves to even; never −0.
private func rounded(_ value: Double, _ decimals: Int?) -> Double {
  guard let decimals else { return value }
  let scale = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
  let whole = (value * scale).rounded(.toNearestOrEven)
  return whole.isFinite ? whole / scale + 0 : value
}

/// Cuts a number of units into positive parts at different places, each choice alike.
private func cutUnits(_ units: Int, into count: Int, _ generator: inout RandomGenerator) -> [Int] {
  if count == 0 { return [] }
  var cuts = Set<Int>()
  while cuts.count < count - 1 { cuts.insert(1 + generator.integer(below: units - 1)) }
  let places = [0] + cuts.sorted() + [units]
  return (0..<count).map { places[$0 + 1] - places[$0] }
}

/// Rows made orthonormal one after the other (Gram and Schmidt, each twice), from normal numbers.
private func orthogonalRows(_ count: Int, _ generator: inout RandomGenerator) -> [Double] {
  var rows: [[Double]] = []
  while rows.count < count {
    var row = (0..<count).map { _ in generator.normal() }
    for _ in 0..<2 {
      for other in rows {
        let share = zip(row, other).reduce(0) { $0 + $1.0 * $1.1 }
        row = zip(row, other).map { $0 - share * $1 }
      }
    }
    let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
    if length > 1e-6 { rows.append(row.map { $0 / length }) }
  }
  return rows.flatMap { $0 }
}
