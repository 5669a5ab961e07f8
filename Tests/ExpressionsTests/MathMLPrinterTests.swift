import Diagnostics
import ReferenceEngine
import Tensors
import Testing

@testable import Expressions

@Suite struct MathMLPrinterTests {
  @Test(arguments: [
    ("x", "<math><mi>x</mi></math>"),
    (
      "a/(b + 1)",
      "<math><mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac></math>"
    ),
    (
      "-x**2",
      "<math><mrow><mo form=\"prefix\">−</mo><msup><mi>x</mi><mn>2</mn></msup></mrow></math>"
    ),
    (
      "W1 @ x_hat",
      "<math><mrow><msub><mi>W</mi><mn>1</mn></msub><mspace width=\"0.1667em\"></mspace>"
        + "<mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">^</mo></mover></mrow></math>"
    ),
    (
      "exp(-t)",
      "<math><mrow><mi>exp</mi><mrow><mo stretchy=\"false\" form=\"prefix\">(</mo>"
        + "<mo form=\"prefix\">−</mo><mi>t</mi><mo stretchy=\"false\" form=\"postfix\">)</mo></mrow>"
        + "</mrow></math>"
    ),
    (
      "x[0].T",
      "<math><msup><msub><mi>x</mi><mrow><mo stretchy=\"false\" form=\"prefix\">[</mo><mn>0</mn>"
        + "<mo stretchy=\"false\" form=\"postfix\">]</mo></mrow></msub>"
        + "<mi mathvariant=\"normal\">⊤</mi></msup></math>"
    ),
    (
      "[1 / a]",
      "<math><mrow><mo stretchy=\"true\" form=\"prefix\">[</mo><mfrac><mn>1</mn><mi>a</mi></mfrac>"
        + "<mo stretchy=\"true\" form=\"postfix\">]</mo></mrow></math>"
    ),
    (
      "a if p else 0",
      "<math><mrow><mo stretchy=\"true\" form=\"prefix\">{</mo><mtable>"
        + "<mtr><mtd style=\"text-align: left\"><mi>a</mi></mtd><mtd style=\"text-align: left\">"
        + "<mrow><mtext>if\u{A0}</mtext><mi>p</mi></mrow></mtd></mtr>"
        + "<mtr><mtd style=\"text-align: left\"><mn>0</mn></mtd><mtd style=\"text-align: left\">"
        + "<mtext>otherwise</mtext></mtd></mtr></mtable></mrow></math>"
    ),
  ])
  func anExpressionIsMathML(text: String, source: String) throws {
    #expect(MathML.markup(try Parser.parse(text)).source == source)
  }

