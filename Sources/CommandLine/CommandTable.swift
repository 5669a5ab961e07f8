/// A program's commands: one that its name alone calls, and those called by a first word.
public struct CommandTable: Sendable, Equatable {
  /// The program's name.
  public var program: String
  /// The command that applies where the first word names none.
  public var defaultCommand: Command
  /// The commands called by name.
  public var commands: [Command]
  /// What closes every help text, such as where to report a mistake; one element a paragraph.
  public var closing: [String]

  /// Makes a table.
  public init(
    program: String, defaultCommand: Command, commands: [Command], closing: [String] = []
  ) {
    self.program = program
    self.defaultCommand = defaultCommand
    self.commands = commands
    self.closing = closing
  }

  /// Reads the words that follow the program's name.
  ///
  /// - Throws: `UsageError` for the first word that does not fit.
  public func parse(_ words: [String], suggest: Suggest) throws(UsageError) -> Invocation {
    guard let first = words.first, let command = commands.first(where: { $0.name == first })
    else { return try defaultCommand.parse(words, suggest: suggest) }
    return try command.parse(Array(words.dropFirst()), suggest: suggest)
  }

  /// What to say of an operand of the default command that turns out to be nothing of the kind:
  /// `did you mean 'check'?` where it is near to a command's name.
  public func suggestion(for operand: String, suggest: Suggest) -> String? {
    didYouMean(suggest(operand, commands.map(\.name)))
  }

  /// How a command is called: the program's name, then the command's unless it is the default.
  public func call(of command: Command) -> String {
    command == defaultCommand ? program : "\(program) \(command.name)"
  }
}
