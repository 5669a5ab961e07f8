import Diagnostics
import Gradebook
import Grading
import Problems

/// The statistics of a class as one page of HTML that needs nothing else; see ``HTMLPage``.
///
/// Every chart has a table behind it, and tells its content in words. Nothing of a submission acts
/// on the reader: its text is text, wherever it stands.
public struct StatisticsHTML {
  private let statistics: AssignmentStatistics
  private let problems: [CountedProblem]
  private let pages: [String: String]

  /// The students that are listed.
  static let studentLimit = 5000
  /// The late students, answers or groups that are listed.
  static let listLimit = 200

  /// The whole page; it ends with a line break.
  ///
  /// - Parameters:
  ///   - assignment: Where prompts come from; nil where they are not to be shown.
  ///   - pages: The addresses of students' own pages by id, relative to this page.
  public static func page(
    _ statistics: AssignmentStatistics, assignment: Assignment?, pages: [String: String] = [:]
  ) -> String {
    let problems = statistics.problems.enumerated().map { number, problem in
      CountedProblem(
        problem.problem, title: problem.title, problem.questions, number: number + 1,
        asked: assignment?.problems.first { $0.id == problem.problem })
    }
    let page = StatisticsHTML(statistics: statistics, problems: problems, pages: pages)
    let content =
      [VerdictBar.patterns, page.heading(due: assignment?.due)] + page.marks + page.questions
      + problems.map(\.markup) + page.late + page.reviews + page.similar + page.students
    return HTMLPage.source(
      title: "\(statistics.shownTitle) – statistics",
      style: HeatMap.css + StatisticsPageStyle.css, content)
  }

  // MARK: Marks

  private func heading(due: Timestamp?) -> Markup {
    let points = StatisticsFigures.points(statistics.points)
    let facts: [Markup] = [
      .text("Assignment "), code(statistics.assignment),
      .text(" · \(counted(statistics.students.count, "student")) · "),
      .text("\(points) \(points == "1" ? "point" : "points")"),
      .text(due.map { " · Due \($0.text)" } ?? ""),
    ]
    return .element(
      "header", [:], line("h1", .text(statistics.shownTitle)), line("p", class: "facts", facts))
  }

  private var marks: [Markup] {
    guard let marks = statistics.marks else {
      return [line("p", .text("There is no submission to count."))]
    }
    let rows = statistics.figures(of: marks).map { name, value in
      line("tr", .element("th", ["scope": "row"], .text(name)), number(value))
    }
    let histogram = statistics.histogram.enumerated().map { tenth, count in
      line(
        "tr",
        .element("th", ["scope": "row"], .text(StatisticsFigures.bounds(ofTenth: tenth))),
        number("\(count)"))
    }
    return [
      line("h2", .text("Marks")),
      line(
        "div", class: "side",
        [
          .element("table", ["class": "figures"], .element("tbody", [:], rows)),
          ClassChart.histogram(statistics.histogram),
        ]),
      .element(
        "details", [:], .element("summary", [:], .text("The histogram as a table")),
        table(["Marks", "Students"], numbers: 1, histogram)),
    ]
  }

  // MARK: Questions

  private var questions: [Markup] {
    if problems.isEmpty { return [] }
    let scatter = ClassChart.scatter(statistics.questions).map { [$0, lowNote] } ?? []
    return [
      line("h2", .text("Questions")), VerdictBar.legend(statistics.questions),
      region(
        "Questions",
        .element(
          "table", ["class": "questions"],
          head(["Question", "Right", "Mean", "Discr."], numbers: 3),
          .element("tbody", [:], problems.flatMap(\.rows)))),
      line("p", class: "facts", [.text(StatisticsFigures.questionNote)]),
    ] + scatter
  }

  /// The questions whose discrimination is low, as links.
  private var lowNote: Markup {
    let low = problems.flatMap(\.entries).filter {
      ($0.question.discrimination ?? 1) < StatisticsFigures.lowDiscrimination
    }
    if low.isEmpty { return line("p", .text("No question has a discrimination below 0.20.")) }
    let links = low.enumerated().flatMap { number, entry in
      [
        .text(number == 0 ? "" : ", "),
        Markup.element("a", ["href": "#\(entry.anchor)"], .text(entry.question.question)),
      ]
    }
    return .sequence([
      .text("\n"),
      .element(
        "p", [:],
        [.text("Discrimination below 0.20, drawn as rings; these are worth a look: ")] + links
          + [.text(".")]),
    ])
  }

  // MARK: Students

  private var late: [Markup] {
    let rows = statistics.late.prefix(Self.listLimit).map { student in
      line(
        "tr", self.student(student.student),
        number(durationText(student.secondsLate ?? 0)))
    }
    let sentence = line("p", .text("\(statistics.lateness.firstUppercased)."))
    return [line("h2", .text("Late submissions")), sentence]
      + (rows.isEmpty ? [] : [table(["Student", "Late by"], numbers: 1, rows)])
      + more(statistics.late.count, Self.listLimit)
  }

