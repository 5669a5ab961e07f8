import CommandLine
import Diagnostics
import Glibc
import Grading
import Problems
import Reports

/// Writes the reports of marked submissions where the command line says.
struct ReportWriter: MarksReceiver {
  let showsExpected: Bool
  var tracesWrongAnswers: Bool { formats.contains(.html) }
  private let formats: [Format]
  private let output: Place?
  private let junit: Place?
  private let notesAnnotations: Bool
  private let markdownLimit: Int
  private let frequent: FrequentReports
  private let names: ReportNames

  init(
    _ invocation: Invocation, files: [String]
  ) throws(FileError) {
    var seen = Set<String>()
    formats = invocation.values("--format").filter { seen.insert($0).inserted }
      .compactMap(Format.init)
    showsExpected = invocation.has("--show-expected")
    output = invocation.value("--output").flatMap { $0 == "-" ? nil : Place($0) }
    let junit = invocation.value("--junit") ?? "reports/"
    self.junit = junit == "none" ? nil : Place(junit)
    notesAnnotations = invocation.has("--annotations")
    frequent = FrequentReports(
      isColored: output == nil && !invocation.has("--no-color")
        && Environment.showsColor(on: STDOUT_FILENO),
      width: output == nil ? Environment.width(of: STDOUT_FILENO) : 80,
      junitStyle: invocation.value("--junit-style").flatMap(JUnitStyle.init) ?? .strict)
    names = ReportNames(files)
    let isSeveral = files.count > 1
    // What is printed of all submissions must fit into the summary of a CI job.
    markdownLimit = MarkdownReport.summaryLimit / (output == nil ? max(1, files.count) : 1)
    if let output, !output.isFolder, isSeveral || formats.count > 1 {
      throw FileError(
        message:
          "'--output \(output.path)' names a file, but there are several reports; name a folder "
          + "that exists or ends with '/'")
    }
    if output == nil, formats.contains(.html), isSeveral || formats.count > 1 {
      throw FileError(
        message: "'--format html' makes a page that stands alone, but there are several reports "
          + "for standard output; name a folder with '--output'")
    }
    if let junit = self.junit, !junit.isFolder, isSeveral {
      throw FileError(
        message: "'--junit \(junit.path)' names a file, but there are several submissions; name a "
          + "folder that exists or ends with '/'")
    }
    try protect(files)
  }

  /// Throws where a report would take the place of a submission, or of another report.
  private func protect(_ files: [String]) throws(FileError) {
    let guarded = OverwriteGuard(files)
    for (option, place, endings) in [
      ("--output", output, formats.map(\.ending)), ("--junit", junit, ["xml"]),
    ] {
      guard let place else { continue }
      let victim = guarded.victim(
        of: { files.flatMap { file in endings.map { place.file(names[file], $0) } } },
        in: place.folder)
      if let victim {
        throw FileError(
          message: "'\(option) \(place.path)' would put a report in the place of the submission "
            + "'\(victim)'; name another folder")
      }
    }
    if let output, let junit, !output.isFolder, output.path == junit.path {
      throw FileError(
        message: "'--output' and '--junit' name the same file '\(output.path)'; name two")
    }
  }

  /// Whether a path names a folder, one that is yet to be made included.
  static func isFolder(_ path: String) -> Bool {
    path.hasSuffix("/") || FileSystem.kind(of: path) == .folder
  }

  /// Writes the reports of a submission to the files that they go to. Those that go to standard
  /// output, and the path of the JUnit XML, are noted in what marking came to.
  func receive(_ submission: MarkedFile, to outcome: inout Outcome) throws(FileError) {
    let (marked, file) = (submission.marked, submission.file)
    if notesAnnotations {
      outcome.annotations.add(marked, file: Self.reportedPath(file))
    }
    let diagnostics = submission.diagnostics.map(\.line)
    for format in formats {
      let bytes = bytes(
        marked, of: file, assignment: submission.assignment, diagnostics, as: format)
      try write(bytes, as: format, of: file, to: &outcome)
    }
    outcome.junit = try writeJUnit(marked, of: file) ?? ""
  }

