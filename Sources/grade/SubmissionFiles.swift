import Diagnostics

/// Which files are submissions.
enum SubmissionFiles {
  /// How the files end that a folder stands for; what is in a file, its first bytes tell.
  static let endings = [".json", ".npz"]

  /// What is to be marked, in order: the files named, and the JSON and NPZ files of the folders named.
  /// What is not there is reported.
  static func named(
    _ operands: [String], console: Console
  ) -> (tasks: [MarkingTask], missing: Bool) {
    var tasks: [MarkingTask] = []
    var missing = false
    for operand in operands {
      switch operand == "-" ? .stream : FileSystem.kind(of: operand) {
      case .file: tasks.append(.file(operand))
      case .stream: tasks.append(.stream(operand))
      case .folder:
        do throws(FileError) {
          tasks += try submissions(in: operand).map(MarkingTask.file)
        } catch {
          console.fail(error.message)
          missing = true
        }
      case .nothing:
        console.fail("there is no file '\(operand)'", suggestion: suggestion(for: operand))
        missing = true
      }
    }
    return (tasks, missing)
  }

  private static func submissions(in folder: String) throws(FileError) -> [String] {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let names = try FileSystem.names(in: folder).filter { name in
      endings.contains { name.hasSuffix($0) }
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
}
