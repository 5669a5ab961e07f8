import CommandLine
import Glibc
import Gradebook
import Problems
import Reports

/// Writes the statistics of assignments where the command line says.
struct StatisticsWriter {
  private let format: Format
  private let output: String?
  private let style: TextStyle
  private let console: Console

  /// What statistics are written as.
  enum Format: String, CaseIterable {
    case text, json, html

    /// How the file of such a report ends.
    var ending: String { self == .text ? "txt" : rawValue }
  }

  init(_ invocation: Invocation, console: Console) {
    self.console = console
    format = invocation.value("--format").flatMap(Format.init) ?? .text
    output = invocation.value("--output").flatMap { $0 == "-" ? nil : $0 }
    let showsColor = output == nil && Environment.showsColor(on: STDOUT_FILENO)
    style = TextStyle(
      width: output == nil ? Environment.width(of: STDOUT_FILENO) : 80,
      color: showsColor && !invocation.has("--no-color"))
  }

  /// Writes the statistics of all assignments; false where they do not fit into one file.
  func write(
    _ found: [(statistics: AssignmentStatistics, assignment: Assignment?)]
  ) throws(FileError) -> Bool {
    if let output, ReportWriter.isFolder(output) {
      try write(found, toFolder: output)
      return true
    }
    if format == .html, found.count > 1 {
      let names = found.map(\.statistics.assignment).joined(separator: ", ")
      console.fail(
        "a page shows one assignment, but the submissions are to \(names)",
        suggestion: "name a folder by --output, as in '--output statistics/'")
      return false
    }
    let texts = found.map { text($0.statistics, $0.assignment) }
    if texts.isEmpty { return true }
    try console.write(
      Array(texts.joined(separator: format == .text ? "\n" : "").utf8), to: output)
    return true
  }

  /// Each assignment has a file of its own.
  private func write(
    _ found: [(statistics: AssignmentStatistics, assignment: Assignment?)], toFolder folder: String
  ) throws(FileError) {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    for (statistics, assignment) in found {
      try FileSystem.write(
        Array(text(statistics, assignment).utf8),
        to: "\(prefix)\(statistics.assignment).\(format.ending)")
    }
  }

  private func text(_ statistics: AssignmentStatistics, _ assignment: Assignment?) -> String {
    switch format {
    case .text: StatisticsText.text(statistics, style: style)
    case .json: StatisticsJSON.line(statistics, version: Commands.version) + "\n"
    case .html: StatisticsHTML.page(statistics, assignment: assignment)
    }
  }
}
