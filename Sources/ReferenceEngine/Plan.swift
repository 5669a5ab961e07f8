import Tensors

/// Terms made ready for evaluation: the steps that they need, in order, and where in one block of
/// memory each result lies. A plan is compiled once and evaluated for any number of inputs.
///
/// Parts that no output needs are left out, equal parts are computed once, and memory whose last
/// reader has run is used again. See ``Evaluator`` for evaluating one many times.
public struct Plan: Sendable {
  struct Step: Sendable {
    let kernel: Kernel
    let operands: [Int]
    let result: Int
    /// The steps that computed the operands.
    let sources: [Int]
    /// The number of elements of each operand, and of the result.
    let operandCounts: [Int]
    let count: Int
    /// What rounding can do to the result.
    let rounding: Primitive.Rounding
  }

  struct Place: Sendable {
    let offset: Int
    let shape: [Int]
    /// The step that computes it; nil for an input and a constant.
    var step: Int?
    /// The number of the input that it is, where nothing computes it.
    var input: Int?
    var isReal = true
    var count: Int { elementCount(of: shape) ?? 0 }
  }

  private(set) var steps: [Step] = []
  private(set) var inputs: [Place] = []
  private(set) var outputs: [Place] = []
  private(set) var replaceable: [Place] = []
  private(set) var constants: [(tensor: Tensor, offset: Int, isReal: Bool)] = []
  /// About how many multiplications of a product of great matrices take as long as an evaluation.
  public private(set) var work = 0.0
  /// The float64 numbers that an evaluation needs room for.
  public private(set) var memory = 0

  /// The most elements that a tensor may have to be evaluated.
  public static let elementLimit = 10_000_000
  /// The most numbers that an evaluation may hold at once: 2 GiB.
  static let memoryLimit = 1 << 28
  /// The most multiplications, about, that an evaluation may take: less than ten seconds, since each
  /// primitive counts its work in those of a product of great matrices (``Primitive/work``).
  static let workLimit = 1 << 36

  /// Compiles terms of one graph.
  ///
  /// `inputs` are the terms whose values are given to each evaluation, in that order; what they
  /// are made from is not computed. `replaceable` are named terms whose values an evaluation may
  /// replace. Throws ``OperationError`` where a tensor that must be evaluated exceeds
  /// ``elementLimit``, or all together what is held or multiplied exceeds its limit.
  public init(
    _ outputs: [Term], inputs: [Term], replaceable: [Term] = []
  ) throws(OperationError) {
    guard let graph = (outputs + inputs).first?.graph else { return }
    let needed = Self.needed(outputs + replaceable, inputs: inputs, in: graph)
    var memory = PlanMemory(
      lastUse: Self.lastUses(needed, outputs: outputs + replaceable, in: graph))
    var places: [Int: Place] = [:]
    let replaceableNodes = Set(replaceable.map(\.node))
    for (number, input) in inputs.enumerated() {
      places[input.node] = Place(
        offset: memory.keep(try Self.count(input.node, in: graph)), shape: input.shape.values,
        input: number, isReal: input.kind == .real)
    }
    for node in needed where places[node] == nil {
      let (primitive, shape) = (graph.nodes[node].primitive, graph.nodes[node].shape.values)
      let operands = graph.nodes[node].inputs.compactMap { places[$0] }
      let count = try Self.count(node, in: graph)
      switch primitive.role {
      case .refused(let error): throw error
      case .view where !replaceableNodes.contains(node):
        places[node] = Place(offset: operands[0].offset, shape: shape, step: operands[0].step)
      case .constant(let tensor):
        let place = Place(offset: memory.keep(count), shape: shape)
        places[node] = place
        constants.append((tensor, place.offset, graph.nodes[node].kind == .real))
      case .input, .computation, .view:
        let place = Place(
          offset: memory.take(count, for: node), shape: shape, step: steps.count)
        let shapes = KernelShapes(inputs: operands.map(\.shape), output: shape)
        work += primitive.work(shapes)
        if work > Double(Self.workLimit) { throw .tooMuchWork(limit: Self.workLimit) }
        let kernel =
          if count == 0 { Self.nothing } else if case .view = primitive.role {
            Self.copy(count)
          } else {
            primitive.prepare(shapes)
          }
        places[node] = place
        steps.append(
          Step(
            kernel: kernel, operands: operands.map(\.offset), result: place.offset,
            sources: operands.compactMap(\.step), operandCounts: operands.map(\.count),
            count: count,
            rounding: graph.nodes[node].kind == .real ? primitive.rounding : .none))
      }
      memory.release(after: node)
    }
    self.inputs = inputs.compactMap { places[$0.node] }
    self.outputs = outputs.compactMap { places[$0.node] }
    self.replaceable = replaceable.compactMap { places[$0.node] }
    self.memory = memory.size
    if memory.size > Self.memoryLimit { throw .tooMuchMemory(limit: Self.memoryLimit) }
  }

