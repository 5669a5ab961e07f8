import Testing

@testable import Expressions

@Suite struct ParserTests {
  private func parsed(_ text: String) throws -> String { outline(try Parser.parse(text)) }

  private func fault(_ text: String) -> Fault? {
    do throws(ExpressionError) {
      _ = try Parser.parse(text)
      return nil
    } catch {
      return Fault(error, in: text)
    }
  }

  // The trees are those of Python's reference, section 6.17 "Operator precedence", and were compared
  // with what Python's `ast.dump(ast.parse(…))` gives ("^" is a power here, a tuple is a list).
  @Test(arguments: [
    ("1 + 2 * 3", "(1 + (2 * 3))"), ("1 - 2 - 3", "((1 - 2) - 3)"),
    ("1 - 2 + 3", "((1 - 2) + 3)"), ("8 / 4 / 2", "((8 / 4) / 2)"),
    ("a / b * c // d % e @ f", "(((((a / b) * c) // d) % e) @ f)"),
    ("a @ b + c @ d", "((a @ b) + (c @ d))"), ("(1 + 2) * 3", "((1 + 2) * 3)"),
    ("-x**2", "(- (x ** 2))"), ("2**-1", "(2 ** (- 1))"), ("2**3**2", "(2 ** (3 ** 2))"),
    ("-2**-2**2", "(- (2 ** (- (2 ** 2))))"), ("2**-x**2", "(2 ** (- (x ** 2)))"),
    ("x^2^3", "(x ** (2 ** 3))"), ("-x^2", "(- (x ** 2))"), ("2^-1*3", "((2 ** (- 1)) * 3)"),
    ("-x * y", "((- x) * y)"), ("-x @ y", "((- x) @ y)"), ("x * -y", "(x * (- y))"),
    ("- - x", "(- (- x))"), ("--x", "(- (- x))"), ("+x", "x"), ("-+x", "(- x)"),
    ("+-x**2", "(- (x ** 2))"), ("x**+2", "(x ** 2)"),
    ("-x[0]**2", "(- (x[0] ** 2))"), ("x.T**2", "(x.T ** 2)"), ("f(x)**2", "(f(x) ** 2)"),
    ("a < b", "(a < b)"), ("a < b < c", "((a < b) and (b < c))"),
    ("a < b <= c != d", "(((a < b) and (b <= c)) and (c != d))"),
    ("a == b == c", "((a == b) and (b == c))"), ("a + 1 > b * 2", "((a + 1) > (b * 2))"),
    ("(a < b) < c", "((a < b) < c)"), ("a >= b", "(a >= b)"),
    ("not a == b", "(not (a == b))"), ("not not a", "(not (not a))"),
    ("not a and b", "((not a) and b)"), ("a and not b", "(a and (not b))"),
    ("a or b and c", "(a or (b and c))"), ("a and b or c and d", "((a and b) or (c and d))"),
    ("a or b or c", "((a or b) or c)"), ("a and b and c", "((a and b) and c)"),
    ("not a < b or c", "((not (a < b)) or c)"), ("(a or b) and c", "((a or b) and c)"),
    ("a if p else b", "(a if p else b)"),
    ("a if p else b if q else c", "(a if p else (b if q else c))"),
    ("(a if p else b) if q else c", "((a if p else b) if q else c)"),
    ("a if (p if q else r) else b", "(a if (p if q else r) else b)"),
    ("a + 1 if p or q else -b", "((a + 1) if (p or q) else (- b))"),
    ("[a if p else b, c]", "[(a if p else b), c]"),
    ("f(a if p else b)", "f((a if p else b))"), ("x[a if p else b]", "x[(a if p else b)]"),
  ])
  func operatorsBindAsInPython(text: String, tree: String) throws {
    #expect(try parsed(text) == tree)
  }

