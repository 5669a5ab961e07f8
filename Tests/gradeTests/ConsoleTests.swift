import Testing

/// What reaches the reader's terminal.
@Suite struct ConsoleTests {
  private let course: Course
  private var folder: TemporaryFolder { course.folder }

  init() throws { course = try Course() }

  // MARK: Nothing that a student wrote acts on the reader

  /// Clears the screen, rings, changes colours, reorders text, breaks lines: as JSON spells it.
  private static let hostile =
    #"\u001b[2J\u0007\u009b31m\u202e\r\n\u0000\u007f\u2028"# + "\u{9B}31m\u{202E}\u{2066}"
    + "##[error]x ##vso[task.x]y"

  /// Places of a submission that a student can write anything into.
  static let places: KeyValuePairs = [
    "student": #"{"student": "HOSTILE", "assignment": "hw", "answers": {}}"#,
    "name": #"{"student": "s", "name": "HOSTILE", "assignment": "hw", "answers": {}}"#,
    "assignment": #"{"student": "s", "assignment": "HOSTILE", "answers": {}}"#,
    "submitted":
      #"{"student": "s", "assignment": "hw", "submitted": "HOSTILE", "answers": {}}"#,
    "key": #"{"student": "s", "assignment": "hw", "HOSTILE": 1, "answers": {}}"#,
    "duplicate key": #"{"HOSTILE": 1, "HOSTILE": 2, "assignment": "hw", "answers": {}}"#,
    "problem": #"{"student": "s", "assignment": "hw", "answers": {"HOSTILE": {}}}"#,
    "no problem": #"{"student": "s", "assignment": "hw", "answers": {"HOSTILE": 1}}"#,
    "question": #"{"student": "s", "assignment": "hw", "answers": {"sums": {"HOSTILE": 1}}}"#,
    "answer": #"{"student": "s", "assignment": "hw", "answers": {"sums": {"one": "HOSTILE"}}}"#,
    "name in an answer":
      #"{"student": "s", "assignment": "hw", "answers": {"sums": {"one": "xHOSTILE"}}}"#,
    "string in an answer":
      #"{"student": "s", "assignment": "hw", "answers": {"sums": {"one": "f('HOSTILE')"}}}"#,
    "element":
      #"{"student": "s", "assignment": "hw", "answers": {"sums": {"one": [[1], "HOSTILE"]}}}"#,
    "option":
      #"{"student": "s", "assignment": "hw", "answers": {"choices": {"c": "HOSTILE"}}}"#,
    "broken file": #"{"student": HOSTILE"#,
  ]

  /// Whether a text holds nothing but characters that show themselves, and line breaks, and nothing
  /// that a CI log obeys.
  private func isInert(_ text: String) -> Bool {
    if text.contains("##[") || text.contains("##vso[") { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x0A: true
      case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: false
      default: true
      }
    }
  }

  @Test func theCheckFindsWhatActs() {
    for scalar in Self.hostile.unicodeScalars where !scalar.isASCII {
      #expect(!isInert("\(scalar)"))
    }
    for text in ["\u{1B}[2J", "\u{07}", "\r\n", "\u{00}", "\u{7F}", "a##[b", "##vso[b"] {
      #expect(!isInert(text))
    }
    #expect(isInert("é ∂ ␛[2J\n"))
  }

  @Test(arguments: places.map { $0.key })
  func whatAStudentWroteIsMadeVisible(_ place: String) throws {
    try course.write(
      "title: x\nquestions: {c: {options: {a: one, b: two}, correct: a}}",
      to: "problems/hw/choices.yaml")
    let text = try #require(Self.places.first { $0.key == place }?.value)
    try folder.write(
      text.split(separator: "HOSTILE", omittingEmptySubsequences: false)
        .joined(separator: Self.hostile), to: "s.json")
    for words in [[], ["-f", "json"], ["-o", "out/", "-f", "text", "-f", "json"]] as [[String]] {
      let run = try grade(words + ["s.json"], in: folder)
      #expect(run.status == 1 || run.status == 3)
      #expect(isInert(run.output), "\(run.output)")
      #expect(isInert(run.errors), "\(run.errors)")
      #expect(run.output + run.errors != "")
    }
    for report in ["out/s.txt", "out/s.json", "reports/s.xml"] {
      #expect(isInert(folder.read(report) ?? ""))
    }
    if let report = folder.read("reports/s.xml") { _ = try XMLOutline(report) }
  }

  @Test func theNameOfAFileIsMadeVisible() throws {
    let name = "a\u{1B}[2J\n\u{9B}b"
    try course.submit("s", #"{"sums": {"one": 1, "two": 2}}"#, to: "\(name).json")
    let run = try grade("\(name).json", in: folder)
    #expect(run.errors == "JUnit XML: reports/a␛[2J␊\u{FFFD}b.xml\n")
    try grade("x\(name).json", in: folder).expect(
      2,
      errors: "error: there is no file 'xa␛[2J␊\u{FFFD}b.json'; did you mean 'a␛[2J␊\u{FFFD}b"
        + ".json'?\n")
    try grade("--junit", "\(name)/x/y", "-o", name, "s.json", "t.json", in: folder).expect(
      2,
      errors: "error: there is no file 's.json'\nerror: there is no file 't.json'\n")
  }

  // MARK: A reader that goes away

  @Test func aReaderThatGoesAwayEndsTheProgram() throws {
    // More than a pipe holds.
    for number in 100...999 { try course.submit("s", "{}", to: "many/\(number).json") }
    let run = try shell("\"$grade\" --junit none many | head -1", in: folder)
    run.expect(0, output: "s\n")
    // Also where the signal of a broken pipe is ignored.
    let ignoring = try shell(
      """
      trap '' PIPE
      { until test -e gone; do :; done; "$grade" --junit none many; echo $? > status; } 2> errors |
        { exec <&-; : > gone; }
      """, in: folder)
    ignoring.expect(0)
    #expect(folder.read("status") == "3\n")
    let errors = try #require(folder.read("errors"))
    #expect(errors.hasPrefix("error: cannot write 'standard output': Broken pipe\n"))
  }
}
