import Testing

@testable import Reports

@Suite struct ByteBufferTests {
  @Test func piecesStandOneBehindTheOther() {
    var buffer = ByteBuffer(capacity: 0)
    buffer.append("a" as StaticString)
    buffer.append(0x2D)
    buffer.append("é✓" as String)
    buffer.append(0x20, count: 3)
    buffer.append(0x21, count: -1)
    buffer.append("" as String)
    #expect(buffer.text == "a-é✓   ")
    #expect(buffer.count == 10)
    #expect(buffer.array == Array("a-é✓   ".utf8))
    #expect(buffer.line == Array("a-é✓   \n".utf8))
  }

  @Test func itGrowsAsMuchAsNeeded() {
    var buffer = ByteBuffer(capacity: 1)
    let long = String(repeating: "0123456789", count: 1000)
    for _ in 0..<20 {
      buffer.append(long)
      buffer.append("x" as StaticString)
    }
    buffer.append(0x79, count: 100_000)
    #expect(
      buffer.text == String(repeating: long + "x", count: 20)
        + String(repeating: "y", count: 100_000))
  }
}
