import Diagnostics
import Documents
import Gradebook

/// The columns of a gradebook's file by their titles, where the usual ones are not meant.
public struct ColumnChoice: Sendable, Equatable {
  /// The column that is filled.
  public var mark: String?
  /// The column by which students are found, and by no other.
  public var student: String?
  /// The column that gets the marks in words.
  public var feedback: String?

  /// Makes a choice; what is nil is found by its usual title.
  public init(mark: String? = nil, student: String? = nil, feedback: String? = nil) {
    (self.mark, self.student, self.feedback) = (mark, student, feedback)
  }
}

/// Where in a gradebook's file what is.
struct GradebookColumns {
  /// The column that is filled.
  let mark: Int
  /// Columns of ids.
  let ids: [Int]
  /// Columns that make up a full name: one, or the last name and the first.
  let names: [Int]
  let maximum: Int?
  let feedback: Int?
  let changeable: Int?

  /// Finds the columns for the assignment that the first mark is of.
  init(
    of file: DelimitedFile, _ format: GradebookFormat, for mark: ClassMark, _ choice: ColumnChoice
  ) throws(Diagnostic) {
    let search = ColumnSearch(file, format)
    let titles = format.titles
    self.mark = try search.markColumn(for: mark, named: choice.mark)
    maximum = search.column(titled: titles.maxima)
    feedback =
      if let title = choice.feedback { try search.column(named: title) } else {
        search.column(titled: titles.feedback)
      }
    changeable = search.column(titled: titles.changeable)
    if let title = choice.student {
      ids = [try search.column(named: title)]
      names = []
    } else {
      ids = titles.ids.compactMap(search.column)
      let parts = [
        search.column(titled: titles.parts.last), search.column(titled: titles.parts.first),
      ]
      names = search.column(titled: titles.names).map { [$0] } ?? parts.compactMap(\.self)
      if ids.isEmpty && names.isEmpty { throw search.nobody }
    }
    try checkWritten(in: file, format)
  }
}

/// Looks for columns by their titles.
private struct ColumnSearch {
  let file: DelimitedFile
  let format: GradebookFormat
  let titles: [String]

  init(_ file: DelimitedFile, _ format: GradebookFormat) {
    self.file = file
    self.format = format
    titles = (0..<file.columnCount).map { MarkText.trimmed(file.text(row: 0, column: $0)) }
  }

  /// The first column with one of the titles, whatever its case.
  func column(titled wanted: [String]) -> Int? {
    let keys = Set(wanted.map(MarkText.key))
    return titles.firstIndex { keys.contains(MarkText.key($0)) }
  }

  /// The one column with a title that was named, or with the assignment's title in it.
  func column(named title: String) throws(Diagnostic) -> Int {
    try one(
      of: candidates(titled: [title]), what: "'\(title)'",
      nearest: nearest(to: title, among: titles))
  }

  func markColumn(for mark: ClassMark, named title: String?) throws(Diagnostic) -> Int {
    if let title { return try column(named: title) }
    if let column = column(titled: format.titles.marks) { return column }
    let what = "'\(mark.title)' (\(mark.assignment))"
    if format == .edx { return try one(of: overrides(for: mark), what: what, nearest: nil) }
    return try one(
      of: candidates(titled: [mark.title, mark.assignment]), what: what,
      nearest: nearest(to: mark.title, among: titles))
  }

  /// The columns with one of the titles: those that have it as it is, else whatever its case, else
  /// those that hold it as the title of an assignment.
  private func candidates(titled wanted: [String]) -> [Int] {
    let exact = titles.indices.filter { wanted.contains(titles[$0]) }
    if !exact.isEmpty { return exact }
    let keys = Set(wanted.map(MarkText.key))
    let alike = titles.indices.filter { keys.contains(MarkText.key(titles[$0])) }
    if !alike.isEmpty { return alike }
    return titles.indices.filter {
      keys.contains(MarkText.key(format.assignmentTitle(of: titles[$0])))
    }
  }

  /// edX's columns for new grades: all where there is one, else those beside whose block's name
  /// stands that of the assignment.
  private func overrides(for mark: ClassMark) -> [Int] {
    let prefix = "new_override-"
    let columns = titles.indices.filter { titles[$0].hasPrefix(prefix) }
    if columns.count < 2 { return columns }
    let keys = Set([mark.title, mark.assignment].map(MarkText.key))
    return columns.filter { column in
      let name = "name-" + titles[column].dropFirst(prefix.count)
      guard let names = titles.firstIndex(of: name) else { return false }
      return (1..<max(1, file.rowCount)).contains {
        keys.contains(MarkText.key(file.text(row: $0, column: names)))
      }
    }
  }

  private func one(of columns: [Int], what: String, nearest: String?) throws(Diagnostic) -> Int {
    if columns.count == 1 { return columns[0] }
    guard let second = columns.dropFirst().first else {
      let all = listed(titles.filter { !$0.isEmpty }.map { "'\($0)'" }, limit: 40)
      throw Diagnostic(
        "the file has no column for \(what); it has \(all)", at: file.location(row: 0, column: 0),
        suggestion: nearest.map { "did you mean '\($0)'?" } ?? "name a column with --column")
    }
    throw Diagnostic(
      "the file has \(columns.count) columns for \(what): "
        + columns.map { "'\(titles[$0])'" }.joined(separator: ", "),
      at: file.location(row: 0, column: second), suggestion: "name one of them with --column")
  }

  /// There is nothing by which students could be found.
  var nobody: Diagnostic {
    let known = format.titles
    let wanted = known.ids.compactMap(\.first) + known.names.prefix(1)
    return Diagnostic(
      "the file has no column by which students are found: "
        + wanted.map { "'\($0)'" }.joined(separator: ", "),
      at: file.location(row: 0, column: 0), suggestion: "name one with --id-column")
  }
}

/// Things one after another, at most so many of them.
func listed(_ things: [String], limit: Int = 20) -> String {
  let shown = things.prefix(limit).joined(separator: ", ")
  return things.count > limit ? "\(shown) and \(things.count - limit) more" : shown
}