  /// The values of the outputs for values of the inputs, which have the shapes of their terms.
  ///
  /// Throws ``EvaluationError`` where an operation cannot take the numbers.
  public func evaluate(_ values: [Tensor] = []) throws(EvaluationError) -> [Tensor] {
    var tensors: [Tensor] = []
    for result in results(values) { tensors.append(try result.get()) }
    return tensors
  }

  /// The value of each output, or why it has none: what does not depend on a failure is computed
  /// all the same.
  ///
  /// `replacing` gives values to replaceable terms, by their number, in place of those that
  /// evaluation computes; whatever is made from them is made from these.
  public func results(
    _ values: [Tensor], replacing: [Int: Tensor] = [:]
  ) -> [Result<Tensor, EvaluationError>] {
    Evaluator(self).results(values, replacing: replacing)
  }

  /// The kernel of a result without elements, whose other extents may be too large for any loop.
  private static let nothing: Kernel = { (_: Operands) throws(EvaluationError) in }

  private static func copy(_ count: Int) -> Kernel {
    { (operands: Operands) throws(EvaluationError) in
      operands.result.update(from: operands[0], count: count)
    }
  }

  private static func count(_ node: Int, in graph: Graph) throws(OperationError) -> Int {
    let shape = graph.nodes[node].shape
    guard let count = elementCount(of: shape.values), count <= elementLimit else {
      throw .tooManyElements(shape, limit: elementLimit)
    }
    return count
  }

  /// The nodes that outputs need, in order; nothing before the inputs.
  static func needed(_ outputs: [Term], inputs: [Term], in graph: Graph) -> [Int] {
    let given = Set(inputs.map(\.node))
    var isNeeded = Set<Int>()
    var pending = outputs.map(\.node)
    while let node = pending.popLast() {
      if !isNeeded.insert(node).inserted || given.contains(node) { continue }
      pending += graph.nodes[node].inputs
    }
    return isNeeded.sorted()
  }

  /// For each node the last one that reads it; an output is read to the end.
  private static func lastUses(_ needed: [Int], outputs: [Term], in graph: Graph) -> [Int: Int] {
    var lastUse: [Int: Int] = [:]
    for node in needed { for input in graph.nodes[node].inputs { lastUse[input] = node } }
    for output in outputs { lastUse[output.node] = Int.max }
    for node in needed.reversed() {
      if case .view = graph.nodes[node].primitive.role {
        let source = graph.nodes[node].inputs[0]
        lastUse[source] = max(lastUse[source] ?? 0, lastUse[node] ?? 0)
      }
    }
    return lastUse
  }
}

/// Hands out places in a block of memory and takes them back.
private struct PlanMemory {
  let lastUse: [Int: Int]
  private(set) var size = 0
  private var free: [Int: [Int]] = [:]
  private var owned: [Int: (offset: Int, count: Int)] = [:]
  private var ending: [Int: [Int]] = [:]

  init(lastUse: [Int: Int]) { self.lastUse = lastUse }

  /// A place that is never used again for anything else.
  mutating func keep(_ count: Int) -> Int {
    defer { size += count }
    return size
  }

  /// A place for a node's result, until its last reader has run.
  mutating func take(_ count: Int, for node: Int) -> Int {
    let offset = free[count]?.popLast() ?? keep(count)
    owned[node] = (offset, count)
    if let last = lastUse[node], last != Int.max { ending[last, default: []].append(node) }
    return offset
  }

  /// Takes back the places whose last reader was this node.
  mutating func release(after node: Int) {
    for done in ending.removeValue(forKey: node) ?? [] {
      if let place = owned.removeValue(forKey: done) {
        free[place.count, default: []].append(place.offset)
      }
    }
  }
}
