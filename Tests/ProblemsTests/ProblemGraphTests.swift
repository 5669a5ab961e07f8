import Testing

@testable import Problems

/// What kind of answer a question asks for.
@Suite struct ProblemGraphTests {
  private func text(_ ask: String, _ rest: String) -> String {
    """
    title: t
    sizes: {d: 3}
    given:
      x: [1, 2, 4]
      W: [[1, 2, 3], [4, 5, 6]]
      t: 2.5
      n: 2
      i: [2, 0]
    let:
      h: W @ x
      s: shape(W)
      m: 2 * d
      l: [x, 2 * x]
      one: [1, 2]
      none: x * 0
    questions:
      q: {ask: "\(ask)"\(rest)}
    """
  }

  // The values are worked out by hand.
  @Test(arguments: [
    ("3", "integer 3"), ("d", "integer 3"), ("m + 1", "integer 7"), ("n", "integer 2"),
    ("n**2 - 1", "integer 3"), ("size(W)", "integer 6"), ("shape(W)[1]", "integer 3"),
    ("2**62", "integer 4611686018427387904"), ("argmax(x)", "integer 2"), ("floor(t)", "integer 2"),
    ("i[0]", "integer 2"), ("sum(i)", "integer 2"), ("x[2]", "integer 4"),
    ("d / 2", "tensor [] [1.5]"), ("1.5", "tensor [] [1.5]"), ("t", "tensor [] [2.5]"),
    ("2**-1", "tensor [] [0.5]"), ("sum(x)", "integer 7"), ("mean(W)", "tensor [] [3.5]"),
    ("x", "wholes [3] [1.0, 2.0, 4.0]"), ("h", "wholes [2] [17.0, 38.0]"),
    ("ones(d)", "tensor [d] [1.0, 1.0, 1.0]"), ("i", "wholes [2] [2.0, 0.0]"),
    ("l", "wholes [2, 3] [1.0, 2.0, 4.0, 2.0, 4.0, 8.0]"), ("l[1]", "wholes [3] [2.0, 4.0, 8.0]"),
    ("x[None, :1]", "wholes [1, 1] [1.0]"), ("x[:0]", "wholes [0] []"),
    ("shape(W)", "shape [2, 3]"), ("s", "shape [2, 3]"), ("shape(t)", "shape []"),
    ("shape(W)[:1]", "shape [2]"), ("[d, 2*n]", "shape [3, 4]"), ("one", "shape [1, 2]"),
    ("[]", "shape []"), ("[1.5, 2]", "tensor [2] [1.5, 2.0]"),
    ("true", "boolean true"), ("d == 4", "boolean false"), ("s == [2, 3]", "boolean true"),
    ("t > 2", "boolean true"), ("all(x > 1)", "boolean false"),
    ("x > 1", "truths [3] [0.0, 1.0, 1.0]"), ("[true, d == 3]", "truths [2] [1.0, 1.0]"),
    ("grad(sum(x**2), x)", "tensor [3] [2.0, 4.0, 8.0]"),
    ("grad(h[0], h)", "tensor [2] [1.0, 0.0]"),
    ("grad(sum(h), [W, x])[1]", "tensor [3] [5.0, 7.0, 9.0]"),
  ])
  func theKindIsThatOfTheExpression(ask: String, expected: String) throws {
    #expect(try variant(text(ask, "")).outlines["q"] == expected)
  }

  @Test(arguments: [
    ("3", "number", "tensor [] [3.0]"), ("3", "integer", "integer 3"),
    ("3", "tensor", "tensor [] [3.0]"),
    ("floor(t)", "number", "tensor [] [2.0]"), ("floor(t)", "integer", "integer 2"),
    ("t", "number", "tensor [] [2.5]"), ("t", "tensor", "tensor [] [2.5]"),
    ("[1, 2]", "tensor", "wholes [2] [1.0, 2.0]"), ("s", "tensor", "wholes [2] [2.0, 3.0]"),
    ("s", "shape", "shape [2, 3]"), ("x", "tensor", "wholes [3] [1.0, 2.0, 4.0]"),
    ("true", "boolean", "boolean true"), ("t > 2", "boolean", "boolean true"),
    ("x > 1", "tensor", "truths [3] [0.0, 1.0, 1.0]"),
    ("n", "integer", "integer 2"), ("n", "number", "tensor [] [2.0]"),
  ])
  func anAuthorMayNameTheKind(ask: String, kind: String, expected: String) throws {
    #expect(try variant(text(ask, ", answer: \(kind)")).outlines["q"] == expected)
  }

