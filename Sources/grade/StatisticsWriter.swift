import CommandLine
import Glibc
import Gradebook
import Problems
import Reports

/// What is to be told of the submissions to one assignment.
struct ClassReport {
  let statistics: AssignmentStatistics
  /// Where prompts come from.
  let assignment: Assignment?
  /// The addresses of students' own pages by id, seen from the page of the class.
  let pages: [String: String]

  var id: String { statistics.assignment }
}

/// Writes the statistics of assignments where the command line says.
struct StatisticsWriter {
  private let format: Format
  private let output: String?
  private let folder: String?
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
    output = Self.output(of: invocation)
    folder = Self.folder(of: invocation)
    let showsColor = output == nil && Environment.showsColor(on: STDOUT_FILENO)
    style = TextStyle(
      width: output == nil ? Environment.width(of: STDOUT_FILENO) : 80,
      color: showsColor && !invocation.has("--no-color"))
  }

  private static func output(of invocation: Invocation) -> String? {
    invocation.value("--output").flatMap { $0 == "-" ? nil : $0 }
  }

  /// The folder that a command line names for output, with a slash at its end; nil where it names
  /// none.
  static func folder(of invocation: Invocation) -> String? {
    guard let output = output(of: invocation), ReportWriter.isFolder(output) else { return nil }
    return output.hasSuffix("/") ? output : output + "/"
  }

  /// Writes the statistics of all assignments; false where they do not fit into one file.
  func write(_ found: [ClassReport]) throws(FileError) -> Bool {
    if let folder {
      for report in found {
        let isIndex = format == .html && found.count == 1
        let name = isIndex ? "index" : report.id
        try FileSystem.write(Array(text(report).utf8), to: "\(folder)\(name).\(format.ending)")
      }
      return true
    }
    if format == .html, found.count > 1 {
      let names = found.map(\.id).joined(separator: ", ")
      console.fail(
        "a page shows one assignment, but the submissions are to \(names)",
        suggestion: "name a folder by --output, as in '--output statistics/'")
      return false
    }
    let texts = found.map(text)
    if texts.isEmpty { return true }
    try console.write(
      Array(texts.joined(separator: format == .text ? "\n" : "").utf8), to: output)
    return true
  }

  private func text(_ report: ClassReport) -> String {
    switch format {
    case .text: StatisticsText.text(report.statistics, style: style)
    case .json: StatisticsJSON.line(report.statistics, version: Commands.version) + "\n"
    case .html:
      StatisticsHTML.page(
        report.statistics, assignment: report.assignment, pages: report.pages)
    }
  }
}
