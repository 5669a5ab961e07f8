/// Marks as they stand in the cells of a gradebook.
enum MarkText {
  /// The number in a cell, with a decimal point or a comma; nil for anything else.
  static func number(_ cell: String) -> Double? {
    let text = trimmed(cell)
    guard text.contains(where: \.isNumber), text.allSatisfy({ "0123456789.,-+".contains($0) })
    else { return nil }
    return Double(text.replacing(",", with: "."))
  }

  /// Whether a cell is a number with a decimal comma.
  static func hasComma(_ cell: String) -> Bool {
    cell.contains(",") && number(cell) != nil
  }

  /// Points to two decimals, never rounded up to all that can be had.
  static func text(_ score: Double, of points: Double, comma: Bool) -> String {
    let text = Marks(score: score, points: points).given
    return comma ? text.replacing(".", with: ",") : text
  }

  /// A text without blanks at its ends.
  static func trimmed(_ text: some StringProtocol) -> String {
    String(
      text.trimmingPrefix { $0.isWhitespace }.reversed().trimmingPrefix { $0.isWhitespace }
        .reversed())
  }

  /// A text as it is compared: without blanks at its ends or case.
  static func key(_ text: some StringProtocol) -> String { trimmed(text).lowercased() }
}