  @Test(arguments: [
    ("3", "3"), ("1e-3", "0.001"), ("'s'", "\"s\""), ("True", "true"), ("true", "true"),
    ("False", "false"), ("false", "false"), ("None", "None"), ("T", "T"), ("truex", "truex"),
    ("[]", "[]"), ("[1]", "[1]"), ("[1, 2]", "[1, 2]"), ("[1, 2,]", "[1, 2]"),
    ("[[1], [2, 3]]", "[[1], [2, 3]]"), ("(1, 2)", "[1, 2]"), ("(1,)", "[1]"),
    ("(1, 2,)", "[1, 2]"), ("(1)", "1"), ("((1))", "1"), ("((1,),)", "[[1]]"),
    ("((1, 2), 3)", "[[1, 2], 3]"),
    ("f()", "f()"), ("f(1)", "f(1)"), ("f(1, x)", "f(1, x)"), ("f(1,)", "f(1)"),
    ("f(axis=0)", "f(axis=0)"), ("f(x, axis=0, keepdims=True)", "f(x, axis=0, keepdims=true)"),
    ("f(x, axis = (0, 1),)", "f(x, axis=[0, 1])"), ("f(x == 1)", "f((x == 1))"),
    ("f (x)", "f(x)"), ("f(g(h(x)))", "f(g(h(x)))"), ("f((1, 2))", "f([1, 2])"),
    ("einsum(\"ij,j->i\", W, x)", "einsum(\"ij,j->i\", W, x)"),
    ("x.T", "x.T"), ("x.T.T", "x.T.T"), ("(x + y).T", "(x + y).T"), ("x . T", "x.T"),
    ("f(x).T[0]", "f(x).T[0]"), ("[1, 2].T", "[1, 2].T"),
    ("x[0]", "x[0]"), ("x[-1]", "x[(- 1)]"), ("x[0, 1]", "x[0, 1]"), ("x[0][1]", "x[0][1]"),
    ("x[0,]", "x[0]"), ("x[[0, 2]]", "x[[0, 2]]"), ("x[(0, 2)]", "x[[0, 2]]"),
    ("x[:]", "x[::]"), ("x[::]", "x[::]"), ("x[1:]", "x[1::]"), ("x[:2]", "x[:2:]"),
    ("x[1:2]", "x[1:2:]"), ("x[::2]", "x[::2]"), ("x[1:5:2]", "x[1:5:2]"),
    ("x[::-1]", "x[::(- 1)]"), ("x[:, 1:]", "x[::, 1::]"), ("x[...]", "x[...]"),
    ("x[..., 0]", "x[..., 0]"), ("x[None]", "x[None]"), ("x[None, :]", "x[None, ::]"),
    ("x[:, None]", "x[::, None]"), ("x[None:2]", "x[:2:]"), ("x[1:None]", "x[1::]"),
    ("x[None:None:None]", "x[::]"), ("x[n - 1:n + 1]", "x[(n - 1):(n + 1):]"),
    ("σ * Δx", "(σ * Δx)"), ("  x\n + y ", "(x + y)"),
  ])
  func everyFormIsRead(text: String, tree: String) throws {
    #expect(try parsed(text) == tree)
  }

