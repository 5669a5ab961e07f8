import Diagnostics

/// What a syntax error of libyaml says to an author: in our words where it is a frequent one, the
/// commonest of all an expression without quotes that YAML reads as something else.
struct YAMLFailure {
  private let error: YAMLSyntaxError
  private let source: SourceText
  private let lastScalar: Int
  private var bytes: [UInt8] { source.bytes }

  static let quoteExpression = "write the expression in quotes"

  init(_ error: YAMLSyntaxError, in source: SourceText, lastScalar: Int) {
    self.error = error
    self.source = source
    self.lastScalar = lastScalar
  }

  /// The diagnostic.
  var diagnostic: Diagnostic {
    explanations.lazy.compactMap { $0() }.first ?? literal
  }

  /// From the most particular to the least.
  private var explanations: [() -> Diagnostic?] {
    [
      { character }, { tab }, { textAfterClosing }, { startsWithIndicator }, { misplacedColon },
      { unclosedQuote }, { unclosedBracket }, { unknownEscape }, { unalignedKey }, { missingColon },
      { dashBehindKey },
    ]
  }

  /// libyaml's own words.
  private var literal: Diagnostic {
    let context = error.context.isEmpty ? "" : " \(error.context)"
    let place =
      error.context.isEmpty || error.contextOffset == error.offset
      ? "" : " that begins at \(source.position(at: error.contextOffset))"
    return failure("\(error.problem)\(context)\(place)", at: error.offset..<error.offset)
  }

  // MARK: Characters

  private var character: Diagnostic? {
    error.character.map {
      failure(
        "a YAML file requires printable characters, got \(SourceText.codePoint($0))",
        at: error.offset..<min(error.offset + 1, bytes.count))
    }
  }

  private var tab: Diagnostic? {
    let isTab =
      error.problem.contains("tab character") || (cannotStart && byte(at: error.offset) == 0x09)
    guard isTab else { return nil }
    return failure(
      "indentation requires spaces, got a tab", at: error.offset..<error.offset + 1,
      suggestion: "write spaces in its place")
  }

  // MARK: Expressions without quotes

  private var cannotStart: Bool { error.problem == "found character that cannot start any token" }

  /// Whether the parser came upon something that fits nowhere.
  private var isUnexpected: Bool {
    cannotStart
      || [
        "did not find expected key", "did not find expected '-' indicator",
        "did not find expected <document start>", "did not find expected node content",
        "did not find expected alphabetic or numeric character", "found unknown directive name",
        "did not find expected comment or line break", "did not find expected tag URI",
        "did not find expected whitespace or line break",
        "mapping keys are not allowed in this context",
      ].contains(error.problem)
  }

  /// Where the thing begins that fits nowhere: an alias at its `*`.
  private var unexpected: Int {
    let isScanner = error.context.hasPrefix("while scanning") || error.context.hasSuffix("a tag")
    return isScanner ? min(error.offset, error.contextOffset) : error.offset
  }

  /// `[1, 2] @ W`: a list, then more on its line.
  private var textAfterClosing: Diagnostic? {
    guard isUnexpected, let before = lastByte(before: unexpected),
      "]}\"'".utf8.contains(bytes[before])
    else { return nil }
    let closing = "]}".utf8.contains(bytes[before]) ? "bracket" : "quote"
    return failure(
      "text after a closing \(closing) requires quotes around the whole, got "
        + "'\(rest(of: unexpected))'", at: unexpected..<lineEnd(from: unexpected),
      suggestion: YAMLFailure.quoteExpression)
  }

  private var startsWithIndicator: Diagnostic? {
    guard isUnexpected else { return nil }
    let starts = [valueStart(onLineOf: unexpected), unexpected].compactMap { $0 }
    guard let start = starts.first(where: { "@`%*&!|>?,]}".utf8.contains(byte(at: $0)) }) else {
      return nil
    }
    return failure(
      "a text that begins with '\(Character(Unicode.Scalar(byte(at: start))))' "
        + "requires quotes, got none", at: start..<lineEnd(from: start),
      suggestion: YAMLFailure.quoteExpression)
  }

  /// `ask: a: b`, or a key that stands deeper than the ones before.
  private var misplacedColon: Diagnostic? {
    guard error.problem == "mapping values are not allowed in this context" else { return nil }
    if let start = valueStart(onLineOf: error.offset) {
      return failure(
        "a text that holds ': ' requires quotes, got none", at: start..<lineEnd(from: start),
        suggestion: YAMLFailure.quoteExpression)
    }
    return failure(
      "a key requires the indentation of its neighbours, got one within the text that begins at "
        + "\(source.position(at: lastScalar))", at: error.offset..<error.offset + 1)
  }

