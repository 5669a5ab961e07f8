import Testing

@Suite struct ShowCommandTests {
  private let course: Course
  private var folder: TemporaryFolder { course.folder }

  init() throws {
    course = try Course()
    try course.write(
      """
      title: Your own
      variant: student
      sizes: {d: 2..9}
      given: {x: "normal(3, 4)", k: "integers(5, low=0, high=100)"}
      questions: {q: {prompt: Compute $2x$., ask: 2 * x, points: 2}}
      """, to: "own/hw2/own.yaml")
  }

  private static let sums = """
    hw

    Sums (sums)

      one  1 point  a number

      two  1 point  a whole number

    """

  @Test func theAssignmentIsShown() throws {
    try grade("show", "hw", in: folder).expect(0, output: Self.sums)
    try grade("show", "--problems", "own", "hw2", in: folder).expect(
      0,
      output: """
        hw2

        Your own (own)

          This problem is drawn for each student: show it with --student and your id.

        """)
  }

  @Test func eachStudentHasNumbersOfTheirOwn() throws {
    func show(_ student: String) throws -> String {
      let run = try grade(
        "show", "hw2", "--problems=own", "-f", "json", "--student", student, in: folder)
      #expect(run.status == 0)
      return run.output.replacing("\"\(student)\"", with: "\"\"")
    }
    let (alice, bob) = (try show("alice"), try show("bob"))
    #expect(try show("alice") == alice)
    #expect(bob != alice)
  }

  @Test func itGoesToAFile() throws {
    try grade("show", "hw", "-o", "out/hw.txt", in: folder).expect(0)
    #expect(folder.read("out/hw.txt") == Self.sums)
    try grade("show", "hw", "--output", "-", in: folder).expect(0, output: Self.sums)
    for (format, start) in [("markdown", "# hw"), ("html", "<!DOCTYPE html>"), ("json", "{")] {
      let run = try grade("show", "hw", "--format", format, in: folder)
      #expect(run.status == 0 && run.output.hasPrefix(start) && run.output.hasSuffix("\n"))
    }
  }

