import ReferenceEngine
import Tensors
import Testing

@testable import Expressions

@Suite struct GraphBuilderCallsTests {
  @Test(arguments: [
    Fault("‹exp()›", "'exp' requires an argument 'x': exp(x)"),
    Fault("1 + ‹exp(1, 2)›", "'exp' takes at most 1 argument, got 2: exp(x)"),
    Fault("round(t, ‹digits›=2)", "'round' has no parameter 'digits': round(x, decimals=0)"),
    Fault(
      "round(t, ‹decimal›=2)", "'round' has no parameter 'decimal': round(x, decimals=0)",
      "did you mean 'decimals'?"),
    Fault("round(t, 1, ‹decimals›=2)", "'round' takes 'decimals' once, got it twice"),
    Fault("round(t, decimals=1, ‹decimals›=2)", "'round' takes 'decimals' once, got it twice"),
    Fault(
      "sum(W, ‹axis›=2)",
      "'sum' requires an axis in -2..1 for shape [2, d], got 2"),
    Fault(
      "1 + sum(W, ‹-3›)", "'sum' requires an axis in -2..1 for shape [2, d], got -3"),
    Fault(
      "W @ x + dot(W, ‹W›)",
      "'dot' requires the last axis of [2, d] to equal axis 0 of [2, d], got d = 3 and 2"),
    Fault("‹epx›(1)", "the function 'epx' is not defined", "did you mean 'exp'?"),
    Fault("1 + ‹sotfmax›(x)", "the function 'sotfmax' is not defined", "did you mean 'softmax'?"),
    Fault("‹havle›(x)", "the function 'havle' is not defined", "did you mean 'halve'?"),
    Fault("‹blub›(x)", "the function 'blub' is not defined"),
    Fault("‹erf›(x)", "'erf' may not be used here"),
    Fault("‹x›(1)", "'x' is not a function", "write x*(…) for a product"),
    Fault("2 * ‹d›(t + 1)", "'d' is not a function", "write d*(…) for a product"),
    Fault("‹normal›(d)", "'normal' draws, which only 'given' may do"),
    Fault("x + ‹integers›(low=0, high=2)", "'integers' draws, which only 'given' may do"),
  ])
  func aFaultIsFoundAtItsPlace(expected: Fault) throws {
    let sample = try Sample(functions: ["halve(a)": "a/2"])
    #expect(sample.fault(expected.text) == expected)
  }

  @Test(arguments: [
    ("ln(t)", "log(…)"), ("len(x)", "size(…) or shape(…)[0]"), ("float(t)", "the value itself"),
    ("int(t)", "floor(…)"), ("tr(W)", "trace(…)"), ("permute(W)", "transpose(x, [axes])"),
    ("unsqueeze(x)", "expand_dims(x, axis)"), ("cat([x])", "concatenate([…])"),
    ("tensor([1])", "[…]"), ("array([1])", "[…]"), ("arcsin(t)", "asin(…)"),
    ("arccos(t)", "acos(…)"), ("arctan(t)", "atan(…)"), ("absolute(t)", "abs(…)"),
    ("gradient(t, x)", "grad(y, x)"), ("numel(x)", "size(…)"), ("power(t, 2)", "a ** b"),
    ("pow(t, 2)", "a ** b"), ("rand(2)", "uniform(shape…)"), ("randn(2)", "normal(shape…)"),
    ("identity(2)", "eye(n)"),
  ])
  func aNameThatOthersUseIsTranslated(text: String, instead: String) throws {
    let name = String(text.prefix { $0 != "(" })
    #expect(
      try Sample().fault(text)
        == Fault(
          text.replacing(name + "(", with: "‹\(name)›("), "the function '\(name)' is not defined",
          "write \(instead)"))
  }

  @Test func drawsAreTermsWhereTheyAreAllowed() throws {
    let sample = try Sample(functions: ["noise(m)": "normal(m)"], allowsDraws: true)
    #expect(sample.kindName("normal(d, dh)") == "a tensor [d, dh]")
    #expect(sample.kindName("2 * uniform(d) + 1") == "a tensor [d]")
    #expect(sample.kindName("integers(low=0, high=dh)") == "a number")
    #expect(sample.kindName("noise(dh)") == "a tensor [dh]")
    #expect(
      sample.fault("normal(2, -1)")
        == Fault(
          "normal(‹2›, -1)",
          "'shape' of 'normal' requires extents that are not negative, got [2, -1]"))
    #expect(
      sample.fault("nrmal(3)")
        == Fault("‹nrmal›(3)", "the function 'nrmal' is not defined", "did you mean 'normal'?"))
    #expect(
      sample.fault("normal(d, sd=2)")
        == Fault(
          "normal(d, ‹sd›=2)",
          "'normal' has no parameter 'sd': normal(shape…, mean=0, std=1, decimals=2)",
          "did you mean 'std'?"))
  }
}

