import Diagnostics
import Grading

/// Where the parts of a question's line stand, the same in a whole submission.
struct QuestionColumns {
  private let style: TextStyle
  private let id: Int
  private let given: Int
  private let possible: Int

  /// What was last written as text: mostly the next question has as many points.
  struct Shown {
    var marks = Marks(score: 0, points: 0)
    var given = "0"
    var possible = "0"

    mutating func show(_ marks: Marks) {
      if marks == self.marks { return }
      self = Shown(marks: marks, given: marks.given, possible: marks.possible)
    }
  }

  init(of submission: MarkedSubmission, style: TextStyle) {
    self.style = style
    var (given, possible, id) = (0, 0, 0)
    var shown = Shown()
    for problem in submission.problems.indices {
      let questions = submission.problems[problem].questions
      for index in questions.indices {
        id = max(id, Self.shown(questions[index].question).columns)
        let marks = Marks(score: questions[index].score, points: questions[index].points)
        shown.show(marks)
        given = max(given, shown.given.utf8.count)
        possible = max(possible, shown.possible.utf8.count)
      }
    }
    (self.given, self.possible) = (given, possible)
    // Besides the id: the sign, the marks and the longest verdict, with what stands between them.
    let room = style.width - 4 - (2 + given + 1 + possible) - (2 + 10)
    self.id = min(max(8, room), id)
  }

  /// Appends the line of a question: its sign, id, marks, and verdict unless it is correct. An id
  /// that is wider than its column goes on in lines of its own.
  func appendRow(
    of question: MarkedQuestion, to text: inout ByteBuffer, last shown: inout Shown
  ) {
    shown.show(Marks(score: question.score, points: question.points))
    let (name, columns) = Self.shown(question.question)
    let pieces = columns <= id ? [] : name.broken(to: id)
    text.append("  " as StaticString)
    text.append(style.painted(style.sign(of: question.verdict), as: question.verdict))
    text.append(0x20)
    text.append(pieces.first ?? name)
    text.append(0x20, count: id - (pieces.first?.columns ?? columns))
    text.append("  " as StaticString)
    text.append(0x20, count: given - shown.given.utf8.count)
    text.append(shown.given)
    text.append(UInt8(ascii: "/"))
    text.append(shown.possible)
    if question.verdict != .correct {
      text.append(0x20, count: possible - shown.possible.utf8.count + 2)
      text.append(style.painted(question.verdict.rawValue, as: question.verdict))
    }
    text.append(0x0A)
    for piece in pieces.dropFirst() {
      text.append("    " as StaticString)
      text.append(piece)
      text.append(0x0A)
    }
  }

  /// An id as it is shown, and the columns that it takes.
  private static func shown(_ id: String) -> (text: String, columns: Int) {
    if isPlain(id) { return (id, id.utf8.count) }
    let text = printable(id)
    return (text, text.columns)
  }
}
