import CommandLine
import Diagnostics
import Grading
import Problems

/// Marks one submission after the other and writes their reports: what each worker does.
final class SubmissionMarker {
  private let invocation: Invocation
  private let console: Console
  private let graders: AssignmentGraders
  private let reports: ReportWriter
  private var outcome = Outcome()

  /// Makes a marker. Throws where there are no assignments.
  init(
    _ invocation: Invocation, console: Console, reports: ReportWriter
  ) throws(FileError) {
    self.invocation = invocation
    self.console = console.holding()
    self.reports = reports
    graders = try AssignmentGraders(invocation, console: console)
  }

  /// Has a worker's marking supervised. Comes before the first submission.
  func supervise(by supervision: Supervision) { graders.supervise(by: supervision) }

  /// Marks the submission of a file; `-` is standard input. Questions that are to be left out are
  /// given by number, each with the reason.
  func mark(_ file: String, omitting omitted: [Int: String] = [:]) -> Outcome {
    outcome = Outcome()
    graders.begin(omitting: omitted)
    do throws(FileError) {
      let bytes = try FileSystem.read(
        file, limit: invocation.integer("--max-bytes") ?? 16 << 20, limitName: "--max-bytes")
      try mark(bytes, of: file)
    } catch {
      console.fail(error.message)
      outcome.raise(.unreadable)
    }
    graders.end()
    outcome.messages = console.take()
    return outcome
  }

  private func mark(_ bytes: [UInt8], of file: String) throws(FileError) {
    let name = file == "-" ? "standard input" : file
    let (submission, diagnostics) = SubmissionReader.read(name: name, bytes: bytes)
    for diagnostic in diagnostics { console.report(diagnostic) }
    if diagnostics.contains(where: { $0.severity == .error }) { outcome.raise(.unreadable) }
    guard let submission else { return }
    guard let grader = grader(of: submission, file: name) else {
      return outcome.raise(.unreadable)
    }
    let marked = grader.mark(submission)
    if marked.problems.contains(where: { $0.questions.contains { $0.verdict == .error } }) {
      outcome.raise(.unreadable)
    }
    outcome.raise(marked.isFullMarks ? .success : .partial)
    try reports.write(marked, of: file, diagnostics: diagnostics.map(\.line), to: &outcome)
  }

  private func grader(of submission: Submission, file: String) -> Grader? {
    let id = submission.assignment
    let (found, faults) = graders.search(id)
    outcome.faults = faults
    switch found {
    case .found(let grader, let isSound):
      if !isSound { outcome.raise(.unreadable) }
      return grader
    case .empty: return nil
    case .nothing(let suggestion):
      console.fail("\(file): there is no assignment '\(id)'", suggestion: suggestion)
      return nil
    }
  }
}
