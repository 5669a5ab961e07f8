import Problems

extension Judgement {
  /// The judgement of a wrong answer with what the author says of the mistake that it is.
  func named(
    _ answer: Answer, _ question: Question, _ expectation: Expectation, _ variant: Variant
  ) -> Judgement {
    guard isWrong, !question.mistakes.isEmpty,
      case .answer(let expected) = expectation,
      let mistake = variant.mistake(
        in: question.id, answer: AnswerReader.tensor(answer.node, like: expected),
        equals: { value in
          (try? Judgement(answer, expected: value, question: question))?.verdict == .correct
        })
    else { return self }
    return Judgement(mistake, share: max(share, mistake.credit))
  }

  /// What the author says of a mistake, with the share that it gets.
  init(_ mistake: Mistake, share: Double) {
    self.init(
      verdict: share == 1 ? .correct : share > 0 ? .partial : .incorrect, share: share,
      kind: "KnownMistake", mistake: mistake.says, message: mistake.says)
  }
}
