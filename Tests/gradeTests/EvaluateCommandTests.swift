import Testing

@Suite struct EvaluateCommandTests {
  private let course: Course
  private var folder: TemporaryFolder { course.folder }

  init() throws {
    course = try Course()
    try course.write(
      """
      title: A layer
      sizes: {d: 3, n: 2}
      given: {x: "integers(d, low=2, high=3)", W: "0 * normal(n, d)"}
      let: {y: W @ x, loss: sum((y - 1) ** 2) / 2}
      questions: {q: {ask: y}}
      """, to: "problems/hw/layer.yaml")
  }

  private func evaluate(_ words: String...) throws -> Run {
    try grade(["evaluate"] + words, in: folder)
  }

  // Worked out by hand: x = (2, 2, 2) and W = 0, so y = 0 and ∂loss/∂W = (y − 1) xᵀ.
  @Test func valuesArePrintedWithTheirShapes() throws {
    try evaluate("hw/layer", "grad(loss, W)").expect(
      0,
      output: """
        shape  [n, d] = [2, 3]
        value  [[-2, -2, -2],
                [-2, -2, -2]]

        """)
    try evaluate("hw/layer", "loss").expect(0, output: "shape  []\nvalue  1\n")
    try evaluate("hw/layer", "size(W)").expect(0, output: "shape  []\nvalue  d*n = 6\n")
    try evaluate("hw/layer", "--", "-d").expect(0, output: "shape  []\nvalue  -d = -3\n")
  }

