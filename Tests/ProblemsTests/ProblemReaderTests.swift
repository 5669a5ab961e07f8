import Diagnostics
import Documents
import Testing

@testable import Problems

@Suite struct ProblemReaderTests {
  private static let whole = """
    title: Classifier with one hidden layer
    source: IFT6390 homework 3
    prompt: |
      Two layers.
    sizes: {d: 3, dh: 2..4}
    given:
      x: normal(d)
      W1: normal(dh, d)
      k: 2
      v: [1.5, -2, "1/3"]
      yes: true
    let:
      ha: W1 @ x
      square(u): u**2
      "energy(u, w)": sum(square(u) * w)
    questions:
      a:
        prompt: Compute $h^a$.
        ask: ha
      b: {ask: "energy(x, v)", points: 2.5}
    tolerance: {digits: 3}
    credit: elementwise
    variant: student
    """

  private func problem(_ text: String) throws -> Problem { try checked(text).problem }

  @Test func aProblemIsRead() throws {
    let problem = try problem(Self.whole)
    #expect(problem.id == "p")
    #expect(problem.title == "Classifier with one hidden layer")
    #expect(problem.origin == "IFT6390 homework 3")
    #expect(problem.prompt == "Two layers.\n")
    #expect(problem.sizes.map { "\($0.name) \($0.values)" } == ["d 3...3", "dh 2...4"])
    #expect(problem.given.map(\.name) == ["x", "W1", "k", "v", "yes"])
    #expect(problem.definitions.map(\.name) == ["ha"])
    #expect(
      problem.functions.map { [$0.name] + $0.parameters } == [
        ["square", "u"], ["energy", "u", "w"],
      ])
    #expect(problem.questions.map(\.id) == ["a", "b"])
    #expect(problem.questions.map(\.points) == [1, 2.5])
    #expect(problem.questions.map(\.tolerance) == [.digits(3), .digits(3)])
    #expect(problem.questions.map(\.credit) == [.elementwise, .elementwise])
    #expect(problem.isDrawnPerStudent)
    #expect(problem.source.bytes == Array(Self.whole.utf8))
  }

  @Test func whatIsLeftOutHasDefaults() throws {
    let problem = try problem("title: t\nquestions: {a: {ask: 1}}")
    #expect(problem.origin == nil)
    #expect(problem.prompt == nil)
    #expect(problem.sizes.isEmpty && problem.given.isEmpty && problem.definitions.isEmpty)
    #expect(!problem.isDrawnPerStudent)
    let question = try #require(problem.questions.first)
    #expect(question.points == 1)
    #expect(question.tolerance == nil)
    #expect(question.credit == .whole)
    #expect(question.prompt == nil && question.source == nil && question.hint == nil)
    #expect(question.mistakes.isEmpty && !question.isHidden)
  }

  @Test func yamlMayBeJSON() throws {
    let json = #"""
      {"title": "t", "sizes": {"d": 2, "n": "2..3"}, "given": {"σ": [1, 2.5], "y": "normal(n)"},
       "let": {"f(a, b)": "a * b", "z": "f(σ, d)"},
       "questions": {"a": {"ask": "z", "points": 3, "tolerance": {"decimals": 2}}}}
      """#
    let yaml = """
      title: t
      sizes: {d: 2, n: 2..3}
      given:
        σ: [1, 2.5]
        y: normal(n)
      let:
        f(a, b): a * b
        z: f(σ, d)
      questions:
        a: {ask: z, points: 3, tolerance: {decimals: 2}}
      """
    let variants = try [variant(json), variant(yaml)]
    #expect(variants[0].outlines == ["a": "tensor [2] [2.0, 5.0]"])
    #expect(variants[0].outlines == variants[1].outlines)
    #expect(variants[0].givenElements == variants[1].givenElements)
    #expect(try problem(json).questions[0].points == 3)
    #expect(
      findings(#"{"title": "t", "given": {"\u03c3": "1 +"}, "questions": {"a": {"ask": "σ"}}}"#)
        == ["1:40 ‹› expected a value, got the end"])
  }

  @Test func numbersAndNestedListsAreLiterals() throws {
    let text = """
      title: t
      given:
        a: 3
        b: -2.5
        c: [[1, 2], [3, 4.5]]
        d: [pi, "1/4", -1e1]
        e: .inf
        f: [true, false]
        g: []
      questions:
        a: {ask: a}
        c: {ask: "c @ [1, b]"}
        f: {ask: f}
      """
    let variant = try variant(text)
    #expect(variant.givenElements["a"] == [3])
    #expect(variant.givenElements["c"] == [1, 2, 3, 4.5])
    #expect(variant.givenElements["d"] == [.pi, 0.25, -10])
    #expect(variant.givenElements["e"] == [.infinity])
    #expect(variant.givenElements["g"] == [])
    #expect(
      variant.outlines == [
        "a": "integer 3", "c": "tensor [2] [-4.0, -8.25]", "f": "truths [2] [1.0, 0.0]",
      ])
  }

  @Test func theDigestIsThatOfTheBytes() throws {
    let text = "title: T\nquestions: {q: {ask: 1}}"
    #expect(try problem(text).digest == sha256(Array(text.utf8)))
  }
}

/// What is wrong with a problem file, by its parts.
@Suite struct FaultyProblemTests {
  @Test(arguments: [
    ("- 1", ["1:1 ‹- 1› a problem must be a mapping, got a list"]),
    ("3", ["1:1 ‹3› a problem must be a mapping, got a number"]),
    (
      "a: 1",
      [
        "1:1 ‹a› unknown key 'a' in a problem; the keys are title, source, prompt, sizes, given, "
          + "let, questions, variant, tolerance, credit, samples",
        "1:1 ‹a› a problem requires a key 'title'",
        "1:1 ‹a› a problem requires a key 'questions'",
      ]
    ),
    ("title: t", ["1:1 ‹t› a problem requires a key 'questions'"]),
    ("questions: {a: {ask: 1}}", ["1:1 ‹q› a problem requires a key 'title'"]),
    (
      "title: t\nquestions: {}",
      ["2:12 ‹{}› a problem requires at least one question"]
    ),
    (
      "title: t\nquestions: [{ask: 1}]",
      ["2:12 ‹[{ask: 1}]› 'questions' of a problem must be a mapping, got a list"]
    ),
    (
      "title: t\nquestions:",
      ["2:11 ‹› 'questions' of a problem must be a mapping, got nothing"]
    ),
    (
      "title: [t]\nsource: {a: 1}\nprompt: true\nquestions: {a: {ask: 1}}",
      [
        "1:8 ‹[t]› 'title' of a problem must be a text, got a list",
        "2:9 ‹{a: 1}› 'source' of a problem must be a text, got a mapping",
        "3:9 ‹true› 'prompt' of a problem must be a text, got true",
      ]
    ),
    (
      "title: t\nvariant: students\nquestions: {a: {ask: 1}}",
      [
        "2:10 ‹students› 'variant' of a problem must be one of shared, student, got 'students'; "
          + "did you mean 'student'?"
      ]
    ),
    (
      "title: t\nvariant: 3\ncredit: half\ntolerance: 0.1\nquestions: {a: {ask: 1}}",
      [
        "2:10 ‹3› 'variant' of a problem must be one of shared, student, got 3",
        "3:9 ‹half› 'credit' of a problem must be one of whole, elementwise, got 'half'",
        "4:12 ‹0.1› 'tolerance' must be exact or one of {relative, absolute}, {digits}, "
          + "{decimals}, {norm}, got 0.1",
      ]
    ),
    (
      "title: t\ntitle: u\nquestions: {a: {ask: 1}, a: {ask: 2}}",
      [
        "2:1 ‹title› duplicate key 'title'; the first is at 1:1",
        "3:26 ‹a› duplicate key 'a'; the first is at 3:13",
      ]
    ),
    (
      "title: t\nqestions: {a: {ask: 1}}\nGiven: {x: 1}",
      [
        "1:1 ‹t› a problem requires a key 'questions'",
        "2:1 ‹qestions› unknown key 'qestions' in a problem; did you mean 'questions'?",
        "3:1 ‹Given› unknown key 'Given' in a problem; did you mean 'given'?",
      ]
    ),
  ])
  func theKeysOfAProblemAreChecked(text: String, expected: [String]) {
    #expect(findings(text) == expected)
  }

  private func sizeFault(_ shown: String) -> String {
    "the size 'd' must be a whole number up to 10^12 or a range such as 2..6, got \(shown)"
  }

  @Test(arguments: [
    ("3..2", "'3..2'"), ("2..", "'2..'"), ("..3", "'..3'"), ("a..b", "'a..b'"),
    ("2..3..4", "'2..3..4'"),
    ("-1..3", "'-1..3'"), ("-1", "-1"), ("2.5", "2.5"), ("3.0", "3.0"), ("2.5..3", "'2.5..3'"),
    ("d", "'d'"), ("true", "true"), ("[2, 3]", "a list"), ("{a: 1}", "a mapping"),
    ("1000000000001", "1000000000001"), ("1..1000000000001", "'1..1000000000001'"),
    ("99999999999999999999", "99999999999999999999"),
    ("0..9223372036854775807", "'0..9223372036854775807'"),
    ("\"\"", "''"), ("5-7", "'5-7'"),
  ])
  func aSizeIsAWholeNumberOrARange(value: String, shown: String) {
    let text = "title: t\nsizes:\n  d: \(value)\n  n: 2\nquestions: {a: {ask: n * d}}"
    #expect(findings(text) == ["3:6 ‹\(value)› \(sizeFault(shown))"])
  }

  @Test(arguments: [
    ("2..6", 2...6), ("3", 3...3), ("0", 0...0), ("\"2 .. 6\"", 2...6), ("4..4", 4...4),
    ("1000000000000", 1_000_000_000_000...1_000_000_000_000), ("014", 14...14),
  ])
  func sizesAreRead(value: String, range: ClosedRange<Int>) throws {
    let text = "title: t\nsizes: {d: \(value)}\nquestions: {a: {ask: 2 * d}}"
    #expect(try checked(text).problem.sizes.map(\.values) == [range])
  }

  @Test func aNameIsAName() {
    let text = """
      title: t
      sizes: {2k: 3, if: 3}
      given: {a b: 1, x-y: 2, "": 3, True: 4, σ: 5, _x: 6, "f(x)": 7}
      let: {1: 2, None: 3, x.T: 4, lambda: 5}
      questions: {a: {ask: σ + _x}}
      """
    let wanted = "a name must begin with a letter and hold letters, digits and _, got"
    #expect(
      findings(text) == [
        "2:9 ‹2k› \(wanted) '2k'",
        "2:16 ‹if› 'if' is a word of the language and cannot be a name",
        "3:9 ‹a b› \(wanted) 'a b'", "3:17 ‹x-y› \(wanted) 'x-y'", "3:25 ‹\"\"› \(wanted) ''",
        "3:32 ‹True› 'True' is a word of the language and cannot be a name",
        "3:54 ‹\"f(x)\"› \(wanted) 'f(x)'",
        "4:7 ‹1› \(wanted) '1'",
        "4:13 ‹None› 'None' is a word of the language and cannot be a name",
        "4:22 ‹x.T› \(wanted) 'x.T'",
        "4:30 ‹lambda› 'lambda' is a word of the language and cannot be a name",
      ])
  }

  @Test func aNameIsDefinedOnce() {
    let text = """
      title: t
      sizes: {d: 3, pi: 3}
      given:
        d: 1
        inf: 2
        e: 5
      let:
        e: 3
        nan: 4
        f(a): a
        "f(a, b)": a + b
        g: 1
        g(x): x
        d(x): x
      questions: {a: {ask: d}}
      """
    #expect(
      findings(text) == [
        "2:15 ‹pi› 'pi' is a size, but it already is a constant",
        "4:3 ‹d› 'd' is given, but it already is a size",
        "5:3 ‹inf› 'inf' is given, but it already is a constant",
        "8:3 ‹e› 'e' is defined in 'let', but it already is given",
        "9:3 ‹nan› 'nan' is defined in 'let', but it already is a constant",
        "11:3 ‹\"f(a, b)\"› 'f' is defined in 'let' twice",
        "13:3 ‹g(x)› 'g' is defined in 'let' twice",
        "14:3 ‹d(x)› 'd' is defined in 'let', but it already is a size",
      ])
  }

  @Test func valuesAreExpressionsNumbersOrLists() {
    let text = """
      title: t
      given:
        a:
        b: {c: 1}
        c: [1, [2, ~], {d: 1}]
        d: normal(2
        e: "1 + σσ \\u03c3 ?"
      let:
        f: |
          1 +
            2 3
        g(x):
        h(x): x +
        k: {l: m}
      questions: {a: {ask: 1}}
      """
    let wanted = "must be an expression, a number or nested lists, got"
    let advice = "; write an expression that holds ': ' in quotes"
    #expect(
      findings(text) == [
        "3:5 ‹› the given value 'a' \(wanted) nothing",
        "4:6 ‹{c: 1}› the given value 'b' \(wanted) a mapping\(advice)",
        "5:14 ‹~› the given value 'c' \(wanted) nothing",
        "6:12 ‹(› '(' is not closed",
        "7:21 ‹?› the character '?' (U+003F) has no meaning here",
        "11:9 ‹3› expected an operator or the end, got '3'; write * for a product",
        "12:8 ‹› 'g(x)' \(wanted) nothing",
        "13:12 ‹› expected a value, got the end",
        "14:6 ‹{l: m}› 'k' \(wanted) a mapping\(advice)",
      ])
  }

  @Test func functionHeadsAreChecked() {
    let text = """
      title: t
      let:
        f(x: 1
        "g(x, x)": x
        'h(2)': x
        2*k(x): x
        l(x)(y): x
        m (x): x
        n(): 3
      questions: {a: {ask: m(2) + n()}}
      """
    #expect(
      findings(text) == [
        "3:4 ‹(› '(' is not closed",
        "4:9 ‹x› 'g' has two parameters called 'x'",
        "5:6 ‹2› a parameter must be a name",
        "6:3 ‹2*k(x)› a function is defined as name(parameter, …), got '2*k(x)'",
        "7:7 ‹(› only a function can be called; write * for a product",
      ])
  }

  @Test func aPartThatIsNoMappingHidesWhatFollows() {
    for (part, kind) in [("[1]", "a list"), ("x", "'x'"), ("", "nothing")] {
      for key in ["sizes", "given", "let"] {
        let text = "title: t\n\(key): \(part)\nquestions: {a: {ask: x + y, points: -1}}"
        let column = part.isEmpty ? key.count + 2 : key.count + 3
        #expect(
          findings(text) == [
            "2:\(column) ‹\(part)› '\(key)' of a problem must be a mapping, got \(kind)",
            "3:37 ‹-1› 'points' of the question 'a' must be a number from 0 to 1e9, got -1",
          ])
      }
    }
  }

  @Test func whatFollowsFromAFaultIsNotReported() {
    let text = """
      title: t
      sizes: {d: x}
      given:
        a: normal(d)
        b: normal(3
        c: undefined + b
        s: a[0] + c
      let:
        f(x): x +
        g(x: x
        h(x): f(x) + b
        k: f(a) + g(c)
        l: k @ b
        m: n
        n: m
        o: m + n + undefined
        q: h(1)
      questions:
        a: {ask: l + o}
        b: {ask: "f(1) + g(2) + h(3)", mistakes: [{value: b, says: x}, {when: answer == l, says: y}]}
        c: {ask: q}
        d: {ask: s}
      """
    #expect(
      findings(text) == [
        "2:12 ‹x› the size 'd' must be a whole number up to 10^12 or a range such as 2..6, got 'x'",
        "5:12 ‹(› '(' is not closed",
        "6:6 ‹undefined› the name 'undefined' is not defined",
        "9:12 ‹› expected a value, got the end",
        "10:4 ‹(› '(' is not closed",
        "15:6 ‹m› 'm' is defined by itself: m → n → m",
      ])
  }
}
