/// A text cut to what fits into a message, with `…` for the rest.
///
/// What counts is Unicode scalars: one character can be a letter under any number of accents.
/// Complexity: linear in the limit, not in the text.
public func shortened(_ text: String, to limit: Int = 80) -> String {
  let scalars = text.unicodeScalars
  guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
    end < scalars.endIndex
  else { return text }
  return "\(String(scalars[..<end]))…"
}

/// Whether a text has at most so many Unicode scalars. Complexity: linear in the limit.
public func isShort(_ text: String, limit: Int = 40) -> Bool {
  text.unicodeScalars.prefix(limit + 1).count <= limit
}
