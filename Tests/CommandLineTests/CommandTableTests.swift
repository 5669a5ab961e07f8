import Testing

@testable import CommandLine

@Suite struct CommandTableTests {
  private func parse(_ words: String...) throws -> Invocation {
    try sampleTable.parse(words, suggest: sampleSuggest)
  }

  @Test func theFirstWordMayNameACommand() throws {
    let invocation = try parse("evaluate", "hw.yaml", "x + 1")
    #expect(invocation.command == sampleEvaluate)
    #expect(invocation.operands == ["hw.yaml", "x + 1"])
  }

  @Test func elseTheDefaultCommandApplies() throws {
    #expect(try parse().command == sampleGrade)
    #expect(try parse("alice.json", "check").operands == ["alice.json", "check"])
    #expect(try parse("--", "check").operands == ["check"])
    #expect(try parse("./check").command == sampleGrade)
  }

  @Test func errorsAreThoseOfTheCommand() {
    #expect(throws: UsageError(sampleCheck, "unknown option '--quiet'")) {
      try parse("check", "--quiet")
    }
  }

  @Test func aMisspeltCommandIsSuggested() {
    #expect(
      sampleTable.suggestion(for: "chekc", suggest: sampleSuggest) == "did you mean 'check'?")
    #expect(sampleTable.suggestion(for: "alice", suggest: sampleSuggest) == nil)
  }

  @Test func calls() {
    #expect(sampleTable.call(of: sampleGrade) == "grade")
    #expect(sampleTable.call(of: sampleCheck) == "grade check")
  }
}
