import Grading
import Problems
import Testing

@testable import grade

/// What is sent to the process that counts.
@Suite struct MarkedSubmissionBytesTests {
  /// A submission with all that is counted, and nothing else.
  private var submission: MarkedSubmission {
    var wrong = MarkedQuestion(
      question: "dW", verdict: .partial, score: 0.5, points: 2, kind: "Transposed",
      mistake: "transposed", message: "the axes are in reverse order")
    wrong.fingerprint = .max - 1
    wrong.differences = ElementDifferences(
      shape: [2, 2], levels: [.right, .slight, .medium, .great])
    let right = MarkedQuestion(question: "loss", verdict: .correct, score: 1, points: 1)
    var marked = MarkedSubmission(
      student: "zoë", name: "Zoë", assignment: "hw", title: "Homework",
      problems: [
        MarkedProblem(problem: "none", title: "", questions: [], digest: "", seed: 0),
        MarkedProblem(
          problem: "net", title: "A network", questions: [right, wrong], digest: "d",
          seed: 0xFEDC_BA98_7654_3210),
      ])
    marked.submitted = Timestamp("2026-10-01T12:00:00+02:00")
    marked.due = Timestamp("2026-10-01")
    marked.attempt = 3
    return marked
  }

  @Test func whatIsCountedComesBack() {
    #expect(MarkedSubmission(figures: submission.figures) == submission)
    let bare = MarkedSubmission(student: "", assignment: "", title: "", problems: [])
    #expect(MarkedSubmission(figures: bare.figures) == bare)
  }

  @Test func whatOnlyAReportShowsStaysBehind() {
    var told = submission
    told.remarks = ["a remark"]
    told.problems[1].seconds = 1
    told.problems[1].questions[0].hint = "a hint"
    told.problems[1].questions[0].reading = "x"
    told.problems[1].questions[0].expected = .number(2)
    told.problems[1].questions[0].line = 1
    told.problems[1].questions[0].seconds = 1
    #expect(told.figures == submission.figures)
  }

  @Test func bytesThatEndEarlyAreReadAsNothing() {
    let bytes = submission.figures
    for count in 0..<bytes.count {
      #expect(MarkedSubmission(figures: Array(bytes[..<count])) != submission)
    }
  }
}
