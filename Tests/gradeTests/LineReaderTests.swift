import Glibc
import Testing

@testable import grade

/// Lines as they come through a pipe.
@Suite final class LineReaderTests {
  private let input: Int32
  private var output: Int32
  private var reader: LineReader

  init() throws {
    let pipe = try RunningProgram.Pipe()
    (input, output) = (pipe.read, pipe.write)
    reader = LineReader(input, name: "a pipe", limit: 5)
  }

  deinit {
    close(input)
    if output >= 0 { close(output) }
  }

  private func send(_ text: String) { write(output, text, text.utf8.count) }

  private func end() {
    close(output)
    output = -1
  }

  /// All lines, as text; a line that is too long is nil.
  private func lines() throws -> [String?] {
    var lines: [String?] = []
    while true {
      switch try reader.next() {
      case .line(let bytes): lines.append(String(decoding: bytes, as: UTF8.self))
      case .tooLong: lines.append(nil)
      case .nothingYet, .end: return lines
      }
    }
  }

  @Test(
    arguments: [
      ("", []),
      ("a\n", ["a"]),
      ("a\nb", ["a", "b"]),
      ("\n\n", ["", ""]),
      ("a\r\nb\r\n", ["a", "b"]),
      ("a\rb\n", ["a\rb"]),
      ("\r", [""]),
      ("12345\n", ["12345"]),
      ("12345\r\n12345\r", ["12345", "12345"]),
      ("123456\nab\n", [nil, "ab"]),
      ("12345\r\r\n1234567890", [nil, nil]),
    ] as [(String, [String?])])
  func linesEndWithABreakOrTheStream(text: String, expected: [String?]) throws {
    send(text)
    end()
    #expect(try lines() == expected)
    #expect(try reader.next() == .end)
  }

  @Test func aLineThatHasNotComeWholeIsWaitedFor() throws {
    #expect(try reader.next() == .nothingYet)
    send("a")
    #expect(try reader.next() == .nothingYet)
    send("b\nc")
    #expect(try lines() == ["ab"])
    send("\n")
    #expect(try lines() == ["c"])
    // What is too long is so before its end has come.
    send("123456789")
    #expect(try lines() == [])
    send("\nd\n")
    #expect(try lines() == [nil, "d"])
  }

  @Test func aLineOfManyReadingsIsPutTogether() throws {
    reader = LineReader(input, name: "a pipe", limit: 1_000_000)
    let part = String(repeating: "x", count: 50_000)
    for _ in 0..<10 {
      send(part)
      #expect(try reader.next() == .nothingYet)
    }
    send("\n")
    #expect(try reader.next() == .line([UInt8](repeating: UInt8(ascii: "x"), count: 500_000)))
  }

  @Test func whatCannotBeReadIsSaid() throws {
    var closed = LineReader(-1, name: "nothing", limit: 5)
    #expect(try closed.next() == .nothingYet)
    let folder = open("/", O_RDONLY | O_CLOEXEC)
    defer { close(folder) }
    var reader = LineReader(folder, name: "a folder", limit: 5)
    let error = #expect(throws: FileError.self) { try reader.next() }
    #expect(error?.message == "cannot read 'a folder': Is a directory")
  }
}
