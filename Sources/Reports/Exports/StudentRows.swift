import Documents
import Gradebook

/// Which rows of a gradebook's file are whose.
///
/// A student's id is looked for in all columns of ids; what they say must agree. A cell that is the
/// id counts more than an address that begins with it. Only where no column has it, the name
/// decides, and only where one student and one row have that name. A row that several students may
/// be is nobody's.
struct StudentRows {
  /// What was found for a mark.
  enum Match: Equatable {
    case row(Int)
    /// Found by the name, not by the id.
    case named(Int)
    /// Several rows.
    case ambiguous([Int])
    /// One row, for several marks.
    case shared(Int)
    case missing
  }

  private let file: DelimitedFile
  private let columns: GradebookColumns
  private var rowsOfID: [String: Set<Int>] = [:]
  /// By what stands before the `@` of an address.
  private var rowsOfUser: [String: Set<Int>] = [:]
  private var rowsOfName: [String: Set<Int>] = [:]
  /// The rows that are students.
  private(set) var rows: [Int] = []

  /// Reads who stands in which row.
  ///
  /// - Parameter skipped: Rows that are no students, besides the first.
  init(_ file: DelimitedFile, _ columns: GradebookColumns, skipped: Set<Int>) {
    self.file = file
    self.columns = columns
    for row in 1..<max(1, file.rowCount) where !skipped.contains(row) {
      let ids = columns.ids.map { Self.id(in: file.text(row: row, column: $0)) }
        .filter { !$0.isEmpty }
      let name = name(of: row)
      if ids.isEmpty && name.isEmpty { continue }
      rows.append(row)
      for id in ids { rowsOfID[id, default: []].insert(row) }
      for user in ids.compactMap(Self.user) { rowsOfUser[user, default: []].insert(row) }
      if !name.isEmpty { rowsOfName[Self.nameKey(name), default: []].insert(row) }
    }
  }

  /// The full name in a row, as it stands there.
  func name(of row: Int) -> String {
    let parts = columns.names.map { MarkText.trimmed(file.text(row: row, column: $0)) }
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The id in a cell, without the `#` that Brightspace puts before it; empty where there is none.
  private static func id(in cell: String) -> String {
    let key = MarkText.key(cell)
    return key.hasPrefix("#") ? String(key.dropFirst()) : key
  }

  /// What stands before the `@` of an address; nil of any other id.
  private static func user(of id: String) -> String? {
    id.firstIndex(of: "@").flatMap { $0 == id.startIndex ? nil : String(id[..<$0]) }
  }

  /// A name as it is compared: `Doe, Alice` is `alice doe`.
  private static func nameKey(_ name: String) -> String {
    let parts = name.lowercased().split(separator: ",", omittingEmptySubsequences: false)
    let ordered = parts.count == 2 ? [parts[1], parts[0]] : parts
    return ordered.flatMap { $0.split(whereSeparator: \.isWhitespace) }.joined(separator: " ")
  }

  /// What is found for each of the marks.
  func matches(of marks: [ClassMark]) -> [Match] {
    var matches = marks.map { byID($0.student) }
    let taken = Set(matches.flatMap(\.rows))
    for (index, mark) in marks.enumerated() where matches[index] == .missing {
      matches[index] = byName(mark.name ?? "", taken: taken)
    }
    var counts: [Int: Int] = [:]
    for row in matches.flatMap(\.rows) { counts[row, default: 0] += 1 }
    return matches.map { match in
      let rows = match.rows
      return rows.count == 1 && counts[rows[0], default: 0] > 1 ? .shared(rows[0]) : match
    }
  }

  private func byID(_ student: String) -> Match {
    let id = MarkText.key(student)
    let rows = (rowsOfID[id] ?? rowsOfUser[id] ?? []).sorted()
    return rows.count > 1 ? .ambiguous(rows) : rows.first.map { .row($0) } ?? .missing
  }

  private func byName(_ name: String, taken: Set<Int>) -> Match {
    let rows = rowsOfName[Self.nameKey(name), default: []].subtracting(taken).sorted()
    return rows.count > 1 ? .ambiguous(rows) : rows.first.map { .named($0) } ?? .missing
  }
}

extension StudentRows.Match {
  /// All rows that may be the student's.
  var rows: [Int] {
    switch self {
    case .row(let row), .named(let row), .shared(let row): [row]
    case .ambiguous(let rows): rows
    case .missing: []
    }
  }
}
