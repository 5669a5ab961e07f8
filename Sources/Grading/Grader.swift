import Diagnostics
import Problems
import Tensors

/// Marks submissions to one assignment.
public struct Grader: Sendable {
  /// What is marked against.
  public let assignment: Assignment
  private let showsExpected: Bool
  private let tracesWrongAnswers: Bool
  private let timeLimit: Double
  private let clock: @Sendable () -> Double
  private let stopwatch: @Sendable () -> Double
  private let begins: @Sendable (Int) -> String?
  /// The problems in their order, with the variant that all students share; nil where each has a
  /// variant of their own, or the file is faulty.
  private let shared: [PreparedProblem?]
  /// The problems' ids.
  let ids: [String]
  /// The ids of each problem's questions.
  let questionIDs: [[String]]

  /// A grader of an assignment.
  ///
  /// `tracesWrongAnswers` says whether it is noted where a wrong answer differs, and by which hash
  /// equal ones are found: what pages and statistics of a class are made of. `clock` tells the
  /// seconds since some moment; marking itself has none, and reports zero durations without one. A
  /// formula whose comparison takes longer than `timeLimit`, in seconds, is left undecided;
  /// `stopwatch` tells the seconds that count for that, never more than the clock, and is the clock
  /// where there is none. `begins` is called before an answer is judged, with the question's number
  /// in the assignment, from 0; where it gives a reason not to, the answer is left undecided.
  public init(
    _ assignment: Assignment, showsExpected: Bool = false, tracesWrongAnswers: Bool = true,
    timeLimit: Double = 10,
    clock: @escaping @Sendable () -> Double = { 0 },
    stopwatch: (@Sendable () -> Double)? = nil,
    begins: @escaping @Sendable (_ question: Int) -> String? = { _ in nil }
  ) {
    self.begins = begins
    self.assignment = assignment
    self.showsExpected = showsExpected
    self.tracesWrongAnswers = tracesWrongAnswers
    self.timeLimit = timeLimit
    (self.clock, self.stopwatch) = (clock, stopwatch ?? clock)
    shared = assignment.problems.map { problem in
      guard case .checked(let checked) = problem, !checked.problem.isDrawnPerStudent else {
        return nil
      }
      return PreparedProblem(
        checked, assignment: assignment.id, student: "", showsExpected: showsExpected)
    }
    ids = assignment.problems.map(\.id)
    questionIDs = assignment.problems.map { $0.questions.map(\.id) }
  }

  /// Marks a submission: every question of every problem gets a verdict.
  public func mark(_ submission: Submission) -> MarkedSubmission {
    var number = 0
    let problems = assignment.problems.indices.map { index in
      defer { number += questionIDs[index].count }
      return mark(index, submission, from: number)
    }
    var marked = MarkedSubmission(
      student: submission.student, name: submission.name, assignment: assignment.id,
      title: assignment.title, problems: problems, remarks: remarks(submission))
    (marked.submitted, marked.attempt) = (submission.submitted, submission.attempt)
    marked.due = assignment.due
    return marked
  }

  /// Marks a problem whose first question has the given number in the assignment.
  private func mark(_ index: Int, _ submission: Submission, from number: Int) -> MarkedProblem {
    if let shared = shared[index] { return mark(shared, submission, from: number) }
    switch assignment.problems[index] {
    case .checked(let problem):
      let start = clock()
      let prepared = PreparedProblem(
        problem, assignment: assignment.id, student: submission.student,
        showsExpected: showsExpected)
      return mark(prepared, submission, from: number, since: start)
    case .faulty(let problem): return mark(problem)
    }
  }

  private func mark(_ problem: FaultyProblem) -> MarkedProblem {
    let message = "its file is faulty; please tell the instructor"
    return MarkedProblem(
      problem: problem.id, title: problem.title,
      questions: problem.questions.map {
        MarkedQuestion($0, .failed(message), .failure(message), showsExpected: showsExpected)
      },
      digest: problem.digest, seed: 0)
  }

