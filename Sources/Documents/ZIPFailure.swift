/// Why a ZIP archive, or one of its entries, cannot be read.
struct ZIPFailure: Error {
  /// What was wanted and what was found.
  let message: String
  /// What to do.
  var suggestion = "write the file again by np.savez"

  /// Part of the archive is missing or was changed.
  static func damaged(_ message: String) -> ZIPFailure {
    ZIPFailure(
      message: message, suggestion: "write the file again by np.savez, and hand in all of it")
  }
}

extension [UInt8] {
  /// The little-endian integer at an offset; nil where it does not lie within the bytes.
  func integer<Integer: FixedWidthInteger>(_ type: Integer.Type, at offset: Int) -> Integer? {
    let size = MemoryLayout<Integer>.size
    guard offset >= 0, count >= size, offset <= count - size else { return nil }
    return withUnsafeBytes {
      Integer(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: type))
    }
  }

  /// The range of so many bytes from an offset on; nil where they do not all lie within `end`.
  func range(of length: Int, at offset: Int, within end: Int) -> Range<Int>? {
    guard offset >= 0, length >= 0, offset <= end, length <= end - offset else { return nil }
    return offset..<offset + length
  }
}
