/// An NPZ file made byte by byte, for tests: right as NumPy writes it, or wrong on purpose.
public struct NPZFile {
  /// One file of the archive. What its headers say can be changed from what is true.
  public struct Entry {
    /// Its name, in any encoding.
    public var name: [UInt8]
    /// Its bytes in the archive.
    public var packed: [UInt8]
    /// 0 for stored, 8 for deflated.
    public var method: UInt16
    /// General purpose flags.
    public var flags: UInt16
    /// The CRC-32 that the headers give.
    public var checksum: UInt32
    /// The size of its contents that the headers give.
    public var count: UInt64
    /// The size in the archive that the headers give.
    public var packedCount: UInt64
    /// Another offset of the local header than the true one.
    public var offset: UInt64?
    /// How the local header gives the sizes.
    public var local = Local.zip64

    /// How a local header gives sizes: in a zip64 field (NumPy), as they are (others), or not at
    /// all but behind the contents (writers to a stream).
    public enum Local: CaseIterable, Sendable { case zip64, plain, streamed }
  }

  /// The files of the archive in their order.
  public var entries: [Entry] = []
  /// Whether the directory and its end use zip64 throughout.
  public var isZip64 = false
  /// The comment at the end.
  public var comment: [UInt8] = []

  /// Makes a file of arrays by their keys.
  public init(_ arrays: KeyValuePairs<String, NPYFile> = [:], isDeflated: Bool = false) {
    for (key, array) in arrays { add("\(key).npy", array.bytes, isDeflated: isDeflated) }
  }

  /// Adds a file to the archive.
  public mutating func add(_ name: String, _ contents: [UInt8], isDeflated: Bool = false) {
    let packed = isDeflated ? deflated(contents) : contents
    entries.append(
      Entry(
        name: Array(name.utf8), packed: packed, method: isDeflated ? 8 : 0,
        flags: name.utf8.allSatisfy { $0 < 0x80 } ? 0 : 0x0800, checksum: checksum(of: contents),
        count: UInt64(contents.count), packedCount: UInt64(packed.count)))
  }

  /// The whole file.
  public var bytes: [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      directory += record(of: entry, at: entry.offset ?? UInt64(file.count))
      file += header(of: entry) + entry.packed
      if entry.local == .streamed {
        file += littleEndian(UInt32(0x0807_4B50)) + littleEndian(entry.checksum)
        file += littleEndian(entry.packedCount) + littleEndian(entry.count)
      }
    }
    return file + directory + end(directory: directory.count, at: file.count)
  }

  private func header(of entry: Entry) -> [UInt8] {
    let isStreamed = entry.local == .streamed
    let isZip64 = entry.local == .zip64
    let extra =
      isZip64
      ? littleEndian(UInt16(1)) + littleEndian(UInt16(16)) + littleEndian(entry.count)
        + littleEndian(entry.packedCount) : []
    let sizes = isStreamed ? [0, 0] : [entry.packedCount, entry.count]
    return littleEndian(UInt32(0x0403_4B50)) + littleEndian(UInt16(isZip64 ? 45 : 20))
      + littleEndian(entry.flags | (isStreamed ? 8 : 0)) + littleEndian(entry.method)
      + littleEndian(UInt32(0x0021_0000)) + littleEndian(isStreamed ? 0 : entry.checksum)
      + sizes.flatMap { littleEndian(isZip64 ? UInt32.max : UInt32(truncatingIfNeeded: $0)) }
      + littleEndian(UInt16(entry.name.count)) + littleEndian(UInt16(extra.count)) + entry.name
      + extra
  }

  private func record(of entry: Entry, at offset: UInt64) -> [UInt8] {
    let numbers = [entry.count, entry.packedCount, offset]
    let isWide = isZip64 || numbers.contains { $0 >= UInt64(UInt32.max) }
    let extra =
      isWide
      ? littleEndian(UInt16(1)) + littleEndian(UInt16(24)) + numbers.flatMap { littleEndian($0) }
      : []
    func short(_ number: UInt64) -> [UInt8] {
      littleEndian(isWide ? UInt32.max : UInt32(truncatingIfNeeded: number))
    }
    let flags = entry.flags | (entry.local == .streamed ? 8 : 0)
    return littleEndian(UInt32(0x0201_4B50)) + littleEndian(UInt16(45)) + littleEndian(UInt16(45))
      + littleEndian(flags) + littleEndian(entry.method) + littleEndian(UInt32(0x0021_0000))
      + littleEndian(entry.checksum) + short(entry.packedCount) + short(entry.count)
      + littleEndian(UInt16(entry.name.count)) + littleEndian(UInt16(extra.count))
      + [UInt8](repeating: 0, count: 10) + short(offset) + entry.name + extra
  }

  private func end(directory length: Int, at start: Int) -> [UInt8] {
    let numbers = [UInt64(entries.count), UInt64(entries.count), UInt64(length), UInt64(start)]
    let wide =
      littleEndian(UInt32(0x0606_4B50)) + littleEndian(UInt64(44)) + littleEndian(UInt16(45))
      + littleEndian(UInt16(45)) + [UInt8](repeating: 0, count: 8)
      + numbers.flatMap { littleEndian($0) }
      + littleEndian(UInt32(0x0706_4B50)) + littleEndian(UInt32(0))
      + littleEndian(UInt64(start + length)) + littleEndian(UInt32(1))
    let count = isZip64 ? UInt16.max : UInt16(entries.count)
    let places = isZip64 ? [UInt32.max, .max] : [UInt32(length), UInt32(start)]
    return (isZip64 ? wide : []) + littleEndian(UInt32(0x0605_4B50)) + littleEndian(UInt32(0))
      + littleEndian(count) + littleEndian(count) + places.flatMap { littleEndian($0) }
      + littleEndian(UInt16(comment.count)) + comment
  }
}

/// The bytes of a number, the least significant first.
public func littleEndian(_ number: some FixedWidthInteger) -> [UInt8] {
  withUnsafeBytes(of: number.littleEndian) { Array($0) }
}

/// The bytes of a number, the most significant first.
public func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
  littleEndian(number).reversed()
}
