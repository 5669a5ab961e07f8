import Expressions
import Tensors
import Testing

@testable import ReferenceEngine

@Suite struct FingerprintTests {
  /// Names of one graph: numbers x and y, vectors u and v of 3, matrices A, B (3 × 3) and W (2 × 3).
  private struct Names: Scope {
    let graph = Graph()
    let values: [String: Argument]

    init() {
      let shapes = [
        "x": [], "y": [], "u": [3], "v": [3], "A": [3, 3], "B": [3, 3], "W": [2, 3],
      ]
      var values: [String: Argument] = [:]
      for (name, shape) in shapes.sorted(by: { $0.key < $1.key }) {
        values[name] = .tensor(graph.input(shape.map { Extent($0) }))
      }
      self.values = values
    }

    func value(of name: String, at range: Range<Int>) -> Argument? { values[name] }
    func function(named name: String) -> FunctionDefinition? { nil }
    func term(of draw: Draw) -> Term? { nil }
    var allowsDraws: Bool { false }
    func allows(_ operation: String) -> Bool { true }
    var names: [String] { values.keys.sorted() }
  }

  private func fingerprint(_ a: String, _ b: String, seed: UInt64 = 1) throws -> Fingerprint? {
    let names = Names()
    let builder = GraphBuilder(graph: names.graph, scope: names)
    let terms = [
      try builder.term(of: try Parser.parse(a)), try builder.term(of: try Parser.parse(b)),
    ]
    return Fingerprint(terms, seed: seed)
  }

  /// Identities of algebra, and for the operations that are no rational ones of logic alone.
  @Test(arguments: [
    ("(x + y)**2", "x**2 + 2*x*y + y**2"), ("x/y", "1/(y/x)"), ("x - x", "0"), ("x*0.1", "x/10"),
    ("-(x - y)", "y - x"), ("square(x)", "x*x"), ("reciprocal(x)", "x**-1"), ("+x", "x"),
    ("sum(u*v)", "u @ v"), ("mean(u)", "(u[0] + u[1] + u[2])/3"), ("prod(u)", "u[0]*u[1]*u[2]"),
    ("(A @ B).T", "B.T @ A.T"), ("det(A @ B)", "det(A)*det(B)"), ("inv(A @ B)", "inv(B) @ inv(A)"),
    ("solve(A, u)", "inv(A) @ u"), ("trace(A @ B)", "trace(B @ A)"), ("A @ inv(A)", "eye(3)"),
    ("W @ A @ u", "W @ (A @ u)"), ("outer(u, v) @ u", "u*(v @ u)"),
    ("concatenate([u, v])[2:4]", "[u[2], v[0]]"), ("flip(flip(u))", "u"),
    ("sum(A, axis=1)", "A @ ones(3)"), ("pad(u, 1)[1:-1]", "u"), ("transpose(W)[2]", "W[:, 2]"),
    ("einsum(\"ij,j->i\", W, u)", "W @ u"), ("det(2*A)", "8*det(A)"),
    ("exp(x + y)", "exp(y + x)"), ("log(x*y/y)", "log(x)"), ("tanh(2*x)/tanh(x + x)", "1"),
    ("exp(u)[1]", "exp(u[1])"), ("where(x > 0, x, y)*2", "where(x > 0, 2*x, 2*y)"),
    ("x*(y > 0)", "where(y > 0, x, 0)"), ("(x > 0 and y > 0)*1", "(x > 0)*(y > 0)"),
    ("(not x > 0)*1", "1 - (x > 0)"), ("(x > 0 or y > 0)*1", "1 - (not x > 0)*(not y > 0)"),
    ("maximum(x, y)", "maximum(x + 0, y*1)"), ("x**0.5", "(x*y/y)**0.5"),
    ("softmax(u)", "softmax(1*u)"), ("grad(x**3 + x*y, x)", "3*x**2 + y"),
  ])
  func equalExpressionsHaveEqualFingerprints(_ a: String, _ b: String) throws {
    for seed in [1, 2, 3] as [UInt64] {
      let found = try #require(try fingerprint(a, b, seed: seed))
      #expect(found.values[0] == found.values[1], "\(a) and \(b)")
    }
  }

  @Test(arguments: [
    ("x", "y"), ("x", "x + 1e-300"), ("x/3", "0.333333333333333*x"), ("(x + y)**2", "x**2 + y**2"),
    ("A @ B", "B @ A"), ("A.T", "A"), ("det(A + B)", "det(A) + det(B)"), ("exp(x)", "exp(y)"),
    ("exp(x)", "log(x)"), ("u", "flip(u)"), ("sum(A, axis=0)", "sum(A, axis=1)"),
    ("x**0.5", "x**0.25"), ("where(x > 0, x, y)", "where(y > 0, x, y)"), ("x % 2", "x % 3"),
  ])
  func unequalExpressionsHaveUnequalFingerprints(_ a: String, _ b: String) throws {
    let found = try #require(try fingerprint(a, b))
    #expect(found.values[0] != found.values[1], "\(a) and \(b)")
  }

  @Test func whatIsRationalIsKnown() throws {
    for text in ["x/y + 0.5", "inv(A) @ u", "x**-3", "W[:, ::2]", "12345678*x"] {
      #expect(try #require(try fingerprint(text, "x")).isRational, "\(text)")
    }
    for text in ["exp(x)", "x**y", "x**0.5", "abs(x)", "x > y", "0.123456789*x", "pi*x", "inf*x"] {
      #expect(!(try #require(try fingerprint(text, "x")).isRational), "\(text)")
    }
  }

  @Test func theInputsThatMatterAreKnown() throws {
    let names = Names()
    let builder = GraphBuilder(graph: names.graph, scope: names)
    let term = try builder.term(of: try Parser.parse("x*u + 0*sum(shape(W))"))
    let x = try #require(names.values["x"]?.term(in: names.graph).node)
    let u = try #require(names.values["u"]?.term(in: names.graph).node)
    #expect(Fingerprint([term], seed: 1)?.inputs == [x, u])
  }

  @Test func nothingIsConcludedWhereADivisorIsZero() throws {
    #expect(try fingerprint("x/(y - y)", "1") == nil)
    #expect(try fingerprint("inv(outer(u, v))", "A") == nil)
    #expect(try fingerprint("reciprocal(x - x)", "1") == nil)
  }

  @Test func whatIsTooLargeIsNotComputed() throws {
    #expect(try fingerprint("x*ones(1000, 1000)", "x") == nil)
    #expect(try fingerprint("sum(x*ones(100, 100))", "10000*x")?.values[0] != nil)
  }

  @Test(
    arguments: [
      (0.1, 1), (1, 1), (120, 2), (0.333, 3), (1e-20, 1), (1.5e300, 2), (-0.25, 2), (0, 0),
      (3.141592653589793, 16), (100_000_000, 1), (123_456_789, 9),
    ] as [(Double, Int)])
  func significantDigitsAreCounted(_ number: Double, _ count: Int) {
    #expect(significantDigits(of: number) == count)
  }
}
