import Diagnostics
import Documents
import Testing

@testable import Problems

/// A file with one fault of every kind: all are reported at once, in the order of the file, and
/// nothing that only follows from them is.
@Suite struct EveryFaultTests {
  private static let text = """
    titel: Every fault at once
    source: [a, b]
    sizes: {d: 3..2, n: 2..3, m: 2..3, 2k: 1}
    variant: each
    tolerance: {digits: 0}
    given:
      x: normal(n)
      y: normal(m
      W: normal(n, m)
      n: 4
      u: undefined + 1
    let:
      a: b
      b: 2 * a
      c: x + W
      f(s): s * scale
      g: f(x)
      h: normal(3)
      k: {l: m}
      ok: W @ y
    questions:
      first: {ask: c, pionts: 2}
      second: {ask: [x, x], points: -1}
      third: {points: two, tolerance: {digts: 3}}
      fourth: {answer: choice, options: {yes: Y, no: N}, correct: on}
      fifth: {ask: x, answer: integer, hidden: maybe}
      sixth: {ask: "grad(sum(x), 2*x)", mistakes: [{value: z, says: no}, {when: x}]}
      seventh: {ask: "ok + k + a"}
      eighth: {ask: "x[3]", credit: halves}
      a/b: {ask: x}
    """

  private static let rendering = """
    p.yaml:1:1: error: unknown key 'titel' in a problem
     1 | titel: Every fault at once
       | ^~~~~ did you mean 'title'?
    p.yaml:1:1: error: a problem requires a key 'title'
     1 | titel: Every fault at once
       | ^
    p.yaml:2:9: error: 'source' of a problem must be a text, got a list
     2 | source: [a, b]
       |         ^~~~~~
    p.yaml:3:12: error: the size 'd' must be a whole number up to 10^12 or a range such as 2..6, got '3..2'
     3 | sizes: {d: 3..2, n: 2..3, m: 2..3, 2k: 1}
       |            ^~~~
    p.yaml:3:36: error: a name must begin with a letter and hold letters, digits and _, got '2k'
     3 | sizes: {d: 3..2, n: 2..3, m: 2..3, 2k: 1}
       |                                    ^~
    p.yaml:4:10: error: 'variant' of a problem must be one of shared, student, got 'each'
     4 | variant: each
       |          ^~~~
    p.yaml:5:21: error: 'digits' of a tolerance must be a whole number from 1 to 17, got 0
     5 | tolerance: {digits: 0}
       |                     ^
    p.yaml:8:12: error: '(' is not closed
     8 |   y: normal(m
       |            ^
    p.yaml:10:3: error: 'n' is given, but it already is a size
     10 |   n: 4
        |   ^
    p.yaml:11:6: error: the name 'undefined' is not defined
     11 |   u: undefined + 1
        |      ^~~~~~~~~
    p.yaml:14:10: error: 'a' is defined by itself: a → b → a
     14 |   b: 2 * a
        |          ^
    p.yaml:15:10: error: '+' requires shapes that broadcast, got [n] and [n, m]: axis -1 is n = 2 and m = 3
     15 |   c: x + W
        |          ^
    p.yaml:17:6: error: in 'f': the name 'scale' is not defined
     17 |   g: f(x)
        |      ^~~~
    p.yaml:18:6: error: 'normal' draws, which only 'given' may do
     18 |   h: normal(3)
        |      ^~~~~~
    p.yaml:19:6: error: 'k' must be an expression, a number or nested lists, got a mapping
     19 |   k: {l: m}
        |      ^~~~~~ write an expression that holds ': ' in quotes
    p.yaml:22:19: error: unknown key 'pionts' in the question 'first'
     22 |   first: {ask: c, pionts: 2}
        |                   ^~~~~~ did you mean 'points'?
    p.yaml:23:17: error: 'ask' of the question 'second' must be an expression, got a list
     23 |   second: {ask: [x, x], points: -1}
        |                 ^~~~~~ write the expression in quotes
    p.yaml:23:33: error: 'points' of the question 'second' must be a number from 0 to 1e9, got -1
     23 |   second: {ask: [x, x], points: -1}
        |                                 ^~
    p.yaml:24:3: error: the question 'third' requires a key 'ask'
     24 |   third: {points: two, tolerance: {digts: 3}}
        |   ^~~~~
    p.yaml:24:19: error: 'points' of the question 'third' must be a number from 0 to 1e9, got 'two'
     24 |   third: {points: two, tolerance: {digts: 3}}
        |                   ^~~
    p.yaml:24:36: error: unknown key 'digts' in a tolerance
     24 |   third: {points: two, tolerance: {digts: 3}}
        |                                    ^~~~~ did you mean 'digits'?
    p.yaml:25:63: error: 'correct' of the question 'fourth' must name an option, got 'on'
     25 | … fourth: {answer: choice, options: {yes: Y, no: N}, correct: on}
        |                                                               ^~ did you mean 'no'?
    p.yaml:26:16: error: 'answer: integer' requires a whole number, got a tensor of shape [n]
     26 |   fifth: {ask: x, answer: integer, hidden: maybe}
        |                ^
    p.yaml:26:44: error: 'hidden' of the question 'fifth' must be true or false, got 'maybe'
     26 |   fifth: {ask: x, answer: integer, hidden: maybe}
        |                                            ^~~~~
    p.yaml:27:30: error: 'grad' differentiates by a name or a list of names, got an expression
     27 | …th: {ask: "grad(sum(x), 2*x)", mistakes: [{value: z, says: no}, …
        |                          ^~~ give the expression a name in 'let', or take a part of the derivative
    p.yaml:27:70: error: a mistake of the question 'sixth' requires a key 'says'
     27 | …grad(sum(x), 2*x)", mistakes: [{value: z, says: no}, {when: x}]}
        |                                                       ^
    p.yaml:29:20: error: an axis of extent n = 2 requires an index in -2..1, got 3
     29 |   eighth: {ask: "x[3]", credit: halves}
        |                    ^
    p.yaml:29:33: error: 'credit' of the question 'eighth' must be one of whole, elementwise, got 'halves'
     29 |   eighth: {ask: "x[3]", credit: halves}
        |                                 ^~~~~~
    p.yaml:30:3: error: a question's id must not be empty and must not hold '/' or control characters
     30 |   a/b: {ask: x}
        |   ^~~
    """

  @Test func everyFaultIsReportedAtOnce() {
    let (assignment, diagnostics) = AssignmentReader.read(
      id: "a", files: [file("p", Self.text)])
    #expect(diagnostics.map { $0.rendered() }.joined(separator: "\n") == Self.rendering)
    #expect(assignment.problems.map(\.id) == ["p"])
    #expect(
      assignment.problems[0].questions.map(\.id) == [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
      ])
    guard case .faulty(let problem) = assignment.problems[0] else {
      Issue.record("the problem is faulty")
      return
    }
    #expect(problem.title == "p")
    #expect(problem.digest == sha256(Array(Self.text.utf8)))
  }
}
