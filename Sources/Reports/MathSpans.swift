/// A Markdown text whose mathematics is taken out, so that a reader of Markdown leaves it alone.
///
/// Mathematics stands between dollar signs: `$…$` with no blank just inside and no digit behind, or
/// `$$…$$` for a formula on a line of its own. `\$` is a dollar sign, and so is one within code.
struct MathSpans {
  struct Span: Equatable {
    let latex: String
    let isDisplay: Bool

    /// The formula as it was written.
    var source: String { isDisplay ? "$$\(latex)$$" : "$\(latex)$" }
  }

  /// A piece of a text without its placeholders.
  enum Piece: Equatable {
    case text(String)
    case math(Span)
  }

  /// The text with a placeholder for each formula.
  private(set) var markdown = ""
  private var spans: [Span] = []

  /// Characters for private use, around the number of a formula.
  private static let (first, last): (Character, Character) = ("\u{E000}", "\u{E001}")
  /// The longest formula, in characters.
  private static let spanLimit = 4000

  init(_ text: String) {
    let characters = text.map { $0 == Self.first || $0 == Self.last ? "\u{FFFD}" : $0 }
    var unclosed = Set<Int>()
    var at = 0
    while at < characters.count {
      let end: Int
      switch characters[at] {
      case "\\": end = min(at + 2, characters.count)
      case "`": end = Self.endOfCode(characters, at, &unclosed)
      case "$":
        if let (span, next) = Self.span(characters, at) {
          markdown += "\(Self.first)\(spans.count)\(Self.last)"
          spans.append(span)
          at = next
          continue
        }
        end = at + 1
      default: end = at + 1
      }
      markdown.append(contentsOf: characters[at..<end])
      at = end
    }
  }

  /// The pieces of a part of the text: formulas, and what stands between them.
  func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    for (number, part) in text.split(separator: Self.first, omittingEmptySubsequences: false)
      .enumerated()
    {
      let digits = part.prefix { $0 != Self.last }
      if number > 0, let index = Int(digits), spans.indices.contains(index) {
        pieces.append(.math(spans[index]))
        pieces.append(.text(String(part.dropFirst(digits.count + 1))))
      } else {
        pieces.append(.text(String(part)))
      }
    }
    return pieces.filter { $0 != .text("") }
  }

  /// A part of the text as it was written.
  func source(of text: String) -> String {
    pieces(of: text).map { piece in
      switch piece {
      case .text(let text): text
      case .math(let span): span.source
      }
    }.joined()
  }

  /// After code between backticks, or after the backticks where nothing closes them. `unclosed` are
  /// the lengths of those.
  private static func endOfCode(
    _ text: [Character], _ start: Int, _ unclosed: inout Set<Int>
  ) -> Int {
    let fence = text[start...].prefix { $0 == "`" }
    var at = fence.endIndex
    while !unclosed.contains(fence.count), at < text.count {
      let run = text[at...].prefix { $0 == "`" }
      if run.count == fence.count { return run.endIndex }
      at = run.endIndex + (run.isEmpty ? 1 : 0)
    }
    unclosed.insert(fence.count)
    return fence.endIndex
  }

  /// The formula that begins at a dollar sign, and where the text goes on.
  private static func span(_ text: [Character], _ start: Int) -> (Span, next: Int)? {
    let isDisplay = text[start...].prefix(2) == ["$", "$"]
    let first = start + (isDisplay ? 2 : 1)
    guard first < text.count, isDisplay || !text[first].isWhitespace else { return nil }
    var (at, isBlankLine) = (first, false)
    while at < min(text.count, first + spanLimit) {
      let character = text[at]
      if character == "\\" {
        at += 2
        continue
      }
      if character.isNewline, isBlankLine { return nil }
      if character == "$", closes(text, at, first, isDisplay) {
        let span = Span(latex: String(text[first..<at]), isDisplay: isDisplay)
        return (span, at + (isDisplay ? 2 : 1))
      }
      isBlankLine = character.isNewline || (isBlankLine && character.isWhitespace)
      at += 1
    }
    return nil
  }

  private static func closes(
    _ text: [Character], _ at: Int, _ first: Int, _ isDisplay: Bool
  ) -> Bool {
    let next = at + 1 < text.count ? text[at + 1] : " "
    if at == first { return false }
    return isDisplay
      ? next == "$" : !text[at - 1].isWhitespace && !(next.isASCII && next.isNumber)
  }
}
