import Problems
import Tensors

/// Gives credit for a wrong answer that follows from the student's own earlier wrong answers.
///
/// Where an earlier question asks for a name of `let` and its answer was wrong, a later answer is
/// compared with what the reference engine gives with the student's value in that name's place.
/// Both must be finite: NaN follows from NaN, and would earn everything after it.
struct FollowThrough {
  /// The share of the points that such an answer gets.
  let share: Double
  /// The student's own wrong values so far, by question.
  private var carried: [String: Tensor] = [:]

  init(share: Double) { self.share = share }

  /// The judgement of an answer with its credit for following; also notes a wrong value, so that
  /// later answers may follow from it.
  mutating func judge(
    _ judgement: Judgement, of answer: Answer, to question: Question,
    _ expectation: Expectation, _ variant: Variant
  ) -> Judgement {
    guard share > 0, judgement.isWrong, variant.hasValuesToCarry else { return judgement }
    defer { note(answer, to: question, expectation) }
    guard judgement.share < share,
      let carrying = variant.expectedAnswer(to: question.id, carrying: carried),
      carrying.isFinite,
      let follows = try? Judgement(answer, expected: carrying, question: question),
      follows.verdict == .correct
    else { return judgement }
    return Judgement(
      verdict: share == 1 ? .correct : .partial, share: share, kind: "FollowThrough",
      mistake: "follow-through",
      message: "this follows from your own earlier answer, which was wrong: right from there on")
  }

  private mutating func note(_ answer: Answer, to question: Question, _ expectation: Expectation) {
    guard case .answer(let expected) = expectation else { return }
    let value = AnswerReader.tensor(answer.node, like: expected)
    carried[question.id] = value.flatMap { $0.isFinite ? $0 : nil }
  }
}

extension ExpectedAnswer {
  fileprivate var isFinite: Bool {
    switch self {
    case .tensor(let tensor, _), .wholes(let tensor, _): tensor.isFinite
    default: true
    }
  }
}

extension Tensor {
  fileprivate var isFinite: Bool { elements.allSatisfy { $0.isFinite } }
}
