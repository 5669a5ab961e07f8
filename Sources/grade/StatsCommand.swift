import CommandLine
import Gradebook
import Problems
import Reports

/// `grade stats`: what the marks of a class tell of its assignments.
struct StatsCommand {
  private let invocation: Invocation
  private let console: Console
  private let tasks: [MarkingTask]
  private let files: [String]
  /// Where prompts come from.
  private var store: AssignmentStore?
  private var isWhole = true

  static func run(_ invocation: Invocation, console: Console) throws(FileError) -> ExitStatus {
    let (tasks, missing) = SubmissionFiles.named(invocation.operands, console: console)
    if tasks.isEmpty { return .usage }
    var command = StatsCommand(invocation, console, tasks)
    let found: [ClassReport]
    if command.files.contains(where: GradebookFile.isOne) {
      if tasks.count > 1 {
        console.fail("a gradebook holds all that counts; name it alone")
        return .usage
      }
      found = try command.ofGradebook()
    } else {
      let marking: FileMarking
      do throws(FileError) { marking = try command.marking() } catch {
        console.fail(error.message)
        return .usage
      }
      found = try command.ofSubmissions(marking)
    }
    let writer = StatisticsWriter(invocation, console: console)
    guard try writer.write(found) else { return .usage }
    return !command.isWhole ? .unreadable : missing ? .usage : .success
  }

  private init(_ invocation: Invocation, _ console: Console, _ tasks: [MarkingTask]) {
    (self.invocation, self.console, self.tasks) = (invocation, console, tasks)
    files = tasks.compactMap(\.file)
    // Faults of the assignments are said where submissions are marked.
    store = try? AssignmentStore(
      invocation.value("--problems") ?? "problems", console: console.holding())
  }

  private func marking() throws(FileError) -> FileMarking {
    try FileMarking(
      invocation, console: console, receiver: FiguresCollector(invocation, files: files))
  }

  /// Marks the submissions, and counts of each student's attempts the one that counts.
  private mutating func ofSubmissions(
    _ marking: FileMarking
  ) throws(FileError) -> [ClassReport] {
    var submissions = CountedSubmissions()
    try marking.run(tasks) { outcome in
      if outcome.status == .unreadable { isWhole = false }
      if outcome.figures.isEmpty { return }
      submissions.add(figures: outcome.figures, page: outcome.page) {
        store?.assignment($0)?.assignment.counts ?? .last
      }
    }
    return submissions.statistics.map { report(on: $0, submissions.pages(of: $0.assignment)) }
  }

  /// Takes what counts from a gradebook, whose marks stand.
  private mutating func ofGradebook() throws(FileError) -> [ClassReport] {
    var statistics = ClassStatistics()
    var pages: [StudentKey: String] = [:]
    var names = FileNames()
    var failure: FileError?
    let collector = FiguresCollector(invocation, files: [])
    try GradebookFile(files[0], console: console).counted { marked in
      statistics.add(marked)
      guard failure == nil, let assignment = store?.assignment(marked.assignment)?.assignment
      else { return }
      do throws(FileError) {
        pages[StudentKey(assignment: marked.assignment, student: marked.student)] =
          try collector.page(of: marked, named: names.name(after: marked.student), assignment)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return statistics.assignments.map { statistics in
      let own = pages.filter { $0.key.assignment == statistics.assignment && !$0.value.isEmpty }
      return report(
        on: statistics,
        Dictionary(own.map { ($0.key.student, $0.value) }, uniquingKeysWith: { first, _ in first }))
    }
  }

  private mutating func report(
    on statistics: AssignmentStatistics, _ pages: [String: String]
  ) -> ClassReport {
    ClassReport(
      statistics: statistics, assignment: store?.assignment(statistics.assignment)?.assignment,
      pages: pages)
  }
}
