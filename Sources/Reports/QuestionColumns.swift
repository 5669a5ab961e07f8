import Diagnostics
import Grading

/// Where the parts of a question's line stand, the same in a whole submission; and the lines that one
/// report has as the other.
struct QuestionColumns {
  private let style: TextStyle
  private var id = 0
  private var given = 1
  private var possible = 1
  /// The assignment and the problems of which the following is.
  private var assignment = ExactText("")
  private var problems: [ExactText] = []
  /// The questions' ids, as wide as they are shown.
  private var widths: [(id: String, columns: Int)] = []
  private var rows = RepeatedPieces<Row>()

  /// What the line of a right answer is made of.
  private struct Row: Equatable {
    let question: String
    let marks: Marks
    let id: Int
    let given: Int
  }

  init(style: TextStyle) { self.style = style }

  /// Makes the columns as wide as a submission needs them.
  mutating func fit(_ submission: MarkedSubmission) {
    forgetOthers(than: submission)
    var (number, widest) = (0, 0)
    // Mostly a question has as many points as the one before, and gets all or none.
    var (last, lastButOne) = (Marks(score: 0, points: 0), Marks(score: 0, points: 0))
    (given, possible) = (1, 1)
    for problem in submission.problems {
      let questions = problem.questions.span
      for index in questions.indices {
        widest = max(widest, width(of: questions[index].question, number: number))
        number += 1
        let marks = Marks(score: questions[index].score, points: questions[index].points)
        if marks == last || marks == lastButOne { continue }
        given = max(given, marks.given.utf8.count)
        possible = max(possible, marks.possible.utf8.count)
        (last, lastButOne) = (marks, last)
      }
    }
    // Besides the id: the sign, the marks and the longest verdict, with what stands between them.
    let room = style.width - 4 - (2 + given + 1 + possible) - (2 + 10)
    id = min(max(8, room), widest)
  }

  /// Forgets what was of another assignment: an equal id may have other bytes there.
  private mutating func forgetOthers(than submission: MarkedSubmission) {
    let problems = submission.problems
    if assignment == ExactText(submission.assignment), self.problems.count == problems.count,
      problems.indices.allSatisfy({ self.problems[$0] == ExactText(problems[$0].problem) })
    {
      return
    }
    assignment = ExactText(submission.assignment)
    self.problems = problems.map { ExactText($0.problem) }
    (widths, rows) = ([], RepeatedPieces())
  }

  private mutating func width(of id: String, number: Int) -> Int {
    if number < widths.count, widths[number].id == id { return widths[number].columns }
    let columns = Self.shown(id).columns
    if number < widths.count {
      widths[number] = (id, columns)
    } else {
      widths.append((id, columns))
    }
    return columns
  }

  /// Appends the line of a right answer to the question of a number in the submission, from 0, where
  /// it stood in the report before. Returns whether it did.
  @inline(__always)
  func appendAgain(_ id: String, _ marks: Marks, number: Int, to text: inout ByteBuffer) -> Bool {
    rows.append(row(id, marks), at: number, to: &text)
  }

  private func row(_ question: String, _ marks: Marks) -> Row {
    Row(question: question, marks: marks, id: id, given: given)
  }

  /// Appends the line of a question: its sign, id, marks, and verdict unless it is correct. An id
  /// that is wider than its column goes on in lines of its own.
  mutating func appendRow(of question: MarkedQuestion, number: Int, to text: inout ByteBuffer) {
    let start = text.count
    let marks = Marks(score: question.score, points: question.points)
    appendRow(of: question, marks, to: &text)
    if question.verdict == .correct {
      rows.keep(row(question.question, marks), at: number, from: start, of: text)
    }
  }

  private func appendRow(
    of question: MarkedQuestion, _ marks: Marks, to text: inout ByteBuffer
  ) {
    let (name, columns) = Self.shown(question.question)
    let pieces = columns <= id ? [] : name.broken(to: id)
    let (given, possible) = (marks.given, marks.possible)
    text.append("  " as StaticString)
    text.append(style.painted(style.sign(of: question.verdict), as: question.verdict))
    text.append(0x20)
    text.append(pieces.first ?? name)
    text.append(0x20, count: id - (pieces.first?.columns ?? columns))
    text.append("  " as StaticString)
    text.append(0x20, count: self.given - given.utf8.count)
    text.append(given)
    text.append(UInt8(ascii: "/"))
    text.append(possible)
    if question.verdict != .correct {
      text.append(0x20, count: self.possible - possible.utf8.count + 2)
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
