import Gradebook
import Grading
import Problems

@testable import Reports

/// The statistics of submissions to one assignment.
func statistics(_ submissions: [MarkedSubmission]) -> AssignmentStatistics {
  var statistics = ClassStatistics()
  for submission in submissions { statistics.add(submission) }
  return statistics.assignments[0]
}

/// A class of eight with late, similar and undecided answers: two problems, three questions.
let sampleStatistics = statistics(
  ["ada", "ben", "cleo", "dan", "eve", "finn", "gia", "hal"].enumerated().map(sampleStudent))

private func sampleStudent(_ number: Int, _ student: String) -> MarkedSubmission {
  var marked = MarkedSubmission(
    student: student, name: number == 0 ? "Ada Lovelace" : nil, assignment: "hw3",
    title: "Homework 3",
    problems: [
      MarkedProblem(
        problem: "net", title: "A small network",
        questions: [sampleTensor(number), sampleFormula(number)], digest: "d", seed: 1),
      MarkedProblem(
        problem: "sizes", title: "sizes", questions: [sampleCount(number)], digest: "e", seed: 1),
    ])
  marked.due = Timestamp("2026-10-01T12:00:00Z")
  marked.submitted =
    number == 7 ? nil : Timestamp(seconds: 1_790_853_000 + (number < 2 ? 100_000 * number : 0))
  return marked
}

/// Right for two, transposed for three, and for the last three wrong in element [0, 1] and more.
private func sampleTensor(_ number: Int) -> MarkedQuestion {
  if number < 2 { return MarkedQuestion(question: "dW", verdict: .correct, score: 2, points: 2) }
  if number < 5 {
    return MarkedQuestion(
      question: "dW", verdict: .incorrect, score: 0, points: 2, kind: "Transposed",
      mistake: "transposed", message: "the axes are in reverse order")
  }
  var question = MarkedQuestion(
    question: "dW", verdict: .partial, score: 1, points: 2, kind: "Partial",
    message: "some elements are right")
  question.differences = ElementDifferences(
    shape: [2, 2], levels: [.right, .great, number == 7 ? .slight : .right, .right])
  question.fingerprint = number == 7 ? 8 : 7
  return question
}

/// Right for four, undecided for one, and wrong in the same way for two.
private func sampleFormula(_ number: Int) -> MarkedQuestion {
  if number == 0 {
    return MarkedQuestion(
      question: "loss", verdict: .undecided, score: 0, points: 1, kind: "Undecided",
      message: "no variant of 8 gave a finite value")
  }
  if number < 5 { return MarkedQuestion(question: "loss", verdict: .correct, score: 1, points: 1) }
  if number == 7 {
    return MarkedQuestion(
      question: "loss", verdict: .unanswered, score: 0, points: 1, kind: "Unanswered")
  }
  var question = MarkedQuestion(
    question: "loss", verdict: .incorrect, score: 0, points: 1, kind: "WrongFormula",
    message: "it differs at x = 2")
  question.fingerprint = 9
  return question
}

/// Right for all.
private func sampleCount(_ number: Int) -> MarkedQuestion {
  MarkedQuestion(question: "count", verdict: .correct, score: 1, points: 1)
}
