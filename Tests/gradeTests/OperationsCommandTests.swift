import Testing

@Suite struct OperationsCommandTests {
  @Test func theDocumentIsWhatTheCatalogueSays() throws {
    let run = try grade("operations", in: try TemporaryFolder())
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(textOfFile("\(projectRoot)/docs/operations.md") == run.output)
  }

  @Test func aRowHoldsSignatureMeaningAndDerivative() throws {
    let lines = try grade("operations", in: try TemporaryFolder()).output.split(separator: "\n")
    #expect(lines.contains("| `tanh(x)` | tanh x | `∂x: 1 - y * y` |"))
    #expect(lines.contains("| `abs(x)` | \\|x\\| | `∂x: sign(x)` |"))
    #expect(lines.contains("| `floor(x)` | ⌊x⌋ | `0 almost everywhere` |"))
  }
}
