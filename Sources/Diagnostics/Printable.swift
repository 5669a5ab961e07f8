/// The text with whatever could act on a terminal or deceive a reader replaced by something
/// visible.
///
/// Control characters become their pictures (`␛` for the one that begins escape sequences) or
/// U+FFFD; line and paragraph separators, marks that reorder text, and characters that show nothing
/// become U+FFFD. Joiners and variation selectors stay behind a character outside of ASCII, where
/// scripts and emoji need them. A line break (LF, or CRLF as LF) stays only where it is asked for.
///
/// What a CI log would take for a command, such as `::error::` or `##vso[`, gets another first
/// character that looks alike.
public func printable(_ text: String, keepingNewlines: Bool = false) -> String {
  if isPlain(text, keepingNewlines: keepingNewlines) { return text }
  var result = String.UnicodeScalarView()
  var previous: Unicode.Scalar = " "
  for scalar in text.unicodeScalars {
    if keepingNewlines && scalar == "\n" {
      if previous == "\r" { result.removeLast() }
      result.append(scalar)
    } else {
      result.append(scalar.visible(after: previous))
    }
    previous = scalar
  }
  return withoutWorkflowCommands(String(result))
}

/// Whether a text is printable ASCII in which no CI log finds a command: nothing of it needs a
/// second look.
public func isPlain(_ text: String, keepingNewlines: Bool = false) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    var previous: UInt8 = 0
    for byte in bytes {
      let isPrintable = byte >= 0x20 && byte <= 0x7E || (keepingNewlines && byte == 0x0A)
      if !isPrintable || (byte == previous && (byte == 0x3A || byte == 0x23)) { return false }
      previous = byte
    }
    return true
  }
}

/// GitHub Actions obeys `::` and a letter where they begin a line, which they may do anywhere once a
/// text is wrapped; GitHub and Azure obey `##[` and `##vso[` anywhere.
private func withoutWorkflowCommands(_ text: String) -> String {
  var (previous, isSuspect) = (UInt8(0), false)
  for byte in text.utf8 {
    if byte == previous && (byte == 0x3A || byte == 0x23) { isSuspect = true }
    previous = byte
  }
  if !isSuspect { return text }
  // Scalars, not characters: a sign that joins the one before or after it hides nothing from a log.
  var scalars = Array(text.unicodeScalars)
  for (at, scalar) in scalars.enumerated() {
    let rest = scalars[at...].prefix(6)
    if scalar == ":", rest.dropFirst().first == ":",
      rest.dropFirst(2).first?.properties.isAlphabetic == true
    {
      scalars[at] = "∶"
    } else if scalar == "#",
      rest.starts(with: "##[".unicodeScalars)
        || rest.starts(with: "##vso[".unicodeScalars)
    {
      scalars[at] = "♯"
    }
  }
  var result = String.UnicodeScalarView()
  result.append(contentsOf: scalars)
  return String(result)
}

extension Unicode.Scalar {
  /// The scalar itself, or what is shown in its place.
  fileprivate func visible(after previous: Unicode.Scalar) -> Unicode.Scalar {
    switch value {
    case 0x00...0x1F: Unicode.Scalar(0x2400 + value) ?? Unicode.Scalar.replacement
    case 0x7F: "\u{2421}"
    case 0x20...0x7E: self
    case 0x80...0x9F, 0x2028, 0x2029, 0xFFF9...0xFFFB: .replacement
    case 0x200C, 0x200D, 0xFE00...0xFE0F: previous.value < 0x80 ? .replacement : self
    default: properties.isDefaultIgnorableCodePoint ? .replacement : self
    }
  }

  private static var replacement: Unicode.Scalar { "\u{FFFD}" }
}
