import Diagnostics
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
    let wanted =
      String(repeating: long + "x", count: 20) + String(repeating: "y", count: 100_000)
    #expect(buffer.array == Array(wanted.utf8))
  }

  @Test(arguments: [0, 7, 10, 99, 100, 1_234_567_890, UInt.max])
  func aNumberHasItsDigits(number: UInt) {
    var buffer = ByteBuffer(capacity: 1)
    buffer.append("#" as StaticString)
    buffer.append(decimal: number)
    #expect(buffer.array == Array("#\(number)".utf8))
  }

  @Test(arguments: [0, -0.0, 1, -1, 0.5, 2_147_483_647, 2_147_483_648, 1e300, .nan, -.infinity])
  func aNumberIsAsShortAsItsText(number: Double) {
    var buffer = ByteBuffer()
    buffer.append(shortest: number)
    #expect(buffer.array == Array(shortest(number).utf8))
  }

  @Test func bytesAreTakenBack() {
    var buffer = ByteBuffer(capacity: 1)
    buffer.append("one ✓ two" as String)
    #expect(buffer.cut(from: 4) == "✓ two")
    #expect(buffer.array == Array("one ".utf8))
    #expect(buffer.cut(from: 9) == "")
    #expect(buffer.count == 4)
  }

  @Test(arguments: [
    ("a b", 3, true), ("a b", 2, false), ("", 9, false), (" a", 9, false), ("a ", 9, false),
    ("a  b", 9, false), ("a::b", 9, false), ("a##b", 9, false), ("a:#b", 9, true),
    ("a\nb", 9, false), ("é", 9, false), ("~", 9, true), ("a\u{7F}", 9, false),
  ])
  func aPlainLineStaysAsItIs(line: String, width: Int, isPlain: Bool) {
    var buffer = ByteBuffer()
    buffer.append("  before:" as StaticString)
    let start = buffer.count
    buffer.append(line)
    #expect(buffer.isPlainLine(from: start, width: width) == isPlain)
    if isPlain { #expect(printable(line).wrapped(to: width) == [line]) }
  }
}
