/// One file of a ZIP archive, as the central directory has it.
struct ZIPEntry: Sendable {
  /// Its name, folders and all.
  let name: String
  /// The bytes of the name in the archive.
  let nameBytes: Range<Int>
  let flags: UInt16
  /// 0 for stored, 8 for deflated.
  let method: UInt16
  /// The CRC-32 of its contents.
  let checksum: UInt32
  /// The number of bytes in the archive, and of the contents.
  let packedCount: Int
  let count: Int
  /// Where its local header stands.
  let offset: Int
}

/// The central directory of a ZIP archive, with the zip64 extensions (PKWARE's APPNOTE.TXT 6.3).
///
/// What it says is believed nowhere: each offset and size is checked against the bytes there are.
struct ZIPDirectory {
  let entries: [ZIPEntry]
  /// Where the directory begins, and the archive's entries end.
  let start: Int

  private static let endSignature: UInt32 = 0x0605_4B50
  private static let locatorSignature: UInt32 = 0x0706_4B50
  private static let end64Signature: UInt32 = 0x0606_4B50
  private static let entrySignature: UInt32 = 0x0201_4B50
  private static let endLength = 22
  private static let locatorLength = 20
  private static let greatestComment = 0xFFFF

  init(of bytes: [UInt8]) throws(ZIPFailure) {
    let summary = try Self.summary(of: bytes)
    guard let range = bytes.range(of: summary.length, at: summary.start, within: summary.end)
    else { throw .damaged("the directory of an NPZ file must lie within it, got one beyond it") }
    var entries: [ZIPEntry] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (entry, next) = try Self.entry(at: offset, within: range.upperBound, of: bytes)
      entries.append(entry)
      offset = next
    }
    guard entries.count == summary.count else {
      throw .damaged(
        "the directory of an NPZ file says that it has \(summary.count) entries, "
          + "but it has \(entries.count)")
    }
    self.entries = entries
    start = range.lowerBound
  }

  // MARK: The end record

  /// What the record at an archive's end says of the directory; `end` is where it ends at most.
  private struct Summary {
    var count: Int
    var length: Int
    var start: Int
    var end: Int
  }

  /// The summary of the last record that leads to a directory: what looks like a record may stand
  /// in the archive's comment, or behind it. Where none does, the last one tells why.
  private static func summary(of bytes: [UInt8]) throws(ZIPFailure) -> Summary {
    let last = bytes.count - endLength
    let places = stride(from: last, through: max(0, last - greatestComment), by: -1).filter {
      bytes.integer(UInt32.self, at: $0) == endSignature
    }
    for place in places {
      guard let summary = try? summary(at: place, of: bytes) else { continue }
      let isEmpty = summary.length == 0 && summary.start <= summary.end
      let first = bytes.integer(UInt32.self, at: summary.start)
      if isEmpty || (summary.start < summary.end && first == entrySignature) { return summary }
    }
    if let last = places.first { return try summary(at: last, of: bytes) }
    throw .damaged("an NPZ file requires a directory at its end, got none: it is cut short")
  }

  private static func summary(at offset: Int, of bytes: [UInt8]) throws(ZIPFailure) -> Summary {
    let halves = stride(from: offset + 4, to: offset + 12, by: 2).map {
      bytes.integer(UInt16.self, at: $0) ?? 0
    }
    let length = bytes.integer(UInt32.self, at: offset + 12) ?? 0
    let start = bytes.integer(UInt32.self, at: offset + 16) ?? 0
    if let summary = try summary64(before: offset, of: bytes) { return summary }
    guard halves[0] == 0, halves[1] == 0, halves[2] == halves[3] else {
      throw ZIPFailure(message: "an NPZ file must be one file, got a part of several")
    }
    return Summary(count: Int(halves[3]), length: Int(length), start: Int(start), end: offset)
  }

  /// The summary of the zip64 record, where a locator before the end record leads to one.
  private static func summary64(
    before end: Int, of bytes: [UInt8]
  ) throws(ZIPFailure) -> Summary? {
    let locator = end - locatorLength
    guard bytes.integer(UInt32.self, at: locator) == locatorSignature else { return nil }
    guard let place = bytes.size(at: locator + 8), place < locator,
      bytes.integer(UInt32.self, at: place) == end64Signature,
      let count = bytes.size(at: place + 32), let length = bytes.size(at: place + 40),
      let start = bytes.size(at: place + 48), place + 56 <= locator
    else { throw .damaged("the zip64 record of an NPZ file must lie before its end record") }
    return Summary(count: count, length: length, start: start, end: place)
  }

  // MARK: Entries

  private static func entry(
    at offset: Int, within end: Int, of bytes: [UInt8]
  ) throws(ZIPFailure) -> (ZIPEntry, next: Int) {
    let failure = ZIPFailure.damaged(
      "the directory of an NPZ file requires an entry at the byte \(offset), got something else")
    guard offset <= end - 46, bytes.integer(UInt32.self, at: offset) == entrySignature,
      let nameLength = bytes.integer(UInt16.self, at: offset + 28),
      let extraLength = bytes.integer(UInt16.self, at: offset + 30),
      let commentLength = bytes.integer(UInt16.self, at: offset + 32),
      let name = bytes.range(of: Int(nameLength), at: offset + 46, within: end),
      let extra = bytes.range(of: Int(extraLength), at: name.upperBound, within: end),
      let comment = bytes.range(of: Int(commentLength), at: extra.upperBound, within: end),
      let sizes = ZIPSizes(central: offset, extra: extra, of: bytes)
    else { throw failure }
    guard let text = String(validating: bytes[name], as: UTF8.self) else {
      let shown = String(decoding: bytes[name], as: UTF8.self)
      throw ZIPFailure(message: "an NPZ file requires names in UTF-8, got '\(shown)'")
    }
    let entry = ZIPEntry(
      name: text, nameBytes: name, flags: bytes.integer(UInt16.self, at: offset + 8) ?? 0,
      method: bytes.integer(UInt16.self, at: offset + 10) ?? 0,
      checksum: bytes.integer(UInt32.self, at: offset + 16) ?? 0,
      packedCount: sizes.packedCount, count: sizes.count, offset: sizes.offset)
    return (entry, comment.upperBound)
  }
}

