import NPZSamples
import Testing

@testable import Documents

@Suite struct ZIPDirectoryTests {
  private func sample(_ change: (inout NPZFile) -> Void = { _ in }) -> [UInt8] {
    var file = NPZFile()
    file.add("a.npy", [1, 2, 3])
    file.add("é/b.npy", [UInt8](repeating: 7, count: 100), isDeflated: true)
    change(&file)
    return file.bytes
  }

  private func failure(_ bytes: [UInt8]) -> String {
    do throws(ZIPFailure) {
      return "read: \(try ZIPDirectory(of: bytes).entries.map(\.name))"
    } catch {
      return "\(error.message); \(error.suggestion)"
    }
  }

  private static let again = "write the file again by np.savez"
  private static let whole = "\(again), and hand in all of it"

  @Test(arguments: [false, true])
  func entriesAreListed(isZip64: Bool) throws {
    let directory = try ZIPDirectory(of: sample { $0.isZip64 = isZip64 })
    #expect(directory.entries.map(\.name) == ["a.npy", "é/b.npy"])
    #expect(directory.entries.map(\.count) == [3, 100])
    #expect(directory.entries.map(\.method) == [0, 8])
    #expect(directory.entries.map(\.offset) == [0, 30 + 5 + 20 + 3])
    #expect(directory.start == sample().firstRange(of: [0x50, 0x4B, 1, 2])?.lowerBound)
  }

  @Test func anEmptyArchiveHasNoEntries() throws {
    #expect(try ZIPDirectory(of: NPZFile().bytes).entries.isEmpty)
  }

  @Test func aCommentAndBytesBehindItAreAllowed() {
    let names = "read: [\"a.npy\", \"é/b.npy\"]"
    #expect(failure(sample { $0.comment = Array("hello".utf8) }) == names)
    #expect(failure(sample { $0.comment = [UInt8](repeating: 0x50, count: 65_535) }) == names)
    #expect(failure(sample() + [0, 1, 2, 3]) == names)
    let record = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 1, count: 30)
    #expect(failure(sample { $0.comment = record } + record) == names)
  }

  @Test func aFileThatIsCutShortIsRefused() {
    let bytes = sample()
    let message = "an NPZ file requires a directory at its end, got none: it is cut short"
    for count in [0, 4, 21, 22, 100, bytes.count - 1] {
      #expect(failure(Array(bytes[..<count])) == "\(message); \(Self.whole)")
    }
  }

  @Test func aDirectoryLiesWithinItsFile() throws {
    let end = sample().count - 22
    for place in [end + 12, end + 16] {
      var bytes = sample()
      bytes.replaceSubrange(place..<place + 4, with: littleEndian(UInt32.max - 1))
      #expect(
        failure(bytes)
          == "the directory of an NPZ file must lie within it, got one beyond it; \(Self.whole)")
    }
  }

  @Test func theNumberOfEntriesIsHeldTo() {
    let end = sample().count - 22
    var bytes = sample()
    bytes.replaceSubrange(end + 8..<end + 12, with: [3, 0, 3, 0])
    #expect(
      failure(bytes)
        == "the directory of an NPZ file says that it has 3 entries, but it has 2; \(Self.whole)")
    bytes.replaceSubrange(end + 8..<end + 12, with: [1, 0, 2, 0])
    #expect(
      failure(bytes) == "an NPZ file must be one file, got a part of several; \(Self.again)")
  }

  @Test func aZip64RecordMustBeWhereItsLocatorSays() {
    var bytes = sample { $0.isZip64 = true }
    let locator = bytes.count - 22 - 20
    for place in [UInt64.max, UInt64(bytes.count), 0] {
      bytes.replaceSubrange(locator + 8..<locator + 16, with: littleEndian(place))
      #expect(
        failure(bytes)
          == "the zip64 record of an NPZ file must lie before its end record; \(Self.whole)")
    }
  }

  @Test func anEntryThatIsNoneIsRefused() throws {
    var bytes = sample()
    let start = try #require(bytes.firstRange(of: [0x50, 0x4B, 1, 2])?.lowerBound)
    bytes[start] = 0
    let message = "the directory of an NPZ file requires an entry at the byte"
    #expect(failure(bytes) == "\(message) \(start), got something else; \(Self.whole)")
    bytes = sample()
    bytes[start + 29] = 0xFF
    #expect(failure(bytes) == "\(message) \(start), got something else; \(Self.whole)")
  }

  @Test func namesAreUTF8() {
    #expect(
      failure(sample { $0.entries[0].name = [0x61, 0xFF] })
        == "an NPZ file requires names in UTF-8, got 'a\u{FFFD}'; \(Self.again)")
  }
}
