import CommandLine
import Diagnostics
import Grading
import Problems

/// Marks one submission after the other and hands over the marks: what each worker does.
final class SubmissionMarker {
  private let invocation: Invocation
  private let console: Console
  private let graders: AssignmentGraders
  private let receiver: any MarksReceiver
  private let gradebook: GradebookLookup?
  private var outcome = Outcome()
  /// Why there is no grader for the submission, where that is the submission's fault.
  private var faults: [Diagnostic] = []

  /// Makes a marker. Throws where there are no assignments.
  init(
    _ invocation: Invocation, console: Console, receiver: any MarksReceiver,
    gradebook: GradebookLookup?
  ) throws(FileError) {
    self.invocation = invocation
    self.console = console.holding()
    self.receiver = receiver
    self.gradebook = gradebook
    graders = try AssignmentGraders(
      invocation, showsExpected: receiver.showsExpected,
      tracesWrongAnswers: receiver.tracesWrongAnswers || gradebook != nil, console: console)
  }

  /// Has a worker's marking supervised. Comes before the first submission.
  func supervise(by supervision: Supervision) { graders.supervise(by: supervision) }

  /// Does a task. Questions that are to be left out are given by number, each with the reason.
  func mark(_ task: MarkingTask, omitting omitted: [Int: String] = [:]) -> Outcome {
    outcome = Outcome()
    graders.begin(omitting: omitted)
    do throws(FileError) {
      switch task {
      case .file(let path), .stream(let path):
        if let bytes = try read(path, mayWait: task == .stream(path)) {
          try mark(bytes, of: path)
        }
      case .stored(let row): try markStored(row)
      }
    } catch {
      console.fail(error.message)
      outcome.raise(.unreadable)
    }
    graders.end()
    outcome.messages = console.take()
    return outcome
  }

  /// The bytes of a file; nil where it cannot be read, which is reported.
  private func read(_ path: String, mayWait: Bool) throws(FileError) -> [UInt8]? {
    do throws(FileError) {
      return try FileSystem.read(
        path, limit: invocation.integer("--max-bytes") ?? 16 << 20, limitName: "--max-bytes",
        mayWait: mayWait)
    } catch {
      console.fail(error.message)
      outcome.raise(.unreadable)
      try refuse(path, [Diagnostic(error.message)])
      return nil
    }
  }

  private func mark(_ bytes: [UInt8], of file: String) throws(FileError) {
    let name = file == "-" ? "standard input" : FilePath.shown(file)
    let (submission, diagnostics) = SubmissionReader.read(name: name, bytes: bytes)
    for diagnostic in diagnostics { console.report(diagnostic) }
    if diagnostics.contains(where: { $0.severity == .error }) { outcome.raise(.unreadable) }
    guard let submission else { return try refuse(file, diagnostics) }
    guard let (grader, isSound) = grader(of: submission.assignment, file: name) else {
      outcome.raise(.unreadable)
      return try refuse(file, faults)
    }
    let marked = marked(submission, bytes, by: grader, isSound: isSound)
    if marked.problems.contains(where: { $0.questions.contains { $0.verdict == .error } }) {
      outcome.raise(.unreadable)
    }
    outcome.raise(marked.isFullMarks ? .success : .partial)
    try receiver.receive(
      MarkedFile(
        marked: marked, file: file, assignment: grader.assignment, diagnostics: diagnostics),
      to: &outcome)
  }

  /// Marks a submission, where the gradebook does not know what it gets.
  private func marked(
    _ submission: Submission, _ bytes: [UInt8], by grader: Grader, isSound: Bool
  ) -> MarkedSubmission {
    guard let gradebook else { return grader.mark(submission) }
    let (marked, entry) = gradebook.mark(
      submission, bytes, by: grader, isSound: isSound)
    outcome.entry = entry
    return marked
  }

  /// Marks a submission of the gradebook as it came in, without reports.
  private func markStored(_ row: Int) throws(FileError) {
    guard let (file, bytes) = try gradebook?.content(of: row),
      let submission = SubmissionReader.read(name: file, bytes: bytes).submission
    else { return }
    guard let (grader, isSound) = grader(of: submission.assignment, file: file) else {
      return outcome.raise(.unreadable)
    }
    _ = marked(submission, bytes, by: grader, isSound: isSound)
  }

  /// Says, wherever that is asked for, why a submission is not marked; nothing, where that is not
  /// the submission's fault.
  private func refuse(_ file: String, _ diagnostics: [Diagnostic]) throws(FileError) {
    if diagnostics.isEmpty { return }
    try receiver.receiveUnreadable(file, diagnostics: diagnostics, to: &outcome)
  }

  private func grader(of id: String, file: String) -> (Grader, isSound: Bool)? {
    let (found, messages) = graders.search(id)
    outcome.faults = messages
    faults = []
    switch found {
    case .found(let grader, let isSound):
      if !isSound { outcome.raise(.unreadable) }
      return (grader, isSound)
    case .empty: return nil
    case .nothing(let suggestion):
      let fault = Diagnostic(
        "\(file): there is no assignment '\(shortened(id))'", suggestion: suggestion)
      console.report(fault)
      faults = [fault]
      return nil
    }
  }
}
