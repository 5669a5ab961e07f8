import Diagnostics
import NPZSamples
import Testing

@testable import Documents

/// NPZ files are damaged at random, the same way in every run: nothing crashes, what cannot be read
/// has a diagnostic, and what can be read is sound.
@Suite struct NPZMutationTests {
  private static var arrays: KeyValuePairs<String, NPYFile> {
    let one = littleEndian(UInt64(1) << 63) + [0xFF, 0x3F, 0, 0, 0, 0, 0, 0]
    return [
      "student": NPYFile("alice"), "attempt": NPYFile(2),
      "p/matrix": NPYFile([1, 2, 3, 4, 5, 6], "(2, 3)"),
      "p/columns": NPYFile(">i2", "(2, 2)", isFortranOrder: true, data: [0, 1, 0, 2, 0, 3, 0, 4]),
      "p/picks": NPYFile(["a", "bc"], "(2,)"), "p/ok": NPYFile("|b1", "(2,)", data: [0, 1]),
      "p/long": NPYFile("<f16", "()", version: (2, 0), data: one),
      "p/bytes": NPYFile("|S3", "()", data: Array("1/3".utf8)),
    ]
  }

  private static let numbers: [[UInt8]] = [
    [0], [0xFF], [0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0x7F], [0, 0, 0, 0],
    [UInt8](repeating: 0xFF, count: 8), [0, 0, 0, 0, 0, 0, 0, 0x80], Array("9".utf8),
    Array("99999999999".utf8), Array("-".utf8), Array("(".utf8), Array("'".utf8), Array("L".utf8),
    Array("U".utf8), Array("f16".utf8), Array("PK\u{5}\u{6}".utf8), Array("PK\u{1}\u{2}".utf8),
  ]

  private func damaged(_ file: [UInt8], using generator: inout Generator) -> [UInt8] {
    var bytes = file
    for _ in 0..<Int.random(in: 1...3, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      let end = min(bytes.count, place + Int.random(in: 1...30, using: &generator))
      let piece = Self.numbers.randomElement(using: &generator) ?? []
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 2: bytes.removeSubrange(place..<end)
      case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 4: bytes.removeSubrange(place...)
      case 5: bytes.insert(contentsOf: piece, at: place)
      default: bytes.replaceSubrange(place..<min(bytes.count, place + piece.count), with: piece)
      }
    }
    return bytes
  }

  /// Whether every range lies within the source and every array can be walked.
  private func isSound(_ node: Node, _ count: Int) -> Bool {
    guard 0 <= node.range.lowerBound, node.range.upperBound <= count else { return false }
    if let array = node.array {
      let elements = NumberArray.byteCount(of: array.shape, size: 1)
      guard (array.numbers ?? array.truths)?.count == elements else { return false }
    }
    return (node.elements ?? []).allSatisfy { isSound($0, count) }
      && (node.entries ?? []).allSatisfy {
        $0.keyRange.upperBound <= count && isSound($0.value, count)
      }
  }

  /// Reads damaged bytes; whether there is a document.
  private func isRead(_ bytes: [UInt8]) -> Bool {
    let reading = NPZ.read(name: "t", bytes: bytes)
    for diagnostic in reading.diagnostics {
      #expect(diagnostic.location != nil && !diagnostic.rendered().isEmpty)
    }
    guard let document = reading.document else {
      #expect(reading.diagnostics.last?.severity == .error)
      return false
    }
    #expect(isSound(document.root, document.source.bytes.count))
    return true
  }

  @Test(arguments: [false, true])
  func damagedFilesAreReadOrRefused(isDeflated: Bool) {
    var file = NPZFile(Self.arrays, isDeflated: isDeflated)
    file.isZip64 = !isDeflated
    let bytes = file.bytes
    #expect(isRead(bytes))
    var generator = Generator(seed: 20261)
    let read = (0..<4_000).count { _ in isRead(damaged(bytes, using: &generator)) }
    #expect(read > 40)
    #expect(read < 3_000)
  }

  /// The checksums are made right, so that the damage reaches the arrays.
  @Test func damagedArraysAreReadOrRefused() {
    var generator = Generator(seed: 20262)
    var read = 0
    for _ in 0..<3_000 {
      var file = NPZFile()
      for (key, array) in Self.arrays {
        let isDamaged = Int.random(in: 0..<8, using: &generator) == 0
        file.add("\(key).npy", isDamaged ? damaged(array.bytes, using: &generator) : array.bytes)
      }
      if isRead(file.bytes) { read += 1 }
    }
    #expect(read > 300)
    #expect(read < 2_700)
  }

  @Test func everyTruncationIsRefused() {
    let bytes = NPZFile(Self.arrays).bytes
    for count in 4..<bytes.count { #expect(!isRead(Array(bytes[..<count]))) }
  }
}