  private func mark(
    _ prepared: PreparedProblem, _ submission: Submission, from number: Int,
    since start: Double? = nil
  ) -> MarkedProblem {
    let problem = prepared.problem.problem
    let answers = submission.problems.first { $0.id == problem.id }?.answers ?? []
    // A line of an archive's listing would be a line of nothing that the student has.
    let source = submission.source.unit == "line" ? submission.source : nil
    var cursor = AnswerCursor(answers)
    var followThrough = FollowThrough(share: assignment.followThrough)
    var questions = prepared.rightAnswers
    let begun = clock()
    var last = begun
    for index in questions.indices {
      let question = prepared.questions[index]
      if let place = cursor.place(of: question.question.id) {
        let reason = begins(number + index)
        if reason != nil || !question.isPlainlyRight(answers[place].node) {
          questions[index] = mark(
            question, prepared, answers[place], submission, reason, &followThrough)
        }
        if let position = source?.position(at: answers[place].node.range.lowerBound) {
          (questions[index].line, questions[index].column) = (position.line, position.column)
        }
      } else {
        questions[index] = mark(question, prepared, nil, submission, nil, &followThrough)
      }
      let now = clock()
      questions[index].seconds = now - last
      last = now
    }
    return MarkedProblem(
      problem: problem.id, title: problem.title, questions: questions, digest: problem.digest,
      seed: prepared.variant?.seed ?? 0, seconds: last - (start ?? begun))
  }

  /// Marks an answer that is not plainly right, or that there is none. Where a reason is given, it is
  /// left undecided for that.
  private func mark(
    _ prepared: PreparedQuestion, _ problem: PreparedProblem, _ answer: Answer?,
    _ submission: Submission, _ reason: String?, _ followThrough: inout FollowThrough
  ) -> MarkedQuestion {
    let (question, expectation) = (prepared.question, prepared.expectation)
    var judgement = judge(expectation, answer, submission) {
      answer, expected throws(Unreadable) in
      if let reason { return .undecided(reason) }
      return try judge(answer, expected, question, problem.problem, problem.variant)
    }
    if let variant = problem.variant, let answer, !expectation.isJudgedByItself {
      judgement = judgement.named(answer, question, expectation, variant)
      judgement = followThrough.judge(judgement, of: answer, to: question, expectation, variant)
    }
    var marked = MarkedQuestion(
      question, judgement, expectation, wholes: prepared.wholes, showsExpected: showsExpected)
    if tracesWrongAnswers, let answer, judgement.isWrong || judgement.verdict == .unreadable {
      marked.fingerprint = answer.node.fingerprint
      if !question.isHidden {
        marked.differences = ElementDifferences(answer, question, expectation)
      }
    }
    return marked
  }

  private func judge(
    _ expectation: Expectation, _ answer: Answer?, _ submission: Submission,
    _ rule: (Answer, ExpectedAnswer) throws(Unreadable) -> Judgement
  ) -> Judgement {
    let expected: ExpectedAnswer
    switch expectation {
    case .answer(let answer): expected = answer
    case .failure(let message): return .failed(message)
    }
    guard let answer, !AnswerReader.isBlank(answer.node) else {
      return Judgement(verdict: .unanswered, share: 0, kind: "Unanswered")
    }
    do throws(Unreadable) {
      return try rule(answer, expected)
    } catch {
      let place = Diagnostic(error.message, at: Location(submission.source, error.range))
      let excerpt = place.rendered().split(separator: "\n").dropFirst().joined(separator: "\n")
      return Judgement(
        verdict: .unreadable, share: 0, kind: "Unreadable",
        message: excerpt.isEmpty ? error.message : "\(error.message)\n\(excerpt)")
    }
  }
}

extension Grader {
  /// Judges an answer by what its question asks. Throws ``Unreadable``.
  private func judge(
    _ answer: Answer, _ expected: ExpectedAnswer, _ question: Question,
    _ problem: CheckedProblem, _ variant: Variant?
  ) throws(Unreadable) -> Judgement {
    switch (expected, question.answer, variant) {
    case (.formula, .formula(let formula), _):
      let (begun, started) = (clock(), stopwatch())
      return try FormulaJudge(
        problem: problem, question: question, formula: formula,
        seed: fnv1a(["formula", assignment.id, problem.problem.id, question.id])
      ) { seconds in
        // Mostly the clock says it, which is cheaper to ask.
        clock() - begun + seconds > timeLimit && stopwatch() - started + seconds > timeLimit
      }.judge(answer)
    case (.accepted(let form), _, let variant?):
      return try AcceptanceJudge.judge(answer, form, question.id, variant)
    default: return try Judgement(answer, expected: expected, question: question)
    }
  }
}

extension Expectation {
  /// Whether the author's mistakes are looked at with the answer itself, and nothing follows.
  fileprivate var isJudgedByItself: Bool {
    switch self {
    case .answer(.formula): true
    default: false
    }
  }
}
