import Diagnostics
import Gradebook
import Grading
import Problems
import Testing

@testable import Reports

/// What counts for a student in 'Homework 3', out of 10 points.
func mark(
  _ student: String, _ score: Double, of points: Double = 10, name: String? = nil,
  verdict: Verdict = .correct
) -> ClassMark {
  let question = MarkedQuestion(question: "q", verdict: verdict, score: score, points: points)
  let problem = MarkedProblem(
    problem: "p", title: "P", questions: [question], digest: "d", seed: 1)
  var submission = MarkedSubmission(
    student: student, name: name, assignment: "hw3", title: "Homework 3", problems: [problem])
  submission.due = Timestamp("2026-10-01T23:59:59Z")
  return ClassMark(submission)
}

/// A gradebook's file with marks in it: its text, how many were filled, and the remarks.
func filled(
  _ file: String, _ marks: [ClassMark], as format: GradebookFormat = .canvas,
  columns: ColumnChoice = ColumnChoice(), scales: Bool = false
) throws -> (text: String, count: Int, remarks: [String]) {
  let result = try ClassExport.fill(
    Array(file.utf8), name: "g.csv", with: marks, as: format, columns: columns, scales: scales)
  return (String(decoding: result.bytes, as: UTF8.self), result.filled, result.remarks)
}

/// What is said of a file that cannot be filled.
func refusal(
  of file: String, _ marks: [ClassMark], as format: GradebookFormat = .canvas,
  columns: ColumnChoice = ColumnChoice()
) -> String? {
  #expect(throws: Diagnostic.self) {
    try filled(file, marks, as: format, columns: columns)
  }?.line
}
