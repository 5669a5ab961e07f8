import CommandLine
import Diagnostics
import Gradebook
import Problems
import Reports

/// `grade export`: the marks of a gradebook on their way to where grades live.
enum ExportCommand {
  /// The forms that need no file of the instructor's.
  static let plainFormats = ["csv", "lti"]
  /// All forms.
  static let formats = GradebookFormat.allCases.map(\.rawValue) + plainFormats

  static func run(_ invocation: Invocation, console: Console) throws(FileError) -> ExitStatus {
    let (name, path) = (invocation.operands[0], invocation.operands[1])
    guard formats.contains(name) else {
      console.fail(
        "there is no export '\(name)'",
        suggestion: nearest(to: name, among: formats).map { "did you mean '\($0)'?" }
          ?? "the exports are \(formats.joined(separator: ", "))")
      return .usage
    }
    guard usesAll(of: invocation, name, console) else { return .usage }
    var marks: [ClassMark] = []
    try GradebookFile(path, console: console).counted { marks.append(ClassMark($0)) }
    guard let chosen = chosen(marks, invocation, name, path, console) else { return .usage }
    switch name {
    case "csv": return try write(ClassExport.table(of: chosen), invocation, console)
    case "lti":
      let moment = Timestamp(Environment.timestamp()) ?? Timestamp(seconds: 0)
      return try write(ClassExport.scores(of: chosen, at: moment), invocation, console)
    default: return try fill(chosen, GradebookFormat(rawValue: name), invocation, console)
    }
  }

  /// The options that only some formats use, each with these.
  private static let options: [(name: String, formats: [GradebookFormat])] =
    ["--into", "--column", "--id-column", "--feedback-column"].map {
      ($0, GradebookFormat.allCases)
    } + [("--scale", GradebookFormat.allCases.filter(\.tellsPoints))]

  /// Whether a format uses all options that are given; the first that it does not is said.
  private static func usesAll(
    of invocation: Invocation, _ format: String, _ console: Console
  ) -> Bool {
    let unused = options.first { name, formats in
      invocation.has(name) && !formats.contains { $0.rawValue == format }
    }
    guard let (name, formats) = unused else { return true }
    console.fail(
      "'grade export \(format)' does not use '\(name)'",
      suggestion: "it is for \(formats.map(\.rawValue).joined(separator: ", "))")
    return false
  }

  /// The marks of the assignment that is meant; nil, which is said, where that is not clear.
  private static func chosen(
    _ marks: [ClassMark], _ invocation: Invocation, _ format: String, _ path: String,
    _ console: Console
  ) -> [ClassMark]? {
    let assignments = Set(marks.map(\.assignment)).sorted()
    if assignments.isEmpty {
      console.fail("the gradebook '\(path)' holds no marks")
      return nil
    }
    if let wanted = invocation.value("--assignment") {
      let chosen = marks.filter { $0.assignment == wanted }
      if !chosen.isEmpty { return chosen }
      console.fail(
        "the gradebook '\(path)' holds no marks of '\(wanted)'",
        suggestion: nearest(to: wanted, among: assignments).map { "did you mean '\($0)'?" }
          ?? "it holds marks of \(assignments.joined(separator: ", "))")
      return nil
    }
    if assignments.count == 1 || format == "csv" { return marks }
    console.fail(
      "the gradebook '\(path)' holds marks of \(assignments.joined(separator: ", "))",
      suggestion: "choose one by --assignment")
    return nil
  }

  private static func write(
    _ text: String, _ invocation: Invocation, _ console: Console
  ) throws(FileError) -> ExitStatus {
    try console.write(Array(text.utf8), to: invocation.value("--output"))
    return .success
  }

  /// Fills in the file that the instructor exported.
  private static func fill(
    _ marks: [ClassMark], _ format: GradebookFormat?, _ invocation: Invocation,
    _ console: Console
  ) throws(FileError) -> ExitStatus {
    guard let format, let path = invocation.value("--into") else {
      console.fail(
        "'grade export \(invocation.operands[0])' fills in a file that was exported there",
        suggestion: "name it by --into")
      return .usage
    }
    let bytes = try FileSystem.read(path, limit: 256 << 20, limitName: "an exported file")
    do throws(Diagnostic) {
      let filled = try ClassExport.fill(
        bytes, name: path, with: marks, as: format,
        columns: ColumnChoice(
          mark: invocation.value("--column"), student: invocation.value("--id-column"),
          feedback: invocation.value("--feedback-column")),
        scales: invocation.has("--scale"))
      for remark in filled.remarks { console.note(printable(remark)) }
      return try written(filled, invocation, console)
    } catch {
      console.report(error)
      return .unreadable
    }
  }

  private static func written(
    _ filled: FilledGradebook, _ invocation: Invocation, _ console: Console
  ) throws(Diagnostic) -> ExitStatus {
    do throws(FileError) { try console.write(filled.bytes, to: invocation.value("--output")) } catch
    {
      throw Diagnostic(error.message)
    }
    console.note("\(counted(filled.filled, "mark")) filled in")
    return .success
  }
}
