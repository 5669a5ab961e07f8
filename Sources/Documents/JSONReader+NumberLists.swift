extension JSONReader {
  /// Reads a list of nothing but finite numbers, or of such lists of equal length, from its opening
  /// bracket on. Returns nil, and stays there, where the list is empty or holds anything else.
  mutating func numberList() -> NumberList? {
    let (start, before) = (index, numbers.count)
    index += 1
    skipBlanks()
    if let columns = byte == UInt8(ascii: "[") ? rows() : row() == nil ? nil : 0,
      let list = NumberList(before..<numbers.count, of: numbers, columns: columns)
    {
      return list
    }
    index = start
    numbers.removeAll(after: before)
    return nil
  }

  /// Reads the rest of a list of rows; gives the length of each.
  private mutating func rows() -> Int? {
    var columns: Int?
    while byte == UInt8(ascii: "[") {
      index += 1
      skipBlanks()
      guard let count = row(), count == columns ?? count else { return nil }
      columns = count
      skipBlanks()
      guard let isEnd = isEndOfList() else { return nil }
      if isEnd { return columns }
    }
    return nil
  }

  /// Reads the rest of a list of numbers; gives how many there are.
  private mutating func row() -> Int? {
    let before = numbers.count
    while !readPlainNumbers() {
      skipBlanks()
      guard let number = shortNumber() ?? otherNumber() else { return nil }
      numbers.append(number)
      skipBlanks()
      guard let isEnd = isEndOfList() else { return nil }
      if isEnd { break }
    }
    return numbers.count - before
  }

  /// Reads what stands behind an element: whether it is the end of the list; nil where it is neither
  /// that nor a comma.
  @inline(__always)
  private mutating func isEndOfList() -> Bool? {
    switch byte {
    case UInt8(ascii: ","):
      index += 1
      skipBlanks()
      return false
    case UInt8(ascii: "]"):
      index += 1
      return true
    default: return nil
    }
  }

  private mutating func otherNumber() -> Double? {
    guard byte.isDigit || byte == UInt8(ascii: "-"), let node = try? number() else { return nil }
    switch node.value {
    case .integer(let integer): return Double(integer)
    case .number(let number) where number.isFinite: return number
    default: return nil
    }
  }

  /// Reads a number of up to 15 digits without an exponent, as most are. Returns nil, and stays
  /// there, at any other.
  @inline(__always)
  private mutating func shortNumber() -> Double? {
    var place = index
    let isNegative = byte == UInt8(ascii: "-")
    if isNegative { place += 1 }
    let first = place
    var mantissa: UInt64 = 0
    digits(from: &place, into: &mantissa)
    let whole = place - first
    guard whole == 1 || (whole > 1 && bytes[first] != UInt8(ascii: "0")) else { return nil }
    var fraction = 0
    if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
      place += 1
      let start = place
      digits(from: &place, into: &mantissa)
      fraction = place - start
      if fraction == 0 { return nil }
    }
    guard whole + fraction <= 15, place < bytes.count, bytes[place].endsNumber else { return nil }
    index = place
    // Both are exact, so the one rounding is that of the quotient.
    let magnitude = Double(Int(truncatingIfNeeded: mantissa)) / powersOfTen[fraction]
    return isNegative ? -magnitude : magnitude
  }

  /// Reads digits, one by one.
  @inline(__always)
  private func digits(from place: inout Int, into mantissa: inout UInt64) {
    while place < bytes.count {
      let digit = bytes[place] &- UInt8(ascii: "0")
      guard digit < 10 else { return }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      place += 1
    }
  }
}

