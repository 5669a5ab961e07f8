import Diagnostics
import Grading
import Problems

/// A marked submission as one page of HTML that needs nothing else; see ``HTMLPage``.
///
/// A summary leads to each question without full marks. Nothing of a submission acts on the reader:
/// its text is text, wherever it stands.
public enum HTMLReport {
  /// The whole page; it ends with a line break.
  ///
  /// - Parameters:
  ///   - assignment: Where prompts come from; nil where they are not to be shown.
  ///   - version: The program's version.
  public static func page(
    _ submission: MarkedSubmission, assignment: Assignment?, version: String
  ) -> String {
    let problems = submission.problems.enumerated().map { number, problem in
      ReportedProblem(
        problem, number: number + 1, asked: assignment?.problems.first { $0.id == problem.problem })
    }
    return HTMLPage.source(
      title: "\(shown(submission.title, or: submission.assignment)) – \(submission.student)",
      style: HeatMap.css + ReportPageStyle.css, footer: footer(submission, version),
      [heading(submission)] + summary(problems) + remarks(submission)
        + problems.map(\.markup))
  }

  private static func shown(_ name: String, or other: String) -> String {
    name.isEmpty ? other : name
  }

  // MARK: The head of the page

  private static func heading(_ submission: MarkedSubmission) -> Markup {
    let student = shown(submission.name ?? "", or: submission.student)
    let id = student == submission.student ? [] : [Markup.text(" "), code(submission.student)]
    return .element(
      "header", [:], line("h1", .text(shown(submission.title, or: submission.assignment))),
      line("p", class: "student", [.text(student)] + id),
      line("p", class: "facts", facts(submission)), total(submission))
  }

  private static func facts(_ submission: MarkedSubmission) -> [Markup] {
    var facts = [Markup.sequence([.text("Assignment "), code(submission.assignment)])]
    if let due = submission.due { facts.append(.sequence([.text("Due "), moment(due)])) }
    if let submitted = submission.submitted {
      facts.append(
        .sequence([.text("Submitted "), moment(submitted), .text(lateness(submission))]))
    }
    if let attempt = submission.attempt { facts.append(.text("Attempt \(attempt)")) }
    return facts.enumerated().flatMap { number, fact in
      number == 0 ? [fact] : [.text(" · "), fact]
    }
  }

  private static func moment(_ timestamp: Timestamp) -> Markup {
    .element("time", [:], .text(timestamp.text.uppercased().replacing("T", with: " ")))
  }

  private static func lateness(_ submission: MarkedSubmission) -> String {
    guard let due = submission.due, let submitted = submission.submitted else { return "" }
    let late = submitted.seconds(after: due)
    return late > 0 ? ", \(durationText(late)) late" : ", in time"
  }

  private static func total(_ submission: MarkedSubmission) -> Markup {
    let marks = Marks(score: submission.score, points: submission.points)
    let share = marks.percentage.map { " (\($0))" } ?? ""
    return .sequence([
      line(
        "p", class: "total",
        [.element("strong", [:], .text(marks.text)), .text(share), .text(" ")] + bar(marks)),
      line("p", class: "counts", [.text(submission.verdictCounts)]),
    ])
  }

  /// The share of the marks as a bar; the marks stand beside it.
  private static func bar(_ marks: Marks) -> [Markup] {
    guard marks.points > 0 else { return [] }
    let share = min(max(marks.score / marks.points, 0), 1)
    let width = share < 1 ? Int(share * 120) : 120
    return [
      .element(
        "svg", ["class": "bar", "width": "122", "height": "12", "aria-hidden": "true"],
        .element(
          "rect", ["class": "track", "x": "0.5", "y": "0.5", "width": "121", "height": "11"]),
        .element(
          "rect", ["class": "fill", "x": "1", "y": "1", "width": "\(width)", "height": "10"]))
    ]
  }

  // MARK: The summary

  private static func summary(_ problems: [ReportedProblem]) -> [Markup] {
    if problems.isEmpty { return [] }
    let head = Markup.element(
      "tr", [:],
      ["Problem", "Marks", "Without full marks"].map { title in
        .element("th", ["scope": "col"], .text(title))
      })
    return [
      .text("\n"),
      .element(
        "nav", ["class": "summary", "aria-label": "Problems and questions"],
        .element(
          "table", [:], .element("thead", [:], head),
          .element("tbody", [:], problems.map(\.summaryRow)))),
    ]
  }

  private static func remarks(_ submission: MarkedSubmission) -> [Markup] {
    if submission.remarks.isEmpty { return [] }
    return [
      line(
        "section", class: "remarks",
        [
          line("h2", .text("Remarks")),
          .element("ul", [:], submission.remarks.map { line("li", .text($0)) }),
        ])
    ]
  }

  // MARK: The foot of the page

  private static func footer(_ submission: MarkedSubmission, _ version: String) -> [Markup] {
    let head = Markup.element(
      "tr", [:],
      ["Marked against", "Digest", "Seed"].map { .element("th", ["scope": "col"], .text($0)) })
    let rows = submission.problems.map { problem in
      line(
        "tr", .element("th", ["scope": "row"], .text(problem.problem)),
        .element("td", [:], code(String(problem.digest.prefix(12)))),
        .element("td", [:], code("\(problem.seed)")))
    }
    let table = Markup.element(
      "div", ["class": "values", "tabindex": "0", "role": "region", "aria-label": "Provenance"],
      .element("table", [:], .element("thead", [:], head), .element("tbody", [:], rows)))
    return (rows.isEmpty ? [] : [table]) + [line("p", .text("Marked by grade \(version)."))]
  }
}
