/// A command line that cannot be obeyed, and why.
///
/// The message repeats words of the command line as they are: make them printable before they
/// reach a terminal.
public struct UsageError: Error, Equatable, CustomStringConvertible {
  /// The command that was called.
  public let command: String
  /// What is wrong: what requires what, got what.
  public let message: String
  /// What was perhaps meant: `did you mean '--junit'?`; nil where nothing is near.
  public let suggestion: String?

  init(_ command: Command, _ message: String, suggestion: String? = nil) {
    self.command = command.name
    self.message = message
    self.suggestion = suggestion
  }

  /// The message and the suggestion, on one line.
  public var description: String {
    [message, suggestion].compactMap(\.self).joined(separator: "; ")
  }
}

/// The question that offers a name, where there is one to offer.
func didYouMean(_ name: String?) -> String? {
  name.map { "did you mean '\($0)'?" }
}
