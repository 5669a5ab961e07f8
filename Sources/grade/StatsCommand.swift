import CommandLine
import Glibc
import Problems

/// `grade stats`: what the marks of a class tell of its assignments.
enum StatsCommand {
  static func run(_ invocation: Invocation, console: Console) throws(FileError) -> ExitStatus {
    let (files, missing) = SubmissionFiles.named(invocation.operands, console: console)
    if files.isEmpty { return .usage }
    // Faults of the assignments are said where submissions are marked.
    var store: AssignmentStore
    var marking: FileMarking
    do throws(FileError) {
      store = try AssignmentStore(
        invocation.value("--problems") ?? "problems", console: console.holding())
      marking = try FileMarking(
        invocation, console: console, receiver: FiguresCollector())
    } catch {
      console.fail(error.message)
      return .usage
    }
    var submissions = CountedSubmissions()
    var isWhole = true
    try marking.run(files.map { .file($0) }) { outcome in
      if outcome.status == .unreadable { isWhole = false }
      if outcome.figures.isEmpty { return }
      submissions.add(figures: outcome.figures) { store.assignment($0)?.assignment.counts ?? .best }
    }
    let found = submissions.statistics.map { statistics in
      (statistics, store.assignment(statistics.assignment)?.assignment)
    }
    let writer = StatisticsWriter(invocation, console: console)
    guard try writer.write(found) else { return .usage }
    return !isWhole ? .unreadable : missing ? .usage : .success
  }
}
