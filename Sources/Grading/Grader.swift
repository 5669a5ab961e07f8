import Diagnostics
import Problems
import Tensors

/// Marks submissions to one assignment.
public struct Grader: Sendable {
  /// What is marked against.
  public let assignment: Assignment
  private let showsExpected: Bool
  private let timeLimit: Double
  private let clock: @Sendable () -> Double
  private let begins: @Sendable (Int) -> String?
  /// The variants that all students share, by problem; a failure's message where one cannot be made.
  private let shared: [String: Result<PreparedVariant, VariantError>]

  /// A variant with what is expected for it.
  private struct PreparedVariant: Sendable {
    let variant: Variant
    let expected: [String: Expectation]

    init(_ variant: Variant) {
      self.variant = variant
      expected = variant.expectedAnswers()
    }
  }

  /// A grader of an assignment.
  ///
  /// `clock` tells the seconds since some moment; marking itself has none, and reports zero
  /// durations without one. A formula whose comparison takes longer than `timeLimit`, in seconds,
  /// is left undecided. `begins` is called before an answer is judged, with the question's number
  /// in the assignment, from 0; where it gives a reason not to, the answer is left undecided.
  public init(
    _ assignment: Assignment, showsExpected: Bool = false, timeLimit: Double = 10,
    clock: @escaping @Sendable () -> Double = { 0 },
    begins: @escaping @Sendable (_ question: Int) -> String? = { _ in nil }
  ) {
    self.begins = begins
    self.assignment = assignment
    self.showsExpected = showsExpected
    self.timeLimit = timeLimit
    self.clock = clock
    var shared: [String: Result<PreparedVariant, VariantError>] = [:]
    for case .checked(let problem) in assignment.problems
    where !problem.problem.isDrawnPerStudent {
      shared[problem.problem.id] = Self.prepare(problem, assignment.id, "")
    }
    self.shared = shared
  }

  private static func prepare(
    _ problem: CheckedProblem, _ assignment: String, _ student: String
  ) -> Result<PreparedVariant, VariantError> {
    Result { () throws(VariantError) in
      PreparedVariant(try problem.variant(assignment: assignment, student: student))
    }
  }

  /// Marks a submission: every question of every problem gets a verdict.
  public func mark(_ submission: Submission) -> MarkedSubmission {
    var number = 0
    var marked = MarkedSubmission(
      student: submission.student, name: submission.name, assignment: assignment.id,
      title: assignment.title,
      problems: assignment.problems.map { problem in
        defer { number += problem.questions.count }
        return switch problem {
        case .checked(let checked): mark(checked, submission, from: number)
        case .faulty(let faulty): mark(faulty, submission)
        }
      },
      remarks: remarks(submission))
    (marked.submitted, marked.attempt) = (submission.submitted, submission.attempt)
    marked.due = assignment.due
    return marked
  }

  private func mark(_ problem: FaultyProblem, _ submission: Submission) -> MarkedProblem {
    let message = "its file is faulty; please tell the instructor"
    return MarkedProblem(
      problem: problem.id, title: problem.title,
      questions: problem.questions.map {
        mark($0, .failed(message), .failure(message), nil, submission)
      },
      digest: problem.digest, seed: 0)
  }

  /// Marks a problem whose first question has the given number in the assignment.
  private func mark(
    _ problem: CheckedProblem, _ submission: Submission, from number: Int
  ) -> MarkedProblem {
    let start = clock()
    let id = problem.problem.id
    let prepared = shared[id] ?? Self.prepare(problem, assignment.id, submission.student)
    let answers = submission.problems.first { $0.id == id }?.answers ?? []
    let byQuestion = Dictionary(answers.map { ($0.id, $0) }) { first, _ in first }
    let variant = try? prepared.get()
    var followThrough = FollowThrough(share: assignment.followThrough)
    var questions: [MarkedQuestion] = []
    for (number, question) in zip(number..., problem.problem.questions) {
      let begun = clock()
      let answer = byQuestion[question.id]
      let expectation =
        switch prepared {
        case .success(let variant):
          variant.expected[question.id] ?? .failure("the question was not built")
        case .failure(let error): Expectation.failure(error.message)
        }
      var judgement = judge(question, expectation, answer, submission) {
        answer, expected throws(Unreadable) in
        if let reason = begins(number) { return .undecided(reason) }
        return try judge(answer, expected, question, problem, variant?.variant)
      }
      let differences = judgement.differences
      if let variant, let answer, !expectation.isJudgedByItself {
        judgement = judgement.named(answer, question, expectation, variant.variant)
        judgement = followThrough.judge(
          judgement, of: answer, to: question, expectation, variant.variant)
      }
      judgement.differences = differences
      var marked = mark(question, judgement, expectation, answer, submission)
      marked.seconds = clock() - begun
      questions.append(marked)
    }
    return MarkedProblem(
      problem: id, title: problem.problem.title, questions: questions,
      digest: problem.problem.digest, seed: variant?.variant.seed ?? 0,
      seconds: clock() - start)
  }

