import Diagnostics
import Problems

/// A handout as one page of HTML that needs nothing else; see ``HTMLPage``.
public enum HandoutHTML {
  /// The whole page; it ends with a line break.
  public static func page(_ handout: Handout) -> String {
    HTMLPage.source(
      title: title(handout), [heading(handout)] + handout.problems.map(problem))
  }

  private static func title(_ handout: Handout) -> String {
    handout.student.map { "\(handout.title) – \($0)" } ?? handout.title
  }

  private static func heading(_ handout: Handout) -> Markup {
    var facts = [Markup.sequence([.text("Assignment "), code(handout.assignment)])]
    if let student = handout.student {
      facts.append(.sequence([.text("Student "), code(student)]))
    }
    if let due = handout.due { facts.append(.text("Due \(due)")) }
    let joined = facts.enumerated().flatMap { number, fact in
      number == 0 ? [fact] : [.text(" · "), fact]
    }
    return .element(
      "header", [:], line("h1", .text(handout.title)),
      .element("p", ["class": "facts"], joined))
  }

  // MARK: Problems

  private static func problem(_ problem: HandoutProblem) -> Markup {
    var content = [
      line("h2", .text(problem.title + " "), .element("small", [:], code(problem.id)))
    ]
    if let origin = problem.origin {
      content.append(.element("p", ["class": "facts"], .text(origin)))
    }
    if let absence = problem.absence {
      return .element(
        "section", [:], content + [.element("p", ["class": "absence"], .text(absence.text))])
    }
    content += problem.prompt.map(Prose.blocks) ?? []
    content += sizes(problem) + given(problem)
    return .element("section", [:], content + problem.questions.map(question))
  }

  private static func sizes(_ problem: HandoutProblem) -> [Markup] {
    if problem.sizes.isEmpty { return [] }
    let items = problem.sizeTexts.enumerated().flatMap { number, text in
      number == 0 ? [code(text)] : [.text(", "), code(text)]
    }
    return [.element("p", ["class": "sizes"], [.text("Sizes: ")] + items)]
  }

  private static func given(_ problem: HandoutProblem) -> [Markup] {
    if problem.given.isEmpty { return [] }
    let head = Markup.element(
      "tr", [:], .element("th", ["scope": "col"], .text("Given")),
      .element("th", ["scope": "col"], .text("Value")))
    let rows = problem.given.map { given in
      let lines = TensorText(given).lines(width: 76)
      return line(
        "tr", .element("th", ["scope": "row"], code(given.name)),
        .element("td", [:], .element("pre", [:], .text(lines.joined(separator: "\n")))))
    }
    let note = Markup.element("p", ["class": "facts"], .text(HandoutProblem.abridgement))
    return [
      .element(
        "div",
        ["class": "values", "tabindex": "0", "role": "region", "aria-label": "Given values"],
        .element("table", [:], .element("thead", [:], head), .element("tbody", [:], rows)))
    ] + (problem.isAbridged ? [note] : [])
  }

  // MARK: Questions

  private static func question(_ question: HandoutQuestion) -> Markup {
    let heading = line(
      "h3", code(question.id), .text(" "),
      .element("small", [:], .text(question.pointsText)))
    let answer = Markup.element(
      "p", ["class": "answer"], .text("Answer: \(question.wanted.form)"))
    return .element(
      "section", ["class": "question"],
      [heading] + (question.prompt.map(Prose.blocks) ?? []) + [answer]
        + options(question.wanted.options))
  }

  /// The options of a question as a list, where there are any.
  static func options(_ options: [Question.Option]) -> [Markup] {
    if options.isEmpty { return [] }
    let items = options.map { option in
      Markup.element("li", [:], [code(option.id), .text(" ")] + Prose.inline(option.text))
    }
    return [.element("ul", ["class": "options"], items)]
  }
}
