import Testing

/// The statistics of submissions, from the command line.
@Suite struct StatsCommandTests {
  private let course: Course
  private var folder: TemporaryFolder { course.folder }

  init() throws {
    course = try Course()
    try submit("alice", one: 1, two: 2)
    try submit("bob", one: 3, two: 2)
    try submit("cleo", one: 3, two: 9)
  }

  private func submit(
    _ student: String, one: Int, two: Int, more: String = "", to name: String? = nil
  ) throws {
    try course.write(
      #"""
      {"student": "\#(student)", "assignment": "hw"\#(more),
       "answers": {"sums": {"one": \#(one), "two": \#(two)}}}
      """#, to: "in/\(name ?? student).json")
  }

  private static let text = """
    hw: 3 students, 2 points

    Mean 1 (50 %), standard deviation 1, Cronbach's alpha 0.67.
    Least 0, quartiles 0.5, 1 and 1.5, most 2. Full marks: 1 of 3.

         0–10 %      1  ████████████████████████████████████████████████████████████
        10–20 %      0
        20–30 %      0
        30–40 %      0
        40–50 %      0
        50–60 %      1  ████████████████████████████████████████████████████████████
        60–70 %      0
        70–80 %      0
        80–90 %      0
       90–100 %      1  ████████████████████████████████████████████████████████████

    Sums (sums)
      question                         right    mean  discr.
      one       ███████·············  33.3 %  33.3 %    0.50
          2 incorrect
          2 × Incorrect: the number is off by about 2
      two       █████████████·······  66.7 %  66.7 %    0.50
          1 incorrect
          1 × Incorrect: the number is wrong

    █ right, ▒ partial, · anything else; mean: of the points; discr.: correlation
    with all other questions together

    Late: nobody; not known of 3

    """

  @Test func aFolderIsAClass() throws {
    try grade("stats", "in/", in: folder).expect(0, output: Self.text)
    try grade("stats", "in/cleo.json", "in/alice.json", "in/bob.json", in: folder).expect(
      0, output: Self.text)
  }

  @Test func theNumberOfWorkersDoesNotMatter() throws {
    for jobs in ["1", "2", "7"] {
      try grade("stats", "-j", jobs, "in/", in: folder).expect(0, output: Self.text)
    }
  }

  @Test func nothingElseIsWritten() throws {
    _ = try grade("stats", "in/", in: folder)
    #expect(folder.files.filter { $0.hasPrefix("reports") } == [])
  }

  // MARK: Attempts

  @Test(arguments: [
    ("best", "\"mean\": 2"), ("last", "\"mean\": 0"), ("first", "\"mean\": 1"), ("", "\"mean\": 0"),
  ])
  func theAttemptThatCountsIsTheAssignments(rule: String, mean: String) throws {
    try course.write(rule.isEmpty ? "{}" : "counts: \(rule)", to: "problems/hw/assignment.yaml")
    try submit("dan", one: 1, two: 1, more: #", "attempt": 1"#, to: "z")
    try submit("dan", one: 1, two: 2, more: #", "attempt": 2"#, to: "y")
    try submit("dan", one: 2, two: 1, more: #", "attempt": 3"#, to: "x")
    let run = try grade(
      "stats", "-f", "json", "in/x.json", "in/z.json", "in/y.json", in: folder)
    #expect(run.status == 0)
    #expect(run.output.contains(#""students": 1, "points": 2, "marks": {\#(mean), "#))
  }

  // MARK: Where it goes

  @Test func JSONIsALineForEachAssignment() throws {
    try course.write(
      "{title: More, questions: {three: {ask: 1 + 2}}}", to: "problems/other/more.yaml")
    try course.write(
      #"{"student": "eve", "assignment": "other", "answers": {"more": {"three": 3}}}"#,
      to: "in/a.json")
    let run = try grade("stats", "--format", "json", "in/", in: folder)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(run.status == 0)
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix(#"{"assignment": "hw", "title": "hw", "students": 3, "points": 2,"#))
    #expect(
      lines[1] == #"""
        {"assignment": "other", "title": "other", "students": 1, "points": 1, \#
        "marks": {"mean": 1, "minimum": 1, "lower_quartile": 1, "median": 1, "upper_quartile": 1, \#
        "maximum": 1, "full": 1, "histogram": [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]}, \#
        "questions": [{"problem": "more", "question": "three", "points": 1, "students": 1, \#
        "verdicts": {"correct": 1}, "right": 1, "mean": 1, "mean_share": 1, "mistakes": []}], \#
        "late": {"count": 0, "unknown": 1, "students": []}, "review": [], "similar": [], \#
        "version": "0.1.0"}
        """#)
  }

  @Test func aFileAndAFolderAreWritten() throws {
    try grade("stats", "in/", "-o", "class.txt", in: folder).expect(0)
    #expect(folder.read("class.txt") == Self.text)
    try grade("stats", "in/", "-o", "out/", in: folder).expect(0)
    #expect(folder.read("out/hw.txt") == Self.text)
  }

  @Test func aPageIsWrittenForEachAssignment() throws {
    try grade("stats", "in/", "-f", "html", "-o", "hw.html", in: folder).expect(0)
    let page = try #require(folder.read("hw.html"))
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(page.contains("<title>hw – statistics</title>"))
    #expect(page.hasSuffix("</main></body></html>\n"))
    try course.write("{title: More, questions: {three: {ask: 1 + 2}}}", to: "problems/b/more.yaml")
    try course.write(
      #"{"student": "eve", "assignment": "b", "answers": {"more": {"three": 3}}}"#, to: "in/b.json")
    try grade("stats", "in/", "-f", "html", "-o", "all.html", in: folder).expect(
      2,
      errors: """
        error: a page shows one assignment, but the submissions are to b, hw; name a folder by --output, as in '--output statistics/'

        """)
    try grade("stats", "in/", "-f", "html", "-o", "out/", in: folder).expect(0)
    #expect(
      folder.files.filter { $0.hasPrefix("out/") } == [
        "out/b.html", "out/hw.html", "out/students/alice.html", "out/students/b.html",
        "out/students/bob.html", "out/students/cleo.html",
      ])
    #expect(folder.read("out/b.html")?.contains("<title>b – statistics</title>") == true)
  }

  @Test func aPageLeadsToThoseOfTheAttemptsThatCount() throws {
    try submit("alice", one: 1, two: 3, more: #", "attempt": 2"#, to: "alice again #2")
    try grade("stats", "in/", "-f", "html", "-o", "out", in: folder).expect(0)
    #expect(folder.read("out") != nil, "a name without a slash is that of a file")
    for jobs in ["1", "2"] {
      try grade("stats", "-j", jobs, "in/", "-f", "html", "-o", "pages/", in: folder).expect(0)
      #expect(
        folder.files.filter { $0.hasPrefix("pages/") } == [
          "pages/index.html", "pages/students/alice again #2.html", "pages/students/alice.html",
          "pages/students/bob.html", "pages/students/cleo.html",
        ])
      let index = try #require(folder.read("pages/index.html"))
      #expect(index.contains(#"<a href="students/alice%20again%20%232.html">alice</a>"#))
      #expect(index.contains(#"<a href="students/bob.html">bob</a>"#))
      #expect(!index.contains("students/alice.html"))
      let page = try #require(folder.read("pages/students/alice again #2.html"))
      try grade("-f", "html", "--junit", "none", "in/alice again #2.json", in: folder).expect(
        1, output: page)
    }
  }

  @Test func aTerminalIsFilledAndColoured() throws {
    let run = try grade("stats", "in/", in: folder, on: .terminal(columns: 60))
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("\u{1B}[1mhw: 3 students, 2 points\u{1B}[0m\n"))
    #expect(run.output.contains("\n  one       ███·······  33.3 %  33.3 %    0.50\n"))
    #expect(
      try grade("stats", "--no-color", "in/", in: folder, on: .terminal(columns: 80)).output
        == Self.text)
  }

  // MARK: What cannot be counted

  @Test func whatCannotBeReadIsSaidAndTheRestIsCounted() throws {
    try course.write("{", to: "in/broken.json")
    try course.write(#"{"student": "x", "assignment": "wh", "answers": {}}"#, to: "in/other.json")
    try grade("stats", "in/", "nobody.json", in: folder).expect(
      3, output: Self.text,
      errors: """
        error: there is no file 'nobody.json'
        in/broken.json:1:2: error: an object requires a key or '}' after its '{', got the end of the file
         1 | {
           |  ^
        error: in/other.json: there is no assignment 'wh'; did you mean 'hw'?

        """)
  }

  @Test func withoutSubmissionsThereIsNothingToTell() throws {
    try grade("stats", "nobody.json", in: folder).expect(
      2, errors: "error: there is no file 'nobody.json'\n")
    try grade("stats", in: folder).expect(
      2,
      errors: """
        error: command 'stats' requires an operand FILE|FOLDER
        Try 'grade --help'.

        """)
    try grade("stats", "--problems", "none", "in/", in: folder).expect(
      2, errors: "error: there is no folder of problems 'none'; name it by --problems\n")
  }
}
