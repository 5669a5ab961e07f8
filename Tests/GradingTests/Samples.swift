import Diagnostics
import Documents
import Problems
import Tensors
import Testing

@testable import Grading

/// The assignment `hw` of problem files, given by their names without ending.
///
/// `faults` are the diagnostics that its files are expected to have, a line each.
func assignment(_ files: KeyValuePairs<String, String>, faults: [String] = []) -> Assignment {
  let (assignment, diagnostics) = AssignmentReader.read(
    id: "hw",
    files: files.map { ("\($0).yaml", SourceText(name: "\($0).yaml", text: $1)) })
  #expect(diagnostics.map(\.line) == faults)
  return assignment
}

/// A submission of one student with the given answers: a JSON object, problem → question → answer.
func submission(_ answers: String, student: String = "alice") throws -> Submission {
  let text = #"{"student": "\#(student)", "assignment": "hw", "answers": \#(answers)}"#
  let (submission, diagnostics) = SubmissionReader.read(SourceText(name: "s.json", text: text))
  #expect(diagnostics.map(\.line) == [])
  return try #require(submission)
}

/// The marks of the answers to the one problem `p`: a JSON object, question → answer.
func mark(
  _ problem: String, _ answers: String, header: String? = nil
) throws -> [MarkedQuestion] {
  let files: KeyValuePairs = ["p": problem, "assignment": header ?? "title: Homework"]
  let marked = Grader(assignment(files)).mark(try submission(#"{"p": \#(answers)}"#))
  return try #require(marked.problems.first).questions
}

/// The one question `q` of a problem, with the given further keys in YAML's flow style.
func question(_ keys: String) throws -> Question {
  let sample = assignment(["p": "title: p\nquestions:\n  q: {ask: '1.5', \(keys)}"])
  return try #require(sample.problems.first?.questions.first)
}

/// The node of a JSON text.
func node(_ json: String) throws -> Node {
  let reading = JSON.read(SourceText(name: "answer", text: json))
  #expect(reading.diagnostics.map(\.line) == [])
  return try #require(reading.document?.root)
}

/// The judgement of an answer in JSON, by what is expected and a question's further keys.
func judge(
  _ answer: String, _ expected: ExpectedAnswer, _ keys: String = "points: 1"
) throws -> Judgement {
  let answers = try submission(#"{"p": {"q": \#(answer)}}"#).problems.first?.answers
  return try Judgement(
    try #require(answers?.first), expected: expected, question: try question(keys))
}

/// A tensor that is expected, whose shape has no names.
func tensor(_ shape: [Int], _ elements: [Double]) throws -> ExpectedAnswer {
  .tensor(try #require(Tensor(shape: shape, elements: elements)), shape: "\(shape)")
}

extension Judgement {
  /// All of it in one text: `incorrect 0.0 WrongSign (wrong sign): this is …`.
  var summary: String { outcome(verdict, share, kind, mistake, message) }
}

extension MarkedQuestion {
  /// Most of it in one text: `incorrect 0.0 WrongSign (wrong sign): this is …`.
  var summary: String { outcome(verdict, score, kind, mistake, message) }
}

private func outcome(
  _ verdict: Verdict, _ score: Double, _ kind: String?, _ mistake: String?, _ message: String?
) -> String {
  let words = [verdict.rawValue, "\(score)", kind, mistake.map { "(\($0))" }]
  return words.compactMap(\.self).joined(separator: " ") + (message.map { ": \($0)" } ?? "")
}
