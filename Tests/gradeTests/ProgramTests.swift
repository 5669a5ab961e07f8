import Testing

/// The command line: help, version, and what cannot be obeyed.
@Suite struct ProgramTests {
  private let course: Course
  private var folder: TemporaryFolder { course.folder }

  init() throws { course = try Course() }

  static let help = """
    Marks homework in deep-learning mathematics.

    EXAMPLES
      grade submissions/alice.json
          mark one submission
      grade submissions/bob.npz
          mark one that was written by np.savez
      grade submissions/
          mark all submissions of a folder
      grade submissions/ --gradebook class.sqlite
          mark what is new or changed, and keep all marks in a file
      grade submissions/ --gradebook class.sqlite --dry-run
          tell whose marks a corrected problem would change
      grade --format json alice.json
          write the marks as a line of JSON
      grade --junit alice.xml alice.json
          write the JUnit XML report somewhere else
      grade --show-expected alice.json
          show the expected values too
      grade check
          check that all problems are sound

    Each FILE is one student's submission, a JSON file or an NPZ file of NumPy; a
    FOLDER stands for the files in it. The text report goes to standard output, and
    a JUnit XML report to reports/.

    USAGE
      grade [OPTION]... [FILE|FOLDER]...

    OPERANDS
      FILE|FOLDER  submissions to mark; - is standard input

    OPTIONS
          --problems DIR            the folder that holds the assignments (default:
                                    problems)
          --junit FILE|FOLDER|none  where the JUnit XML goes (default: reports/,
                                    named after the submission)
      -f, --format FORMAT           what the report is written as (text, json,
                                    markdown, html, csv, gradescope, prairielearn or
                                    classroom; default: text; may be repeated)
      -o, --output FILE|FOLDER      where the report goes, in place of standard
                                    output
          --junit-style STYLE       strict is valid under all schemas; extended adds
                                    places and properties (strict or extended;
                                    default: strict)
          --annotations             end with annotations for GitHub Actions, and let
                                    no report act as a command
          --show-expected           show expected values; not for students
      -j, --jobs N                  processes that mark submissions; one for each
                                    processor where not given (a whole number from 1
                                    to 1024)
          --gradebook FILE          the SQLite file that keeps the class; what it
                                    knows is not marked again
      -n, --dry-run                 tell whose marks would change in the gradebook,
                                    and write nothing
          --exit-zero               exit with 0 also where not all answers got full
                                    marks
          --max-bytes N             the largest submission that is read (a whole
                                    number from 1 to 1099511627776; default:
                                    16777216)
          --time-limit SECONDS      the longest that deciding a formula may take (a
                                    number from 0.001 to 1000000; default: 10)
          --no-color                write no colours
      -h, --help                    show this help and exit
          --version                 show the version and exit

    EXIT STATUS
      0  all answers got full marks
      1  some did not; with --dry-run: marks would change
      2  the command line is wrong
      3  a problem or a submission cannot be read, a problem failed, or a report
         cannot be written

    OTHER COMMANDS
      grade check       Checks that the problems of all assignments are sound.
      grade stream      Marks a submission a line, for programs and clusters.
      grade show        Shows the prompts and given values of an assignment.
      grade template    Writes a submission to fill in.
      grade evaluate    Prints the value of an expression over a problem's names.
      grade stats       Tells what the marks of a class say of an assignment.
      grade export      Takes the marks of a gradebook to where grades live.
      grade operations  Prints the table of operations of the expression language.

    The formats of problems, submissions and reports are described in docs/.

    """

  static let checkHelp = """
    Checks that the problems of all assignments are sound.

    EXAMPLES
      grade check
          check the folder problems/
      grade check course/problems
          check another folder

    USAGE
      grade check [OPTION]... [PROBLEMS]

    OPERANDS
      PROBLEMS  the folder of assignments (default: problems)

    OPTIONS
          --no-color  write no colours
      -h, --help      show this help and exit

    EXIT STATUS
      0  all problems are sound
      2  the command line is wrong
      3  a problem is not sound

    OTHER COMMANDS
      grade             Marks homework in deep-learning mathematics.
      grade stream      Marks a submission a line, for programs and clusters.
      grade show        Shows the prompts and given values of an assignment.
      grade template    Writes a submission to fill in.
      grade evaluate    Prints the value of an expression over a problem's names.
      grade stats       Tells what the marks of a class say of an assignment.
      grade export      Takes the marks of a gradebook to where grades live.
      grade operations  Prints the table of operations of the expression language.

    The formats of problems, submissions and reports are described in docs/.

    """

