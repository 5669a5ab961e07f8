import Diagnostics
import Documents
import Glibc
import NPZSamples
import TestFiles
import Testing

/// Submissions that np.savez writes, marked by the program as it is installed.
@Suite struct NPZSubmissionsTests {
  private let course: Course
  private var folder: TemporaryFolder { course.folder }

  init() throws { course = try Course() }

  private func file(
    _ student: String, _ answers: KeyValuePairs<String, NPYFile>, isDeflated: Bool = false
  ) -> NPZFile {
    var file = NPZFile(answers, isDeflated: isDeflated)
    let keys = NPZFile(["student": NPYFile(student), "assignment": NPYFile("hw")])
    file.entries = keys.entries + file.entries
    return file
  }

  private func fullMarks(_ student: String) -> NPZFile {
    file(student, ["sums/one": NPYFile(1.0), "sums/two": NPYFile(2)], isDeflated: true)
  }

  // MARK: What is graded

  @Test func aFileIsKnownByItsContent() throws {
    for name in ["ada.npz", "ada.json", "ada"] {
      try folder.write(fullMarks("ada").bytes, to: name)
      let report = "reports/ada.xml"
      try grade(name, in: folder).expect(
        0, output: Course.fullMarks("ada"), errors: "JUnit XML: \(report)\n")
    }
    try course.write(try #require(folder.read("alice.json")), to: "alice.npz")
    #expect(try grade("alice.npz", in: folder).output == Course.fullMarks("alice"))
  }

  @Test func standardInputMayBeOne() throws {
    try folder.write(fullMarks("ada").bytes, to: "ada.npz")
    try shell("\"$grade\" --junit none - < ada.npz", in: folder).expect(
      0, output: Course.fullMarks("ada"))
  }

  @Test func aFolderStandsForBothKinds() throws {
    try course.submit("zoe", #"{"sums": {"one": 3}}"#, to: "in/b.json")
    try folder.write(fullMarks("ada").bytes, to: "in/a.npz")
    try folder.write(fullMarks("eve").bytes, to: "in/b.npz")
    try grade("in", in: folder).expect(
      1,
      output: [Course.fullMarks("ada"), Course.noMarks("zoe"), Course.fullMarks("eve")]
        .joined(separator: "\n"))
    #expect(
      folder.files.filter { $0.hasPrefix("reports") } == [
        "reports/a.xml", "reports/b-2.xml", "reports/b.xml",
      ])
    #expect(try #require(folder.read("reports/b.xml")).contains("value=\"zoe\""))
    #expect(try #require(folder.read("reports/b-2.xml")).contains("value=\"eve\""))
  }

  // MARK: What cannot be read

  @Test func aSingleArrayIsRefused() throws {
    try folder.write(NPYFile(1).bytes, to: "dW2.npy")
    try grade("dW2.npy", in: folder).expect(
      3,
      errors: """
        dW2.npy:1:1: error: a submission requires an NPZ file, got a single array (.npy)
         1 | a file of 136 bytes
           | ^~~~~~~~~~~~~~~~~~~ save all answers in one file by np.savez

        """)
  }

  @Test func aFileThatIsCutShortIsRefusedAndTheRestIsGraded() throws {
    try folder.write(Array(fullMarks("ada").bytes.dropLast(100)), to: "ada.npz")
    let run = try grade("ada.npz", "alice.json", in: folder)
    #expect(run.status == 3)
    #expect(run.output == Course.fullMarks("alice"))
    #expect(run.errors.hasPrefix("ada.npz:1:1: error: an NPZ file requires a directory at its end"))
  }

  @Test func anArrayThatCannotBeUsedIsShownAndTheRestIsMarked() throws {
    let complex = NPYFile("<c16", "()", data: [UInt8](repeating: 0, count: 16))
    try folder.write(
      file("ada", ["sums/one": complex, "sums/two": NPYFile(2), "sums/tow": NPYFile(3)]).bytes,
      to: "ada.npz")
    try grade("--junit", "none", "ada.npz", in: folder).expect(
      3,
      output: """
        ada
        hw

        Sums (sums): 1/2
          ? one  0/1  unreadable
              cannot be read as a number: it is an array of complex numbers
              (complex128); save its real part: x.real
               3 | sums/one  an array of complex numbers (complex128)
                 |           ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          ✓ two  1/1

        Remarks
          entry 5: the problem 'sums' has no question 'tow'; did you mean 'two'?

        Total 1/2 (50 %): 1 correct, 1 unreadable

        """,
      errors: """
        ada.npz:3:11: error: the answer 'sums/one' must be numbers, truth values or text, \
        got an array of complex numbers (complex128)
         3 | sums/one  an array of complex numbers (complex128)
           |           ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ save its real part: x.real

        """)
  }

  @Test func aKeyWithoutItsProblemIsAWarning() throws {
    try folder.write(file("ada", ["one": NPYFile(1)]).bytes, to: "ada.npz")
    let run = try grade("--junit", "none", "ada.npz", in: folder)
    #expect(run.status == 1)
    #expect(
      run.errors == """
        ada.npz:3:1: warning: unknown key 'one' in a submission
         3 | one  int64 1
           | ^~~ an answer has a key such as 'problem/question'

        """)
  }

