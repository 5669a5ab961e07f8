import CommandLine
import Reports

/// The commands of the program: help, parsing and everything else is made from this table.
enum Commands {
  static let version = "0.1.0"

  private static let help = Option(
    "-h", "--help", isImmediate: true, summary: "show this help and exit")
  private static let versionFlag = Option(
    "--version", isImmediate: true, summary: "show the version and exit")
  private static let problems = Option(
    "--problems", value: "DIR", defaultValue: "problems",
    summary: "the folder that holds the assignments")
  private static let noColor = Option("--no-color", summary: "write no colours")
  private static let output = Option(
    "-o", "--output", value: "FILE",
    summary: "the file to write, in place of standard output")
  private static let showExpected = Option(
    "--show-expected", summary: "show expected values; not for students")
  private static let jobs = Option(
    "-j", "--jobs", value: "N", accepts: .wholeNumbers(1...1024),
    summary: "processes that mark submissions; one for each processor where not given")
  private static let maxBytes = Option(
    "--max-bytes", value: "N", accepts: .wholeNumbers(1...1 << 40), defaultValue: "16777216",
    summary: "the largest submission that is read")
  private static let timeLimit = Option(
    "--time-limit", value: "SECONDS", accepts: .numbers(0.001...1e6), defaultValue: "10",
    summary: "the longest that deciding a formula may take")
  private static let assignment = Operand(
    "ASSIGNMENT", summary: "the name of a folder below that of the assignments")
  private static let statuses: [Command.ExitStatus] = [
    .init(0, "all went well"),
    .init(2, "the command line is wrong"),
    .init(3, "a problem cannot be read or has no values, or a file cannot be written"),
  ]

  static let grade = Command(
    "grade", summary: "Marks homework in deep-learning mathematics.",
    details: [
      "Each FILE is one student's submission, a JSON file or an NPZ file of NumPy; a FOLDER stands "
        + "for the files in it. The text report goes to standard output, and a JUnit XML report to reports/."
    ],
    examples: [
      .init("grade submissions/alice.json", "mark one submission"),
      .init("grade submissions/bob.npz", "mark one that was written by np.savez"),
      .init("grade submissions/", "mark all submissions of a folder"),
      .init(
        "grade submissions/ --gradebook class.sqlite",
        "mark what is new or changed, and keep all marks in a file"),
      .init(
        "grade submissions/ --gradebook class.sqlite --dry-run",
        "tell whose marks a corrected problem would change"),
      .init("grade --format json alice.json", "write the marks as a line of JSON"),
      .init("grade --junit alice.xml alice.json", "write the JUnit XML report somewhere else"),
      .init("grade --show-expected alice.json", "show the expected values too"),
      .init("grade check", "check that all problems are sound"),
    ],
    operands: [
      Operand(
        "FILE|FOLDER", isOptional: true, isRepeatable: true,
        summary: "submissions to mark; - is standard input")
    ],
    options: [
      problems,
      Option(
        "--junit", value: "FILE|FOLDER|none",
        summary: "where the JUnit XML goes (default: reports/, named after the submission)"),
      Option(
        "-f", "--format", value: "FORMAT",
        accepts: .choices(ReportWriter.Format.allCases.map(\.rawValue)),
        defaultValue: "text", isRepeatable: true, summary: "what the report is written as"),
      Option(
        "-o", "--output", value: "FILE|FOLDER",
        summary: "where the report goes, in place of standard output"),
      Option(
        "--junit-style", value: "STYLE", accepts: .choices(JUnitStyle.allCases.map(\.rawValue)),
        defaultValue: "strict",
        summary: "strict is valid under all schemas; extended adds places and properties"),
      Option(
        "--annotations",
        summary: "end with annotations for GitHub Actions, and let no report act as a command"),
      showExpected,
      jobs,
      Option(
        "--gradebook", value: "FILE",
        summary: "the SQLite file that keeps the class; what it knows is not marked again"),
      Option(
        "-n", "--dry-run",
        summary: "tell whose marks would change in the gradebook, and write nothing"),
      Option("--exit-zero", summary: "exit with 0 also where not all answers got full marks"),
      maxBytes,
      timeLimit,
      noColor, help, versionFlag,
    ],
    exitStatuses: [
      .init(0, "all answers got full marks"),
      .init(1, "some did not; with --dry-run: marks would change"),
      .init(2, "the command line is wrong"),
      .init(
        3,
        "a problem or a submission cannot be read, a problem failed, or a report cannot be written"
      ),
    ])

