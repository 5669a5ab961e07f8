/// Finds the candidate that is near to a word, if one is.
public typealias Suggest = (_ word: String, _ candidates: [String]) -> String?

extension Command {
  /// Reads the words that follow the command's name.
  ///
  /// Options and operands may be mixed. A long option's value is the next word or follows `=`; a
  /// short one's is the next word or the rest of its own. Short flags may be grouped. After `--`
  /// every word is an operand, and `-` always is one. Names are never abbreviated.
  ///
  /// - Throws: `UsageError` for the first word that does not fit.
  public func parse(_ words: [String], suggest: Suggest) throws(UsageError) -> Invocation {
    if let option = immediateOption(in: words) {
      return Invocation(command: self, operands: [], given: [.init(option: option.name)])
    }
    var parser = CommandParser(command: self, words: words[...])
    return try parser.parse(suggest: suggest)
  }

  private func immediateOption(in words: [String]) -> Option? {
    words.prefix { $0 != "--" }.lazy.compactMap { option($0) }.first(where: \.isImmediate)
  }
}

/// Goes through the words of one command line, once.
private struct CommandParser {
  let command: Command
  var words: ArraySlice<String>
  var operands: [String] = []
  var given: [Invocation.Given] = []

  mutating func parse(suggest: Suggest) throws(UsageError) -> Invocation {
    while let word = words.popFirst() {
      if word == "--" {
        operands += words
        words = []
      } else if word.hasPrefix("--") {
        try parseLong(word, suggest)
      } else if word.hasPrefix("-"), word != "-" {
        try parseShort(word, suggest)
      } else {
        operands.append(word)
      }
    }
    try checkOperands()
    return Invocation(command: command, operands: operands, given: given)
  }

  private mutating func parseLong(_ word: String, _ suggest: Suggest) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map { String($0) } ?? word
    guard let option = command.option(name) else {
      let names = command.options.flatMap(\.names)
      throw unknown(name, suggestion: suggest(name, names))
    }
    try take(option, as: name, attached: parts.count > 1 ? String(parts[1]) : nil, suggest)
  }

  /// Reads `-q`, `-qv`, `-o FILE`, `-oFILE`, `-o=FILE`, and mixtures.
  private mutating func parseShort(_ word: String, _ suggest: Suggest) throws(UsageError) {
    var rest = word.dropFirst()
    while let letter = rest.popFirst() {
      guard let option = command.option("-\(letter)") else {
        throw unknownShort(letter, in: word, suggest)
      }
      if option.value != nil || rest.first == "=" {
        let attached = rest.first == "=" ? rest.dropFirst() : rest
        let isAttached = rest.first != nil
        rest = ""
        try take(option, as: "-\(letter)", attached: isAttached ? String(attached) : nil, suggest)
      } else {
        try take(option, as: "-\(letter)", attached: nil, suggest)
      }
    }
  }

  private mutating func take(
    _ option: Option, as name: String, attached: String?, _ suggest: Suggest
  ) throws(UsageError) {
    if let placeholder = option.value {
      var value = attached ?? ""
      if attached == nil { value = try nextValue(of: name, placeholder) }
      try check(value, of: option, name, placeholder, suggest)
      given.append(.init(option: option.name, value: value))
    } else {
      try check(flag: option, name, attached: attached)
      given.append(.init(option: option.name))
    }
  }

  private func check(flag option: Option, _ name: String, attached: String?) throws(UsageError) {
    if let attached { throw error("option '\(name)' takes no value, got '\(attached)'") }
    guard option.isRepeatable || !given.contains(where: { $0.option == option.name }) else {
      throw error("option '\(name)' may be given once, got it twice")
    }
  }

  private func check(
    _ value: String, of option: Option, _ name: String, _ placeholder: String, _ suggest: Suggest
  ) throws(UsageError) {
    if value.isEmpty { throw error("option '\(name)' requires a value \(placeholder), got ''") }
    let earlier = given.last { $0.option == option.name }
    if let first = earlier?.value, !option.isRepeatable {
      throw error("option '\(name)' takes one value, got '\(first)' and '\(value)'")
    }
    guard option.accepts.contains(value) else { throw wrong(value, of: option, name, suggest) }
  }

  /// The next word, unless it is an option itself: a value that looks like one follows `=`.
  private mutating func nextValue(
    of name: String, _ placeholder: String
  ) throws(UsageError) -> String {
    guard let word = words.first else {
      throw error("option '\(name)' requires a value \(placeholder)")
    }
    let start = word.prefix { $0 != "=" }
    if word == "--" || command.option(String(start)) != nil {
      throw error("option '\(name)' requires a value \(placeholder), got option '\(word)'")
    }
    words.removeFirst()
    return word
  }

  private func checkOperands() throws(UsageError) {
    let required = command.operands.prefix { !$0.isOptional }
    if operands.count < required.count {
      let missing = required[operands.count]
      throw error("command '\(command.name)' requires an operand \(missing.name)")
    }
    let isOpen = command.operands.last?.isRepeatable ?? false
    guard !isOpen, operands.count > command.operands.count else { return }
    let extra = operands[command.operands.count]
    let usage = command.operands.map(\.usage).joined(separator: " ")
    throw error(
      command.operands.isEmpty
        ? "command '\(command.name)' takes no operands, got '\(extra)'"
        : "command '\(command.name)' takes \(usage), got '\(extra)' as well")
  }
}

// MARK: - Messages

extension CommandParser {
  private func error(_ message: String, suggestion: String? = nil) -> UsageError {
    UsageError(command, message, suggestion: didYouMean(suggestion))
  }

  private func unknown(_ name: String, suggestion: String?) -> UsageError {
    error("unknown option '\(name)'", suggestion: suggestion)
  }

  /// An unknown letter; a long name with one hyphen, as in `-junit`, is told as a whole.
  private func unknownShort(
    _ letter: Character, in word: String, _ suggest: Suggest
  ) -> UsageError {
    let longNames = command.options.flatMap(\.names).filter { $0.hasPrefix("--") }
    let long = "-\(word)"
    if word.count > 2, let near = longNames.contains(long) ? long : suggest(long, longNames) {
      return unknown(word, suggestion: near)
    }
    return unknown("-\(letter)", suggestion: nil)
  }

  private func wrong(
    _ value: String, of option: Option, _ name: String, _ suggest: Suggest
  ) -> UsageError {
    var suggestion: String?
    if case .choices(let choices) = option.accepts { suggestion = suggest(value, choices) }
    let wanted = option.accepts.summary ?? "a value"
    return error("option '\(name)' takes \(wanted), got '\(value)'", suggestion: suggestion)
  }
}
