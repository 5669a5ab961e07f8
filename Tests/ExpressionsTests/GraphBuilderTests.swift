import ReferenceEngine
import Tensors
import Testing

@testable import Expressions

@Suite struct GraphBuilderTests {
  // Whole numbers are Python's: worked out with Python 3.
  @Test(arguments: [
    ("2**62", 4_611_686_018_427_387_904), ("2**62 - 1 + 2**62", 9_223_372_036_854_775_807),
    ("-2**62 - 2**62", Int.min), ("9007199254740993 * 1", 9_007_199_254_740_993),
    ("3037000499**2", 9_223_372_030_926_249_001), ("(-3)**3", -27), ("0**0", 1), ("2**0", 1),
    ("(-1)**1000000001", -1), ("1**9000000000", 1), ("0**9000000000", 0),
    ("7 // 2", 3), ("7 // -2", -4), ("-7 // 2", -4), ("-7 // -2", 3), ("6 // -3", -2),
    ("0 // -5", 0), ("-1 // 1000000000000", -1), ("(-2**62*2) // 2", -4_611_686_018_427_387_904),
    ("7 % 2", 1), ("7 % -2", -1), ("-7 % 2", 1), ("-7 % -2", -1), ("6 % -3", 0), ("5 % -1", 0),
    ("- - 3", 3), ("-(2 - 5)", 3), ("1 - 2 - 3", -4), ("2 + 3 * 4", 14),
    ("d", 3), ("d * dh + 1", 13), ("-d", -3), ("d // 2 * 2", 2), ("dh % d", 1), ("d**dh", 81),
    ("n", 2), ("n + 1", 3), ("-n", -2), ("n * d", 6), ("d**n", 9), ("n // 2", 1),
    ("size(W)", 6), ("shape(A)[1]", 3), ("shape(A)[-1]", 4), ("ndim(A)", 3),
    ("size(zeros(1000000, 1000000, 1000000))", 1_000_000_000_000_000_000),
    ("shape(ones(2**40) * 2)[0] + 1", 1_099_511_627_777),
  ])
  func wholeNumbersStayExact(text: String, value: Int) throws {
    #expect(try Sample().argument(text).knownInteger?.value == value)
  }

  @Test(arguments: [
    Fault("‹2**63›", "2 ** 63 exceeds the limit of a whole number, 2^63 - 1"),
    Fault("-‹2**63›", "2 ** 63 exceeds the limit of a whole number, 2^63 - 1"),
    Fault(
      "‹9223372036854775807 + 1› - 1",
      "9223372036854775807 + 1 exceeds the limit of a whole number, 2^63 - 1"),
    Fault(
      "‹-2**62 - 2**62 - 1›",
      "-9223372036854775808 - 1 exceeds the limit of a whole number, 2^63 - 1"),
    Fault(
      "‹3037000500 * 3037000500›",
      "3037000500 * 3037000500 exceeds the limit of a whole number, 2^63 - 1"),
    Fault(
      "‹(-2**62*2) // -1›",
      "-9223372036854775808 // -1 exceeds the limit of a whole number, 2^63 - 1"),
    Fault(
      "‹-(-2**62*2)›", "-1 * -9223372036854775808 exceeds the limit of a whole number, 2^63 - 1"),
    Fault("‹n**(31*n + 1)›", "2 ** 63 exceeds the limit of a whole number, 2^63 - 1"),
    Fault("d + ‹1 // 0›", "'//' requires a divisor other than zero"),
    Fault("‹d % (n - 2)›", "'%' requires a divisor other than zero"),
  ])
  func aWholeNumberMustFit64Bits(expected: Fault) throws {
    #expect(try Sample().fault(expected.text) == expected)
  }

