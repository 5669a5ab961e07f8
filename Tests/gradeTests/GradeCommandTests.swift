import Testing

/// What is graded, and how it ends.
@Suite struct GradeCommandTests {
  private let course: Course
  private var folder: TemporaryFolder { course.folder }

  init() throws {
    course = try Course()
    try course.submit("bob", #"{"sums": {"one": 3}}"#)
  }

  @Test func fullMarksEndWithZero() throws {
    try grade("alice.json", in: folder).expect(
      0, output: Course.fullMarks("alice"), errors: "JUnit XML: reports/alice.xml\n")
  }

  @Test func lessThanFullMarksEndsWithOne() throws {
    try grade("bob.json", in: folder).expect(
      1, output: Course.noMarks("bob"), errors: "JUnit XML: reports/bob.xml\n")
  }

  @Test func exitZeroTurnsOneIntoZeroAndNothingElse() throws {
    #expect(try grade("--exit-zero", "bob.json", in: folder).status == 0)
    #expect(try grade("--exit-zero", "nobody.json", "bob.json", in: folder).status == 2)
    try course.write("{", to: "broken.json")
    #expect(try grade("--exit-zero", "broken.json", "bob.json", in: folder).status == 3)
  }

  @Test func severalSubmissionsAreGradedInOrder() throws {
    try grade("bob.json", "alice.json", in: folder).expect(
      1, output: Course.noMarks("bob") + "\n" + Course.fullMarks("alice"))
    #expect(
      folder.files.filter { $0.hasPrefix("reports") } == [
        "reports/alice.xml", "reports/bob.xml",
      ])
  }

