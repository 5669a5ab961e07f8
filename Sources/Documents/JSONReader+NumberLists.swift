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
  /// Reads numbers, each with what stands behind it, up to one that is not written as most are: with
  /// up to eight digits and a point, and a comma or the closing bracket right behind it. Returns
  /// whether that was the bracket.
  private mutating func readPlainNumbers() -> Bool {
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return false }
    var place = index
    defer { index = place }
    // A sign, eight bytes, and three behind them.
    while place + 12 <= bytes.count {
      let isNegative = base.loadUnaligned(fromByteOffset: place, as: UInt8.self) == 0x2D
      let start = isNegative ? place &+ 1 : place
      guard let (magnitude, count) = plainNumber(at: base + start) else { return false }
      let end = start &+ count
      let mark = base.loadUnaligned(fromByteOffset: end, as: UInt8.self)
      guard mark == UInt8(ascii: ",") || mark == UInt8(ascii: "]") else { return false }
      numbers.append(isNegative ? -magnitude : magnitude)
      place = end &+ 1
      if mark == UInt8(ascii: "]") { return true }
      if base.loadUnaligned(fromByteOffset: place, as: UInt8.self) == 0x20 { place &+= 1 }
    }
    return false
  }

  /// The number without a sign at a place where there are eight bytes, and how many of them it takes,
  /// if it ends behind these; nil where it is not written with digits and at most one point.
  ///
  /// The eight bytes are looked at together, as one word: what is less than ten once `0` is taken away
  /// is a digit. The point is taken out. Then pairs of digits, pairs of those, and of those again are
  /// joined; zeros take the places of what stands behind the digits, before the first one.
  @inline(__always)
  private func plainNumber(at start: UnsafeRawPointer) -> (Double, count: Int)? {
    let word = UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
    var digits = word ^ 0x3030_3030_3030_3030
    let whole = Self.digitCount(digits)
    var (count, fraction) = (whole, 0)
    // It has no digit, or begins with a zero that nothing may follow but a point.
    guard whole == 1 || (whole > 1 && digits & 0xFF != 0) else { return nil }
    if whole < 8, word &>> UInt64(8 &* whole) & 0xFF == UInt64(UInt8(ascii: ".")) {
      let before = (1 as UInt64) &<< UInt64(8 &* whole) &- 1
      digits = (digits & before) | (digits &>> 8 & ~before) | 0xFF << 56
      count = Self.digitCount(digits)
      fraction = count &- whole
      if fraction == 0 { return nil }
    }
    digits &<<= UInt64(64 &- 8 &* count)
    digits = (digits &* 10 &+ digits &>> 8) & 0x00FF_00FF_00FF_00FF
    digits = (digits &* 100 &+ digits &>> 16) & 0x0000_FFFF_0000_FFFF
    digits = (digits &* 10_000 &+ digits &>> 32) & 0xFFFF_FFFF
    // Both are exact, so the one rounding is that of the quotient.
    let value = Double(Int(truncatingIfNeeded: digits)) / powersOfTen[fraction]
    return (value, fraction > 0 ? count &+ 1 : count)
  }

  /// How many bytes of a word are less than ten before the first that is not.
  @inline(__always)
  private static func digitCount(_ word: UInt64) -> Int {
    ((word &+ 0x7676_7676_7676_7676 | word) & 0x8080_8080_8080_8080).trailingZeroBitCount / 8
  }
}

extension UInt8 {
  /// Whether a number is complete before this byte, whatever follows.
  fileprivate var endsNumber: Bool {
    self == UInt8(ascii: ",") || self == UInt8(ascii: "]") || isBlank
  }
}
