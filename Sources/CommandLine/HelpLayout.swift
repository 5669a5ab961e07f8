/// Lays help text out in lines of a given width.
struct HelpLayout {
  /// The most columns of a line.
  let width: Int

  init(width: Int) {
    self.width = max(width, 40)
  }

  /// Text in lines; all but the first are indented by `hang` columns more than `indent`.
  func paragraph(_ text: String, indent: Int = 0, hang: Int = 0) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let margin = indent + (lines.isEmpty ? 0 : hang)
      if !line.isEmpty, margin + line.count + 1 + word.count > width {
        lines.append(spaces(margin) + line)
        line = String(word)
      } else {
        line += line.isEmpty ? String(word) : " " + word
      }
    }
    if line.isEmpty { return lines }
    return lines + [spaces(indent + (lines.isEmpty ? 0 : hang)) + line]
  }

  /// A usage line: what does not fit is indented below it.
  func hanging(_ text: String) -> [String] {
    paragraph(text, indent: 2, hang: 4)
  }

  /// Labels in one column and their texts in the next; where a label is too long for its column,
  /// its text starts on the line below.
  func rows(_ rows: [(label: String, text: String)]) -> [String] {
    let widest = rows.map(\.label.count).max() ?? 0
    let column = min(widest, width < 60 ? 4 : width * 2 / 5)
    return rows.flatMap { label, text in
      let start = column + 4
      let lines = paragraph(text, indent: start)
      guard label.count <= column, let first = lines.first else { return ["  " + label] + lines }
      let padded = "  " + label + spaces(start - 2 - label.count)
      return [padded + first.dropFirst(start)] + lines.dropFirst()
    }
  }

  /// Labels on lines of their own, each with its text indented below.
  func stack(_ rows: [(label: String, text: String)]) -> [String] {
    rows.flatMap { label, text in ["  " + label] + paragraph(text, indent: 6) }
  }

  private func spaces(_ count: Int) -> String {
    String(repeating: " ", count: count)
  }
}
