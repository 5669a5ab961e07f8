import Grading
import Testing

@testable import Reports

@Suite struct ReportedProblemTests {
  private static let problems = assignment([
    (
      "p.yaml",
      """
      title: x
      sizes: {n: 2}
      given: {t: 0.25, W: "[[1, 0], [0, 1]]", v: "[1, 2]"}
      let: {s: 2 * t, u: sum(W), e: 2 * W}
      questions: {q: {ask: n * v, answer: formula, uses: [n, t, W, v, s, u, e]}}
      """
    )
  ])

  /// The sign of a product in a formula that was read.
  private func sign(in reading: String) -> String? {
    var question = MarkedQuestion(question: "q", verdict: .correct, score: 1, points: 1)
    question.reading = reading
    let page = HTMLReport.page(
      submission(of: question), assignment: Self.problems, version: "1")
    return page.split(separator: "<mo>").dropFirst().first.map { String($0.prefix { $0 != "<" }) }
  }

  @Test(arguments: ["n * v", "v * t", "s * v", "u * v", "pi * v"])
  func aProductByANumberHasADot(reading: String) {
    #expect(sign(in: reading) == "⋅")
  }

  /// The problem calls a matrix `e`, so it is not Euler's number.
  @Test(arguments: ["W * v", "e * v", "unknown * v"])
  func otherProductsAreElementwise(reading: String) {
    #expect(sign(in: reading) == "⊙")
  }
}
