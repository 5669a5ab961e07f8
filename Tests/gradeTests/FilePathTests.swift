import Glibc
import Testing

@testable import grade

@Suite struct FilePathTests {
  private func text(_ bytes: [UInt8]) -> String {
    FilePath.text(bytes.map { CChar(bitPattern: $0) } + [0])
  }

  private func bytes(_ text: String) -> [UInt8] {
    FilePath.withBytes(of: text) { path in
      Array(UnsafeRawBufferPointer(start: path, count: strlen(path)))
    }
  }

  @Test(arguments: ["", "in/alice.json", "café/日本.json", "🙂", "e\u{301}", "\u{10FFFD}"])
  func whatIsUTF8IsItself(path: String) {
    #expect(text(Array(path.utf8)).unicodeScalars.elementsEqual(path.unicodeScalars))
    #expect(bytes(path) == Array(path.utf8))
    #expect(!FilePath.isEscaped(path))
    #expect(FilePath.shown(path) == path && FilePath.plain(path) == path)
  }

  @Test(
    arguments: [
      ([0x63, 0xE9, 0x2E], "c\\xE9.", "c-xE9."), ([0xFF], "\\xFF", "-xFF"),
      // A character that is cut, one that takes more bytes than it needs, and a surrogate.
      ([0xE2, 0x82], "\\xE2\\x82", "-xE2-x82"), ([0xC0, 0xAF], "\\xC0\\xAF", "-xC0-xAF"),
      ([0xED, 0xA0, 0x80], "\\xED\\xA0\\x80", "-xED-xA0-x80"),
      ([0xC3, 0xA9, 0xE9, 0xC3, 0xA9], "é\\xE9é", "é-xE9é"),
      // A character that stands for a byte elsewhere.
      (Array("\u{10F7E9}".utf8), "\\xF4\\x8F\\x9F\\xA9", "-xF4-x8F-x9F-xA9"),
    ] as [([UInt8], String, String)])
  func bytesThatAreNoUTF8AreKept(path: [UInt8], shown: String, plain: String) {
    #expect(bytes(text(path)) == path)
    #expect(FilePath.isEscaped(text(path)))
    #expect(FilePath.shown(text(path)) == shown)
    #expect(FilePath.plain(text(path)) == plain)
  }

  @Test func everyPairOfBytesIsKept() {
    for first in UInt8.min...UInt8.max where first != 0 {
      for second in UInt8.min...UInt8.max where second != 0 {
        let path = [first, second, first, 0x2F, second]
        #expect(bytes(text(path)) == path)
      }
    }
  }
}
