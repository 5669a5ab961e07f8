import Diagnostics
import Expressions
import Grading
import Problems

/// A marked problem on a student's page.
struct ReportedProblem {
  private let problem: MarkedProblem
  /// The number of the problem on the page, from 1, of which the addresses of its parts are made.
  private let number: Int
  /// What was asked, as far as it is known.
  private let asked: AssignedProblem?

  init(_ problem: MarkedProblem, number: Int, asked: AssignedProblem?) {
    (self.problem, self.number, self.asked) = (problem, number, asked)
  }

  private var address: String { "problem-\(number)" }
  private func address(_ question: Int) -> String { "\(address)-\(question + 1)" }

  private var marks: String { Marks(score: problem.score, points: problem.points).text }
  private var title: String { problem.title.isEmpty ? problem.problem : problem.title }

  /// The problem in the summary, with links to the questions that did not get full marks.
  var summaryRow: Markup {
    let links = problem.questions.enumerated().filter { $1.verdict != .correct }.map {
      number, question in
      Markup.element(
        "li", [:],
        .element(
          "a", ["href": "#\(address(number))"], sign(of: question.verdict, isNamed: false),
          .text(question.question)))
    }
    return line(
      "tr",
      .element("th", ["scope": "row"], .element("a", ["href": "#\(address)"], .text(title))),
      .element("td", ["class": "marks"], .text(marks)),
      .element("td", [:], links.isEmpty ? [] : [.element("ul", ["class": "links"], links)]))
  }

  /// The problem with its questions.
  var markup: Markup {
    let heading = line(
      "h2", .text(title + " "), .element("small", [:], code(problem.problem), .text(" \(marks)")))
    let questions = problem.questions.enumerated().map { number, question in
      ReportedQuestion(
        question, asked: asked?.questions.first { $0.id == question.question },
        numbers: numbers
      ).markup(address: address(number))
    }
    return .sequence([
      .text("\n"),
      .element("section", ["id": address], [heading] + introduction + questions),
    ])
  }

  private var checked: Problem? {
    if case .checked(let checked)? = asked { checked.problem } else { nil }
  }

  private var introduction: [Markup] {
    let origin = checked?.origin.map { line("p", class: "facts", [.text($0)]) }
    return [origin].compactMap(\.self) + (checked?.prompt.map(Prose.blocks) ?? [])
  }

  /// The names of the problem's values that are single numbers for certain.
  private var numbers: Set<String> {
    guard let problem = checked else { return [] }
    let definitions = problem.given + problem.definitions
    var numbers = Set(problem.sizes.map(\.name))
    numbers.formUnion(GraphBuilder.constantNames.subtracting(definitions.map(\.name)))
    for definition in definitions where definition.expression.isNumber(where: numbers) {
      numbers.insert(definition.name)
    }
    return numbers
  }
}

/// The sign of a verdict. A reader who hears the page hears its name instead; nothing where
/// `isNamed` tells that the name stands beside it.
func sign(of verdict: Verdict, isNamed: Bool) -> Markup {
  let sign = Markup.text(TextStyle(width: 80, color: false).sign(of: verdict))
  let kind = "sign \(verdict.rawValue)"
  return .sequence([
    isNamed
      ? .element("span", ["class": kind, "aria-hidden": "true"], sign)
      : .element("span", ["class": kind, "role": "img", "aria-label": verdict.rawValue], sign),
    .text(" "),
  ])
}
