import Documents
import Diagnostics
import Testing

/// Where reports go, and what they hold.
@Suite struct ReportWriterTests {
  private let course: Course
  private var folder: TemporaryFolder { course.folder }

  init() throws {
    course = try Course()
    try course.submit("bob", #"{"sums": {"one": 3}}"#)
  }

  private var reports: [String] {
    folder.files.filter { !$0.hasSuffix(".json") && !$0.hasSuffix(".yaml") }
  }

  // MARK: Formats

  private func line(_ student: String, score: Int, _ questions: String) -> String {
    "{\"student\": \"\(student)\", \"assignment\": \"hw\", \"score\": \(score), \"points\": 2, "
      + "\"questions\": [\(questions)], \"diagnostics\": [], \"provenance\": {\"problems\": "
      + "{\"sums\": \"\(Self.digest)\"}, \"seed\": {\"sums\": \"\(Self.seed)\"}, "
      + "\"version\": \"0.1.0\"}}\n"
  }

  // By `sha256sum` of the file's bytes, and by a separate FNV-1a in Python of "hw", "sums" and "" with
  // a zero byte after each.
  private static let digest =
    "9177d3f1bd30cccc5cda75b06f1f7f9c6d8d009e668f1013a40728aca38feae8"
  private static let seed = "8871304395342554904"

  private var alice: String {
    line(
      "alice", score: 2,
      #"{"problem": "sums", "question": "one", "verdict": "correct", "score": 1, "points": 1}, "#
        + #"{"problem": "sums", "question": "two", "verdict": "correct", "score": 1, "points": 1}"#)
  }

  private var bob: String {
    line(
      "bob", score: 0,
      #"{"problem": "sums", "question": "one", "verdict": "incorrect", "score": 0, "points": 1, "#
        + #""message": "the number is off by about 2"}, "#
        + #"{"problem": "sums", "question": "two", "verdict": "unanswered", "score": 0, "#
        + #""points": 1}"#)
  }

  @Test func aJSONReportIsALineForEachSubmission() throws {
    try grade("--format", "json", "alice.json", "bob.json", in: folder).expect(
      1, output: alice + bob)
  }

  @Test func severalFormatsAreWrittenInTheirOrder() throws {
    try grade("-f", "json", "-f", "text", "--junit", "none", "alice.json", in: folder).expect(
      0, output: alice + Course.fullMarks("alice"))
    try grade("-ftext", "-fjson", "-ftext", "--junit=none", "alice.json", in: folder).expect(
      0, output: Course.fullMarks("alice") + alice)
  }

  @Test func expectedValuesAreShownOnDemandAlone() throws {
    try course.write(
      "title: x\nquestions: {half: {ask: 1 / 2}, two: {ask: '[1.5, 1 / 0]'}}",
      to: "other/hw/p.yaml")
    let words = ["--problems", "other", "--junit", "j.xml", "-f", "text", "-f", "json", "bob.json"]
    let without = try grade(words, in: folder)
    #expect(!without.output.contains("expected"))
    #expect(try !#require(folder.read("j.xml")).contains("expected"))
    let with = try grade(["--show-expected"] + words, in: folder)
    #expect(with.output.contains("      expected: 0.5\n"))
    #expect(with.output.contains("      expected: [1.5, inf]\n"))
    #expect(with.output.contains(#""points": 1, "expected": 0.5}"#))
    #expect(with.output.contains(#""points": 1, "expected": [1.5, "inf"]}"#))
    #expect(try #require(folder.read("j.xml")).contains("expected: [1.5, inf]"))
  }

  private static let table =
    "student,name,assignment,problem,question,source,verdict,score,points,mistake,message,"
    + "read_as,expected\n"

  @Test func aTableHasItsHeaderOnceOnStandardOutput() throws {
    let alice = "alice,,hw,sums,one,,correct,1,1,,,,\nalice,,hw,sums,two,,correct,1,1,,,,\n"
    let bob =
      "bob,,hw,sums,one,,incorrect,0,1,,the number is off by about 2,,\n"
      + "bob,,hw,sums,two,,unanswered,0,1,,,,\n"
    try grade("-f", "csv", "alice.json", "bob.json", in: folder).expect(
      1, output: Self.table + alice + bob)
    try grade("-f", "csv", "-o", "out/", "alice.json", "bob.json", in: folder).expect(1)
    #expect(folder.read("out/alice.csv") == Self.table + alice)
    #expect(folder.read("out/bob.csv") == Self.table + bob)
  }

  @Test func platformsGetFilesOfTheirOwn() throws {
    try grade(
      "-f", "json", "-f", "gradescope", "-f", "prairielearn", "-f", "classroom", "-o", "out/",
      "--junit", "none", "bob.json", in: folder
    ).expect(1)
    #expect(
      folder.files.filter { $0.hasPrefix("out") } == [
        "out/bob.classroom.txt", "out/bob.gradescope.json", "out/bob.json",
        "out/bob.prairielearn.json",
      ])
    #expect(
      folder.read("out/bob.prairielearn.json")?.hasPrefix(
        #"{"gradable": true, "score": 0, "message": "0/2 (0 %): "#) == true)
    // `{"version": 1, "status": "fail", "max_score": 2, ` in base64, by Python's module.
    #expect(
      folder.read("out/bob.classroom.txt")?.hasPrefix(
        "eyJ2ZXJzaW9uIjogMSwgInN0YXR1cyI6ICJmYWlsIiwgIm1heF9zY29yZSI6IDIsICJ0ZXN0cyI6") == true)
  }

  @Test func platformsAreToldWhatCannotBeRead() throws {
    try course.write("{", to: "broken.json")
    let words = ["-f", "prairielearn", "-f", "text", "-f", "gradescope"]
    let run = try grade(words + ["broken.json"], in: folder)
    #expect(run.status == 3)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines[0].hasPrefix(#"{"gradable": false, "format_errors": ["broken.json:1:2: error: "#))
    #expect(
      lines[1].hasPrefix(
        #"{"score": 0, "output": "the submission cannot be read\nbroken.json:1:2: error: "#))
  }

  @Test func platformsAreToldOfAnAssignmentThatIsNotThere() throws {
    try course.write(#"{"student": "a", "assignment": "hx", "answers": {}}"#, to: "a.json")
    try grade("-f", "prairielearn", "-f", "csv", "a.json", in: folder).expect(
      3,
      output:
        #"{"gradable": false, "format_errors": ["error: a.json: there is no assignment 'hx'; "#
        + "did you mean 'hw'?\"]}\n",
      errors: "error: a.json: there is no assignment 'hx'; did you mean 'hw'?\n")
  }

  @Test func theExtendedStyleOfJUnitIsAskedFor() throws {
    try grade(
      "--junit-style", "extended", "--junit", "j.xml", "./bob.json", in: folder,
      environment: ["SOURCE_DATE_EPOCH=0"]
    ).expect(1, output: Course.noMarks("bob"), errors: "JUnit XML: j.xml\n")
    let xml = try #require(folder.read("j.xml"))
    #expect(xml.contains(#"time="0.000" file="bob.json" line="1">"#))
    #expect(xml.contains(#"<testsuites name="hw" tests="2" failures="2" errors="0""#))
    try grade("--junit-style", "own", "bob.json", in: folder).expect(
      2,
      errors: """
        error: option '--junit-style' takes strict or extended, got 'own'
        Try 'grade --help'.

        """)
  }

  // MARK: GitHub Actions

  @Test func annotationsFollowReportsThatCannotActAsCommands() throws {
    let run = try grade("--annotations", "--junit", "none", "bob.json", in: folder)
    #expect(run.status == 1)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let token = String(try #require(lines.first).dropFirst("::stop-commands::".count))
    #expect(token.count == 32 && token.allSatisfy(\.isHexDigit))
    #expect(
      run.output == """
        ::stop-commands::\(token)
        \(Course.noMarks("bob"))
        ::\(token)::
        ::error file=bob.json,line=1,col=68,title=sums/one%3A 0/1%2C incorrect::the number is off \
        by about 2
        ::error file=bob.json,title=sums/two%3A 0/1%2C unanswered::the submission holds no answer
        ::notice file=bob.json,title=bob%3A hw::0/2 (0 %25): 1 incorrect, 1 unanswered

        """)
    let other = try grade("--annotations", "--junit", "none", "bob.json", in: folder)
    #expect(!other.output.contains(token))
  }

  @Test(arguments: ["1", "2"])
  func annotationsOfSeveralSubmissionsAreJoined(jobs: String) throws {
    try course.write("[", to: "broken.json")
    let run = try grade(
      "--annotations", "--junit", "none", "-f", "csv", "-j", jobs, "alice.json", "broken.json",
      "bob.json", in: folder)
    #expect(run.status == 3)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 12)
    #expect(lines[1] + "\n" == Self.table)
    #expect(lines[7].hasPrefix("::error file=broken.json,line=1,col="))
    #expect(
      lines[8...] == [
        "::error file=bob.json,line=1,col=68,title=sums/one%3A 0/1%2C incorrect::the number is off "
          + "by about 2",
        "::error file=bob.json,title=sums/two%3A 0/1%2C unanswered::the submission holds no answer",
        "::notice file=alice.json,title=alice%3A hw::2/2 (100 %25): 2 correct",
        "::notice file=bob.json,title=bob%3A hw::0/2 (0 %25): 1 incorrect, 1 unanswered",
      ])
  }

  @Test func whatCannotBeReadIsAnnotated() throws {
    try course.write("{", to: "broken.json")
    let run = try grade("--annotations", "broken.json", in: folder)
    #expect(run.status == 3)
    #expect(
      run.output.contains(
        "\n::error file=broken.json,line=1,col=2,title=the submission cannot be read::"))
  }

  @Test func aPageStandsAlone() throws {
    let page = try grade("-f", "html", "--junit", "none", "bob.json", in: folder)
    #expect(page.status == 1 && page.errors.isEmpty)
    #expect(page.output.hasPrefix("<!DOCTYPE html>\n"))
    #expect(page.output.contains("<p>the number is off by about 2</p>"))
    #expect(page.output.hasSuffix("<p>Marked by grade 0.1.0.</p></footer></body></html>\n"))
    let message =
      "error: '--format html' makes a page that stands alone, but there are several reports for "
      + "standard output; name a folder with '--output'\n"
    for words in [["alice.json", "bob.json"], ["-f", "json", "bob.json"]] {
      try grade(["-f", "html", "--junit", "none"] + words, in: folder).expect(2, errors: message)
    }
    try grade(
      "-f", "html", "-f", "text", "-o", "out/", "--junit", "none", "alice.json", "bob.json",
      in: folder
    ).expect(1)
    #expect(folder.read("out/bob.html") == page.output)
    #expect(folder.read("out/alice.html")?.contains("<strong>2/2</strong> (100 %)") == true)
  }

  @Test func aPageAsksWhatTheProblemAsks() throws {
    try course.write(
      "title: x\nquestions: {one: {prompt: Add $a$., ask: 1}}", to: "other/hw/sums.yaml")
    let page = try grade(
      "--problems", "other", "-f", "html", "--junit", "none", "bob.json", in: folder)
    #expect(page.output.contains("<p>Add <math><mi>a</mi></math>.</p>"))
  }

  // MARK: Places

  @Test func aReportGoesToAFile() throws {
    try grade("-o", "out/new/report.txt", "--junit", "none", "alice.json", in: folder).expect(0)
    #expect(reports == ["out/new/report.txt"])
    #expect(folder.read("out/new/report.txt") == Course.fullMarks("alice"))
    try grade(
      "-o", "a.out", "-f", "json", "--junit", "none", "alice.json", in: folder
    ).expect(0)
    #expect(folder.read("a.out") == alice)
  }

  @Test func aHyphenIsStandardOutput() throws {
    try grade("-o", "-", "--junit", "none", "alice.json", in: folder).expect(
      0, output: Course.fullMarks("alice"))
  }

  @Test func reportsGoToAFolderUnderTheSubmissionsNames() throws {
    try grade(
      "-o", "out/", "-f", "text", "-f", "json", "--junit", "none", "alice.json", "bob.json",
      in: folder
    ).expect(1)
    #expect(
      folder.files.filter { $0.hasPrefix("out") }
        == ["out/alice.json", "out/alice.txt", "out/bob.json", "out/bob.txt"])
    #expect(folder.read("out/alice.json") == alice)
    #expect(folder.read("out/bob.txt") == Course.noMarks("bob"))
    // A folder that exists needs no slash.
    try grade("-o", "out", "--junit", "out", "alice.json", in: folder).expect(
      0, errors: "JUnit XML: out/alice.xml\n")
    #expect(folder.read("out/alice.xml")?.isEmpty == false)
  }

