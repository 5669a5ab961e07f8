import Problems
import Testing

@testable import Grading

/// What a report says of formulas.
@Suite struct FormulaJudgeTests {
  /// The only question `q` of a problem in one line of keys, marked.
  private func marked(
    _ question: String, _ answer: String,
    given: String = "{x: normal(), y: normal(), W: 'normal(dh, d)', v: normal(d)}",
    sizes: String = "{d: 2..4, dh: 5..6, k: 3}"
  ) throws -> MarkedQuestion {
    let problem = """
      title: t
      sizes: \(sizes)
      given: \(given)
      let: {"double(a)": 2*a}
      questions: {q: {answer: formula, \(question)}}
      """
    return try #require(try mark(problem, "{\"q\": \(answer)}").first)
  }

  /// The verdict and what is said, on lines.
  private func said(_ question: String, _ answer: String) throws -> String {
    let marked = try marked(question, answer)
    return "\(marked.verdict.rawValue) \(marked.kind ?? "-"): \(marked.message ?? "")"
  }

  /// Problems whose classes count from 0, for formulas that count from 1.
  private func countedVerdict(_ ask: String, _ formula: String) throws -> String {
    let problem = """
      title: p
      sizes: {K: 3..5}
      given: {z: normal(K), y: "integers(low=0, high=3)"}
      questions: {f: {answer: formula, ask: "\(ask)", uses: [z, y, K]}}
      """
    return try mark(problem, #"{"f": "\#(formula)"}"#)[0].summary
  }

  @Test(arguments: [
    ("sum(z)", #"$\\sum_{k=1}^{K} z_k$"#), ("sum(z)", #"$\\sum_{k=1}^{K} z_{k-1}$"#),
    ("sum(z)", #"$\\sum_{k=0}^{K-1} z_k$"#), ("z[y]", "$z_y$"),
    ("z[y]", #"$\\sum_{k=0}^{K-1} \\mathbb{1}_{k=y} z_k$"#),
    ("z[y]", #"$\\sum_{k=1}^{K} \\mathbb{1}_{k=y+1} z_k$"#),
    ("sum(z[1:])", #"$\\sum_{k=2}^{K} z_k$"#),
  ])
  func sumsOverAWholeAxisAreRightFromEitherNumber(ask: String, formula: String) throws {
    #expect(try countedVerdict(ask, formula) == "correct 1.0")
  }

  @Test func aFormulaThatIsRightButForItsNumberingIsToldSo() throws {
    #expect(
      try countedVerdict("z[y]", #"$\\sum_{k=1}^{K} \\mathbb{1}_{k=y} z_k$"#)
        == "incorrect 0.0 WrongFormula (numbering): an index that counts from 1 is compared with a "
        + "value that counts from 0: this is right once the sum begins at 0")
    #expect(
      try countedVerdict("sum(z[1:])", #"$\\sum_{k=1}^{K-1} z_k$"#)
        == "incorrect 0.0 WrongFormula (numbering): this would be right if its subscripts counted "
        + "from 0: here they count from 1, and from 0 where a sum begins at 0")
    // Neither number makes these right.
    for formula in [
      #"$\\sum_{k=1}^{K} \\mathbb{1}_{k \\ne y} z_k$"#, #"$\\sum_{k=1}^{K-1} z_k$"#, "sum(z)",
    ] {
      #expect(
        try countedVerdict("z[y]", formula).hasPrefix("incorrect 0.0 WrongFormula: the formula"))
    }
  }

  @Test func anIndexBeyondTheLastIsTold() throws {
    let verdict = try countedVerdict("sum(z)", "sum(z[arange(1, K + 1)])")
    #expect(
      verdict.hasPrefix(
        "incorrect 0.0 UndefinedFormula: the formula has no value where the right one has: where z = ["
      ))
    #expect(verdict.hasSuffix("], K = 3, an index must be in -3..2, got 3 (indices count from 0)"))
    let before = try countedVerdict("sum(z)", "sum(z[arange(-4, K - 4)])")
    #expect(before.hasSuffix("], K = 3, an index must be in -3..2, got -4"))
  }

  @Test func aRightFormulaIsShownAsItWasRead() throws {
    let marked = try marked("ask: x**2 - y**2, uses: [x, y]", #""(x+y)*(x−y)""#)
    #expect(marked.verdict == .correct && marked.message == nil)
    #expect(marked.reading == "(x + y) * (x - y)")
    #expect(try self.marked("ask: x/2, uses: [x]", #""$\\frac{x}{2}$""#).reading == "x / 2")
    #expect(try self.marked("ask: '[d, dh]', uses: [d, dh]", #"["d", "dh"]"#).reading == "[d, dh]")
    #expect(try self.marked("ask: 2 + 0*x, uses: [x]", "2").reading == "2")
  }

  @Test(arguments: [
    (
      "ask: x*y, uses: [x, y]", "\"x*y + 1\"",
      "incorrect WrongFormula: the formula is wrong: where x = "
    ),
    (
      "ask: x*y, uses: [x, y]", "\"-x*y\"",
      "incorrect WrongSign: this is the right answer with the sign changed"
    ),
    (
      "ask: x*y, uses: [x, y]", "\"2*x*y\"",
      "incorrect WrongFactor: this is 2 times the right answer"
    ),
    ("ask: v/d, uses: [v, d]", "\"v\"", "incorrect WrongFactor: this is d times the right answer"),
    (
      "ask: sum(v), uses: [v, d]", "\"mean(v)\"",
      "incorrect WrongFactor: this is 1/d times the right answer"
    ),
    (
      "ask: x*y, uses: [x, y]", "\"x*y*log(-1)\"",
      "incorrect UndefinedFormula: the formula has no value where the right one has: where x = "
    ),
    (
      "ask: dh*d + dh, uses: [d, dh]", "\"dh*d\"",
      "incorrect WrongFormula: the formula is wrong: where d = "
    ),
    ("ask: W.T, uses: [W]", "\"W\"", "incorrect Transposed: the shape must be [d, dh] = "),
    (
      "ask: W @ v, uses: [W, v]", "\"v @ W\"",
      "incorrect WrongShape: the formula has no value at d = "
    ),
    ("ask: v, uses: [v]", "\"v[None]\"", "incorrect UnitAxes: the shape must be [d] = "),
    (
      "ask: x*y, uses: [x]", "\"x*y\"",
      "unreadable Unreadable: cannot be read as a formula: this formula may not use 'y'; it may use x\n"
    ),
    (
      "ask: exp(x), uses: [x], functions: [exp, log]", "\"sqrt(exp(2*x))\"",
      "unreadable Unreadable: cannot be read as a formula: this formula may not use 'sqrt'; it may use exp, log\n"
    ),
    (
      "ask: x, uses: [x], functions: []", "\"abs(x)\"",
      "unreadable Unreadable: cannot be read as a formula: this formula may not use 'abs'; it may use no function\n"
    ),
    (
      "ask: 2*x, uses: [x]", "\"double(x)\"",
      "unreadable Unreadable: cannot be read as a formula: the function 'double' is not defined"
    ),
    (
      "ask: x, uses: [x]", "\"grad(x, x)\"",
      "unreadable Unreadable: cannot be read as a formula: 'grad' differentiates, which a formula may not do; write the derivative out\n"
    ),
    (
      "ask: x, uses: [x]", "\"x < 1\"",
      "unreadable Unreadable: cannot be read as a formula: it is a truth value\n"
    ),
    (
      "ask: x, uses: [x]", "{\"x\": 1}",
      "unreadable Unreadable: cannot be read as a formula: it is an object\n"
    ),
    (
      "ask: x, uses: [x]", "[\"x\", [1]]",
      "incorrect WrongShape: the formula has no value at d = "
    ),
    (
      "ask: log(-1 - x**2), uses: [x]", "\"x\"",
      "error ProblemError: the problem failed: the expected value is not finite on any variant that was drawn"
    ),
  ])
  func whatIsSaidOfAnAnswer(_ question: String, _ answer: String, _ wanted: String) throws {
    let said = try said(question, answer)
    #expect(said.hasPrefix(wanted), "\(said)")
  }

  @Test func aListedFunctionOfTheProblemMayBeUsed() throws {
    #expect(
      try marked("ask: 2*x, uses: [x], functions: [double]", #""double(x)""#).verdict == .correct)
  }

  @Test func whatAFunctionOfTheProblemGivesIsKnownInLaTeX() throws {
    let right = try marked(
      "ask: W @ (2*v), uses: [W, v], functions: [double]", #""$W \\operatorname{double}(v)$""#)
    #expect(right.verdict == .correct && right.reading == "W @ double(v)")
  }

  @Test func theAuthorsMistakesAreNamed() throws {
    let mistakes =
      "mistakes: [{value: x - y, says: a difference, credit: 0.5}, {value: y, says: y alone}]"
    let half = try marked("ask: x + y, uses: [x, y], \(mistakes)", #""-(y - x)""#)
    #expect(half.verdict == .partial && half.score == 0.5 && half.message == "a difference")
    #expect(half.reading == "-(y - x)")
    let none = try marked("ask: x + y, uses: [x, y], \(mistakes)", #""y*1.0""#)
    #expect(none.verdict == .incorrect && none.mistake == "y alone")
  }

  @Test func theExpectedFormulaIsShownWhereItIsAskedFor() throws {
    let file =
      "title: t\ngiven: {x: normal()}\nquestions: {q: {ask: x**2/2, answer: formula, uses: [x]}}"
    let marked = Grader(assignment(["p": file]), showsExpected: true)
      .mark(try submission(#"{"p": {"q": "x"}}"#))
    #expect(marked.problems[0].questions[0].expected == .text("x**2/2"))
    let hidden = try mark(file, #"{"q": "x"}"#)[0]
    #expect(hidden.expected == nil && !(hidden.message ?? "").contains("/2"))
  }

  @Test func aWrittenToleranceIsForAllAnswers() throws {
    let question = "ask: x/3, uses: [x], tolerance: {relative: 0.01}"
    #expect(try marked(question, #""0.333*x""#).verdict == .correct)
    #expect(try marked(question, #""0.32*x""#).verdict == .incorrect)
    #expect(try marked("ask: x/3, uses: [x]", #""0.333*x""#).verdict == .incorrect)
    #expect(
      try marked("ask: x/3, uses: [x], tolerance: exact", #""0.333333333333*x""#)
        .verdict == .incorrect)
  }

  @Test func whatRoundingHidesIsLeftToAPerson() throws {
    // At every point the reference loses all its digits: nothing can be seen.
    let marked = try marked(
      "ask: sin(1e17*(x + 1)), uses: [x]",
      #""sin(1e17*x)*cos(1e17) + cos(1e17*x)*sin(1e17)""#)
    #expect(marked.verdict == .undecided && marked.kind == "Undecided" && marked.score == 0)
    #expect(
      (marked.message ?? "").hasPrefix(
        "whether the formula is right could not be decided, a person must look: rounding could "
          + "hide a difference at "))
  }

  @Test func whatTakesTooLongIsLeftToAPerson() throws {
    let file =
      "title: t\ngiven: {x: normal()}\nquestions: {q: {ask: tanh(x), answer: formula, uses: [x]}}"
    let late = Counter()
    let grader = Grader(assignment(["p": file]), timeLimit: 5) { late.next() }
    let marked = grader.mark(try submission(#"{"p": {"q": "1 - 2/(exp(2*x) + 1)"}}"#)).problems[0]
      .questions[0]
    #expect(marked.verdict == .undecided)
    #expect(
      marked.message
        == "whether the formula is right could not be decided, a person must look: the comparison "
        + "would take too long")
  }

  /// A clock goes on while a run is halted, and a stopwatch does not.
  @Test func onlyTheStopwatchLimitsTheTime() throws {
    let file =
      "title: t\ngiven: {x: normal()}\nquestions: {q: {ask: tanh(x), answer: formula, uses: [x]}}"
    let answer = try submission(#"{"p": {"q": "1 - 2/(exp(2*x) + 1)"}}"#)
    for (isLate, verdict) in [(false, Verdict.correct), (true, .undecided)] {
      let (clock, stopwatch) = (Counter(), Counter())
      let grader = Grader(
        assignment(["p": file]), timeLimit: 5, clock: { clock.next() },
        stopwatch: { isLate ? stopwatch.next() : 0 })
      #expect(grader.mark(answer).problems[0].questions[0].verdict == verdict)
    }
  }

  /// A clock that goes on by ten seconds each time it is read.
  private final class Counter: @unchecked Sendable {
    private var seconds = 0.0

    func next() -> Double {
      seconds += 10
      return seconds
    }
  }

  @Test func valuesMayVaryForFormulasAlone() throws {
    let file = """
      title: t
      sizes: {d: {value: 2, vary: 3..4}}
      given: {x: {value: [1, 1], vary: normal(d)}}
      questions:
        number: {ask: sum(x**2)}
        formula: {ask: sum(x**2), answer: formula, uses: [x]}
        count: {ask: 2*d, answer: formula, uses: [d]}
      """
    let right = try mark(file, #"{"number": 2, "formula": "x @ x", "count": "d + d"}"#)
    #expect(right.map(\.verdict) == [.correct, .correct, .correct])
    let wrong = try mark(file, #"{"number": 3, "formula": "2", "count": "d*d"}"#)
    #expect(wrong.map(\.verdict) == [.incorrect, .incorrect, .incorrect])
  }
}
