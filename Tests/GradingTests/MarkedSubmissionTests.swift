import Grading
import Testing

@Suite struct MarkedSubmissionTests {
  private func submission(_ points: [Double]) -> MarkedSubmission {
    MarkedSubmission(
      student: "ann", assignment: "hw", title: "Homework",
      problems: points.map { points in
        MarkedProblem(
          problem: "p", title: "P",
          questions: (0..<3).map { number in
            MarkedQuestion(
              question: "q\(number)", verdict: .correct, score: points, points: points)
          }, digest: "", seed: 0)
      })
  }

  @Test func sumsOfDecimalsAreDecimals() {
    // 0.1 + 0.1 + 0.1 is 0.30000000000000004 in floating point.
    #expect(submission([0.1]).problems[0].score == 0.3)
    #expect(submission([0.1, 0.2]).points == 0.9)
    #expect(submission([2.5, 1]).score == 10.5)
  }

  @Test func otherSumsAreAsTheyAre() {
    #expect(submission([1.0 / 9]).score == 1.0 / 9 + 1.0 / 9 + 1.0 / 9)
    #expect(submission([1e300]).score == 3e300)
    #expect(submission([]).score == 0)
  }
}
