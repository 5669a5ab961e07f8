import Testing

@Suite struct CheckCommandTests {
  private let course: Course
  private var folder: TemporaryFolder { course.folder }

  init() throws { course = try Course() }

  @Test func soundProblemsAreCounted() throws {
    try grade("check", in: folder).expect(
      0, output: "1 assignment, 1 problem, 2 questions: all sound\n")
    try course.write("title: x\nquestions: {q: {ask: 1 + 1}}", to: "course/hw2/p.yaml")
    try course.write("title: x\nquestions: {q: {ask: 1 + 1}}", to: "course/hw3/p.yaml")
    try grade("check", "course", in: folder).expect(
      0, output: "2 assignments, 2 problems, 2 questions: all sound\n")
  }

  @Test func aFaultIsShownInItsFile() throws {
    try course.write("title: x\nquestions: {q: {ask: 1 + x}}", to: "problems/hw/p.yaml")
    try grade("check", in: folder).expect(
      3, output: "1 assignment, 2 problems, 3 questions: not all are sound\n",
      errors: """
        problems/hw/p.yaml:2:26: error: the name 'x' is not defined
         2 | questions: {q: {ask: 1 + x}}
           |                          ^

        """)
  }

  @Test func aQuestionThatFailsOnEvaluationIsNamed() throws {
    try course.write(
      """
      title: x
      given: {x: [1.0, 2.0], y: [1.0, 2.0, 3.0]}
      questions: {q: {ask: "x[argmax(y)]"}, r: {ask: sum(x)}}
      """, to: "problems/hw/p.yaml")
    try grade("check", in: folder).expect(
      3, output: "1 assignment, 2 problems, 4 questions: not all are sound\n",
      errors: "error: hw/p: the question 'q' fails: an index must be in -2..1, got 2\n")
  }

  @Test func aDrawThatFailsIsNamed() throws {
    try course.write(
      """
      title: x
      given: {x: "[1.0, 2.0][argmax([1.0, 2.0, 3.0])]"}
      questions: {q: {ask: x}}
      """, to: "problems/hw/p.yaml")
    try grade("check", in: folder).expect(
      3, output: "1 assignment, 2 problems, 3 questions: not all are sound\n",
      errors: "error: hw/p: a given value cannot be computed: an index must be in -2..1, got 2\n")
  }

  @Test func aFolderWithoutAssignmentsIsAWrongCommandLine() throws {
    try grade("check", "nowhere", in: folder).expect(
      2, errors: "error: there is no folder of problems 'nowhere'; name it by --problems\n")
    try folder.makeFolder("empty")
    try grade("check", "empty", in: folder).expect(
      2,
      errors: "error: the folder 'empty' holds no assignment: a folder of problem files (*.yaml)\n")
  }
}
