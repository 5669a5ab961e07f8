import Diagnostics
import Documents

extension GradebookColumns {
  /// Refuses to write marks, or marks in words, over what a file says otherwise: whatever was named,
  /// an id that is lost is found by nobody.
  func checkWritten(in file: DelimitedFile, _ format: GradebookFormat) throws(Diagnostic) {
    if let meaning = meaning(of: mark, in: file, format) ?? comments(mark, in: file, format) {
      throw Diagnostic(
        "the column '\(title(mark, in: file))' takes no marks: it holds \(meaning)",
        at: file.location(row: 0, column: mark),
        suggestion: "choose a column that takes marks with --column")
    }
    guard let feedback else { return }
    let meaning = meaning(of: feedback, in: file, format) ?? (feedback == mark ? "the marks" : nil)
    if let meaning {
      throw Diagnostic(
        "the column '\(title(feedback, in: file))' takes no marks in words: it holds \(meaning)",
        at: file.location(row: 0, column: feedback),
        suggestion: "choose a column that takes text with --feedback-column")
    }
  }

  /// What a column holds that stays as it is; nil where it is none of those that are known.
  private func meaning(
    of column: Int, in file: DelimitedFile, _ format: GradebookFormat
  ) -> String? {
    let known = format.titles
    let title = MarkText.key(title(column, in: file))
    let has = { (titles: [String]) in titles.contains { MarkText.key($0) == title } }
    if ids.contains(column) || has(known.ids.flatMap(\.self)) { return "ids of students" }
    if names.contains(column) || has(known.names + known.parts.last + known.parts.first) {
      return "names of students"
    }
    if has(known.maxima) { return "the points that can be had" }
    return has(known.changeable) ? "whether a mark can be changed" : nil
  }

  /// What a column of comments holds; nil of any other.
  private func comments(
    _ column: Int, in file: DelimitedFile, _ format: GradebookFormat
  ) -> String? {
    let title = MarkText.key(title(column, in: file))
    return format.titles.feedback.contains { MarkText.key($0) == title } ? "comments" : nil
  }

  private func title(_ column: Int, in file: DelimitedFile) -> String {
    MarkText.trimmed(file.text(row: 0, column: column))
  }
}
