import Glibc
import Testing

/// `grade --gradebook`: what a run knows of those before it.
@Suite struct GradebookCommandTests {
  private let course: Course
  private var folder: TemporaryFolder { course.folder }

  init() throws {
    course = try Course()
    try course.submit("alice", #"{"sums": {"one": 1, "two": 2}}"#, to: "in/alice.json")
    try course.submit("bob", #"{"sums": {"one": 3}}"#, to: "in/bob.json")
  }

  private func grade(_ words: String...) throws -> Run {
    try gradeTests.grade(
      ["--gradebook", "class.sqlite"] + words, in: folder, environment: ["SOURCE_DATE_EPOCH=0"])
  }

  /// Corrects the problem: 3 is right now where 1 was.
  private func correct() throws {
    try course.write(
      """
      title: Sums
      questions:
        one: {ask: 0.5 + 2.5}
        two: {ask: 1 + 1}
      """, to: "problems/hw/sums.yaml")
  }

  private let reports = Course.fullMarks("alice") + "\n" + Course.noMarks("bob")

  @Test func whatIsKnownIsNotMarkedAgainAndReportedAlike() throws {
    try grade("in").expect(
      1, output: reports,
      errors: """
        2 students got a first mark.
        2 submissions were marked, 0 had not changed.

        """)
    let junit = folder.read("reports/bob.xml")
    try grade("in").expect(
      1, output: reports,
      errors: "No mark changed.\n0 submissions were marked, 2 had not changed.\n")
    #expect(junit != nil)
    #expect(folder.read("reports/bob.xml") == junit)
    try course.submit("bob", #"{"sums": {"one": 1}}"#, to: "in/bob.json")
    #expect(
      try grade("in").errors == """
        The marks of 1 student changed:
          hw
            bob  0/2 → 1/2  +1
        1 submission was marked, 1 had not changed.

        """)
    // One file, and no trace of the work.
    #expect(
      folder.files.filter { $0.hasPrefix("class") } == ["class.sqlite"])
  }

  @Test func aCorrectedProblemTellsWhoseMarksChangeBeforeAndAfter() throws {
    _ = try grade("in")
    try correct()
    let before = folder.files
    let bytes = folder.read("reports/bob.xml")
    for _ in 0..<2 {
      try grade("--dry-run", "in").expect(
        1,
        output: """
          The marks of 2 students would change:
            hw
              alice  2/2 → 1/2  -1
              bob    0/2 → 1/2  +1
          2 submissions were marked, 0 had not changed.

          """)
    }
    #expect(folder.files == before)
    #expect(folder.read("reports/bob.xml") == bytes)
    #expect(
      try grade("in").errors == """
        The marks of 2 students changed:
          hw
            alice  2/2 → 1/2  -1
            bob    0/2 → 1/2  +1
        2 submissions were marked, 0 had not changed.

        """)
    try grade("-n", "in").expect(
      0, output: "No mark would change.\n0 submissions were marked, 2 had not changed.\n")
  }

  @Test func withoutFilesAllThatIsKeptIsMarkedAgain() throws {
    _ = try grade("in")
    try correct()
    try grade("-n").expect(
      1,
      output: """
        The marks of 2 students would change:
          hw
            alice  2/2 → 1/2  -1
            bob    0/2 → 1/2  +1
        2 submissions were marked, 0 had not changed.

        """)
    try grade().expect(
      0,
      errors: """
        The marks of 2 students changed:
          hw
            alice  2/2 → 1/2  -1
            bob    0/2 → 1/2  +1
        2 submissions were marked, 0 had not changed.

        """)
  }

