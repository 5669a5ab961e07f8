import Grading
import Testing

@testable import Reports

@Suite struct JSONReportTests {
  @Test func everyVerdict() {
    let line = JSONReport.line(sampleSubmission, diagnostics: ["a note"], version: "1.2.0")
    let parts = [
      #"{"student": "alice", "assignment": "hw3", "score": 3.5, "points": 18.5, "questions": ["#,
      #"{"problem": "classifier", "question": "parameters", "source": "2.1", "#,
      #""verdict": "correct", "score": 2, "points": 2}, "#,
      #"{"problem": "classifier", "question": "dW2", "verdict": "partial", "score": 1.5, "#,
      #""points": 10, "message": "3 of 20 elements are right: element [0, 1] is 0.25, should be "#,
      #"within relative tolerance 1e-3 of what the reference engine gives", "#,
      #""expected": [[0.1, -0.25], [1e-7, "inf"]]}, "#,
      #"{"problem": "classifier", "question": "db2", "verdict": "incorrect", "score": 0, "#,
      #""points": 2.5, "mistake": "transposed", "#,
      #""message": "the answer is the transpose of the expected value"}, "#,
      #"{"problem": "classifier", "question": "loss", "verdict": "unanswered", "score": 0, "#,
      #""points": 1}, "#,
      #"{"problem": "kernels", "question": "gradient", "verdict": "unreadable", "score": 0, "#,
      #""points": 1, "#,
      #""message": "unknown name 'sigm'; did you mean 'sigmoid'?\n  sigm(x)\n  ^~~~"}, "#,
      #"{"problem": "kernels", "question": "bound", "verdict": "undecided", "score": 0, "#,
      #""points": 1, "message": "no variant of 8 gave a finite value", "expected": "x <= 1"}, "#,
      #"{"problem": "kernels", "question": "trace", "verdict": "error", "score": 0, "#,
      #""points": 1, "message": "the reference is not finite"}], "#,
      #""diagnostics": ["unknown question 'dW3' of problem 'classifier'; did you mean 'dW2'?", "#,
      #""a note"], "#,
      #""provenance": {"problems": {"classifier": "9f86d081884c7d65", "#,
      #""kernels": "2c26b46b68ffc68f"}, "#,
      #""seed": {"classifier": "18446744073709551615", "kernels": "7"}, "version": "1.2.0"}}"#,
    ]
    #expect(line == parts.joined())
  }

  @Test func nothingToTell() {
    let empty = MarkedSubmission(student: "", assignment: "", title: "", problems: [])
    #expect(
      JSONReport.line(empty, diagnostics: [], version: "1")
        == #"{"student": "", "assignment": "", "score": 0, "points": 0, "questions": [], "#
        + #""diagnostics": [], "provenance": {"problems": {}, "seed": {}, "version": "1"}}"#)
  }

  @Test func aReportMayBeginWithItsLine() {
    let empty = MarkedSubmission(student: "", assignment: "", title: "", problems: [])
    #expect(
      JSONReport.line(empty, number: 7, diagnostics: [], version: "1")
        == #"{"line": 7, "student": "", "assignment": "", "score": 0, "points": 0, "#
        + #""questions": [], "diagnostics": [], "#
        + #""provenance": {"problems": {}, "seed": {}, "version": "1"}}"#)
  }

  @Test func aSubmissionWithoutMarksHasAVerdictOfItsOwn() {
    let nothing = UnmarkedSubmission(verdict: .undecided, diagnostics: [])
    #expect(
      JSONReport.line(nothing, version: "1")
        == #"{"verdict": "undecided", "diagnostics": [], "provenance": {"version": "1"}}"#)
    let hostile = UnmarkedSubmission(
      student: "a\u{1B}[2J", assignment: "x##[error]", verdict: .unreadable,
      diagnostics: ["error: \"x\"", "line\nbreak"])
    #expect(
      JSONReport.line(hostile, number: 3, version: "1")
        == #"{"line": 3, "student": "a\u001b[2J", "assignment": "x#\u0023[error]", "#
        + #""verdict": "unreadable", "diagnostics": ["error: \"x\"", "line\nbreak"], "#
        + #""provenance": {"version": "1"}}"#)
  }

  @Test func expectedValuesOfEveryKind() {
    let marked = submission(
      of: MarkedQuestion(
        question: "q", verdict: .correct, score: 1, points: 1,
        expected: .list([.boolean(true), .integer(3), .number(3), .number(.nan), .text("a\"")])))
    #expect(
      JSONReport.line(marked, diagnostics: [], version: "1")
        == #"{"student": "bob", "assignment": "hw", "score": 1, "points": 1, "questions": ["#
        + #"{"problem": "p", "question": "q", "verdict": "correct", "score": 1, "points": 1, "#
        + #""expected": [true, 3, 3, "nan", "a\""]}], "diagnostics": [], "#
        + #""provenance": {"problems": {"p": "d"}, "seed": {"p": "1"}, "version": "1"}}"#)
  }

  @Test func hostileTextStaysOnOneLineAndActsOnNobody() {
    let marked = submission(
      of: MarkedQuestion(
        question: "q", verdict: .incorrect, score: 0, points: 1, message: hostileText))
    #expect(
      JSONReport.line(marked, diagnostics: [], version: "1")
        == #"{"student": "bob", "assignment": "hw", "score": 0, "points": 1, "questions": ["#
        + #"{"problem": "p", "question": "q", "verdict": "incorrect", "score": 0, "points": 1, "#
        + #""message": "\u001b[2J\u001b]0;title\u0007a\u0000\u0007\u007f\u009b31mb\r\nc\rd"#
        + #"]]><![CDATA[&lt;\u202e"# + "\u{FFFE}\u{FFFF}"
        + #"\u2028\"'\t</failure>\u001b[ 日本 👩\u200d🔬"}], "diagnostics": [], "#
        + #""provenance": {"problems": {"p": "d"}, "seed": {"p": "1"}, "version": "1"}}"#)
  }
}
