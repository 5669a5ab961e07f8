import Diagnostics
import Grading

/// Writes the reports that a person reads on a terminal, one after the other.
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
public struct TextReports: ~Copyable {
  private let style: TextStyle
  private var text = ByteBuffer(capacity: 1 << 12)
  private var columns: QuestionColumns

  /// Makes a writer of reports that look like that.
  public init(style: TextStyle) {
    self.style = style
    columns = QuestionColumns(style: style)
  }

  /// The whole report of a submission in UTF-8; it ends with a line break.
  public mutating func bytes(_ submission: MarkedSubmission) -> [UInt8] {
    text.removeAll()
    columns.fit(submission)
    TextReport(submission: submission, style: style).write(to: &text, &columns)
    return text.array
  }
}

/// A report on its way out.
private struct TextReport {
  let submission: MarkedSubmission
  let style: TextStyle

  /// Writes the whole report.
  func write(to text: inout ByteBuffer, _ columns: inout QuestionColumns) {
    appendHeading(to: &text)
    var number = 0
    for problem in submission.problems {
      appendTitle(of: problem, to: &text)
      let questions = problem.questions.span
      for index in questions.indices {
        let marks = Marks(score: questions[index].score, points: questions[index].points)
        if questions[index].verdict != .correct
          || !columns.appendAgain(questions[index].question, marks, number: number, to: &text)
        {
          columns.appendRow(of: questions[index], number: number, to: &text)
        }
        if !questions[index].saysNothing { appendFeedback(on: questions[index], to: &text) }
        number += 1
      }
    }
    append(remarks, to: &text)
    text.append(0x0A)
    let start = text.count
    text.append("Total " as StaticString)
    text.append(submission.total)
    endTitle(from: start, of: &text)
  }

  /// Appends lines, with a blank one before them.
  private func append(_ lines: [String], to text: inout ByteBuffer) {
    if !lines.isEmpty { text.append(0x0A) }
    for line in lines {
      text.append(line)
      text.append(0x0A)
    }
  }

  private func appendHeading(to text: inout ByteBuffer) {
    append(named: submission.student, submission.name ?? "", to: &text)
    endTitle(from: 0, of: &text)
    let start = text.count
    append(named: submission.title, submission.assignment, to: &text)
    endTitle(from: start, of: &text)
  }

  private func appendTitle(of problem: MarkedProblem, to text: inout ByteBuffer) {
    text.append(0x0A)
    let start = text.count
    append(named: problem.title, problem.problem, to: &text)
    text.append(": " as StaticString)
    Marks(score: problem.score, points: problem.points).append(to: &text)
    endTitle(from: start, of: &text)
  }

  private func appendFeedback(on question: MarkedQuestion, to text: inout ByteBuffer) {
    if let reading = question.reading { append("read as \(reading)", to: &text) }
    if let message = question.message { append(message, to: &text) }
    if let hint = question.hint { append("hint: \(hint)", to: &text) }
    if let expected = question.expected { append("expected: \(expected.text)", to: &text) }
  }

  /// Appends what is said of a question, where that is anything.
  private func append(_ feedback: String, to text: inout ByteBuffer) {
    let margin = 6
    if feedback.isEmpty { return }
    let start = text.count
    text.append(0x20, count: margin)
    text.append(feedback)
    if text.isPlainLine(from: start + margin, width: style.width - margin) {
      return text.append(0x0A)
    }
    _ = text.cut(from: start)
    for line in indented(printable(feedback, keepingNewlines: true), by: margin) {
      text.append(line)
      text.append(0x0A)
    }
  }

  // MARK: Titles

  /// Appends a name and, where it says more, another one behind it.
  private func append(named name: String, _ other: String, to text: inout ByteBuffer) {
    text.append(name.isEmpty ? other : name)
    if name.isEmpty || other.isEmpty || name == other { return }
    text.append(" (" as StaticString)
    text.append(other)
    text.append(UInt8(ascii: ")"))
  }

  /// Makes lines of a title of what stands from an offset on.
  private func endTitle(from start: Int, of text: inout ByteBuffer) {
    if !style.color, text.isPlainLine(from: start, width: style.width) { return text.append(0x0A) }
    for line in title(text.cut(from: start)) {
      text.append(line)
      text.append(0x0A)
    }
  }

  private var remarks: [String] {
    submission.remarks.isEmpty
      ? [] : title("Remarks") + submission.remarks.flatMap { indented(printable($0), by: 2) }
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