  @Test func theAttemptCountsThatTheAssignmentSays() throws {
    for (rule, second, third) in [
      ("best", "1/2 → 2/2  +1", nil), ("first", nil, nil),
      ("last", "1/2 → 2/2  +1", "2/2 → 0/2  -2"),
    ] as [(String, String?, String?)] {
      let course = try Course()
      try course.write("counts: \(rule)\n", to: "problems/hw/assignment.yaml")
      func changes(_ answers: String) throws -> String {
        try course.submit("ann", answers, to: "ann.json")
        return try gradeTests.grade("--gradebook", "g", "ann.json", in: course.folder).errors
      }
      func expected(_ change: String?) -> String {
        (change.map { "The marks of 1 student changed:\n  hw\n    ann  \($0)\n" }
          ?? "No mark changed.\n") + "1 submission was marked, 0 had not changed.\n"
      }
      _ = try changes(#"{"sums": {"one": 1}}"#)
      #expect(try changes(#"{"sums": {"one": 1, "two": 2}}"#).hasSuffix(expected(second)))
      #expect(try changes(#"{"sums": {"one": 7, "two": 7}}"#).hasSuffix(expected(third)))
    }
  }

  @Test func earlierAttemptsAreMarkedAgainByACorrectedProblem() throws {
    try course.write("counts: best\n", to: "problems/hw/assignment.yaml")
    try course.submit("ann", #"{"sums": {"one": 3, "two": 2}}"#, to: "ann.json")
    _ = try grade("ann.json")
    try course.submit("ann", #"{"sums": {"one": 1}}"#, to: "ann.json")
    _ = try grade("ann.json")
    try correct()
    #expect(
      try grade("ann.json").errors.hasSuffix(
        """
        The marks of 1 student changed:
          hw
            ann  1/2 → 2/2  +1
        2 submissions were marked, 0 had not changed.

        """))
  }

  @Test func aKilledRunIsGoneOnWith() throws {
    for number in 0..<300 {
      try course.submit("s\(number)", #"{"sums": {"one": 1, "two": 3}}"#, to: "many/\(number).json")
    }
    let other = try gradeTests.grade("--gradebook", "whole", "-f", "json", "many", in: folder)
    try correct()
    let whole = try gradeTests.grade("--gradebook", "whole", "-f", "json", "many", in: folder)
    #expect(whole.errors.hasPrefix("The marks of 300 students changed:\n"))
    // The same with a run that is killed at some moment of its work.
    try course.write(
      "title: Sums\nquestions:\n  one: {ask: 0.5 + 0.5}\n  two: {ask: 1 + 1}",
      to: "problems/hw/sums.yaml")
    #expect(
      try gradeTests.grade("--gradebook", "killed", "-f", "json", "many", in: folder).output
        == other.output)
    try correct()
    for lines in [1, 150, 280] {
      // The reader goes away after some lines, and then the program is killed.
      _ = try shell(
        """
        mkfifo out\(lines); "$grade" --gradebook killed -f json many > out\(lines) & pid=$!
        head -n \(lines) out\(lines) > /dev/null; kill -KILL $pid; wait $pid
        """, in: folder)
    }
    let last = try gradeTests.grade("--gradebook", "killed", "-f", "json", "many", in: folder)
    #expect(last.output == whole.output)
    func changes(_ text: String) -> Substring { text.prefix { $0 != "." } }
    let counts = "\n300 submissions were marked, 0 had not changed.\n"
    #expect(whole.errors.hasSuffix(counts))
    let marks = String(whole.errors.dropLast(counts.count))
    #expect(last.errors.hasPrefix(marks + "\n"))
  }

  @Test func whatCannotBeAGradebookIsSaid() throws {
    try gradeTests.grade("--gradebook", "alice.json", "in", in: folder).expect(
      2, errors: "error: cannot open the gradebook 'alice.json': file is not a database\n")
    try gradeTests.grade("--gradebook", "none/class.sqlite", "in", in: folder).expect(
      2,
      errors:
        "error: cannot open the gradebook 'none/class.sqlite': No such file or directory\n")
    try gradeTests.grade("--dry-run", "in", in: folder).expect(
      2,
      errors: "error: '--dry-run' tells what would change in a gradebook; name it by --gradebook\n")
    try gradeTests.grade(in: folder).expect(
      2,
      errors:
        "error: command 'grade' requires an operand FILE|FOLDER\nTry 'grade --help'.\n")
    try gradeTests.grade("--gradebook", "new", "--dry-run", "in", in: folder).expect(
      1,
      output: """
        2 students would get a first mark.
        2 submissions were marked, 0 had not changed.

        """)
    #expect(!folder.files.contains("new"))
  }

  @Test func theStatisticsOfAGradebookAreThoseOfItsSubmissions() throws {
    _ = try grade("in")
    for format in ["text", "json"] {
      let marked = try gradeTests.grade("stats", "in", "-f", format, in: folder)
      try gradeTests.grade("stats", "class.sqlite", "-f", format, in: folder).expect(
        0, output: marked.output)
      #expect(!marked.output.isEmpty)
    }
    try gradeTests.grade(
      "stats", "class.sqlite", "-f", "html", "-o", "pages/", in: folder
    ).expect(0)
    #expect(
      folder.files.filter { $0.hasPrefix("pages/") } == [
        "pages/index.html", "pages/students/alice.html", "pages/students/bob.html",
      ])
    #expect(
      try #require(folder.read("pages/index.html")).contains(#"href="students/alice.html""#))
    try gradeTests.grade("stats", "class.sqlite", "in", in: folder).expect(
      2, errors: "error: a gradebook holds all that counts; name it alone\n")
  }

  @Test func marksOfARunThatDidNotEndDoNotCountYet() throws {
    _ = try grade("in")
    try course.submit("alice", "{}", to: "in/alice.json")
    for number in 0..<300 { try course.submit("s\(number)", "{}", to: "in/s\(number).json") }
    _ = try shell(
      """
      mkfifo out; "$grade" --gradebook class.sqlite -f json in > out & pid=$!
      head -n 290 out > /dev/null; kill -KILL $pid; wait $pid
      """, in: folder)
    let run = try gradeTests.grade("export", "csv", "class.sqlite", in: folder)
    #expect(run.output.split(separator: "\n").count == 3)
    #expect(
      run.errors == """
        warning: the last run of the gradebook 'class.sqlite' did not end, and its marks do not \
        count yet; run 'grade --gradebook class.sqlite' with the submissions again

        """)
  }

