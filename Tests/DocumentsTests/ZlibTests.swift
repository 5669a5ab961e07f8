import NPZSamples
import Testing

@testable import Documents

@Suite struct ZlibTests {
  private let text = Array(String(repeating: "to be or not to be, ", count: 50).utf8)

  @Test func whatWasDeflatedComesBack() throws {
    #expect(try Zlib.inflate(deflated(text)[...], to: text.count) == text)
    #expect(try Zlib.inflate(deflated([])[...], to: 0) == [])
    #expect(deflated(text).count < text.count / 5)
  }

  @Test func anotherSizeThanWantedIsRefused() {
    for count in [0, 1, text.count - 1, text.count + 1, 10 * text.count] {
      #expect(throws: Zlib.Failure.wrongCount) {
        try Zlib.inflate(deflated(text)[...], to: count)
      }
    }
  }

  @Test func damagedBytesAreRefused() {
    let bytes = deflated(text)
    for count in 0..<bytes.count {
      #expect(throws: Zlib.Failure.damaged) { try Zlib.inflate(bytes[..<count], to: text.count) }
    }
    #expect(throws: Zlib.Failure.damaged) { try Zlib.inflate([0xFF, 0xFF], to: text.count) }
    #expect(throws: Zlib.Failure.damaged) {
      try Zlib.inflate((bytes + [0])[...], to: text.count)
    }
  }

  /// The check value that catalogues of CRCs give for CRC-32/ISO-HDLC.
  @Test func theChecksumIsThatOfZIPFiles() {
    #expect(Zlib.checksum(of: Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(Zlib.checksum(of: []) == 0)
  }
}
