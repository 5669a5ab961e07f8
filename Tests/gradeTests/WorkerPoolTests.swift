import Glibc
import Testing

/// Workers that share submissions: what comes of them when one stops, and when all must.
///
/// Workers are hurt from outside, at places where they are known to be.
@Suite struct WorkerPoolTests {
  private let course: Course
  private var folder: TemporaryFolder { course.folder }

  init() throws {
    course = try Course()
    // Each of very many comparisons takes a while: a worker is there until it is stopped.
    try course.write(
      "title: Slow\nquestions: {f: {ask: 2 * x, answer: formula, uses: [x], samples: 1000}}\n"
        + "given: {x: \"uniform(low=1, high=2)\"}\n", to: "problems/slow/p.yaml")
  }

  private static let slowAnswer = "2*x + 0*sum(sin(x*arange(1000000)))"

  private func slowLine(_ student: String) -> String {
    #"{"student": "\#(student)", "assignment": "slow", "answers": {"p": {"f": "\#(Self.slowAnswer)"}}}"#
      + "\n"
  }

  /// Stops a worker that is at the slow formula: nothing else takes so long.
  private func stopAtFormula(_ program: RunningProgram, by signal: Int32) throws {
    let worker = try program.worker()
    let before = RunningProgram.seconds(of: worker)
    try eventually("the worker is at the formula") {
      RunningProgram.seconds(of: worker) > before + 0.5
    }
    kill(worker, signal)
  }

  // MARK: A worker that stops

