import Grading
import Testing

@testable import Reports

@Suite struct ClassroomReportTests {
  @Test func everyTestHasAScore() {
    let kernels = MarkedSubmission(
      student: "a", assignment: "h", title: "H", problems: [sampleKernels])
    let json = ClassroomReport.json(kernels, file: "hw/a.json")
    #expect(
      json
        == #"{"version": 1, "status": "fail", "max_score": 3, "tests": ["#
        + #"{"name": "kernels/gradient", "status": "fail", "score": 0, "#
        + #""message": "unknown name 'sigm'; did you mean 'sigmoid'?\n  sigm(x)\n  ^~~~", "#
        + #""test_code": "", "filename": "hw/a.json", "line_no": 12, "#
        + #""execution_time": "0.000s"}, "#
        + #"{"name": "kernels/bound", "status": "error", "score": 0, "#
        + #""message": "no variant of 8 gave a finite value\nexpected: x <= 1", "#
        + #""test_code": "", "filename": "hw/a.json", "line_no": 0, "#
        + #""execution_time": "0.000s"}, "#
        + #"{"name": "kernels/trace", "status": "error", "score": 0, "#
        + #""message": "the reference is not finite", "test_code": "", "#
        + #""filename": "hw/a.json", "line_no": 0, "execution_time": "0.000s"}]}"#)
    #expect(ClassroomReport.line(kernels, file: "hw/a.json") == base64(Array(json.utf8)))
  }

  @Test(arguments: [
    ([Verdict.correct], "pass"), ([], "pass"), ([.correct, .undecided], "error"),
    ([.error, .partial], "fail"), ([.correct, .unanswered], "fail"),
  ])
  func theStatusIsTheWorst(verdicts: [Verdict], status: String) {
    let questions = verdicts.map {
      MarkedQuestion(question: "q", verdict: $0, score: 0, points: 1)
    }
    let problem = MarkedProblem(
      problem: "p", title: "p", questions: questions, digest: "", seed: 0)
    let submission = MarkedSubmission(
      student: "a", assignment: "h", title: "H", problems: [problem])
    #expect(
      ClassroomReport.json(submission, file: nil).hasPrefix(
        #"{"version": 1, "status": "\#(status)", "#))
  }

  @Test func whatCannotBeReadIsOneTestWithoutPoints() {
    let json = ClassroomReport.json(onUnreadable: ["a.json:1:2: error: wrong"], file: "a.json")
    #expect(
      json
        == #"{"version": 1, "status": "fail", "max_score": 0, "tests": [{"name": "submission", "#
        + #""status": "fail", "score": 0, "message": "the submission cannot be read\n"#
        + #"a.json:1:2: error: wrong", "test_code": "", "filename": "a.json", "line_no": 0, "#
        + #""execution_time": "0.000s"}]}"#)
    #expect(
      ClassroomReport.unreadable(["a.json:1:2: error: wrong"], file: "a.json")
        == base64(Array(json.utf8)))
  }

  /// Linux takes 131,072 bytes for an environment variable: MAX_ARG_STRLEN of execve(2). So many
  /// questions fit whatever their feedback.
  @Test func aResultFitsIntoAnEnvironmentVariable() {
    let long = String(repeating: "\"\n", count: 3_000)
    let question = MarkedQuestion(
      question: "gradient-of-loss", verdict: .incorrect, score: 0.25, points: 1, message: long)
    let problem = MarkedProblem(
      problem: "logistic-regression", title: "p",
      questions: Array(repeating: question, count: 150), digest: "", seed: 1)
    let submission = MarkedSubmission(
      student: "a", assignment: "h", title: "H", problems: [problem])
    let file = "submissions/homework-3.json"
    #expect(ClassroomReport.line(submission, file: file).utf8.count < 130_000)
    #expect(
      ClassroomReport.json(submission, file: "a.json").contains("(cut: 6000 bytes in all)"))
    let errors = Array(repeating: long, count: 60)
    #expect(ClassroomReport.unreadable(errors, file: "a.json").utf8.count < 130_000)
  }

  @Test func standardInputHasNoLines() {
    let question = MarkedQuestion(
      question: "q", verdict: .correct, score: 1, points: 1, message: "m", line: 3, seconds: 0.25)
    #expect(
      ClassroomReport.json(submission(of: question), file: nil)
        == #"{"version": 1, "status": "pass", "max_score": 1, "tests": [{"name": "p/q", "#
        + #""status": "pass", "score": 1, "message": "", "test_code": "", "filename": "", "#
        + #""line_no": 0, "execution_time": "0.250s"}]}"#)
  }
}
