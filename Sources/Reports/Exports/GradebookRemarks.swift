import Diagnostics
import Documents
import Gradebook

/// What an instructor must know of a gradebook that was filled.
struct GradebookRemarks {
  private var missing: [String] = []
  private var named: [String] = []
  private var unclear: [String] = []
  /// Students whose cell excuses them.
  var excused: [String] = []
  /// Students whose mark may not be changed.
  var locked: [String] = []
  /// Students whose mark has no points to be scaled by.
  var unscaled: [String] = []
  /// Students whose marks are not final.
  var undecided: [String] = []
  /// Students of the file who have no mark.
  var withoutMark: [String] = []

  /// Notes how a mark was matched.
  mutating func add(
    _ match: StudentRows.Match, of mark: ClassMark, in file: DelimitedFile, name: (Int) -> String
  ) {
    let line = { (row: Int) in "\(file.location(row: row, column: 0).position.line)" }
    let who = mark.name.map { "\(mark.student) (\($0))" } ?? mark.student
    switch match {
    case .row: break
    case .named(let row): named.append("\(mark.student) as '\(name(row))'")
    case .missing: missing.append(who)
    case .ambiguous(let rows):
      unclear.append("\(who) may be any of the lines \(rows.map(line).joined(separator: ", "))")
    case .shared(let row): unclear.append("\(who) is not the only one found in line \(line(row))")
    }
  }

  /// All of it, one line each; nothing of it acts on a reader.
  var lines: [String] {
    let groups = [
      Self.line("not in the file", missing), Self.line("found by name alone", named),
      Self.line("excused in the file, and left so", excused),
      Self.line("may not be changed in the file, and left so", locked),
      Self.line("without points to scale by, and not filled", unscaled),
      Self.line("filled, but a person must look before the marks are final", undecided),
      Self.line("in the file without a mark here, and left as they are", withoutMark),
    ]
    let lines = unclear.map { "not filled: \($0)" } + groups.compactMap(\.self)
    return lines.map { printable($0) }
  }

  private static func line(_ what: String, _ students: [String]) -> String? {
    if students.isEmpty { return nil }
    return "\(counted(students.count, "student")) \(what): \(listed(students))"
  }
}