  @Test func aFolderStandsForItsSubmissions() throws {
    try course.submit("zoe", #"{"sums": {"one": 1, "two": 2}}"#, to: "in/b.json")
    try course.submit("yan", #"{"sums": {"one": 3}}"#, to: "in/a.json")
    try course.write("no submission", to: "in/notes.txt")
    try course.write("{", to: "in/.hidden.json")
    let output = Course.noMarks("yan") + "\n" + Course.fullMarks("zoe")
    try grade("in", in: folder).expect(1, output: output)
    try grade("in/", in: folder).expect(1, output: output)
  }

  @Test func anEmptyFolderIsAnErrorAndTheRestIsGraded() throws {
    try folder.makeFolder("empty")
    try grade("empty", in: folder).expect(
      2, errors: "error: the folder 'empty' holds no submission (*.json, *.npz)\n")
    try grade("empty/", "alice.json", in: folder).expect(
      2, output: Course.fullMarks("alice"),
      errors: """
        error: the folder 'empty/' holds no submission (*.json, *.npz)
        JUnit XML: reports/alice.xml

        """)
  }

  @Test func standardInputIsASubmission() throws {
    let text = try #require(folder.read("alice.json"))
    try grade("-", in: folder, input: text).expect(
      0, output: Course.fullMarks("alice"), errors: "JUnit XML: reports/stdin.xml\n")
    try grade("-", in: folder, input: "[").expect(
      3,
      errors: """
        standard input:1:2: error: a list requires a value or ']' after its '[', got the end of the file
         1 | [
           |  ^

        """)
  }

  // MARK: Files that are not there

  @Test func aMisspeltFileIsSuggested() throws {
    try grade("alcie.json", in: folder).expect(
      2, errors: "error: there is no file 'alcie.json'; did you mean 'alice.json'?\n")
    try course.submit("zoe", "{}", to: "in/zoe.json")
    try grade("in/zeo.json", in: folder).expect(
      2, errors: "error: there is no file 'in/zeo.json'; did you mean 'in/zoe.json'?\n")
    try grade("nothing-like-it", in: folder).expect(
      2, errors: "error: there is no file 'nothing-like-it'\n")
    try grade("no/such/folder.json", in: folder).expect(
      2, errors: "error: there is no file 'no/such/folder.json'\n")
  }

  @Test func aMisspeltCommandIsSuggested() throws {
    try grade("chekc", in: folder).expect(
      2, errors: "error: there is no file 'chekc'; did you mean 'check'?\n")
  }

  @Test func aMissingFileDoesNotKeepTheOthersFromBeingGraded() throws {
    try grade("nobody.json", "alice.json", in: folder).expect(
      2, output: Course.fullMarks("alice"),
      errors: """
        error: there is no file 'nobody.json'
        JUnit XML: reports/alice.xml

        """)
  }

  // MARK: Submissions that cannot be read

  @Test func brokenJSONIsShownWithLineAndColumnAndTheOthersAreGraded() throws {
    try course.write("{\"student\": \"dan\",\n \"assignment\": hw}", to: "dan.json")
    try grade("dan.json", "alice.json", in: folder).expect(
      3, output: Course.fullMarks("alice"),
      errors: """
        dan.json:2:16: error: a text requires double quotes, got 'hw'
         2 |  "assignment": hw}
           |                ^~ write "hw"

        """)
    let junit = try #require(folder.read("reports/dan.xml"))
    #expect(junit.contains(#"tests="1" failures="1" errors="0""#))
    #expect(junit.contains(#"<failure type="Unreadable" message="the submission cannot be read">"#))
  }

  @Test func duplicateAndMissingKeysMakeASubmissionUnreadable() throws {
    try course.write(
      "{\"student\": \"dan\",\n\"student\": \"eve\",\n\"answers\": {}}", to: "two.json")
    try grade("two.json", in: folder).expect(
      3,
      errors: """
        two.json:2:1: error: duplicate key 'student'; the first is at 1:2
         2 | "student": "eve",
           | ^~~~~~~~~

        """)
    try course.write(#"{"assignment": "hw", "answers": {}}"#, to: "anonymous.json")
    try grade("anonymous.json", in: folder).expect(
      3,
      errors: """
        anonymous.json:1:1: error: a submission requires a key 'student'
         1 | {"assignment": "hw", "answers": {}}
           | ^

        """)
  }

  @Test func anUnknownKeyIsAWarningAndInTheJSONReport() throws {
    try course.write(
      "{\"student\": \"dan\", \"assignment\": \"hw\",\n\"atempt\": 1, \"answers\": {}}",
      to: "dan.json")
    let run = try grade("--junit", "none", "-f", "json", "dan.json", in: folder)
    #expect(run.status == 1)
    #expect(
      run.errors == """
        dan.json:2:1: warning: unknown key 'atempt' in a submission
         2 | "atempt": 1, "answers": {}}
           | ^~~~~~~~ did you mean 'attempt'?

        """)
    #expect(
      run.output.contains(
        #""diagnostics": ["dan.json:2:1: warning: unknown key 'atempt' in a submission; "#
          + #"did you mean 'attempt'?"]"#))
  }

  @Test func anUnknownAssignmentIsSuggestedAndTheOthersAreGraded() throws {
    try course.write(#"{"student": "eve", "assignment": "hv", "answers": {}}"#, to: "eve.json")
    try grade("eve.json", "alice.json", in: folder).expect(
      3, output: Course.fullMarks("alice"),
      errors: "error: eve.json: there is no assignment 'hv'; did you mean 'hw'?\n")
    try course.write(#"{"student": "eve", "assignment": "other", "answers": {}}"#, to: "eve.json")
    try grade("eve.json", in: folder).expect(
      3, errors: "error: eve.json: there is no assignment 'other'; the assignments are hw\n")
  }

  static let elsewhere = ["../x", "/etc", ".", "..", "hw/../hw", "hw/", "./hw", "hw\\u0000"]

  @Test(arguments: elsewhere)
  func anAssignmentIsNeverAPath(_ id: String) throws {
    try course.write("title: x\nquestions: {q: {ask: 1 + 1}}", to: "x/p.yaml")
    try course.write(
      #"{"student": "eve", "assignment": "\#(id)", "answers": {}}"#, to: "eve.json")
    let run = try grade("eve.json", in: folder)
    #expect(run.status == 3)
    #expect(run.output == "")
    #expect(
      run.errors.hasPrefix("error: eve.json: there is no assignment '"), "\(run.errors)")
    #expect(folder.files.filter { $0.hasSuffix(".xml") } == ["reports/eve.xml"])
    #expect(try #require(folder.read("reports/eve.xml")).contains(#"type="Unreadable""#))
  }
}
