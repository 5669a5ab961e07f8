import Tensors
import Testing

@testable import Expressions

@Suite struct SyntaxTextTests {
  @Test(arguments: [
    ("((a+b))*c", "(a + b) * c"), ("a+(b*c)", "a + b * c"), ("a-(b-c)", "a - (b - c)"),
    ("(a-b)-c", "a - b - c"), ("a/(b/c)", "a / (b / c)"), ("a@b.T", "a @ b.T"),
    ("(a@b).T", "(a @ b).T"), ("(yhat-y)@x.T", "(yhat - y) @ x.T"), ("a^2", "a**2"),
    ("(-a)**2", "(-a)**2"), ("-a**2", "-a**2"), ("2**-1", "2**-1"), ("(2**3)**4", "(2**3)**4"),
    ("2**(3**4)", "2**3**4"), ("(-a)*b", "-a * b"), ("-(a*b)", "-(a * b)"), ("--a", "--a"),
    ("a-(-b)", "a - -b"), ("a**(b+1)", "a**(b + 1)"), ("a//b%c", "a // b % c"),
    ("not(a<b)", "not a < b"), ("(not a)<b", "(not a) < b"), ("not(a and b)", "not (a and b)"),
    ("a<b<c", "a < b and b < c"), ("(a<b)<c", "(a < b) < c"), ("a<(b<c)", "a < (b < c)"),
    ("a or(b and c)", "a or b and c"), ("(a or b)and c", "(a or b) and c"),
    ("a or (b or c)", "a or (b or c)"), ("a if p else b if q else c", "a if p else b if q else c"),
    ("(a if p else b)if q else c", "(a if p else b) if q else c"),
    ("a if(b if p else q)else c", "a if (b if p else q) else c"),
    ("(a if p else b)+1", "(a if p else b) + 1"), ("(1,2)", "[1, 2]"), ("[[1],[]]", "[[1], []]"),
    ("f(x,axis=0)", "f(x, axis=0)"), ("f(x==1)", "f(x == 1)"), ("f()", "f()"),
    ("einsum('ij->j',W)", "einsum(\"ij->j\", W)"), ("f('a\"b')", "f('a\"b')"),
    ("(a+b)[0]", "(a + b)[0]"), ("(-a)[0]", "(-a)[0]"), ("-a[0]", "-a[0]"),
    ("x[None,...,1:,::-1,:2]", "x[None, ..., 1:, ::-1, :2]"), ("x[(None)]", "x[(None)]"),
    ("x[a+1]", "x[a + 1]"), ("(1).T", "(1).T"), ("(2.5).T", "(2.5).T"), ("x.T[0].T", "x.T[0].T"),
    ("True and false", "true and false"), ("1e-3", "0.001"), ("1e99", "1e+99"), ("2.", "2.0"),
    ("9223372036854775808", "9.223372036854776e+18"), ("None", "None"),
  ])
  func anExpressionHasTheFewestParentheses(text: String, printed: String) throws {
    let syntax = try Parser.parse(text)
    #expect(syntax.text == printed)
    #expect(outline(try Parser.parse(printed)) == outline(syntax))
  }

  @Test func randomTreesAreReadBack() throws {
    var generator = RandomGenerator(seed: 41)
    for _ in 0..<6_000 {
      let syntax = randomSyntax(depth: generator.integer(below: 6), using: &generator)
      let read = try Parser.parse(syntax.text)
      #expect(outline(read) == outline(syntax), "\(syntax.text)")
    }
  }

  @Test func aLongChainIsPrinted() throws {
    let text = "a" + String(repeating: " + a", count: 1_000)
    #expect(try Parser.parse(text).text == text)
  }
}

/// A tree such as the parser makes.
private func randomSyntax(depth: Int, using generator: inout RandomGenerator) -> Syntax {
  func one<T>(of choices: [T]) -> T { choices[generator.integer(below: choices.count)] }
  func part() -> Syntax { randomSyntax(depth: depth - 1, using: &generator) }
  func parts(_ least: Int) -> [Syntax] {
    (0..<least + generator.integer(below: 3)).map { _ in part() }
  }
  func item() -> Syntax.IndexItem {
    switch generator.integer(below: 5) {
    case 0: return .ellipsis
    case 1: return .newAxis
    case 2:
      let bounds = (0..<3).map { _ in generator.integer(below: 2) == 0 ? nil : part() }
      return .slice(start: bounds[0], stop: bounds[1], step: bounds[2])
    default: return .at(part())
    }
  }
  func node(_ form: Syntax.Form) -> Syntax { Syntax(form: form, range: 0..<0) }
  if depth <= 0 {
    return node(
      one(of: [
        .integer(0), .integer(12), .real(0.5), .real(1e-9), .real(3), .name("x"), .name("W1"),
        .name("σ"), .text("ij->j"), .text("a\"b"), .boolean(true), .none,
      ]))
  }
  switch generator.integer(below: 12) {
  case 0: return node(.unary(one(of: ["-", "not"]), part()))
  case 1: return node(.conditional(part(), if: part(), else: part()))
  case 2:
    let named = Syntax.NamedArgument(name: "axis", nameRange: 0..<0, value: part())
    return node(
      .call("f", positional: parts(0), named: generator.integer(below: 2) == 0 ? [] : [named]))
  case 3: return node(.index(part(), (0...generator.integer(below: 2)).map { _ in item() }))
  case 4: return node(.transpose(part()))
  case 5: return node(.list(parts(0)))
  default:
    let signs = [
      "or", "and", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "//", "%", "@", "**",
    ]
    return node(.binary(one(of: signs), part(), part()))
  }
}
