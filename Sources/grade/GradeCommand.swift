import CommandLine
import Diagnostics
import Glibc
import Reports

/// `grade FILE…`: marks submissions and writes their reports.
struct GradeCommand {
  private let invocation: Invocation
  private let console: Console
  private let files: [String]
  private let marker: SubmissionMarker
  private let session: GradebookSession?
  private var status = ExitStatus.success
  private var hasPrinted = false
  private var begun = Set<String>()
  private var annotations = Annotations()
  private var saidOf = Set<String>()

  static func run(_ invocation: Invocation, console: Console) -> ExitStatus {
    let (files, missing) = SubmissionFiles.named(invocation.operands, console: console)
    if files.isEmpty && (missing || !invocation.has("--gradebook")) {
      if !missing {
        console.fail("command 'grade' requires an operand FILE|FOLDER")
        console.note("Try 'grade --help'.")
      }
      return .usage
    }
    do throws(FileError) {
      var command = try GradeCommand(invocation, console: console, files: files)
      command.raise(missing ? .usage : .success)
      return command.run()
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
    if invocation.has("--dry-run") && !invocation.has("--gradebook") {
      throw FileError(
        message: "'--dry-run' tells what would change in a gradebook; name it by --gradebook")
    }
    session = try invocation.value("--gradebook").map { path throws(FileError) in
      try GradebookSession(path, isDryRun: invocation.has("--dry-run"))
    }
  }

  private mutating func raise(_ other: ExitStatus) {
    if other.rawValue > status.rawValue { status = other }
  }

  /// Marks all. With annotations, the runner obeys no command in what is said before them: nobody
  /// whose text is printed knows the token.
  private mutating func run() -> ExitStatus {
    do throws(FileError) {
      let token = invocation.has("--annotations") ? try Environment.token() : nil
      if let token { try console.print(WorkflowCommand.stopping(token)) }
      try mark(files.map { .file($0) })
      if let session {
        try mark(session.stale(ofEverybody: files.isEmpty).map { .stored($0) })
        try finish(session)
      }
      if let token { try console.print(WorkflowCommand.resuming(token) + annotations.lines) }
    } catch {
      console.fail(error.message)
      raise(.unreadable)
    }
    return status == .partial && invocation.has("--exit-zero") ? .success : status
  }

  /// Marks submissions; several are shared among workers, and this process says what they found, in
  /// their order.
  private mutating func mark(_ tasks: [MarkingTask]) throws(FileError) {
    if tasks.isEmpty { return }
    if tasks.count == 1 && session == nil {
      return try emit(marker.mark(tasks[0]), of: tasks[0], 0)
    }
    let count = min(tasks.count, invocation.integer("--jobs") ?? WorkerProcess.processors)
    let steps = try WorkerSteps(count: count)
    let (marker, session) = (marker, session)
    var pool = try WorkerPool(workers: count, steps: steps) { () throws(FileError) in
      try session?.suspend()
    } makeWork: { worker in
      marker.supervise(by: Supervision(steps, worker: worker))
      return { task in marker.mark(MarkingTask(task.payload), omitting: task.omitted).bytes }
    }
    var progress = Progress(of: tasks.count, isShown: showsProgress)
    var next = tasks.makeIterator()
    try pool.run {
      next.next().map { .task($0.bytes) } ?? .end
    } handOver: { number, result throws(FileError) in
      let outcome =
        switch result {
        case .done(let bytes): Outcome(bytes)
        case .stopped(let reason): Outcome.stopped(tasks[number], reason)
        }
      if !outcome.isSilent { progress.clear() }
      try emit(outcome, of: tasks[number], number)
      progress.advance()
    }
    progress.clear()
    pool.end()
  }

  /// Tells whose marks are others now: the result of a dry run, and a remark on any other.
  private mutating func finish(_ session: GradebookSession) throws(FileError) {
    let changes = try session.finish()
    let text = ChangesText.text(changes)
    if !changes.isDryRun { return console.say(Array(text.utf8)) }
    if status == .partial { status = .success }
    raise(changes.marks.isEmpty ? .success : .partial)
    try console.print(text)
  }

  /// A bar would run into reports on the same terminal.
  private var showsProgress: Bool {
    Environment.isTerminal(STDERR_FILENO)
      && (!Environment.isTerminal(STDOUT_FILENO) || invocation.has("--output"))
  }

  /// Says what a task came to, and notes it in the gradebook.
  private mutating func emit(
    _ outcome: Outcome, of task: MarkingTask, _ place: Int
  ) throws(FileError) {
    raise(outcome.status)
    annotations.add(outcome.annotations)
    for fault in outcome.faults where saidOf.insert(fault.assignment).inserted {
      console.say(fault.messages)
    }
    console.say(outcome.messages)
    do throws(FileError) {
      for report in outcome.reports { try print(report) }
    } catch {
      console.fail(error.message)
      raise(.unreadable)
    }
    if !outcome.reports.isEmpty { hasPrinted = true }
    if let entry = outcome.entry {
      try session?.record(entry, place: task.isStored ? nil : place)
    }
    if files.count == 1, !outcome.junit.isEmpty {
      console.note("JUnit XML: \(printable(outcome.junit))")
    }
  }

  private mutating func print(_ report: Outcome.PrintedReport) throws(FileError) {
    let format = ReportWriter.Format(rawValue: report.format)
    let head = begun.insert(report.format).inserted ? format?.head ?? "" : ""
    let space = hasPrinted && format?.isSpaced == true ? "\n" : ""
    try console.write(Array((head + space).utf8) + report.bytes, to: nil)
  }
}

extension Outcome {
  /// What is left to say where the worker stopped at a submission.
  fileprivate static func stopped(_ task: MarkingTask, _ reason: String) -> Outcome {
    var outcome = Outcome()
    outcome.raise(.unreadable)
    let message = "the grader stopped at this submission, which is not marked: \(reason)"
    let diagnostic = Diagnostic("\(printable(task.name)): \(message)")
    outcome.messages = Array((diagnostic.rendered() + "\n").utf8)
    outcome.annotations.add(
      [Diagnostic(message)], file: task.file.flatMap(ReportWriter.reportedPath),
      title: "the submission is not marked")
    return outcome
  }
}