  @Test(arguments: [
    ("(a+b)+c", "a+b+c"), ("a+(b+c)", "a+(b+c)"), ("a-(b-c)", "a−(b−c)"), ("a-b-c", "a−b−c"),
    ("-a+b", "−a+b"), ("a+-b", "a+(−b)"), ("a--b", "a−(−b)"), ("--a", "−(−a)"),
    ("-(a+b)", "−(a+b)"), ("-(a*b)", "−a⊙b"), ("(-a)*b", "−a⊙b"), ("a*-b", "a⊙(−b)"),
    ("a+(-b)*c", "a+(−b⊙c)"), ("-a/b", "{−a}/{b}"), ("-(a/b)", "−{a}/{b}"),
    ("a/(b/c)", "{a}/{{b}/{c}}"), ("a/b/c", "{{a}/{b}}/{c}"), ("(a/b)*c", "{a}/{b}⊙c"),
    ("a/b**2", "{a}/{b^{2}}"), ("(a/b)**2", "({a}/{b})^{2}"), ("a**b**c", "a^{b^{c}}"),
    ("(a**b)**c", "(a^{b})^{c}"), ("(-a)**2", "(−a)^{2}"), ("-a**2", "−a^{2}"),
    ("2**-1", "2^{−1}"), ("a**(b+1)", "a^{b+1}"), ("(a+b)*c", "(a+b)⊙c"), ("a*(b*c)", "a⊙(b⊙c)"),
    ("(a@b).T", "(a␣b)^{⊤}"), ("a@b.T", "a␣b^{⊤}"), ("a.T.T", "(a^{⊤})^{⊤}"),
    ("(a*b)@c", "(a⊙b)␣c"), ("a*(b@c)", "a⊙b␣c"), ("a@b*c", "a␣b⊙c"), ("a@(b@c)", "a␣(b␣c)"),
    ("-a@b", "−a␣b"), ("a@-b", "a␣(−b)"), ("(a+b)@c", "(a+b)␣c"), ("(a/b)@c", "{a}/{b}␣c"),
    ("-(a@b)", "−a␣b"), ("a//b", "⌊{a}/{b}⌋"), ("(a//b)**2", "⌊{a}/{b}⌋^{2}"),
    ("a%b%c", "(amodb)modc"), ("(a%b)*c", "(amodb)⊙c"), ("a*b%c", "a⊙bmodc"),
    ("a+b%c", "a+(bmodc)"), ("(a+b)%c", "(a+b)modc"), ("-a%b", "(−a)modb"), ("-(a%b)", "−(amodb)"),
    ("a%b==0", "amodb=0"), ("a<b<c", "a<b␣and␣b<c"), ("(a<b)<c", "(a<b)<c"), ("a!=-b", "a≠−b"),
    ("not a<b", "not␣a<b"), ("not(a and b)", "not␣(a␣and␣b)"), ("(a or b)and c", "(a␣or␣b)␣and␣c"),
    ("a or b and c", "a␣or␣b␣and␣c"), ("a or(b or c)", "a␣or␣(b␣or␣c)"), ("a and -b", "a␣and␣−b"),
    ("(not a)+b", "(not␣a)+b"), ("(a if p else b)+c", "({ a, if␣p; b, otherwise)+c"),
    ("a if p else b if q else c", "{ a, if␣p; b, if␣q; c, otherwise"),
    ("where(x>0,x,0)*y", "({ x, if␣x>0; 0, otherwise)⊙y"),
  ])
  func parenthesesAreThoseThatAreNeeded(text: String, printed: String) throws {
    #expect(try mathOutline(text) == printed)
  }

  @Test(arguments: [
    ("2*x", "2x"), ("2*3", "2⋅3"), ("0.5*(a+b)", "0.5(a+b)"), ("2*(1/3)", "2⋅{1}/{3}"),
    ("n*x", "n⋅x"), ("x*n", "x⋅n"), ("x*y", "x⊙y"), ("n*m*x*y", "n⋅m⋅x⊙y"), ("2*x*y", "2x⊙y"),
    ("2*n*3", "2n⋅3"), ("size(x)*x", "size(x)⋅x"), ("sum(x*y)*y", "∑(x⊙y)⋅y"),
    ("sum(x, 0)*y", "∑_{axis␣0}(x)⊙y"), ("exp(n)*y", "exp(n)⋅y"), ("exp(x)*y", "exp(x)⊙y"),
    ("n@m*x", "n␣m⊙x"), ("x[0]*y", "x_{[0]}⊙y"), ("-n*x", "−n⋅x"), ("(n+m)*x", "(n+m)⋅x"),
  ])
  func aProductHasASignThatDoesNotMislead(text: String, printed: String) throws {
    #expect(try mathOutline(text, numbers: ["n", "m"]) == printed)
  }

