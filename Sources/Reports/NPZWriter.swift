/// An array on its way into a NPY file.
struct NPYArray {
  /// The elements in row-major order.
  enum Elements {
    case reals([Double])
    case wholes([Int64])
    case truths([Bool])
  }

  let shape: [Int]
  let elements: Elements

  /// The file, format 1.0: magic, version, the length of the header, the header as a Python
  /// dictionary, padded so that the data begin at a multiple of 64, and the data, little-endian.
  /// Source: NumPy, `numpy.lib.format`.
  var bytes: [UInt8] {
    let header = "{'descr': '\(type)', 'fortran_order': False, 'shape': \(tuple), }"
    let length = (10 + header.utf8.count + 1 + 63) / 64 * 64 - 10
    let padding = String(repeating: " ", count: length - header.utf8.count - 1)
    return [0x93] + Array("NUMPY".utf8) + [1, 0] + littleEndian(UInt16(length))
      + Array("\(header)\(padding)\n".utf8) + data
  }

  private var type: String {
    switch elements {
    case .reals: "<f8"
    case .wholes: "<i8"
    case .truths: "|b1"
    }
  }

  /// The shape as Python writes a tuple.
  private var tuple: String {
    shape.count == 1
      ? "(\(shape[0]),)" : "(" + shape.map { "\($0)" }.joined(separator: ", ") + ")"
  }

  private var data: [UInt8] {
    switch elements {
    case .reals(let numbers): numbers.map(\.bitPattern.littleEndian).withUnsafeBytes { Array($0) }
    case .wholes(let numbers): numbers.map(\.littleEndian).withUnsafeBytes { Array($0) }
    case .truths(let flags): flags.map { $0 ? 1 : 0 }
    }
  }
}

/// The bytes of a whole number, the lowest first.
private func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
  withUnsafeBytes(of: number.littleEndian) { Array($0) }
}

/// Why an archive cannot be written: it would hold more than its format can count.
public struct ArchiveError: Error, Sendable {
  /// What is wrong.
  public let message = "the values are too many for one NPZ file: it holds at most 4 GiB"
}

/// Writes NPZ files: ZIP archives that hold a NPY file an array, stored and not deflated.
///
/// The bytes are a function of the arrays: all files are of 1980-01-01, the first day that ZIP
/// knows. Source: PKWARE, APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
enum NPZWriter {
  /// The archive of arrays by their keys.
  static func bytes(_ arrays: [(key: String, array: NPYArray)]) throws(ArchiveError) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for (key, array) in arrays {
      let content = array.bytes
      let name = Array("\(key).npy".utf8)
      guard let size = UInt32(exactly: content.count), let offset = UInt32(exactly: archive.count),
        let nameLength = UInt16(exactly: name.count)
      else { throw ArchiveError() }
      let common =
        stamp + littleEndian(crc32(content)) + littleEndian(size) + littleEndian(size)
        + littleEndian(nameLength) + littleEndian(UInt16(0))
      archive += littleEndian(UInt32(0x0403_4B50)) + littleEndian(version) + common + name
      archive += content
      directory += littleEndian(UInt32(0x0201_4B50)) + littleEndian(unixVersion)
      directory += littleEndian(version) + common + [UInt8](repeating: 0, count: 6)
      directory += littleEndian(plainFile) + littleEndian(offset) + name
    }
    return archive + directory
      + (try end(count: arrays.count, directory: directory.count, offset: archive.count))
  }

  private static let version: UInt16 = 20
  /// The same, made on Unix, where the attributes are a file's mode: a plain file, `rw-r--r--`.
  private static let unixVersion: UInt16 = 0x0300 | 20
  private static let plainFile = UInt32(0o100644) << 16

  /// Flags (names are UTF-8), method (stored), time and date (1980-01-01, midnight).
  private static let stamp =
    littleEndian(UInt16(0x0800)) + littleEndian(UInt16(0)) + littleEndian(UInt16(0))
    + littleEndian(UInt16(0x0021))

  /// The record that ends an archive.
  private static func end(
    count: Int, directory: Int, offset: Int
  ) throws(ArchiveError) -> [UInt8] {
    guard let count = UInt16(exactly: count), let size = UInt32(exactly: directory),
      let offset = UInt32(exactly: offset)
    else { throw ArchiveError() }
    return littleEndian(UInt32(0x0605_4B50)) + littleEndian(UInt32(0)) + littleEndian(count)
      + littleEndian(count) + littleEndian(size) + littleEndian(offset) + littleEndian(UInt16(0))
  }
}

/// CRC-32 of each byte alone (ISO 3309, reflected polynomial EDB88320).
private let remainders: [UInt32] = (0..<256).map { byte in
  (0..<8).reduce(UInt32(byte)) { rest, _ in rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
}

/// The CRC-32 of bytes, as ZIP has it.
func crc32(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(~UInt32(0)) { rest, byte in
    remainders[Int(UInt8(truncatingIfNeeded: rest) ^ byte)] ^ rest >> 8
  }
}
