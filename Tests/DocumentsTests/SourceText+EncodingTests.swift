import Diagnostics
import Testing

@testable import Documents

@Suite struct SourceTextEncodingTests {
  private func failures(_ bytes: [UInt8]) -> [String] {
    let source = SourceText(name: "t", bytes: bytes)
    return [JSON.read(source), YAML.read(source)].map(outline)
  }

  /// `[1]` in UTF-16: with and without a byte order mark, in both byte orders.
  @Test(
    arguments: [
      [0xFF, 0xFE, 0x5B, 0, 0x31, 0, 0x5D, 0], [0xFE, 0xFF, 0, 0x5B, 0, 0x31, 0, 0x5D],
      [0x5B, 0, 0x31, 0, 0x5D, 0], [0, 0x5B, 0, 0x31, 0, 0x5D],
    ] as [[UInt8]])
  func utf16IsRecognised(bytes: [UInt8]) {
    #expect(
      failures(bytes) == [
        "t:1:1: error: a JSON file requires UTF-8, got UTF-16; save the file as UTF-8",
        "t:1:1: error: a YAML file requires UTF-8, got UTF-16; save the file as UTF-8",
      ])
  }

  /// Sequences that RFC 3629 excludes, each behind `["é`.
  @Test(
    arguments: [
      ([0xE9], "0xE9"), ([0x80], "0x80"), ([0xC3], "0xC3"), ([0xC0, 0x80], "0xC0"),
      ([0xE0, 0x80, 0x80], "0xE0"), ([0xED, 0xA0, 0x80], "0xED"), ([0xE2, 0x82], "0xE2"),
      ([0xF4, 0x90, 0x80, 0x80], "0xF4"), ([0xF5, 0x80, 0x80, 0x80], "0xF5"), ([0xFF], "0xFF"),
      ([0xF0, 0x9F, 0x99], "0xF0"),
    ] as [([UInt8], String)])
  func whatIsNotUTF8IsAnError(bytes: [UInt8], byte: String) {
    #expect(
      failures(Array("[\"é".utf8) + bytes + Array("\"]".utf8)) == [
        "t:1:4: error: a JSON file requires UTF-8, got the byte \(byte); save the file as UTF-8",
        "t:1:4: error: a YAML file requires UTF-8, got the byte \(byte); save the file as UTF-8",
      ])
  }

  @Test func aScalarCutByTheEndOfTheFileIsAnError() {
    #expect(
      failures([0x61, 0xE2, 0x82]) == [
        "t:1:2: error: a JSON file requires UTF-8, got the byte 0xE2; save the file as UTF-8",
        "t:1:2: error: a YAML file requires UTF-8, got the byte 0xE2; save the file as UTF-8",
      ])
  }

  @Test func aByteOrderMarkIsSkipped() throws {
    let source = SourceText(name: "t", bytes: [0xEF, 0xBB, 0xBF] + Array("[\"é\", x]".utf8))
    let root = try #require(YAML.read(source).document).root
    #expect(root.range == 3..<12)
    #expect(root.elements?.map(\.range) == [4..<8, 10..<11])
    #expect(
      failures([0xEF, 0xBB, 0xBF]) == [
        "t:1:1: error: a JSON file requires a value, got an empty file",
        "t:1:1: error: a YAML file requires a value, got an empty file",
      ])
  }
}
