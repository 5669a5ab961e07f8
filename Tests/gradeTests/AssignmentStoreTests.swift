import Testing

/// The folder of problems, and what may be wrong with it.
@Suite struct AssignmentStoreTests {
  private let course: Course
  private var folder: TemporaryFolder { course.folder }

  init() throws { course = try Course() }

  private func expectUnusable(_ problems: String, _ message: String) throws {
    try grade("--problems", problems, "alice.json", in: folder).expect(
      2, errors: "error: \(message)\n")
  }

  @Test func problemsMayLieElsewhere() throws {
    try course.write("title: x\nquestions: {q: {ask: 1 + 1}}", to: "course/hw/p.yaml")
    let run = try grade("--problems", "course", "alice.json", in: folder)
    run.expect(
      1,
      output: """
        alice
        hw

        x (p): 0/1
          – q  0/1  unanswered

        Remarks
          line 1: there is no problem 'sums' in this assignment

        Total 0/1 (0 %): 1 unanswered

        """, errors: "JUnit XML: reports/alice.xml\n")
  }

  /// Two folders whose names are equal but for how a letter is composed are two assignments; where
  /// there is but one, it is meant however it is spelled.
  @Test func anAssignmentIsFoundByItsBytesFirst() throws {
    let (composed, apart) = ("caf\u{E9}", "cafe\u{301}")
    for (id, ask) in [(composed, 2), (apart, 3)] {
      try course.write("title: T\nquestions: {q: {ask: \(ask)}}", to: "problems/\(id)/p.yaml")
    }
    for (number, id) in [composed, apart].enumerated() {
      let answers = #"{"p": {"q": \#(number + 2)}}"#
      try course.write(
        #"{"student": "s\#(number)", "assignment": "\#(id)", "answers": \#(answers)}"#,
        to: "both/\(number).json")
    }
    #expect(try grade("-j", "1", "--junit", "none", "both", in: folder).status == 0)
    try course.write("title: T\nquestions: {q: {ask: 3}}", to: "other/\(apart)/p.yaml")
    #expect(
      try grade("--problems", "other", "--junit", "none", "both/1.json", in: folder).status == 0)
    let run = try grade("--problems", "other", "--junit", "none", "both/0.json", in: folder)
    #expect(run.status == 1)
    #expect(run.errors == "")
  }

  @Test func aMissingFolderIsAWrongCommandLine() throws {
    try expectUnusable("nowhere", "there is no folder of problems 'nowhere'; name it by --problems")
    try expectUnusable(
      "alice.json", "there is no folder of problems 'alice.json'; name it by --problems")
  }

  @Test func aFolderWithoutAssignmentsIsAWrongCommandLine() throws {
    let message = "holds no assignment: a folder of problem files (*.yaml)"
    try folder.makeFolder("empty")
    try expectUnusable("empty", "the folder 'empty' \(message)")
    // A folder of problem files is an assignment, not the folder of assignments.
    try expectUnusable("problems/hw", "the folder 'problems/hw' \(message)")
  }

  @Test func anAssignmentWithoutProblemsIsSaid() throws {
    try course.write("title: Nothing", to: "other/hw/assignment.yaml")
    try course.write("no YAML", to: "other/hw/notes.txt")
    try grade("--problems", "other", "alice.json", in: folder).expect(
      3, errors: "error: the assignment 'other/hw' holds no problem file (*.yaml)\n")
    #expect(folder.read("reports/alice.xml") == nil)
  }

  @Test func aFaultyProblemIsShownOnceAndTheRestIsGraded() throws {
    try course.write(
      "title: Faulty\nlet: {y: 1 + x}\nquestions:\n  q: {ask: y, points: 3}",
      to: "problems/hw/faulty.yaml")
    try course.submit("bob", #"{"faulty": {"q": 2}, "sums": {"one": 1, "two": 2}}"#)
    let report = { (student: String) in
      """
      \(student)
      hw

      Faulty (faulty): 0/3
        ! q    0/3  error
            the problem failed: its file is faulty; please tell the instructor

      Sums (sums): 2/2
        ✓ one  1/1
        ✓ two  1/1

      Remarks
        the problem 'faulty' cannot be marked: its file is faulty

      Total 2/5 (40 %): 2 correct, 1 error

      """
    }
    try grade("bob.json", "alice.json", in: folder).expect(
      3, output: report("bob") + "\n" + report("alice"),
      errors: """
        problems/hw/faulty.yaml:2:14: error: the name 'x' is not defined
         2 | let: {y: 1 + x}
           |              ^

        """)
  }

  @Test func aFaultyQuestionIsAnErrorAloneAndTheOthersAreGraded() throws {
    try course.write(
      """
      title: Half
      questions:
        bad: {ask: 1 + x, points: 3}
        good: {ask: 1 + 1}
        torn: {ask: (1, points: 2}
      """, to: "other/hw/half.yaml")
    try course.submit("bob", #"{"half": {"bad": 2, "good": 2}}"#)
    try grade("--problems", "other", "bob.json", in: folder).expect(
      3,
      output: """
        bob
        hw

        Half (half): 1/6
          ! bad   0/3  error
              the problem failed: this question is faulty; please tell the instructor
          ✓ good  1/1
          ! torn  0/2  error
              the problem failed: this question is faulty; please tell the instructor

        Total 1/6 (16.7 %): 1 correct, 2 errors

        """,
      errors: """
        other/hw/half.yaml:3:18: error: the name 'x' is not defined
         3 |   bad: {ask: 1 + x, points: 3}
           |                  ^
        other/hw/half.yaml:5:15: error: a text with a comma within brackets requires quotes, got '(1'
         5 |   torn: {ask: (1, points: 2}
           |               ^~ write the expression in quotes
        JUnit XML: reports/bob.xml

        """)
  }

  @Test func aQuestionThatFailsOnEvaluationIsAnErrorAndTheRestIsGraded() throws {
    try course.write(
      """
      title: Failing
      given: {x: [1.0, 2.0], y: [1.0, 2.0, 3.0]}
      questions: {best: {ask: "x[argmax(y)]"}, sum: {ask: sum(x)}}
      """, to: "other/hw/failing.yaml")
    try course.submit("bob", #"{"failing": {"best": 2, "sum": 3}}"#)
    try grade("--problems", "other", "--exit-zero", "bob.json", in: folder).expect(
      3,
      output: """
        bob
        hw

        Failing (failing): 1/2
          ! best  0/1  error
              the problem failed: an index must be in -2..1, got 2
          ✓ sum   1/1

        Total 1/2 (50 %): 1 correct, 1 error

        """, errors: "JUnit XML: reports/bob.xml\n")
  }

  @Test func aProblemFileThatCannotBeReadIsSaidAndTheRestIsGraded() throws {
    try folder.makeFolder("problems/hw/folder.yaml")
    try grade("alice.json", in: folder).expect(
      3, output: Course.fullMarks("alice"),
      errors: """
        error: cannot read 'problems/hw/folder.yaml': Is a directory
        JUnit XML: reports/alice.xml

        """)
  }

  @Test func aFaultOfTheAssignmentFileIsShown() throws {
    try course.write("title: Homework\nproblems: [sums, smus]", to: "problems/hw/assignment.yaml")
    let run = try grade("alice.json", in: folder)
    #expect(run.status == 3)
    #expect(
      run.errors == """
        problems/hw/assignment.yaml:2:18: error: 'problems' names 'smus', but there is no file \
        'smus.yaml'
         2 | problems: [sums, smus]
           |                  ^~~~ did you mean 'sums'?
        JUnit XML: reports/alice.xml

        """)
  }
}
