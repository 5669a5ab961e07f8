import Diagnostics
import Gradebook
import Grading
import Problems

/// A problem on the page of a class: its questions with what was answered.
struct CountedProblem {
  private let problem: String
  private let title: String
  private let asked: AssignedProblem?
  /// The questions, each with its address on the page, which is made of numbers alone.
  let entries: [(question: QuestionStatistics, anchor: String)]
  private let anchor: String

  /// The mistakes that are shown of a question.
  private static let mistakeLimit = 10

  /// `number` is that of the problem on the page, from 1; `asked` is nil where prompts are not to
  /// be shown.
  init(
    _ problem: String, title: String, _ questions: [QuestionStatistics], number: Int,
    asked: AssignedProblem?
  ) {
    (self.problem, self.asked) = (problem, asked)
    self.title = title.isEmpty ? problem : title
    anchor = "problem-\(number)"
    entries = questions.enumerated().map { ($1, "problem-\(number)-\($0 + 1)") }
  }

  /// Its rows in the table of all questions.
  var rows: [Markup] {
    let heading = Markup.sequence([
      .text("\n"),
      .element(
        "tr", ["class": "problem"],
        .element("th", ["colspan": "4"], .element("a", ["href": "#\(anchor)"], .text(title)))),
    ])
    return [heading]
      + entries.map { question, anchor in
        line(
          "tr",
          .element(
            "th", ["scope": "row"],
            .element(
              "div", [:], .element("a", ["href": "#\(anchor)"], .text(question.question)),
              VerdictBar.markup(question))),
          number(StatisticsFigures.percent(question.shareRight)),
          number(StatisticsFigures.percent(question.meanShare)),
          number(StatisticsFigures.fixed(question.discrimination)))
      }
  }

  /// The problem with its questions, in full.
  var markup: Markup {
    .sequence([
      .text("\n"),
      .element(
        "section", ["id": anchor],
        [line("h2", .text(title + " "), .element("small", [:], code(problem)))] + prompt
          + entries.map { section($0.question, $0.anchor) }),
    ])
  }

  private var prompt: [Markup] {
    guard case .checked(let checked)? = asked, let prompt = checked.problem.prompt else {
      return []
    }
    return [
      .element(
        "details", [:],
        [.element("summary", [:], .text("What is told before the questions"))]
          + Prose.blocks(prompt))
    ]
  }

  // MARK: Questions

  private func section(_ question: QuestionStatistics, _ anchor: String) -> Markup {
    let points = StatisticsFigures.points(question.points)
    let heading = line(
      "h3", code(question.question), .text(" "),
      .element("small", [:], .text("\(points) \(points == "1" ? "point" : "points")")))
    let asked = asked?.questions.first { $0.id == question.question }
    return .sequence([
      .text("\n"),
      .element(
        "section", ["class": "question", "id": anchor],
        [heading] + (asked?.prompt.map(Prose.blocks) ?? []) + [answers(question)]
          + mistakes(question) + map(question)),
    ])
  }

  private func answers(_ question: QuestionStatistics) -> Markup {
    let counts = VerdictBar.order.compactMap { verdict in
      question.verdicts[verdict].map { verdict.counted($0) }
    }
    let mean = StatisticsFigures.percent(question.meanShare)
    let deviation = question.standardDeviation.map {
      ", standard deviation \(StatisticsFigures.points($0))"
    }
    return line(
      "p", class: "facts",
      [
        .text(
          "\(counts.joined(separator: ", ")). Mean \(StatisticsFigures.points(question.mean)) "
            + "(\(mean))\(deviation ?? ""), discrimination "
            + "\(StatisticsFigures.fixed(question.discrimination)).")
      ])
  }

  private func mistakes(_ question: QuestionStatistics) -> [Markup] {
    if question.mistakes.isEmpty { return [] }
    let rows = question.mistakes.prefix(Self.mistakeLimit).map { mistake in
      line(
        "tr", number("\(mistake.students)"),
        .element("th", ["scope": "row"], .text(mistake.name)),
        .element("td", [:], .text(StatisticsFigures.firstLine(of: mistake))))
    }
    let more = question.mistakes.count - Self.mistakeLimit
    let note = "And \(counted(more, "other mistake"))."
    return [
      region(
        "Mistakes",
        .element(
          "table", ["class": "mistakes"],
          head(["Students", "Mistake", "As one was told"], numbers: 0),
          .element("tbody", [:], rows)))
    ] + (more > 0 ? [line("p", class: "facts", [.text(note)])] : [])
  }

  private func map(_ question: QuestionStatistics) -> [Markup] {
    guard let elements = question.elements else { return [] }
    let words =
      "Where \(counted(elements.answers, "wrong tensor")) of shape \(elements.shape) differ:"
    return [
      line("p", class: "facts", [.text(words)]),
      HeatMap.markup(shape: elements.shape, shares: elements.shares),
    ]
  }
}
