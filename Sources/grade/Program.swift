import CommandLine
import Diagnostics
import Glibc

/// The program: reads the command line and runs the command.
@main
enum Program {
  static func main() {
    FileSystem.holdStandardStreams()
    exit(run(Array(FilePath.arguments.dropFirst())).rawValue)
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
    switch invocation.command.name {
    case Commands.check.name: return try CheckCommand.run(invocation, console: console)
    case Commands.stream.name: return try StreamCommand.run(invocation, console: console)
    case Commands.show.name: return try ShowCommand.run(invocation, console: console)
    case Commands.template.name: return try TemplateCommand.run(invocation, console: console)
    case Commands.evaluate.name: return try EvaluateCommand.run(invocation, console: console)
    case Commands.stats.name: return try StatsCommand.run(invocation, console: console)
    case Commands.export.name: return try ExportCommand.run(invocation, console: console)
    case Commands.operations.name: return try OperationsCommand.run(console: console)
    default: break
    }
    if invocation.has("--version") {
      try console.print("grade \(Commands.version)\n")
      return .success
    }
    return GradeCommand.run(invocation, console: console)
  }
}
