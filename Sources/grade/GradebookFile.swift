import Gradebook
import Grading

/// A gradebook that a command reads.
struct GradebookFile {
  private let gradebook: Gradebook

  /// Whether a file is SQLite's, by its first bytes.
  static func isOne(_ path: String) -> Bool {
    FileSystem.kind(of: path) == .file
      && FileSystem.start(of: path, count: 16) == Array("SQLite format 3\0".utf8)
  }

  /// Throws where SQLite, which takes UTF-8, would make another file of a path.
  static func check(_ path: String) throws(FileError) {
    if FilePath.isEscaped(path) {
      throw FileError(message: "the path of the gradebook '\(path)' is not UTF-8; rename it")
    }
  }

  /// Opens a gradebook. Where its last run did not end, that is said: its marks do not count yet.
  init(_ path: String, console: Console) throws(FileError) {
    try Self.check(path)
    let exists = FileSystem.kind(of: path) == .file
    if !exists { throw FileError(message: "there is no gradebook '\(path)'") }
    do throws(GradebookError) {
      let gradebook = try Gradebook(reading: path)
      if try !gradebook.lastRunIsFinished() {
        console.warn(
          "the last run of the gradebook '\(path)' did not end, and its marks do not count yet",
          suggestion: "run 'grade --gradebook \(path)' with the submissions again")
      }
      self.gradebook = gradebook
    } catch {
      throw FileError(message: error.message)
    }
  }

  /// Hands over what counts: for each assignment and student in order, the attempt that counts.
  func counted(_ body: (MarkedSubmission) -> Void) throws(FileError) {
    do throws(GradebookError) { try gradebook.counted(body) } catch {
      throw FileError(message: error.message)
    }
  }
}
