import CommandLine
import Diagnostics
import Glibc
import Grading
import Problems
import Reports

/// `grade FILE…`: marks submissions and writes their reports.
struct GradeCommand {
  private let invocation: Invocation
  private let console: Console
  private var store: AssignmentStore
  private let reports: ReportWriter
  private var graders: [String: Grader] = [:]
  private var status = ExitStatus.success
  private var hasReported = false

  static func run(_ invocation: Invocation, console: Console) -> ExitStatus {
    do throws(FileError) {
      let (files, missing) = submissionFiles(invocation, console)
      if files.isEmpty { return .usage }
      var command = try GradeCommand(invocation, console: console, files: files)
      for file in files { command.grade(file) }
      command.raise(missing ? .usage : .success)
      return command.status == .partial && invocation.has("--exit-zero")
        ? .success : command.status
    } catch {
      console.fail(error.message)
      return .usage
    }
  }

  private init(
    _ invocation: Invocation, console: Console, files: [String]
  ) throws(FileError) {
    self.invocation = invocation
    self.console = console
    store = try AssignmentStore(invocation.value("--problems") ?? "problems", console: console)
    reports = try ReportWriter(invocation, console: console, files: files)
  }

  /// The files to grade: those named, and the JSON and NPZ files of the folders named.
  private static func submissionFiles(
    _ invocation: Invocation, _ console: Console
  ) -> (files: [String], missing: Bool) {
    var files: [String] = []
    var missing = false
    for operand in invocation.operands {
      switch operand == "-" ? .stream : FileSystem.kind(of: operand) {
      case .file, .stream: files.append(operand)
      case .folder:
        do throws(FileError) { files += try submissions(in: operand) } catch {
          console.fail(error.message)
          missing = true
        }
      case .nothing:
        console.fail("there is no file '\(operand)'", suggestion: suggestion(for: operand))
        missing = true
      }
    }
    return (files, missing)
  }

  /// How the files end that a folder stands for; what is in a file, its first bytes tell.
  static let submissionEndings = [".json", ".npz"]

  private static func submissions(in folder: String) throws(FileError) -> [String] {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let names = try FileSystem.names(in: folder).filter { name in
      submissionEndings.contains { name.hasSuffix($0) }
    }
    if names.isEmpty {
      throw FileError(message: "the folder '\(folder)' holds no submission (*.json, *.npz)")
    }
    return names.map { prefix + $0 }
  }

  private static func suggestion(for path: String) -> String? {
    if let command = Commands.table.suggestion(
      for: path, suggest: { nearest(to: $0, among: $1) })
    {
      return command
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    let prefix = parts.count > 1 ? folder + "/" : ""
    guard let names = try? FileSystem.names(in: prefix.isEmpty ? "." : prefix),
      let near = nearest(to: String(parts.last ?? ""), among: names)
    else { return nil }
    return "did you mean '\(prefix)\(near)'?"
  }

  private mutating func raise(_ other: ExitStatus) {
    if other.rawValue > status.rawValue { status = other }
  }

  private mutating func grade(_ file: String) {
    do throws(FileError) {
      let bytes = try FileSystem.read(
        file, limit: invocation.integer("--max-bytes") ?? 16 << 20, limitName: "--max-bytes")
      let name = file == "-" ? "standard input" : file
      let (submission, diagnostics) = SubmissionReader.read(name: name, bytes: bytes)
      for diagnostic in diagnostics { console.report(diagnostic) }
      if diagnostics.contains(where: { $0.severity == .error }) { raise(.unreadable) }
      guard let submission else { return }
      guard let grader = grader(of: submission, file: name) else { return raise(.unreadable) }
      let marked = grader.mark(submission)
      if marked.problems.contains(where: { $0.questions.contains { $0.verdict == .error } }) {
        raise(.unreadable)
      }
      raise(marked.isFullMarks ? .success : .partial)
      defer { hasReported = true }
      try reports.write(
        marked, of: file, diagnostics: diagnostics.map(\.line), isFirst: !hasReported)
    } catch {
      console.fail(error.message)
      raise(.unreadable)
    }
  }

  private mutating func grader(of submission: Submission, file: String) -> Grader? {
    let id = submission.assignment
    if let grader = graders[id] { return grader }
    guard let (assignment, isSound) = store.assignment(id) else {
      console.fail(
        "\(file): there is no assignment '\(id)'", suggestion: store.suggestion(for: id))
      return nil
    }
    if !isSound { raise(.unreadable) }
    if assignment.problems.isEmpty { return nil }
    let grader = Grader(
      assignment, showsExpected: invocation.has("--show-expected"),
      timeLimit: invocation.number("--time-limit") ?? 10, clock: Environment.clock())
    graders[id] = grader
    return grader
  }
}
