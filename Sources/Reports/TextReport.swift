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
    var text = ByteBuffer(capacity: 1 << 12)
    report.append(report.heading, to: &text)
    for index in submission.problems.indices {
      report.append(submission.problems[index], to: &text)
    }
    report.append(report.remarks, to: &text)
    report.append(report.total, to: &text)
    return text.text
  }

  /// Appends lines, with a blank one before them where something stands there.
  private func append(_ lines: [String], to text: inout ByteBuffer) {
    if text.count > 0, !lines.isEmpty { text.append(0x0A) }
    for line in lines {
      text.append(line)
      text.append(0x0A)
    }
  }

  private var heading: [String] {
    title(named(submission.student, submission.name ?? ""))
      + title(named(submission.title, submission.assignment))
  }

  private func append(_ problem: MarkedProblem, to text: inout ByteBuffer) {
    let marks = Marks(score: problem.score, points: problem.points)
    append(title("\(named(problem.title, problem.problem)): \(marks.text)"), to: &text)
    var shown = QuestionColumns.Shown()
    for index in problem.questions.indices {
      columns.appendRow(of: problem.questions[index], to: &text, last: &shown)
      for line in feedback(on: problem.questions[index]) {
        text.append(line)
        text.append(0x0A)
      }
    }
  }

  private func feedback(on question: MarkedQuestion) -> [String] {
    if question.saysNothing { return [] }
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
    title("Total \(submission.total)")
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