  @Test func oneFileCannotHoldSeveralReports() throws {
    let message =
      "error: '--output x.txt' names a file, but there are several reports; name a folder that "
      + "exists or ends with '/'\n"
    try grade("-o", "x.txt", "alice.json", "bob.json", in: folder).expect(2, errors: message)
    try grade("-o", "x.txt", "-f", "text", "-f", "json", "bob.json", in: folder).expect(
      2, errors: message)
    try grade("--junit", "x.xml", "alice.json", "bob.json", in: folder).expect(
      2,
      errors: "error: '--junit x.xml' names a file, but there are several submissions; name a "
        + "folder that exists or ends with '/'\n")
    #expect(reports == [])
  }

  @Test func aReportNeverTakesTheSubmissionsPlace() throws {
    let message =
      "error: '--output in/' would put a report in the place of the submission 'in/alice.json'; "
      + "name another folder\n"
    let text = try #require(folder.read("alice.json"))
    try folder.write(text, to: "in/alice.json")
    for operand in ["in", "./in/alice.json"] {
      try grade("-f", "json", "-o", "in/", operand, in: folder).expect(
        2,
        errors: message.replacing(
          "'in/alice.json'", with: operand == "in" ? "'in/alice.json'" : "'./in/alice.json'"))
    }
    try grade("-f", "json", "-o", "in/alice.json", "in/alice.json", in: folder).expect(
      2, errors: message.replacing("--output in/", with: "--output in/alice.json"))
    #expect(folder.read("in/alice.json") == text)
    try grade("-f", "text", "-o", "in/", "--junit", "none", "in", in: folder).expect(0)
    #expect(folder.read("in/alice.txt") == Course.fullMarks("alice"))
    try grade("-o", "both", "--junit", "both", "alice.json", in: folder).expect(
      2, errors: "error: '--output' and '--junit' name the same file 'both'; name two\n")
  }

