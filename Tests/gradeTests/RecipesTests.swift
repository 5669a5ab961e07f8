import TestFiles
import Testing

/// The recipes of docs/ci.md do what is said of them.
@Suite struct RecipesTests {
  private let recipes: String

  init() throws { recipes = try #require(textOfFile("\(projectRoot)/docs/ci.md")) }

  private func text(after start: String, before end: String) throws -> String {
    let from = try #require(recipes.firstRange(of: start)).upperBound
    let to = try #require(recipes[from...].firstRange(of: end)).lowerBound
    return String(recipes[from..<to])
  }

  /// Runs the step of GitHub Classroom as its runner does, with a file handed in; what the step put
  /// out, and the status.
  private func classroom(_ submission: String?) throws -> (output: String?, status: Int32) {
    let step = try text(after: "id: homework\n        run: |\n", before: "      - uses:")
    let script = step.split(separator: "\n").map { $0.dropFirst(10) }.joined(separator: "\n")
    let course = try Course()
    if let submission { try course.write(submission, to: "submission.json") }
    let run = try shell(
      "ln -s \"$grade\" grade; GITHUB_OUTPUT=output; set -e\n\(script)", in: course.folder)
    return (course.folder.read("output"), run.status)
  }

  @Test(arguments: [#"{"one": 1, "two": 2}"#, #"{"one": 3}"#, "nonsense"])
  func whatIsHandedInIsAResult(answers: String) throws {
    let step = try classroom(
      #"{"student": "a", "assignment": "hw", "answers": {"sums": \#(answers)}}"#)
    #expect(step.status == 0)
    let output = try #require(step.output)
    #expect(output.hasPrefix("result=ey") && output.hasSuffix("\n"))
  }

  @Test func withoutASubmissionTheStepFails() throws {
    let step = try classroom(nil)
    #expect(step.status != 0)
    #expect(step.output == nil)
  }

  /// A step that fails has GitHub leave out those after it, but for `always()`.
  @Test func noStepKeepsAReportFromAnother() throws {
    let steps = try text(after: "steps:\n", before: "```").split(separator: "- name: ")
    let first = try #require(steps.firstIndex { $0.contains(".build/release/grade ") })
    #expect(steps[first].hasPrefix("Grade\n"))
    #expect(steps[first].contains("--annotations"))
    #expect(steps.dropFirst(first + 1).allSatisfy { $0.contains("if: always()\n") })
    #expect(steps.count == first + 3)
  }
}
