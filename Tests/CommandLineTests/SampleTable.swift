import CommandLine

/// The option that every sample command has.
let sampleHelp = Option("-h", "--help", isImmediate: true, summary: "show this help and exit")

let sampleGrade = Command(
  "grade", summary: "Grade homework submissions and say what is wrong where.",
  examples: [
    .init("grade alice.json", "Grades one submission and writes reports/alice.xml."),
    .init("grade --format json -o all.json submissions", "Grades a folder into one JSON file."),
  ],
  operands: [
    Operand("FILE|FOLDER", isOptional: true, isRepeatable: true, summary: "what to grade")
  ],
  options: [
    Option(
      "--format", value: "FORMAT", accepts: .choices(["text", "json", "csv"]),
      defaultValue: "text", isRepeatable: true, summary: "what to print"),
    Option("-o", "--output", value: "FILE|FOLDER", summary: "where to write it instead"),
    Option("--junit", value: "FILE", summary: "where the JUnit XML goes, or none"),
    Option("--jobs", value: "N", accepts: .wholeNumbers(1...64), summary: "threads"),
    Option(
      "--max-bytes", value: "N", accepts: .wholeNumbers(1...Int.max),
      defaultValue: "16777216", summary: "the largest submission read"),
    Option(
      "--time-limit", value: "SECONDS", accepts: .numbers(0.5...Double.infinity),
      summary: "the most time an answer may take"),
    Option("-q", "--quiet", summary: "print nothing but errors"),
    Option("-v", "--verbose", isRepeatable: true, summary: "say more"),
    Option("--exit-zero", summary: "exit with 0 where marks are missing"),
    sampleHelp,
  ],
  exitStatuses: [
    .init(0, "all answers got full marks"), .init(1, "some did not"),
    .init(2, "the command line is wrong"),
  ])

let sampleEvaluate = Command(
  "evaluate", summary: "Print the value of an expression in a problem.",
  details: ["The expression sees the names of the problem."],
  operands: [
    Operand("PROBLEM", summary: "a problem file"),
    Operand("EXPRESSION", summary: "what to evaluate"),
  ],
  options: [sampleHelp])

let sampleCheck = Command(
  "check", summary: "Check that problems are sound.",
  operands: [Operand("PROBLEMS", isOptional: true, summary: "a file or folder")])

let sampleOperations = Command("operations", summary: "List the operations.")

/// A table with a bit of everything, on which the tests of this module are run.
let sampleTable = CommandTable(
  program: "grade", defaultCommand: sampleGrade,
  commands: [sampleCheck, sampleEvaluate, sampleOperations],
  closing: ["Report mistakes at https://example.org/grade."])

/// The candidate that shares the most letters at its ends, more than half of its own.
func sampleSuggest(_ word: String, _ candidates: [String]) -> String? {
  func likeness(_ candidate: String) -> Int {
    let front = zip(word, candidate).prefix { $0 == $1 }.count
    let back = zip(word.reversed(), candidate.reversed()).prefix { $0 == $1 }.count
    return front + back
  }
  return candidates.filter { likeness($0) * 2 > $0.count }.max { likeness($0) < likeness($1) }
}
