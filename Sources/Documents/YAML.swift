import Diagnostics

/// YAML 1.2 with the core schema, one document a text.
public enum YAML {
  /// Reads a text as one YAML value.
  ///
  /// Only plain scalars have types: `true`, `014` and `1e-3` are a boolean and numbers, `yes` is a
  /// string. Keys are strings, whatever they look like. An alias is a copy of what it names, with
  /// the places of the original. Merge keys, tags other than the core schema's and a second
  /// document are errors.
  ///
  /// A syntax error ends reading: there is no document then. Other errors (a hundred at most) come
  /// with the document, which holds the first value of a duplicate key. A number too large for
  /// float64 is an infinity. A UTF-8 byte order mark is skipped.
  ///
  /// - Parameter depthLimit: the lists and mappings within each other that are allowed.
  public static func read(_ source: SourceText, depthLimit: Int = 64) -> Reading {
    if let failure = source.encodingFailure(format: "YAML") {
      return Reading(document: nil, diagnostics: [failure])
    }
    // All JSON is YAML, but libyaml refuses some of it, such as an escaped surrogate pair.
    let first = source.bytes[source.contentStart...].first { !$0.isBlank }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      let reading = JSON.read(source, depthLimit: depthLimit)
      if reading.document != nil { return reading }
    }
    var composer = YAMLComposer(source: source, depthLimit: depthLimit)
    do throws(Diagnostic) {
      let document = Document(source: source, root: try composer.root())
      return Reading(
        document: document, diagnostics: composer.findings.diagnostics,
        unsaid: composer.findings.unsaid)
    } catch {
      // What was found at the very place, such as an unknown alias, has its reason in the error.
      let findings = composer.findings.diagnostics.filter {
        $0.location?.range.lowerBound != error.location?.range.lowerBound
      }
      return Reading(
        document: nil, diagnostics: findings + [error], unsaid: composer.findings.unsaid)
    }
  }
}