  @Test(arguments: [
    // Nothing, or too little.
    Fault("‹›", "an expression is required, got nothing"),
    Fault("  ‹›", "an expression is required, got nothing"),
    Fault("1 +‹›", "expected a value, got the end"),
    Fault("not‹›", "expected a value, got the end"),
    Fault("2 **‹›", "expected a value, got the end"), Fault("-‹›", "expected a value, got the end"),
    Fault("‹*› 2", "expected a value, got '*'"), Fault("a < ‹>› b", "expected a value, got '>'"),
    Fault("1 + ‹)›", "expected a value, got ')'"), Fault("‹:›", "expected a value, got ':'"),
    Fault("‹...›", "expected a value, got '...'"), Fault("‹.›", "expected a value, got '.'"),
    Fault("‹()›", "expected a value between the parentheses"),
    Fault("(‹,›)", "expected a value, got ','"), Fault("[1, ‹,›]", "expected a value, got ','"),
    Fault("f(‹,›)", "expected a value, got ','"), Fault("x[‹,›]", "expected a value, got ','"),
    Fault("f(axis=‹)›", "expected a value, got ')'"),
    Fault("x‹[›]", "an index is required between the brackets"),
    Fault("x.‹›", "expected 'T' after '.', got the end"),
    Fault("x‹.5›", "expected an operator or the end, got '.5'"),
    Fault("x.‹[›0]", "expected 'T' after '.', got '['"),
    Fault("1 if p‹›", "expected 'else', got the end"),
    Fault("(1 if p‹)›", "expected 'else', got ')'"),
    Fault("a if b else‹›", "expected a value, got the end"),
    // Words that Python has and this language does not.
    Fault("‹if›", "expected a value, got 'if'"),
    Fault("1 + ‹lambda› x: x", "expected a value, got 'lambda'"),
    Fault("‹else›", "expected a value, got 'else'"),
    Fault("a and ‹or› b", "expected a value, got 'or'"),
    Fault("x ‹in› y", "expected an operator or the end, got 'in'"),
    Fault("x ‹is› y", "expected an operator or the end, got 'is'"),
    Fault("[x ‹for› x in y]", "expected ']' or ',', got 'for'"),
    // Too much.
    Fault("1 ‹2›", "expected an operator or the end, got '2'", "write * for a product"),
    Fault("2 ‹x›", "expected an operator or the end, got 'x'", "write * for a product"),
    Fault("a ‹b›", "expected an operator or the end, got 'b'", "write * for a product"),
    Fault("(a + b) ‹c1›", "expected an operator or the end, got 'c1'", "write * for a product"),
    Fault("a ‹.5e1›", "expected an operator or the end, got '.5e1'"),
    Fault("the ‹answer› is", "expected an operator or the end, got 'answer'"),
    Fault("x ‹'s'›", "expected an operator or the end, got the string \"s\""),
    Fault("a ‹)›", "expected an operator or the end, got ')'"),
    Fault("a‹]›", "expected an operator or the end, got ']'"),
    Fault("x‹:› 3", "expected an operator or the end, got ':'"),
    Fault("x ‹=› 3", "expected an operator or the end, got '='", "write == to compare"),
    Fault("x ‹=›> 3", "expected an operator or the end, got '='", "write == to compare"),
    Fault(
      "1‹,›5", "expected an operator or the end, got ','",
      "write 1.5 with a decimal point, or [1, 5] for a list"),
    Fault(
      "a + 1‹,› b", "expected an operator or the end, got ','",
      "write a decimal point as '.', and a list in [ ]"),
    Fault("(1 ‹2›)", "expected ')' or ',', got '2'"),
    Fault("f(1 ‹x›)", "expected ')' or ',', got 'x'"),
    Fault("[1 ‹2›]", "expected ']' or ',', got '2'"),
    Fault("x[1:2:3‹:›4]", "expected ']' or ',', got ':'"),
    Fault("x[None ‹+› 1]", "expected ']' or ',', got '+'"),
    Fault("[a‹:›b]", "expected ']' or ',', got ':'"),
    // Brackets.
    Fault("f‹(›x", "'(' is not closed"), Fault("2 * ‹(›a + b", "'(' is not closed"),
    Fault("x‹[›1:", "'[' is not closed"), Fault("[1, ‹[›2, 3", "'[' is not closed"),
    Fault("‹[›1, 2", "'[' is not closed"), Fault("f‹(›x,", "'(' is not closed"),
    Fault("f‹(›", "'(' is not closed"), Fault("‹[›", "'[' is not closed"),
    Fault("‹(›1,", "'(' is not closed"),
    Fault("[1, (2‹]›", "expected ')' or ',', got ']'"),
    Fault("f(x‹]›", "expected ')' or ',', got ']'"),
    Fault("x[1‹)›", "expected ']' or ',', got ')'"),
    // Calls.
    Fault("2‹(›x)", "only a function can be called", "write * for a product"),
    Fault("(a + b)‹(›c)", "only a function can be called", "write * for a product"),
    Fault("f(x)‹(›y)", "only a function can be called", "write * for a product"),
    Fault("f(axis=0, ‹x + 1›)", "an argument without a name follows one with a name"),
    Fault("f(2‹=›1)", "expected ')' or ',', got '='"),
    // Attributes.
    Fault("x.‹sum›()", "'.T' is the only attribute, got '.sum'", "write sum(…)"),
    Fault("x.‹t›", "'.T' is the only attribute, got '.t'", "write t(…)"),
    Fault("(x + 1).‹mean›(axis=0)", "'.T' is the only attribute, got '.mean'", "write mean(…)"),
    Fault("np.‹exp›(x)", "'.T' is the only attribute, got '.exp'", "write exp(…) without a prefix"),
    Fault(
      "numpy.‹exp›(x)", "'.T' is the only attribute, got '.exp'", "write exp(…) without a prefix"),
    Fault(
      "torch.‹relu›(x)", "'.T' is the only attribute, got '.relu'",
      "write relu(…) without a prefix"),
    Fault(
      "F.‹softmax›(x)", "'.T' is the only attribute, got '.softmax'",
      "write softmax(…) without a prefix"),
    Fault(
      "1 + math.‹log›(x)", "'.T' is the only attribute, got '.log'",
      "write log(…) without a prefix"),
  ])
  func aFaultIsFoundAtItsPlace(expected: Fault) {
    #expect(fault(expected.text) == expected)
  }

