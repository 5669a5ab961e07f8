import Testing

@testable import grade

/// `grade export` and `grade stats` with a gradebook.
@Suite struct ExportCommandTests {
  private let course: Course
  private var folder: TemporaryFolder { course.folder }

  init() throws {
    course = try Course()
    try course.write("title: Homework 1\ndue: 2026-10-01\n", to: "problems/hw/assignment.yaml")
    try course.write(
      #"""
      {"student": "alice", "name": "Alice Doe", "assignment": "hw", "submitted": "2026-10-02",
      "answers": {"sums": {"one": 1, "two": 2}}}
      """#, to: "in/alice.json")
    try course.submit("bob", #"{"sums": {"one": 3}}"#, to: "in/bob.json")
    _ = try gradeTests.grade(
      "--gradebook", "class.sqlite", "--junit", "none", "-o", "out/", "in", in: folder)
  }

  private func grade(_ words: String...) throws -> Run { try gradeTests.grade(words, in: folder) }

  private static let exported = """
    Student,ID,SIS User ID,SIS Login ID,Section,Homework 1 (9021)
        Points Possible,,,,,2
    "Doe, Alice",5001,S1,alice,A,
    "Roy, Bob",5002,S2,bob,A,1.00

    """

  @Test func anExportedFileIsFilledIn() throws {
    try course.write(Self.exported, to: "grades.csv")
    let filled = Self.exported.replacing("alice,A,", with: "alice,A,2").replacing("1.00", with: "0")
    try grade("export", "canvas", "class.sqlite", "--into", "grades.csv").expect(
      0, output: filled, errors: "2 marks filled in\n")
    #expect(folder.read("grades.csv") == Self.exported)
    // It may be replaced.
    try grade("export", "canvas", "class.sqlite", "--into", "grades.csv", "-o", "grades.csv")
      .expect(0, errors: "2 marks filled in\n")
    #expect(folder.read("grades.csv") == filled)
  }

  @Test func aFileThatCannotBeFilledInIsLeftAlone() throws {
    try grade("export", "canvas", "class.sqlite").expect(
      2,
      errors: """
        error: 'grade export canvas' fills in a file that was exported there; name it by --into

        """)
    try grade("export", "canvas", "class.sqlite", "--into", "none.csv").expect(
      3, errors: "error: cannot read 'none.csv': No such file or directory\n")
    try course.write("Student,ID\n\"Doe, Alice\n", to: "grades.csv")
    let run = try grade("export", "canvas", "class.sqlite", "--into", "grades.csv", "-o", "new.csv")
    #expect(run.status == 3)
    #expect(run.errors.hasPrefix("grades.csv:2:1: error: "))
    #expect(folder.read("new.csv") == nil)
  }

  @Test func aTableAndScoresNeedNoFile() throws {
    try grade("export", "csv", "class.sqlite").expect(
      0,
      output: """
        assignment,duedate,timestamp,student_id,last_name,first_name,email,raw_score,\
        late_submission_penalty,score,max_score
        hw,2026-10-01T23:59:59,2026-10-02T23:59:59,alice,Alice Doe,,,2,0,2,2
        hw,2026-10-01T23:59:59,,bob,,,,0,0,0,2

        """)
    let scores = try grade("export", "lti", "class.sqlite", "-o", "scores.json")
    scores.expect(0)
    let lines = try #require(folder.read("scores.json")).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[1].hasPrefix(#"{"userId": "bob", "scoreGiven": 0, "scoreMaximum": 2, "#))
  }

  @Test func whatIsMeantIsSaid() throws {
    try grade("export", "canvs", "class.sqlite").expect(
      2, errors: "error: there is no export 'canvs'; did you mean 'canvas'?\n")
    try grade("export", "csv", "none.sqlite").expect(
      3, errors: "error: there is no gradebook 'none.sqlite'\n")
    try grade("export", "csv", "in/bob.json").expect(
      3, errors: "error: cannot open the gradebook 'in/bob.json': file is not a database\n")
    try grade("export", "lti", "class.sqlite", "--assignment", "hv").expect(
      2,
      errors: """
        error: the gradebook 'class.sqlite' holds no marks of 'hv'; did you mean 'hw'?

        """)
    try course.write("questions:\n  one: {ask: 1}\n", to: "problems/other/p.yaml")
    try course.write(
      #"{"student": "bob", "assignment": "other", "answers": {}}"#, to: "other.json")
    _ = try grade("--gradebook", "class.sqlite", "other.json")
    try grade("export", "lti", "class.sqlite").expect(
      2,
      errors: """
        error: the gradebook 'class.sqlite' holds marks of hw, other; choose one by --assignment

        """)
    let table = try grade("export", "csv", "class.sqlite", "--assignment", "other").output
    #expect(table.hasSuffix("\nother,,,bob,,,,0,0,0,1\n"))
  }

  @Test func theStatisticsOfAGradebookAreThoseOfItsSubmissions() throws {
    for format in ["text", "json"] {
      let marked = try grade("stats", "in", "-f", format)
      try grade("stats", "class.sqlite", "-f", format).expect(0, output: marked.output)
    }
    try grade("stats", "class.sqlite", "-f", "html", "-o", "pages/").expect(0)
    #expect(
      folder.files.filter { $0.hasPrefix("pages/") } == [
        "pages/index.html", "pages/students/alice.html", "pages/students/bob.html",
      ])
    #expect(
      try #require(folder.read("pages/index.html")).contains(#"href="students/alice.html""#))
    try grade("stats", "class.sqlite", "in").expect(
      2, errors: "error: a gradebook holds all that counts; name it alone\n")
  }

  @Test func whatIsLateIsSaidInTheReport() throws {
    let report = try #require(folder.read("out/alice.txt"))
    #expect(
      report.contains(
        "\nRemarks\n  1 day late: due 2026-10-01, submitted 2026-10-02\n"))
  }

  @Test func namesOfPagesAreSafe() {
    var names = FileNames()
    let ids = [
      "alice", "Alice", "../../etc/passwd", "", "...", "a b\u{0}/é", "alice-2",
      String(repeating: "x", count: 300),
    ]
    #expect(
      ids.map { names.name(after: $0) } == [
        "alice", "Alice-2", "..-etc-passwd", "student", "student-2", "a-b---", "alice-2-2",
        String(repeating: "x", count: 100),
      ])
  }
}
