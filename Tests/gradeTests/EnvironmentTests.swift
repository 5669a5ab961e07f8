import Testing

/// The environment, the clock and the terminal.
@Suite struct EnvironmentTests {
  private let course: Course
  private var folder: TemporaryFolder { course.folder }

  init() throws {
    course = try Course()
    try course.submit("bob", #"{"sums": {"one": 3}}"#)
  }

  private func report(_ environment: String...) throws -> String {
    _ = try grade("bob.json", in: folder, environment: environment)
    return try #require(folder.read("reports/bob.xml"))
  }

  private func timestamp(_ report: String) throws -> String {
    let attribute = try #require(
      report.split(separator: " ").first { $0.hasPrefix("timestamp=") })
    return String(attribute.dropFirst("timestamp=\"".count).dropLast())
  }

  @Test func sourceDateEpochFixesTheTime() throws {
    let first = try report("SOURCE_DATE_EPOCH=1000000000")
    let second = try report("SOURCE_DATE_EPOCH=1000000000")
    #expect(first == second)
    // 1,000,000,000 seconds after 1970 began: 2001-09-09, 01:46:40 UTC (date -u -d @1000000000).
    #expect(try timestamp(first) == "2001-09-09T01:46:40")
    #expect(!first.contains("time=\"0.0001"))
    #expect(first.split(separator: " ").filter { $0.hasPrefix("time=") }.count == 3)
    #expect(first.contains(#"time="0.000""#))
    #expect(try timestamp(report("SOURCE_DATE_EPOCH=0")) == "1970-01-01T00:00:00")
    #expect(try timestamp(report("SOURCE_DATE_EPOCH=253402300799")) == "9999-12-31T23:59:59")
  }

  @Test(arguments: ["", "soon", "-1", "253402300800", "99999999999999999999"])
  func anEpochThatIsNoneIsIgnored(_ value: String) throws {
    let now = try timestamp(report("SOURCE_DATE_EPOCH=\(value)"))
    let digits = now.split { !"0123456789".contains($0) }.map(\.count)
    #expect(digits == [4, 2, 2, 2, 2, 2])
    #expect(now > "2020" && now < "2200")
  }

  private static let green = "\u{1B}[32m"

  @Test func aTerminalIsColoured() throws {
    let run = try grade("--junit", "none", "alice.json", in: folder, on: .terminal(columns: 80))
    #expect(
      run.output == """
        \u{1B}[1malice\u{1B}[0m
        \u{1B}[1mhw\u{1B}[0m

        \u{1B}[1mSums (sums): 2/2\u{1B}[0m
          \u{1B}[32m✓\u{1B}[0m one  1/1
          \u{1B}[32m✓\u{1B}[0m two  1/1

        \u{1B}[1mTotal 2/2 (100 %): 2 correct\u{1B}[0m

        """)
  }

  @Test func anErrorOnATerminalIsColoured() throws {
    let run = try grade("nobody.json", in: folder, on: .terminal(columns: 80))
    #expect(run.output == "\u{1B}[1;31merror:\u{1B}[0m there is no file 'nobody.json'\n")
  }

  static let colorless: [(words: [String], environment: [String])] = [
    (["--no-color"], []), ([], ["NO_COLOR=1"]), ([], ["TERM=dumb"]),
  ]

  @Test(arguments: colorless)
  func colourCanBeRefused(_ row: (words: [String], environment: [String])) throws {
    for file in ["alice.json", "bob.json", "nobody.json"] {
      let run = try grade(
        row.words + ["--junit", "none", file], in: folder, environment: row.environment,
        on: .terminal(columns: 80))
      #expect(!run.output.isEmpty)
      #expect(!run.output.contains("\u{1B}"))
    }
  }

  @Test func anEmptyRefusalIsNone() throws {
    let run = try grade(
      "--junit", "none", "alice.json", in: folder, environment: ["NO_COLOR="],
      on: .terminal(columns: 80))
    #expect(run.output.contains(Self.green))
  }

  @Test func aFileIsNeverColouredAndAlwaysEightyColumnsWide() throws {
    try course.submit("carol", #"{"sums": {"one": [1, 2], "two": true}}"#)
    let file = try grade(
      "--junit", "none", "carol.json", in: folder, environment: ["COLUMNS=200"])
    #expect(!file.output.contains("\u{1B}"))
    #expect(file.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let output = try grade(
      "--junit", "none", "-o", "carol.txt", "carol.json", in: folder, on: .terminal(columns: 50))
    #expect(output.output == "")
    #expect(folder.read("carol.txt") == file.output)
  }

  @Test func aReportFitsTheTerminal() throws {
    try course.submit("carol", #"{"sums": {"one": [1], "quotient": 2}}"#)
    let run = try grade(
      "--no-color", "--junit", "none", "carol.json", in: folder, on: .terminal(columns: 50))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 50 })
    #expect(run.output.split(separator: "\n").contains { $0.count > 40 })
  }
}