/// Functions that a problem defines.
@Suite struct AuthorFunctionTests {
  private static let functions = [
    "half(a)": "a / 2", "kl(m0, s0, m1)": "(m0 - m1)**2 / s0 + d", "three()": "3",
    "twice(f)": "f + f", "chain(a)": "half(twice(a))", "slope(z)": "grad(sum(z**3), z)",
    "caller(secret)": "callee(2)", "callee(b)": "secret + b", "loop(a)": "loop(a - 1)",
    "ping(a)": "pong(a)", "pong(a)": "1 + ping(a)", "wrong(a)": "W @ a", "outer(a)": "wrong(a) + 1",
    "misspelt(alpha)": "alhpa + 1", "mean(a)": "a * 100", "choose(p)": "x if p else undefined",
  ]

  private func sample() throws -> Sample { try Sample(functions: Self.functions) }

  // Worked out by hand.
  @Test(
    arguments: [
      ("half(x)", [3], [0.5, 1, 1.5]), ("half(3)", [], [1.5]), ("half(a=t)", [], [0.25]),
      ("three() + 1", [], [4]), ("kl(1, 2, 3)", [], [5]), ("kl(1, m1=3, s0=2)", [], [5]),
      ("twice(x) @ x", [], [28]), ("chain(x)", [3], [1, 2, 3]), ("half(half(half(8)))", [], [1]),
      ("slope(x)", [3], [3, 12, 27]), ("slope(2*x)", [3], [12, 48, 108]),
      ("grad(half(t)**2, t)", [], [0.25]), ("mean(x)", [3], [100, 200, 300]),
      ("choose(true)", [3], [1, 2, 3]), ("size(half(W))", [], [6]),
    ] as [(String, [Int], [Double])])
  func aFunctionIsItsExpression(text: String, shape: [Int], elements: [Double]) throws {
    #expect(try sample().evaluate(text) == .of(shape, elements))
  }

  @Test func exactArgumentsStayExact() throws {
    #expect(try sample().argument("twice(2**61)").knownInteger?.value == 4_611_686_018_427_387_904)
    #expect(try sample().argument("three() * d").knownInteger?.description == "3*d = 9")
  }

  @Test(arguments: [
    Fault("1 + ‹half()›", "'half' requires an argument 'a': half(a)"),
    Fault("1 + ‹half(1, 2)›", "'half' takes at most 1 argument, got 2: half(a)"),
    Fault("‹three(1)›", "'three' takes at most 0 arguments, got 1: three()"),
    Fault("‹kl(1, 2)›", "'kl' requires an argument 'm1': kl(m0, s0, m1)"),
    Fault("‹kl(1, 2, 3, 4)›", "'kl' takes at most 3 arguments, got 4: kl(m0, s0, m1)"),
    Fault("‹kl(m1=1, m0=2)›", "'kl' requires an argument 's0': kl(m0, s0, m1)"),
    Fault("kl(1, 2, ‹n1›=3)", "'kl' has no parameter 'n1': kl(m0, s0, m1)", "did you mean 'm1'?"),
    Fault("kl(1, 2, ‹axis›=3)", "'kl' has no parameter 'axis': kl(m0, s0, m1)"),
    Fault("kl(1, 2, ‹m0›=3)", "'kl' takes 'm0' once, got it twice"),
    Fault("half(a=1, ‹a›=2)", "'half' takes 'a' once, got it twice"),
    Fault("half(‹y›)", "the name 'y' is not defined"),
    // A function does not see the names of its caller.
    Fault("‹caller(1)›", "in 'callee': the name 'secret' is not defined"),
    Fault("2 * ‹callee(1)›", "in 'callee': the name 'secret' is not defined"),
    Fault("‹loop(3)›", "in 'loop': the function 'loop' uses itself: loop → loop"),
    Fault("x + ‹ping(1)›", "in 'pong': the function 'ping' uses itself: ping → pong → ping"),
    Fault(
      "t + ‹wrong(W)›",
      "in 'wrong': '@' requires the last axis of [2, d] to equal axis 0 of [2, d], got d = 3 and 2"),
    Fault(
      "t + ‹outer(W)›",
      "in 'wrong': '@' requires the last axis of [2, d] to equal axis 0 of [2, d], got d = 3 and 2"),
    Fault(
      "‹misspelt(1)›", "in 'misspelt': the name 'alhpa' is not defined", "did you mean 'alpha'?"),
    Fault("‹choose(false)›", "in 'choose': the name 'undefined' is not defined"),
  ])
  func aFaultIsLaidToTheCall(expected: Fault) throws {
    #expect(try sample().fault(expected.text) == expected)
  }
}

