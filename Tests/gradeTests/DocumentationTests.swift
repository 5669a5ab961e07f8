import Glibc
import TestFiles
import Testing

/// The runs that the documents show, in blocks marked `console`, are those that a reader would see.
///
/// A line `…` stands for any number of lines.
@Suite struct DocumentationTests {
  private struct Example {
    let command: String
    var output: [String] = []
  }

  private static let documents = ["README.md", "docs/show.md", "docs/stats.md"]

  private func examples(in document: String) throws -> [Example] {
    let text = try #require(textOfFile("\(projectRoot)/\(document)"))
    var examples: [Example] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        examples.append(Example(command: String(line.dropFirst(2))))
      } else if isInside, !examples.isEmpty {
        examples[examples.count - 1].output.append(String(line))
      }
    }
    return examples
  }

  private func matches(_ lines: ArraySlice<String>, _ pattern: ArraySlice<String>) -> Bool {
    guard let first = pattern.first else { return lines.isEmpty }
    if first == "…" {
      let rest = pattern.dropFirst()
      return (lines.startIndex...lines.endIndex).contains { matches(lines[$0...], rest) }
    }
    return lines.first == first && matches(lines.dropFirst(), pattern.dropFirst())
  }

  @Test(arguments: documents)
  func runsAreAsShown(document: String) throws {
    let examples = try examples(in: document)
    #expect(!examples.isEmpty)
    for example in examples {
      let folder = try TemporaryFolder()
      for name in ["problems", "submissions"] {
        try #require(symlink("\(projectRoot)/\(name)", "\(folder.path)/\(name)") == 0)
      }
      let words = example.command.split(separator: " ").dropFirst().joined(separator: " ")
      #expect(example.command.hasPrefix("grade "))
      let lines = try shell("\"$grade\" \(words) 2>&1", in: folder).output
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast()
      #expect(
        matches(lines[...], example.output[...]),
        "\(document) shows another run: $ \(example.command)")
    }
  }

  @Test func thePatternItselfCanFail() {
    #expect(matches(["a", "b", "c"], ["a", "…"]))
    #expect(matches(["a", "b"], ["a", "…", "b"]))
    #expect(!matches(["a", "b", "c"], ["a", "c"]))
    #expect(!matches(["a"], ["…", "b"]))
  }
}
