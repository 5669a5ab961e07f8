extension CommandTable {
  /// The help text of a command, laid out in `width` columns, 40 at least.
  ///
  /// It starts with what the command does and with examples; details, usage, operands, options, exit
  /// statuses and the other commands follow. Lines that are meant to be copied are not wrapped.
  public func help(for command: Command, width: Int) -> String {
    let layout = HelpLayout(width: width)
    var sections = [layout.paragraph(command.summary)]
    sections.append(
      section("EXAMPLES", layout.stack(command.examples.map { ($0.line, $0.summary) })))
    sections += command.details.map { layout.paragraph($0) }
    sections += [
      section("USAGE", layout.hanging(usage(of: command))),
      section("OPERANDS", layout.rows(command.operands.map { ($0.name, $0.summary) })),
      section("OPTIONS", layout.rows(command.options.map { ($0.label, $0.explanation) })),
      section(
        "EXIT STATUS", layout.rows(command.exitStatuses.map { ("\($0.code)", $0.summary) })),
      section("OTHER COMMANDS", layout.rows(otherCommands(than: command))),
    ]
    sections += closing.map { layout.paragraph($0) }
    let texts = sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
    return texts.joined(separator: "\n\n") + "\n"
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [title] + lines
  }

  private func usage(of command: Command) -> String {
    let options = command.options.isEmpty ? [] : ["[OPTION]..."]
    return ([call(of: command)] + options + command.operands.map(\.usage)).joined(separator: " ")
  }

  private func otherCommands(than command: Command) -> [(label: String, text: String)] {
    ([defaultCommand] + commands).filter { $0 != command }.map { (call(of: $0), $0.summary) }
  }
}

extension Option {
  /// Names and value as help shows them, long names in line with each other.
  fileprivate var label: String {
    let indent = names.first?.hasPrefix("--") == true ? "    " : ""
    return indent + names.joined(separator: ", ") + (value.map { " \($0)" } ?? "")
  }

  /// The summary, and what the table says of the value.
  fileprivate var explanation: String {
    let notes = [
      accepts.summary, defaultValue.map { "default: \($0)" },
      isRepeatable ? "may be repeated" : nil,
    ].compactMap(\.self)
    return notes.isEmpty ? summary : "\(summary) (\(notes.joined(separator: "; ")))"
  }
}
