import CommandLine
import Diagnostics
import Glibc
import Reports

/// `grade FILE…`: marks submissions and writes their reports.
struct GradeCommand {
  private let invocation: Invocation
  private let console: Console
  private let tasks: [MarkingTask]
  private let session: GradebookSession?
  private var status = ExitStatus.success
  private var hasPrinted = false
  private var begun = Set<String>()
  private var annotations = Annotations()

  static func run(_ invocation: Invocation, console: Console) -> ExitStatus {
    let (tasks, missing) = SubmissionFiles.named(invocation.operands, console: console)
    if tasks.isEmpty && (missing || !invocation.has("--gradebook")) {
      if !missing {
        console.fail("command 'grade' requires an operand FILE|FOLDER")
        console.note("Try 'grade --help'.")
      }
      return .usage
    }
    do throws(FileError) {
      let reports = try ReportWriter(invocation, files: tasks.compactMap(\.file))
      var command = try GradeCommand(invocation, console: console, tasks: tasks)
      let marking = try FileMarking(
        invocation, console: console,
        receiver: invocation.has("--dry-run") ? NoReports() : reports, session: command.session)
      command.raise(missing ? .usage : .success)
      return command.run(marking)
    } catch {
      console.fail(error.message)
      return .usage
    }
  }

  private init(
    _ invocation: Invocation, console: Console, tasks: [MarkingTask]
  ) throws(FileError) {
    self.invocation = invocation
    self.console = console
    self.tasks = tasks
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
  private mutating func run(_ marking: FileMarking) -> ExitStatus {
    do throws(FileError) {
      let token = invocation.has("--annotations") ? try Environment.token() : nil
      if let token { try console.print(WorkflowCommand.stopping(token)) }
      try marking.run(tasks) { emit($0) }
      if let session {
        let stale = session.stale(ofEverybody: tasks.isEmpty)
        try marking.run(stale.map { .stored($0) }) { emit($0) }
        try finish(session)
      }
      if let token { try console.print(WorkflowCommand.resuming(token) + annotations.lines) }
    } catch {
      console.fail(error.message)
      raise(.unreadable)
    }
    return status == .partial && invocation.has("--exit-zero") ? .success : status
  }

  /// Tells whose marks are others now: the result of a dry run, and a remark on any other.
  private mutating func finish(_ session: GradebookSession) throws(FileError) {
    let (console, isDryRun) = (console, invocation.has("--dry-run"))
    var (text, changesMarks) = ("", false)
    try session.finish { changes in
      (text, changesMarks) = (ChangesText.text(changes), !changes.marks.isEmpty)
      if !isDryRun { console.say(Array(text.utf8)) }
    }
    guard isDryRun else { return }
    if status == .partial { status = .success }
    raise(changesMarks ? .partial : .success)
    try console.print(text)
  }

  /// Prints what marking a submission came to.
  private mutating func emit(_ outcome: Outcome) {
    raise(outcome.status)
    annotations.add(outcome.annotations)
    do throws(FileError) {
      for report in outcome.reports { try print(report) }
    } catch {
      console.fail(error.message)
      raise(.unreadable)
    }
    if !outcome.reports.isEmpty { hasPrinted = true }
    if tasks.count == 1, !outcome.junit.isEmpty {
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