  @Test(arguments: [
    ("t", "integer", "requires a whole number, got a real number"),
    ("x", "integer", "requires a whole number, got a tensor of shape [3]"),
    ("t > 1", "integer", "requires a whole number, got true or false"),
    ("t > 2", "number", "requires a number, got true or false"),
    ("x", "number", "requires a number, got a tensor of shape [3]"),
    ("ones(d, 2)", "number", "requires a number, got a tensor of shape [d, 2]"),
    ("t", "boolean", "requires true or false, got a real number"),
    ("3", "boolean", "requires true or false, got a whole number"),
    ("x > 1", "boolean", "requires true or false, got a tensor of shape [3]"),
    (
      "x", "shape",
      "requires a list of whole numbers known before evaluation, got a tensor of shape [3]"
    ),
    (
      "i", "shape",
      "requires a list of whole numbers known before evaluation, got a tensor of shape [2]"
    ),
    ("d", "shape", "requires a list of whole numbers known before evaluation, got a whole number"),
  ])
  func aKindThatDoesNotFitIsFound(ask: String, kind: String, message: String) {
    #expect(
      findings(text(ask, ", answer: \(kind)")) == [
        "17:13 ‹\(ask)› 'answer: \(kind)' \(message)"
      ])
  }

  @Test(arguments: [
    ("None", "None", "'ask' must be a value, got None"),
    ("'a'", "'a'", "'ask' must be a value, got the string \"a\""),
    ("[x, W]", "[x, W]", "a list as a tensor requires equal shapes, got [3] and [2, 3]"),
    ("x + z", "z", "the name 'z' is not defined"),
    ("sum + x", "sum", "'sum' is a function and needs arguments; write sum(…)"),
    ("answer + 1", "answer", "the name 'answer' is not defined"),
    ("normal(2)", "normal", "'normal' draws, which only 'given' may do"),
    (
      "one + one", "one + one",
      "the sum of two lists is ambiguous; write concatenate([a, b]) to "
        + "join them, stack(a) + stack(b) to add them"
    ),
  ])
  func whatIsAskedMustBeAValue(ask: String, place: String, message: String) throws {
    let column =
      13
      + (ask.firstRange(of: place).map { ask.distance(from: ask.startIndex, to: $0.lowerBound) }
        ?? 0)
    #expect(findings(text(ask, "")) == ["17:\(column) ‹\(place)› \(message)"])
  }

  @Test func namesOfGivenValuesAndOfLetAreKept() throws {
    let graph = try #require(
      ProblemGraph(
        try checked(text("h", "")).problem, sizes: ["d": 3],
        findings: Findings(try checked(text("h", "")).problem.source)))
    #expect(graph.names.given.map(\.name) == ["x", "W", "t", "n", "i"])
    #expect(graph.definitions.keys.sorted() == ["h", "none"])
    #expect(graph.asked.map(\.definition) == ["h"])
    #expect(graph.names.draws.isEmpty)
  }

  @Test func givenValuesMayUseEachOtherAndFunctions() throws {
    let text = """
      title: t
      sizes: {d: 2}
      given:
        b: twice(a) + d
        a: [1, 2]
        c: b[:1]
      let: {"twice(x)": 2 * x}
      questions: {q: {ask: c}}
      """
    let variant = try variant(text)
    #expect(variant.given.map(\.name) == ["b", "a", "c"])
    #expect(variant.givenElements == ["a": [1, 2], "b": [4, 6], "c": [4]])
    #expect(variant.outlines == ["q": "wholes [1] [4.0]"])
  }

  @Test func aGivenValueCannotUseLet() {
    let text = "title: t\ngiven: {x: h + 1}\nlet: {h: 1.5}\nquestions: {q: {ask: x}}"
    #expect(findings(text) == ["2:12 ‹h› the name 'h' is not defined"])
  }

  @Test func aGivenListOfUnequalShapesIsNoTensor() {
    let text = "title: t\ngiven: {x: [[1, 2], [3]], y: None}\nquestions: {q: {ask: x}}"
    #expect(
      findings(text) == [
        "2:12 ‹[[1, 2], [3]]› a list as a tensor requires equal shapes, got [2] and [1]",
        "2:30 ‹None› a name must stand for a value, got None",
      ])
  }
}