  @Test func columnsCountCharacters() {
    let cases = [
      (
        "σ1 + 日本 b",
        """
        t:1:9: error: expected an operator or the end, got 'b'
         1 | σ1 + 日本 b
           |           ^ write * for a product
        """
      ),
      (
        "é + (𝛼",
        """
        t:1:5: error: '(' is not closed
         1 | é + (𝛼
           |     ^
        """
      ),
      (
        "a +\n\n  β.sum()",
        """
        t:3:5: error: '.T' is the only attribute, got '.sum'
         3 |   β.sum()
           |     ^~~ write sum(…)
        """
      ),
    ]
    for (text, expected) in cases {
      do throws(ExpressionError) {
        #expect(outline(try Parser.parse(text)) == "no error")
      } catch {
        #expect(rendered(error, in: text) == expected)
      }
    }
  }

  @Test func everyNodeHasItsBytes() throws {
    func written(_ syntax: Syntax, in text: String) -> String {
      String(decoding: Array(text.utf8)[syntax.range], as: UTF8.self)
    }
    func parts(_ text: String) throws -> [String] {
      let syntax = try Parser.parse(text)
      let inner: [Syntax] =
        switch syntax.form {
        case .unary(_, let operand), .transpose(let operand): [operand]
        case .binary(_, let left, let right): [left, right]
        case .conditional(let value, let condition, let other): [value, condition, other]
        case .list(let elements): elements
        case .call(_, let positional, let named): positional + named.map(\.value)
        case .index(let base, let items):
          [base] + items.compactMap { if case .at(let item) = $0 { item } else { nil } }
        default: []
        }
      return ([syntax] + inner).map { written($0, in: text) }
    }
    #expect(try parts(" (σ + 1) * -é ") == ["(σ + 1) * -é", "(σ + 1)", "-é"])
    #expect(try parts(" - x ** 2") == ["- x ** 2", "x ** 2"])
    #expect(try parts("not (é)") == ["not (é)", "(é)"])
    #expect(try parts("a if p else f( b ) ") == ["a if p else f( b )", "a", "p", "f( b )"])
    #expect(try parts("[ é , 2 ]") == ["[ é , 2 ]", "é", "2"])
    #expect(try parts("( 1, 2, )") == ["( 1, 2, )", "1", "2"])
    #expect(try parts("f( é, axis = 1 ) ") == ["f( é, axis = 1 )", "é", "1"])
    #expect(try parts("é[ 1, : ] ") == ["é[ 1, : ]", "é", "1"])
    #expect(try parts("(é).T") == ["(é).T", "(é)"])
    #expect(try parts("a < é < c") == ["a < é < c", "a < é", "é < c"])
  }

  @Test func placesAreMovedToWhereTheTextStands() throws {
    func moved(_ range: Range<Int>) -> Range<Int> {
      range.lowerBound + 100..<range.upperBound + 100
    }
    #expect(try Parser.parse("x + 1", locate: moved).range == 100..<105)
    for text in ["x + ?", "x + + ", "x )"] {
      do throws(ExpressionError) {
        _ = try Parser.parse(text, locate: moved)
        Issue.record("'\(text)' was read")
      } catch {
        #expect(error.range.lowerBound >= 102)
      }
    }
  }
}

