import Testing

@testable import CommandLine

@Suite struct CommandTableHelpTests {
  @Test func theDefaultCommand() {
    let help = """
      Grade homework submissions and say what is wrong where.

      EXAMPLES
        grade alice.json
            Grades one submission and writes reports/alice.xml.
        grade --format json -o all.json submissions
            Grades a folder into one JSON file.

      USAGE
        grade [OPTION]... [FILE|FOLDER]...

      OPERANDS
        FILE|FOLDER  what to grade

      OPTIONS
            --format FORMAT       what to print (text, json or csv; default: text; may
                                  be repeated)
        -o, --output FILE|FOLDER  where to write it instead
            --junit FILE          where the JUnit XML goes, or none
            --jobs N              threads (a whole number from 1 to 64)
            --max-bytes N         the largest submission read (a whole number of at
                                  least 1; default: 16777216)
            --time-limit SECONDS  the most time an answer may take (a number of at
                                  least 0.5)
        -q, --quiet               print nothing but errors
        -v, --verbose             say more (may be repeated)
            --exit-zero           exit with 0 where marks are missing
        -h, --help                show this help and exit

      EXIT STATUS
        0  all answers got full marks
        1  some did not
        2  the command line is wrong

      OTHER COMMANDS
        grade check       Check that problems are sound.
        grade evaluate    Print the value of an expression in a problem.
        grade operations  List the operations.

      Report mistakes at https://example.org/grade.

      """
    #expect(sampleTable.help(for: sampleGrade, width: 80) == help)
  }

  @Test func aNarrowTerminal() {
    let help = """
      Grade homework submissions and say what
      is wrong where.

      EXAMPLES
        grade alice.json
            Grades one submission and writes
            reports/alice.xml.
        grade --format json -o all.json submissions
            Grades a folder into one JSON
            file.

      USAGE
        grade [OPTION]... [FILE|FOLDER]...

      OPERANDS
        FILE|FOLDER
              what to grade

      OPTIONS
            --format FORMAT
              what to print (text, json or
              csv; default: text; may be
              repeated)
        -o, --output FILE|FOLDER
              where to write it instead
            --junit FILE
              where the JUnit XML goes, or
              none
            --jobs N
              threads (a whole number from 1
              to 64)
            --max-bytes N
              the largest submission read (a
              whole number of at least 1;
              default: 16777216)
            --time-limit SECONDS
              the most time an answer may take
              (a number of at least 0.5)
        -q, --quiet
              print nothing but errors
        -v, --verbose
              say more (may be repeated)
            --exit-zero
              exit with 0 where marks are
              missing
        -h, --help
              show this help and exit

      EXIT STATUS
        0  all answers got full marks
        1  some did not
        2  the command line is wrong

      OTHER COMMANDS
        grade check
              Check that problems are sound.
        grade evaluate
              Print the value of an expression
              in a problem.
        grade operations
              List the operations.

      Report mistakes at
      https://example.org/grade.

      """
    #expect(sampleTable.help(for: sampleGrade, width: 40) == help)
    #expect(sampleTable.help(for: sampleGrade, width: -1) == help)
  }

  @Test func anotherCommand() {
    let help = """
      Print the value of an expression in a problem.

      The expression sees the names of the problem.

      USAGE
        grade evaluate [OPTION]... PROBLEM EXPRESSION

      OPERANDS
        PROBLEM     a problem file
        EXPRESSION  what to evaluate

      OPTIONS
        -h, --help  show this help and exit

      OTHER COMMANDS
        grade             Grade homework submissions and say what is wrong where.
        grade check       Check that problems are sound.
        grade operations  List the operations.

      Report mistakes at https://example.org/grade.

      """
    #expect(sampleTable.help(for: sampleEvaluate, width: 80) == help)
  }

  @Test func aUsageLineThatIsTooLong() {
    let help = """
      Print the value of an expression in a
      problem.

      The expression sees the names of the
      problem.

      USAGE
        grade evaluate [OPTION]... PROBLEM
            EXPRESSION

      OPERANDS
        PROBLEM
              a problem file
        EXPRESSION
              what to evaluate

      OPTIONS
        -h, --help
              show this help and exit

      OTHER COMMANDS
        grade
              Grade homework submissions and
              say what is wrong where.
        grade check
              Check that problems are sound.
        grade operations
              List the operations.

      Report mistakes at
      https://example.org/grade.

      """
    #expect(sampleTable.help(for: sampleEvaluate, width: 40) == help)
  }

  @Test func aCommandWithNothingToSay() {
    let table = CommandTable(
      program: "p", defaultCommand: Command("p", summary: "Do it."), commands: [])
    #expect(table.help(for: table.defaultCommand, width: 80) == "Do it.\n\nUSAGE\n  p\n")
  }
}