  // The values are NumPy 2.4's.
  @Test(
    arguments: [
      ("2**-1", [], [0.5]), ("(-2)**-3", [], [-0.125]), ("d**-2", [], [1.0 / 9]),
      ("7 / 2", [], [3.5]), ("1 / 0", [], [.infinity]), ("-1 / 0", [], [-.infinity]),
      ("-t", [], [-0.5]), ("- - t", [], [0.5]), ("1.5", [], [1.5]), ("-1.5", [], [-1.5]),
      ("pi", [], [3.141592653589793]), ("e", [], [2.718281828459045]), ("-inf", [], [-.infinity]),
      ("7.5 // 2", [], [3]), ("-7.5 // 2", [], [-4]), ("-7.5 % 2", [], [0.5]),
      ("7 % -2.5", [], [-0.5]),
      ("x + 1", [3], [2, 3, 4]), ("x * x", [3], [1, 4, 9]), ("-x**2", [3], [-1, -4, -9]),
      ("2**x", [3], [2, 4, 8]), ("x^2", [3], [1, 4, 9]), ("x @ x", [], [14]),
      ("W @ x", [2], [14, 32]),
      ("x @ W.T", [2], [14, 32]), ("W.T", [3, 2], [1, 4, 2, 5, 3, 6]),
      ("W.T.T @ x", [2], [14, 32]),
      ("W + x", [2, 3], [2, 4, 6, 5, 7, 9]), ("i // 2", [2], [1, 0]),
      ("i % 2 + t", [2], [0.5, 0.5]),
      ("x > 1", [3], [0, 1, 1]), ("x == 2", [3], [0, 1, 0]), ("1 < x < 3", [3], [0, 1, 0]),
      ("1 < x <= 3 and not x == 2", [3], [0, 0, 1]), ("x < 2 or x > 2", [3], [1, 0, 1]),
      ("not x", [3], [0, 0, 0]), ("x and 0", [3], [0, 0, 0]), ("flag and true", [], [1]),
      ("[1, 2, 3] * x", [3], [1, 4, 9]), ("(1, 2, 3) + x", [3], [2, 4, 6]),
      ("[1, 2] * 2", [2], [2, 4]),
      ("-[1, 2]", [2], [-1, -2]), ("[1.5, 2] + 1", [2], [2.5, 3]),
      ("[x, 2*x]", [2, 3], [1, 2, 3, 2, 4, 6]),
      ("[[1, t], [n, d]] * 1", [2, 2], [1, 0.5, 2, 3]), ("[1, 2].T * 1", [2], [1, 2]),
      ("[[1, 2], [3, 4]].T * 1", [2, 2], [1, 3, 2, 4]), ("[] * 2", [0], []),
      ("[true, false] and true", [2], [1, 0]),
      ("hc * 2", [2, 3], [2, 4, 6, 2, 4, 6]), ("hc[0] + hc[1]", [3], [2, 4, 6]),
      ("stack([1, 2]) + stack([3, 4])", [2], [4, 6]),
      ("concatenate([[1, 2], [3]])", [3], [1, 2, 3]),
      ("1 if t > 0 else 2", [], [1]), ("1 if t > 1 else x", [3], [1, 2, 3]),
      ("x if flag else -x", [3], [1, 2, 3]), ("x if t < 0 else -x", [3], [-1, -2, -3]),
      ("1 if t else 2", [], [1]), ("'a' if 0 else x", [3], [1, 2, 3]),
      ("sum(x) + sum(W, axis=0) @ x", [], [52]), ("log(exp(t))", [], [0.5]),
    ] as [(String, [Int], [Double])])
  func expressionsHaveNumPysValues(text: String, shape: [Int], elements: [Double]) throws {
    #expect(try Sample().evaluate(text) == .of(shape, elements))
  }

