import Documents
import NPZSamples
import Problems
import Tensors
import Testing

@testable import Grading

/// Answers that are arrays of an NPZ file are read like nested lists of JSON.
@Suite struct ArrayAnswerTests {
  private func node(_ array: NPYFile) throws -> Node {
    let reading = NPZ.read(name: "a.npz", bytes: NPZFile(["q": array]).bytes)
    #expect(reading.diagnostics.map(\.line) == [])
    return try #require(reading.document?.root["q"])
  }

  private func float64(_ shape: String, _ numbers: Double...) throws -> Node {
    try node(NPYFile(numbers, shape))
  }

  private func unreadable(_ read: () throws -> Void) -> String? {
    let failure = #expect(throws: Unreadable.self) { try read() }
    return failure?.message
  }

  @Test func numbersAndTensorsAreRead() throws {
    #expect(try AnswerReader.tensor(float64("()", 1.5), expecting: []) == Tensor(1.5))
    #expect(
      try AnswerReader.tensor(float64("(2, 2)", 1, .infinity, -2, -.infinity), expecting: [2, 2])
        == Tensor(shape: [2, 2], elements: [1, .infinity, -2, -.infinity]))
    #expect(try AnswerReader.tensor(float64("()", .nan), expecting: []).item?.isNaN == true)
    #expect(try AnswerReader.tensor(float64("(1,)", .nan), expecting: [1]).item?.isNaN == true)
    #expect(try AnswerReader.tensor(float64("(0, 3)"), expecting: [1]).shape == [0, 3])
    let strings = try node(NPYFile(["1/3", "-inf"], "(2,)"))
    #expect(
      try AnswerReader.tensor(strings, expecting: [2])
        == Tensor(shape: [2], elements: [1.0 / 3, -.infinity]))
  }

  @Test func aTensorOfAnotherShapeIsNotRead() throws {
    let array = NPYFile("|i1", "(200, 100)", data: [UInt8](repeating: 1, count: 20_000))
    let tensor = try AnswerReader.tensor(node(array), expecting: [3])
    #expect(tensor.shape == [200, 100])
    #expect(tensor.elements.allSatisfy { $0 == 0 })
  }

  @Test func wholeNumbersAreExact() throws {
    #expect(try AnswerReader.integer(node(NPYFile(Int.max))) == Int.max)
    #expect(try AnswerReader.integer(float64("()", 3)) == 3)
    #expect(try AnswerReader.shape(float64("(2,)", 4, 3)) == [4, 3])
    #expect(try AnswerReader.shape(node(NPYFile("|u1", "(3,)", data: [1, 2, 3]))) == [1, 2, 3])
    let large = NPYFile("<u8", "()", data: littleEndian(UInt64.max))
    #expect(
      unreadable { _ = try AnswerReader.integer(node(large)) }
        == "cannot be read as a whole number: it exceeds 64 bits")
    #expect(
      unreadable { _ = try AnswerReader.integer(float64("()", .nan)) }
        == "cannot be read as a whole number: it is nan")
  }

  @Test func truthValuesAreRead() throws {
    let truths = try node(NPYFile("|b1", "(2, 1)", data: [0, 1]))
    #expect(try AnswerReader.truths(truths) == Tensor(shape: [2, 1], elements: [0, 1]))
    let numbers = try node(NPYFile("|u1", "(2,)", data: [0, 1]))
    #expect(try AnswerReader.truths(numbers) == Tensor(shape: [2], elements: [0, 1]))
    #expect(try AnswerReader.boolean(node(NPYFile("|b1", "()", data: [1]))))
    #expect(
      unreadable { _ = try AnswerReader.tensor(truths, expecting: [2, 1]) }
        == "cannot be read as a number: it is false")
  }

  @Test func optionsAreRead() throws {
    #expect(try AnswerReader.choice(node(NPYFile("b")), among: ["a", "b"]) == "b")
    #expect(
      try AnswerReader.choices(node(NPYFile(["b", "a"], "(2,)")), among: ["a", "b"]) == ["b", "a"])
  }

  @Test func whatCannotBeUsedIsSaidWithAdvice() throws {
    let complex = try node(NPYFile("<c16", "()", data: []))
    #expect(
      unreadable { _ = try AnswerReader.tensor(complex, expecting: []) }
        == "cannot be read as a number: it is an array of complex numbers (complex128); save its "
        + "real part: x.real")
  }

  @Test func aBlankStringIsNoAnswer() throws {
    #expect(AnswerReader.isBlank(try node(NPYFile("  "))))
    #expect(!AnswerReader.isBlank(try float64("(0,)")))
  }

  /// Follow-through and diagnosis take arrays as they take lists.
  @Test func marksAreThoseOfJSON() throws {
    let problem = """
      title: p
      given: {x: [1, 2, 3]}
      let: {s: 2 * x, t: s + 1}
      questions:
        s: {ask: s}
        t: {ask: t}
        outer: {ask: "outer(x, [1, 0])"}
      """
    let json = try submission(#"{"p": {"s": [2, 4, 7], "t": [3, 5, 8], "outer": [[1, 2, 3]]}}"#)
    let file = NPZFile([
      "student": NPYFile("alice"), "assignment": NPYFile("hw"),
      "p/s": NPYFile([2, 4, 7], "(3,)"), "p/t": NPYFile("|i1", "(3,)", data: [3, 5, 8]),
      "p/outer": NPYFile("<i2", "(1, 3)", data: [1, 0, 2, 0, 3, 0]),
    ])
    let (npz, diagnostics) = SubmissionReader.read(name: "a.npz", bytes: file.bytes)
    #expect(diagnostics.map(\.line) == [])
    let grader = Grader(assignment(["p": problem]))
    let marks = [json, try #require(npz)].map { grader.mark($0).problems[0].questions }
    #expect(marks[0].map(\.verdict) == [.incorrect, .correct, .incorrect])
    #expect(marks[0].map(\.verdict) == marks[1].map(\.verdict))
    #expect(marks[0].map(\.message) == marks[1].map(\.message))
    // What has a line in a text has none in an archive.
    #expect(marks[0].map(\.line) == [1, 1, 1])
    #expect(marks[1].map(\.line) == [nil, nil, nil])
  }
}
