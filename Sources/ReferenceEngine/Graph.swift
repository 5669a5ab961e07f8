import Tensors

/// What the elements of a tensor are. All are stored as float64; the kind tells which values they
/// can have, and so how an answer is compared.
public enum ElementKind: Int, Sendable, Comparable {
  /// 0 or 1.
  case boolean
  /// Whole numbers.
  case integer
  /// Any float64.
  case real

  /// Kinds are ordered by the values that they can have.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A directed acyclic graph of operations: shapes and kinds are known, numbers are not.
///
/// Nodes are only ever appended, each after its inputs, so the order of their numbers is an order
/// of evaluation. A node that equals an earlier one (same primitive, same inputs, and a shape that
/// came about in the same way) is that one.
public final class Graph {
  struct Node {
    let primitive: Primitive
    let inputs: [Int]
    let shape: Shape
    let kind: ElementKind
  }

  /// A node and the cotangent that a reverse pass brings to it.
  struct PullbackKey: Hashable {
    let node: Int
    let cotangent: Int
  }

  private struct NodeKey: Hashable {
    let primitive: String
    let attributes: [Int]
    let inputs: [Int]
    /// Which it is of those nodes whose shapes are equal numbers that came about otherwise.
    var form = 0
  }

  private(set) var nodes: [Node] = []
  private var known: [NodeKey: Int] = [:]
  /// The rules that reverse passes applied so far: another pass through the same node with the same
  /// cotangent, such as that by another variable, takes what the first one made.
  var pullbacks: [PullbackKey: [Term?]] = [:]
  /// Whole numbers that are known though they stand in the graph, such as a given `stride: 2`.
  private(set) var knownIntegers: [Int: Extent] = [:]

  /// An empty graph.
  public init() {}

  /// The most nodes that a graph may have.
  public static let nodeLimit = 500_000

  /// Throws ``OperationError`` where the graph exceeds ``nodeLimit``.
  public func checkSize() throws(OperationError) {
    if nodes.count > Self.nodeLimit { throw .tooManyOperations(limit: Self.nodeLimit) }
  }

  func append(
    _ primitive: Primitive, _ inputs: [Term], shape: Shape, kind: ElementKind = .real
  ) -> Term {
    var key = NodeKey(
      primitive: primitive.name, attributes: primitive.attributes, inputs: inputs.map(\.node))
    while let node = known[key] {
      if nodes[node].shape.isWritten(as: shape) { return Term(graph: self, node: node) }
      key.form += 1
    }
    nodes.append(Node(primitive: primitive, inputs: key.inputs, shape: shape, kind: kind))
    known[key] = nodes.count - 1
    return Term(graph: self, node: nodes.count - 1)
  }

  /// A tensor whose elements are given at evaluation; each call makes one of its own.
  public func input(_ shape: Shape, _ kind: ElementKind = .real) -> Term {
    append(.input(number: nodes.count), [], shape: shape, kind: kind)
  }

  /// The same value under a name: derivatives with respect to it pass through this node alone,
  /// also where another name has an equal value.
  public func named(_ term: Term) -> Term {
    let named = append(
      .named(number: nodes.count), [term], shape: term.shape, kind: term.kind)
    knownIntegers[named.node] = knownIntegers[term.node]
    return named
  }

  /// A tensor of fixed elements.
  public func constant(_ tensor: Tensor, kind: ElementKind = .real) -> Term {
    append(.constant(tensor, kind), [], shape: tensor.shape.map { Extent($0) }, kind: kind)
  }

  /// A tensor of which only the shape may be asked: evaluating it is the error.
  func refused(_ operation: String, _ error: OperationError, shape: Shape) -> Term {
    append(.refused(number: nodes.count, operation, error), [], shape: shape)
  }

  /// A tensor of whole numbers that are written when it is to be evaluated.
  func written(
    _ name: String, _ attributes: [Int], shape: Shape, kind: ElementKind = .integer,
    _ write: @escaping @Sendable (UnsafeMutableBufferPointer<Double>, [Int]) -> Void
  ) -> Term {
    append(.written(name, attributes + shape.values, write), [], shape: shape, kind: kind)
  }

  /// A scalar constant.
  public func constant(_ value: Double) -> Term { constant(Tensor(value)) }

  /// A whole number that is known before evaluation, as a scalar.
  public func constant(_ extent: Extent) -> Term {
    let term = constant(Tensor(Double(extent.value)), kind: .integer)
    knownIntegers[term.node] = extent
    return term
  }

  /// Notes that a term's value is known to be a whole number before evaluation.
  public func note(_ term: Term, is extent: Extent) { knownIntegers[term.node] = extent }
}

/// A node of a graph: a tensor of known shape and kind whose elements evaluation computes.
public struct Term {
  /// The graph that the node belongs to.
  public let graph: Graph
  /// The node's number.
  public let node: Int

  /// The extents of its axes.
  public var shape: Shape { graph.nodes[node].shape }
  /// What its elements are.
  public var kind: ElementKind { graph.nodes[node].kind }
  /// The number of axes.
  public var rank: Int { shape.count }
  /// The same value without the names that it was given.
  public var unnamed: Term {
    var node = node
    while graph.nodes[node].primitive.name == "named" { node = graph.nodes[node].inputs[0] }
    return Term(graph: graph, node: node)
  }
  /// Its value, where that is a whole number known before evaluation.
  public var knownInteger: Extent? { graph.knownIntegers[node] }
}