  /// Writes what there is to say of a submission that cannot be read, so that no earlier report of it
  /// stays. Standard output gets it where nobody reads standard error.
  func receiveUnreadable(
    _ file: String, diagnostics: [Diagnostic], to outcome: inout Outcome
  ) throws(FileError) {
    let (path, lines) = (Self.reportedPath(file), diagnostics.map(\.line))
    if notesAnnotations { outcome.annotations.add(diagnostics, file: path) }
    let marked = MarkedSubmission.unreadable(names[file], file: path, errors: lines)
    for format in formats where output != nil || format.standsForItself {
      try write(
        bytes(unreadable: marked, of: file, lines, as: format), as: format, of: file, to: &outcome)
    }
    try writeJUnit(marked, of: file)
  }

  /// What a format has to say of a submission that cannot be read: something of its own, or what it
  /// says of one that was marked.
  private func bytes(
    unreadable marked: MarkedSubmission, of file: String, _ lines: [String], as format: Format
  ) -> [UInt8] {
    let text: String
    switch format {
    case .text, .markdown, .html, .csv:
      return bytes(marked, of: file, assignment: nil, lines, as: format)
    case .json:
      let submission = UnmarkedSubmission(verdict: .unreadable, diagnostics: lines)
      text = JSONReport.line(submission, version: Commands.version)
    case .gradescope: text = GradescopeReport.unreadable(lines, version: Commands.version)
    case .prairielearn: text = PrairieLearnReport.ungradable(lines)
    case .classroom: text = ClassroomReport.unreadable(lines, file: Self.reportedPath(file))
    }
    return Array((text + "\n").utf8)
  }

  func removeParts(of process: Int32) {
    for place in [output, junit] {
      if let place { FileSystem.removeParts(in: place.folder, of: process) }
    }
  }

  /// Writes the JUnit XML. Returns its path; nil where there is to be none.
  @discardableResult
  private func writeJUnit(
    _ marked: MarkedSubmission, of file: String
  ) throws(FileError) -> String? {
    guard let junit else { return nil }
    let target = junit.file(names[file], "xml")
    try FileSystem.write(
      frequent.junit.xml(marked, file: Self.reportedPath(file)), to: target, isNew: junit.isNew)
    return target
  }

  private func write(
    _ bytes: [UInt8], as format: Format, of file: String, to outcome: inout Outcome
  ) throws(FileError) {
    guard let output else {
      return outcome.reports.append(.init(format: format.rawValue, bytes: bytes))
    }
    let head = format.head
    try FileSystem.write(
      head.isEmpty ? bytes : Array(head.utf8) + bytes, to: output.file(names[file], format.ending),
      isNew: output.isNew)
  }

  /// The path of a submission as reports tell it; standard input has none.
  static func reportedPath(_ file: String) -> String? {
    file == "-" ? nil : FilePath.shown(file.hasPrefix("./") ? String(file.dropFirst(2)) : file)
  }

  private func bytes(
    _ marked: MarkedSubmission, of file: String, assignment: Assignment?, _ diagnostics: [String],
    as format: Format
  ) -> [UInt8] {
    let text: String
    switch format {
    case .text: return frequent.text.bytes(marked)
    case .json:
      text = JSONReport.line(marked, diagnostics: diagnostics, version: Commands.version) + "\n"
    case .markdown: text = MarkdownReport.text(marked, limit: markdownLimit)
    case .html: text = HTMLReport.page(marked, assignment: assignment, version: Commands.version)
    case .csv: text = CSVReport.rows(marked)
    case .gradescope: text = GradescopeReport.line(marked, version: Commands.version) + "\n"
    case .prairielearn: text = PrairieLearnReport.line(marked) + "\n"
    case .classroom: text = ClassroomReport.line(marked, file: Self.reportedPath(file)) + "\n"
    }
    return Array(text.utf8)
  }
}

/// The reports that nearly every run writes, and what they keep from one submission to the next.
private final class FrequentReports {
  var text: TextReports
  var junit: JUnitReports

  init(isColored: Bool, width: Int, junitStyle: JUnitStyle) {
    text = TextReports(style: TextStyle(width: width, color: isColored))
    junit = JUnitReports(
      timestamp: Environment.timestamp(), hostname: "localhost", style: junitStyle)
  }
}
