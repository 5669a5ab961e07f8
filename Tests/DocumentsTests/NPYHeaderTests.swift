import NPZSamples
import Testing

@testable import Documents

@Suite struct NPYHeaderTests {
  private func read(_ bytes: [UInt8]) -> String {
    do throws(NPYHeader.Failure) {
      let header = try NPYHeader(of: bytes)
      guard case .string(let descr) = header.descr else { return "\(header.descr)" }
      return "\(descr) \(header.isFortranOrder ? "F" : "C") \(header.shape) at \(header.end)"
    } catch {
      return error.reason
    }
  }

  private func read(_ header: String) -> String {
    read(NPYFile(header: header, data: [1, 2, 3]).bytes)
  }

  @Test func everyVersionIsRead() {
    for (version, end) in [((1, 0), 128), ((2, 0), 128), ((3, 0), 128)] as [((UInt8, UInt8), Int)] {
      let file = NPYFile("<f8", "(2, 3)", isFortranOrder: true, version: version, data: [])
      #expect(read(file.bytes) == "<f8 F [2, 3] at \(end)")
    }
    for version in [(1, 1), (0, 9), (4, 0)] as [(UInt8, UInt8)] {
      let file = NPYFile("<f8", "()", version: version, data: [])
      #expect(
        read(file.bytes)
          == "must be of .npy version 1.0, 2.0 or 3.0, got \(version.0).\(version.1)")
    }
  }

  @Test func shapesAreReadAsPythonWritesThem() {
    for (shape, extents) in [
      ("()", "[]"), ("(3,)", "[3]"), ("(3L,)", "[3]"), ("(2, 3)", "[2, 3]"), ("(0, 3)", "[0, 3]"),
      ("[2,3]", "[2, 3]"),
    ] {
      let text = "{'descr': '|u1', 'fortran_order': False, 'shape': \(shape)}"
      #expect(read(text) == "|u1 C \(extents) at \(10 + text.utf8.count)")
    }
  }

  @Test func theOrderOfKeysAndTheQuotesAreFree() {
    let text = "{\"shape\": (1,), u'fortran_order': True, 'descr': b'<i4',}   "
    #expect(read(text) == "<i4 F [1] at \(10 + text.utf8.count)")
  }

  @Test func whatIsNoArrayIsRefused() {
    for bytes in [[], [0x93], Array("PK".utf8), Array("NUMPY 1 2 3".utf8), NPYHeader.magic] {
      #expect(read(bytes) == "holds no NumPy array")
    }
  }

  @Test func aHeaderThatIsCutShortIsRefused() {
    let bytes = NPYFile("<f8", "()", data: []).bytes
    for count in 8..<bytes.count {
      #expect(read(Array(bytes[..<count])) == "is cut short within its header")
    }
    let long = NPYHeader.magic + [2, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0x7B]
    #expect(read(long) == "is cut short within its header")
  }

  @Test func anotherHeaderIsRefused() {
    let wanted = "requires a header that is a dictionary, got something else"
    for text in ["", "\n", "[1]", "'<f8'", "{'descr': '<f8'", "{'shape': (2, 3}"] {
      #expect(read(text) == wanted)
    }
    let keys = "requires a header with descr, fortran_order and a shape of whole numbers"
    for text in [
      "{}", "{'descr': '<f8', 'fortran_order': False}",
      "{'descr': '<f8', 'fortran_order': 0, 'shape': ()}",
      "{'descr': '<f8', 'fortran_order': False, 'shape': 3}",
      "{'descr': '<f8', 'fortran_order': False, 'shape': (True,)}",
      "{'descr': '<f8', 'fortran_order': False, 'shape': (), 'more': 1}",
      "{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': ()}",
    ] {
      #expect(read(text) == keys)
    }
    #expect(
      read("{'descr': '<f8', 'fortran_order': False, 'shape': (2, -3)}")
        == "must not have a negative extent, got -3")
  }
}
