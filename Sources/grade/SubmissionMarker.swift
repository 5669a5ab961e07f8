import CommandLine
import Diagnostics
import Grading
import Problems

/// Marks one submission after the other and writes their reports: what each worker does.
final class SubmissionMarker {
  private let invocation: Invocation
  private let console: Console
  private let storeConsole: Console
  private var store: AssignmentStore
  private let reports: ReportWriter
  private let byteLimit: Int
  private let timeLimit: Double
  private var graders: [String: (grader: Grader, isSound: Bool)] = [:]
  private var supervision = Supervision()
  private var outcome = Outcome()

  /// Makes a marker. Throws where there are no assignments.
  init(
    _ invocation: Invocation, console: Console, reports: ReportWriter
  ) throws(FileError) {
    self.invocation = invocation
    self.console = console.holding()
    self.reports = reports
    byteLimit = invocation.integer("--max-bytes") ?? 16 << 20
    timeLimit = invocation.number("--time-limit") ?? 10
    storeConsole = console.holding()
    store = try AssignmentStore(
      invocation.value("--problems") ?? "problems", console: storeConsole)
  }

  /// Has a worker's marking supervised. Comes before the first submission.
  func supervise(by supervision: Supervision) { self.supervision = supervision }

  /// Marks the submission of a file; `-` is standard input. Questions that are to be left out are
  /// given by number, each with the reason.
  func mark(_ file: String, omitting omitted: [Int: String] = [:]) -> Outcome {
    supervision.omit(omitted)
    outcome = Outcome()
    supervision.begin(seconds: timeLimit)
    do throws(FileError) {
      let bytes = try FileSystem.read(file, limit: byteLimit, limitName: "--max-bytes")
      try mark(bytes, of: file)
    } catch {
      console.fail(error.message)
      outcome.raise(.unreadable)
    }
    supervision.end()
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
    if let known = graders[id] {
      if !known.isSound { outcome.raise(.unreadable) }
      return known.grader
    }
    let found = store.assignment(id)
    let faults = storeConsole.take()
    if !faults.isEmpty { outcome.faults.append(.init(assignment: id, messages: faults)) }
    guard let (assignment, isSound) = found else {
      console.fail(
        "\(file): there is no assignment '\(id)'", suggestion: store.suggestion(for: id))
      return nil
    }
    if !isSound { outcome.raise(.unreadable) }
    if assignment.problems.isEmpty { return nil }
    let grader = Grader(
      assignment, showsExpected: invocation.has("--show-expected"), timeLimit: timeLimit,
      clock: Environment.clock(), begins: supervision.begins)
    graders[id] = (grader, isSound)
    return grader
  }
}
