import Diagnostics
import Expressions
import Grading
import Problems

/// A marked question on a student's page.
struct ReportedQuestion {
  private let question: MarkedQuestion
  /// What was asked, as far as it is known.
  private let asked: Question?
  /// Names of values that are single numbers.
  private let numbers: Set<String>

  init(_ question: MarkedQuestion, asked: Question?, numbers: Set<String>) {
    (self.question, self.asked, self.numbers) = (question, asked, numbers)
  }

  /// The question with all that is said of its answer.
  func markup(address: String) -> Markup {
    let said = reading + message + differences + hint + expected
    let feedback = said.isEmpty ? [] : [Markup.element("div", ["class": "feedback"], said)]
    return .sequence([
      .text("\n"),
      .element(
        "section", ["class": "question \(question.verdict.rawValue)", "id": address],
        [heading] + (asked?.prompt.map(Prose.blocks) ?? [])
          + HandoutHTML.options(asked?.options ?? []) + feedback),
    ])
  }

  private var heading: Markup {
    let marks = Marks(score: question.score, points: question.points).text
    let source = question.source.map { " · \($0)" } ?? ""
    return line(
      "h3", code(question.question), .text(" "), .element("small", [:], .text(marks + source)),
      .text(" "),
      .element(
        "span", ["class": "verdict \(question.verdict.rawValue)"],
        sign(of: question.verdict, isNamed: true), .text(question.verdict.rawValue)))
  }

  // MARK: Feedback

  /// The formula as it was read, as mathematics where that is more than a number, and as text.
  private var reading: [Markup] {
    guard let text = question.reading else { return [] }
    return [line("div", class: "reading", [label("Read as")] + formula(text) + [code(text)])]
  }

  private func formula(_ text: String) -> [Markup] {
    guard let syntax = try? Parser.parse(text) else { return [] }
    switch syntax.form {
    case .integer, .real, .boolean, .text, .none: return []
    default: return [MathML.markup(syntax, numbers: numbers, isDisplay: true)]
    }
  }

  /// The message: each line a paragraph, but those that begin with a blank are an excerpt of the
  /// submission and stay as they are laid out. Only what the author says of a mistake has mathematics.
  private var message: [Markup] {
    let lines = (question.message ?? "").split(
      omittingEmptySubsequences: true, whereSeparator: \.isNewline)
    let isAuthors = question.message == question.mistake
    var (blocks, excerpt) = ([Markup](), [Substring]())
    func endExcerpt() {
      if excerpt.isEmpty { return }
      blocks.append(line("pre", .text(excerpt.joined(separator: "\n"))))
      excerpt = []
    }
    for text in lines {
      if text.hasPrefix(" ") {
        excerpt.append(text)
      } else {
        endExcerpt()
        blocks.append(line("p", isAuthors ? Prose.plain(String(text)) : [.text(String(text))]))
      }
    }
    endExcerpt()
    return blocks
  }

  private var differences: [Markup] {
    question.differences.map { [HeatMap.markup($0)] } ?? []
  }

  private var hint: [Markup] {
    guard let hint = question.hint, !hint.isEmpty else { return [] }
    return [
      .text("\n"),
      .element("div", ["class": "hint"], [line("p", label("Hint"))] + Prose.blocks(hint)),
    ]
  }

  private var expected: [Markup] {
    question.expected.map { [line("p", label("Expected"), code($0.text))] } ?? []
  }

  private func label(_ word: String) -> Markup {
    .sequence([.element("span", ["class": "label"], .text(word)), .text(" ")])
  }
}
