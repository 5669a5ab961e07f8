import Glibc

/// A place in a text whose line and column are known, from which others are counted.
struct Anchor: Sendable {
  var offset: Int
  var line: Int
  var column: Int

  /// Bytes of a line after which another anchor is wanted, so that a place in a file that is one
  /// long line is found as fast as any other.
  private static let spacing = 512

  /// Whether every byte is a character: ASCII, without the CR that makes one with a line feed.
  static func areCharacters(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // Looking at all bytes without a branch is faster than stopping early.
    guard bytes.reduce(0, |) < 0x80, let start = bytes.baseAddress else { return bytes.isEmpty }
    return memchr(start, 0x0D, bytes.count) == nil
  }

  /// The anchors at the starts of lines, which line feeds end.
  static func lineStarts(in bytes: UnsafeBufferPointer<UInt8>) -> [Anchor] {
    var anchors = [Anchor(offset: 0, line: 1, column: 1)]
    var rest = UnsafeRawPointer(bytes.baseAddress)
    let end = rest.map { $0 + bytes.count }
    while let start = rest, let end, let feed = memchr(start, 0x0A, end - start) {
      let next = UnsafeRawPointer(feed) + 1
      anchors.append(Anchor(offset: bytes.count - (end - next), line: anchors.count + 1, column: 1))
      rest = next
    }
    return anchors
  }

  /// The anchors of a text, in order; the first is its start.
  static func all(in bytes: UnsafeBufferPointer<UInt8>) -> [Anchor] {
    var anchors = [Anchor(offset: 0, line: 1, column: 1)]
    var last = anchors[0]
    for offset in 0..<bytes.count {
      let byte = bytes[offset]
      if byte == 0x0A || byte == 0x0D {
        let isBeforeLineFeed =
          byte == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
        guard !isBeforeLineFeed else { continue }
        last = Anchor(offset: offset + 1, line: last.line + 1, column: 1)
        anchors.append(last)
      } else if offset - last.offset >= spacing, let next = last.next(before: offset, in: bytes) {
        last = next
        anchors.append(last)
      }
    }
    return anchors
  }

  /// An anchor further on in the line, where a character begins for sure: between two printable
  /// ASCII characters, or, in a text that has none for long, at the last character before.
  private func next(before offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Anchor? {
    let isPrintable = { (byte: UInt8) in byte >= 0x20 && byte < 0x7F }
    if isPrintable(bytes[offset]) && isPrintable(bytes[offset - 1]) {
      let characters = Anchor.characters(in: bytes, self.offset..<offset)
      return Anchor(offset: offset, line: line, column: column + characters)
    }
    // Where that fails, for one character without end, the next attempt is at twice the distance.
    let (steps, rest) = (offset - self.offset).quotientAndRemainder(dividingBy: 4 * Anchor.spacing)
    guard rest == 0, steps.nonzeroBitCount == 1 else { return nil }
    let end = bytes[offset - 4..<offset].lastIndex { $0 & 0xC0 != 0x80 } ?? offset
    let text = String(validating: bytes[self.offset..<end], as: UTF8.self)
    guard let text, let last = text.last, text.count > 1 else { return nil }
    return Anchor(offset: end - last.utf8.count, line: line, column: column + text.count - 1)
  }

  /// The number of characters in a range of bytes.
  static func characters(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    let slice = bytes[range]
    if slice.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) { return slice.count }
    return String(decoding: slice, as: UTF8.self).count
  }
}
