extension JSONReader {
  /// Reads a list of nothing but finite numbers, or of such lists of equal length, from its opening
  /// bracket on. Returns nil, and stays there, where the list is empty or holds anything else.
  mutating func numberList() -> NumberList? {
    let start = index
    defer { numbers.removeAll(keepingCapacity: true) }
    index += 1
    skipBlanks()
    guard let columns = byte == UInt8(ascii: "[") ? rows() : row() == nil ? nil : 0 else {
      index = start
      return nil
    }
    return NumberList(Array(numbers), columns: columns, of: text)
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
    while let number = finiteNumber() {
      numbers.append(number)
      skipBlanks()
      guard let isEnd = isEndOfList() else { return nil }
      if isEnd { return numbers.count - before }
    }
    return nil
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

  @inline(__always)
  private mutating func finiteNumber() -> Double? {
    if let number = shortNumber() { return number }
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
    let magnitude = Double(mantissa) / powersOfTen[fraction]
    return isNegative ? -magnitude : magnitude
  }

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

extension UInt8 {
  /// Whether a number is complete before this byte, whatever follows.
  fileprivate var endsNumber: Bool {
    self == UInt8(ascii: ",") || self == UInt8(ascii: "]") || isBlank
  }
}
