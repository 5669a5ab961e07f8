import Diagnostics
import Glibc

/// The program's two streams: results on standard output, everything else on standard error.
final class Console {
  private let isColored: Bool
  /// What was told and is not yet said; nil where it is said at once.
  private var held: [UInt8]?
  /// The assignments whose faults were said.
  private var saidOf = Set<String>()

  init(allowsColor: Bool) {
    isColored = allowsColor && Environment.showsColor(on: STDERR_FILENO)
  }

  private init(colored: Bool) { (isColored, held) = (colored, []) }

  /// A console that holds what it is told until that is taken.
  func holding() -> Console { Console(colored: isColored) }

  /// What was told since this was last asked for.
  func take() -> [UInt8] {
    defer { held = [] }
    return held ?? []
  }

  /// Writes a result. A reader that has gone away ends the program as it ends any filter.
  func print(_ text: String) throws(FileError) {
    try FileSystem.write(Array(text.utf8), to: STDOUT_FILENO, as: "standard output")
  }

  /// Writes a result to a file, or to standard output where none is named or `-` is.
  func write(_ bytes: [UInt8], to file: String?) throws(FileError) {
    if let file, file != "-" { return try FileSystem.write(bytes, to: file) }
    try FileSystem.write(bytes, to: STDOUT_FILENO, as: "standard output")
  }

  /// Tells of something on standard error; where that is closed, nobody listens.
  func note(_ text: String) {
    say(Array((FilePath.shown(text) + "\n").utf8))
  }

  /// Writes to standard error what another console held.
  func say(_ bytes: [UInt8]) {
    if held != nil {
      held?.append(contentsOf: bytes)
    } else if !bytes.isEmpty {
      try? FileSystem.write(bytes, to: STDERR_FILENO, as: "standard error")
    }
  }

  /// Writes to standard error what was said of assignments: of each once.
  func say(_ faults: [Outcome.Fault]) {
    for fault in faults where saidOf.insert(fault.assignment).inserted { say(fault.messages) }
  }

  /// Reports a diagnostic on standard error.
  func report(_ diagnostic: Diagnostic) {
    note(diagnostic.rendered(colored: isColored))
  }

  /// Reports something without a place that is no error.
  func warn(_ message: String, suggestion: String? = nil) {
    report(Diagnostic(.warning, message, suggestion: suggestion))
  }

  /// Reports an error without a place.
  func fail(_ message: String, suggestion: String? = nil) {
    report(Diagnostic(message, suggestion: suggestion))
  }
}
