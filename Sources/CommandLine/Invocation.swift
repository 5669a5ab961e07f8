/// A command line that was read: a command, its operands, and the options given, all checked.
///
/// An option is asked for by any of its names; asking for one that the command does not have is
/// a mistake in the program, which debug builds stop at.
public struct Invocation: Sendable, Equatable {
  struct Given: Sendable, Equatable {
    var option: String
    var value: String?
  }

  /// The command called.
  public let command: Command
  /// The words that are neither options nor their values, in order.
  public let operands: [String]
  /// The options given, in order.
  let given: [Given]

  /// Whether an option is given.
  public func has(_ name: String) -> Bool {
    let option = declared(name)
    return given.contains { $0.option == option?.name }
  }

  /// The value of an option, or its default; nil where there is neither.
  public func value(_ name: String) -> String? {
    values(name).last
  }

  /// All values of an option in order, or its default alone.
  public func values(_ name: String) -> [String] {
    guard let option = declared(name) else { return [] }
    let values = given.filter { $0.option == option.name }.compactMap(\.value)
    return values.isEmpty ? [option.defaultValue].compactMap(\.self) : values
  }

  /// The value, or default, of an option that takes whole numbers.
  public func integer(_ name: String) -> Int? {
    value(name).flatMap { Int($0) }
  }

  /// The value, or default, of an option that takes numbers.
  public func number(_ name: String) -> Double? {
    value(name).flatMap { Double($0) }
  }

  private func declared(_ name: String) -> Option? {
    let option = command.option(name)
    assert(option != nil, "command '\(command.name)' has no option '\(name)'")
    return option
  }
}
