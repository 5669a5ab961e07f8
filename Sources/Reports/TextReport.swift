import Diagnostics
import Grading

/// The report that a person reads on a terminal.
///
///     alice (Alice Doe)
///     Homework 3 (hw3)
///
///     Classifier with one hidden layer (classifier): 1.5/3
///       ✓ parameters    1/1
///       ~ dW2         0.5/1  partial
///           10 of 20 elements are right
///       – loss          0/1  unanswered
///
///     Total 1.5/3 (50 %): 1 correct, 1 partial, 1 unanswered
///
/// Nothing of a submission can act on the terminal: all text is made printable.
public struct TextReport {
  private let submission: MarkedSubmission
  private let style: TextStyle
  private let columns: QuestionColumns

  /// The whole report; it ends with a line break.
  public static func text(_ submission: MarkedSubmission, style: TextStyle) -> String {
    let report = TextReport(
      submission: submission, style: style, columns: .init(of: submission, style: style))
    let parts =
      [report.heading] + submission.problems.map(report.lines) + [report.remarks, report.total]
    let texts = parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
    return texts.joined(separator: "\n\n") + "\n"
  }

  private var heading: [String] {
    title(named(submission.student, submission.name ?? ""))
      + title(named(submission.title, submission.assignment))
  }

  private func lines(of problem: MarkedProblem) -> [String] {
    let marks = Marks(score: problem.score, points: problem.points)
    return title("\(named(problem.title, problem.problem)): \(marks.text)")
      + problem.questions.flatMap { columns.row(of: $0) + feedback(on: $0) }
  }

  private func feedback(on question: MarkedQuestion) -> [String] {
    let texts = [
      question.reading.map { "read as \($0)" }, question.message,
      question.hint.map { "hint: \($0)" },
      question.expected.map { "expected: \($0.text)" },
    ]
    return texts.compactMap(\.self).filter { !$0.isEmpty }.flatMap { text in
      indented(printable(text, keepingNewlines: true), by: 6)
    }
  }

  private var remarks: [String] {
    submission.remarks.isEmpty
      ? [] : title("Remarks") + submission.remarks.flatMap { indented(printable($0), by: 2) }
  }

  private var total: [String] {
    let marks = Marks(score: submission.score, points: submission.points)
    let share = marks.percentage.map { " (\($0))" } ?? ""
    let verdicts = submission.problems.flatMap { $0.questions.map(\.verdict) }
    return title("Total \(marks.text)\(share): \(Verdict.counts(verdicts))")
  }

  /// A name and, where it says more, another one behind it.
  private func named(_ name: String, _ other: String) -> String {
    if name.isEmpty || other.isEmpty || name == other { return name.isEmpty ? other : name }
    return "\(name) (\(other))"
  }

  private func title(_ text: String) -> [String] {
    printable(text).wrapped(to: style.width).map(style.bold)
  }

  private func indented(_ text: String, by margin: Int) -> [String] {
    text.wrapped(to: style.width - margin).map { line in
      line.isEmpty ? "" : String(repeating: " ", count: margin) + line
    }
  }
}