  @Test(arguments: [
    ("sqrt(x+1)", "√{x+1}"), ("abs(x)", "|x|"), ("abs(x)**2", "|x|^{2}"), ("norm(x)", "‖x‖"),
    ("norm(x,ord=1)", "‖x‖_{1}"), ("norm(x,ord=inf)", "‖x‖_{∞}"),
    ("norm(x,axis=0)", "norm(x,axis=0)"),
    ("floor(x)", "⌊x⌋"), ("ceil(a/b)", "⌈{a}/{b}⌉"), ("sin(x)**2", "(sin(x))^{2}"),
    ("asin(x)", "arcsin(x)"), ("log(det(A))", "log(det(A))"), ("trace(A@B)", "tr(A␣B)"),
    ("inv(A+B)@x", "(A+B)^{−1}␣x"), ("square(a-b)", "(a−b)^{2}"), ("reciprocal(x)", "{1}/{x}"),
    ("transpose(A)", "A^{⊤}"), ("transpose(A,[1,0])", "transpose(A,[1,0])"),
    ("matmul(A,x+y)", "A␣(x+y)"), ("sum(x,axis=0)", "∑_{axis␣0}(x)"),
    ("sum(x,axis=0,keepdims=True)", "sum(x,axis=0,keepdims=true)"), ("max(x,0)", "max_{axis␣0}(x)"),
    ("maximum(x,0)", "maximum(x,0)"), ("prod(x)", "∏(x)"), ("argmax(x)", "arg␣max(x)"),
    ("softmax(x,axis=-1)", "softmax(x,axis=−1)"), ("f()", "f()"), ("kl(a,b)", "kl(a,b)"),
    ("einsum('ij->j',W)", "einsum(\"ij->j\",W)"), ("sqrt(x,y)", "sqrt(x,y)"),
    ("[1,-2,x]", "[1,−2,x]"), ("[]", "[]"), ("[[1,2],[3,x]]", "[1, 2; 3, x]"),
    ("[[1,2],[3]]", "[[1,2],[3]]"), ("[[[1]]]", "[[1]]"), ("[[]]", "[[]]"),
    ("x[i]", "x_{[i]}"), ("x[0][1]", "(x_{[0]})_{[1]}"), ("W1[0]", "(W_{1})_{[0]}"),
    ("x[1:,::-1,...,None,:]", "x_{[1:,::−1,…,None,:]}"), ("(a+b)[0]", "(a+b)_{[0]}"),
    ("x[0]**2", "x_{[0]}^{2}"), ("x[n-1:]", "x_{[n−1:]}"), ("True", "true"), ("None", "None"),
    ("1e-9", "1×10^{−9}"), ("2.5e30*x", "2.5×10^{30}⋅x"), ("1e-9**2", "(1×10^{−9})^{2}"),
    ("0.25", "0.25"), ("3.0", "3.0"),
  ])
  func formsOfTheirOwn(text: String, printed: String) throws {
    #expect(try mathOutline(text) == printed)
  }

  @Test func numbersWithASignStandInParentheses() {
    let sum = Syntax(
      form: .binary(
        "*", Syntax(form: .name("x"), range: 0..<0), Syntax(form: .integer(-2), range: 0..<0)),
      range: 0..<0)
    #expect(outline(MathML.markup(sum)) == "x⋅(−2)")
    #expect(outline(MathML.markup(Syntax(form: .real(-.infinity), range: 0..<0))) == "−∞")
    #expect(outline(MathML.markup(Syntax(form: .real(.nan), range: 0..<0))) == "nan")
  }

  @Test(arguments: Catalogue.operations.map(\.name))
  func everyOperationIsPrinted(name: String) throws {
    let documented = try #require(Catalogue.operation(named: name)).documentation.arguments
    let printed = try mathOutline("\(name)(\(documented))")
    #expect(!printed.isEmpty)
    let plain = try mathOutline("\(name)(a, b, c, d)")
    let title = printed.hasPrefix(name) ? name : String(plain.prefix { $0 != "(" })
    #expect(plain == "\(title)(a,b,c,d)")
  }

  @Test func whatIsNestedDeeplyIsShownAsItIsWritten() throws {
    let deep = String(repeating: "sqrt(", count: 60) + "x" + String(repeating: ")", count: 60)
    #expect(try mathOutline(deep) == deep)
    let quotients = "a" + String(repeating: " / b", count: 1_000)
    #expect(try mathOutline(quotients) == quotients.replacing(" ", with: "␣"))
  }

  @Test func aLongChainIsOneRow() throws {
    let sum = "a" + String(repeating: " + a", count: 1_000)
    #expect(try mathOutline(sum) == sum.replacing(" ", with: ""))
    let product = "a" + String(repeating: " @ a", count: 1_000)
    #expect(try mathOutline(product) == product.replacing(" @ ", with: "␣"))
  }

  @Test func whatItHoldsIsText() throws {
    #expect(
      MathML.markup(try Parser.parse("f('<b>&')")).source.contains(
        "<mtext>\"&lt;b&gt;&amp;\"</mtext>"))
  }
}
