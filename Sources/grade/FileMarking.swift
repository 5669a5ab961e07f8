import CommandLine
import Diagnostics
import Glibc

/// Marks submissions one after the other, or several at a time in workers, and tells what each came
/// to in their order.
struct FileMarking {
  private let invocation: Invocation
  private let console: Console
  private let receiver: any MarksReceiver
  private let marker: SubmissionMarker
  private let session: GradebookSession?

  /// A marking of submissions, whose marks a receiver takes and a session notes in a gradebook.
  /// Throws where there are no assignments.
  init(
    _ invocation: Invocation, console: Console, receiver: any MarksReceiver,
    session: GradebookSession? = nil
  ) throws(FileError) {
    (self.invocation, self.console, self.session) = (invocation, console, session)
    self.receiver = receiver
    marker = try SubmissionMarker(
      invocation, console: console, receiver: receiver,
      gradebook: session?.lookup(remarksAll: receiver.showsExpected))
  }

  /// Does all tasks. What is said of each is said, and then its outcome handed over.
  func run(
    _ tasks: [MarkingTask], handOver: (Outcome) -> Void
  ) throws(FileError) {
    if tasks.isEmpty { return }
    if tasks.count == 1 && session == nil {
      let outcome = marker.mark(tasks[0])
      say(outcome)
      handOver(outcome)
    } else {
      try runInWorkers(tasks, handOver)
    }
  }

  /// The workers share the tasks; this process says what they found, in the order of the tasks.
  private func runInWorkers(
    _ tasks: [MarkingTask], _ handOver: (Outcome) -> Void
  ) throws(FileError) {
    let count = min(tasks.count, invocation.integer("--jobs") ?? WorkerProcess.processors)
    let steps = try WorkerSteps(count: count)
    let (marker, session, receiver) = (marker, session, receiver)
    var pool = try WorkerPool(workers: count, steps: steps) { () throws(FileError) in
      try session?.suspend()
    } tidyUp: { process in
      receiver.removeParts(of: process)
    } makeDuty: { worker in
      let supervision = Supervision(steps, worker: worker)
      marker.supervise(by: supervision)
      return WorkerDuty(
        work: { task in marker.mark(MarkingTask(task.payload), omitting: task.omitted).bytes },
        rest: supervision.rest)
    }
    var progress = Progress(of: tasks.count, isShown: showsProgress)
    var next = tasks.makeIterator()
    try pool.run(tasks.count) {
      next.next().map { .task($0.bytes) } ?? .end
    } handOver: { number, result throws(FileError) in
      let outcome =
        switch result {
        case .done(let bytes): Outcome(bytes)
        case .stopped(let reason): stopped(tasks[number], reason)
        }
      if !outcome.isSilent { progress.clear() }
      say(outcome)
      handOver(outcome)
      if let entry = outcome.entry {
        try session?.record(entry, place: tasks[number].file == nil ? nil : number)
      }
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

  /// Says what is to be said of a submission, and of an assignment once.
  private func say(_ outcome: Outcome) {
    console.say(outcome.faults)
    console.say(outcome.messages)
  }

  /// What is left to say where the worker stopped at a submission.
  private func stopped(_ task: MarkingTask, _ reason: String) -> Outcome {
    var outcome = Outcome()
    outcome.raise(.unreadable)
    let message = Diagnostic(
      "\(printable(task.name)): the grader stopped at this submission, which is not marked: \(reason)"
    )
    if let file = task.file {
      // Why that cannot be written is of no use beside this.
      try? receiver.receiveUnreadable(file, diagnostics: [message], to: &outcome)
    }
    outcome.messages = Array((message.rendered() + "\n").utf8)
    return outcome
  }
}
