import Tensors

/// The values of terms modulo two primes, at a random point: equal ones have the same value as
/// rational expressions, unequal ones almost never do.
///
/// What is no rational operation (`exp`, `max`, a comparison, …) stands for an unknown of its own,
/// the same for the same operation on the same values. So equal fingerprints prove that two terms
/// are equal wherever both are defined; unequal ones prove the opposite only of rational terms.
/// Decimals are taken as they are written: 0.1 is 1/10. After G. H. Gonnet, Determining equivalence
/// of expressions in random polynomial time, 1984.
public struct Fingerprint {
  /// The values of each term in row-major order.
  public private(set) var values: [[Residue]] = []
  /// Whether the terms are rational in the graph's inputs, and every constant has few digits.
  public private(set) var isRational = true
  /// The inputs that the terms depend on, by node.
  public private(set) var inputs: Set<Int> = []

  private let graph: Graph
  private let seed: UInt64
  private var known: [Int: [Residue]] = [:]

  /// More values than these are not computed.
  private static let sizeLimit = 1 << 18
  /// A constant of more significant digits may be a rounded one.
  public static let plainDigits = 8

  /// The fingerprints of terms of one graph at the point that a seed stands for; nil where they are
  /// too large, or where a divisor is zero there.
  public init?(_ terms: [Term], seed: UInt64) {
    guard let graph = terms.first?.graph else { return nil }
    self.graph = graph
    self.seed = seed
    let needed = Plan.needed(terms, inputs: [], in: graph)
    var size = 0
    for node in needed {
      guard let count = elementCount(of: graph.nodes[node].shape.values),
        count <= Self.sizeLimit - size
      else { return nil }
      size += count
      guard let own = values(of: node, count: count) else { return nil }
      known[node] = own
    }
    values = terms.map { known[$0.node] ?? [] }
  }

  private mutating func values(of node: Int, count: Int) -> [Residue]? {
    let own = graph.nodes[node]
    let operands = own.inputs.compactMap { known[$0] }
    switch own.primitive.role {
    case .input:
      inputs.insert(node)
      return (0..<count).map { unknown("input", [node, $0], []) }
    case .view: return operands[0]
    case .constant(let tensor): return tensor.elements.map { constant($0) }
    case .refused: return nil
    case .computation: break
    }
    let shapes = KernelShapes(
      inputs: own.inputs.map { graph.nodes[$0].shape.values }, output: own.shape.values)
    if let rule = FieldRules.rule(
      for: own.primitive, kinds: own.inputs.map { graph.nodes[$0].kind })
    {
      return rule(
        FieldOperands(values: operands, shapes: shapes, attributes: own.primitive.attributes))
    }
    if own.kind != .real, let whole = constantWholes(of: node) { return whole }
    if own.primitive.name == "**" {
      return FieldOperands.broadcast(operands, shapes).map { power($0[0], $0[1]) }
    }
    isRational = false
    if Elementwise.isElementwise(own.primitive.name) {
      return FieldOperands.broadcast(operands, shapes).map { elements in
        unknown(own.primitive.name, own.primitive.attributes, elements)
      }
    }
    let all = zip(operands, shapes.inputs).flatMap { values, shape in
      [Residue(shape.count)] + shape.map { Residue($0) } + values
    }
    return (0..<count).map { unknown(own.primitive.name, own.primitive.attributes + [$0], all) }
  }

  /// The elements of what depends on no input and is whole or true or false, such as the comparison
  /// of indices that an identity matrix is made of.
  private func constantWholes(of node: Int) -> [Residue]? {
    let term = Term(graph: graph, node: node)
    guard term.isConstant, let value = try? Plan([term], inputs: []).evaluate().first else {
      return nil
    }
    let wholes = value.elements.compactMap { Int(exactly: $0) }
    return wholes.count == value.elements.count ? wholes.map { Residue($0) } : nil
  }

  /// A power; rational where the exponent is a small whole number.
  private mutating func power(_ base: Residue, _ exponent: Residue) -> Residue {
    if let whole = exponent.smallNumber(below: Self.exponentLimit),
      whole >= 0 || base.isInvertible
    {
      return base.power(whole)
    }
    isRational = false
    return unknown("**", [], [base, exponent])
  }

  private static let exponentLimit: UInt64 = 1_000

  private mutating func constant(_ number: Double) -> Residue {
    if significantDigits(of: number) > Self.plainDigits { isRational = false }
    guard let residue = Residue(decimal: number) else {
      isRational = false
      return unknown("constant", [Int(bitPattern: UInt(number.bitPattern))], [])
    }
    return residue
  }

  /// The value that stands for what no rational operation gives.
  private func unknown(_ name: String, _ attributes: [Int], _ operands: [Residue]) -> Residue {
    var hash = fnv1a([name], continuing: seed)
    func mix(_ number: UInt64) { hash = (hash ^ number) &* 0x9E37_79B9_7F4A_7C15 ^ (hash >> 29) }
    for attribute in attributes { mix(UInt64(bitPattern: Int64(attribute))) }
    for operand in operands { mix(operand.first << 32 | operand.second) }
    var generator = RandomGenerator(seed: hash)
    return Residue(using: &generator)
  }
}

/// The digits of the shortest decimal of a number, without zeros at either end.
public func significantDigits(of number: Double) -> Int {
  let mantissa = "\(number.magnitude)".prefix { $0 != "e" }.filter(\.isNumber)
  let trimmed = mantissa.drop { $0 == "0" }
  return trimmed.count - trimmed.reversed().prefix { $0 == "0" }.count
}