  static let check = Command(
    "check", summary: "Checks that the problems of all assignments are sound.",
    examples: [
      .init("grade check", "check the folder problems/"),
      .init("grade check course/problems", "check another folder"),
    ],
    operands: [
      Operand(
        "PROBLEMS", isOptional: true, summary: "the folder of assignments (default: problems)")
    ],
    options: [noColor, help],
    exitStatuses: [
      .init(0, "all problems are sound"),
      .init(2, "the command line is wrong"),
      .init(3, "a problem is not sound"),
    ])

  static let stream = Command(
    "stream", summary: "Marks a submission a line, for programs and clusters.",
    details: [
      "Each line of standard input is a JSON submission, and is answered on standard output with a "
        + "line that holds its JSON report, in order and at once. A line that cannot be marked is "
        + "answered too: with an object that has a verdict and says why in its diagnostics.",
      "An answer depends on its line alone, so lines may be spread over any number of machines.",
    ],
    examples: [
      .init("grade stream < class.ndjson > reports.ndjson", "mark a file of submissions"),
      .init(
        "jq -c . submissions/*.json | grade stream", "mark submissions as one line each"),
      .init("grade stream --jobs 8 --problems course/problems", "use eight processes"),
    ],
    options: [
      problems,
      showExpected,
      Option(
        "--line-numbers", summary: "begin each report with the number of its line, as \"line\""),
      Option(
        "-j", "--jobs", value: "N", accepts: .wholeNumbers(1...1024), defaultValue: "1",
        summary: "processes that mark submissions"),
      Option(
        "--max-bytes", value: "N", accepts: .wholeNumbers(1...1 << 40),
        defaultValue: "16777216", summary: "the longest line that is read"),
      timeLimit,
      noColor, help,
    ],
    exitStatuses: [
      .init(0, "every line was answered, whatever the marks"),
      .init(2, "the command line is wrong"),
      .init(3, "standard input cannot be read, or an answer cannot be written"),
    ])

  static let show = Command(
    "show", summary: "Shows the prompts and given values of an assignment.",
    details: [
      "All that a student needs, and nothing that gives an answer away. A problem that is drawn "
        + "for each student is shown only with --student; the same id always gets the same "
        + "numbers.",
      "The format npz holds the sizes and given values for numpy.load, by the keys PROBLEM/NAME.",
    ],
    examples: [
      .init("grade show hw1 --student alice", "show Alice's variants on the terminal"),
      .init("grade show hw1 -f html -o hw1.html", "write a page for the browser or the printer"),
      .init(
        "grade show hw1 --student alice -f npz -o alice.npz", "write the given values for NumPy"),
    ],
    operands: [assignment],
    options: [
      Option("--student", value: "ID", summary: "whose variants to show"),
      problems,
      Option(
        "-f", "--format", value: "FORMAT",
        accepts: .choices(["text", "markdown", "html", "json", "npz"]), defaultValue: "text",
        summary: "what the assignment is written as"),
      output, noColor, help,
    ],
    exitStatuses: statuses)

  static let template = Command(
    "template", summary: "Writes a submission to fill in.",
    details: [
      "A JSON file that names every problem and question of the assignment, in its order. Put your "
        + "answers in the place of null; a question that keeps null counts as unanswered."
    ],
    examples: [
      .init("grade template hw1 --student alice -o alice.json", "begin Alice's submission")
    ],
    operands: [assignment],
    options: [
      Option(
        "--student", value: "ID",
        summary: "the student's id (default: your-id, to be replaced)"),
      problems, output, noColor, help,
    ],
    exitStatuses: statuses)

