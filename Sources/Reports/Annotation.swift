import Diagnostics
import Grading

/// One question without full marks, or one error for which a submission is not marked.
public struct Annotation: Sendable, Equatable {
  /// The points that it costs: infinitely many where a whole submission is not marked.
  public let loss: Double
  /// Whether it is an error; else it is a warning.
  public let isError: Bool
  /// The command for the runner, with its line break.
  public let line: String

  /// Makes an annotation of a command.
  public init(loss: Double, isError: Bool, line: String) {
    (self.loss, self.isError, self.line) = (loss, isError, line)
  }

  init(of diagnostic: Diagnostic, file: String?, title: String) {
    let hasLines = file != nil && diagnostic.location?.source.unit == "line"
    let position = hasLines ? diagnostic.location?.position : nil
    let advice = diagnostic.suggestion.map { "; \($0)" } ?? ""
    loss = .infinity
    isError = true
    line = WorkflowCommand.line(
      "error",
      [
        "file": file, "line": position.map { "\($0.line)" },
        "col": position.map { "\($0.column)" }, "title": title,
      ], message: diagnostic.message + advice)
  }

  init(of question: MarkedQuestion, in problem: MarkedProblem, file: String?) {
    loss = question.points - question.score
    isError = ![.partial, .undecided].contains(question.verdict)
    let marks = Marks(score: question.score, points: question.points).text
    let place = file == nil ? nil : question.line
    line = WorkflowCommand.line(
      isError ? "error" : "warning",
      [
        "file": file, "line": place.map { "\($0)" },
        "col": place == nil ? nil : question.column.map { "\($0)" },
        "title":
          "\(problem.problem)/\(question.question): \(marks), \(question.verdict.rawValue)",
      ], message: question.feedback(limit: 4_000))
  }
}
