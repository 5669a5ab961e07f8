import Testing

@testable import Grading

@Suite struct AcceptanceJudgeTests {
  private static let problem = """
    title: t
    sizes: {n: 2}
    given: {A: [[2, 0], [0, 3]], s: 2}
    questions:
      eigen:
        answer: witness
        shape: {v: [n], lam: []}
        accept: allclose(A @ v, lam*v) and norm(v) > 0.1
        points: 2
      inverse:
        answer: witness
        shape: {B: [n, n]}
        accept: allclose(inv(B), A)
      root: {answer: number, accept: abs(answer**2 - s) < 0.01}
      even: {answer: integer, accept: answer % 2 == 0 and answer > 2}
      near: {ask: A, accept: norm(answer - expected) < 0.5}
      flag: {answer: boolean, accept: answer}
      extents: {answer: shape, shape: [2], accept: "answer[0]*answer[1] == 12"}
    """

  private func said(_ question: String, _ answer: String) throws -> String {
    let marked = try mark(Self.problem, "{\"\(question)\": \(answer)}")
    let own = try #require(marked.first { $0.question == question })
    return
      "\(own.verdict.rawValue) \(own.score): \(own.message?.split(separator: "\n").first ?? "")"
  }

  @Test(arguments: [
    ("eigen", #"{"v": [1, 0], "lam": 2}"#), ("eigen", #"{"lam": 3, "v": ["0", "1e3"]}"#),
    ("inverse", #"{"B": [["1/2", 0], [0, "1/3"]]}"#), ("root", "1.414"), ("root", #""-sqrt(2)""#),
    ("even", "12"), ("even", "4.0"), ("near", "[[2, 0.1], [0, 3]]"), ("flag", "true"),
    ("extents", "[3, 4]"), ("extents", #""[6, 2]""#),
  ])
  func whatThePredicateAcceptsIsRight(_ question: String, _ answer: String) throws {
    #expect(try said(question, answer).hasPrefix("correct"))
  }

  @Test(arguments: [
    ("eigen", #"{"v": [1, 0], "lam": 3}"#, "incorrect 0.0: these values are not what is asked for"),
    ("eigen", #"{"v": [0, 0], "lam": 3}"#, "incorrect 0.0: these values are not what is asked for"),
    (
      "eigen", #"{"v": ["nan", 0], "lam": 2}"#,
      "incorrect 0.0: 'v' must be finite"
    ),
    (
      "eigen", #"{"v": [1, 0, 0], "lam": 2}"#,
      "incorrect 0.0: the shape of 'v' must be [n] = [2], got [3]"
    ),
    (
      "eigen", #"{"v": [1, 0]}"#,
      "unreadable 0.0: cannot be read as an object of named answers: 'lam' is missing; the names are v, lam"
    ),
    (
      "eigen", #"{"v": [1, 0], "lam": 2, "x": 1}"#,
      "unreadable 0.0: cannot be read as an object of named answers: it has a name 'x'; the names are v, lam"
    ),
    (
      "eigen", "[1, 0]",
      "unreadable 0.0: cannot be read as an object of named answers: it is a list; the names are v, lam"
    ),
    (
      "eigen", #"{"v": [1, "x"], "lam": 2}"#,
      "unreadable 0.0: cannot be read as a number: the name 'x' is not defined"
    ),
    ("eigen", "null", "unanswered 0.0: "),
    (
      "inverse", #"{"B": [[1, 2], [2, 4]]}"#,
      "incorrect 0.0: whether the answer is right cannot be computed: 'inv' requires another matrix: this one is singular"
    ),
    ("root", "2", "incorrect 0.0: the answer is not what is asked for"),
    ("root", "\"inf\"", "incorrect 0.0: the answer must be finite"),
    ("flag", "1", "unreadable 0.0: cannot be read as true or false: it is 1"),
    ("root", "[1, 2]", "incorrect 0.0: the shape must be [], got [2]"),
    ("even", "3", "incorrect 0.0: the answer is not what is asked for"),
    ("even", "3.5", "unreadable 0.0: cannot be read as a whole number: it is 3.5"),
    ("near", "[[2, 1], [0, 3]]", "incorrect 0.0: the answer is not what is asked for"),
    ("near", "[2, 3]", "incorrect 0.0: the shape must be [2, 2], got [2]"),
    ("flag", "false", "incorrect 0.0: the answer is not what is asked for"),
    ("extents", "[3, 5]", "incorrect 0.0: the answer is not what is asked for"),
    ("extents", "[3, 4, 1]", "incorrect 0.0: the shape must be [2], got [3]"),
  ])
  func whatIsSaidOfOtherAnswers(_ question: String, _ answer: String, _ wanted: String) throws {
    #expect(try said(question, answer) == wanted)
  }
}
