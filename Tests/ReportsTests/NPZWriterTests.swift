import Testing

@testable import Reports

@Suite struct NPZWriterTests {
  /// The start of a NPY file, as NumPy 2.4 writes it (`numpy.lib.format.write_array`, version 1.0).
  private func header(_ text: String) -> [UInt8] {
    let padded = text + String(repeating: " ", count: 117 - text.utf8.count) + "\n"
    return Array("\u{93}NUMPY\u{1}\u{0}v\u{0}".unicodeScalars.map { UInt8($0.value) })
      + Array(padded.utf8)
  }

  @Test func arraysAreAsNumPyWritesThem() {
    #expect(
      NPYArray(shape: [2, 2], elements: .reals([0.5, -1, 1e300, .infinity])).bytes
        == header("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }") + [
          0, 0, 0, 0, 0, 0, 0xE0, 0x3F, 0, 0, 0, 0, 0, 0, 0xF0, 0xBF, 0x9C, 0x75, 0x00, 0x88, 0x3C,
          0xE4, 0x37, 0x7E, 0, 0, 0, 0, 0, 0, 0xF0, 0x7F,
        ])
    #expect(
      NPYArray(shape: [], elements: .wholes([3])).bytes
        == header("{'descr': '<i8', 'fortran_order': False, 'shape': (), }")
        + [3, 0, 0, 0, 0, 0, 0, 0])
    #expect(
      NPYArray(shape: [2], elements: .wholes([1, -2])).bytes
        == header("{'descr': '<i8', 'fortran_order': False, 'shape': (2,), }")
        + [1, 0, 0, 0, 0, 0, 0, 0, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF])
    #expect(
      NPYArray(shape: [2], elements: .truths([true, false])).bytes
        == header("{'descr': '|b1', 'fortran_order': False, 'shape': (2,), }") + [1, 0])
    #expect(
      NPYArray(shape: [0, 3], elements: .reals([])).bytes
        == header("{'descr': '<f8', 'fortran_order': False, 'shape': (0, 3), }"))
  }

  @Test func dataBeginAtAMultipleOf64() {
    for rank in 0..<40 {
      let array = NPYArray(shape: Array(repeating: 1, count: rank), elements: .truths([true]))
      #expect((array.bytes.count - 1) % 64 == 0)
    }
  }

  /// The first from the catalogue of parametrised CRC algorithms, the last from zlib.
  @Test func checksumsAreThoseOfZIP() {
    #expect(crc32(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(crc32([]) == 0)
    #expect(crc32(Array(0...255)) == 0x2905_8C73)
  }

  @Test func anArchiveHoldsAFileAnArray() throws {
    let array = NPYArray(shape: [], elements: .truths([true]))
    let bytes = try NPZWriter.bytes([("p/σ", array)])
    let content = array.bytes
    let name = Array("p/σ.npy".utf8)
    let sum = crc32(content)
    let check = (0..<4).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) }
    let common =
      [0, 8, 0, 0, 0, 0, 0x21, 0] + check + [129, 0, 0, 0, 129, 0, 0, 0, 8, 0, 0, 0] as [UInt8]
    let local = [0x50, 0x4B, 3, 4, 20, 0] + common + name + content
    let directory =
      [0x50, 0x4B, 1, 2, 20, 3, 20, 0] + common + [0, 0, 0, 0, 0, 0, 0, 0, 0xA4, 0x81, 0, 0, 0, 0]
      + name
    let end: [UInt8] = [
      0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0, UInt8(directory.count), 0, 0, 0,
      UInt8(local.count), 0, 0, 0, 0, 0,
    ]
    #expect(bytes == local + directory + end)
  }

  @Test func moreFilesThanZIPCountsAreRefused() {
    let array = NPYArray(shape: [], elements: .truths([true]))
    let many = (0...65535).map { ("\($0)", array) }
    #expect(throws: ArchiveError.self) { try NPZWriter.bytes(many) }
  }
}
