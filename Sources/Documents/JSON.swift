import Diagnostics

/// JSON as RFC 8259 has it, read strictly.
public enum JSON {
  /// Reads a text as one JSON value.
  ///
  /// The first syntax error ends reading: there is no document then. Every duplicate key (a
  /// hundred at most) is an error of its own beside the document, which holds the first value. A
  /// UTF-8 byte order mark is skipped. A number too large for float64 is an infinity, without a
  /// diagnostic: JSON writes none, so it can be told. Complexity: linear in the number of bytes.
  ///
  /// - Parameter depthLimit: the lists and objects within each other that are allowed.
  public static func read(_ source: SourceText, depthLimit: Int = 64) -> Reading {
    if let failure = source.encodingFailure(format: "JSON") {
      return Reading(document: nil, diagnostics: [failure])
    }
    return source.bytes.withUnsafeBufferPointer { bytes in
      var reader = JSONReader(source: source, bytes: bytes, depthLimit: depthLimit)
      do throws(Diagnostic) {
        let root = try reader.document()
        let document = Document(source: source, root: root)
        return Reading(
          document: document, diagnostics: reader.findings.diagnostics,
          unsaid: reader.findings.unsaid)
      } catch {
        return Reading(
          document: nil, diagnostics: reader.findings.diagnostics + [error],
          unsaid: reader.findings.unsaid)
      }
    }
  }
}
