/// A command: what parsing, help, completions and the manual page are made from.
public struct Command: Sendable, Equatable {
  /// A whole command line, and what it is good for.
  public struct Example: Sendable, Equatable {
    /// The line as one would type it.
    public var line: String
    /// What it does.
    public var summary: String

    /// Makes an example.
    public init(_ line: String, _ summary: String) {
      self.line = line
      self.summary = summary
    }
  }

  /// An exit status, and what it tells.
  public struct ExitStatus: Sendable, Equatable {
    /// The number, 0 to 255.
    public var code: Int32
    /// What it tells.
    public var summary: String

    /// Makes an exit status.
    public init(_ code: Int32, _ summary: String) {
      self.code = code
      self.summary = summary
    }
  }

  /// The word that calls it.
  public var name: String
  /// What it does, in one line.
  public var summary: String
  /// What more there is to say, one element a paragraph.
  public var details: [String]
  /// Lines to copy; they open the help.
  public var examples: [Example]
  /// What it takes without a name, in order.
  public var operands: [Operand]
  /// What it takes by name.
  public var options: [Option]
  /// How it may end.
  public var exitStatuses: [ExitStatus]

  /// Makes a command.
  public init(
    _ name: String, summary: String, details: [String] = [], examples: [Example] = [],
    operands: [Operand] = [], options: [Option] = [], exitStatuses: [ExitStatus] = []
  ) {
    self.name = name
    self.summary = summary
    self.details = details
    self.examples = examples
    self.operands = operands
    self.options = options
    self.exitStatuses = exitStatuses
  }

  /// The option that has a name, whichever of its names it is.
  func option(_ name: String) -> Option? {
    options.first { $0.names.contains(name) }
  }
}
