import Diagnostics
import Grading

/// Where the parts of a question's line stand, the same in a whole submission.
struct QuestionColumns {
  private let style: TextStyle
  private let id: Int
  private let given: Int
  private let possible: Int

  init(of submission: MarkedSubmission, style: TextStyle) {
    let questions = submission.problems.flatMap(\.questions)
    let marks = questions.map { Marks(score: $0.score, points: $0.points) }
    self.style = style
    given = marks.map(\.given.columns).max() ?? 0
    possible = marks.map(\.possible.columns).max() ?? 0
    // Besides the id: the sign, the marks and the longest verdict, with what stands between them.
    let room = style.width - 4 - (2 + given + 1 + possible) - (2 + 10)
    id = min(max(8, room), questions.map { printable($0.question).columns }.max() ?? 0)
  }

  /// The line of a question: its sign, id, marks, and verdict unless it is correct. An id that is
  /// wider than its column goes on in lines of its own.
  func row(of question: MarkedQuestion) -> [String] {
    let marks = Marks(score: question.score, points: question.points)
    let pieces = printable(question.question).broken(to: id)
    let sign = style.painted(style.sign(of: question.verdict), as: question.verdict)
    let name = (pieces.first ?? "").filled(to: id)
    let line = "  \(sign) \(name)  \(marks.given.filled(to: given, onTheLeft: true))/"
    let end =
      question.verdict == .correct
      ? marks.possible
      : marks.possible.filled(to: possible) + "  "
        + style.painted(question.verdict.rawValue, as: question.verdict)
    return [line + end] + pieces.dropFirst().map { "    " + $0 }
  }
}