  @Test(arguments: [
    ("true", "true"), ("not true", "false"), ("true and false", "false"), ("true or false", "true"),
    ("1 < 2", "true"), ("2 == 3", "false"), ("d != dh", "true"), ("d >= 3", "true"),
    ("1 < d < 3", "false"), ("not d == 3 or dh > 3", "true"),
    ("shape(W) == [2, 3]", "true"), ("shape(W) == shape(A)", "false"), ("shape(x) != [3]", "false"),
    ("shape(W) == shape(W.T)", "false"), ("[] == []", "true"), ("[2, 3] == (2, 3)", "true"),
    ("x", "a tensor [d]"), ("W", "a tensor [2, d]"), ("t", "a number"), ("1.5", "the number 1.5"),
    ("-1.5", "the number -1.5"), ("3", "the whole number 3"), ("d * dh", "the whole number d*dh"),
    ("d * dh + d - 1", "the whole number d*dh + d - 1"),
    ("(dh - d)//2 + 1", "the whole number (dh - d)//2 + 1"),
    ("d**2", "the whole number d*d"), ("[1, 2]", "a list"), ("None", "None"),
    ("'ij,j->i'", "the string \"ij,j->i\""), ("shape(W @ W.T)", "a list"),
    ("grad(sum(x), [x, W])", "a list"), ("2**-1", "a number"), ("t == 0.5", "a number"),
    ("W.T @ ones(2)", "a tensor [d]"), ("[x, x]", "a list"), ("[x, x] * 1", "a tensor [2, d]"),
  ])
  func whatIsKnownBeforeEvaluationIsNamed(text: String, kind: String) throws {
    #expect(try Sample().kindName(text) == kind)
  }

  @Test(arguments: [
    ("1 if true else undefined", 1), ("undefined if false else 2", 2), ("1 if d == 3 else x[9]", 1),
    ("x @ W if d > dh else 5", 5), ("1 if d - 3 else 2", 2), ("1 if n else 2", 1),
    ("1 if shape(W) == [2, d] else 2", 1), ("1 if false else 2 if false else 3", 3),
  ])
  func aConditionKnownBeforeEvaluationChooses(text: String, value: Int) throws {
    #expect(try Sample().argument(text).knownInteger?.value == value)
  }

  @Test func aLongChainOfOperatorsIsEvaluated() throws {
    let sum = Array(repeating: "t", count: 1001).joined(separator: " + ")
    #expect(try Sample().evaluate(sum) == Tensor(500.5))
    #expect(try Sample().evaluate("t" + String(repeating: "-1", count: 1000)) == Tensor(-999.5))
    let all = "flag" + String(repeating: " and t", count: 500)
    #expect(try Sample().evaluate(all) == Tensor(1))
    let comparisons = (0...1000).map { "\($0)" }.joined(separator: "<")
    #expect(try Sample().kindName(comparisons) == "true")
    #expect(try Sample().kindName(comparisons + "<999") == "false")
  }

