import Diagnostics

/// A handout as GitHub's Markdown: mathematics stays between dollar signs, given values stand in
/// fences, ids in code.
public enum HandoutMarkdown {
  /// The whole handout; it ends with a line break.
  public static func text(_ handout: Handout) -> String {
    let more = [
      handout.due.map { "Due: \(escaped($0))" },
      handout.student.map { "Student: \(code($0))" },
    ].compactMap(\.self)
    let heading =
      ["# \(escaped(handout.title)) (\(code(handout.assignment)))"]
      + (more.isEmpty ? [] : [more.joined(separator: "  \n")])
    return (heading + handout.problems.flatMap(blocks)).joined(separator: "\n\n") + "\n"
  }

  private static func blocks(_ problem: HandoutProblem) -> [String] {
    let heading =
      ["## \(escaped(problem.title)) (\(code(problem.id)))"]
      + (problem.origin.map { ["*\(escaped($0))*"] } ?? [])
    if let absence = problem.absence { return heading + ["*\(escaped(absence.text))*"] }
    let sizes = problem.sizeTexts.map(code).joined(separator: ", ")
    let given =
      problem.given.isEmpty
      ? [] : ["Given:\n\n```\n\(problem.givenLines(width: 100).joined(separator: "\n"))\n```"]
    return heading + prose(problem.prompt) + (sizes.isEmpty ? [] : ["Sizes: \(sizes)"]) + given
      + (problem.isAbridged ? ["*\(HandoutProblem.abridgement)*"] : [])
      + problem.questions.flatMap(blocks)
  }

  private static func blocks(_ question: HandoutQuestion) -> [String] {
    let options = question.wanted.options.map { option in
      "- \(code(option.id)): " + prose(option.text).joined().replacing("\n", with: " ")
    }
    return ["### \(code(question.id)) (\(question.pointsText))"] + prose(question.prompt)
      + ["Answer: \(escaped(question.wanted.form))"]
      + (options.isEmpty ? [] : [options.joined(separator: "\n")])
  }

  /// Markdown of a file as it stands.
  private static func prose(_ text: String?) -> [String] {
    guard let text, text.contains(where: { !$0.isWhitespace }) else { return [] }
    let spaced = text.map { $0 == "\t" ? "    " : String($0) }.joined()
    let lines = printable(spaced, keepingNewlines: true).reversed().drop { $0.isWhitespace }
    return [String(lines.reversed())]
  }

  /// Text that has no meaning in Markdown.
  private static func escaped(_ text: String) -> String {
    printable(text).map { "\\`*_[]<>#|".contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  /// Text between backticks, more of them than it holds side by side.
  private static func code(_ text: String) -> String {
    let text = printable(text)
    let runs = text.split { $0 != "`" }.map(\.count)
    let fence = String(repeating: "`", count: (runs.max() ?? 0) + 1)
    let space = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
    return fence + space + text + space + fence
  }
}