  private var reviews: [Markup] {
    let reviews = statistics.reviews
    if reviews.isEmpty { return [] }
    let anchors = Dictionary(
      problems.flatMap(\.entries).map { ([$0.question.problem, $0.question.question], $0.anchor) },
      uniquingKeysWith: { first, _ in first })
    let rows = reviews.prefix(Self.listLimit).map { review in
      let name = Markup.text("\(review.problem)/\(review.question)")
      let anchor = anchors[[review.problem, review.question]]
      return line(
        "tr", student(review.student),
        .element("td", [:], anchor.map { .element("a", ["href": "#\($0)"], name) } ?? name),
        .element("td", [:], .text(review.verdict.rawValue)))
    }
    return [
      line("h2", .text("To be looked at by a person")),
      line("p", .text("\(counted(reviews.count, "answer")).")),
      table(["Student", "Question", "Verdict"], numbers: 0, rows),
    ] + more(reviews.count, Self.listLimit)
  }

  private var similar: [Markup] {
    let groups = statistics.similar
    if groups.isEmpty { return [] }
    let rows = groups.prefix(Self.listLimit).map { group in
      let members = group.students.enumerated().flatMap { number, student in
        [.text(number == 0 ? "" : ", "), link(student)]
      }
      return line(
        "tr", .element("th", ["scope": "row"], members),
        number(StatisticsFigures.fixed(group.evidence)),
        .element("td", [:], .text(StatisticsFigures.words(of: group))))
    }
    return [
      line("h2", .text("Similar submissions")), line("p", .text(StatisticsFigures.similarNote)),
      region(
        "Similar submissions",
        .element(
          "table", ["class": "similar"],
          head(["Students", "Evidence", "Shared answers"], numbers: 0),
          .element("tbody", [:], rows))),
    ] + more(groups.count, Self.listLimit)
  }

  private var students: [Markup] {
    let hasNames = statistics.students.contains { $0.name != nil }
    let rows = statistics.students.prefix(Self.studentLimit).map { student in
      let name = hasNames ? [Markup.element("td", [:], .text(student.name ?? ""))] : []
      let marks = Marks(score: student.score, points: student.points)
      let late = student.secondsLate.map { $0 > 0 ? durationText($0) : "" } ?? "?"
      return Markup.sequence([
        .text("\n"),
        .element(
          "tr", [:],
          [self.student(student.student)] + name + [
            number(marks.text), number(marks.percentage ?? "–"), number(late),
            number(student.reviews > 0 ? "\(student.reviews)" : ""),
          ]),
      ])
    }
    let titles =
      ["Student"] + (hasNames ? ["Name"] : []) + ["Marks", "Share", "Late by", "To look at"]
    return [
      line("h2", .text("Students")),
      region("Students", tableElement(titles, numbers: 4, rows)),
    ] + more(statistics.students.count, Self.studentLimit)
  }

  private func more(_ count: Int, _ limit: Int) -> [Markup] {
    if count <= limit { return [] }
    return [
      line(
        "p", class: "facts",
        [.text("The first \(limit) of \(count) are shown; the JSON of the statistics has all.")])
    ]
  }

  private func student(_ id: String) -> Markup { .element("th", ["scope": "row"], link(id)) }

  private func link(_ student: String) -> Markup {
    guard let page = pages[student] else { return .text(student) }
    return .element("a", ["href": address(ofFile: page)], .text(student))
  }
}

extension String {
  /// The text with its first letter as it begins a sentence.
  fileprivate var firstUppercased: String { prefix(1).uppercased() + dropFirst() }
}

extension AssignmentStatistics {
  /// The title, or the id where there is none.
  fileprivate var shownTitle: String { title.isEmpty ? assignment : title }

  /// How the marks are spread, by name.
  fileprivate func figures(of marks: Distribution) -> [(name: String, value: String)] {
    let words = StatisticsFigures.self
    let share = points > 0 ? " (\(words.percent(marks.mean / points)))" : ""
    return [
      ("Mean", words.points(marks.mean) + share),
      ("Standard deviation", marks.standardDeviation.map(words.points) ?? "–"),
      ("Least", words.points(marks.minimum)), ("Lower quartile", words.points(marks.lowerQuartile)),
      ("Median", words.points(marks.median)), ("Upper quartile", words.points(marks.upperQuartile)),
      ("Most", words.points(marks.maximum)), ("Full marks", "\(fullMarks) of \(marks.count)"),
      ("Cronbach’s alpha", words.fixed(alpha)),
    ]
  }
}
