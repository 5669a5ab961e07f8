import Diagnostics

// Values as other languages write them.
extension JSONReader {
  /// A quote of another kind at `index`.
  var wrongQuote: Character? {
    guard let first = source.text(in: foundCharacter).first else { return nil }
    return "'`‘’‚“”„«»".contains(first) ? first : nil
  }

  func wrongQuotes(_ quote: Character, around thing: String) -> Diagnostic {
    let got = quote == "'" ? "a single quote" : "'\(quote)'"
    return failure(
      "a \(thing) requires double quotes, got \(got)",
      at: index..<index + quote.utf8.count, suggestion: "write \" in place of \(quote)")
  }

  /// A word or an expression without quotes, where a value must stand.
  func unquoted() -> Diagnostic {
    let range = index..<expressionEnd(from: index)
    let word = source.text(in: range)
    if word.hasPrefix("−") {
      return failure(
        "a number requires the sign '-', got '−'", at: index..<index + "−".utf8.count,
        suggestion: "write - in place of −")
    }
    return foreignWord(word, at: range)
      ?? failure(
        "a text requires double quotes, got '\(SourceText.shortened(word))'", at: range,
        suggestion: wordEnd(from: index) == range.upperBound
          ? "write \"\(SourceText.shortened(word))\"" : "write the expression in quotes")
  }

  /// A word that another language has for a value.
  private func foreignWord(_ word: String, at range: Range<Int>) -> Diagnostic? {
    let unsigned = word.drop { $0 == "+" || $0 == "-" }.lowercased()
    switch unsigned {
    case "nan", "inf", "infinity":
      let sign = word.hasPrefix("-") && unsigned != "nan" ? "-" : ""
      return failure(
        "JSON has no number '\(word)'", at: range,
        suggestion: "write \"\(sign)\(unsigned.prefix(3))\" in quotes")
    case "true", "false":
      return failure(
        "JSON has no word '\(word)'", at: range, suggestion: "write \(unsigned) in lower case")
    case "none", "null", "nil", "undefined":
      return failure("JSON has no word '\(word)'", at: range, suggestion: "write null")
    default: return nil
    }
  }

  /// A number that JSON does not have, told by how it is written.
  func malformedNumber(from start: Int) -> Diagnostic {
    let range = start..<max(expressionEnd(from: start), start + 1)
    let number = source.text(in: range)
    let unsigned = number.drop { $0 == "+" || $0 == "-" }
    if unsigned.isEmpty {
      return failure(
        "a sign requires a digit right after it, got '\(number)'", at: range)
    }
    if let word = foreignWord(number, at: range) { return word }
    guard unsigned.utf8.allSatisfy({ "0123456789.eE+-".utf8.contains($0) }),
      let requirement = requirement(of: number)
    else {
      return failure(
        "a number requires nothing but digits, a point and an exponent, "
          + "got '\(SourceText.shortened(number))'", at: range,
        suggestion: "write the expression in quotes")
    }
    let tidy = JSONReader.tidied(number)
    let isRight = tidy != number && JSON.read(SourceText(name: "", text: tidy)).document != nil
    return failure(
      "a number requires \(requirement), got '\(SourceText.shortened(number))'", at: range,
      suggestion: isRight ? "write \(SourceText.shortened(tidy))" : nil)
  }

  /// What a misspelt number lacks.
  private func requirement(of number: String) -> String? {
    if number.hasPrefix("+") { return "no plus sign" }
    let unsigned = Array(number.utf8.drop { $0 == UInt8(ascii: "-") })
    let isDigit = { (index: Int) in
      unsigned.indices.contains(index) && unsigned[index].isDigit
    }
    if unsigned[0] == UInt8(ascii: "0"), isDigit(1) { return "no zeros before its first digit" }
    if unsigned[0] == UInt8(ascii: ".") { return "a digit before its point" }
    if let point = unsigned.firstIndex(of: UInt8(ascii: ".")), !isDigit(point + 1) {
      return "a digit after its point"
    }
    return isDigit(unsigned.count - 1) ? nil : "a digit in its exponent"
  }

  /// The number without its plus sign and leading zeros, and with digits around its point.
  private static func tidied(_ number: String) -> String {
    let sign = number.hasPrefix("-") ? "-" : ""
    let unsigned = number.drop { $0 == "+" || $0 == "-" }
    let whole = unsigned.prefix { $0 != "." && $0 != "e" && $0 != "E" }
    var rest = String(unsigned[whole.endIndex...])
    if rest.hasPrefix("."), !(rest.dropFirst().first?.isNumber ?? false) {
      rest = ".0" + rest.dropFirst()
    }
    let digits = whole.drop { $0 == "0" }
    return sign + (digits.isEmpty ? "0" : String(digits)) + rest
  }

  /// The end of what may be an expression: words, points, operators and parentheses.
  private func expressionEnd(from start: Int) -> Int {
    bytes[start...].firstIndex {
      !$0.isWord && !"+-*/^%@().$\\=<>!".utf8.contains($0)
    } ?? bytes.count
  }
}

// Strings with something in them that JSON must have escaped, or has no escape for.
extension JSONReader {
  /// A string that ends with its line, or holds a control character.
  func unfinishedString(from start: Int) -> Diagnostic {
    if index < bytes.count, !byte.isLineBreak {
      let isTab = byte == 0x09
      let escape = "\\u" + SourceText.codePoint(UInt32(byte)).dropFirst(2)
      return failure(
        "a string requires escapes for control characters, got "
          + (isTab ? "a tab" : SourceText.codePoint(UInt32(byte))),
        at: index..<index + 1, suggestion: "write \(isTab ? "\\t" : escape)")
    }
    let isEnd = index >= bytes.count
    return failure(
      "a string requires a closing quote, got the end of the \(isEnd ? "file" : "line")",
      at: start..<min(index, bytes.count),
      suggestion: isEnd ? nil : "close it with \", or write a line break within it as \\n")
  }

  func unknownEscape(at start: Int) -> Diagnostic {
    let letter = start + 1
    guard letter < bytes.count, bytes[letter] >= 0x20 else {
      return failure(
        "a string requires a letter after a backslash, got the end of the "
          + (letter < bytes.count ? "line" : "file"), at: start..<letter)
    }
    let end = letter + (source.scalarLength(at: letter) ?? 1)
    return failure(
      "a string has no escape '\(source.text(in: start..<end))'", at: start..<end,
      suggestion: "write a backslash as \\\\")
  }

  func shortEscape(from start: Int) -> Diagnostic {
    failure(
      "an escape '\\u' requires four hexadecimal digits, got "
        + "'\(source.text(in: start..<min(index, bytes.count)))'",
      at: start..<min(index, bytes.count), suggestion: "write a backslash as \\\\")
  }

  func loneSurrogate(from start: Int) -> Diagnostic {
    failure(
      "a surrogate requires the other one of its pair, got "
        + "'\(source.text(in: start..<start + 6))' alone",
      at: start..<start + 6, suggestion: "write the character itself")
  }
}
