/// One option of a command: a flag such as `--exit-zero`, or a name with a value such as
/// `--junit FILE`.
public struct Option: Sendable, Equatable {
  /// All its names, hyphens included: short ones (`-o`) first, then long ones (`--output`).
  public var names: [String]
  /// What stands for the value in help and messages, such as `FILE`; nil for a flag.
  public var value: String?
  /// Which values it takes.
  public var accepts: AcceptedValues
  /// The value that holds where the option is not given.
  public var defaultValue: String?
  /// Whether it may be given more than once.
  public var isRepeatable: Bool
  /// Whether it is obeyed wherever it stands and whatever else is wrong, as `--help` is.
  public var isImmediate: Bool
  /// What it does, in a few words.
  public var summary: String

  /// Makes an option; without a `value` it is a flag.
  public init(
    _ names: String..., value: String? = nil, accepts: AcceptedValues = .anything,
    defaultValue: String? = nil, isRepeatable: Bool = false, isImmediate: Bool = false,
    summary: String
  ) {
    self.names = names
    self.value = value
    self.accepts = accepts
    self.defaultValue = defaultValue
    self.isRepeatable = isRepeatable
    self.isImmediate = isImmediate
    self.summary = summary
  }

  /// The name by which an invocation stores it: its last one.
  var name: String { names.last ?? "" }
}
