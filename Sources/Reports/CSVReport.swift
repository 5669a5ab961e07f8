import Grading

/// The report as a table for spreadsheets and statistics: a row a question; see ``CSVTable``.
public enum CSVReport {
  private static let columns = [
    "student", "name", "assignment", "problem", "question", "source", "verdict", "score", "points",
    "mistake", "message", "read_as", "expected",
  ]

  /// The names of the columns, with the line break; it stands once, before all rows.
  public static let header = CSVTable.row(columns.map { .text($0) })

  /// The rows of a submission, each with its line break.
  public static func rows(_ submission: MarkedSubmission) -> String {
    submission.problems.flatMap { problem in
      problem.questions.map { CSVTable.row(cells(of: $0, in: problem, of: submission)) }
    }.joined()
  }

  private static func cells(
    of question: MarkedQuestion, in problem: MarkedProblem, of submission: MarkedSubmission
  ) -> [CSVCell] {
    [
      .text(submission.student), .optional(submission.name), .text(submission.assignment),
      .text(problem.problem), .text(question.question), .optional(question.source),
      .text(question.verdict.rawValue), .number(question.score), .number(question.points),
      .optional(question.mistake), .optional(message(of: question)), .optional(question.reading),
      .optional(question.expected?.text),
    ]
  }

  /// What is said, without the excerpt of the submission that stands below it where the answer
  /// cannot be read: its caret points at nothing in a cell.
  private static func message(of question: MarkedQuestion) -> String? {
    guard question.verdict == .unreadable else { return question.message }
    return question.message.map { String($0.prefix { !$0.isNewline }) }
  }
}
