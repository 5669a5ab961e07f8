import Grading

/// A submission with every verdict in it, on which the tests of this module are run.
let sampleSubmission = MarkedSubmission(
  student: "alice", name: "Alice Doe", assignment: "hw3", title: "Homework 3",
  problems: [sampleClassifier, sampleKernels],
  remarks: ["unknown question 'dW3' of problem 'classifier'; did you mean 'dW2'?"])

let sampleClassifier = MarkedProblem(
  problem: "classifier", title: "Classifier with one hidden layer",
  questions: [
    MarkedQuestion(
      question: "parameters", source: "2.1", verdict: .correct, score: 2, points: 2,
      seconds: 0.0125),
    MarkedQuestion(
      question: "dW2", verdict: .partial, score: 1.5, points: 10, kind: "Partial",
      message: "3 of 20 elements are right: element [0, 1] is 0.25, should be within "
        + "relative tolerance 1e-3 of what the reference engine gives",
      hint: "the loss is a mean over the batch",
      expected: .list([
        .list([.number(0.1), .number(-0.25)]), .list([.number(1e-7), .number(.infinity)]),
      ]), seconds: 1.2),
    MarkedQuestion(
      question: "db2", verdict: .incorrect, score: 0, points: 2.5, kind: "Transposed",
      mistake: "transposed", message: "the answer is the transpose of the expected value"),
    MarkedQuestion(question: "loss", verdict: .unanswered, score: 0, points: 1),
  ], digest: "9f86d081884c7d65", seed: 18_446_744_073_709_551_615, seconds: 1.25)

let sampleKernels = MarkedProblem(
  problem: "kernels", title: "Kernels",
  questions: [
    MarkedQuestion(
      question: "gradient", verdict: .unreadable, score: 0, points: 1, kind: "Unreadable",
      message: "unknown name 'sigm'; did you mean 'sigmoid'?\n  sigm(x)\n  ^~~~", line: 12,
      column: 5),
    MarkedQuestion(
      question: "bound", verdict: .undecided, score: 0, points: 1,
      message: "no variant of 8 gave a finite value", expected: .text("x <= 1")),
    MarkedQuestion(
      question: "trace", verdict: .error, score: 0, points: 1, kind: "ProblemError",
      message: "the reference is not finite"),
  ], digest: "2c26b46b68ffc68f", seed: 7)

/// A submission of one question.
func submission(of question: MarkedQuestion) -> MarkedSubmission {
  MarkedSubmission(
    student: "bob", assignment: "hw", title: "hw",
    problems: [
      MarkedProblem(problem: "p", title: "p", questions: [question], digest: "d", seed: 1)
    ])
}

/// Text that tries to act on whoever shows it: escape sequences, controls, markup, line breaks of
/// all kinds, marks that reorder text, and characters that XML forbids.
let hostileText =
  "\u{1B}[2J\u{1B}]0;title\u{07}a\u{00}\u{07}\u{7F}\u{9B}31mb\r\nc\rd]]><![CDATA[&lt;\u{202E}"
  + "\u{FFFE}\u{FFFF}\u{2028}\"'\t</failure>\u{1B}[ 日本 👩‍🔬"
