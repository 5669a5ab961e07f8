import CommandLine

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

  static let grade = Command(
    "grade", summary: "Marks homework in deep-learning mathematics.",
    details: [
      "Each FILE is one student's submission, a JSON file or an NPZ file of NumPy; a FOLDER stands "
        + "for all that it holds. The text report goes to standard output, and a JUnit XML report to reports/."
    ],
    examples: [
      .init("grade submissions/alice.json", "mark one submission"),
      .init("grade submissions/bob.npz", "mark one that was written by np.savez"),
      .init("grade submissions/", "mark all submissions of a folder"),
      .init("grade --format json alice.json", "write the marks as a line of JSON"),
      .init("grade --junit alice.xml alice.json", "write the JUnit XML report somewhere else"),
      .init("grade --show-expected alice.json", "show the expected values too"),
      .init("grade check", "check that all problems are sound"),
    ],
    operands: [
      Operand(
        "FILE|FOLDER", isRepeatable: true, summary: "submissions to mark; - is standard input")
    ],
    options: [
      problems,
      Option(
        "--junit", value: "FILE|FOLDER|none",
        summary: "where the JUnit XML goes (default: reports/, named after the submission)"),
      Option(
        "-f", "--format", value: "FORMAT", accepts: .choices(["text", "json"]),
        defaultValue: "text", isRepeatable: true, summary: "what the report is written as"),
      Option(
        "-o", "--output", value: "FILE|FOLDER",
        summary: "where the report goes, in place of standard output"),
      Option("--show-expected", summary: "show expected values; not for students"),
      Option("--exit-zero", summary: "exit with 0 also where not all answers got full marks"),
      Option(
        "--max-bytes", value: "N", accepts: .wholeNumbers(1...1 << 40),
        defaultValue: "16777216", summary: "the largest submission that is read"),
      noColor, help, versionFlag,
    ],
    exitStatuses: [
      .init(0, "all answers got full marks"),
      .init(1, "some did not"),
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

  static let operations = Command(
    "operations", summary: "Prints the table of operations of the expression language.",
    examples: [.init("grade operations", "print the table, in Markdown")],
    options: [help], exitStatuses: [.init(0, "always")])

  static let table = CommandTable(
    program: "grade", defaultCommand: grade, commands: [check, operations],
    closing: ["The formats of problems, submissions and reports are described in docs/."])
}
