import Testing

@testable import CommandLine

@Suite struct CommandParsingTests {
  private func parse(_ words: String...) throws -> Invocation {
    try sampleGrade.parse(words, suggest: sampleSuggest)
  }

  private func message(
    _ words: String..., command: Command = sampleGrade,
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> String? {
    let error = #expect(throws: UsageError.self, sourceLocation: sourceLocation) {
      try command.parse(words, suggest: sampleSuggest)
    }
    return error?.description
  }

  @Test func nothingGiven() throws {
    let invocation = try parse()
    #expect(invocation.operands == [])
    #expect(!invocation.has("--quiet"))
    #expect(invocation.value("--junit") == nil)
    #expect(invocation.values("--junit") == [])
    #expect(invocation.value("--format") == "text")
    #expect(invocation.values("--format") == ["text"])
    #expect(!invocation.has("--format"))
    #expect(invocation.integer("--max-bytes") == 16_777_216)
    #expect(invocation.number("--time-limit") == nil)
  }

  @Test func optionsAndOperandsMix() throws {
    let invocation = try parse("a.json", "--junit", "x.xml", "b.json", "--exit-zero", "-")
    #expect(invocation.operands == ["a.json", "b.json", "-"])
    #expect(invocation.value("--junit") == "x.xml")
    #expect(invocation.has("--exit-zero"))
  }

  @Test(arguments: [["--output", "x=y"], ["--output=x=y"], ["-o", "x=y"], ["-ox=y"], ["-o=x=y"]])
  func waysToGiveAValue(words: [String]) throws {
    let invocation = try sampleGrade.parse(words, suggest: sampleSuggest)
    #expect(invocation.value("--output") == "x=y")
    #expect(invocation.value("-o") == "x=y")
    #expect(invocation.operands == [])
  }

  @Test func shortFlagsAreGrouped() throws {
    let invocation = try parse("-qvvo", "out", "file")
    #expect(invocation.has("-q"))
    #expect(invocation.has("--verbose"))
    #expect(invocation.value("--output") == "out")
    #expect(invocation.operands == ["file"])
    #expect(try parse("-qoout").value("-o") == "out")
  }

  @Test func repeatedOptionsKeepTheirOrder() throws {
    let invocation = try parse("--format", "json", "--format=csv", "--format", "json")
    #expect(invocation.values("--format") == ["json", "csv", "json"])
    #expect(invocation.value("--format") == "json")
  }

  @Test func twoHyphensEndTheOptions() throws {
    let invocation = try parse("-q", "--", "--junit", "-v", "--")
    #expect(invocation.operands == ["--junit", "-v", "--"])
    #expect(!invocation.has("--junit"))
  }

  @Test func aValueMayStartWithAHyphen() throws {
    #expect(try parse("--output", "-").value("--output") == "-")
    #expect(try parse("--output", "-5").value("--output") == "-5")
    #expect(try parse("--output=--quiet").value("--output") == "--quiet")
  }

  @Test func numbers() throws {
    let invocation = try parse("--jobs", "64", "--time-limit", "0.5", "--max-bytes=1")
    #expect(invocation.integer("--jobs") == 64)
    #expect(invocation.number("--time-limit") == 0.5)
    #expect(invocation.integer("--max-bytes") == 1)
  }

  @Test func helpIsObeyedWhateverElseIsWrong() throws {
    let alone = try sampleEvaluate.parse(["--help"], suggest: sampleSuggest)
    #expect(alone.has("--help"))
    #expect(try parse("--jnuit", "--jobs", "x", "-h").has("--help"))
    #expect(try !parse("--", "--help").has("--help"))
  }

  @Test func unknownOptions() {
    #expect(message("--jnuit", "x") == "unknown option '--jnuit'; did you mean '--junit'?")
    #expect(message("--jnuit=x") == "unknown option '--jnuit'; did you mean '--junit'?")
    #expect(message("--xyz") == "unknown option '--xyz'")
    #expect(message("-x") == "unknown option '-x'")
    #expect(message("-qx") == "unknown option '-x'")
    #expect(message("-junit") == "unknown option '-junit'; did you mean '--junit'?")
    #expect(message("--=") == "unknown option '--'")
  }

