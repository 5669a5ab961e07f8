import Testing

@testable import Reports

@Suite struct WorkflowCommandTests {
  @Test func valuesAreEscaped() {
    #expect(
      WorkflowCommand.line(
        "error", ["file": "a,b:c%.json", "line": nil, "title": "x\ny"],
        message: "50 %, a: b\r\n::warning::x\u{1B}[0m")
        == "::error file=a%2Cb%3Ac%25.json,title=x%0Ay::50 %25, a: b%0A∶:warning∶:x␛[0m\n")
    #expect(WorkflowCommand.line("notice", [:], message: "m") == "::notice::m\n")
  }

  @Test func commandsAreStoppedBetweenTwoLines() {
    #expect(WorkflowCommand.stopping("t0k") == "::stop-commands::t0k\n")
    #expect(WorkflowCommand.resuming("t0k") == "\n::t0k::\n")
  }

  @Test func hostileTextIsOneLine() {
    let line = WorkflowCommand.line("error", ["title": hostileText], message: hostileText)
    #expect(line.unicodeScalars.count { $0 == "\n" } == 1)
    #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
  }
}
