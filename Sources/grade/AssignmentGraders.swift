import CommandLine
import Diagnostics
import Grading

/// The graders of a folder's assignments, each made when it is first asked for.
final class AssignmentGraders {
  private let showsExpected: Bool
  private let tracesWrongAnswers: Bool
  /// The seconds that deciding a formula may take.
  let timeLimit: Double
  private let console: Console
  private var store: AssignmentStore
  private var made: [ExactText: (grader: Grader, isSound: Bool)] = [:]
  private var supervision = Supervision()

  /// What there is of an assignment.
  enum Search {
    /// Its grader, and whether all its files are sound.
    case found(Grader, isSound: Bool)
    /// It has no problem that could be read.
    case empty
    /// There is none; with what to say of that.
    case nothing(suggestion: String)
  }

  /// Makes none yet. Throws where there are no assignments.
  init(
    _ invocation: Invocation, showsExpected: Bool, tracesWrongAnswers: Bool, console: Console
  ) throws(FileError) {
    (self.showsExpected, self.tracesWrongAnswers) = (showsExpected, tracesWrongAnswers)
    timeLimit = invocation.number("--time-limit") ?? 10
    self.console = console.holding()
    store = try AssignmentStore(
      invocation.value("--problems") ?? "problems", console: self.console)
  }

  /// Has a worker's marking supervised. Comes before the first submission.
  func supervise(by supervision: Supervision) { self.supervision = supervision }

  /// Begins a submission, whose questions are to be left out that are given by number, each with
  /// the reason.
  func begin(omitting omitted: [Int: String]) {
    supervision.omit(omitted)
    supervision.begin(seconds: timeLimit)
  }

  /// Ends a submission.
  func end() { supervision.end() }

  /// What there is of an assignment, and what is said of its files when they are first read.
  func search(_ id: String) -> (found: Search, faults: [Outcome.Fault]) {
    if let (grader, isSound) = made[ExactText(id)] { return (.found(grader, isSound: isSound), []) }
    let read = store.assignment(id)
    let messages = console.take()
    let faults = messages.isEmpty ? [] : [Outcome.Fault(assignment: id, messages: messages)]
    guard let (assignment, isSound) = read else {
      return (.nothing(suggestion: store.suggestion(for: id)), faults)
    }
    if assignment.problems.isEmpty { return (.empty, faults) }
    let grader = Grader(
      assignment, showsExpected: showsExpected, tracesWrongAnswers: tracesWrongAnswers,
      timeLimit: timeLimit, clock: Environment.clock(), stopwatch: Environment.stopwatch(),
      begins: supervision.begins)
    made[ExactText(id)] = (grader, isSound)
    return (.found(grader, isSound: isSound), faults)
  }
}
