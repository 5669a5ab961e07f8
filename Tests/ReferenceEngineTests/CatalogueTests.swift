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
    "N % -1", "-N - N", "N ** N", "(N + 1) // N", "v + N", "prod(zeros(N, N, 0))",
    "prod(zeros(N, 0), axis=1)", "cumprod(zeros(0, N))", "cumprod(zeros(0, N, N), axis=0)",
    "median(zeros(N, N))", "norm(zeros(N, 0), ord=N)", "norm(v, ord=N)", "roll(v, N)",
    "roll(zeros(N, 0), 1, axis=0)", "roll(zeros(N), -1)", "roll(X, [N, 1], axis=[0, N])",
    "tile(X, N)", "tile(X, [N, N])", "tile(zeros(0), [N, N])", "repeat(X, N)", "repeat(X, N, N)",
    "sort(zeros(N, 0))", "argsort(zeros(0, N))", "kron(zeros(N, 1), zeros(N, 0))",
    "einsum(\"ii\", zeros(N, N))", "einsum(\"bii->b\", zeros(0, N, N))",
    "einsum(\"ij,kl->ik\", zeros(N, N), zeros(N, N))", "einsum(\"i,j,k\", zeros(0), zeros(N), v)",
    "einsum(\"ij,jk\", zeros(N, 0), zeros(0, N))", "det(zeros(N, 0, 0))", "det(zeros(N, N))",
    "det(zeros(N, N, 0, 0))", "logdet(zeros(N, 0, 0))", "inv(zeros(N, 0, 0))",
    "inv(zeros(N, N, 0, 0))", "solve(zeros(N, 0, 0), zeros(0, N))",
    "solve(eye(2), zeros(N, 2, 0))", "cholesky(zeros(N, 0, 0))", "pinv(zeros(N, 0))",
    "pinv(zeros(N, 0, N))", "eigvalsh(zeros(N, 0, 0))", "svdvals(zeros(N, 0))",
    "svdvals(zeros(N, 0, N))", "matrix_power(eye(2), N)", "matrix_power(zeros(N, N), 2)",
    "conv_transpose1d(T, ones(2, 1, 2), stride=N)", "conv_transpose1d(T, ones(2, 1, 2), padding=N)",
    "conv_transpose1d(T, ones(2, 1, 2), dilation=N)",
    "conv_transpose1d(T, ones(2, 1, 2), groups=N)",
    "conv_transpose1d(T, ones(2, 1, 2), stride=N, output_padding=N - 1)",
    "conv_transpose1d(zeros(0, 2, N), ones(2, N, 2))", "avg_pool1d(T, N)",
    "avg_pool1d(T, 2, stride=N)", "avg_pool1d(zeros(0, 1, N), 2, 1)",
    "avg_pool1d(zeros(0, 1, N), N, 2, 1, True)", "avg_pool2d(zeros(0, 1, N, N), 2)",
    "avg_pool2d(zeros(1, 2, 2), 2, divisor_override=N)", "adaptive_avg_pool1d(T, N)",
    "adaptive_avg_pool1d(zeros(0, 1, N), 2)", "adaptive_avg_pool2d(zeros(0, 1, N, N), 1)",
    "adaptive_avg_pool2d(zeros(0, 1, N, 1), [1, N])", "adaptive_max_pool2d(zeros(0, 1, 2, 2), N)",
    "adaptive_max_pool2d(zeros(1, N, 1), [1, N])", "unfold(zeros(1, 3, 3), N)",
    "unfold(zeros(0, 1, N, N), 2)", "unfold(zeros(0, 1, N, N), N)",
    "unfold(zeros(1, 3, 3), 2, stride=N)", "unfold(zeros(1, 3, 3), 2, padding=N)",
    "unfold(zeros(1, 3, 3), 2, dilation=N)", "unfold(zeros(0, N, 3, 3), 2)",
    "fold(zeros(1, 4, 4), N, 2)", "fold(zeros(1, 4, 4), 3, N)", "fold(zeros(0, N, 4), 3, 2)",
    "fold(zeros(1, 4, 4), 3, 2, stride=N)", "layer_norm(X, N)", "group_norm(T, N)",
    "group_norm(zeros(0, N, 2), 2)", "instance_norm(zeros(0, N, N))",
    "batch_norm(zeros(0, N), zeros(N), ones(N))", "local_response_norm(T, N)",
    "local_response_norm(zeros(0, N, N), 2)", "embedding([N], X)", "embedding(zeros(0, N) > 0, X)",
    "scaled_dot_product_attention(zeros(N, 0), zeros(N, 0), zeros(N, 0))",
    "rnn_cell(zeros(N, 0), zeros(N, 0), zeros(0, 0), zeros(0, 0))",
    "gru_cell(zeros(0, N), zeros(0, 1), zeros(3, N), zeros(3, 1))", "mse_loss(zeros(N), v)",
    "cross_entropy(X, [N, 0])", "cross_entropy(X, [0, 1], ignore_index=N)",
    "cross_entropy(zeros(0, N), zeros(0) > 1)", "nll_loss(zeros(N, 0), zeros(N) > 1)",
    "cosine_similarity(zeros(N, 0), zeros(1, 0), axis=N)", "mvn_logpdf(zeros(N), zeros(N), eye(N))",
    "mvn_logpdf(zeros(N, 0), zeros(0), zeros(0, 0))", "entropy(zeros(N, 0))",
    "diagonal(zeros(N, N, 2), N)", "diagonal(zeros(3, N), -N)", "diag(v, N)", "diag(zeros(N), N)",
    "trace(zeros(N, N, 0), N)", "eye(2, 3, N)", "eye(N, 2, N)", "pad(v, N, \"reflect\")",
    "pad(X, [[N, 0], [0, N]], \"wrap\")", "pad(v, [N, 0], \"edge\")", "repeat(v, [N, N, 0])",
    "repeat(v, [N])", "expand_dims(X, [N, 0])", "arange(0.5, N)", "arange(0.0, 1, N)",
    "arange(N, 0.5)", "linspace(0, 1, N, endpoint=False)", "embedding([0], X, padding_idx=N)",
    "softplus(v, N, N)", "avg_pool1d(zeros(0, 1, N), 2)", "avg_pool2d(zeros(0, N, N), 2, 1)",
    "adaptive_avg_pool1d(zeros(0, 1, N), 3)", "adaptive_max_pool2d(zeros(0, 1, N, N), 3)",
    "adaptive_avg_pool2d(zeros(0, 1, N, 2), N)", "norm(zeros(N, 0), ord=\"nuc\")",
    "sum([N, N])", "max([N, 1])", "zeros(3)[[True, False, True]] + N",
    "is_symmetric(zeros(N, N))", "is_spd(eye(N))", "allclose(zeros(N, 0), 1)",
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
