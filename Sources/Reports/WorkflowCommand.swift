import Diagnostics

/// What a step of GitHub Actions says to its runner: a line of `::` and a command.
public enum WorkflowCommand {
  /// A command that puts a message beside a file.
  ///
  /// Whatever the values hold, the line is one command: what could act on a reader is made visible,
  /// and what the runner takes for an end is escaped. Properties without a value are left out.
  static func line(
    _ command: String, _ properties: KeyValuePairs<String, String?>, message: String
  ) -> String {
    let given = properties.compactMap { name, value in
      value.map { "\(name)=\(escaped($0, isProperty: true))" }
    }
    let head = given.isEmpty ? command : "\(command) \(given.joined(separator: ","))"
    return "::\(head)::\(escaped(message, isProperty: false))\n"
  }

  /// The line from which on the runner obeys no command, until ``resuming(_:)`` with the same
  /// token, which nobody whose text is printed between the two may know.
  public static func stopping(_ token: String) -> String { "::stop-commands::\(token)\n" }

  /// The line from which on the runner obeys commands again. It begins with a line break, since
  /// the text before it may lack its own.
  public static func resuming(_ token: String) -> String { "\n::\(token)::\n" }

  private static func escaped(_ text: String, isProperty: Bool) -> String {
    printable(text, keepingNewlines: true).unicodeScalars.map { scalar in
      switch scalar {
      case "%": "%25"
      case "\n": "%0A"
      case ":" where isProperty: "%3A"
      case "," where isProperty: "%2C"
      default: String(scalar)
      }
    }.joined()
  }
}
