import Glibc
import Testing

/// A submission a line in, a report a line out.
@Suite struct StreamCommandTests {
  private let course: Course
  private var folder: TemporaryFolder { course.folder }

  init() throws { course = try Course() }

  private static let version = #""provenance": {"version": "0.1.0"}}"#

  /// The line of a submission to the course's assignment.
  private static func line(_ student: String, _ answers: String) -> String {
    #"{"student": "\#(student)", "assignment": "hw", "answers": \#(answers)}"# + "\n"
  }

  private static let alice = line("alice", #"{"sums": {"one": 1, "two": 2}}"#)

  /// What `grade --format json` prints of a submission.
  private func report(_ line: String, _ words: [String] = []) throws -> String {
    try grade(["--junit", "none", "-f", "json"] + words + ["-"], in: folder, input: line).output
  }

  private func unreadable(_ diagnostic: String) -> String {
    #"{"verdict": "unreadable", "diagnostics": ["\#(diagnostic)"], \#(Self.version)"# + "\n"
  }

  // MARK: Reports

  @Test func everyLineIsAnsweredByItsReport() throws {
    let bob = Self.line("bob", #"{"sums": {"one": 3}}"#)
    let reports = try [Self.alice, bob].map { try report($0) }
    #expect(reports[0].hasPrefix(#"{"student": "alice", "assignment": "hw", "score": 2, "#))
    #expect(reports[1].hasPrefix(#"{"student": "bob", "assignment": "hw", "score": 0, "#))
    try grade("stream", in: folder, input: Self.alice + bob + Self.alice).expect(
      0, output: reports[0] + reports[1] + reports[0])
    // The end of a line may be CRLF, and that of the last one missing.
    let input = "\(Self.alice.dropLast())\r\n\(bob.dropLast())"
    try grade("stream", in: folder, input: input).expect(0, output: reports[0] + reports[1])
    #expect(folder.files == ["alice.json", "problems/hw/sums.yaml"])
  }

  @Test func noLineIsNoReport() throws {
    try grade("stream", in: folder).expect(0)
  }

  @Test func expectedValuesAreShownOnlyWhereAskedFor() throws {
    let shown = try report(Self.alice, ["--show-expected"])
    #expect(shown.contains(#""expected": 1"#))
    try grade("stream", "--show-expected", in: folder, input: Self.alice).expect(0, output: shown)
    #expect(try !grade("stream", in: folder, input: Self.alice).output.contains("expected"))
  }

  @Test func aReportMayBeginWithTheNumberOfItsLine() throws {
    let report = try report(Self.alice).dropFirst()
    try grade("stream", "--line-numbers", in: folder, input: "\n" + Self.alice).expect(
      0,
      output: #"{"line": 1, "verdict": "unreadable", "diagnostics": "#
        + #"["error: the line is blank: every line must hold a submission"], \#(Self.version)"#
        + "\n{\"line\": 2, \(report)",
      errors: "line 1: error: the line is blank: every line must hold a submission\n")
  }

  // MARK: Lines that cannot be marked

  static let faults: [(line: String, answer: String, errors: [String])] = [
    (
      "", #"{"verdict": "unreadable", "#,
      ["error: the line is blank: every line must hold a submission"]
    ),
    (
      " \t", #"{"verdict": "unreadable", "#,
      ["error: the line is blank: every line must hold a submission"]
    ),
    (
      "hello", #"{"verdict": "unreadable", "#,
      ["submission:1:1: error: a text requires double quotes, got 'hello'; write \"hello\""]
    ),
    (
      "[1, 2]", #"{"verdict": "unreadable", "#,
      ["submission:1:1: error: a submission must be a mapping, got a list"]
    ),
    (
      #"{"student": "eve", "assignment": "hw"}"#,
      #"{"student": "eve", "assignment": "hw", "verdict": "unreadable", "#,
      ["submission:1:1: error: a submission requires a key 'answers'"]
    ),
    (
      #"{"student": "eve", "assignment": "hw", "student": "eva", "answers": {}}"#,
      #"{"assignment": "hw", "verdict": "unreadable", "#,
      ["submission:1:40: error: duplicate key 'student'; the first is at 1:2"]
    ),
    (
      #"{"student": "eve", "assignment": "hv", "atempt": 1, "answers": {}}"#,
      #"{"student": "eve", "assignment": "hv", "verdict": "unreadable", "#,
      [
        "submission:1:40: warning: unknown key 'atempt' in a submission; did you mean 'attempt'?",
        "error: there is no assignment 'hv'; did you mean 'hw'?",
      ]
    ),
    (
      #"{"student": "\u001b[2J##[error]", "assignment": "../hw", "answers": {}}"#,
      #"{"student": "\u001b[2J#\u0023[error]", "assignment": "../hw", "verdict": "unreadable", "#,
      ["error: there is no assignment '../hw'; the assignments are hw"]
    ),
  ]

  @Test(arguments: faults)
  func aLineThatCannotBeMarkedIsAnsweredAndEndsNothing(
    _ row: (line: String, answer: String, errors: [String])
  ) throws {
    let reasons = row.errors.map { "\"\($0.replacing("\"", with: "\\\""))\"" }
    let answer =
      row.answer + #""diagnostics": [\#(reasons.joined(separator: ", "))], \#(Self.version)"#
    let report = try report(Self.alice)
    try grade("stream", in: folder, input: Self.alice + row.line + "\n" + Self.alice).expect(
      0, output: report + answer + "\n" + report,
      errors: row.errors.map { "line 2: \($0)\n" }.joined())
  }

