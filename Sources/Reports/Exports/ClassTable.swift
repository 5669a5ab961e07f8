import Gradebook

/// The marks of a class as a table of its own, with the columns that nbgrader's export has: a row a
/// student; see ``CSVTable``.
enum ClassTable {
  private static let columns = [
    "assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email",
    "raw_score", "late_submission_penalty", "score", "max_score",
  ]

  /// The whole table, its header too.
  static func text(_ marks: [ClassMark]) -> String {
    CSVTable.row(columns.map { .text($0) }) + marks.map { CSVTable.row(cells(of: $0)) }.joined()
  }

  private static func cells(of mark: ClassMark) -> [CSVCell] {
    let name = parts(of: mark.name ?? "")
    let isAddress = mark.student.contains("@")
    return [
      .text(mark.assignment), .optional(mark.due?.utc), .optional(mark.submitted?.utc),
      .text(mark.student), .text(name.last), .text(name.first),
      isAddress ? .text(mark.student) : .empty,
      // Nothing is taken off for lateness here.
      .number(mark.score), .number(0), .number(mark.score), .number(mark.points),
    ]
  }

  /// A name such as `Doe, Alice` in its two parts. Of any other nobody can tell where the last name
  /// begins: all of it is the last name.
  private static func parts(of name: String) -> (last: String, first: String) {
    let parts = name.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return (MarkText.trimmed(name), "") }
    return (MarkText.trimmed(parts[0]), MarkText.trimmed(parts[1]))
  }
}
