import Grading
import Testing

@testable import Reports

@Suite struct PrairieLearnReportTests {
  @Test func everyTestHasPoints() {
    let classifier = MarkedSubmission(
      student: "a", assignment: "h", title: "H", problems: [sampleClassifier])
    // 3.5 / 15.5 in Python is 0.22580645161290322.
    #expect(
      PrairieLearnReport.line(classifier)
        == #"{"gradable": true, "score": 0.22580645161290322, "message": "3.5/15.5 (22.6 %): "#
        + #"1 correct, 1 partial, 1 incorrect, 1 unanswered", "tests": ["#
        + #"{"name": "classifier/parameters", "description": "Classifier with one hidden layer", "#
        + #""points": 2, "max_points": 2, "message": "correct", "output": "the answer is right"}, "#
        + #"{"name": "classifier/dW2", "description": "Classifier with one hidden layer", "#
        + #""points": 1.5, "max_points": 10, "message": "partial", "output": "3 of 20 elements "#
        + #"are right: element [0, 1] is 0.25, should be within relative tolerance 1e-3 of what "#
        + #"the reference engine gives\nhint: the loss is a mean over the batch\n"#
        + #"expected: [[0.1, -0.25], [1e-7, inf]]"}, "#
        + #"{"name": "classifier/db2", "description": "Classifier with one hidden layer", "#
        + #""points": 0, "max_points": 2.5, "message": "incorrect", "output": "the answer is the "#
        + #"transpose of the expected value"}, "#
        + #"{"name": "classifier/loss", "description": "Classifier with one hidden layer", "#
        + #""points": 0, "max_points": 1, "message": "unanswered", "output": "the submission "#
        + #"holds no answer"}]}"#)
  }

  @Test func whatCannotBeReadIsNotGradable() {
    #expect(
      PrairieLearnReport.ungradable(["a.json:1:2: error: \u{1B}[31mwrong", "more"])
        == #"{"gradable": false, "format_errors": ["a.json:1:2: error: ␛[31mwrong", "more"]}"#)
  }

  @Test(arguments: [
    (Verdict.correct, 0.0, 0.0, "1"), (.incorrect, 0, 0, "0"), (.partial, 3, 2, "1"),
    (.partial, -1, 2, "0"), (.error, .nan, 1, "0"), (.partial, 1, .infinity, "0"),
  ])
  func theScoreIsAShareWhateverHappens(
    verdict: Verdict, score: Double, points: Double, share: String
  ) {
    let question = MarkedQuestion(question: "q", verdict: verdict, score: score, points: points)
    let line = PrairieLearnReport.line(submission(of: question))
    #expect(line.hasPrefix(#"{"gradable": true, "score": \#(share), "#))
  }

  @Test func aReportFitsIntoWhatIsRead() {
    let question = MarkedQuestion(
      question: "gradient-of-loss", verdict: .incorrect, score: 0.25, points: 1,
      message: String(repeating: "\"\n", count: 1_000))
    let problem = MarkedProblem(
      problem: "logistic-regression", title: "Logistic regression",
      questions: Array(repeating: question, count: 1_000), digest: "", seed: 1)
    let submission = MarkedSubmission(
      student: "a", assignment: "h", title: "H", problems: [problem],
      remarks: Array(repeating: String(repeating: "\"", count: 1_000), count: 200))
    let line = PrairieLearnReport.line(submission)
    #expect(line.utf8.count < 1_000_000)
    #expect(line.contains("(cut: 2000 bytes in all)"))
  }
}
