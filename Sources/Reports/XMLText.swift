import Diagnostics

/// Text of any origin as XML 1.0 can carry it and a reader can trust it.
///
/// Terminal escape sequences are dropped; CRLF and CR become LF; what XML forbids, and what would
/// act on a terminal or deceive a reader, is replaced by something visible; line breaks too, unless
/// they are asked for.
func cleanedForXML(_ text: String, keepingNewlines: Bool = false) -> String {
  if isPlain(text, keepingNewlines: keepingNewlines) { return text }
  var result = String.UnicodeScalarView()
  var previous: Unicode.Scalar = " "
  for scalar in withoutEscapeSequences(text).unicodeScalars {
    switch scalar {
    case "\r": result.append("\n")
    case "\n" where previous == "\r": break
    case "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
    default: result.append(scalar)
    }
    previous = scalar
  }
  return printable(String(result), keepingNewlines: keepingNewlines)
}

extension String {
  /// The longest start of the text that has at most so many bytes in UTF-8.
  func start(ofBytes limit: Int) -> String {
    guard utf8.count > limit else { return self }
    var end = utf8.index(startIndex, offsetBy: limit)
    while end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
    return String(unicodeScalars[..<end])
  }
}

/// The text without the complete escape sequences of ECMA-48 in it.
private func withoutEscapeSequences(_ text: String) -> String {
  var rest = text.unicodeScalars[...]
  guard rest.contains(where: { $0 == "\u{1B}" || $0 == "\u{9B}" }) else { return text }
  var result = String.UnicodeScalarView()
  while let scalar = rest.popFirst() {
    if let next = rest.indexAfterEscape(scalar) {
      rest = rest[next...]
    } else {
      result.append(scalar)
    }
  }
  return String(result)
}

extension Substring.UnicodeScalarView {
  /// Where the text goes on after the escape sequence that `first` began; nil where it began none
  /// or none that ends.
  fileprivate func indexAfterEscape(_ first: Unicode.Scalar) -> Index? {
    if first == "\u{9B}" { return indexAfterControl(from: startIndex) }
    guard first == "\u{1B}", let second = self.first else { return nil }
    let next = index(after: startIndex)
    switch second {
    case "[": return indexAfterControl(from: next)
    case "]", "P", "X", "^", "_": return indexAfterString(from: next)
    default:
      let final = self[startIndex...].drop { (0x20...0x2F).contains($0.value) }
      return final.indexAfterFirst(in: 0x30...0x7E)
    }
  }

  /// After parameters, intermediate characters and a final one.
  private func indexAfterControl(from start: Index) -> Index? {
    self[start...].drop { (0x30...0x3F).contains($0.value) }
      .drop { (0x20...0x2F).contains($0.value) }
      .indexAfterFirst(in: 0x40...0x7E)
  }

  /// After a string that BEL or `ESC \` ends, on the line on which it begins.
  private func indexAfterString(from start: Index) -> Index? {
    let end = self[start...].drop { !["\u{07}", "\u{1B}", "\u{9C}", "\n", "\r"].contains($0) }
    switch end.first {
    case "\u{07}", "\u{9C}": return end.index(after: end.startIndex)
    case "\u{1B}" where end.dropFirst().first == "\\":
      return end.index(end.startIndex, offsetBy: 2)
    default: return nil
    }
  }

  private func indexAfterFirst(in finals: ClosedRange<UInt32>) -> Index? {
    first.flatMap { finals.contains($0.value) ? index(after: startIndex) : nil }
  }
}
