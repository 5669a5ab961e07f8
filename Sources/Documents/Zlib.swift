import Czlib

/// What zlib does for us; no other file calls it.
enum Zlib {
  /// The greatest number of bytes that deflate makes of one.
  static let greatestRatio = 1032

  /// Why bytes cannot be inflated.
  enum Failure: Error {
    /// They are no deflated data, or they end before it does.
    case damaged
    /// They inflate to more, or to less, than was wanted.
    case wrongCount
    case outOfMemory
  }

  /// Inflates raw deflated bytes (RFC 1951) to exactly so many; no more memory is ever taken.
  static func inflate(_ deflated: ArraySlice<UInt8>, to count: Int) throws(Failure) -> [UInt8] {
    var status = Z_OK
    var written = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      (status, written) = deflated.withUnsafeBufferPointer { inflate($0, into: buffer) }
      initialized = written
    }
    switch status {
    case Z_STREAM_END where written == count: return bytes
    case Z_STREAM_END, Z_OK: throw .wrongCount
    case Z_MEM_ERROR: throw .outOfMemory
    default: throw .damaged
    }
  }

  /// Feeds the bytes in pieces that zlib can count. `Z_OK` means that they inflate to more than
  /// there is room for, `Z_BUF_ERROR` that they end too early, `Z_DATA_ERROR` also too late.
  private static func inflate(
    _ deflated: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> (status: Int32, written: Int) {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    var status = inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, size)
    guard status == Z_OK else { return (status, 0) }
    defer { inflateEnd(&stream) }
    var (read, written) = (0, 0)
    // Where the room is used up, one byte more tells an end from a beginning of too much.
    var spare: UInt8 = 0
    while status == Z_OK {
      let available = uInt(clamping: deflated.count - read)
      stream.next_in = deflated.baseAddress.map { UnsafeMutablePointer(mutating: $0 + read) }
      stream.avail_in = available
      let isFull = written == output.count
      let room = isFull ? 1 : uInt(clamping: output.count - written)
      status = withUnsafeMutablePointer(to: &spare) { spare in
        stream.next_out = isFull ? spare : output.baseAddress.map { $0 + written }
        stream.avail_out = room
        return Czlib.inflate(&stream, Z_NO_FLUSH)
      }
      read += Int(available - stream.avail_in)
      if isFull {
        if stream.avail_out == 0 { return (Z_OK, written) }
      } else {
        written += Int(room - stream.avail_out)
      }
    }
    let isWhole = status != Z_STREAM_END || read == deflated.count
    return (isWhole ? status : Z_DATA_ERROR, written)
  }

  /// The CRC-32 of bytes, as ZIP files have it.
  static func checksum(of bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { UInt32(crc32_z(0, $0.baseAddress, $0.count)) }
  }
}
