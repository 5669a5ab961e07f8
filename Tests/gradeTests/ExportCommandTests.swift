import Testing

@Suite struct ExportCommandTests {
  private let course: Course
  private var folder: TemporaryFolder { course.folder }

  private static let file = """
    Student,ID,SIS User ID,SIS Login ID,Section,hw (1)
        Points Possible,,,,,2
    "Tremblay, Alice",5001,S1,alice,A,
    "Roy, Bob",5002,S2,bob,A,1
    "Lee, Carol",5003,S3,carol,A,

    """

  init() throws {
    course = try Course()
    try course.submit("bob", #"{"sums": {"one": 3}}"#)
    try course.write(Self.file, to: "grades.csv")
    _ = try grade(
      "alice.json", "bob.json", "--gradebook", "class.sqlite", "--junit", "none", in: folder)
  }

  private func export(_ format: String, _ words: String..., environment: [String] = []) throws
    -> Run
  {
    try grade(
      ["export", format, "class.sqlite"] + words, in: folder, environment: environment)
  }

  @Test func aFileIsFilled() throws {
    let said = """
      1 student in the file without a mark here, and left as they are: Lee, Carol
      2 marks filled in

      """
    let filled = Self.file.replacing("alice,A,", with: "alice,A,2")
      .replacing("bob,A,1", with: "bob,A,0")
    try export("canvas", "--into", "grades.csv").expect(0, output: filled, errors: said)
    try export("canvas", "--into", "grades.csv", "-o", "filled.csv").expect(0, errors: said)
    #expect(folder.read("filled.csv") == filled)
    #expect(folder.read("grades.csv") == Self.file)
    try export("canvas", "--into", "grades.csv", "-o", "grades.csv").expect(0, errors: said)
    #expect(folder.read("grades.csv") == filled)
  }

  @Test func columnsAreChosen() throws {
    try course.write("Who;Mark;Says\nALICE;;\n", to: "other.csv")
    try export(
      "moodle", "--into", "other.csv", "--column", "mark", "--id-column", "Who",
      "--feedback-column", "Says"
    ).expect(
      0, output: "Who;Mark;Says\nALICE;2;2 of 2 questions right\n",
      errors: "1 student not in the file: bob\n1 mark filled in\n")
  }

  @Test func otherPointsAreScaledOnDemandAlone() throws {
    let file = Self.file.replacing(",,2\n", with: ",,10\n")
    try course.write(file, to: "grades.csv")
    try export("canvas", "--into", "grades.csv").expect(
      3,
      errors: """
        grades.csv:2:25: error: the file's column has 10 points, the assignment 'hw' has 2
         2 |     Points Possible,,,,,10
           |                         ^~ give it the same points there, or scale the marks with --scale

        """)
    let scaled = try export("canvas", "--into", "grades.csv", "--scale")
    #expect(
      scaled.output
        == file.replacing("alice,A,", with: "alice,A,10").replacing("bob,A,1", with: "bob,A,0"))
  }

  @Test func marksAreWrittenAsATableAndAsScores() throws {
    try export("csv", "--assignment", "hw").expect(
      0,
      output: """
        assignment,duedate,timestamp,student_id,last_name,first_name,email,raw_score,\
        late_submission_penalty,score,max_score
        hw,,,alice,,,,2,0,2,2
        hw,,,bob,,,,0,0,0,2

        """)
    let scores = try export("lti", environment: ["SOURCE_DATE_EPOCH=0"])
    #expect(scores.status == 0)
    #expect(
      scores.output.hasPrefix(
        #"{"userId": "alice", "scoreGiven": 2, "scoreMaximum": 2, "activityProgress": "#
          + #""Completed", "gradingProgress": "FullyGraded", "#
          + #""timestamp": "1970-01-01T00:00:00.000+00:00", "#))
  }

  @Test func oneAssignmentIsToBeNamedOfSeveral() throws {
    try course.write("title: x\nquestions: {q: {ask: 1}}", to: "problems/hx/p.yaml")
    try course.write(
      #"{"student": "alice", "assignment": "hx", "answers": {"p": {"q": 1}}}"#, to: "x.json")
    _ = try grade("x.json", "--gradebook", "class.sqlite", "--junit", "none", in: folder)
    try export("lti").expect(
      2,
      errors: "error: the gradebook 'class.sqlite' holds marks of hw, hx; choose one by "
        + "--assignment\n")
    #expect(try export("lti", "--assignment", "hx").output.split(separator: "\n").count == 1)
    #expect(try export("csv").output.split(separator: "\n").count == 4)
    try export("csv", "--assignment", "exam").expect(
      2,
      errors: "error: the gradebook 'class.sqlite' holds no marks of 'exam'; it holds marks of hw, "
        + "hx\n")
  }

  @Test func whatCannotBeExportedIsSaid() throws {
    try export("canvs").expect(
      2, errors: "error: there is no export 'canvs'; did you mean 'canvas'?\n")
    try export("excel").expect(
      2,
      errors: "error: there is no export 'excel'; the exports are canvas, moodle, blackboard, "
        + "brightspace, edx, csv, lti\n")
    try export("canvas").expect(
      2,
      errors: "error: 'grade export canvas' fills in a file that was exported there; name it by "
        + "--into\n")
    try course.write("a,b\n1\n", to: "ragged.csv")
    let run = try export("canvas", "--into", "ragged.csv", "-o", "out.csv")
    #expect(run.status == 3 && folder.read("out.csv") == nil)
    #expect(
      run.errors.hasPrefix("ragged.csv:2:1: error: each row requires 2 cells as the first one has"))
  }

  @Test(arguments: ["csv", "lti"])
  func optionsForFilesAreNotIgnoredElsewhere(format: String) throws {
    for words in [
      ["--into", "grades.csv"], ["--column", "hw"], ["--id-column", "ID"],
      ["--feedback-column", "Section"],
    ] {
      try export(format, words[0], words[1]).expect(
        2,
        errors: "error: 'grade export \(format)' does not use '\(words[0])'; it is for canvas, "
          + "moodle, blackboard, brightspace, edx\n")
    }
    try export(format, "--scale", "-o", "out").expect(
      2,
      errors: "error: 'grade export \(format)' does not use '--scale'; it is for canvas, moodle, "
        + "blackboard, brightspace\n")
    #expect(folder.read("out") == nil)
  }

  /// The files of edX tell no points.
  @Test func scalingToNoPointsIsRefused() throws {
    try export("edx", "--scale", "--into", "grades.csv").expect(
      2,
      errors: "error: 'grade export edx' does not use '--scale'; it is for canvas, moodle, "
        + "blackboard, brightspace\n")
  }

  @Test func idsAreNotWrittenOver() throws {
    try export("canvas", "--into", "grades.csv", "--column", "ID", "-o", "grades.csv").expect(
      3,
      errors: """
        grades.csv:1:9: error: the column 'ID' takes no marks: it holds ids of students
         1 | Student,ID,SIS User ID,SIS Login ID,Section,hw (1)
           |         ^~ choose a column that takes marks with --column

        """)
    #expect(folder.read("grades.csv") == Self.file)
  }

  @Test func whatIsNoGradebookIsSaid() throws {
    try grade("export", "csv", "none.sqlite", in: folder).expect(
      3, errors: "error: there is no gradebook 'none.sqlite'\n")
    try grade("export", "csv", "bob.json", in: folder).expect(
      3, errors: "error: cannot read the gradebook 'bob.json': file is not a database\n")
  }
}
