import CommandLine
import Diagnostics
import Glibc

/// Marks files one after the other, or several at a time in workers, and tells what each came to in
/// the order of the files.
struct FileMarking {
  private let invocation: Invocation
  private let console: Console
  private let files: [String]
  private let marker: SubmissionMarker
  private var saidOf = Set<String>()

  /// The marking of files; `marks` is what becomes of them. Throws where there are no assignments.
  init(
    _ invocation: Invocation, console: Console, files: [String], marks: any MarksReceiver
  ) throws(FileError) {
    (self.invocation, self.console, self.files) = (invocation, console, files)
    marker = try SubmissionMarker(invocation, console: console, marks: marks)
  }

  /// Marks all files. What is said of each is said, and then its outcome handed over.
  mutating func run(handOver: (Outcome) -> Void) throws(FileError) {
    if files.count == 1 {
      let outcome = marker.mark(files[0])
      say(outcome)
      handOver(outcome)
    } else {
      try runInParallel(handOver)
    }
  }

  /// The workers share the files; this process says what they found, in the order of the files.
  private mutating func runInParallel(_ handOver: (Outcome) -> Void) throws(FileError) {
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
      say(outcome)
      handOver(outcome)
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
  private mutating func say(_ outcome: Outcome) {
    for fault in outcome.faults where saidOf.insert(fault.assignment).inserted {
      console.say(fault.messages)
    }
    console.say(outcome.messages)
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
