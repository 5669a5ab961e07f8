import Diagnostics
import Documents
import NPZSamples
import Tensors
import Testing

@testable import Problems

@Suite struct ArchivedSubmissionTests {
  private func read(_ file: NPZFile) -> (submission: Submission?, found: [String]) {
    let (submission, diagnostics) = SubmissionReader.read(name: "s.npz", bytes: file.bytes)
    return (submission, diagnostics.map(outline))
  }

  /// A submission of the given keys, with those that are required before them.
  private func file(_ arrays: KeyValuePairs<String, NPYFile> = [:]) -> NPZFile {
    let required = NPZFile(["student": NPYFile("alice"), "assignment": NPYFile("hw1")])
    var file = NPZFile(arrays)
    file.entries = required.entries + file.entries
    return file
  }

  @Test func everythingIsRead() throws {
    let (submission, found) = read(
      file([
        "name": NPYFile("Alice Élodie"), "submitted": NPYFile("2026-10-01T12:00:00Z"),
        "attempt": NPYFile(2), "a/x": NPYFile(1.5), "b/x": NPYFile("d*2"),
        "a/y": NPYFile([1, 2], "(1, 2)"), "a/z/W": NPYFile(1), "a/z/b/c": NPYFile(2),
      ]))
    #expect(found == [])
    let alice = try #require(submission)
    #expect(alice.student == "alice")
    #expect(alice.name == "Alice Élodie")
    #expect(alice.assignment == "hw1")
    #expect(alice.submitted?.text == "2026-10-01T12:00:00Z")
    #expect(alice.attempt == 2)
    #expect(alice.problems.map(\.id) == ["a", "b"])
    #expect(alice.problems.map { $0.answers.map(\.id) } == [["x", "y", "z"], ["x"]])
    #expect(
      alice.problems[0].answers.map(\.node.kindName) == ["a number", "a list", "a mapping"])
    #expect(alice.problems[0].answers[2].node.entries?.map(\.key) == ["W", "b/c"])
    func written(_ range: Range<Int>) -> String {
      String(decoding: alice.source.bytes[range], as: UTF8.self)
    }
    #expect(alice.problems.map { written($0.idRange) } == ["a", "b"])
    #expect(alice.problems[0].answers.map { written($0.idRange) } == ["x", "y", "z"])
    #expect(alice.source.position(at: alice.problems[0].answers[1].idRange.lowerBound).line == 8)
  }

  @Test func whatIsOptionalMayBeLeftOut() throws {
    let (submission, found) = read(file())
    #expect(found == [])
    #expect(submission?.problems.isEmpty == true)
  }

  @Test func stringsComeInArraysToo() throws {
    let (submission, found) = read(
      NPZFile([
        "student": NPYFile(["alice"], "(1,)"), "attempt": NPYFile("3"),
        "assignment": NPYFile("|S3", "()", data: Array("hw1".utf8)),
      ]))
    #expect(found == [])
    #expect(submission?.student == "alice")
    #expect(submission?.assignment == "hw1")
    #expect(submission?.attempt == 3)
    let attempt = read(file(["attempt": NPYFile("<i8", "(1,)", data: littleEndian(4))])).submission
    #expect(attempt?.attempt == 4)
  }

  @Test func aStudentsIdMayBeANumber() {
    for (array, id) in [(NPYFile(20_123_456), "20123456"), (NPYFile(20.5), "20.5")] {
      let (submission, found) = read(
        NPZFile(["student": array, "assignment": NPYFile("hw1")]))
      #expect(found == [])
      #expect(submission?.student == id)
    }
  }

  @Test func whatIsRequiredIsMissed() {
    let (submission, found) = read(NPZFile(["p/q": NPYFile(1)]))
    #expect(submission == nil)
    #expect(
      found == [
        "2:1 ‹› a submission requires a key 'student'; give student=\"…\" to np.savez",
        "2:1 ‹› a submission requires a key 'assignment'; give assignment=\"…\" to np.savez",
      ])
    #expect(read(NPZFile()).found.count == 2)
  }

  @Test func wrongKeysAreSaid() {
    let object = NPYFile("|O", "()", data: [])
    let (submission, found) = read(
      NPZFile([
        "student": NPYFile(["a", "b"], "(2,)"), "assignment": object,
      ]))
    #expect(submission == nil)
    #expect(
      found == [
        "1:14 ‹[\"a\", \"b\"]› 'student' of a submission must be a text, got a list",
        "2:13 ‹an array of Python objects› 'assignment' of a submission must be a text, got an "
          + "array of Python objects; save rows of equal length as np.array(x, dtype=float), text as "
          + "x.astype(str), or "
          + "leave it out",
      ])
  }

  @Test func aKeyThatIsUnknownIsAWarning() {
    let (submission, found) = read(
      file([
        "studnet": NPYFile(1), "arr_0": NPYFile(2), "answers": NPYFile(3), "p/q": NPYFile(4),
      ]))
    #expect(submission?.problems.map(\.id) == ["p"])
    let advice = "an answer has a key such as 'problem/question'"
    #expect(
      found == [
        "3:1 ‹studnet› warning: unknown key 'studnet' in a submission; did you mean 'student'?",
        "4:1 ‹arr_0› warning: unknown key 'arr_0' in a submission; \(advice)",
        "5:1 ‹answers› warning: unknown key 'answers' in a submission; \(advice)",
      ])
  }

  @Test func aDuplicateKeyMakesItUnreadable() {
    let (submission, found) = read(file(["p/q": NPYFile(1), "p/q": NPYFile(2)]))
    #expect(submission == nil)
    #expect(found == ["4:1 ‹p/q› duplicate key 'p/q'; the first is entry 3"])
  }

  @Test func anAnswerIsOneArrayOrSeveral() {
    for keys in [["p/q", "p/q/a"], ["p/q/a", "p/q"]] {
      let (submission, found) = read(file([keys[0]: NPYFile(1), keys[1]: NPYFile(2)]))
      #expect(submission == nil)
      #expect(
        found == [
          "4:1 ‹\(keys[1])› the answer '\(keys[1])' is there both as one array and by names; keep "
            + "one of the two"
        ])
    }
  }

  @Test func anAnswerThatCannotBeUsedLeavesTheOthers() throws {
    let (submission, found) = read(
      file(["p/q": NPYFile("<c16", "(2,)", data: []), "p/r": NPYFile(1)]))
    #expect(submission?.problems.map { $0.answers.map(\.id) } == [["q", "r"]])
    #expect(
      found == [
        "3:6 ‹an array of complex numbers (complex128)› the answer 'p/q' must be numbers, truth "
          + "values or text, got an array of complex numbers (complex128); save its real part: "
          + "x.real"
      ])
  }

  @Test func ofManyAnswersThatCannotBeUsedSomeAreTold() throws {
    var file = file(["p/q": NPYFile(1)])
    let array = NPYFile("|O", "()", data: []).bytes
    for number in 0..<25 { file.add("p/r\(number).npy", array) }
    let (submission, found) = read(file)
    #expect(submission?.problems.map(\.answers.count) == [26])
    let object = "an array of Python objects"
    let advice =
      "save rows of equal length as np.array(x, dtype=float), text as x.astype(str), or leave it out"
    // Before an array stands its key in the listing, as long as its number is, and two blanks.
    #expect(
      found == (0..<20).map { number in
        "\(number + 4):\(number < 10 ? 7 : 8) ‹\(object)› the answer 'p/r\(number)' must be numbers, "
          + "truth values or text, got \(object); \(advice)"
      } + ["24:8 ‹\(object)› note: and 5 more faults, the first of them here"])
  }

  @Test func manyKeysAreReadInLinearTime() {
    var file = file()
    let array = NPYFile(1).bytes
    for number in 0..<20_000 { file.add("p\(number % 100)/q\(number).npy", array) }
    let (submission, found) = read(file)
    #expect(found == [])
    #expect(submission?.problems.count == 100)
    #expect(submission?.problems.allSatisfy { $0.answers.count == 200 } == true)
  }

  /// Keys made of pieces at random, the same in every run, with arrays of every kind.
  @Test func keysOfAnyFormAreReadOrRefused() {
    let pieces = [
      "student", "assignment", "attempt", "p", "q", "/", "/", "", "é", "e\u{301}", "\n", "\u{0}",
      ".npy",
      "answers", "../", "\u{1F642}",
    ]
    let arrays = [
      NPYFile("alice"), NPYFile(2), NPYFile([1, .nan], "(2,)"), NPYFile(["a"], "(1,)"),
      NPYFile("<c8", "()", data: []), NPYFile("|b1", "(0,)", data: []),
      NPYFile("<U1", "(0,)", data: []),
    ]
    var generator = RandomGenerator(seed: 11)
    var read = 0
    for number in 0..<3_000 {
      var file = number % 2 == 0 ? file() : NPZFile()
      for _ in 0..<generator.integer(below: 4) {
        let name = (0...generator.integer(below: 4)).map { _ in
          pieces[generator.integer(below: pieces.count)]
        }
        file.add(name.joined(), arrays[generator.integer(below: arrays.count)].bytes)
      }
      let (submission, diagnostics) = SubmissionReader.read(name: "s", bytes: file.bytes)
      if submission != nil { read += 1 }
      #expect(submission != nil || diagnostics.contains { $0.severity == .error })
      #expect(diagnostics.allSatisfy { !$0.rendered().isEmpty })
    }
    #expect(read > 500 && read < 2_500)
  }

  @Test func otherFilesAreJSON() {
    let text = #"{"student": "a", "assignment": "b", "answers": {}}"#
    let (submission, diagnostics) = SubmissionReader.read(name: "s.npz", bytes: Array(text.utf8))
    #expect(diagnostics.isEmpty)
    #expect(submission?.student == "a")
  }
}
