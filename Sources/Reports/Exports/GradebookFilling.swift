import Diagnostics
import Documents
import Gradebook

/// A gradebook's file with marks in it.
public struct FilledGradebook: Sendable, Equatable {
  /// The file: the one that was read but for the cells that were filled.
  public let bytes: [UInt8]
  /// How many students have their mark in the file now.
  public let filled: Int
  /// What the instructor must know, such as who was not found: one line each.
  public let remarks: [String]
}

/// Fills one column of a gradebook's file.
struct GradebookFilling {
  private let file: DelimitedFile
  private let format: GradebookFormat
  private let columns: GradebookColumns
  private let students: StudentRows
  /// The row that holds the points that can be had, in Canvas.
  private let pointsRow: Int?
  private let scales: Bool
  private let hasCommas: Bool
  private var edits: [DelimitedFile.Edit] = []
  private var filled = 0
  private var remarks = GradebookRemarks()

  init(
    _ file: DelimitedFile, _ format: GradebookFormat, _ columns: GradebookColumns, scales: Bool
  ) {
    self.file = file
    self.format = format
    self.columns = columns
    self.scales = scales
    let rows = 1..<max(1, file.rowCount)
    pointsRow = format == .canvas ? rows.first { file.isPointsRow($0) } : nil
    students = StudentRows(file, columns, skipped: Set([pointsRow].compactMap(\.self)))
    let numbers = [columns.mark, columns.maximum].compactMap(\.self)
    hasCommas = rows.contains { row in
      numbers.contains { MarkText.hasComma(file.text(row: row, column: $0)) }
    }
  }

  /// The file with the marks in it.
  mutating func fill(_ marks: [ClassMark]) throws(Diagnostic) -> FilledGradebook {
    var rows = Set<Int>()
    for (mark, match) in zip(marks, students.matches(of: marks)) {
      remarks.add(match, of: mark, in: file, name: students.name)
      switch match {
      case .row(let row), .named(let row):
        rows.insert(row)
        try fill(mark, into: row)
      case .ambiguous(let several): rows.formUnion(several)
      case .shared(let row): rows.insert(row)
      case .missing: break
      }
    }
    remarks.withoutMark = students.rows.filter { !rows.contains($0) }.map { row in
      let name = students.name(of: row)
      return name.isEmpty ? who(in: row) : name
    }
    return FilledGradebook(bytes: file.bytes(with: edits), filled: filled, remarks: remarks.lines)
  }

  /// The first id in a row.
  private func who(in row: Int) -> String {
    columns.ids.lazy.map { MarkText.trimmed(file.text(row: row, column: $0)) }
      .first { !$0.isEmpty } ?? ""
  }

  private mutating func fill(_ mark: ClassMark, into row: Int) throws(Diagnostic) {
    let old = MarkText.trimmed(file.text(row: row, column: columns.mark))
    if format == .canvas, old.uppercased() == "EX" { return remarks.excused.append(mark.student) }
    if let column = columns.changeable,
      GradebookFormat.refusals.contains(MarkText.key(file.text(row: row, column: column)))
    {
      return remarks.locked.append(mark.student)
    }
    guard let (score, points) = try scaled(mark, row: row) else {
      return remarks.unscaled.append(mark.student)
    }
    filled += 1
    if mark.needsReview { remarks.undecided.append(mark.student) }
    let text = MarkText.text(score, of: points, comma: hasCommas)
    if old.isEmpty || MarkText.number(old) != MarkText.number(text) {
      edits.append(DelimitedFile.Edit(row: row, column: columns.mark, text: text))
    }
    fillFeedback(mark, into: row)
  }

  /// Feedback takes an empty cell, or one that an earlier filling wrote; a person's words stay.
  private mutating func fillFeedback(_ mark: ClassMark, into row: Int) {
    guard let column = columns.feedback else { return }
    let old = MarkText.trimmed(file.text(row: row, column: column))
    let words = old.split(separator: " ")
    let isOurs =
      words.count > 4 && Int(words[0]) != nil && words[1] == "of" && Int(words[2]) != nil
      && words[3].hasPrefix("question") && words[4].hasPrefix("right")
    if old.isEmpty || (isOurs && old != mark.summary) {
      edits.append(DelimitedFile.Edit(row: row, column: column, text: mark.summary))
    }
  }

  /// A mark in the points of the file; nil where it has none to be scaled by.
  private func scaled(
    _ mark: ClassMark, row: Int
  ) throws(Diagnostic) -> (score: Double, points: Double)? {
    guard let (maximum, place) = try maximum(row: row), abs(maximum - mark.points) > 1e-9 else {
      return (mark.score, mark.points)
    }
    if !scales {
      let number = { (value: Double) in shortest(value) }
      throw Diagnostic(
        "the file's column has \(number(maximum)) points, the assignment '\(mark.assignment)' has "
          + "\(number(mark.points))", at: place,
        suggestion: "give it the same points there, or scale the marks with --scale")
    }
    return mark.points > 0 ? (mark.score / mark.points * maximum, maximum) : nil
  }

  /// The points that can be had by the file, and where it says so; nil where it does not.
  private func maximum(row: Int) throws(Diagnostic) -> (Double, Location)? {
    let title = file.text(row: 0, column: columns.mark)
    if let maximum = format.maximum(of: title) {
      return (maximum, file.location(row: 0, column: columns.mark))
    }
    let cell = pointsRow.map { ($0, columns.mark) } ?? columns.maximum.map { (row, $0) }
    guard let (row, column) = cell else { return nil }
    let text = MarkText.trimmed(file.text(row: row, column: column))
    if text.isEmpty { return nil }
    let place = file.location(row: row, column: column)
    guard let maximum = MarkText.number(text) else {
      throw Diagnostic(
        "the points that can be had require a number, got '\(text)'", at: place,
        suggestion: "choose a column that takes marks with --column")
    }
    return (maximum, place)
  }
}

extension DelimitedFile {
  /// Whether a row of Canvas tells the points that can be had.
  fileprivate func isPointsRow(_ row: Int) -> Bool {
    MarkText.key(text(row: row, column: 0)).contains("points possible")
  }
}
