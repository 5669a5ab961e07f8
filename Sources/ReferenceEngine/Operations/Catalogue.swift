/// Every operation of the expression language, in the order of its documentation.
public enum Catalogue {
  /// The operations by section.
  public static let sections: [(title: String, operations: [Operation])] = [
    ("Elementwise", Elementwise.functionTable.map(Operation.init) + elementwiseOperations),
    ("Reductions", reductionOperations),
    ("Arrays", arrayOperations),
    ("Linear algebra", linearAlgebraOperations),
    ("Convolution", convolutionOperations),
    ("Networks", networkOperations),
    ("Losses", lossOperations),
    ("Probability", probabilityOperations),
    ("Predicates", predicateOperations),
    ("Differentiation", differentiationOperations),
  ]

  /// All operations that are called by name.
  public static let operations = sections.flatMap(\.operations)

  /// The operators, by their sign.
  static let operators = Dictionary(
    uniqueKeysWithValues: Elementwise.operatorTable.map { ($0.name, Operation($0)) })

  private static let byName = Dictionary(
    uniqueKeysWithValues: operations.map { ($0.name, $0) })

  /// The operation of a name.
  public static func operation(named name: String) -> Operation? { byName[name] }

  /// The operation of an operator's sign: `+`, `negative`, `<=`, `and`, …
  public static func operation(ofOperator sign: String) -> Operation? {
    sign == "@" ? byName["matmul"] : operators[sign]
  }

  /// The operations that differentiate: the names of what they differentiate by are arguments.
  public static let differentiationNames = Set(differentiationOperations.map(\.name))
}
