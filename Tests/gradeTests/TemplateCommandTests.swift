import Testing

@Suite struct TemplateCommandTests {
  private let course: Course
  private var folder: TemporaryFolder { course.folder }

  init() throws { course = try Course() }

  private func template(_ student: String) -> String {
    """
    {
      "student": "\(student)",
      "assignment": "hw",
      "answers": {
        "sums": {
          "one": null,
          "two": null
        }
      }
    }

    """
  }

  @Test func everyQuestionHasItsPlace() throws {
    try grade("template", "hw", "--student", "alice", in: folder).expect(
      0, output: template("alice"))
    try grade("template", "hw", "-o", "new/me.json", in: folder).expect(0)
    #expect(folder.read("new/me.json") == template("your-id"))
  }

  @Test func itIsMarkedWithoutComplaint() throws {
    try grade("template", "hw", "-o", "me.json", in: folder).expect(0)
    try grade("me.json", in: folder).expect(
      1,
      output: """
        your-id
        hw

        Sums (sums): 0/2
          – one  0/1  unanswered
          – two  0/1  unanswered

        Total 0/2 (0 %): 2 unanswered

        """, errors: "JUnit XML: reports/me.xml\n")
  }

  @Test(arguments: ["ift6390-hw3", "csc413-hw1"])
  func thoseOfTheExamplesAreMarkedWithoutComplaint(assignment: String) throws {
    let problems = "\(projectRoot)/problems"
    try grade("template", assignment, "--problems", problems, "-o", "me.json", in: folder).expect(0)
    let run = try grade("--problems", problems, "--junit", "none", "me.json", in: folder)
    #expect(run.status == 1)
    #expect(run.errors == "")
    #expect(run.output.contains(" unanswered\n"))
    #expect(!run.output.contains("Remarks"))
  }

  @Test func whatIsNotThereIsSaid() throws {
    try grade("template", "hv", in: folder).expect(
      2, errors: "error: there is no assignment 'hv'; did you mean 'hw'?\n")
  }

  @Test func theQuestionsOfAFaultyProblemAreThere() throws {
    try course.write("title: T\nquestions: {q: {ask: 1 + x}}", to: "problems/hw/p.yaml")
    let run = try grade("template", "hw", in: folder)
    #expect(run.status == 3)
    #expect(run.output.contains("    \"p\": {\n      \"q\": null\n    },\n"))
  }

  @Test func helpIsWrittenInEightyColumns() throws {
    let help = try grade("template", "--help", in: folder)
    help.expect(0, output: Self.help)
    #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  private static let help = """
    Writes a submission to fill in.

    EXAMPLES
      grade template hw1 --student alice -o alice.json
          begin Alice's submission

    A JSON file that names every problem and question of the assignment, in its
    order. Put your answers in the place of null; a question that keeps null counts
    as unanswered.

    USAGE
      grade template [OPTION]... ASSIGNMENT

    OPERANDS
      ASSIGNMENT  the name of a folder below that of the assignments

    OPTIONS
          --student ID    the student's id (default: your-id, to be replaced)
          --problems DIR  the folder that holds the assignments (default: problems)
      -o, --output FILE   the file to write, in place of standard output
          --no-color      write no colours
      -h, --help          show this help and exit

    EXIT STATUS
      0  all went well
      2  the command line is wrong
      3  a problem cannot be read or has no values, or a file cannot be written

    OTHER COMMANDS
      grade             Marks homework in deep-learning mathematics.
      grade check       Checks that the problems of all assignments are sound.
      grade stream      Marks a submission a line, for programs and clusters.
      grade show        Shows the prompts and given values of an assignment.
      grade evaluate    Prints the value of an expression over a problem's names.
      grade stats       Tells what the marks of a class say of an assignment.
      grade export      Takes the marks of a gradebook to where grades live.
      grade operations  Prints the table of operations of the expression language.

    The formats of problems, submissions and reports are described in docs/.

    """
}
