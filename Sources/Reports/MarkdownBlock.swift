/// A part of a Markdown text, as far as one must know it to wrap its lines anew.
enum MarkdownBlock: Equatable {
  case blank
  /// Lines that were joined, and what stands before them, such as `- `.
  case paragraph(mark: String, text: String)
  /// A line that stays as it is: code, a table, a heading.
  case verbatim(String)

  /// The parts of a text, without blank lines at its ends.
  static func blocks(of markdown: String) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    var fence: String?
    for line in lines(of: markdown) {
      let text = line.drop { $0 == " " }
      let isFence = text.hasPrefix("```") || text.hasPrefix("~~~")
      if let open = fence {
        blocks.append(.verbatim(line))
        if text.hasPrefix(open) { fence = nil }
      } else if isFence {
        fence = String(text.prefix(3))
        blocks.append(.verbatim(line))
      } else {
        append(line, text, to: &blocks)
      }
    }
    while blocks.last == .blank { blocks.removeLast() }
    return blocks
  }

  private static func append(
    _ line: String, _ text: Substring, to blocks: inout [MarkdownBlock]
  ) {
    if text.isEmpty {
      if !blocks.isEmpty, blocks.last != .blank { blocks.append(.blank) }
    } else if let mark = listMark(text) {
      let margin = String(line.prefix(line.count - text.count))
      blocks.append(.paragraph(mark: margin + mark, text: String(text.dropFirst(mark.count))))
    } else if text.first == "|" || text.first == "#" {
      blocks.append(.verbatim(line))
    } else if case .paragraph(let mark, let earlier)? = blocks.last {
      blocks[blocks.count - 1] = .paragraph(mark: mark, text: "\(earlier) \(text)")
    } else if line.hasPrefix("    ") {
      blocks.append(.verbatim(line))
    } else {
      blocks.append(.paragraph(mark: "", text: String(text)))
    }
  }

  /// The lines of a text without blanks at their ends; tabs are spaces.
  private static func lines(of text: String) -> [String] {
    text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { line in
      let spaced = line.map { $0 == "\t" ? "    " : String($0) }.joined()
      return String(spaced.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// What begins an item of a list, with the spaces behind it: `- `, `3. `.
  private static func listMark(_ text: Substring) -> String? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard let sign = rest.first, rest.dropFirst().first == " ", digits.count < 10 else {
      return nil
    }
    guard digits.isEmpty ? "-*+>".contains(sign) : ".)".contains(sign) else { return nil }
    return "\(digits)\(sign)" + rest.dropFirst().prefix { $0 == " " }
  }
}