  /// By Python: 94906267**2, and 2**53 + 1.
  @Test func wholeNumbersBeyondFloat64AreExact() throws {
    try course.write(
      """
      title: Large
      sizes: {d: 94906267}
      given: {big: 9007199254740993, rows: [[9007199254740993, 1], [2, 3]]}
      let: {square: d*d}
      questions:
        q: {ask: big + 1}
        r: {ask: square}
        number: {ask: square, answer: number}
        rows: {ask: "[[square, 1], [2, d]]"}
        mixed: {ask: "[square, 1.5]"}
        given: {ask: rows}
      """, to: "problems/hw/large.yaml")
    let values = [
      "big": "shape  []\nvalue  9007199254740993\n",
      "big + 1": "shape  []\nvalue  9007199254740994\n",
      "square": "shape  []\nvalue  d*d = 9007199515875289\n",
      "[[square, 1], [2, d]]":
        "shape  [2, 2]\nvalue  [[d*d, 1], [2, d]] = [[9007199515875289, 1], [2, 94906267]]\n",
      "[square, big]": "shape  [2]\nvalue  [d*d, 9007199254740993] = "
        + "[9007199515875289, 9007199254740993]\n",
      "square + 0.5": "shape  []\nvalue  9.007199515875288e15\n",
    ]
    for (expression, value) in values {
      try evaluate("hw/large", expression).expect(0, output: value)
    }
    let shown = try grade("show", "hw", in: folder).output
    #expect(
      shown.contains(
        "  big  = 9007199254740993\n  rows = [[9007199254740993,                1],\n"
          + "          [               2,                3]]\n"
      ))
    try course.submit(
      "carl", #"{"large": {"q": 9007199254740994, "r": 9007199515875288}}"#)
    let report = try grade(
      "--show-expected", "--junit", "none", "-f", "json", "carl.json", in: folder
    ).output
    #expect(report.contains(#""question": "q", "verdict": "correct", "score": 1, "points": 1, "#))
    #expect(report.contains(#""expected": 9007199254740994}"#))
    #expect(report.contains(#""question": "r", "verdict": "incorrect""#))
    #expect(
      report.contains(
        #""points": 1, "message": "the number is wrong", "expected": 9007199515875289}"#))
    #expect(
      report.contains(
        #""question": "number", "verdict": "unanswered", "score": 0, "points": 1, "#
          + #""expected": 9007199515875289}"#))
    #expect(report.contains(#""expected": [[9007199515875289, 1], [2, 94906267]]}"#))
    #expect(report.contains(#""expected": [[9007199254740993, 1], [2, 3]]}"#))
    #expect(report.contains(#""expected": [9.007199515875288e15, 1.5]}"#))
  }

  @Test func aProblemMayBeNamedByItsFile() throws {
    try course.write(
      "title: T\ngiven: {x: normal(3)}\nquestions: {q: {ask: x}}", to: "problems/hw/draw.yaml")
    let run = try evaluate("hw/draw", "x")
    #expect(run.status == 0)
    // The assignment, and so the draw, is that of the file's folder, wherever one stands.
    try evaluate("problems/hw/draw.yaml", "x").expect(0, output: run.output)
    let line = "cd problems/hw && \"$grade\" evaluate draw.yaml x"
    try shell(line, in: folder).expect(0, output: run.output)
  }

  @Test func aStudentHasTheirOwnVariant() throws {
    try course.write(
      "title: T\nvariant: student\ngiven: {x: normal(3)}\nquestions: {q: {ask: x}}",
      to: "problems/hw/draw.yaml")
    let runs = try ["alice", "alice", "bob"].map {
      try evaluate("hw/draw", "x", "--student", $0).output
    }
    #expect(runs[0] == runs[1] && runs[0] != runs[2])
  }

  @Test func aFaultIsShownInTheExpression() throws {
    try evaluate("hw/layer", "grad(los, W)").expect(
      2,
      errors: """
        EXPRESSION:1:6: error: the name 'los' is not defined
         1 | grad(los, W)
           |      ^~~ did you mean 'loss'?

        """)
    try evaluate("hw/layer", "W @ y").expect(
      2,
      errors: """
        EXPRESSION:1:5: error: '@' requires the last axis of [n, d] to equal axis 0 of [n], got d \
        = 3 and n = 2
         1 | W @ y
           |     ^

        """)
    #expect(try evaluate("hw/layer", "").status == 2)
  }

  @Test func whatCannotBeComputedIsSaid() throws {
    try evaluate("hw/layer", "x[argmax([1, 2, 3, 4])]").expect(
      3, errors: "error: the expression has no value: an index must be in -3..2, got 3\n")
  }

  @Test(arguments: [
    ("hv/layer", "there is no assignment 'hv' in 'problems'; did you mean 'hw'?"),
    ("other/x", "there is no assignment 'other' in 'problems'; the assignments are hw"),
    ("hw/layr", "there is no problem 'layr' in 'problems/hw'; did you mean 'layer'?"),
    ("hw/x", "there is no problem 'x' in 'problems/hw'; the problems are layer, sums"),
    ("hw", "a problem is named ASSIGNMENT/PROBLEM or by its file (*.yaml), got 'hw'"),
    ("x.yaml", "there is no problem file 'x.yaml'"),
  ])
  func aProblemThatIsNotThereIsSaid(name: String, message: String) throws {
    try evaluate(name, "1").expect(2, errors: "error: \(message)\n")
  }

  @Test func aFaultyProblemIsShown() throws {
    try course.write(
      "title: T\nlet: {y: x}\nquestions: {q: {ask: y}}", to: "problems/hw/p.yaml")
    let fault = """
      problems/hw/p.yaml:2:10: error: the name 'x' is not defined
       2 | let: {y: x}
         |          ^

      """
    try evaluate("hw/p", "1").expect(3, errors: fault)
    // Faults of other problems are not its own.
    #expect(try evaluate("hw/layer", "1").status == 0)
  }

  @Test func aFaultyQuestionIsShownBesideTheValue() throws {
    try course.write("title: T\nquestions: {q: {ask: x}}", to: "problems/hw/p.yaml")
    try evaluate("hw/p", "1 + 1").expect(
      3, output: "shape  []\nvalue  2\n",
      errors: """
        problems/hw/p.yaml:2:22: error: the name 'x' is not defined
         2 | questions: {q: {ask: x}}
           |                      ^

        """)
  }

  @Test func helpIsWrittenInEightyColumns() throws {
    let help = try grade("evaluate", "--help", in: folder)
    help.expect(0, output: Self.help)
    #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  private static let help = """
    Prints the value of an expression over a problem's names.

    EXAMPLES
      grade evaluate hw1/layer "W @ x + b"
          a value
      grade evaluate hw1/layer "grad(loss, W)"
          a gradient
      grade evaluate problems/hw1/layer.yaml "size(W)"
          a problem by its file

    For authors: the expression may use the problem's sizes, given values,
    definitions and functions. Its shape is printed in the names of sizes too, where
    these tell more. One that begins with - follows --.

    USAGE
      grade evaluate [OPTION]... PROBLEM EXPRESSION

    OPERANDS
      PROBLEM     ASSIGNMENT/PROBLEM, or a problem file (*.yaml)
      EXPRESSION  an expression of the language of problem files

    OPTIONS
          --student ID    whose variant to take
          --problems DIR  the folder that holds the assignments (default: problems)
          --no-color      write no colours
      -h, --help          show this help and exit

    EXIT STATUS
      0  the value was printed
      2  the command line is wrong, or the expression does not fit the problem
      3  the problem cannot be read, or a value cannot be computed

    OTHER COMMANDS
      grade             Marks homework in deep-learning mathematics.
      grade check       Checks that the problems of all assignments are sound.
      grade stream      Marks a submission a line, for programs and clusters.
      grade show        Shows the prompts and given values of an assignment.
      grade template    Writes a submission to fill in.
      grade stats       Tells what the marks of a class say of an assignment.
      grade export      Takes the marks of a gradebook to where grades live.
      grade operations  Prints the table of operations of the expression language.

    The formats of problems, submissions and reports are described in docs/.

    """
}
