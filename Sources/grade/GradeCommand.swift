import CommandLine
import Diagnostics
import Glibc

/// `grade FILE…`: marks submissions and writes their reports.
struct GradeCommand {
  private let console: Console
  private let isSingle: Bool
  private var status = ExitStatus.success
  private var hasPrinted = false

  static func run(_ invocation: Invocation, console: Console) -> ExitStatus {
    let (files, missing) = SubmissionFiles.named(invocation.operands, console: console)
    if files.isEmpty { return .usage }
    do throws(FileError) {
      var marking = try FileMarking(
        invocation, console: console, files: files, marks: ReportWriter(invocation, files: files))
      var command = GradeCommand(console: console, isSingle: files.count == 1)
      try marking.run { command.emit($0) }
      command.raise(missing ? .usage : .success)
      return command.status == .partial && invocation.has("--exit-zero")
        ? .success : command.status
    } catch {
      console.fail(error.message)
      return .usage
    }
  }

  private init(console: Console, isSingle: Bool) {
    (self.console, self.isSingle) = (console, isSingle)
  }

  private mutating func raise(_ other: ExitStatus) {
    if other.rawValue > status.rawValue { status = other }
  }

  /// Prints what marking a submission came to.
  private mutating func emit(_ outcome: Outcome) {
    raise(outcome.status)
    do throws(FileError) {
      for report in outcome.reports { try print(report) }
    } catch {
      console.fail(error.message)
      raise(.unreadable)
    }
    if !outcome.reports.isEmpty { hasPrinted = true }
    if isSingle, !outcome.junit.isEmpty {
      console.note("JUnit XML: \(printable(outcome.junit))")
    }
  }

  private func print(_ report: Outcome.PrintedReport) throws(FileError) {
    let isSpaced = ReportWriter.Format(rawValue: report.format)?.isSpaced ?? false
    try console.write(hasPrinted && isSpaced ? [0x0A] + report.bytes : report.bytes, to: nil)
  }
}
