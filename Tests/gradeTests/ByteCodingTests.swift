import Testing

@testable import grade

/// What one process writes, the other reads.
@Suite struct ByteCodingTests {
  private func bytes(_ body: (inout ByteWriter) -> Void) -> [UInt8] {
    var writer = ByteWriter()
    body(&writer)
    return writer.bytes
  }

  @Test func valuesAreReadInTheirOrder() {
    let bytes = bytes { writer in
      writer.write(-3)
      writer.write(0.1)
      writer.write([1, 2, 3] as [UInt8])
      writer.write("é␛")
      writer.write(nil as Int?) { $0.write($1) }
      writer.write(7 as Int?) { $0.write($1) }
      writer.write(["a", ""]) { $0.write($1) }
      writer.write(Int.min)
    }
    var reader = ByteReader(bytes)
    #expect(reader.integer() == -3)
    #expect(reader.number() == 0.1)
    #expect(reader.blob() == [1, 2, 3])
    #expect(reader.text() == "é␛")
    #expect(reader.optional { $0.integer() } == nil)
    #expect(reader.optional { $0.integer() } == 7)
    #expect(reader.array { $0.text() } == ["a", ""])
    #expect(reader.integer() == .min)
  }

  @Test(arguments: [
    0, -0.0, .leastNonzeroMagnitude, .infinity, -.infinity, .nan, .greatestFiniteMagnitude,
  ])
  func everyNumberKeepsItsBits(number: Double) {
    var reader = ByteReader(bytes { $0.write(number) })
    #expect(reader.number().bitPattern == number.bitPattern)
  }

  @Test func integersAreEightBytesTheLeastFirst() {
    #expect(bytes { $0.write(258) } == [2, 1, 0, 0, 0, 0, 0, 0])
  }

  @Test func whatIsMissingIsZeroAndEmpty() {
    var empty = ByteReader([])
    #expect(empty.integer() == 0)
    #expect(empty.number() == 0)
    #expect(empty.blob() == [])
    #expect(empty.text() == "")
    #expect(empty.optional { $0.integer() } == nil)
    #expect(empty.array { $0.integer() } == [])
  }

  @Test(arguments: [-1, Int.min, 3, Int.max])
  func aCountBeyondTheEndEndsThere(count: Int) {
    let wrong = bytes { $0.write(count) } + [65, 66]
    var (text, blob, array) = (ByteReader(wrong), ByteReader(wrong), ByteReader(wrong))
    #expect(text.text() == (count < 0 ? "" : "AB"))
    #expect(blob.blob() == (count < 0 ? [] : [65, 66]))
    #expect(array.array { $0.integer() } == (count < 0 ? [] : [66 << 8 | 65]))
  }

  @Test func aTaskIsReadAsItWasWritten() {
    var task = WorkerTask(number: 41, payload: [0, 255])
    task.omitted = [3: "it crashed", 1: "it took too long"]
    var reader = ByteReader(bytes { task.encode(to: &$0) })
    let read = WorkerTask(from: &reader)
    #expect(read.number == 41)
    #expect(read.payload == [0, 255])
    #expect(read.omitted == task.omitted)
  }

  @Test func anOutcomeIsReadAsItWasWritten() {
    var outcome = Outcome()
    outcome.raise(.partial)
    outcome.reports = [.init(format: "text", bytes: [1]), .init(format: "json", bytes: [])]
    outcome.messages = [2, 3]
    outcome.faults = [.init(assignment: "hw", messages: [4])]
    outcome.junit = "reports/é.xml"
    let read = Outcome(outcome.bytes)
    #expect(read.status == .partial)
    #expect(read.reports == outcome.reports)
    #expect(read.messages == [2, 3])
    #expect(read.faults == outcome.faults)
    #expect(read.junit == "reports/é.xml")
    #expect(!read.isSilent && Outcome().isSilent)
    // A status that there is none of is taken for the worst.
    #expect(Outcome(bytes { $0.write(9) }).status == .unreadable)
  }
}
