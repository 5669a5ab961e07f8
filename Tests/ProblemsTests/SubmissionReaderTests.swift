import Diagnostics
import Testing

@testable import Problems

@Suite struct SubmissionReaderTests {
  private func read(_ text: String) -> (submission: Submission?, found: [String]) {
    let (submission, diagnostics) = SubmissionReader.read(SourceText(name: "s.json", text: text))
    return (submission, diagnostics.map(outline))
  }

  /// A submission of the given keys, with those that are required.
  private func text(
    student: String? = "\"alice\"", assignment: String? = "\"hw1\"", answers: String? = "{}",
    _ rest: String = ""
  ) -> String {
    let keys = [
      student.map { "\"student\": \($0)" }, assignment.map { "\"assignment\": \($0)" },
      rest.isEmpty ? nil : rest, answers.map { "\"answers\": \($0)" },
    ]
    return "{\(keys.compactMap { $0 }.joined(separator: ", "))}"
  }

  @Test func everythingIsRead() throws {
    let text = #"""
      {"student": "alice", "name": "Alice Élodie", "assignment": "ift6390-hw3",
       "submitted": "2026-10-01T12:00:00Z", "attempt": 2,
       "answers": {"classifier": {"dW2": [[1]], "parameters": "d*2"}, "other": {}}}
      """#
    let (submission, found) = read(text)
    #expect(found == [])
    let alice = try #require(submission)
    #expect(alice.student == "alice")
    #expect(alice.name == "Alice Élodie")
    #expect(alice.assignment == "ift6390-hw3")
    #expect(alice.submitted?.text == "2026-10-01T12:00:00Z")
    #expect(alice.attempt == 2)
    #expect(alice.problems.map(\.id) == ["classifier", "other"])
    #expect(alice.problems.map { $0.answers.map(\.id) } == [["dW2", "parameters"], []])
    #expect(alice.problems[0].answers.map(\.node.kindName) == ["a list", "a string"])
    let bytes = Array(text.utf8)
    func written(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    #expect(alice.problems.map { written($0.idRange) } == ["\"classifier\"", "\"other\""])
    #expect(alice.problems[0].answers.map { written($0.idRange) } == ["\"dW2\"", "\"parameters\""])
    #expect(alice.problems[0].answers.map { written($0.node.range) } == ["[[1]]", "\"d*2\""])
    #expect(alice.source.bytes == bytes)
  }

  @Test(
    arguments: [
      (#"{"student": "eve", "assignment": "hw"}"#, "eve", "hw"),
      (#"{"student": "eve", "assignment": 3}"#, "eve", nil),
      (#"{"student": "", "assignment": "hw", "answers": {"p": 1, "p": 2}}"#, nil, "hw"),
      (#"{"student": "eve", "student": "eva", "assignment": "hw"}"#, nil, "hw"),
      (#"["student"]"#, nil, nil), (#"{"student": "eve""#, nil, nil), ("", nil, nil),
    ] as [(String, String?, String?)])
  func whatIsNoSubmissionMayTellWhoseItIs(
    text: String, student: String?, assignment: String?
  ) {
    let found = SubmissionReader.identity(of: SourceText(name: "s.json", text: text))
    #expect(found.student == student)
    #expect(found.assignment == assignment)
  }

  @Test func whatIsOptionalMayBeLeftOut() throws {
    let (submission, found) = read(text())
    #expect(found == [])
    let alice = try #require(submission)
    #expect(alice.name == nil && alice.submitted == nil && alice.attempt == nil)
    #expect(alice.problems.isEmpty)
  }

  @Test(arguments: [
    ("20123456", "20123456"), ("20123456789012345678901", "20123456789012345678901"),
    ("1e3", "1e3"), ("20.10", "20.10"), ("\"00123\"", "00123"), ("-0", "-0"),
    ("\"é\\u0301\\n\"", "é\u{301}\n"),
  ])
  func aStudentsIdMayBeANumber(student: String, id: String) {
    let (submission, found) = read(text(student: student))
    #expect(found == [])
    #expect(submission?.student == id)
  }

  @Test func whatIsRequiredIsMissed() {
    let (submission, found) = read("{}")
    #expect(submission == nil)
    #expect(
      found == [
        "1:1 ‹{› a submission requires a key 'student'",
        "1:1 ‹{› a submission requires a key 'assignment'",
        "1:1 ‹{› a submission requires a key 'answers'",
      ])
    for (text, key) in [
      (text(student: nil), "student"), (text(assignment: nil), "assignment"),
      (text(answers: nil), "answers"),
    ] {
      #expect(read(text).submission == nil)
      #expect(read(text).found == ["1:1 ‹{› a submission requires a key '\(key)'"])
    }
  }

  @Test(arguments: [
    ("true", "must be a text, got true"), ("null", "must be a text, got nothing"),
    ("[\"a\"]", "must be a text, got a list"), ("{\"id\": 1}", "must be a text, got a mapping"),
    ("\"\"", "must not be empty"),
  ])
  func studentAndAssignmentAreTexts(value: String, message: String) {
    let student = read(text(student: value))
    #expect(student.submission == nil)
    #expect(student.found == ["1:13 ‹\(value)› 'student' of a submission \(message)"])
    let assignment = read(text(assignment: value))
    #expect(assignment.submission == nil)
    #expect(assignment.found == ["1:36 ‹\(value)› 'assignment' of a submission \(message)"])
  }

  @Test(arguments: [
    ("[1]", "a list"), ("3", "3"), ("\"a\"", "'a'"), ("null", "nothing"), ("true", "true"),
  ])
  func answersAreByProblem(value: String, kind: String) {
    let (submission, found) = read(text(answers: value))
    #expect(submission == nil)
    #expect(
      found == ["1:54 ‹\(value)› 'answers' of a submission must be a mapping, got \(kind)"])
  }

  @Test func answersAreByQuestion() {
    let (submission, found) = read(
      text(answers: "{\"a\": {\"q\": 1}, \"b\": [1], \"c\\u001b\": \"x\", \"d\": null}"))
    #expect(submission?.problems.map(\.id) == ["a", "d"])
    #expect(submission?.problems.map(\.answers.count) == [1, 0])
    let wanted = "must be a mapping from questions to answers, got"
    #expect(
      found == [
        "1:75 ‹[1]› the answers to 'b' \(wanted) a list",
        "1:91 ‹\"x\"› the answers to 'c␛' \(wanted) a string",
      ])
  }

  @Test func aFaultIsRenderedWithItsLine() {
    let text = """
      {
        "student": "alice",
        "assignment": "",
        "answers": {}
      }
      """
    let (_, diagnostics) = SubmissionReader.read(SourceText(name: "alice.json", text: text))
    #expect(
      diagnostics.map { $0.rendered() } == [
        """
        alice.json:3:17: error: 'assignment' of a submission must not be empty
         3 |   "assignment": "",
           |                 ^~
        """
      ])
  }

  @Test func nothingElseIsASubmission() {
    for (text, kind) in [
      ("[1]", "a list"), ("3", "a number"), ("\"a\"", "a string"), ("null", "nothing"),
    ] {
      let (submission, found) = read(text)
      #expect(submission == nil)
      #expect(found == ["1:1 ‹\(text)› a submission must be a mapping, got \(kind)"])
    }
    let (broken, found) = read("{\"student\": ")
    #expect(broken == nil)
    #expect(found.count == 1)
    #expect(read("").submission == nil)
  }

  @Test func aDuplicateKeyMakesItUnreadable() {
    let (submission, found) = read(
      text(answers: "{\"a\": {\"q\": 1, \"q\": 2}, \"a\": {}}", "\"student\": \"bob\""))
    #expect(submission == nil)
    #expect(
      found == [
        "1:43 ‹\"student\"› duplicate key 'student'; the first is at 1:2",
        "1:87 ‹\"q\"› duplicate key 'q'; the first is at 1:79",
        "1:96 ‹\"a\"› duplicate key 'a'; the first is at 1:73",
      ])
  }

  @Test func anUnknownKeyIsAWarning() {
    let (submission, found) = read(text("\"studnet\": 1, \"xyz\": 2, \"Name\": \"A\""))
    #expect(submission != nil)
    #expect(
      found == [
        "1:43 ‹\"studnet\"› warning: unknown key 'studnet' in a submission; did you mean 'student'?",
        "1:57 ‹\"xyz\"› warning: unknown key 'xyz' in a submission",
        "1:67 ‹\"Name\"› warning: unknown key 'Name' in a submission; did you mean 'name'?",
      ])
  }

  /// Twenty are told, whatever there are.
  private static let many = 25

  @Test func ofManyUnknownKeysSomeAreToldAndTheOthersCounted() throws {
    let keys = (0..<Self.many).map { "\"z\($0)\": 1" }.joined(separator: ",\n")
    let (submission, found) = read(text("\n\(keys)"))
    #expect(submission != nil)
    let unknown = "warning: unknown key"
    #expect(
      found == (0..<20).map { "\($0 + 2):1 ‹\"z\($0)\"› \(unknown) 'z\($0)' in a submission" }
        + ["22:1 ‹\"z20\"› note: and 5 more faults, the first of them here"])
  }

  @Test func ofManyAnswersThatAreNoMappingsSomeAreTold() throws {
    let answers = (0..<Self.many).map { "\"z\($0)\":\n\($0)" }.joined(separator: ",")
    let (submission, found) = read(
      text(answers: "{\"p\": {\"a\": 2}, \(answers)}", "\"xyz\": 1"))
    #expect(submission?.problems.map(\.id) == ["p"])
    #expect(
      found == (0..<20).map {
        "\($0 + 2):1 ‹\($0)› the answers to 'z\($0)' must be a mapping from questions to answers, "
          + "got a number"
      } + ["1:43 ‹\"xyz\"› note: and 6 more faults, the first of them here"])
  }

  @Test func ofManyDuplicateKeysSomeAreTold() {
    // The reader of JSON keeps a hundred itself.
    let keys = String(repeating: "\"a\": 1,\n", count: 151)
    let (submission, found) = read("{\n\(keys)\"b\": 2}")
    #expect(submission == nil)
    #expect(
      found == (0..<20).map { "\($0 + 3):1 ‹\"a\"› duplicate key 'a'; the first is at 2:1" }
        + ["23:1 ‹\"a\"› note: and 130 more faults, the first of them here"])
  }

  @Test func whatEndsTheReadingIsAmongThoseThatAreTold() {
    let keys = String(repeating: "\"a\": 1,\n", count: 31)
    let (submission, found) = read("{\n\(keys)}")
    #expect(submission == nil)
    #expect(
      found == (0..<19).map { "\($0 + 3):1 ‹\"a\"› duplicate key 'a'; the first is at 2:1" } + [
        "32:7 ‹,› a comma requires a key after it, got '}'; remove the comma",
        "22:1 ‹\"a\"› note: and 11 more faults, the first of them here",
      ])
  }

  @Test func anEnormousNameIsCut() {
    let name = String(repeating: "k", count: 1_000_000)
    let cut = String(repeating: "k", count: 80) + "…"
    let unknown = SubmissionReader.read(SourceText(name: "s", text: text("\"\(name)\": 1")))
    #expect(unknown.diagnostics.map(\.message) == ["unknown key '\(cut)' in a submission"])
    let answers = text(answers: "{\"\(name)\": 1}")
    #expect(
      SubmissionReader.read(SourceText(name: "s", text: answers)).diagnostics.map(\.message) == [
        "the answers to '\(cut)' must be a mapping from questions to answers, got a number"
      ])
    let twice = text(answers: "{\"\(name)\": {}, \"\(name)\": {}}")
    #expect(
      SubmissionReader.read(SourceText(name: "s", text: twice)).diagnostics.map(\.message)
        == ["duplicate key '\(cut)'; the first is at 1:55"])
    let bare = SubmissionReader.read(SourceText(name: "s", text: "{\(name): 1}")).diagnostics
    let shorter = String(repeating: "k", count: 40) + "…"
    #expect(
      bare.map(\.message) == ["a key requires double quotes, got '\(shorter)'"])
    #expect(bare.map(\.suggestion) == ["write \"\(shorter)\""])
  }

  @Test func whatChangesNoMarkIsAWarning() throws {
    let (submission, found) = read(
      text("\"name\": [\"A\"], \"submitted\": true, \"attempt\": \"2\""))
    #expect(
      found == [
        "1:51 ‹[\"A\"]› warning: 'name' of a submission must be a text, got a list",
        "1:71 ‹true› warning: 'submitted' of a submission must be a text, got true",
        "1:88 ‹\"2\"› warning: 'attempt' of a submission must be a whole number, got '2'",
      ])
    let alice = try #require(submission)
    #expect(alice.name == nil && alice.submitted == nil && alice.attempt == nil)
    #expect(read(text("\"name\": 7, \"submitted\": 2026")).submission?.name == "7")
  }
}
