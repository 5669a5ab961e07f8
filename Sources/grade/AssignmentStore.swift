import CommandLine
import Diagnostics
import Grading
import Problems

/// The assignments below a folder, each read when it is first asked for.
struct AssignmentStore {
  private let folder: String
  /// The names of the assignments: the folders below it.
  let ids: [String]
  private let console: Console
  /// Whether an author reads what is said, and is warned too.
  private let warns: Bool
  private var read: [ExactText: Assignment] = [:]
  private var faulty: Set<ExactText> = []

  /// The largest problem file that is read.
  static let byteLimit = 16 << 20

  init(_ folder: String, console: Console, warns: Bool = false) throws(FileError) {
    self.folder = folder
    self.console = console
    self.warns = warns
    guard FileSystem.kind(of: folder) == .folder else {
      throw FileError(message: "there is no folder of problems '\(folder)'; name it by --problems")
    }
    ids = try FileSystem.names(in: folder).filter {
      FileSystem.kind(of: "\(folder)/\($0)") == .folder
    }
    if ids.isEmpty {
      throw FileError(
        message: "the folder '\(folder)' holds no assignment: a folder of problem files (*.yaml)")
    }
  }

  /// The assignment of an id, whose faults are reported once; nil where there is none. Where none is
  /// spelled as the id, it is one that differs in how letters are composed.
  mutating func assignment(_ name: String) -> (assignment: Assignment, isSound: Bool)? {
    guard
      let id = ids.first(where: { ExactText($0) == ExactText(name) })
        ?? ids.first(where: { $0 == name })
    else { return nil }
    if let known = read[ExactText(id)] { return (known, isSound(known)) }
    let files = files(of: id)
    let (assignment, diagnostics) = AssignmentReader.read(id: id, files: files)
    if assignment.problems.isEmpty && !faulty.contains(ExactText(id)) {
      console.fail("the assignment '\(folder)/\(id)' holds no problem file (*.yaml)")
    }
    for diagnostic in diagnostics where warns || diagnostic.severity == .error {
      console.report(diagnostic)
    }
    read[ExactText(id)] = assignment
    faulty.formUnion(diagnostics.contains { $0.severity == .error } ? [ExactText(id)] : [])
    return (assignment, isSound(assignment))
  }

  /// What to say where an id names no assignment.
  func suggestion(for id: String) -> String {
    nearest(to: id, among: ids).map { "did you mean '\($0)'?" }
      ?? "the assignments are \(ids.joined(separator: ", "))"
  }

  /// The assignment that the first operand of a command names, and whether it is sound; nil where
  /// there is none, which is reported.
  static func assignment(
    namedBy invocation: Invocation, console: Console
  ) -> (assignment: Assignment, isSound: Bool)? {
    let (id, folder) = (invocation.operands[0], invocation.value("--problems") ?? "problems")
    do throws(FileError) {
      var store = try AssignmentStore(folder, console: console)
      if let found = store.assignment(id) { return found }
      console.fail("there is no assignment '\(id)'", suggestion: store.suggestion(for: id))
    } catch {
      console.fail(error.message)
    }
    return nil
  }

  /// The YAML files of an assignment. One that cannot be read is reported, and the assignment is
  /// faulty.
  private mutating func files(of id: String) -> [(name: String, source: SourceText)] {
    var files: [(name: String, source: SourceText)] = []
    let path = "\(folder)/\(id)"
    do throws(FileError) {
      for name in try FileSystem.names(in: path) where name.hasSuffix(".yaml") {
        do throws(FileError) {
          if FilePath.isEscaped(name) {
            throw FileError(
              message: "the name of '\(FilePath.shown("\(path)/\(name)"))' is not UTF-8; rename it")
          }
          let bytes = try FileSystem.read(
            "\(path)/\(name)", limit: Self.byteLimit, limitName: "a problem file", mayWait: false)
          files.append((name, SourceText(name: "\(path)/\(name)", bytes: bytes)))
        } catch {
          report(error, of: id)
        }
      }
    } catch {
      report(error, of: id)
    }
    return files
  }

  private mutating func report(_ error: FileError, of id: String) {
    console.fail(error.message)
    faulty.insert(ExactText(id))
  }

  private func isSound(_ assignment: Assignment) -> Bool {
    !assignment.problems.isEmpty && !faulty.contains(ExactText(assignment.id))
  }
}
