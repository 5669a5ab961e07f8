import Diagnostics
import Glibc

/// The program's two streams: results on standard output, everything else on standard error.
struct Console {
  private let isColored: Bool

  init(allowsColor: Bool) {
    isColored = allowsColor && Environment.showsColor(on: STDERR_FILENO)
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
    try? FileSystem.write(Array((text + "\n").utf8), to: STDERR_FILENO, as: "standard error")
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
