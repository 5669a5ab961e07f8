import CommandLine
import Glibc
import Problems
import Reports

/// `grade show`: what a student needs of an assignment.
enum ShowCommand {
  static func run(
    _ invocation: Invocation, console: Console
  ) throws(FileError) -> ExitStatus {
    let output = invocation.value("--output").flatMap { $0 == "-" ? nil : $0 }
    let format = invocation.value("--format") ?? "text"
    if format == "npz", output == nil, Environment.isTerminal(STDOUT_FILENO) {
      console.fail("a terminal cannot show NPZ; name a file by --output")
      return .usage
    }
    guard let found = AssignmentStore.assignment(namedBy: invocation, console: console) else {
      return .usage
    }
    let handout = Handout(found.assignment, student: invocation.value("--student"))
    for failure in handout.failures { console.fail(failure) }
    if format == "npz" { warn(of: handout, console) }
    if found.assignment.problems.isEmpty { return .unreadable }
    try console.write(
      try bytes(of: handout, as: format, style: style(invocation, output)), to: output)
    return found.isSound && handout.failures.isEmpty ? .success : .unreadable
  }

  private static func style(_ invocation: Invocation, _ output: String?) -> TextStyle {
    let showsColor = output == nil && Environment.showsColor(on: STDOUT_FILENO)
    return TextStyle(
      width: output == nil ? Environment.width(of: STDOUT_FILENO) : 80,
      color: showsColor && !invocation.has("--no-color"))
  }

  private static func bytes(
    of handout: Handout, as format: String, style: TextStyle
  ) throws(FileError) -> [UInt8] {
    switch format {
    case "markdown": return Array(HandoutMarkdown.text(handout).utf8)
    case "html": return Array(HandoutHTML.page(handout).utf8)
    case "json": return Array((HandoutJSON.line(handout) + "\n").utf8)
    case "npz":
      do throws(ArchiveError) { return try HandoutArrays.npz(handout) } catch {
        throw FileError(message: error.message)
      }
    default: return Array(HandoutText.text(handout, style: style).utf8)
    }
  }

  /// Other formats say of a problem that it is not there; arrays cannot.
  private static func warn(of handout: Handout, _ console: Console) {
    for problem in handout.problems {
      guard case .needsStudent? = problem.absence else { continue }
      console.warn(
        "the problem '\(problem.id)' is left out: it is drawn for each student",
        suggestion: "name one by --student")
    }
  }
}
