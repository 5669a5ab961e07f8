/// One operand of a command, or the rest of them: what stands on the line without a name.
public struct Operand: Sendable, Equatable {
  /// What stands for it in help and messages, such as `FILE`.
  public var name: String
  /// What it is, in a few words.
  public var summary: String
  /// Whether it may be left out; what follows it may then be left out too.
  public var isOptional: Bool
  /// Whether it stands for any number of operands; such a one comes last.
  public var isRepeatable: Bool

  /// Makes an operand, required and single unless said otherwise.
  public init(
    _ name: String, isOptional: Bool = false, isRepeatable: Bool = false, summary: String
  ) {
    self.name = name
    self.summary = summary
    self.isOptional = isOptional
    self.isRepeatable = isRepeatable
  }

  /// As a usage line shows it: `FILE`, `[FILE]`, `FILE...`, `[FILE]...`.
  var usage: String { (isOptional ? "[\(name)]" : name) + (isRepeatable ? "..." : "") }
}
