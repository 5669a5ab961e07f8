/// Which values an option takes; nothing else than these passes the parser.
public enum AcceptedValues: Sendable, Equatable {
  /// Any text but the empty one.
  case anything
  /// One of a few words.
  case choices([String])
  /// A whole number within bounds, both included; `Int.max` stands for no upper bound.
  case wholeNumbers(ClosedRange<Int>)
  /// A number within bounds, both included; an infinite bound stands for none.
  case numbers(ClosedRange<Double>)

  func contains(_ value: String) -> Bool {
    switch self {
    case .anything: true
    case .choices(let choices): choices.contains(value)
    case .wholeNumbers(let bounds): Int(value).map(bounds.contains) ?? false
    case .numbers(let bounds):
      Double(value).map { $0.isFinite && bounds.contains($0) } ?? false
    }
  }

  /// What is accepted, in words: `text, json or csv`; nil where anything is.
  var summary: String? {
    switch self {
    case .anything: nil
    case .choices(let choices): alternatives(choices)
    case .wholeNumbers(let bounds):
      "a whole number"
        + range(
          from: bounds.lowerBound == .min ? nil : "\(bounds.lowerBound)",
          to: bounds.upperBound == .max ? nil : "\(bounds.upperBound)")
    case .numbers(let bounds):
      "a number" + range(from: decimal(bounds.lowerBound), to: decimal(bounds.upperBound))
    }
  }

  private func range(from lower: String?, to upper: String?) -> String {
    switch (lower, upper) {
    case (let lower?, let upper?): " from \(lower) to \(upper)"
    case (let lower?, nil): " of at least \(lower)"
    case (nil, let upper?): " of at most \(upper)"
    case (nil, nil): ""
    }
  }

  private func decimal(_ bound: Double) -> String? {
    guard bound.isFinite else { return nil }
    let text = "\(bound)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

/// Words as a choice between them: `a`, `a or b`, `a, b or c`.
private func alternatives(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " or " + last
}