  @Test func linesFitTheTerminal() throws {
    try course.write(
      "title: T\nprompt: \(String(repeating: "word ", count: 50))\nquestions: {q: {ask: 1}}",
      to: "problems/hw/sums.yaml")
    let lines = try grade("show", "hw", "--no-color", in: folder, on: .terminal(columns: 50)).output
      .split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 50 })
    #expect(lines.contains { $0.count > 44 })
  }

  @Test func arraysNeedAFileOrAPipe() throws {
    try grade("show", "hw", "-f", "npz", "-o", "hw.npz", in: folder).expect(0)
    #expect(try grade("show", "hw", "-f", "npz", in: folder).status == 0)
    try grade(
      "show", "hw", "-f", "npz", in: folder, environment: ["NO_COLOR=1"], on: .terminal(columns: 80)
    ).expect(
      2, output: "error: a terminal cannot show NPZ; name a file by --output\n")
    try grade("show", "hw2", "--problems", "own", "-f", "npz", "-o", "x.npz", in: folder).expect(
      0,
      errors: """
        warning: the problem 'own' is left out: it is drawn for each student; name one by --student

        """)
  }

  /// Python's own reader of archives, which compares the checksums.
  @Test(.enabled(if: hasPython)) func arraysAreAnArchive() throws {
    let line = """
      "$grade" show hw2 --problems own --student alice -f npz -o a.npz
      python3 -m zipfile -t a.npz && python3 -c '
      import zipfile
      for entry in zipfile.ZipFile("a.npz").infolist():
          print(entry.filename, entry.file_size, entry.date_time[0])'
      """
    try shell(line, in: folder).expect(
      0,
      output: """
        Done testing
        own/d.npy 136 1980
        own/x.npy 224 1980
        own/k.npy 168 1980

        """)
  }

  @Test func whatIsNotThereIsSaid() throws {
    try grade("show", "hv", in: folder).expect(
      2, errors: "error: there is no assignment 'hv'; did you mean 'hw'?\n")
    try grade("show", "other", in: folder).expect(
      2, errors: "error: there is no assignment 'other'; the assignments are hw\n")
    try grade("show", "hw", "--problems", "nowhere", in: folder).expect(
      2, errors: "error: there is no folder of problems 'nowhere'; name it by --problems\n")
    try grade("show", "hw", "-f", "htm", in: folder).expect(
      2,
      errors: """
        error: option '-f' takes text, markdown, html, json or npz, got 'htm'; did you mean 'html'?
        Try 'grade --help'.

        """)
    try grade("show", in: folder).expect(
      2,
      errors: """
        error: command 'show' requires an operand ASSIGNMENT
        Try 'grade --help'.

        """)
  }

  @Test func aFaultyProblemIsSaidAndTheRestIsShown() throws {
    try course.write(
      "title: Faulty\nlet: {y: 1 + x}\nquestions: {q: {ask: y}}", to: "problems/hw/faulty.yaml")
    try grade("show", "hw", in: folder).expect(
      3,
      output: "hw\n\nFaulty (faulty)\n\n"
        + "  This problem cannot be shown: its file is faulty; please tell the instructor.\n"
        + Self.sums.dropFirst(3),
      errors: """
        problems/hw/faulty.yaml:2:14: error: the name 'x' is not defined
         2 | let: {y: 1 + x}
           |              ^

        """)
  }

  @Test func aFaultyQuestionIsShownWithoutItsKind() throws {
    try course.write(
      "title: Half\nquestions: {a: {prompt: What?, ask: 1 + x, points: 2}, b: {ask: 1.5}}",
      to: "problems/hw/half.yaml")
    try grade("show", "hw", in: folder).expect(
      3,
      output: """
        hw

        Half (half)

          a  2 points  not known: the problem fails on this question
              What?

          b  1 point   a number

        """ + Self.sums.dropFirst(3),
      errors: """
        problems/hw/half.yaml:2:41: error: the name 'x' is not defined
         2 | …ions: {a: {prompt: What?, ask: 1 + x, points: 2}, b: {ask: 1.5}}
           |                                     ^

        """)
  }

  @Test func aDrawThatFailsIsSaid() throws {
    try course.write(
      "title: x\ngiven: {x: \"[1.5][argmax([1, 2])]\"}\nquestions: {q: {ask: x}}",
      to: "problems/hw/sums.yaml")
    let run = try grade("show", "hw", in: folder)
    #expect(run.status == 3)
    #expect(
      run.errors == """
        error: hw/sums: a given value cannot be computed: an index must be in -1..0, got 1

        """)
  }

  @Test func helpIsWrittenInEightyColumns() throws {
    let help = try grade("show", "--help", in: folder)
    help.expect(0, output: Self.help)
    #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  private static let help = """
    Shows the prompts and given values of an assignment.

    EXAMPLES
      grade show hw1 --student alice
          show Alice's variants on the terminal
      grade show hw1 -f html -o hw1.html
          write a page for the browser or the printer
      grade show hw1 --student alice -f npz -o alice.npz
          write the given values for NumPy

    All that a student needs, and nothing that gives an answer away. A problem that
    is drawn for each student is shown only with --student; the same id always gets
    the same numbers.

    The format npz holds the sizes and given values for numpy.load, by the keys
    PROBLEM/NAME.

    USAGE
      grade show [OPTION]... ASSIGNMENT

    OPERANDS
      ASSIGNMENT  the name of a folder below that of the assignments

    OPTIONS
          --student ID     whose variants to show
          --problems DIR   the folder that holds the assignments (default: problems)
      -f, --format FORMAT  what the assignment is written as (text, markdown, html,
                           json or npz; default: text)
      -o, --output FILE    the file to write, in place of standard output
          --no-color       write no colours
      -h, --help           show this help and exit

    EXIT STATUS
      0  all went well
      2  the command line is wrong
      3  a problem cannot be read or has no values, or a file cannot be written

    OTHER COMMANDS
      grade             Marks homework in deep-learning mathematics.
      grade check       Checks that the problems of all assignments are sound.
      grade stream      Marks a submission a line, for programs and clusters.
      grade template    Writes a submission to fill in.
      grade evaluate    Prints the value of an expression over a problem's names.
      grade stats       Tells what the marks of a class say of an assignment.
      grade export      Takes the marks of a gradebook to where grades live.
      grade operations  Prints the table of operations of the expression language.

    The formats of problems, submissions and reports are described in docs/.

    """
}
