import CommandLine
import Diagnostics
import Glibc

/// The program: reads the command line and runs the command.
@main
enum Program {
  static func main() {
    exit(run(Array(Swift.CommandLine.arguments.dropFirst())).rawValue)
  }

  private static func run(_ words: [String]) -> ExitStatus {
    let console = Console(allowsColor: !words.contains("--no-color"))
    let invocation: Invocation
    do throws(UsageError) {
      invocation = try Commands.table.parse(words) { nearest(to: $0, among: $1) }
    } catch {
      console.fail(error.message, suggestion: error.suggestion)
      console.note("Try 'grade --help'.")
      return .usage
    }
    do throws(FileError) { return try run(invocation, console) } catch {
      console.fail(error.message)
      return .unreadable
    }
  }

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(FileError) -> ExitStatus {
    if invocation.has("--help") {
      try console.print(
        Commands.table.help(
          for: invocation.command, width: Environment.width(of: STDOUT_FILENO)))
      return .success
    }
    if invocation.command == Commands.operations {
      return try OperationsCommand.run(console: console)
    }
    if invocation.command == Commands.check {
      return try CheckCommand.run(invocation, console: console)
    }
    if invocation.has("--version") {
      try console.print("grade \(Commands.version)\n")
      return .success
    }
    return GradeCommand.run(invocation, console: console)
  }
}
