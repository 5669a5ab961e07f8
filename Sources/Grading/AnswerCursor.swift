import Problems

/// Finds the answers of a problem by their questions' ids.
///
/// Mostly they come in the order of the questions, and the next is the one that is asked for; only
/// where one is not, an index of all is made.
struct AnswerCursor {
  private let answers: [Answer]
  private var next = 0
  private var index: [String: Int]?

  init(_ answers: [Answer]) { self.answers = answers }

  /// The place of the answer to a question; nil where there is none.
  mutating func place(of question: String) -> Int? {
    if next < answers.count, answers[next].id == question {
      next += 1
      return next - 1
    }
    if answers.isEmpty { return nil }
    let index = index ?? Dictionary(zip(answers.map(\.id), answers.indices)) { first, _ in first }
    self.index = index
    guard let place = index[question] else { return nil }
    next = place + 1
    return place
  }
}
