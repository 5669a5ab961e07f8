import Diagnostics

/// The contents of a ZIP archive's entries, stored or deflated.
///
/// An entry's local header must agree with the directory, its bytes must lie between its header
/// and the next, and what comes out must have the size and the checksum that the directory says.
struct ZIPArchive {
  let bytes: [UInt8]
  let entries: [ZIPEntry]
  /// For each entry, where the next one's header or the directory begins.
  private let ends: [Int]

  private static let localSignature: UInt32 = 0x0403_4B50
  private static let localLength = 30
  /// Flags: encrypted, patched, strongly encrypted, with a hidden directory.
  private static let encrypted: UInt16 = 1 << 0 | 1 << 6 | 1 << 13
  private static let patched: UInt16 = 1 << 5
  /// The sizes stand behind the entry instead of in its local header.
  private static let streamed: UInt16 = 1 << 3

  init(_ bytes: [UInt8]) throws(ZIPFailure) {
    let directory = try ZIPDirectory(of: bytes)
    self.bytes = bytes
    entries = directory.entries
    let offsets = directory.entries.map(\.offset)
    let order = offsets.indices.sorted { (offsets[$0], $0) < (offsets[$1], $1) }
    var ends = offsets.map { _ in directory.start }
    for (index, next) in zip(order, order.dropFirst()) { ends[index] = offsets[next] }
    self.ends = ends
  }

  /// The number of bytes that all entries inflate to; nil where that exceeds 64 bits.
  var inflatedCount: Int? {
    var sum = 0
    for entry in entries {
      let (next, overflow) = sum.addingReportingOverflow(entry.count)
      if overflow { return nil }
      sum = next
    }
    return sum
  }

  /// The contents of an entry. Complexity: linear in its size here and in the archive.
  func contents(at index: Int) throws(ZIPFailure) -> [UInt8] {
    let entry = entries[index]
    let name = SourceText.shortened(entry.name)
    if entry.flags & Self.encrypted != 0 {
      throw ZIPFailure(message: "an NPZ file must not be encrypted, got the entry '\(name)'")
    }
    guard entry.flags & Self.patched == 0, entry.method == 0 || entry.method == 8 else {
      throw ZIPFailure(
        message: "the entry '\(name)' must be stored or deflated, got the method \(entry.method)")
    }
    let packed = bytes[try packedRange(of: entry, before: ends[index], name)]
    let contents = entry.method == 0 ? Array(packed) : try inflate(packed, entry, name)
    guard contents.count == entry.count else { throw wrongSize(name) }
    guard Zlib.checksum(of: contents) == entry.checksum else {
      throw .damaged("the entry '\(name)' is damaged: its checksum is another one")
    }
    return contents
  }

  /// The bytes of an entry behind its local header.
  private func packedRange(
    of entry: ZIPEntry, before end: Int, _ name: String
  ) throws(ZIPFailure) -> Range<Int> {
    let header = entry.offset
    guard bytes.integer(UInt32.self, at: header) == Self.localSignature,
      let flags = bytes.integer(UInt16.self, at: header + 6),
      let method = bytes.integer(UInt16.self, at: header + 8),
      let nameLength = bytes.integer(UInt16.self, at: header + 26),
      let extraLength = bytes.integer(UInt16.self, at: header + 28),
      let nameBytes = bytes.range(
        of: Int(nameLength), at: header + Self.localLength, within: end),
      let extra = bytes.range(of: Int(extraLength), at: nameBytes.upperBound, within: end),
      let sizes = ZIPSizes(local: header, extra: extra, of: bytes)
    else { throw .damaged("the entry '\(name)' requires a header at the byte \(header), got none") }
    guard method == entry.method, flags & Self.encrypted == 0,
      bytes[nameBytes].elementsEqual(bytes[entry.nameBytes]),
      flags & Self.streamed != 0
        || (sizes.count == entry.count && sizes.packedCount == entry.packedCount)
    else { throw .damaged("the entry '\(name)' is another one by its own header") }
    guard let range = bytes.range(of: entry.packedCount, at: extra.upperBound, within: end) else {
      throw .damaged("the entry '\(name)' overlaps what stands behind it")
    }
    return range
  }

  private func inflate(
    _ packed: ArraySlice<UInt8>, _ entry: ZIPEntry, _ name: String
  ) throws(ZIPFailure) -> [UInt8] {
    // What cannot be true takes no memory.
    guard entry.count / Zlib.greatestRatio <= packed.count else { throw wrongSize(name) }
    do throws(Zlib.Failure) { return try Zlib.inflate(packed, to: entry.count) } catch {
      switch error {
      case .damaged: throw .damaged("the entry '\(name)' is damaged: it cannot be inflated")
      case .wrongCount: throw wrongSize(name)
      case .outOfMemory:
        throw ZIPFailure(
          message: "the entry '\(name)' cannot be inflated: memory ran out",
          suggestion: "try it again")
      }
    }
  }

  private func wrongSize(_ name: String) -> ZIPFailure {
    .damaged("the entry '\(name)' is damaged: it has another size than the directory says")
  }
}
