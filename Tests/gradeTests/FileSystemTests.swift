import Glibc
import Testing

/// Reading and writing files.
@Suite struct FileSystemTests {
  private let course: Course
  private var folder: TemporaryFolder { course.folder }

  init() throws { course = try Course() }

  // MARK: Reading

  @Test func aSubmissionBeyondTheLimitIsRefused() throws {
    let size = try #require(folder.read("alice.json")).utf8.count
    try course.submit("bob", #"{"sums": {"one": 1, "two": 2}}"#, to: "bob.json")
    try grade("--max-bytes", "\(size)", "alice.json", in: folder).expect(
      0, output: Course.fullMarks("alice"), errors: "JUnit XML: reports/alice.xml\n")
    try grade("--max-bytes=\(size - 1)", "alice.json", "bob.json", in: folder).expect(
      3, output: Course.fullMarks("bob"),
      errors: "error: 'alice.json' exceeds the limit of \(size - 1) bytes (--max-bytes)\n")
  }

  @Test func aLimitHoldsForStandardInputToo() throws {
    try grade("--max-bytes", "10", "-", in: folder, input: "{\"student\": 1}").expect(
      3, errors: "error: '-' exceeds the limit of 10 bytes (--max-bytes)\n")
  }

  @Test func aFolderCalledLikeASubmissionIsSaid() throws {
    try folder.makeFolder("in/x.json")
    try grade("in", "alice.json", in: folder).expect(
      3, output: Course.fullMarks("alice"),
      errors: "error: cannot read 'in/x.json': Is a directory\n")
  }

  /// Nobody ever writes to the pipes, so waiting for them would never end.
  @Test func whatIsNoFileIsSaidAndNotWaitedFor() throws {
    try #require(mkdir("\(folder.path)/in", 0o755) == 0)
    for pipe in ["in/pipe.json", "problems/hw/torn.yaml"] {
      try #require(mkfifo("\(folder.path)/\(pipe)", 0o600) == 0)
    }
    try #require(symlink("/dev/tty", "\(folder.path)/in/device.npz") == 0)
    try #require(symlink("pipe.json", "\(folder.path)/in/link.json") == 0)
    try listen(at: "in/socket.json")
    try course.submit("alice", #"{"sums": {"one": 1, "two": 2}}"#, to: "in/alice.json")
    try grade("--junit", "out/", "in", in: folder).expect(
      3, output: Course.fullMarks("alice"),
      errors: """
        error: cannot read 'problems/hw/torn.yaml': it is a pipe, not a file
        error: cannot read 'in/device.npz': it is a device, not a file
        error: cannot read 'in/link.json': it is a pipe, not a file
        error: cannot read 'in/pipe.json': it is a pipe, not a file
        error: cannot read 'in/socket.json': it is a socket, not a file

        """)
    #expect(
      folder.files.filter { $0.hasPrefix("out/") } == [
        "out/alice.xml", "out/device.xml", "out/link.xml", "out/pipe.xml", "out/socket.xml",
      ])
    try grade("stats", "in", in: folder).expect(
      3, output: try grade("stats", "in/alice.json", in: folder).output,
      errors: try grade("--junit", "none", "in", in: folder).errors)
  }

  private func listen(at name: String) throws {
    let socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) {
      $0.copyBytes(from: "\(folder.path)/\(name)".utf8)
    }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    let isBound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, size) == 0 }
    }
    try #require(isBound)
  }

  @Test func aStreamThatIsNamedIsASubmission() throws {
    let runs = [
      "\"$grade\" --junit none /dev/stdin < alice.json",
      "cat alice.json | \"$grade\" --junit none /dev/stdin",
      "cat alice.json | \"$grade\" --junit none -",
      "exec 8< <(cat alice.json); \"$grade\" --junit none /dev/fd/8",
      "mkfifo pipe && { sleep 0.2; cat alice.json > pipe & } && \"$grade\" --junit none pipe",
    ]
    for run in runs {
      try shell("bash -c '\(run)'", in: folder).expect(0, output: Course.fullMarks("alice"))
    }
  }

  @Test func aStreamIsASubmission() throws {
    let run = try shell(
      "mkfifo pipe && { cat alice.json > pipe & } && \"$grade\" --junit none pipe", in: folder)
    run.expect(0, output: Course.fullMarks("alice"))
  }

  /// \351 and \350 are é and è in Latin-1.
  @Test func aNameThatIsNotUTF8IsMarked() throws {
    let run = try shell(
      #"""
      mkdir in && e=$(printf 'in/caf\351.json') && cp alice.json "$e" || exit 9
      echo '{' > "$(printf 'in/caf\350.json')"
      "$grade" --junit "$(printf 'out\351/')" --format json in
      echo "$?"
      "$grade" --junit "$(printf 'out\351/')" --junit-style extended "$e" > /dev/null
      echo "$?"
      "$grade" "$(printf 'in/caff\351.json')"
      echo "$?"
      cd "$(printf 'out\351')" && ls && grep -o ' file="[^"]*"' caf-xE9.xml | sort -u
      """#, in: folder)
    let report = run.output.split(separator: "\n").first.map(String.init) ?? ""
    #expect(report.hasPrefix(#"{"student": "alice", "assignment": "hw", "score": 2, "#))
    run.expect(
      0,
      output: report + "\n3\n0\n2\ncaf-xE8.xml\ncaf-xE9.xml\n file=\"in/caf\\xE9.json\"\n",
      errors: #"""
        in/caf\xE8.json:1:2: error: an object requires a key or '}' after its '{', got the end of the file
         1 | {
           |  ^
        JUnit XML: out\xE9/caf-xE9.xml
        error: there is no file 'in/caff\xE9.json'; did you mean 'in/caf\xE9.json'?

        """#)
  }

  @Test func aProblemFileWhoseNameIsNotUTF8IsRefused() throws {
    let run = try shell(
      #"""
      cp problems/hw/sums.yaml "$(printf 'problems/hw/\351t\351.yaml')" && "$grade" check
      """#, in: folder)
    run.expect(
      3, output: "1 assignment, 1 problem, 2 questions: not all are sound\n",
      errors: #"error: the name of 'problems/hw/\xE9t\xE9.yaml' is not UTF-8; rename it"# + "\n")
  }

  @Test func aGradebookWhosePathIsNotUTF8IsRefused() throws {
    let message = #"error: the path of the gradebook 'g\xE9.sqlite' is not UTF-8; rename it"# + "\n"
    for line in [
      #""$grade" --gradebook "$(printf 'g\351.sqlite')" alice.json"#,
      #""$grade" export csv "$(printf 'g\351.sqlite')""#,
    ] {
      let run = try shell(line, in: folder)
      #expect(run.status == 2 || run.status == 3)
      #expect(run.errors == message)
    }
    #expect(folder.files == ["alice.json", "problems/hw/sums.yaml"])
  }

  /// A name may have 255 bytes, of which a report of another ending has too few.
  @Test func aNameAsLongAsCanBeIsMarked() throws {
    let names = ["a", "b"].map { String(repeating: "x", count: 249) + $0 }
    for name in names {
      try course.submit(name, #"{"sums": {"one": 1, "two": 2}}"#, to: "in/\(name).json")
    }
    for _ in 0..<2 {
      let run = try grade(
        "--junit", "out/", "--output", "out/", "--format", "prairielearn", "in", in: folder)
      run.expect(0)
    }
    let reports = folder.files.filter { $0.hasPrefix("out/") }
    // By sha256sum of the two names.
    let stems = names.map {
      String(repeating: "x", count: 183) + "-" + (Self.hashes[$0.suffix(1)] ?? "")
    }
    #expect(
      Set(reports) == Set(stems.flatMap { ["out/\($0).xml", "out/\($0).prairielearn.json"] }))
  }

  private static let hashes: [Substring: String] = [
    "a": "777a70f0bec196de", "b": "5b74a16458bf88bb",
  ]

  // MARK: Writing

  @Test func nothingIsLeftBesideAReport() throws {
    _ = try grade("alice.json", in: folder)
    _ = try grade("alice.json", in: folder)
    #expect(folder.files == ["alice.json", "problems/hw/sums.yaml", "reports/alice.xml"])
  }

  /// A new report and one in the place of another may be read by whom the mask of the process says.
  @Test func everybodyWhomTheMaskAllowsReadsAReport() throws {
    for mask in ["022", "077"] {
      let run = try shell(
        """
        umask \(mask)
        "$grade" --junit new-\(mask)/ alice.json > /dev/null 2> /dev/null
        "$grade" --junit new-\(mask)/ --output again.txt alice.json 2> /dev/null
        "$grade" --junit new-\(mask)/ --output again.txt alice.json 2> /dev/null
        stat -c %a new-\(mask)/alice.xml again.txt
        rm again.txt
        """, in: folder)
      run.expect(0, output: mask == "022" ? "644\n644\n" : "600\n600\n")
    }
  }

  @Test func aReportThatCannotBeWrittenIsSaidAndTheRestIsGraded() throws {
    try course.write("in the way", to: "reports")
    try course.submit("bob", #"{"sums": {"one": 1, "two": 2}}"#)
    try grade("alice.json", "bob.json", in: folder).expect(
      3, output: Course.fullMarks("alice") + "\n" + Course.fullMarks("bob"),
      errors: """
        error: cannot write 'reports/alice.xml': Not a directory
        error: cannot write 'reports/bob.xml': Not a directory

        """)
    try grade("--junit", "/proc/none/", "alice.json", in: folder).expect(
      3, output: Course.fullMarks("alice"),
      errors: "error: cannot make '/proc/none': No such file or directory\n")
  }

  @Test func aLinkIsFollowed() throws {
    try course.write("old", to: "elsewhere/report.xml")
    #expect(symlink("elsewhere/report.xml", "\(folder.path)/link.xml") == 0)
    #expect(try grade("--junit", "link.xml", "alice.json", in: folder).status == 0)
    #expect(try #require(folder.read("elsewhere/report.xml")).hasPrefix("<?xml"))
    var status = stat()
    #expect(lstat("\(folder.path)/link.xml", &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFLNK)
  }

  /// A new file is as the user's mask has it.
  @Test func aFileThatIsReplacedKeepsItsMode() throws {
    let run = try shell(
      """
      umask 022
      echo old > private.xml; chmod 600 private.xml
      echo old > shared.xml; chmod 664 shared.xml
      ln -s private.xml link.xml; ln -s nothing.xml astray.xml
      for file in private shared link astray new folder/new
      do "$grade" --junit $file.xml alice.json > /dev/null 2>&1 || exit 9
      done
      grep -c old private.xml shared.xml
      stat -c '%a %n' private.xml shared.xml astray.xml new.xml folder/new.xml
      """, in: folder)
    run.expect(
      0,
      output: """
        private.xml:0
        shared.xml:0
        600 private.xml
        664 shared.xml
        644 astray.xml
        644 new.xml
        644 folder/new.xml

        """)
  }

  @Test func aStreamIsWrittenToAsItStands() throws {
    let run = try shell(
      """
      mkfifo pipe
      cat pipe > copy &
      "$grade" --junit pipe alice.json 2> /dev/null > /dev/null
      wait
      test -p pipe && cat copy
      """, in: folder)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("<?xml"))
    #expect(run.output.hasSuffix("</testsuites>\n"))
  }

  @Test func standardOutputThatIsFullIsAnError() throws {
    try shell("\"$grade\" --junit none alice.json > /dev/full", in: folder).expect(
      3, errors: "error: cannot write 'standard output': No space left on device\n")
    try shell("\"$grade\" --help > /dev/full", in: folder).expect(
      3, errors: "error: cannot write 'standard output': No space left on device\n")
  }

  @Test func nothingIsTakenForAStandardStreamThatIsClosed() throws {
    try course.submit("bob", #"{"sums": {"one": 1, "two": 2}}"#)
    let run = try shell("\"$grade\" -j 2 alice.json bob.json <&- >&-", in: folder)
    run.expect(
      3,
      errors: """
        error: cannot write 'standard output': Bad file descriptor
        error: cannot write 'standard output': Bad file descriptor

        """)
    #expect(folder.files.filter { $0.hasPrefix("reports/") }.count == 2)
  }
}