  private var dashBehindKey: Diagnostic? {
    guard error.problem == "block sequence entries are not allowed in this context" else {
      return nil
    }
    return failure(
      "a '-' behind a key requires a line of its own or quotes, got neither",
      at: error.offset..<lineEnd(from: error.offset), suggestion: YAMLFailure.quoteExpression)
  }

  // MARK: Quotes and brackets

  private var unclosedQuote: Diagnostic? {
    guard error.problem == "found unexpected end of stream",
      error.context == "while scanning a quoted scalar"
    else { return nil }
    return failure(
      "a text in quotes requires a closing quote, got the end of the file",
      at: error.contextOffset..<lineEnd(from: error.contextOffset))
  }

  private var unclosedBracket: Diagnostic? {
    let isList = error.problem == "did not find expected ',' or ']'"
    guard isList || error.problem == "did not find expected ',' or '}'" else { return nil }
    let kind = isList ? "list" : "mapping"
    let closing = isList ? "]" : "}"
    let start = source.position(at: error.contextOffset)
    guard error.offset < source.contentEnd else {
      return failure(
        "the \(kind) that begins at \(start) requires a closing '\(closing)', "
          + "got the end of the file",
        at: source.contentEnd..<source.contentEnd)
    }
    let found = error.offset..<error.offset + (source.scalarLength(at: error.offset) ?? 1)
    let isBracket = "[{".utf8.contains(byte(at: error.offset))
    return failure(
      "the \(kind) that begins at \(start) requires ',' or '\(closing)' after a value, got "
        + "'\(source.text(in: found))'", at: found,
      suggestion: isBracket ? YAMLFailure.quoteExpression : nil)
  }

  private var unknownEscape: Diagnostic? {
    guard error.problem == "found unknown escape character" else { return nil }
    let letter = error.offset + 1
    let end = letter + (source.scalarLength(at: letter) ?? 0)
    return failure(
      "a text in double quotes has no escape '\(source.text(in: error.offset..<end))'",
      at: error.offset..<end, suggestion: "use single quotes, or write a backslash as \\\\")
  }

  // MARK: Keys

  /// A key or a `-` in another column than the ones before.
  private var unalignedKey: Diagnostic? {
    let isList = error.problem == "did not find expected '-' indicator"
    guard isList || error.problem == "did not find expected key" else { return nil }
    let thing = isList ? "a '-'" : "a key"
    let start = source.position(at: error.contextOffset)
    let column = source.position(at: error.offset).column
    let got = column == start.column ? "'\(rest(of: error.offset))'" : "column \(column)"
    return failure(
      "the \(isList ? "list" : "mapping") that begins at \(start) requires \(thing) in column "
        + "\(start.column), got \(got)", at: error.offset..<lineEnd(from: error.offset))
  }

  private var missingColon: Diagnostic? {
    guard error.problem == "could not find expected ':'" else { return nil }
    return failure(
      "a key requires ': ' after it, got the end of the line",
      at: error.contextOffset..<lineEnd(from: error.contextOffset))
  }

  // MARK: Around the place

  private func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  /// The end of the line without its blanks.
  private func lineEnd(from start: Int) -> Int {
    let start = min(start, bytes.count)
    let end = bytes[start...].firstIndex(where: \.isLineBreak) ?? bytes.count
    return bytes[start..<end].lastIndex { !$0.isBlank }.map { $0 + 1 } ?? start
  }

  private func rest(of start: Int) -> String {
    SourceText.shortened(source.text(in: min(start, bytes.count)..<lineEnd(from: start)))
  }

  /// The last byte of the same line before an offset that is no blank.
  private func lastByte(before offset: Int) -> Int? {
    let last = bytes[..<offset].lastIndex { $0 != 0x20 && $0 != 0x09 }
    return last.flatMap { bytes[$0].isLineBreak ? nil : $0 }
  }

  /// Where the value begins that stands behind a key or a `-` on the line, up to an offset.
  private func valueStart(onLineOf offset: Int) -> Int? {
    let lineStart = bytes[..<offset].lastIndex(where: \.isLineBreak).map { $0 + 1 } ?? 0
    var start: Int?
    var isIndentation = true
    for index in lineStart..<offset where index + 1 < bytes.count {
      let isMark = bytes[index + 1].isBlank
      let isColon = isMark && bytes[index] == UInt8(ascii: ":")
      let isDash = isMark && isIndentation && bytes[index] == UInt8(ascii: "-")
      if isColon || isDash { start = bytes[(index + 1)...].firstIndex { !$0.isBlank } }
      if isColon { break }
      isIndentation = isIndentation && (isDash || bytes[index].isBlank)
    }
    return start.flatMap { $0 <= offset ? $0 : nil }
  }

  private func failure(
    _ message: String, at range: Range<Int>, suggestion: String? = nil
  ) -> Diagnostic {
    Diagnostic(message, at: Location(source, range), suggestion: suggestion)
  }
}