/// What keeps a text from exhausting the stack.
@Suite struct ParserLimitTests {
  private func nested(_ open: String, _ count: Int, _ close: String) -> String {
    String(repeating: open, count: count) + "x" + String(repeating: close, count: count)
  }

  private func message(_ text: String) -> String? {
    do throws(ExpressionError) {
      _ = try Parser.parse(text)
      return nil
    } catch {
      return "\(error.range.lowerBound): \(error.message)"
    }
  }

  private static let tooDeep = "an expression is limited to a nesting of 128"

  @Test(arguments: [
    ("(", ")"), ("[", "]"), ("-", ""), ("not ", ""), ("f(", ")"), ("2**", ""), ("x[", "]"),
    ("f(a=", ")"), ("1 if p else ", ""), ("+", ""),
  ])
  func theNestingIsLimited(open: String, close: String) {
    #expect(message(nested(open, 128, close)) == nil)
    let tooDeep = message(nested(open, 129, close))
    #expect(tooDeep == "\(129 * open.utf8.count): \(Self.tooDeep)")
  }

  @Test func differentFormsNestTogether() {
    #expect(message(nested("[-(", 42, ")]")) == nil)
    #expect(message(nested("[-(", 43, ")]")) == "129: \(Self.tooDeep)")
  }

  @Test(arguments: [".T", "[0]"])
  func linksAreLimited(link: String) {
    #expect(message("x" + String(repeating: link, count: 128)) == nil)
    #expect(
      message("x" + String(repeating: link, count: 129))
        == "\(1 + 128 * link.utf8.count): \(Self.tooDeep)")
  }

  @Test(arguments: ["+", "-", "*", "/", "//", "%", "@", " and ", " or ", "<", "=="])
  func flatChainsAreLong(sign: String) throws {
    let operands = Array(repeating: "x", count: sign.count > 2 ? 600 : 1001)
    let syntax = try Parser.parse(operands.joined(separator: sign))
    #expect(outline(syntax).filter { $0 == "x" }.count >= operands.count)
  }

  @Test func longListsAndCallsAreRead() throws {
    let elements = Array(repeating: "1", count: 2000).joined(separator: ",")
    for text in ["[\(elements)]", "(\(elements))", "f(\(elements))", "x[\(elements)]"] {
      #expect(outline(try Parser.parse(text)).filter { $0 == "1" }.count == 2000)
    }
  }

  @Test func anAuthorsFunctionHeadIsRead() throws {
    let (name, parameters) = try #require(try Parser.parseFunctionHead("kl(m0, S0, σ)"))
    #expect(name == "kl")
    #expect(parameters == ["m0", "S0", "σ"])
    #expect(try Parser.parseFunctionHead("half ( )")?.parameters == [])
    #expect(try Parser.parseFunctionHead("x") == nil)
    #expect(try Parser.parseFunctionHead("no name at all") == nil)
  }

  @Test(arguments: [
    Fault("f‹(›x", "'(' is not closed"), Fault("f(‹2›)", "a parameter must be a name"),
    Fault("f(x, ‹[y]›)", "a parameter must be a name"),
    Fault("f(x, y, ‹x›)", "'f' has two parameters called 'x'"),
    Fault("‹f(x=1)›", "a function is defined as name(parameter, …), got 'f(x=1)'"),
    Fault("‹2*f(x)›", "a function is defined as name(parameter, …), got '2*f(x)'"),
    Fault("‹(x)›", "a function is defined as name(parameter, …), got '(x)'"),
    Fault("‹if›(x)", "expected a value, got 'if'"),
    Fault("f(x)‹(›y)", "only a function can be called", "write * for a product"),
  ])
  func aFaultyFunctionHeadIsRefused(expected: Fault) {
    do throws(ExpressionError) {
      _ = try Parser.parseFunctionHead(expected.text)
      Issue.record("'\(expected.text)' was read")
    } catch {
      #expect(Fault(error, in: expected.text) == expected)
    }
  }

  @Test func reservedWordsCannotBeNames() {
    for word in Parser.reservedWords { #expect((try? Parser.parse(word))?.plainName == nil) }
    #expect((try? Parser.parse("T"))?.plainName == "T")
  }
}
