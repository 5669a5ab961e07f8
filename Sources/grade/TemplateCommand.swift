import CommandLine
import Problems
import Reports

/// `grade template`: a submission to fill in.
enum TemplateCommand {
  static func run(
    _ invocation: Invocation, console: Console
  ) throws(FileError) -> ExitStatus {
    guard let found = AssignmentStore.assignment(namedBy: invocation, console: console) else {
      return .usage
    }
    if found.assignment.problems.isEmpty { return .unreadable }
    let text = SubmissionTemplate.text(
      found.assignment, student: invocation.value("--student"))
    try console.write(Array(text.utf8), to: invocation.value("--output"))
    return found.isSound ? .success : .unreadable
  }
}