extension JSONReader {
  /// Reads numbers, each with what stands behind it, up to one that is not written as most are: in up
  /// to seven bytes, and with a comma or the closing bracket right behind it. Returns whether that was
  /// the bracket.
  ///
  /// Eight bytes are looked at together, as one word. Where the next number begins depends only on
  /// where the mark is, so that the processor reads it while it still works on this one.
  private mutating func readPlainNumbers() -> Bool {
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return false }
    var place = index
    defer { index = place }
    while place + 8 < bytes.count {
      let word = UInt64(
        littleEndian: base.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let marks = word.places(of: ",") | word.places(of: "]")
      if marks == 0 { return false }
      let length = marks.trailingZeroBitCount / 8
      guard let number = plainNumber(word, length: length) else { return false }
      numbers.append(number)
      place &+= length &+ 1
      if word.byte(length) == UInt8(ascii: "]") { return true }
      if base.load(fromByteOffset: place, as: UInt8.self) == 0x20 { place &+= 1 }
    }
    return false
  }

  /// The number in the first bytes of a word; nil where that is none, or one with an exponent.
  ///
  /// The sign and the point are taken out. Then pairs of digits, pairs of those, and of those again are
  /// joined; zeros take the places of what stands behind the digits, before the first one.
  @inline(__always)
  private func plainNumber(_ word: UInt64, length: Int) -> Double? {
    let isNegative = word.byte(0) == UInt8(ascii: "-")
    let text = isNegative ? word &>> 8 : word
    var count = isNegative ? length &- 1 : length
    var digits = text ^ UInt64(repeating: "0")
    var fraction = 0
    let points =
      text.places(of: ".") & ((1 as UInt64) &<< UInt64(truncatingIfNeeded: 8 &* count) &- 1)
    if points != 0 {
      let whole = points.trailingZeroBitCount / 8
      let before = (1 as UInt64) &<< UInt64(truncatingIfNeeded: 8 &* whole) &- 1
      digits = (digits & before) | (digits &>> 8 & ~before)
      count &-= 1
      fraction = count &- whole
      if fraction == 0 { return nil }
    }
    let whole = count &- fraction
    // It begins with a digit, and with a zero only where nothing or a point follows.
    guard whole == 1 || (whole > 1 && digits & 0xFF != 0) else { return nil }
    digits &<<= UInt64(truncatingIfNeeded: 64 &- 8 &* count)
    let others = (digits &+ UInt64(repeating: 128 - 10)) | digits
    if others & UInt64(repeating: 128) != 0 { return nil }
    digits = (digits &* 10 &+ digits &>> 8) & 0x00FF_00FF_00FF_00FF
    digits = (digits &* 100 &+ digits &>> 16) & 0x0000_FFFF_0000_FFFF
    digits = (digits &* 10_000 &+ digits &>> 32) & 0xFFFF_FFFF
    // Both are exact, so the one rounding is that of the quotient.
    let magnitude = Double(Int(truncatingIfNeeded: digits)) / powersOfTen[fraction]
    return isNegative ? -magnitude : magnitude
  }
}

/// Eight bytes as one word, the first of them lowest.
extension UInt64 {
  @inline(__always)
  fileprivate init(repeating byte: UInt8) { self = 0x0101_0101_0101_0101 &* UInt64(byte) }

  @inline(__always)
  fileprivate init(repeating scalar: Unicode.Scalar) { self.init(repeating: UInt8(ascii: scalar)) }

  @inline(__always)
  fileprivate func byte(_ place: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: self &>> UInt64(truncatingIfNeeded: 8 &* place))
  }

  /// The highest bit of each byte that is this letter, up to the first one: subtracting one borrows
  /// from a byte that is zero.
  @inline(__always)
  fileprivate func places(of letter: Unicode.Scalar) -> UInt64 {
    let others = self ^ UInt64(repeating: letter)
    return (others &- UInt64(repeating: 1)) & ~others & UInt64(repeating: 128)
  }
}

extension UInt8 {
  /// Whether a number is complete before this byte, whatever follows.
  fileprivate var endsNumber: Bool {
    self == UInt8(ascii: ",") || self == UInt8(ascii: "]") || isBlank
  }
}
