import Diagnostics
import Grading

/// The report as GitHub's Markdown, such as a CI job's summary shows: a table of the questions.
///
/// Nothing of a submission acts on the reader: its text is escaped, or stands in code where
/// escaping does not help (a mention, a link), and no line begins with it.
public enum MarkdownReport {
  /// What a CI job's summary takes: GitHub drops a summary of more than 1 MiB whole.
  public static let summaryLimit = 1_000_000

  /// The whole report; it ends with a line break.
  ///
  /// A report of more bytes than `limit` leaves out what is needed least, and says so: first the
  /// questions with full marks, then what is said of the others, then the questions. What remains
  /// in the end is one line with the total.
  public static func text(_ submission: MarkedSubmission, limit: Int = summaryLimit) -> String {
    for detail in Detail.allCases {
      let text = text(submission, detail)
      if text.utf8.count <= limit { return text }
    }
    let name = prose(String(printable(submission.student).prefix(40)))
    return "- \(name): \(Marks(score: submission.score, points: submission.points).text)\n"
  }

  /// How much a report tells, from all to least.
  private enum Detail: CaseIterable {
    case everything, withoutFullMarks, marks, total

    /// What is said of what is left out.
    var note: String? {
      switch self {
      case .everything: nil
      case .withoutFullMarks: "Cut to fit: the questions with full marks are left out."
      case .marks: "Cut to fit: the questions with full marks and all feedback are left out."
      case .total: "Cut to fit: the questions are left out."
      }
    }
  }

  private static func text(_ submission: MarkedSubmission, _ detail: Detail) -> String {
    let marks = Marks(score: submission.score, points: submission.points)
    let heading = named(submission.student, submission.name)
    let share = marks.percentage.map { " (\($0))" } ?? ""
    var parts = [
      "## \(heading): \(named(submission.title, submission.assignment))",
      "**\(marks.text)**\(share): \(submission.verdictCounts)",
    ]
    if let note = detail.note { parts.append("*\(note)*") }
    if detail != .total {
      for problem in submission.problems { parts += section(problem, detail) }
    }
    if !submission.remarks.isEmpty, detail != .total {
      parts.append("### Remarks")
      parts.append(submission.remarks.map { "- " + prose($0) }.joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func section(_ problem: MarkedProblem, _ detail: Detail) -> [String] {
    let marks = Marks(score: problem.score, points: problem.points)
    let heading = "### \(named(problem.title, problem.problem)): \(marks.text)"
    let questions =
      detail == .everything
      ? problem.questions : problem.questions.filter { $0.verdict != .correct }
    if questions.isEmpty, detail != .everything { return [heading] }
    return [heading, table(of: questions, saysWhy: detail != .marks)]
  }

  private static func table(of questions: [MarkedQuestion], saysWhy: Bool) -> String {
    let hasSources = questions.contains { $0.source != nil }
    let head =
      ["", "question"] + (hasSources ? ["source"] : []) + ["marks"]
      + (saysWhy ? ["what is said"] : [])
    let rows = questions.map { question in
      [sign(question.verdict), prose(question.question)]
        + (hasSources ? [prose(question.source ?? "")] : [])
        + [Marks(score: question.score, points: question.points).text]
        + (saysWhy ? [feedback(question)] : [])
    }
    return ([head, head.map { _ in "---" }] + rows).map { "| \($0.joined(separator: " | ")) |" }
      .joined(separator: "\n")
  }

  private static func sign(_ verdict: Verdict) -> String {
    switch verdict {
    case .correct: "✅"
    case .partial: "🟡"
    case .incorrect: "❌"
    case .unanswered: "➖"
    case .unreadable: "❔"
    case .undecided: "👁️"
    case .error: "⚠️"
    }
  }

  private static func feedback(_ question: MarkedQuestion) -> String {
    let verdict = question.verdict == .correct ? [] : ["*\(question.verdict.rawValue)*"]
    let reading = question.reading.map { ["read as " + code($0)] } ?? []
    let message = (question.message ?? "").split(separator: "\n")
    // What stands below the message is an excerpt of the submission, with a caret.
    let isExcerpt = question.verdict == .unreadable
    let said = message.enumerated().map { index, line in
      isExcerpt && index > 0 ? code(String(line)) : prose(String(line))
    }
    let rest = [
      question.hint.map { "hint: " + prose($0) },
      question.expected.map { "expected: " + code($0.text) },
    ].compactMap(\.self)
    return (verdict + reading + said + rest).joined(separator: "<br>")
  }

  private static func named(_ name: String, _ other: String?) -> String {
    guard let other, !other.isEmpty, other != name else { return prose(name) }
    return name.isEmpty ? prose(other) : "\(prose(name)) (\(prose(other)))"
  }

  /// Text in which no character means anything to Markdown or HTML.
  static func prose(_ text: String) -> String {
    let plain = printable(text)
    // Neither a mention nor a bare address can be escaped.
    if ["@", "://", "www.", " #"].contains(where: { plain.contains($0) }) { return code(plain) }
    let escaped = plain.map { character in
      switch character {
      case "<": "&lt;"
      case ">": "&gt;"
      case "&": "&amp;"
      case _ where special.contains(character): "\\\(character)"
      default: String(character)
      }
    }.joined()
    return starting.contains(escaped.first ?? " ") ? "\\" + escaped : escaped
  }

  private static let special: Set<Character> = Set("\\`*_[]|~$")
  /// What makes a heading or a list where a line begins with it.
  private static let starting: Set<Character> = Set("#+-=")

  /// Text as code, within as many marks as it does not hold in a row.
  static func code(_ text: String) -> String {
    let plain = printable(text).map { $0 == "|" ? "\\|" : String($0) }.joined()
    if plain.isEmpty { return "" }
    var (longest, run) = (0, 0)
    for character in plain {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let space = longest > 0 || plain.first == " " || plain.last == " " ? " " : ""
    return fence + space + plain + space + fence
  }
}
