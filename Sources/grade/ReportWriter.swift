import CommandLine
import Diagnostics
import Glibc
import Grading
import Reports

/// Writes the reports of marked submissions where the command line says.
struct ReportWriter {
  private let isSeveral: Bool
  private let formats: [Format]
  private let output: String?
  private let junit: String
  private let isColored: Bool
  private let width: Int
  private let timestamp = Environment.timestamp()
  private let console: Console
  private let names: [String: String]

  init(
    _ invocation: Invocation, console: Console, files: [String]
  ) throws(FileError) {
    self.console = console
    var seen = Set<String>()
    formats = invocation.values("--format").filter { seen.insert($0).inserted }
      .compactMap(Format.init)
    output = invocation.value("--output").flatMap { $0 == "-" ? nil : $0 }
    junit = invocation.value("--junit") ?? "reports/"
    isColored =
      output == nil && !invocation.has("--no-color") && Environment.showsColor(on: STDOUT_FILENO)
    width = output == nil ? Environment.width(of: STDOUT_FILENO) : 80
    names = Self.reportNames(files)
    isSeveral = files.count > 1
    if let output, !Self.isFolder(output), isSeveral || formats.count > 1 {
      throw FileError(
        message: "'--output \(output)' names a file, but there are several reports; name a folder "
          + "that exists or ends with '/'")
    }
    if junit != "none", !Self.isFolder(junit), isSeveral {
      throw FileError(
        message: "'--junit \(junit)' names a file, but there are several submissions; name a "
          + "folder that exists or ends with '/'")
    }
  }

  /// What a report is written as.
  enum Format: String, CaseIterable {
    case text, json, markdown

    /// How the file of such a report ends.
    var ending: String {
      switch self {
      case .text: "txt"
      case .json: "json"
      case .markdown: "md"
      }
    }
  }

  /// The folders that may go into a report's name.
  private static let folderLimit = 16

  private static func isFolder(_ path: String) -> Bool {
    path.hasSuffix("/") || FileSystem.kind(of: path) == .folder
  }

  /// A report's name for each file: the file's own without its ending, with as many folders as tell
  /// it from files of the same name, and with a number where nothing else does.
  private static func reportNames(_ files: [String]) -> [String: String] {
    func stem(_ file: String, folders: Int) -> String {
      if file == "-" { return "stdin" }
      let parts = file.split(separator: "/").filter { $0 != "." && $0 != ".." }
      let name = parts.suffix(folders + 1).joined(separator: "-")
      let ending = GradeCommand.submissionEndings.first { name.hasSuffix($0) } ?? ""
      return String(name.dropLast(ending.count))
    }
    let groups = Dictionary(grouping: Set(files)) { stem($0, folders: 0) }
    let folders = groups.mapValues { group in
      (0..<folderLimit).first { folders in
        Set(group.map { stem($0, folders: folders) }).count == group.count
      } ?? 0
    }
    var names: [String: String] = [:]
    var taken = Set<String>()
    for file in files where names[file] == nil {
      let wanted = stem(file, folders: folders[stem(file, folders: 0)] ?? 0)
      var name = wanted
      var number = 1
      while !taken.insert(name).inserted {
        number += 1
        name = "\(wanted)-\(number)"
      }
      names[file] = name
    }
    return names
  }

  func write(
    _ marked: MarkedSubmission, of file: String, diagnostics: [String], isFirst: Bool
  ) throws(FileError) {
    let name = names[file] ?? file
    for format in formats {
      let text = text(marked, as: format, diagnostics: diagnostics)
      if let output {
        try FileSystem.write(
          Array(text.utf8), to: path(output, name: name, ending: format.ending))
      } else {
        try console.print(format != .json && !isFirst ? "\n" + text : text)
      }
    }
    if junit != "none" { try writeJUnit(marked, name: name) }
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

  private func writeJUnit(_ marked: MarkedSubmission, name: String) throws(FileError) {
    let target = path(junit, name: name, ending: "xml")
    let xml = JUnitReport.xml(marked, timestamp: timestamp, hostname: "localhost")
    try FileSystem.write(xml, to: target)
    if !isSeveral { console.note("JUnit XML: \(printable(target))") }
  }

  private func path(_ place: String, name: String, ending: String) -> String {
    guard Self.isFolder(place) else { return place }
    return (place.hasSuffix("/") ? place : place + "/") + "\(name).\(ending)"
  }
}