  @Test func aHugeTensorIsAskedAboutWithoutEvaluation() throws {
    let huge = "zeros(100000, 200000) @ ones(200000, 300000)"
    #expect(try Sample().argument("shape(\(huge))").knownIntegers?.values == [100_000, 300_000])
    #expect(try Sample().argument("size(\(huge))").knownInteger?.value == 30_000_000_000)
    #expect(throws: OperationError.self) { try Sample().evaluate("sum(\(huge))") }
    #expect(
      try Sample().fault("size(zeros(2**40, 2**40))")?.description == """
        ‹size(zeros(2**40, 2**40))›
        1099511627776 * 1099511627776 exceeds the limit of a whole number, 2^63 - 1
        """)
  }

  @Test(arguments: [
    // Names.
    Fault("x + ‹y›", "the name 'y' is not defined"),
    Fault("x + ‹dhh›", "the name 'dhh' is not defined", "did you mean 'dh'?"),
    Fault("‹X› * 2", "the name 'X' is not defined", "did you mean 'x'?"),
    Fault("‹flga›", "the name 'flga' is not defined", "did you mean 'flag'?"),
    Fault("2 * ‹Pi›", "the name 'Pi' is not defined", "did you mean 'pi'?"),
    Fault("‹Inf›", "the name 'Inf' is not defined", "did you mean 'inf'?"),
    Fault("x[‹k›]", "the name 'k' is not defined"),
    Fault("sum(x, axis=‹k›)", "the name 'k' is not defined"),
    Fault("‹exp›", "'exp' is a function and needs arguments", "write exp(…)"),
    Fault("‹sum› + 1", "'sum' is a function and needs arguments", "write sum(…)"),
    Fault("‹normal› * 2", "'normal' is a function and needs arguments", "write normal(…)"),
    Fault("‹f› * 2", "'f' is a function and needs arguments", "write f(…)"),
    // Values that are none.
    Fault("‹None› + 1", "'a' of '+' requires a tensor, got None"),
    Fault("x * ‹'s'›", "'b' of '*' requires a tensor, got the string \"s\""),
    Fault("-‹None›", "'x' of 'negative' requires a tensor, got None"),
    Fault("1 if ‹None› else 2", "a value is required, got None"),
    Fault("‹'s'[0]›", "a value is required, got the string \"s\""),
    // Shapes.
    Fault(
      "1 + x + W @ ‹W›",
      "'@' requires the last axis of [2, d] to equal axis 0 of [2, d], got d = 3 and 2"),
    Fault(
      "2 * (x + ‹[1, 2]›)",
      "'+' requires shapes that broadcast, got [d] and [2]: axis -1 is d = 3 and 2"),
    Fault(
      "W - ‹ones(dh)›",
      "'-' requires shapes that broadcast, got [2, d] and [dh]: axis -1 is d = 3 and dh = 4"),
    Fault("‹[x, W]› * 2", "a list as a tensor requires equal shapes, got [d] and [2, d]"),
    Fault("‹[[1, 2], [3]]› + 1", "a list as a tensor requires equal shapes, got [2] and [1]"),
    Fault(
      "1 if ‹x > 1› else 2", "'if' requires one truth value, got a tensor of shape [d]",
      "write where(condition, a, b)"),
    Fault(
      "x if t > 0 else ‹[1, 2]›",
      "'where' requires shapes that broadcast, got [d] and [2]: axis -1 is d = 3 and 2"),
    // Lists.
    Fault(
      "‹[1, 2] + [3]›", "the sum of two lists is ambiguous",
      "write concatenate([a, b]) to join them, stack(a) + stack(b) to add them"),
    Fault(
      "1 * ‹(shape(x) + shape(W))›",
      "the sum of two lists is ambiguous",
      "write concatenate([a, b]) to join them, stack(a) + stack(b) to add them"),
  ])
  func aFaultIsFoundAtItsPlace(expected: Fault) throws {
    let sample = try Sample(functions: ["f(a)": "a"])
    #expect(sample.fault(expected.text) == expected)
  }

  @Test func aFaultIsRenderedBelowItsPlace() throws {
    let text = "é1 + σ"
    do throws(ExpressionError) {
      let builder = GraphBuilder(graph: Graph(), scope: ConstantScope())
      _ = try builder.argument(of: try Parser.parse(text))
      Issue.record("the names are not defined")
    } catch {
      #expect(
        rendered(error, in: text) == """
          t:1:1: error: the name 'é1' is not defined
           1 | é1 + σ
             | ^~
          """)
    }
  }

  @Test func aFaultyDefinitionIsAConsequence() throws {
    let sample = try Sample(functions: ["f(a)": "a", "g()": "faulty"])
    for text in ["faulty", "x + faulty", "sum(faulty)", "f(faulty)", "faulty(3)"] {
      do throws(ExpressionError) {
        _ = try sample.argument(text)
        Issue.record("'\(text)' uses what is faulty")
      } catch {
        #expect(error.isConsequence)
        #expect(Fault(error, in: text).marked == text.replacing("faulty", with: "‹faulty›"))
      }
    }
    do throws(ExpressionError) {
      _ = try sample.argument("g()")
      Issue.record("'g' uses what is faulty")
    } catch {
      #expect(error.isConsequence)
    }
  }
}