  static let evaluate = Command(
    "evaluate", summary: "Prints the value of an expression over a problem's names.",
    details: [
      "For authors: the expression may use the problem's sizes, given values, definitions and "
        + "functions. Its shape is printed in the names of sizes too, where these tell more. One "
        + "that begins with - follows --."
    ],
    examples: [
      .init("grade evaluate hw1/layer \"W @ x + b\"", "a value"),
      .init("grade evaluate hw1/layer \"grad(loss, W)\"", "a gradient"),
      .init("grade evaluate problems/hw1/layer.yaml \"size(W)\"", "a problem by its file"),
    ],
    operands: [
      Operand("PROBLEM", summary: "ASSIGNMENT/PROBLEM, or a problem file (*.yaml)"),
      Operand("EXPRESSION", summary: "an expression of the language of problem files"),
    ],
    options: [
      Option("--student", value: "ID", summary: "whose variant to take"), problems, noColor, help,
    ],
    exitStatuses: [
      .init(0, "the value was printed"),
      .init(2, "the command line is wrong, or the expression does not fit the problem"),
      .init(3, "the problem cannot be read, or a value cannot be computed"),
    ])

  static let stats = Command(
    "stats", summary: "Tells what the marks of a class say of an assignment.",
    details: [
      "How the marks are spread, how hard each question is and which mistakes are common, who was "
        + "late, what a person must look at, and which submissions share rare wrong answers.",
      "Each FILE is a submission; a FOLDER stands for the files in it. Of several submissions of a "
        + "student, the one counts that the assignment says.",
    ],
    examples: [
      .init("grade stats submissions/", "show the statistics on the terminal"),
      .init("grade stats class.sqlite", "take the marks of a gradebook as they stand"),
      .init("grade stats submissions/ -f html -o hw1.html", "write a page with charts"),
      .init("grade stats submissions/ -f html -o hw1/", "write it with a page for each student"),
      .init("grade stats submissions/ -f json", "write a line of JSON for each assignment"),
    ],
    operands: [
      Operand(
        "FILE|FOLDER", isRepeatable: true, summary: "the submissions of a class, or its gradebook")
    ],
    options: [
      problems,
      Option(
        "-f", "--format", value: "FORMAT",
        accepts: .choices(StatisticsWriter.Format.allCases.map(\.rawValue)), defaultValue: "text",
        summary: "what the statistics are written as"),
      Option(
        "-o", "--output", value: "FILE|FOLDER",
        summary:
          "where they go, in place of standard output; to a folder, a file an assignment, and "
          + "with the format html the students' pages"),
      jobs,
      maxBytes,
      timeLimit,
      noColor, help,
    ],
    exitStatuses: [
      .init(0, "all went well"),
      .init(2, "the command line is wrong"),
      .init(
        3,
        "a problem or a submission cannot be read, a problem failed, or a file cannot be "
          + "written; the rest is counted"),
    ])

  static let export = Command(
    "export", summary: "Takes the marks of a gradebook to where grades live.",
    details: [
      "FORMAT is canvas, moodle, blackboard, brightspace or edx, whose own exported file is filled "
        + "in; csv, a table of the marks; or lti, a line of JSON for each score (LTI 1.3)."
    ],
    examples: [
      .init(
        "grade export canvas class.sqlite --into grades.csv -o filled.csv",
        "fill in the file that Canvas exported"),
      .init("grade export csv class.sqlite", "print a table"),
      .init(
        "grade export moodle class.sqlite --into w.csv --column Note -o w.csv",
        "name a column, and replace the file"),
    ],
    operands: [
      Operand("FORMAT", summary: "where the marks go"),
      Operand("GRADEBOOK", summary: "the file of grade --gradebook"),
    ],
    options: [
      Option("--into", value: "FILE", summary: "the file to fill in, as it was exported"),
      Option(
        "--assignment", value: "ID", summary: "whose marks, where the gradebook has several"),
      Option("--column", value: "TITLE", summary: "the column that is filled"),
      Option("--id-column", value: "TITLE", summary: "the column by which students are found"),
      Option("--feedback-column", value: "TITLE", summary: "the column for the marks in words"),
      Option("--scale", summary: "scale marks to the points that the file has"),
      output, noColor, help,
    ],
    exitStatuses: [
      .init(0, "all went well"),
      .init(2, "the command line is wrong"),
      .init(3, "a file cannot be read, is not what it should be, or cannot be written"),
    ])

  static let operations = Command(
    "operations", summary: "Prints the table of operations of the expression language.",
    examples: [.init("grade operations", "print the table, in Markdown")],
    options: [help], exitStatuses: [.init(0, "always")])

  static let table = CommandTable(
    program: "grade", defaultCommand: grade,
    commands: [check, stream, show, template, evaluate, stats, export, operations],
    closing: ["The formats of problems, submissions and reports are described in docs/."])
}
