import CommandLine
import Grading
import Problems
import Reports

/// Has the figures of each submission sent to the process that counts, and writes the student's page
/// where the page of the class goes to a folder.
struct FiguresCollector: MarksReceiver {
  /// The folder of the pages, with a slash at its end; nil where none are to be written.
  private let folder: String?
  private let names: ReportNames

  init(_ invocation: Invocation, files: [String]) {
    folder = StatisticsWriter.folder(of: invocation).flatMap {
      invocation.value("--format") == StatisticsWriter.Format.html.rawValue ? $0 : nil
    }
    names = ReportNames(files)
  }

  func receive(_ submission: MarkedFile, to outcome: inout Outcome) throws(FileError) {
    outcome.figures = submission.marked.figures
    outcome.page = try page(
      of: submission.marked, named: names[submission.file], submission.assignment)
  }

  func removeParts(of process: Int32) {
    if let folder { FileSystem.removeParts(in: folder + "students/", of: process) }
  }

  /// Writes a student's page. Returns its address; empty where none is to be written.
  func page(
    of marked: MarkedSubmission, named name: String, _ assignment: Assignment
  ) throws(FileError) -> String {
    guard let folder else { return "" }
    let path = "students/\(name).html"
    let page = HTMLReport.page(marked, assignment: assignment, version: Commands.version)
    try FileSystem.write(Array(page.utf8), to: folder + path)
    return path
  }
}
