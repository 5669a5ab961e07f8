import ReferenceEngine

extension GraphBuilder {
  func call(
    _ name: String, _ positional: [Syntax], _ named: [Syntax.NamedArgument], at range: Range<Int>
  ) throws(ExpressionError) -> Argument {
    // What was written may be shorter than the function's name, as in `√(x)` or `$|x|$`.
    let nameRange = range.lowerBound..<min(range.upperBound, range.lowerBound + name.utf8.count)
    let name = plainFunction(name)
    if let function = scope.function(named: name) {
      return try expand(function, positional, named, at: range)
    }
    if let operation = Catalogue.operation(named: name) {
      try requireAllowed(name, at: nameRange)
      let ranges = positional.map(\.range) + named.map(\.nameRange)
      if Catalogue.differentiationNames.contains(name) {
        try requireNames(name, positional, named)
      }
      let (values, options) = try arguments(positional, named)
      return try located(ranges, at: range) { () throws(OperationError) in
        try graph.checkSize()
        return try operation.apply(values, named: options, in: graph)
      }
    }
    if let draw = Catalogue.draw(named: name) {
      try requireAllowed(name, at: nameRange)
      return try self.draw(draw, positional, named, at: range, nameRange: nameRange)
    }
    if try scope.value(of: name, at: nameRange) != nil {
      throw ExpressionError(
        "'\(name)' is not a function", at: nameRange, suggestion: "write \(name)*(…) for a product")
    }
    throw ExpressionError(
      "the function '\(name)' is not defined", at: nameRange,
      suggestion: Self.otherNames[name].map { "write \($0)" }
        ?? suggestion(for: name, among: functionNames))
  }

  private func requireAllowed(_ name: String, at range: Range<Int>) throws(ExpressionError) {
    if scope.allows(name) { return }
    let refusal = scope.refusal(of: name)
    throw ExpressionError(refusal.message, at: range, suggestion: refusal.suggestion)
  }

  /// The name with ordinary letters, where only that is a function's.
  private func plainFunction(_ name: String) -> String {
    guard scope.function(named: name) == nil, let plain = Typography.plain(name) else {
      return name
    }
    return isFunction(plain) ? plain : name
  }

  private var functionNames: [String] {
    scope.names.filter { scope.function(named: $0) != nil }
      + Catalogue.operations.map(\.name).filter(scope.allows)
      + (scope.allowsDraws ? Catalogue.draws.map(\.signature.name) : [])
  }

  /// What is meant by common names that are written otherwise here.
  private static let otherNames = [
    "ln": "log(…)", "len": "size(…) or shape(…)[0]", "float": "the value itself",
    "int": "floor(…)", "tr": "trace(…)", "permute": "transpose(x, [axes])",
    "unsqueeze": "expand_dims(x, axis)", "cat": "concatenate([…])", "tensor": "[…]",
    "array": "[…]", "arcsin": "asin(…)", "arccos": "acos(…)", "arctan": "atan(…)",
    "absolute": "abs(…)", "gradient": "grad(y, x)", "numel": "size(…)", "power": "a ** b",
    "pow": "a ** b", "rand": "uniform(shape…)", "randn": "normal(shape…)", "identity": "eye(n)",
  ]

  private func arguments(
    _ positional: [Syntax], _ named: [Syntax.NamedArgument]
  ) throws(ExpressionError) -> ([Argument], [(name: String, value: Argument)]) {
    var values: [Argument] = []
    for syntax in positional { values.append(try argument(of: syntax)) }
    var options: [(name: String, value: Argument)] = []
    for argument in named {
      options.append((argument.name, try self.argument(of: argument.value)))
    }
    return (values, options)
  }

