/// Kinds of bytes in a text.
extension UInt8 {
  /// A space, a tab or a line break.
  var isBlank: Bool { self == 0x20 || self == 0x09 || isLineBreak }

  var isLineBreak: Bool { self == 0x0A || self == 0x0D }

  var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }

  /// What words and numbers consist of: letters of any script, digits, `_` and points.
  var isWord: Bool {
    isDigit || (self | 0x20) &- UInt8(ascii: "a") < 26 || self == UInt8(ascii: "_")
      || self == UInt8(ascii: ".") || self >= 0x80
  }
}
