import Diagnostics
import Documents
import Gradebook
import Problems

/// The marks of a class on their way to where grades live.
public enum ClassExport {
  /// Fills the assignment's column of a file that an instructor exported, and changes nothing else
  /// in it.
  ///
  /// - Parameters:
  ///   - file: The file as it was exported.
  ///   - name: Its name, for messages.
  ///   - marks: What counts for each student, all of one assignment.
  ///   - format: Where the file comes from.
  ///   - columns: Columns that are not to be found by their usual titles.
  ///   - scales: Whether marks are scaled where the file has other points than the assignment.
  /// - Throws: What is wrong with the file as a whole; then nothing should be written.
  public static func fill(
    _ file: [UInt8], name: String, with marks: [ClassMark], as format: GradebookFormat,
    columns: ColumnChoice = ColumnChoice(), scales: Bool = false
  ) throws(Diagnostic) -> FilledGradebook {
    guard let first = marks.first else {
      throw Diagnostic("there are no marks to fill '\(name)' with")
    }
    if let other = marks.first(where: { $0.assignment != first.assignment }) {
      throw Diagnostic(
        "one column takes the marks of one assignment, got '\(first.assignment)' and "
          + "'\(other.assignment)'", suggestion: "name one assignment")
    }
    let file = try DelimitedFile(name: name, bytes: file)
    let columns = try GradebookColumns(of: file, format, for: first, columns)
    var filling = GradebookFilling(file, format, columns, scales: scales)
    return try filling.fill(marks)
  }

  /// The marks as a table of their own, CSV with the columns of nbgrader's export. Its text acts on
  /// no spreadsheet.
  public static func table(of marks: [ClassMark]) -> String { ClassTable.text(marks) }

  /// The marks as scores for a platform by LTI 1.3, a JSON object a line.
  ///
  /// - Parameter moment: When the scores were set. A platform ignores a score that is not later
  ///   than the one it has.
  public static func scores(of marks: [ClassMark], at moment: Timestamp) -> String {
    ScoreLines.text(marks, at: moment)
  }
}
