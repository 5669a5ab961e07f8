import NPZSamples
import Testing

@testable import Documents

@Suite struct ZIPArchiveTests {
  private let contents = Array(String(repeating: "contents ", count: 40).utf8)

  private func sample(
    isDeflated: Bool = true, _ change: (inout NPZFile) -> Void = { _ in }
  ) -> NPZFile {
    var file = NPZFile()
    file.add("a.npy", contents, isDeflated: isDeflated)
    file.add("b.npy", [1, 2, 3])
    change(&file)
    return file
  }

  private func failure(_ file: NPZFile) -> String {
    do throws(ZIPFailure) {
      return "read: \(try ZIPArchive(file.bytes).contents(at: 0).count) bytes"
    } catch {
      return "\(error.message); \(error.suggestion)"
    }
  }

  private static let again = "write the file again by np.savez"
  private static let whole = "\(again), and hand in all of it"

  @Test(arguments: NPZFile.Entry.Local.allCases, [false, true])
  func entriesAreRead(_ local: NPZFile.Entry.Local, isZip64: Bool) throws {
    for isDeflated in [false, true] {
      let file = sample(isDeflated: isDeflated) { file in
        file.isZip64 = isZip64
        for index in file.entries.indices { file.entries[index].local = local }
      }
      let archive = try ZIPArchive(file.bytes)
      #expect(try archive.contents(at: 0) == contents)
      #expect(try archive.contents(at: 1) == [1, 2, 3])
      #expect(archive.inflatedCount == contents.count + 3)
    }
  }

  @Test(arguments: [0, 6, 13])
  func encryptedEntriesAreRefused(flag: Int) {
    #expect(
      failure(sample { $0.entries[0].flags |= 1 << UInt16(flag) })
        == "an NPZ file must not be encrypted, got the entry 'a.npy'; \(Self.again)")
  }

  @Test(arguments: [1, 9, 12, 14, 93, 99] as [UInt16])
  func otherMethodsAreRefused(method: UInt16) {
    #expect(
      failure(sample { $0.entries[0].method = method })
        == "the entry 'a.npy' must be stored or deflated, got the method \(method); \(Self.again)")
  }

  @Test func aWrongChecksumIsDamage() {
    #expect(
      failure(sample { $0.entries[0].checksum ^= 1 })
        == "the entry 'a.npy' is damaged: its checksum is another one; \(Self.whole)")
  }

  @Test func aWrongSizeIsDamage() {
    let size = "the entry 'a.npy' is damaged: it has another size than the directory says"
    for count in [0, 1, 359, 361, 4000, 1 << 40] as [UInt64] {
      #expect(failure(sample { $0.entries[0].count = count }) == "\(size); \(Self.whole)")
      #expect(
        failure(sample(isDeflated: false) { $0.entries[0].count = count })
          == "\(size); \(Self.whole)")
    }
    #expect(
      failure(sample { $0.entries[0].packedCount -= 1 })
        == "the entry 'a.npy' is damaged: it cannot be inflated; \(Self.whole)")
  }

  /// 20 MiB of zeros that claim to be 1,000 bytes, and 10 bytes that claim to be 60 MiB.
  @Test func aBombTakesNoMemory() {
    var file = NPZFile()
    file.add("a.npy", [UInt8](repeating: 0, count: 20 << 20), isDeflated: true)
    file.entries[0].count = 1000
    let size = "the entry 'a.npy' is damaged: it has another size than the directory says"
    #expect(failure(file) == "\(size); \(Self.whole)")
    file = NPZFile()
    file.add("a.npy", [1], isDeflated: true)
    file.entries[0].count = 60 << 20
    #expect(failure(file) == "\(size); \(Self.whole)")
  }

  @Test func sizesAreSummedWithoutOverflow() throws {
    let file = sample { file in
      for index in file.entries.indices { file.entries[index].count = UInt64(Int.max) }
    }
    #expect(try ZIPArchive(file.bytes).inflatedCount == nil)
  }

  @Test func entriesDoNotOverlap() {
    let message = "the entry 'a.npy' overlaps what stands behind it; \(Self.whole)"
    #expect(failure(sample { $0.entries[0].packedCount = 100_000 }) == message)
    #expect(
      failure(sample(isDeflated: false) { $0.entries[0].packedCount += 1 }) == message)
    let same = sample {
      $0.entries.append($0.entries[0]); $0.entries[2].offset = 0
    }
    #expect(
      failure(same)
        == "the entry 'a.npy' requires a header at the byte 0, got none; \(Self.whole)")
  }

  @Test func aLocalHeaderAgreesWithTheDirectory() throws {
    let other = "the entry 'a.npy' is another one by its own header; \(Self.whole)"
    for (place, byte) in [(8, 0), (6, 1), (30, 0x62), (42, 9)] as [(Int, UInt8)] {
      var bytes = sample().bytes
      bytes[place] = byte
      let archive = try ZIPArchive(bytes)
      let failure = #expect(throws: ZIPFailure.self) { try archive.contents(at: 0) }
      #expect(failure.map { "\($0.message); \($0.suggestion)" } == other)
    }
  }

  @Test(arguments: [1, 1 << 20, 1 << 62] as [UInt64])
  func aLocalHeaderIsWhereTheDirectorySays(offset: UInt64) {
    #expect(
      failure(sample { $0.entries[0].offset = offset })
        == "the entry 'a.npy' requires a header at the byte \(offset), got none; \(Self.whole)")
  }
}