  @Test(arguments: [
    (SIGSEGV, "it crashed (segmentation fault)"), (SIGILL, "it crashed (illegal instruction)"),
    (SIGKILL, "it was killed, perhaps for want of memory"),
  ])
  func aQuestionAtWhichAWorkerStopsIsLeftToAPerson(signal: Int32, reason: String) throws {
    let program = try RunningProgram("stream", "--time-limit", "1000", in: folder)
    try program.write(slowLine("s"))
    try stopAtFormula(program, by: signal)
    let line = try program.nextLine()
    #expect(
      line.contains(
        #""question": "f", "verdict": "undecided", "score": 0, "points": 1, "message": "this "#
          + "answer could not be judged, a person must look: \(reason)\"}"), "\(line)")
    let alice = #"{"student": "a", "assignment": "hw", "answers": {"sums": {"one": 1}}}"#
    try program.write(alice + "\n")
    #expect(try program.nextLine().hasPrefix(#"{"student": "a", "assignment": "hw", "score": 1, "#))
    try program.end().expect(0)
    #expect(!program.isLeft)
  }

  @Test func theOthersAreMarkedWhereAWorkerStops() throws {
    try course.write(slowLine("s"), to: "b.json")
    try course.submit("zoe", #"{"sums": {"one": 3}}"#)
    let program = try RunningProgram(
      "-j", "1", "--time-limit", "1000", "alice.json", "b.json", "zoe.json", in: folder)
    try stopAtFormula(program, by: SIGSEGV)
    try program.end().expect(
      1,
      output: Course.fullMarks("alice")
        + """

        s
        slow

        Slow (p): 0/1
          ? f  0/1  undecided
              this answer could not be judged, a person must look: it crashed
              (segmentation fault)

        Total 0/1 (0 %): 1 undecided


        """ + Course.noMarks("zoe"))
    #expect(
      folder.files.filter { $0.hasPrefix("reports/") } == [
        "reports/alice.xml", "reports/b.xml", "reports/zoe.xml",
      ])
  }

  /// Waits until a worker reads a submission that never comes.
  private func awaitReader(of pipe: String) throws -> Int32 {
    var end: Int32 = -1
    try eventually("the pipe is read") {
      end = open("\(folder.path)/\(pipe)", O_WRONLY | O_NONBLOCK | O_CLOEXEC)
      return end >= 0
    }
    return end
  }

  @Test(arguments: [
    (SIGSEGV, "it crashed (segmentation fault)"), (SIGTERM, "it crashed (terminated)"),
  ])
  func aSubmissionAtWhichAWorkerStopsIsSaid(signal: Int32, reason: String) throws {
    try #require(mkfifo("\(folder.path)/never", 0o600) == 0)
    try course.submit("zoe", #"{"sums": {"one": 3}}"#)
    let program = try RunningProgram(
      "-j", "1", "alice.json", "never", "zoe.json", in: folder)
    let end = try awaitReader(of: "never")
    defer { close(end) }
    kill(try program.worker(), signal)
    try program.end().expect(
      3, output: Course.fullMarks("alice") + "\n" + Course.noMarks("zoe"),
      errors: "error: never: the grader stopped at this submission, which is not marked: "
        + "\(reason)\n")
  }

  /// Waits until another worker has taken the place of one.
  private func awaitSuccessor(of worker: Int32, in program: RunningProgram) throws -> Int32 {
    try eventually("there is another worker") { ![worker, nil].contains(program.workers.first) }
    return try program.worker()
  }

  @Test func aSubmissionAtWhichAWorkerIsHaltedIsMarkedByAnother() throws {
    try #require(mkfifo("\(folder.path)/late", 0o600) == 0)
    try course.submit("zoe", #"{"sums": {"one": 3}}"#)
    let program = try RunningProgram("-j", "1", "late", "zoe.json", in: folder)
    let first = try awaitReader(of: "late")
    let worker = try program.worker()
    kill(worker, SIGSTOP)
    _ = try awaitSuccessor(of: worker, in: program)
    close(first)
    let end = try awaitReader(of: "late")
    let alice = try #require(folder.read("alice.json"))
    try #require(write(end, alice, alice.utf8.count) == alice.utf8.count)
    close(end)
    try program.end().expect(1, output: Course.fullMarks("alice") + "\n" + Course.noMarks("zoe"))
  }

  @Test func aSubmissionAtWhichTwoWorkersAreHaltedIsSaid() throws {
    try #require(mkfifo("\(folder.path)/never", 0o600) == 0)
    let program = try RunningProgram("-j", "1", "never", "alice.json", in: folder)
    let end = try awaitReader(of: "never")
    defer { close(end) }
    let worker = try program.worker()
    kill(worker, SIGSTOP)
    kill(try awaitSuccessor(of: worker, in: program), SIGSTOP)
    try program.end().expect(
      3, output: Course.fullMarks("alice"),
      errors: "error: never: the grader stopped at this submission, which is not marked: "
        + "it was halted, and nobody let it go on\n")
  }

  /// As by Ctrl-Z and `fg`, for longer than a submission may take.
  @Test func aRunThatIsHaltedAndContinuedGoesOn() throws {
    try #require(mkfifo("\(folder.path)/late", 0o600) == 0)
    let program = try RunningProgram(
      "-j", "2", "--time-limit", "0.001", "late", "alice.json", in: folder)
    let end = try awaitReader(of: "late")
    let workers = program.workers
    kill(-program.process, SIGSTOP)
    sleep(13)
    kill(-program.process, SIGCONT)
    sleep(2)
    #expect(program.workers == workers)
    let alice = try #require(folder.read("alice.json"))
    try #require(write(end, alice, alice.utf8.count) == alice.utf8.count)
    close(end)
    try program.end().expect(
      0, output: Course.fullMarks("alice") + "\n" + Course.fullMarks("alice"))
  }

  @Test func workersThatAreHaltedAtTheEndKeepNobodyWaiting() throws {
    let program = try RunningProgram("stream", "-j", "2", in: folder)
    try program.write(#"{"student": "a", "assignment": "hw", "answers": {}}"# + "\n")
    _ = try program.nextLine()
    for worker in program.workers { kill(worker, SIGSTOP) }
    try program.end().expect(0)
    #expect(!program.isLeft)
  }

  @Test func aSubmissionThatTakesTooLongIsStopped() throws {
    try #require(mkfifo("\(folder.path)/never", 0o600) == 0)
    let program = try RunningProgram(
      "-j", "2", "--time-limit", "0.001", "never", "alice.json", in: folder)
    let end = try awaitReader(of: "never")
    defer { close(end) }
    try program.end().expect(
      3, output: Course.fullMarks("alice"),
      errors: "error: never: the grader stopped at this submission, which is not marked: "
        + "it took too long\n")
  }

  @Test func aLineThatStopsAWorkerOutsideOfAnyQuestionIsAnswered() throws {
    // The variant, which is drawn before any question, takes very long.
    try course.write(
      "title: D\nvariant: student\ngiven: {x: \"normal(3000, 3000)\"}\n"
        + "let: {y: sum(x @ x @ x)}\nquestions: {q: {ask: y}}",
      to: "problems/drawn/p.yaml")
    let program = try RunningProgram("stream", in: folder)
    try program.write(
      #"{"student": "s", "assignment": "drawn", "answers": {"p": {"q": 1}}}"# + "\n")
    try stopAtFormula(program, by: SIGSEGV)
    let reason =
      "error: the grader stopped at this submission, a person must look: it crashed "
      + "(segmentation fault)"
    #expect(
      try program.nextLine() == #"{"verdict": "undecided", "diagnostics": ["\#(reason)"], "#
        + #""provenance": {"version": "0.1.0"}}"# + "\n")
    try program.end().expect(0, errors: "line 1: \(reason)\n")
  }

  // MARK: Ends

  @Test(arguments: [SIGINT, SIGTERM])
  func anInterruptEndsAllAtOnceAndLeavesWholeReports(signal: Int32) throws {
    for number in 0..<150 {
      try course.submit("s\(number)", #"{"sums": {"one": 1}}"#, to: "in/\(number).json")
    }
    try #require(mkfifo("\(folder.path)/never", 0o600) == 0)
    let program = try RunningProgram("-j", "2", "in", "never", in: folder)
    let reports = { folder.files.filter { $0.hasPrefix("reports/") } }
    try eventually("reports are written") { reports().count > 20 }
    kill(-program.process, signal)
    #expect(try program.end().status == 128 + signal)
    try eventually("no worker is left") { !program.isLeft }
    #expect(reports().filter { !$0.hasSuffix(".xml") } == [])
    for report in reports() {
      #expect(try #require(folder.read(report)).hasSuffix("</testsuites>\n"), "\(report)")
    }
  }

  @Test func workersEndWithTheProgram() throws {
    try #require(mkfifo("\(folder.path)/never", 0o600) == 0)
    let program = try RunningProgram("-j", "3", "alice.json", "never", "alice.json", in: folder)
    let end = try awaitReader(of: "never")
    defer { close(end) }
    #expect(program.workers.count == 3)
    kill(program.process, SIGKILL)
    #expect(try program.end().status == 128 + SIGKILL)
    try eventually("no worker is left") { !program.isLeft }
  }

  // MARK: Any number of workers

  @Test func theNumberOfWorkersChangesNoByte() throws {
    for number in 0..<100 {
      let answers = #"{"sums": {"one": \#(number % 3), "two": "\#(number)/\#(number / 2)"}}"#
      try course.submit("s\(number)", answers, to: "in/\(number).json")
    }
    try course.write("{", to: "in/20-broken.json")
    try course.write(#"{"student": "e", "assignment": "hv", "answers": {}}"#, to: "in/30.npz")
    try folder.makeFolder("in/40-folder.json")
    try course.write("title: F\nquestions: {q: {ask: 1 + x}}", to: "problems/hw/faulty.yaml")
    func files(_ jobs: String) -> [String?] {
      folder.files.filter { $0.hasPrefix("out-\(jobs)/") }.map { folder.read($0) }
    }
    let runs = try ["1", "2", "7"].map { jobs in
      try grade(
        "-j", jobs, "-f", "text", "-f", "json", "--junit", "out-\(jobs)/", "in", in: folder,
        environment: ["SOURCE_DATE_EPOCH=0"])
    }
    for run in runs { run.expect(3, output: runs[0].output, errors: runs[0].errors) }
    #expect(runs[0].output.split(separator: "\n").filter { $0.hasPrefix("{") }.count == 100)
    #expect(
      runs[0].errors == """
        problems/hw/faulty.yaml:2:26: error: the name 'x' is not defined
         2 | questions: {q: {ask: 1 + x}}
           |                          ^
        in/20-broken.json:1:2: error: an object requires a key or '}' after its '{', got the end of \
        the file
         1 | {
           |  ^
        error: in/30.npz: there is no assignment 'hv'; did you mean 'hw'?
        error: cannot read 'in/40-folder.json': Is a directory

        """)
    #expect(files("1").count == 103)
    #expect(files("1") == files("2") && files("1") == files("7"))
  }
}
