import Diagnostics
import Documents
import Glibc
import Tensors
import TestFiles
import Testing

/// The table of checks with its goldens; `Checks/make_goldens.py` says what a row holds.
enum CheckTable {
  private static let table = read("Checks/operations.json")
  private static let goldens = read("Checks/goldens.json")

  /// The rows as they are written, by section, and as they were when the goldens were made.
  static let written = table?.root.entries?.flatMap { $0.value.elements ?? [] } ?? []
  static let recorded = goldens?.root["rows"]?.elements ?? []

  /// The rows, each with its golden.
  static let rows = zip(written, recorded).map { CheckRow($0, golden: $1) }

  /// The hash of a row as it is written, by which a golden knows its row.
  static func digest(of row: Node) -> String {
    let hash = fnv1a(bytes: Array(table?.source.bytes[row.range] ?? []))
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// A JSON file beside this one; nil where it cannot be read, which is recorded.
  private static func read(_ name: String) -> Document? {
    guard let bytes = bytesOfFile(path(of: name)) else {
      Issue.record("\(name) cannot be opened")
      return nil
    }
    let reading = JSON.read(SourceText(name: name, bytes: bytes))
    for diagnostic in reading.diagnostics { Issue.record("\(diagnostic.line)") }
    return reading.document
  }
}
