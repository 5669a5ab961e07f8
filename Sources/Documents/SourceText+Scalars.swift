import Diagnostics

extension SourceText {
  /// The start of what an event tells of, behind its anchor and tag.
  func contentStart(of event: YAMLEvent) -> Int {
    guard event.anchor != nil || event.tag != nil else { return event.range.lowerBound }
    var start = event.range.lowerBound
    let end = bytes.count
    while start < end, bytes[start] == UInt8(ascii: "&") || bytes[start] == UInt8(ascii: "!") {
      start = bytes[start...].firstIndex(where: \.isBlank) ?? end
      start = bytes[start...].firstIndex { !$0.isBlank } ?? end
    }
    return start
  }

  /// The bytes of a scalar, quotes included, without the line breaks that a block ends with.
  func contentRange(of event: YAMLEvent, _ style: Spelling.Style) -> Range<Int> {
    let start = min(contentStart(of: event), event.range.upperBound)
    guard style == .block else { return start..<event.range.upperBound }
    let last = bytes[start..<event.range.upperBound].lastIndex { !$0.isBlank }
    return start..<(last.map { $0 + 1 } ?? event.range.upperBound)
  }

  /// The string of a scalar with the places of its bytes, which are a range of the source.
  func text(_ string: String, _ style: Spelling.Style, at range: Range<Int>) -> Text {
    let content: Range<Int>
    switch style {
    case .plain: content = range
    case .singleQuoted, .doubleQuoted:
      content = range.lowerBound + 1..<max(range.lowerBound + 1, range.upperBound - 1)
    case .block:
      let header = bytes[range].firstIndex(where: \.isLineBreak) ?? range.upperBound
      content = header..<range.upperBound
    }
    if bytes[content].elementsEqual(string.utf8) {
      return Text(string, at: content.lowerBound, isPlain: style == .plain)
    }
    return Text(string, spelling: Spelling(style, bytes: bytes, content: content))
  }
}
