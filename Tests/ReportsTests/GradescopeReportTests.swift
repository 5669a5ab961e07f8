import Grading
import Testing

@testable import Reports

@Suite struct GradescopeReportTests {
  private func test(
    _ name: String, _ number: String, _ score: String, _ points: String, _ status: String,
    _ tags: String, output: String, extra: String
  ) -> String {
    #"{"name": "\#(name)", "number": "\#(number)", "score": \#(score), "max_score": \#(points), "#
      + #""status": "\#(status)", "tags": [\#(tags)], "visibility": "visible", "#
      + #""output": "\#(output)", "output_format": "text", "extra_data": {\#(extra)}}"#
  }

  @Test func everyVerdict() {
    let tests = [
      test(
        "classifier/parameters", "1.1", "2", "2", "passed", #""classifier", "correct""#,
        output: "the answer is right", extra: #""source": "2.1""#),
      test(
        "classifier/dW2", "1.2", "1.5", "10", "failed", #""classifier", "partial""#,
        output: "3 of 20 elements are right: element [0, 1] is 0.25, should be within relative "
          + "tolerance 1e-3 of what the reference engine gives"
          + #"\nhint: the loss is a mean over the batch\nexpected: [[0.1, -0.25], [1e-7, inf]]"#,
        extra: #""kind": "Partial""#),
      test(
        "classifier/db2", "1.3", "0", "2.5", "failed", #""classifier", "incorrect""#,
        output: "the answer is the transpose of the expected value",
        extra: #""kind": "Transposed", "mistake": "transposed""#),
      test(
        "classifier/loss", "1.4", "0", "1", "failed", #""classifier", "unanswered""#,
        output: "the submission holds no answer", extra: ""),
      test(
        "kernels/gradient", "2.1", "0", "1", "failed", #""kernels", "unreadable""#,
        output: #"unknown name 'sigm'; did you mean 'sigmoid'?\n  sigm(x)\n  ^~~~"#,
        extra: #""kind": "Unreadable""#),
      test(
        "kernels/bound", "2.2", "0", "1", "failed", #""kernels", "undecided""#,
        output: #"no variant of 8 gave a finite value\nexpected: x <= 1"#, extra: ""),
      test(
        "kernels/trace", "2.3", "0", "1", "failed", #""kernels", "error""#,
        output: "the reference is not finite", extra: #""kind": "ProblemError""#),
    ]
    #expect(
      GradescopeReport.line(sampleSubmission, version: "1.2.0")
        == #"{"score": 3.5, "output": "3.5/18.5 (18.9 %): 1 correct, 1 partial, 1 incorrect, "#
        + #"1 unanswered, 1 unreadable, 1 undecided, 1 error\nunknown question 'dW3' of problem "#
        + #"'classifier'; did you mean 'dW2'?", "output_format": "text", "#
        + #""test_output_format": "text", "test_name_format": "text", "visibility": "visible", "#
        + #""stdout_visibility": "hidden", "tests": ["# + tests.joined(separator: ", ")
        + #"], "extra_data": {"student": "alice", "assignment": "hw3", "points": 18.5, "#
        + #""problems": {"classifier": "9f86d081884c7d65", "kernels": "2c26b46b68ffc68f"}, "#
        + #""seed": {"classifier": "18446744073709551615", "kernels": "7"}, "version": "1.2.0"}}"#)
  }

  @Test func whatCannotBeReadGetsNoPointsAndIsTold() {
    #expect(
      GradescopeReport.unreadable(["a.json:1:2: error: \u{1B}[31mwrong", "more"], version: "1.2.0")
        == #"{"score": 0, "output": "the submission cannot be read\na.json:1:2: error: ␛[31mwrong"#
        + #"\nmore", "output_format": "text", "visibility": "visible", "#
        + #""stdout_visibility": "hidden", "tests": [], "extra_data": {"version": "1.2.0"}}"#)
  }

  @Test func aScoreIsANumberWhateverHappens() {
    let question = MarkedQuestion(question: "q", verdict: .error, score: .nan, points: .infinity)
    let line = GradescopeReport.line(submission(of: question), version: "1")
    #expect(line.hasPrefix(#"{"score": 0, "#))
    #expect(line.contains(#""score": 0, "max_score": 0, "status": "failed""#))
  }

  @Test func hostileTextActsOnNobody() {
    let question = MarkedQuestion(
      question: hostileText, source: hostileText, verdict: .incorrect, score: 0, points: 1,
      kind: hostileText, mistake: hostileText, message: hostileText + "\n::error::x")
    let line = GradescopeReport.line(submission(of: question), version: "1")
    #expect(!line.contains("\\u001b") && !line.contains("\n") && !line.contains("::error"))
  }
}