/// The sizes in a header; those that 32 bits do not hold stand in its zip64 field.
struct ZIPSizes {
  var count: Int
  var packedCount: Int
  var offset = 0

  private static let zip64 = 0x0001

  /// Those of an entry of the central directory.
  init?(central header: Int, extra: Range<Int>, of bytes: [UInt8]) {
    guard let packed = bytes.integer(UInt32.self, at: header + 20),
      let count = bytes.integer(UInt32.self, at: header + 24),
      let offset = bytes.integer(UInt32.self, at: header + 42),
      let sizes = Self.sizes([count, packed, offset], extra: extra, of: bytes)
    else { return nil }
    (self.count, packedCount, self.offset) = (sizes[0], sizes[1], sizes[2])
  }

  /// Those of a local header.
  init?(local header: Int, extra: Range<Int>, of bytes: [UInt8]) {
    guard let packed = bytes.integer(UInt32.self, at: header + 18),
      let count = bytes.integer(UInt32.self, at: header + 22),
      let sizes = Self.sizes([count, packed], extra: extra, of: bytes)
    else { return nil }
    (self.count, packedCount) = (sizes[0], sizes[1])
  }

  /// Each size, or the next number of the zip64 field where the size is the greatest of 32 bits.
  private static func sizes(
    _ sizes: [UInt32], extra: Range<Int>, of bytes: [UInt8]
  ) -> [Int]? {
    guard var field = field(of: extra, in: bytes) else { return nil }
    var result: [Int] = []
    for size in sizes {
      if size != .max || field.isEmpty {
        result.append(Int(size))
      } else {
        guard field.count >= 8, let wide = bytes.size(at: field.lowerBound) else { return nil }
        result.append(wide)
        field = field.lowerBound + 8..<field.upperBound
      }
    }
    return result
  }

  /// The zip64 field's bytes, empty where there is none; nil where the fields do not fit.
  private static func field(of extra: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
    var offset = extra.lowerBound
    while offset < extra.upperBound {
      guard offset <= extra.upperBound - 4, let id = bytes.integer(UInt16.self, at: offset),
        let length = bytes.integer(UInt16.self, at: offset + 2),
        let field = bytes.range(of: Int(length), at: offset + 4, within: extra.upperBound)
      else { return nil }
      if Int(id) == zip64 { return field }
      offset = field.upperBound
    }
    return extra.upperBound..<extra.upperBound
  }
}

extension [UInt8] {
  /// The 64-bit size at an offset; nil where it exceeds what an `Int` holds.
  fileprivate func size(at offset: Int) -> Int? {
    integer(UInt64.self, at: offset).flatMap { Int(exactly: $0) }
  }
}
