import CommandLine
import Diagnostics
import Grading
import Problems

/// `grade check`: are these problems sound?
enum CheckCommand {
  static func run(
    _ invocation: Invocation, console: Console
  ) throws(FileError) -> ExitStatus {
    let folder = invocation.operands.first ?? "problems"
    var store: AssignmentStore
    do throws(FileError) {
      store = try AssignmentStore(folder, console: console, warns: true)
    } catch {
      console.fail(error.message)
      return .usage
    }
    var (problems, questions, isSound) = (0, 0, true)
    for id in store.ids {
      guard let (assignment, sound) = store.assignment(id) else { continue }
      isSound = isSound && sound && fails(assignment, console).isEmpty
      problems += assignment.problems.count
      questions += assignment.problems.reduce(0) { $0 + $1.questions.count }
    }
    let counts =
      "\(counted(store.ids.count, "assignment")), \(counted(problems, "problem")), "
      + counted(questions, "question")
    try console.print("\(counts): \(isSound ? "all sound" : "not all are sound")\n")
    return isSound ? .success : .unreadable
  }

  /// The questions whose expected value cannot be computed, which their files do not tell.
  private static func fails(_ assignment: Assignment, _ console: Console) -> [String] {
    var failures: [String] = []
    for case .checked(let problem) in assignment.problems {
      let place = "\(assignment.id)/\(problem.problem.id)"
      do throws(VariantError) {
        let variant = try problem.variant(assignment: assignment.id, student: "")
        for (question, expectation) in variant.expectedAnswers().sorted(by: { $0.key < $1.key })
        where !problem.faultyQuestions.contains(question) {
          if case .failure(let message) = expectation {
            failures.append("\(place): the question '\(question)' fails: \(message)")
          }
        }
        for (question, message) in FormulaJudge.failures(of: problem) {
          failures.append("\(place): the question '\(question)' fails: \(message)")
        }
      } catch {
        failures.append("\(place): \(error.message)")
      }
    }
    for failure in failures { console.fail(failure) }
    return failures
  }
}