  static let streamHelp = """
    Marks a submission a line, for programs and clusters.

    EXAMPLES
      grade stream < class.ndjson > reports.ndjson
          mark a file of submissions
      jq -c . submissions/*.json | grade stream
          mark submissions as one line each
      grade stream --jobs 8 --problems course/problems
          use eight processes

    Each line of standard input is a JSON submission, and is answered on standard
    output with a line that holds its JSON report, in order and at once. A line that
    cannot be marked is answered too: with an object that has a verdict and says why
    in its diagnostics.

    An answer depends on its line alone, so lines may be spread over any number of
    machines.

    USAGE
      grade stream [OPTION]...

    OPTIONS
          --problems DIR        the folder that holds the assignments (default:
                                problems)
          --show-expected       show expected values; not for students
          --line-numbers        begin each report with the number of its line, as
                                "line"
      -j, --jobs N              processes that mark submissions (a whole number from
                                1 to 1024; default: 1)
          --max-bytes N         the longest line that is read (a whole number from 1
                                to 1099511627776; default: 16777216)
          --time-limit SECONDS  the longest that deciding a formula may take (a
                                number from 0.001 to 1000000; default: 10)
          --no-color            write no colours
      -h, --help                show this help and exit

    EXIT STATUS
      0  every line was answered, whatever the marks
      2  the command line is wrong
      3  standard input cannot be read, or an answer cannot be written

    OTHER COMMANDS
      grade             Marks homework in deep-learning mathematics.
      grade check       Checks that the problems of all assignments are sound.
      grade show        Shows the prompts and given values of an assignment.
      grade template    Writes a submission to fill in.
      grade evaluate    Prints the value of an expression over a problem's names.
      grade stats       Tells what the marks of a class say of an assignment.
      grade export      Takes the marks of a gradebook to where grades live.
      grade operations  Prints the table of operations of the expression language.

    The formats of problems, submissions and reports are described in docs/.

    """

  @Test func helpIsWrittenInEightyColumns() throws {
    for words in [["--help"], ["-h"], ["--froce", "--help", "nobody.json"]] {
      try grade(words, in: folder).expect(0, output: Self.help)
    }
    try grade("check", "--help", in: folder).expect(0, output: Self.checkHelp)
    try grade("stream", "--help", in: folder).expect(0, output: Self.streamHelp)
    #expect(Self.help.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func helpFitsTheTerminal() throws {
    for columns in [50, 100] as [UInt16] {
      let lines = try grade("--help", in: folder, on: .terminal(columns: columns)).output
        .split(separator: "\n").filter { !$0.contains("grade ") }
      #expect(lines.allSatisfy { $0.count <= columns })
      #expect(lines.contains { $0.count > columns - 15 })
    }
  }

  @Test func theVersionIsALine() throws {
    try grade("--version", in: folder).expect(0, output: "grade 0.1.0\n")
  }

  static let mistakes: [(words: [String], message: String)] = [
    ([], "command 'grade' requires an operand FILE|FOLDER"),
    (["--froce", "alice.json"], "unknown option '--froce'"),
    (["--fromat", "json", "alice.json"], "unknown option '--fromat'; did you mean '--format'?"),
    (
      ["-f", "jsn", "alice.json"],
      "option '-f' takes text, json, markdown, html, csv, gradescope, prairielearn or classroom, "
        + "got 'jsn'; did you mean 'json'?"
    ),
    (
      ["--max-bytes", "many", "alice.json"],
      "option '--max-bytes' takes a whole number from 1 to 1099511627776, got 'many'"
    ),
    (
      ["--max-bytes", "0", "alice.json"],
      "option '--max-bytes' takes a whole number from 1 to 1099511627776, got '0'"
    ),
    (["alice.json", "--output"], "option '--output' requires a value FILE|FOLDER"),
    (["--exit-zero=yes", "alice.json"], "option '--exit-zero' takes no value, got 'yes'"),
    (
      ["--problems", "a", "--problems", "b", "alice.json"],
      "option '--problems' takes one value, got 'a' and 'b'"
    ),
    (["check", "a", "b"], "command 'check' takes [PROBLEMS], got 'b' as well"),
    (["--\u{1B}[2J"], "unknown option '--␛[2J'"),
  ]

  @Test(arguments: mistakes)
  func whatCannotBeObeyedIsSaid(_ row: (words: [String], message: String)) throws {
    try grade(row.words, in: folder).expect(
      2, errors: "error: \(row.message)\nTry 'grade --help'.\n")
    #expect(folder.files == ["alice.json", "problems/hw/sums.yaml"])
  }
}
