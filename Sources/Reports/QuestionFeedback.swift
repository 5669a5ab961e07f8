import Diagnostics
import Grading

extension MarkedQuestion {
  /// All that the student is told of the question, line by line, for platforms that show plain
  /// text.
  ///
  /// Nothing of it acts on a reader. A text of more bytes than `limit` is cut, and says so.
  func feedback(limit: Int = 64_000) -> String {
    let parts = [
      message ?? verdict.explanation, reading.map { "read as \($0)" }, hint.map { "hint: \($0)" },
      expected.map { "expected: \($0.text)" },
    ]
    let text = parts.compactMap(\.self).map { printable($0, keepingNewlines: true) }
      .joined(separator: "\n")
    let size = text.utf8.count
    if size <= limit { return text }
    let note = "\n(cut: \(size) bytes in all)"
    return text.start(ofBytes: max(0, limit - note.utf8.count)) + note
  }
}

/// What the student is told where the submission cannot be read; nothing of it acts on a reader.
func feedback(onUnreadable errors: [String]) -> String {
  let lines = errors.prefix(50).map { printable($0).start(ofBytes: 4_000) }
  return (["the submission cannot be read"] + lines).joined(separator: "\n")
}

extension MarkedSubmission {
  /// The total in words: `3.5/18.5 (18.9 %): 1 correct, 2 incorrect`.
  var total: String {
    let marks = Marks(score: score, points: points)
    return marks.text + (marks.percentage.map { " (\($0))" } ?? "") + ": " + verdictCounts
  }

  /// The total, then the remarks, a line each; nothing of it acts on a reader.
  var totalAndRemarks: String {
    ([total] + remarks.map { printable($0) }).joined(separator: "\n")
  }
}

extension JSONValue {
  /// Marks for a reader that takes nothing but a number.
  static func marks(_ value: Double) -> JSONValue { .number(value.isFinite ? max(0, value) : 0) }

  /// Text for a reader that may print it as it is.
  static func shown(_ text: String) -> JSONValue { .string(printable(text)) }
}