  @Test func whatCannotBeReadTakesThePlaceOfAnEarlierReport() throws {
    let formats = ["text", "json", "markdown", "html", "csv"].flatMap { ["-f", $0] }
    _ = try grade(formats + ["-o", "out/", "alice.json"], in: folder)
    let before = folder.files.filter { $0.hasPrefix("out/") }
    try folder.write("{", to: "alice.json")
    let run = try grade(formats + ["-o", "out/", "alice.json"], in: folder)
    #expect(run.status == 3)
    #expect(folder.files.filter { $0.hasPrefix("out/") } == before)
    for file in before {
      let text = try #require(folder.read(file))
      let why =
        file.hasSuffix(".csv")
        ? ",unreadable,0,0,,the submission cannot be read,,"
        : "alice.json:1:2: error: an object requires"
      #expect(text.contains(why), "\(file)")
      #expect(!text.contains("2/2"), "\(file)")
    }
    #expect(
      folder.read("out/alice.txt") == """
        alice
        A submission that cannot be read (submission)

        file: 0/0
          ? alice.json  0/0  unreadable
              the submission cannot be read
              alice.json:1:2: error: an object requires a key or '}' after its '{', got
              the end of the file

        Total 0/0: 1 unreadable

        """)
  }

  @Test func junitGoesWhereItIsSent() throws {
    try grade("--junit", "a/b.xml", "alice.json", in: folder).expect(
      0, output: Course.fullMarks("alice"), errors: "JUnit XML: a/b.xml\n")
    #expect(try grade("--junit", "c/", "alice.json", "bob.json", in: folder).status == 1)
    #expect(try grade("--junit", "none", "alice.json", "bob.json", in: folder).errors == "")
    #expect(reports == ["a/b.xml", "c/alice.xml", "c/bob.xml"])
  }

  @Test func filesOfOneNameHaveReportsOfTheirOwn() throws {
    for place in ["one/x", "two/x", "three"] {
      try course.submit("s", #"{"sums": {"one": 1, "two": 2}}"#, to: "\(place)/alice.json")
    }
    _ = try grade(
      "one/x/alice.json", "two/x/alice.json", "three/alice.json", "bob.json", in: folder)
    #expect(
      reports == [
        "reports/bob.xml", "reports/one-x-alice.xml", "reports/three-alice.xml",
        "reports/two-x-alice.xml",
      ])
  }

  @Test func filesThatNothingTellsApartAreNumbered() throws {
    try course.submit("s", #"{"sums": {"one": 1, "two": 2}}"#, to: "in/alice.json")
    try course.submit("s", #"{"sums": {"one": 1, "two": 2}}"#, to: "in-alice.json")
    _ = try shell(
      "cd in && \"$grade\" --problems ../problems --junit ../r/ alice.json ../alice.json",
      in: folder)
    _ = try grade("--junit", "q/", "in-alice.json", "alice.json", "in/alice.json", in: folder)
    #expect(
      reports == [
        "q/alice.xml", "q/in-alice-2.xml", "q/in-alice.xml", "r/alice-2.xml", "r/alice.xml",
      ])
  }

  @Test func aReportWithoutOneBeforeItStartsWithoutABlankLine() throws {
    try course.write("{", to: "broken.json")
    #expect(
      try grade("broken.json", "alice.json", "bob.json", in: folder).output
        == Course.fullMarks("alice") + "\n" + Course.noMarks("bob"))
  }

  // MARK: JUnit XML

  @Test func junitXMLIsWellFormedAndCountsRight() throws {
    try course.write(
      """
      title: More <&>
      given: {x: [1.0, 2.0], y: [1.0, 2.0, 3.0]}
      questions:
        failing: {ask: "x[argmax(y)]"}
        unreadable: {ask: sum(x)}
        right: {ask: sum(x), points: 2}
        named: {ask: sum(y), hint: "add <all> & sundry"}
      """, to: "problems/hw/more.yaml")
    try course.submit(
      "carol",
      """
      {"more": {"unreadable": "<b>&]]>", "right": 3, "named": -6},
       "sums": {"one": 1, "two": 2}, "<x>": {}}
      """)
    let run = try grade("carol.json", in: folder, environment: ["SOURCE_DATE_EPOCH=0"])
    #expect(run.status == 3)
    let xml = try XMLOutline(try #require(folder.read("reports/carol.xml")))
    #expect(xml.all("testsuites").map(\.attributes) == [[:]])
    #expect(
      xml.all("testsuite").map(\.attributes) == [
        [
          "name": "hw.more", "package": "", "id": "0", "hostname": "localhost",
          "timestamp": "1970-01-01T00:00:00", "tests": "4", "failures": "2", "errors": "1",
          "skipped": "0", "time": "0.000",
        ],
        [
          "name": "hw.sums", "package": "", "id": "1", "hostname": "localhost",
          "timestamp": "1970-01-01T00:00:00", "tests": "2", "failures": "0", "errors": "0",
          "skipped": "0", "time": "0.000",
        ],
      ])
    #expect(
      xml.all("testcase").map { $0.attributes["name"] }
        == ["failing", "unreadable", "right", "named", "one", "two"])
    #expect(xml.all("testcase").allSatisfy { $0.attributes["classname"]?.hasPrefix("hw.") == true })
    #expect(xml.all("error").map { $0.attributes["type"] } == ["ProblemError"])
    #expect(xml.all("failure").map { $0.attributes["type"] } == ["Unreadable", "WrongSign"])
    #expect(
      xml.all("failure")[1].text == """
        this is the right answer with the sign changed
        the number is off by about 10
        hint: add <all> & sundry
        score: 0/1
        """)
    let properties = xml.all("property").map { "\($0.attributes["name"] ?? "")" }
    #expect(
      properties == [
        "student", "score", "points", "digest", "seed", "remark-1", "student", "score", "points",
        "digest", "seed",
      ])
    #expect(xml.elements.allSatisfy { $0.depth <= 3 })
  }

  static let malformed = [
    "", "<a>", "<a></b>", "<a/><b/>", "<a>&</a>", "<a>&nbsp;</a>", "<a>&#1;</a>",
    "<a b=\"1\" b=\"2\"/>",
    "<a b='1'/>", "<a>\u{1B}</a>", "<a/>text", "text<a/>", "<a b></a>", "</a>",
  ]

  @Test(arguments: malformed)
  func theReaderOfTheseTestsRefusesWhatIsNotWellFormed(_ text: String) throws {
    #expect(throws: XMLOutline.Fault.self) {
      try XMLOutline("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text)
    }
  }
}
