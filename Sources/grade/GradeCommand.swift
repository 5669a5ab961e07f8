import CommandLine
import Diagnostics
import Glibc

/// `grade FILE…`: marks submissions and writes their reports.
struct GradeCommand {
  private let invocation: Invocation
  private let console: Console
  private let files: [String]
  private let marker: SubmissionMarker
  private var status = ExitStatus.success
  private var hasPrinted = false

  static func run(_ invocation: Invocation, console: Console) -> ExitStatus {
    let (files, missing) = SubmissionFiles.named(invocation.operands, console: console)
    if files.isEmpty { return .usage }
    do throws(FileError) {
      var command = try GradeCommand(invocation, console: console, files: files)
      if files.count == 1 {
        command.emit(command.marker.mark(files[0]))
      } else {
        try command.gradeInParallel()
      }
      command.raise(missing ? .usage : .success)
      return command.status == .partial && invocation.has("--exit-zero")
        ? .success : command.status
    } catch {
      console.fail(error.message)
      return .usage
    }
  }

  private init(
    _ invocation: Invocation, console: Console, files: [String]
  ) throws(FileError) {
    self.invocation = invocation
    self.console = console
    self.files = files
    marker = try SubmissionMarker(
      invocation, console: console, reports: ReportWriter(invocation, files: files))
  }

  private mutating func raise(_ other: ExitStatus) {
    if other.rawValue > status.rawValue { status = other }
  }

  /// The workers share the files; this process says what they found, in the order of the files.
  private mutating func gradeInParallel() throws(FileError) {
    let count = min(files.count, invocation.integer("--jobs") ?? WorkerProcess.processors)
    let steps = try WorkerSteps(count: count)
    let (marker, files) = (marker, files)
    var pool = try WorkerPool(workers: count, steps: steps) { worker in
      marker.supervise(by: Supervision(steps, worker: worker))
      return { task in marker.mark(files[task.number], omitting: task.omitted).bytes }
    }
    var progress = Progress(of: files.count, isShown: showsProgress)
    var next = 0
    try pool.run {
      defer { next += 1 }
      return next < files.count ? .task([]) : .end
    } handOver: { number, result in
      let outcome =
        switch result {
        case .done(let bytes): Outcome(bytes)
        case .stopped(let reason): Outcome.stopped(files[number], reason)
        }
      if !outcome.isSilent { progress.clear() }
      emit(outcome)
      progress.advance()
    }
    progress.clear()
    pool.end()
  }

  /// A bar would run into reports on the same terminal.
  private var showsProgress: Bool {
    Environment.isTerminal(STDERR_FILENO)
      && (!Environment.isTerminal(STDOUT_FILENO) || invocation.has("--output"))
  }

  /// Says what marking a submission came to.
  private mutating func emit(_ outcome: Outcome) {
    raise(outcome.status)
    console.say(outcome.faults)
    console.say(outcome.messages)
    do throws(FileError) {
      for report in outcome.reports { try print(report) }
    } catch {
      console.fail(error.message)
      raise(.unreadable)
    }
    if !outcome.reports.isEmpty { hasPrinted = true }
    if files.count == 1, !outcome.junit.isEmpty {
      console.note("JUnit XML: \(printable(outcome.junit))")
    }
  }

  private func print(_ report: Outcome.PrintedReport) throws(FileError) {
    let isSpaced = ReportWriter.Format(rawValue: report.format)?.isSpaced ?? false
    try console.write(hasPrinted && isSpaced ? [0x0A] + report.bytes : report.bytes, to: nil)
  }
}

extension Outcome {
  /// What is left to say where the worker stopped at a submission.
  fileprivate static func stopped(_ file: String, _ reason: String) -> Outcome {
    var outcome = Outcome()
    outcome.raise(.unreadable)
    let message = Diagnostic(
      "\(printable(file)): the grader stopped at this submission, which is not marked: \(reason)")
    outcome.messages = Array((message.rendered() + "\n").utf8)
    return outcome
  }
}
