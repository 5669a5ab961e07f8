import Grading

extension ExpectedValue {
  /// The value as a person reads it: `[[1, 0.5], [2, 3]]`. Of more than 100 elements a list shows
  /// the three at either end.
  var text: String {
    text(isAbridged: elements > 100)
  }

  private var elements: Int {
    guard case .list(let values) = self else { return 1 }
    return values.reduce(0) { $0 + $1.elements }
  }

  private func text(isAbridged: Bool) -> String {
    switch self {
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): shortest(value)
    case .text(let text): text
    case .list(let values):
      "[\(shown(values, isAbridged: isAbridged).joined(separator: ", "))]"
    }
  }

  private func shown(_ values: [ExpectedValue], isAbridged: Bool) -> [String] {
    let texts = { (part: ArraySlice<ExpectedValue>) in
      part.map { $0.text(isAbridged: isAbridged) }
    }
    guard isAbridged, values.count > 6 else { return texts(values[...]) }
    return texts(values.prefix(3)) + ["..."] + texts(values.suffix(3))
  }
}
