import Diagnostics

/// A handout that a person reads on a terminal.
///
///     Linear layers (hw1)
///     due 2026-10-01
///
///     A linear layer (layer)
///       Course notes, section 2
///
///       A layer takes $x$ and gives $y = Wx$.
///
///       sizes  d = 3, n = 2
///
///       x = [1, 2, 3]
///
///       dW  3 points  a tensor of shape [2, 3]: a list of rows of numbers
///           Compute $\partial L / \partial W$.
///
/// Nothing of a file can act on the terminal: all text is made printable.
public struct HandoutText {
  private let style: TextStyle

  /// The whole handout; it ends with a line break.
  public static func text(_ handout: Handout, style: TextStyle) -> String {
    let text = HandoutText(style: style)
    let blocks = [text.heading(handout)] + handout.problems.flatMap(text.blocks)
    return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func heading(_ handout: Handout) -> [String] {
    let named =
      handout.title == handout.assignment
      ? handout.title : "\(handout.title) (\(handout.assignment))"
    let more = [handout.due.map { "due \($0)" }, handout.student.map { "for \($0)" }]
    return title(named) + more.compactMap(\.self).flatMap { indented(printable($0), by: 0) }
  }

  private func blocks(_ problem: HandoutProblem) -> [[String]] {
    let named =
      problem.title == problem.id ? problem.title : "\(problem.title) (\(problem.id))"
    let origin = problem.origin.map { indented(printable($0), by: 2) } ?? []
    if let absence = problem.absence {
      return [title(named) + origin, indented(absence.text, by: 2)]
    }
    let given =
      problem.givenLines(width: style.width - 2).map { $0.isEmpty ? "" : "  " + $0 }
      + (problem.isAbridged ? indented(HandoutProblem.abridgement, by: 2) : [])
    let sizes = problem.sizeTexts.joined(separator: ", ")
    let blocks = [
      title(named) + origin, paragraphs(problem.prompt, by: 2),
      sizes.isEmpty ? [] : hanging("sizes  ", sizes, by: 2), given,
    ]
    let columns = columns(of: problem)
    return blocks.filter { !$0.isEmpty } + problem.questions.map { question($0, columns) }
  }

  private func columns(of problem: HandoutProblem) -> (id: Int, points: Int) {
    let ids = problem.questions.map { printable($0.id).columns }
    return (
      min(ids.max() ?? 0, style.width / 3), problem.questions.map(\.pointsText.count).max() ?? 0
    )
  }

  /// A line of columns, and below it what is asked. An id too long for its column has its own line.
  private func question(
    _ question: HandoutQuestion, _ columns: (id: Int, points: Int)
  ) -> [String] {
    let id = printable(question.id)
    let isLong = id.columns > columns.id
    let points = question.pointsText.filled(to: columns.points)
    let head =
      (isLong ? "" : id).filled(to: columns.id) + "  " + points + "  "
    let lines =
      (isLong ? indented(id, by: 2) : []) + hanging(head, question.wanted.form, by: 2)
      + paragraphs(question.prompt, by: 6)
    let width = question.wanted.options.map { printable($0.id).columns }.max() ?? 0
    return lines
      + question.wanted.options.flatMap { option in
        hanging(printable(option.id).filled(to: width) + "  ", printable(option.text), by: 6)
      }
  }

  // MARK: Lines

  private func title(_ text: String) -> [String] {
    printable(text).wrapped(to: style.width).map(style.bold)
  }

  private func indented(_ text: String, by margin: Int) -> [String] {
    hanging("", text, by: margin)
  }

  /// Text whose lines all begin to the right of a head, which stands before the first.
  private func hanging(_ head: String, _ text: String, by margin: Int) -> [String] {
    let start = margin + head.columns
    return text.wrapped(to: max(style.width - start, 16)).enumerated().map { number, line in
      String(repeating: " ", count: number == 0 ? margin : start) + (number == 0 ? head : "") + line
    }
  }

  /// Markdown as it is written, with its paragraphs wrapped anew.
  private func paragraphs(_ markdown: String?, by margin: Int) -> [String] {
    var lines: [String] = []
    for block in MarkdownBlock.blocks(of: markdown ?? "") {
      switch block {
      case .blank: lines.append("")
      case .verbatim(let text):
        lines.append(String(repeating: " ", count: margin) + printable(text))
      case .paragraph(let mark, let text):
        lines += hanging(printable(mark), printable(text), by: margin)
      }
    }
    return lines
  }
}
