/// The parameters of an operation, as documented: `sum(x, axis=None, keepdims=False)`.
///
/// A parameter without a default is required; one that ends in `…` takes any number of arguments.
public struct Signature: Sendable, CustomStringConvertible {
  /// One parameter.
  public struct Parameter: Sendable {
    /// Its name, by which an argument may be given.
    public let name: String
    /// Its default as written, where it has one.
    public let defaultText: String?
    /// Whether it takes any number of arguments.
    public let isVariadic: Bool
  }

  /// The operation's name.
  public let name: String
  /// Its parameters in order.
  public let parameters: [Parameter]

  /// Reads a signature as it is documented.
  init(_ name: String, _ parameters: String) {
    self.name = name
    self.parameters = parameters.split(separator: ",").map { part in
      let sides = part.split(separator: "=", maxSplits: 1)
        .map { $0.drop { $0 == " " } }
      let isVariadic = sides[0].hasSuffix("…")
      return Parameter(
        name: String(isVariadic ? sides[0].dropLast() : sides[0]),
        defaultText: sides.count == 2 ? String(sides[1]) : nil, isVariadic: isVariadic)
    }
  }

  /// The signature as it is documented.
  public var description: String {
    let list = parameters.map { parameter in
      parameter.name + (parameter.isVariadic ? "…" : "")
        + (parameter.defaultText.map { "=\($0)" } ?? "")
    }
    return "\(name)(\(list.joined(separator: ", ")))"
  }

  /// Binds arguments to the parameters, as Python does.
  ///
  /// Returns one value for each parameter, and for each the number of the argument that it came
  /// from. PyTorch's names, such as `dim` for `axis`, are accepted. Throws ``OperationError``.
  func bind(
    _ positional: [Argument], _ named: [(name: String, value: Argument)]
  ) throws(OperationError) -> (values: [Argument], sources: [Int?]) {
    var values = [Argument?](repeating: nil, count: parameters.count)
    var sources = [Int?](repeating: nil, count: parameters.count)
    let variadic = parameters.firstIndex(where: \.isVariadic)
    let plain = min(positional.count, variadic ?? positional.count)
    guard plain <= parameters.count else {
      throw .tooManyArguments(self, got: positional.count)
    }
    for index in 0..<plain { (values[index], sources[index]) = (positional[index], index) }
    if let variadic, plain == variadic {
      values[variadic] = variadicValue(Array(positional[variadic...]), of: parameters[variadic])
      sources[variadic] = positional.count > variadic ? variadic : nil
    }
    for (number, argument) in named.enumerated() {
      let source = positional.count + number
      let index =
        parameters.firstIndex { $0.name == argument.name }
        ?? Self.otherNames[argument.name].flatMap { name in
          parameters.firstIndex { $0.name == name }
        }
      guard let index else {
        throw .unknownParameter(self, argument.name).at(source)
      }
      if sources[index] != nil {
        throw .repeatedArgument(self, parameters[index].name).at(source)
      }
      (values[index], sources[index]) = (argument.value, source)
    }
    for (index, parameter) in parameters.enumerated() where values[index] == nil {
      guard let text = parameter.defaultText else {
        throw .missingArgument(self, parameter.name)
      }
      values[index] = Self.defaultValue(text)
    }
    return (values.map { $0 ?? .none }, sources)
  }

  /// PyTorch's and NumPy's names for parameters that are called otherwise here.
  private static let otherNames = [
    "dim": "axis", "keepdim": "keepdims", "input": "x", "weight": "w", "bias": "b",
    "ddof": "correction", "constant_values": "value", "pad_width": "widths",
  ]

  /// Several arguments; for a shape also one list of them: `zeros(2, 3)` and `zeros([2, 3])`.
  private func variadicValue(_ positional: [Argument], of parameter: Parameter) -> Argument {
    if parameter.name == "shape", positional.count == 1, case .list = positional[0] {
      return positional[0]
    }
    return .list(positional)
  }

  private static func defaultValue(_ text: String) -> Argument {
    switch text {
    case "None": return .none
    case "True": return .boolean(true)
    case "False": return .boolean(false)
    default: break
    }
    if text.hasPrefix("\"") { return .text(String(text.dropFirst().dropLast())) }
    if let value = Int(text) { return .integer(Extent(value)) }
    return .real(Double(text) ?? .nan)
  }
}