/// Derivatives are by names.
@Suite struct DifferentiationByNamesTests {
  // Worked out by hand: ∂/∂x Σx² = 2x, ∂/∂W Σ(Wx) = xᵀ in each row, the Jacobian of Wx is W, …
  @Test(
    arguments: [
      ("grad(sum(x**2), x)", [3], [2, 4, 6]), ("grad(sum(W @ x), W)", [2, 3], [1, 2, 3, 1, 2, 3]),
      ("grad(y=t**2, x=t)", [], [1]), ("grad(sum(x), t)", [], [0]),
      ("grad(sum(W @ x), [x, W])[0]", [3], [5, 7, 9]),
      ("grad(sum(W @ x), (x, W))[1]", [2, 3], [1, 2, 3, 1, 2, 3]),
      ("jacobian(W @ x, x)", [2, 3], [1, 2, 3, 4, 5, 6]), ("hessian(t**3, t)", [], [3]),
      ("vjp(W @ x, x, [1, 2])", [3], [9, 12, 15]), ("jvp(W @ x, x, [1, 0, 1])", [2], [4, 10]),
      ("jvp(W @ x, [x, W], [[1, 0, 1], [[1, 0, 0], [0, 1, 0]]])", [2], [5, 12]),
      ("hessian(t**2 * x[0], [x, t])[0][1]", [3], [1, 0, 0]),
      ("grad(grad(t**3, t), t)", [], [3]), ("grad(sum(x), n)", [], [0]),
    ] as [(String, [Int], [Double])])
  func aDerivativeIsByANameOrSeveral(text: String, shape: [Int], elements: [Double]) throws {
    #expect(try Sample().evaluate(text) == .of(shape, elements))
  }

  private static let advice =
    "give the expression a name in 'let', or take a part of the derivative"

  @Test(arguments: [
    ("grad(sum(x), ‹x[0]›)", "grad"), ("grad(sum(x), ‹2*x›)", "grad"), ("grad(t, ‹3›)", "grad"),
    ("grad(sum(x), x=‹x + 0›)", "grad"), ("grad(sum(x), ‹[x, W[0]]›)", "grad"),
    ("jacobian(x, ‹W.T›)", "jacobian"),
    ("hessian(t, ‹-t›)", "hessian"), ("vjp(x, ‹exp(x)›, x)", "vjp"), ("jvp(x, ‹[x][0]›, x)", "jvp"),
  ])
  func anExpressionIsNoName(marked: String, function: String) throws {
    let expected = Fault(
      marked, "'\(function)' differentiates by a name or a list of names, got an expression",
      Self.advice)
    #expect(try Sample().fault(expected.text) == expected)
  }

  @Test(arguments: [
    Fault("‹grad(t)›", "'grad' requires an argument 'x': grad(y, x)"),
    Fault("grad(t, ‹d›)", "'x' of 'grad' requires the name of a tensor, got the whole number d"),
    Fault("grad(t, ‹[x, d]›)", "'x' of 'grad' requires names of tensors, got the whole number d"),
    Fault("grad(t, ‹[]›)", "'x' of 'grad' requires at least one name, got an empty list"),
    Fault("grad(t, ‹y›)", "the name 'y' is not defined"),
    Fault(
      "grad(‹x›, x)",
      "'y' of 'grad' requires a number (else use jacobian or vjp), got a tensor of shape [d]"),
    Fault("jvp(t, [x, W], ‹x›)", "'v' of 'jvp' requires a list of tensors, got a tensor [d]"),
    Fault(
      "vjp(x, x, ‹W›)", "'v' of 'vjp' requires the shape [d] of y, got a tensor of shape [2, d]"),
  ])
  func whatIsDifferentiatedMustFit(expected: Fault) throws {
    #expect(try Sample().fault(expected.text) == expected)
  }
}
