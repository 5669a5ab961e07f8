/// A message about a text, for the person who must act: what was wanted, what was found, where.
public struct Diagnostic: Error, Sendable {
  /// How grave a diagnostic is.
  public enum Severity: String, Sendable {
    case error, warning, note
  }

  /// How grave it is.
  public var severity: Severity
  /// What is wrong, in lower case and without a final period.
  public var message: String
  /// Where it is wrong, if it is in a text.
  public var location: Location?
  /// What to do, such as "did you mean 'prompt'?".
  public var suggestion: String?

  /// Makes an error.
  public init(_ message: String, at location: Location? = nil, suggestion: String? = nil) {
    self.init(.error, message, at: location, suggestion: suggestion)
  }

  /// Makes a diagnostic.
  public init(
    _ severity: Severity, _ message: String, at location: Location? = nil,
    suggestion: String? = nil
  ) {
    self.severity = severity
    self.message = message
    self.location = location
    self.suggestion = suggestion
  }

  /// The diagnostic on one line, without its source line:
  /// `problems/a/b.yaml:12:5: error: unknown key 'promt' in a question; did you mean 'prompt'?`
  public var line: String {
    guard let suggestion else { return heading(Palette(colored: false)) }
    return "\(heading(Palette(colored: false))); \(printable(suggestion))"
  }

  /// The diagnostic with the source line that it is about, and a caret below the place:
  ///
  ///     problems/a/b.yaml:12:5: error: unknown key 'promt' in a question
  ///      12 |     promt: How many?
  ///         |     ^~~~~ did you mean 'prompt'?
  ///
  /// Without a location it is the one line that `line` is. Nothing of a source or a message can
  /// act on a terminal: see `printable(_:keepingNewlines:)`.
  public func rendered(colored: Bool = false) -> String {
    let palette = Palette(colored: colored)
    let advice = suggestion.map { printable($0) }
    guard let location else {
      return heading(palette) + (advice.map { "; \($0)" } ?? "")
    }
    let excerpt = Excerpt(of: location)
    let number = "\(location.position.line)"
    let blank = String(repeating: " ", count: number.utf8.count)
    let text = excerpt.text.isEmpty ? "" : " \(excerpt.text)"
    let caret = palette.caret("\(excerpt.caret)\(advice.map { " \($0)" } ?? "")")
    return """
      \(heading(palette))
       \(number) |\(text)
       \(blank) | \(excerpt.indentation)\(caret)
      """
  }

  private func heading(_ palette: Palette) -> String {
    let place = location.map { "\(printable($0.source.name)):\($0.position): " } ?? ""
    let severity = palette.severity(severity)
    return "\(palette.place(place))\(severity) \(printable(message))"
  }
}

/// The colours of a diagnostic on a terminal, or none.
private struct Palette {
  let colored: Bool

  func severity(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: paint("\(severity.rawValue):", "1;31")
    case .warning: paint("\(severity.rawValue):", "1;35")
    case .note: paint("\(severity.rawValue):", "1;36")
    }
  }

  func place(_ text: String) -> String { paint(text, "1") }

  func caret(_ text: String) -> String { paint(text, "1;32") }

  private func paint(_ text: String, _ code: String) -> String {
    colored && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