  @Test func bytesThatAreNoTextAreAnswered() throws {
    try folder.write(Array("{\"a".utf8) + [0xFF, 0x00, 0x0A] + Array(Self.alice.utf8), to: "lines")
    let reason = "a JSON file requires UTF-8, got the byte 0xFF; save the file as UTF-8"
    try shell("\"$grade\" stream < lines", in: folder).expect(
      0, output: unreadable("submission:1:4: error: \(reason)") + (try report(Self.alice)),
      errors: "line 1: submission:1:4: error: \(reason)\n")
  }

  @Test func aLineBeyondTheLimitIsAnswered() throws {
    let limit = Self.alice.utf8.count - 1
    let long = String(repeating: " ", count: 200_000) + Self.alice
    let reason = "error: the line exceeds the limit of \(limit) bytes (--max-bytes)"
    try grade("stream", "--max-bytes", "\(limit)", in: folder, input: Self.alice + long + long)
      .expect(
        0, output: try report(Self.alice) + unreadable(reason) + unreadable(reason),
        errors: "line 2: \(reason)\nline 3: \(reason)\n")
  }

  @Test func anAssignmentWithoutProblemsIsTheInstructorsFault() throws {
    try course.write("title: Nothing", to: "other/hw/assignment.yaml")
    try grade("stream", "--problems", "other", in: folder, input: Self.alice + Self.alice).expect(
      0,
      output: String(
        repeating: #"{"student": "alice", "assignment": "hw", "verdict": "error", "diagnostics": "#
          + #"["error: the assignment 'hw' has no problem that can be read"], \#(Self.version)"#
          + "\n", count: 2),
      errors: """
        error: the assignment 'other/hw' holds no problem file (*.yaml)
        line 1: error: the assignment 'hw' has no problem that can be read
        line 2: error: the assignment 'hw' has no problem that can be read

        """)
  }

  @Test func aFaultyProblemIsSaidOnceAndTheRestIsMarked() throws {
    try course.write("title: F\nquestions: {q: {ask: 1 + x}}", to: "problems/hw/faulty.yaml")
    let run = try grade("stream", "-j", "3", in: folder, input: Self.alice + Self.alice)
    #expect(run.status == 0)
    #expect(run.output == String(repeating: try report(Self.alice), count: 2))
    #expect(run.output.contains(#""score": 2, "points": 3"#))
    #expect(
      run.errors == """
        problems/hw/faulty.yaml:2:26: error: the name 'x' is not defined
         2 | questions: {q: {ask: 1 + x}}
           |                          ^

        """)
  }

  // MARK: The stream

  @Test func manyLinesComeInTheirOrderWhateverTheNumberOfWorkers() throws {
    // More than may be under way at once, with every tenth one bad.
    let lines = (0..<300).map { number in
      number % 10 == 0 ? "\(number)\n" : Self.line("s\(number)", #"{"sums": {"one": \#(number)}}"#)
    }
    let runs = try ["1", "2", "7"].map {
      try grade("stream", "-j", $0, "--line-numbers", in: folder, input: lines.joined())
    }
    for run in runs { run.expect(0, output: runs[0].output, errors: runs[0].errors) }
    let answers = runs[0].output.split(separator: "\n")
    #expect(answers.count == 300)
    for (number, answer) in answers.enumerated() {
      let rest =
        number % 10 == 0
        ? #""verdict": "unreadable", "diagnostics": ["submission:1:1: error: a submission must be"#
        : #""student": "s\#(number)", "assignment": "hw", "score": \#(number == 1 ? 1 : 0), "#
      #expect(answer.hasPrefix("{\"line\": \(number + 1), \(rest)"))
    }
  }

  @Test func anAnswerComesBeforeTheNextLine() throws {
    let report = try report(Self.alice)
    for jobs in ["1", "3"] {
      let program = try RunningProgram("stream", "-j", jobs, in: folder)
      for _ in 0..<5 {
        try program.write(Self.alice)
        #expect(try program.nextLine() == report)
      }
      try program.write(String(Self.alice.prefix(20)))
      try program.write(String(Self.alice.dropFirst(20)))
      #expect(try program.nextLine() == report)
      try program.end().expect(0)
      #expect(!program.isLeft)
    }
  }

  @Test func aReaderThatGoesAwayEndsIt() throws {
    try folder.write(String(repeating: Self.alice, count: 20_000), to: "lines")
    let run = try shell(
      "{ \"$grade\" stream -j 2 < lines; echo $? > status; } | head -n 1", in: folder)
    run.expect(0, output: try report(Self.alice))
    // As any filter: by SIGPIPE, which is 13.
    #expect(folder.read("status") == "141\n")
  }

  @Test func streamsThatCannotBeUsedAreSaid() throws {
    try shell("\"$grade\" stream < /", in: folder).expect(
      3, errors: "error: cannot read 'standard input': Is a directory\n")
    try shell("\"$grade\" stream <&-", in: folder).expect(
      3, errors: "error: cannot read 'standard input': Bad file descriptor\n")
    for place in ["> /dev/full", ">&-"] {
      let run = try shell("\"$grade\" stream < alice.json \(place)", in: folder)
      #expect(run.status == 3)
      #expect(run.errors.hasPrefix("error: cannot write 'standard output': "))
    }
  }

  @Test func theCommandLineIsChecked() throws {
    try grade("stream", "--problems", "nowhere", in: folder).expect(
      2, errors: "error: there is no folder of problems 'nowhere'; name it by --problems\n")
    try grade("stream", "alice.json", in: folder).expect(
      2,
      errors: "error: command 'stream' takes no operands, got 'alice.json'\n"
        + "Try 'grade --help'.\n")
  }
}