  @Test func whatIsLateIsSaid() throws {
    try course.write("due: 2026-10-01\n", to: "problems/hw/assignment.yaml")
    try course.write(
      #"{"student": "alice", "assignment": "hw", "submitted": "2026-10-02T03:00", "answers": {}}"#,
      to: "late.json")
    let late = "3 h late: due 2026-10-01, submitted 2026-10-02T03:00"
    let text = try grade("late.json").output
    #expect(text.contains("\nRemarks\n  \(late)\n"))
    #expect(try grade("late.json", "-f", "json").output.contains("[\"\(late)\"]"))
    try course.write(
      #"{"student": "alice", "assignment": "hw", "submitted": "2026-10-01T23:59", "answers": {}}"#,
      to: "late.json")
    #expect(try !grade("late.json").output.contains("late"))
  }

  @Test func twoRunsWriteOneAfterTheOther() throws {
    for number in 0..<200 {
      try course.submit("s\(number)", #"{"sums": {"one": 1}}"#, to: "a/\(number).json")
      try course.submit("s\(number)", #"{"sums": {"two": 2}}"#, to: "b/\(number).json")
    }
    _ = try shell(
      """
      "$grade" --gradebook class.sqlite --junit none -f json a > a.out & \\
      "$grade" --gradebook class.sqlite --junit none -f json b > b.out; wait
      """, in: folder)
    let table = try gradeTests.grade("export", "csv", "class.sqlite", in: folder).output
    #expect(table.split(separator: "\n").count == 201)
    for output in ["a.out", "b.out"] {
      #expect(try #require(folder.read(output)).split(separator: "\n").count == 200)
    }
  }

  @Test(arguments: ["let: {z: y}", "let: {}"])
  func aProblemOrQuestionThatFailsTakesNoMarksAway(shared: String) throws {
    _ = try grade("in")
    try course.write(
      "title: Sums\n\(shared)\nquestions:\n  one: {ask: 0.5 + y}\n  two: {ask: 1 + 1}",
      to: "problems/hw/sums.yaml")
    let run = try grade("in")
    #expect(run.status == 3)
    #expect(
      run.errors.hasSuffix(
        """
        No mark changed.
        2 marks could not be worked out, since a problem failed or an answer was left undecided; \
        what counted before stays: alice, bob
        2 submissions were marked, 0 had not changed.

        """))
    let table = try gradeTests.grade("export", "csv", "class.sqlite", in: folder).output
    #expect(table.contains("hw,,,alice,,,,2,0,2,2\n"))
  }
}