  @Test func longNamesAreNotAbbreviated() {
    #expect(message("--out", "x") == "unknown option '--out'; did you mean '--output'?")
  }

  @Test func missingValues() {
    #expect(message("--junit") == "option '--junit' requires a value FILE")
    #expect(message("-q", "-o") == "option '-o' requires a value FILE|FOLDER")
    #expect(message("--junit=") == "option '--junit' requires a value FILE, got ''")
    #expect(message("-o=") == "option '-o' requires a value FILE|FOLDER, got ''")
    #expect(message("--junit", "") == "option '--junit' requires a value FILE, got ''")
    #expect(
      message("--junit", "--output=x")
        == "option '--junit' requires a value FILE, got option '--output=x'")
    #expect(
      message("--junit", "--", "x") == "option '--junit' requires a value FILE, got option '--'")
  }

  @Test func unexpectedValues() {
    #expect(message("--exit-zero=yes") == "option '--exit-zero' takes no value, got 'yes'")
    #expect(message("--exit-zero=") == "option '--exit-zero' takes no value, got ''")
    #expect(message("-q=1") == "option '-q' takes no value, got '1'")
  }

  @Test func givenTwice() {
    #expect(
      message("--junit", "a", "--junit", "b")
        == "option '--junit' takes one value, got 'a' and 'b'")
    #expect(
      message("-o", "a", "--output=b") == "option '--output' takes one value, got 'a' and 'b'")
    #expect(message("-qq") == "option '-q' may be given once, got it twice")
  }

  @Test func wrongValues() {
    #expect(
      message("--format", "jsn")
        == "option '--format' takes text, json or csv, got 'jsn'; did you mean 'json'?")
    #expect(message("--format=9") == "option '--format' takes text, json or csv, got '9'")
    #expect(
      message("--jobs", "65") == "option '--jobs' takes a whole number from 1 to 64, got '65'")
    #expect(
      message("--jobs", "2.5") == "option '--jobs' takes a whole number from 1 to 64, got '2.5'")
    #expect(
      message("--max-bytes", "0")
        == "option '--max-bytes' takes a whole number of at least 1, got '0'")
    #expect(
      message("--time-limit", "nan")
        == "option '--time-limit' takes a number of at least 0.5, got 'nan'")
    #expect(
      message("--time-limit", "inf")
        == "option '--time-limit' takes a number of at least 0.5, got 'inf'")
  }

  @Test func operandsAreCounted() throws {
    #expect(
      message(command: sampleEvaluate) == "command 'evaluate' requires an operand PROBLEM")
    #expect(
      message("p", command: sampleEvaluate) == "command 'evaluate' requires an operand EXPRESSION")
    #expect(
      message("p", "e", "f", command: sampleEvaluate)
        == "command 'evaluate' takes PROBLEM EXPRESSION, got 'f' as well")
    #expect(
      message("a", "b", command: sampleCheck)
        == "command 'check' takes [PROBLEMS], got 'b' as well")
    #expect(
      message("a", command: sampleOperations) == "command 'operations' takes no operands, got 'a'")
    #expect(try sampleCheck.parse([], suggest: sampleSuggest).operands == [])
    #expect(try sampleEvaluate.parse(["p", "-"], suggest: sampleSuggest).operands == ["p", "-"])
  }

  @Test func theErrorNamesItsCommand() throws {
    let error = #expect(throws: UsageError.self) {
      try sampleEvaluate.parse(["--hepl"], suggest: sampleSuggest)
    }
    #expect(error?.command == "evaluate")
    #expect(error?.message == "unknown option '--hepl'")
    #expect(error?.suggestion == "did you mean '--help'?")
  }
}