  /// A derivative is by a name: only a name tells which node is meant.
  private func requireNames(
    _ function: String, _ positional: [Syntax], _ named: [Syntax.NamedArgument]
  ) throws(ExpressionError) {
    let by = positional.count > 1 ? positional[1] : named.first { $0.name == "x" }?.value
    guard let by, by.plainNames == nil else { return }
    if case .list(let names) = by.form, names.isEmpty { return }
    throw ExpressionError(
      "'\(function)' differentiates by a name or a list of names, got an expression", at: by.range,
      suggestion: "give the expression a name in 'let', or take a part of the derivative")
  }

  private func draw(
    _ draw: DrawOperation, _ positional: [Syntax], _ named: [Syntax.NamedArgument],
    at range: Range<Int>, nameRange: Range<Int>
  ) throws(ExpressionError) -> Argument {
    guard scope.allowsDraws else {
      throw ExpressionError(
        "'\(draw.signature.name)' draws, which only 'given' may do", at: nameRange)
    }
    let ranges = positional.map(\.range) + named.map(\.nameRange)
    let (values, options) = try arguments(positional, named)
    let drawn = try located(ranges, at: range) { () throws(OperationError) in
      try draw.draw(values, named: options, in: graph)
    }
    guard let term = scope.term(of: drawn) else {
      throw ExpressionError(
        "'\(draw.signature.name)' draws, which only 'given' may do", at: nameRange)
    }
    return .tensor(term)
  }

  private func expand(
    _ function: FunctionDefinition, _ positional: [Syntax], _ named: [Syntax.NamedArgument],
    at range: Range<Int>
  ) throws(ExpressionError) -> Argument {
    try unfolding.countCall(at: range)
    let around = scope as? ExtendedScope
    let callers = (around?.callers ?? []) + [function.name]
    if callers.dropLast().contains(function.name) {
      throw ExpressionError(
        "the function '\(function.name)' uses itself: \(callers.joined(separator: " → "))",
        at: range)
    }
    let bound = try bind(function, positional, named, at: range)
    // A function sees the problem's names and its own parameters, not those of its caller.
    let inside = ExtendedScope(scope.authorScope, adding: bound, callers: callers)
    do throws(ExpressionError) {
      try located([], at: function.body.range) { () throws(OperationError) in
        try graph.checkSize()
      }
      return try GraphBuilder(graph: graph, scope: inside, unfolding: unfolding)
        .argument(of: function.body)
    } catch {
      throw error.inside(function.name, calledAt: range)
    }
  }

  /// The values of a function's parameters; each tensor gets a node of its own, by which
  /// derivatives may be taken.
  private func bind(
    _ function: FunctionDefinition, _ positional: [Syntax], _ named: [Syntax.NamedArgument],
    at range: Range<Int>
  ) throws(ExpressionError) -> [String: Argument] {
    let (name, parameters) = (function.name, function.parameters)
    let usage = "\(name)(\(parameters.joined(separator: ", ")))"
    let (values, options) = try arguments(positional, named)
    if values.count > parameters.count {
      throw ExpressionError(
        "'\(name)' takes at most \(parameters.count) argument\(parameters.count == 1 ? "" : "s"), "
          + "got \(values.count): \(usage)", at: range)
    }
    var bound: [String: Argument] = [:]
    for (parameter, value) in zip(parameters, values) { bound[parameter] = value }
    for (option, argument) in zip(options, named) {
      guard parameters.contains(option.name) else {
        throw ExpressionError(
          "'\(name)' has no parameter '\(option.name)': \(usage)", at: argument.nameRange,
          suggestion: suggestion(for: option.name, among: parameters))
      }
      if bound[option.name] != nil {
        throw ExpressionError(
          "'\(name)' takes '\(option.name)' once, got it twice", at: argument.nameRange)
      }
      bound[option.name] = option.value
    }
    for parameter in parameters {
      guard let value = bound[parameter] else {
        throw ExpressionError(
          "'\(name)' requires an argument '\(parameter)': \(usage)", at: range)
      }
      if case .tensor(let term) = value { bound[parameter] = .tensor(graph.named(term)) }
    }
    return bound
  }
}
