import CommandLine
import Diagnostics
import Glibc
import Problems
import Reports

/// `grade evaluate`: the value of an expression over a problem's names.
enum EvaluateCommand {
  static func run(
    _ invocation: Invocation, console: Console
  ) throws(FileError) -> ExitStatus {
    let path: String
    do throws(Misnamed) { path = try file(invocation) } catch {
      console.fail(error.message, suggestion: error.suggestion)
      return .usage
    }
    guard let (problem, assignment) = try problem(path, console) else { return .unreadable }
    // What is wrong with a question keeps no other expression from its value.
    let status = problem.faultyQuestions.isEmpty ? ExitStatus.success : .unreadable
    let value: EvaluatedExpression
    do throws(EvaluationFailure) {
      value = try problem.value(
        of: SourceText(name: "EXPRESSION", text: invocation.operands[1]), assignment: assignment,
        student: invocation.value("--student") ?? "")
    } catch {
      return report(error, console)
    }
    try console.print(EvaluatedText.text(value, width: Environment.width(of: STDOUT_FILENO)))
    return status
  }

  private static func report(_ failure: EvaluationFailure, _ console: Console) -> ExitStatus {
    switch failure {
    case .expression(let diagnostic):
      console.report(diagnostic)
      return .usage
    case .evaluation(let message):
      console.fail("the expression has no value: \(message)")
      return .unreadable
    }
  }

  /// An operand that names no problem.
  private struct Misnamed: Error {
    let message: String
    var suggestion: String?
  }

  /// The file of the problem that the command line names.
  private static func file(_ invocation: Invocation) throws(Misnamed) -> String {
    let name = invocation.operands[0]
    if name.hasSuffix(".yaml") {
      if FileSystem.kind(of: name) == .file { return name }
      throw Misnamed(message: "there is no problem file '\(name)'")
    }
    let folder = invocation.value("--problems") ?? "problems"
    let parts = name.split(separator: "/").map { String($0) }
    guard parts.count == 2 else {
      throw Misnamed(
        message: "a problem is named ASSIGNMENT/PROBLEM or by its file (*.yaml), got '\(name)'")
    }
    let assignments = names(in: folder).filter { FileSystem.kind(of: "\(folder)/\($0)") == .folder }
    guard assignments.contains(parts[0]) else {
      throw misnamed("assignment", parts[0], among: assignments, in: folder)
    }
    let problems = names(in: "\(folder)/\(parts[0])").filter {
      $0.hasSuffix(".yaml") && $0 != "assignment.yaml"
    }.map { String($0.dropLast(".yaml".count)) }
    guard problems.contains(parts[1]) else {
      throw misnamed("problem", parts[1], among: problems, in: "\(folder)/\(parts[0])")
    }
    return "\(folder)/\(parts[0])/\(parts[1]).yaml"
  }

  private static func names(in folder: String) -> [String] {
    (try? FileSystem.names(in: folder)) ?? []
  }

  private static func misnamed(
    _ what: String, _ name: String, among known: [String], in folder: String
  ) -> Misnamed {
    let near = nearest(to: name, among: known).map { "did you mean '\($0)'?" }
    let all = known.isEmpty ? nil : "the \(what)s are \(known.joined(separator: ", "))"
    return Misnamed(
      message: "there is no \(what) '\(name)' in '\(folder)'", suggestion: near ?? all)
  }

  /// The problem of a file, and the id of the assignment that it belongs to: its folder's name.
  private static func problem(
    _ path: String, _ console: Console
  ) throws(FileError) -> (CheckedProblem, String)? {
    let bytes = try FileSystem.read(
      path, limit: AssignmentStore.byteLimit, limitName: "a problem file", mayWait: false)
    let parts = FileSystem.resolved(path).split(separator: "/").map { String($0) }
    let id = parts.dropLast().last ?? ""
    let name = path.split(separator: "/").last.map { String($0) } ?? path
    let (assignment, diagnostics) = AssignmentReader.read(
      id: id, files: [(name, SourceText(name: path, bytes: bytes))])
    for diagnostic in diagnostics { console.report(diagnostic) }
    guard case .checked(let problem)? = assignment.problems.first else { return nil }
    return (problem, id)
  }
}
