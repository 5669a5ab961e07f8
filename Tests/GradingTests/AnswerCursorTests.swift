import Problems
import Testing

@testable import Grading

@Suite struct AnswerCursorTests {
  private func places(_ asked: [String], in answered: [String]) throws -> [Int?] {
    let entries = answered.map { "\"\($0)\": 1" }.joined(separator: ", ")
    let answers = try submission("{\"p\": {\(entries)}}").problems[0].answers
    var cursor = AnswerCursor(answers)
    return asked.map { cursor.place(of: $0) }
  }

  @Test func answersAreFoundInWhateverOrder() throws {
    #expect(try places(["a", "b", "c"], in: ["a", "b", "c"]) == [0, 1, 2])
    #expect(try places(["a", "b", "c"], in: ["c", "a", "b"]) == [1, 2, 0])
    #expect(try places(["a", "b", "c"], in: ["b", "x", "c"]) == [nil, 0, 2])
    #expect(try places(["a", "a"], in: ["a"]) == [0, 0])
    #expect(try places(["a"], in: []) == [nil])
  }
}