  private func mark(
    _ question: Question, _ judgement: Judgement, _ expectation: Expectation, _ answer: Answer?,
    _ submission: Submission
  ) -> MarkedQuestion {
    var marked = MarkedQuestion(
      question: question.id, source: question.source, verdict: judgement.verdict,
      score: judgement.share * question.points, points: question.points, kind: judgement.kind,
      mistake: judgement.mistake, message: judgement.message)
    marked.reading = judgement.reading
    // A line of an archive's listing would be a line of nothing that the student has.
    if let answer, submission.source.unit == "line" {
      let position = submission.source.position(at: answer.node.range.lowerBound)
      (marked.line, marked.column) = (position.line, position.column)
    }
    let isWrong = [.incorrect, .partial].contains(judgement.verdict)
    if isWrong || judgement.verdict == .unreadable {
      marked.fingerprint = answer?.node.fingerprint
      marked.differences = judgement.differences
    }
    marked.hint = isWrong ? question.hint : nil
    if question.isHidden {
      (marked.kind, marked.mistake, marked.message, marked.hint) = (nil, nil, nil, nil)
      marked.differences = nil
    }
    if showsExpected, case .answer(let expected) = expectation {
      marked.expected = ExpectedValue(expected)
    }
    return marked
  }

  private func judge(
    _ question: Question, _ expectation: Expectation, _ answer: Answer?,
    _ submission: Submission,
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
      let begun = clock()
      return try FormulaJudge(
        problem: problem, question: question, formula: formula,
        seed: fnv1a(["formula", assignment.id, problem.problem.id, question.id])
      ) { seconds in clock() - begun + seconds > timeLimit }.judge(answer)
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

extension Grader {
  /// What the submission answers that nobody asked, each with the nearest name, and which problems
  /// cannot be marked.
  private func remarks(_ submission: Submission) -> [String] {
    let problems = assignment.problems.map(\.id)
    var remarks: [String] = []
    for answered in submission.problems {
      guard let problem = assignment.problems.first(where: { $0.id == answered.id }) else {
        remarks.append(
          at(answered.idRange, submission)
            + "there is no problem '\(shown(answered.id))' in this assignment"
            + hint(answered.id, problems))
        continue
      }
      if case .faulty = problem { continue }
      let questions = problem.questions.map(\.id)
      for answer in answered.answers where !questions.contains(answer.id) {
        remarks.append(
          at(answer.idRange, submission)
            + "the problem '\(answered.id)' has no question '\(shown(answer.id))'"
            + hint(answer.id, questions))
      }
    }
    let unsaid = remarks.count - Self.remarkLimit
    if unsaid > 0 {
      remarks.removeLast(unsaid)
      remarks.append("and \(counted(unsaid, "more name")) that nobody asked for")
    }
    if let late = lateness(submission) { remarks.append(late) }
    for case .faulty(let problem) in assignment.problems {
      remarks.append("the problem '\(problem.id)' cannot be marked: its file is faulty")
    }
    return remarks
  }

  /// How late the submission is; nil where it is in time, or nobody can tell.
  private func lateness(_ submission: Submission) -> String? {
    guard let due = assignment.due, let submitted = submission.submitted else { return nil }
    let late = submitted.seconds(after: due)
    return late > 0
      ? "\(durationText(late)) late: due \(due.text), submitted \(submitted.text)" : nil
  }

  /// More unknown names than these are counted, not told.
  private static let remarkLimit = 50

  /// A name that a student wrote, short enough to be shown.
  private func shown(_ name: String) -> String {
    let text = printable(String(name.prefix(80)))
    return name.count > 80 ? text + "…" : text
  }

  private func at(_ range: Range<Int>, _ submission: Submission) -> String {
    "\(submission.source.unit) \(submission.source.position(at: range.lowerBound).line): "
  }

  private func hint(_ name: String, _ known: [String]) -> String {
    nearest(to: name, among: known).map { "; did you mean '\($0)'?" } ?? ""
  }
}
