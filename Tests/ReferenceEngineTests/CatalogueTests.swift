import Expressions
import Tensors
import Testing

@testable import ReferenceEngine

@Suite struct CatalogueTests {
  @Test func namesAreUnique() {
    let names = Catalogue.operations.map(\.name) + Catalogue.draws.map(\.signature.name)
    #expect(Set(names).count == names.count)
  }

  @Test func operationsAreFoundByNameAndOperatorsBySign() {
    for operation in Catalogue.operations {
      #expect(Catalogue.operation(named: operation.name)?.name == operation.name)
    }
    for row in Elementwise.operatorTable {
      #expect(Catalogue.operation(ofOperator: row.name)?.name == row.name)
    }
    #expect(Catalogue.operation(ofOperator: "@")?.name == "matmul")
    #expect(Catalogue.operation(named: "+") == nil)
    #expect(Catalogue.operation(ofOperator: "sum") == nil)
    #expect(Catalogue.draw(named: "sum") == nil)
  }

  @Test func everyOperationIsDocumentedInALine() {
    for operation in Catalogue.operations {
      #expect(!operation.formula.isEmpty && !operation.formula.contains("\n"), "\(operation.name)")
    }
  }

  /// The shapes that nobody means: no elements, more than memory holds, more than 64 bits count.
  static let extents: [@Sendable (_ axis: Int, _ rank: Int, _ extent: Int) -> Int] = [
    { _, _, _ in 0 },
    { _, _, _ in 1 },
    { axis, _, extent in axis == 0 ? 0 : extent },
    { axis, rank, extent in axis == rank - 1 ? 0 : extent },
    { axis, rank, extent in axis == rank - 1 ? extent : Int.max },
    { axis, _, extent in axis == 0 ? extent : Int.max },
    { axis, rank, _ in axis == rank - 1 ? 0 : Int.max },
    { axis, _, _ in axis == 0 ? 0 : Int.max },
    { axis, rank, _ in axis == rank - 1 ? Int.max : 1 },
    { axis, _, _ in axis == 0 ? Int.max : 1 },
    { _, _, _ in 1 << 31 },
    { _, _, _ in Int.max },
  ]

  @Test(
    "whatever the shapes, an expression is refused or has the shape that it states",
    arguments: extents.indices)
  func extremeExtents(_ number: Int) throws {
    for row in CheckTable.rows {
      let shapes = row.inputs.map { input in
        input.value.shape.enumerated().map { axis, extent in
          Self.extents[number](axis, input.value.rank, extent)
        }
      }
      try expectRefusalOrShape(row.expression) {
        let check = try CheckedExpression(row, shapes: shapes)
        return (check.output, try check.gradients())
      }
    }
  }

  /// Uses of every parameter that takes a whole number.
  static let counts = [
    "sum(X, axis=N)", "var(v, correction=N)", "reshape(X, [N, -1])", "reshape(X, N)", "zeros(N)",
    "zeros(N, N)", "zeros(N, 0)", "ones(N, N, 0) + 1", "full([N], 1)", "eye(N)", "eye(1, N)",
    "eye(N, 0)", "diag(zeros(N))", "diag(zeros(1, N))", "diagonal(zeros(N, 1))", "trace(eye(N))",
    "arange(N)", "arange(0, N, N)", "arange(N, 0, -1)", "arange(0, 5, N)", "arange(-N, N)",
    "linspace(0, 1, N)", "one_hot([1], N)", "one_hot([N], 2)", "tril(X, N)", "triu(X, -N)",
    "pad(X, N)", "pad(X, [[N, 0], [0, N]])", "pad(zeros(0, 2), N)", "flip(X, N)", "take(X, N)",
    "take(v, [N])", "expand_dims(X, N)", "swapaxes(X, 0, N)", "transpose(X, [N, 0])", "v[N]",
    "v[N:]", "v[:N]", "v[::N]", "v[N::-1]", "v[::-N]", "X[::N, ::N]", "X[[N], [N]]", "[1, 2][N]",
    "broadcast_to(v, [N, 3])", "concatenate([zeros(N), zeros(N)])", "stack([zeros(N), zeros(N)])",
    "outer(zeros(N), zeros(N))", "mean(zeros(N, 4))", "max(zeros(N, 0), axis=1)", "round(v, N)",
    "sum(zeros(N, N, 0))", "sum(zeros(N, 4, 0), axis=2)", "cumsum(zeros(N, 0))", "v ** N",
    "conv1d(zeros(1, 1, 9), ones(1, 1, 2), stride=N)", "conv1d(zeros(1, 1, N), ones(1, 1, N))",
    "conv1d(zeros(1, 1, 9), ones(1, 1, 2), padding=N)", "conv1d(zeros(N, 1, 9), ones(N, 1, 2))",
    "conv1d(zeros(1, 1, 9), ones(1, 1, 1), dilation=N)", "conv1d(zeros(1, N, 2), ones(1, N, 2))",
    "conv1d(zeros(1, N, 9), ones(N, 1, 2), groups=N)", "convolve(zeros(N), ones(2))",
    "conv1d(zeros(1, 1, N), ones(1, 1, 2), padding=\"same\", dilation=N)", "max_pool1d(T, N)",
    "max_pool1d(T, 2, stride=N)", "max_pool1d(T, 2, stride=N, padding=1, ceil_mode=True)",
    "max_pool1d(T, 2, dilation=N)", "max_pool1d(zeros(1, N), 3, 3, 1, ceil_mode=True)",
    "max_pool1d(zeros(0, N), N)", "zeros(N, 0) @ zeros(0, N)", "zeros(N, 1) @ zeros(1, N)",
    "dot(zeros(N, 1), zeros(N, 1))", "softmax(zeros(N, 1))", "jacobian(zeros(N), v)", "N // -1",
    "N % -1", "-N - N", "N ** N", "(N + 1) // N", "v + N",
  ]

  @Test(
    "whatever the numbers, an expression is refused or has the shape that it states",
    arguments: counts)
  func extremeNumbers(_ expression: String) throws {
    for number in [Int.max, Int.max - 1, 1 << 62, 1 << 32, 100_000, 0, -1, -1 << 62, Int.min] {
      try expectRefusalOrShape("\(expression), N = \(number)") {
        let graph = Graph()
        var names = NamedValues(values: ["N": .integer(Extent(number, name: "N"))])
        for (name, shape) in [("X", [2, 3]), ("v", [3]), ("T", [1, 2, 4])] {
          names.values[name] = .tensor(graph.input(shape.map { Extent($0) }))
        }
        let builder = GraphBuilder(graph: graph, scope: names)
        return (try builder.term(of: try Parser.parse(expression)), [])
      }
    }
  }

  private func expectRefusalOrShape(
    _ what: String, _ build: () throws -> (output: Term, others: [Term])
  ) throws {
    do {
      let (output, others) = try build()
      let plan = try Plan([output] + others, inputs: [])
      #expect(plan.memory <= Plan.memoryLimit)
      #expect(try plan.evaluate()[0].shape == output.shape.values, "\(what)")
    } catch let error as ExpressionError {
      #expect(!error.message.isEmpty)
    } catch let error as OperationError {
      #expect(!error.message.isEmpty)
    } catch let error as EvaluationError {
      #expect(!error.description.isEmpty)
    }
  }
}
