import CommandLine
import Diagnostics
import Glibc
import Grading
import Reports

/// Writes the reports of marked submissions where the command line says.
struct ReportWriter {
  private let formats: [Format]
  private let output: Place?
  private let junit: Place?
  private let isColored: Bool
  private let width: Int
  private let timestamp = Environment.timestamp()
  private let names: ReportNames

  init(
    _ invocation: Invocation, files: [String]
  ) throws(FileError) {
    var seen = Set<String>()
    formats = invocation.values("--format").filter { seen.insert($0).inserted }
      .compactMap(Format.init)
    output = invocation.value("--output").flatMap { $0 == "-" ? nil : Place($0) }
    let junit = invocation.value("--junit") ?? "reports/"
    self.junit = junit == "none" ? nil : Place(junit)
    isColored =
      output == nil && !invocation.has("--no-color") && Environment.showsColor(on: STDOUT_FILENO)
    width = output == nil ? Environment.width(of: STDOUT_FILENO) : 80
    names = ReportNames(files)
    let isSeveral = files.count > 1
    if let output, !output.isFolder, isSeveral || formats.count > 1 {
      throw FileError(
        message:
          "'--output \(output.path)' names a file, but there are several reports; name a folder "
          + "that exists or ends with '/'")
    }
    if let junit = self.junit, !junit.isFolder, isSeveral {
      throw FileError(
        message: "'--junit \(junit.path)' names a file, but there are several submissions; name a "
          + "folder that exists or ends with '/'")
    }
  }

  /// What a report is written as.
  enum Format: String, CaseIterable {
    case text, json, markdown

    /// Whether a blank line stands between two such reports.
    var isSpaced: Bool { self != .json }

    /// How the file of such a report ends.
    var ending: String {
      switch self {
      case .text: "txt"
      case .json: "json"
      case .markdown: "md"
      }
    }
  }

  /// Where reports go: to a file, or each to one of its own in a folder.
  private struct Place {
    let path: String
    let isFolder: Bool

    init(_ path: String) {
      isFolder = path.hasSuffix("/") || FileSystem.kind(of: path) == .folder
      self.path = isFolder && !path.hasSuffix("/") ? path + "/" : path
    }

    /// The file of a report.
    func file(_ name: String, _ ending: String) -> String {
      isFolder ? "\(path)\(name).\(ending)" : path
    }
  }

  /// Writes the reports of a submission to the files that they go to. Those that go to standard
  /// output, and the path of the JUnit XML, are noted in what marking came to.
  func write(
    _ marked: MarkedSubmission, of file: String, diagnostics: [String], to outcome: inout Outcome
  ) throws(FileError) {
    let name = names[file]
    for format in formats {
      let text = Array(text(marked, as: format, diagnostics: diagnostics).utf8)
      if let output {
        try FileSystem.write(text, to: output.file(name, format.ending))
      } else {
        outcome.reports.append(.init(format: format.rawValue, bytes: text))
      }
    }
    guard let junit else { return }
    let target = junit.file(name, "xml")
    try FileSystem.write(
      JUnitReport.xml(marked, timestamp: timestamp, hostname: "localhost"), to: target)
    outcome.junit = target
  }

  private func text(
    _ marked: MarkedSubmission, as format: Format, diagnostics: [String]
  ) -> String {
    switch format {
    case .text: TextReport.text(marked, style: TextStyle(width: width, color: isColored))
    case .json:
      JSONReport.line(marked, diagnostics: diagnostics, version: Commands.version) + "\n"
    case .markdown: MarkdownReport.text(marked)
    }
  }
}