  @Test func theLimitHoldsForTheFileItself() throws {
    try folder.write(fullMarks("ada").bytes, to: "ada.npz")
    try grade("--max-bytes", "100", "ada.npz", in: folder).expect(
      3, errors: "error: 'ada.npz' exceeds the limit of 100 bytes (--max-bytes)\n")
  }

  // MARK: The same answers in JSON

  /// A submission in JSON as arrays: numbers and lists as np.array makes them.
  private func npz(_ submission: Node, isDeflated: Bool) throws -> NPZFile {
    var file = NPZFile()
    for entry in try #require(submission.entries) where entry.key != "answers" {
      file.add("\(entry.key).npy", try npy(entry.value).bytes, isDeflated: isDeflated)
    }
    for problem in try #require(submission["answers"]?.entries) {
      for answer in try #require(problem.value.entries) {
        if case .null = answer.value.value { continue }
        file.add(
          "\(problem.key)/\(answer.key).npy", try npy(answer.value).bytes, isDeflated: isDeflated)
      }
    }
    return file
  }

  private func npy(_ node: Node) throws -> NPYFile {
    var shape: [Int] = []
    var leaves = [node]
    while let first = leaves.first?.elements {
      shape.append(first.count)
      leaves = leaves.flatMap { $0.elements ?? [] }
    }
    let extents = "(\(shape.map { "\($0)," }.joined(separator: " ")))"
    if leaves.contains(where: { $0.text != nil }) {
      return NPYFile(try leaves.map { try $0.text?.string ?? "\(number($0))" }, extents)
    }
    if leaves.allSatisfy({ if case .boolean = $0.value { true } else { false } }),
      !shape.isEmpty
        || leaves.count == 1
    {
      let bytes = leaves.map { if case .boolean(true) = $0.value { UInt8(1) } else { UInt8(0) } }
      return NPYFile("|b1", extents, data: bytes)
    }
    let integers = leaves.compactMap {
      if case .integer(let value) = $0.value { value } else { nil }
    }
    return integers.count == leaves.count
      ? NPYFile("<i8", extents, data: integers.flatMap { littleEndian($0) })
      : NPYFile(try leaves.map(number), extents)
  }

  private func number(_ node: Node) throws -> Double {
    switch node.value {
    case .integer(let value): return Double(value)
    case .number(let value): return value
    default:
      Issue.record("\(node.kindName) is no number")
      return .nan
    }
  }

  @Test(arguments: ["alice", "bob", "dana"], [false, true])
  func reportsAreTheSameBytes(_ student: String, isDeflated: Bool) throws {
    let text = try #require(textOfFile("\(projectRoot)/submissions/\(student).json"))
    let json = JSON.read(SourceText(name: "json", text: text)).document
    let file = try npz(try #require(json?.root), isDeflated: isDeflated)
    try folder.write(file.bytes, to: "npz/\(student).npz")
    try folder.write(text, to: "json/\(student).json")
    try expectSameReports("json/\(student).json", "npz/\(student).npz")
  }

  /// Holds that two submissions have the same reports, byte by byte.
  private func expectSameReports(_ one: String, _ other: String) throws {
    let runs = try [one, other].map { file in
      try grade(
        "--problems", "\(projectRoot)/problems", "--junit", "reports/x.xml", "-f", "text", "-f",
        "json", "--show-expected", file, in: folder, environment: ["SOURCE_DATE_EPOCH=0"])
    }
    let reports = try [one, other].map { file in
      _ = try grade(
        "--problems", "\(projectRoot)/problems", "--junit", "reports/x.xml", file, in: folder,
        environment: ["SOURCE_DATE_EPOCH=0"])
      return try #require(folder.read("reports/x.xml"))
    }
    #expect(runs[0].status == runs[1].status && runs[0].status < 2)
    #expect(runs[0].errors == runs[1].errors)
    #expect(runs[0].output == runs[1].output)
    #expect(reports[0] == reports[1])
  }

  /// Real NumPy, where the project's Python is installed (`make python`).
  private static let python = "\(projectRoot)/.venv/bin/python"

  @Test(.enabled(if: access(python, X_OK) == 0), arguments: ["alice", "dana"])
  func numPyWritesTheSame(_ student: String) throws {
    let script = "\(projectRoot)/Tests/Consumers/write_npz.py"
    let json = "\(projectRoot)/submissions/\(student).json"
    try shell("\(Self.python) \(script) \(json) npz", in: folder).expect(0)
    for (files, output) in [(json, "wanted/"), ("npz", "found/")] {
      let run = try grade(
        "--problems", "\(projectRoot)/problems", "-f", "text", "-f", "json", "-o", output,
        "--junit", output, "--exit-zero", files, in: folder, environment: ["SOURCE_DATE_EPOCH=0"])
      #expect(run.status == 0)
    }
    let found = folder.files.filter { $0.hasPrefix("found/") }
    #expect(found.count == 3 * folder.files.count { $0.hasPrefix("npz/") })
    for file in found {
      let ending = file.split(separator: ".").last ?? ""
      #expect(folder.read(file) == folder.read("wanted/\(student).\(ending)"), "\(file)")
    }
  }
}
