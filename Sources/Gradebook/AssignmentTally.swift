import Grading
import Problems

/// Counts the submissions to one assignment.
struct AssignmentTally {
  let assignment: String
  private let title: String
  private var points = 0.0
  private var students: [StudentMark] = []
  private var totals = Moments()
  private var questions: [QuestionTally] = []
  private var places: [QuestionName: Int] = [:]
  private var reviews: [ReviewItem] = []

  private struct QuestionName: Hashable {
    let problem: String
    let question: String
  }

  init(_ submission: MarkedSubmission) {
    assignment = submission.assignment
    title = submission.title
  }

  mutating func add(_ submission: MarkedSubmission) {
    let number = UInt32(truncatingIfNeeded: students.count)
    let total = submission.allQuestions.reduce(Billionths(0)) { $0 + Billionths($1.score) }
    let reviewsBefore = reviews.count
    for problem in submission.problems {
      for question in problem.questions {
        let place = place(of: question, in: problem)
        questions[place].add(
          question, rest: total - Billionths(question.score), student: number,
          seed: problem.seed)
        note(question, of: problem, submission.student)
      }
    }
    totals.add(total)
    points = max(points, finite(submission.points))
    students.append(
      StudentMark(
        student: submission.student, name: submission.name, score: finite(submission.score),
        points: finite(submission.points), secondsLate: submission.secondsLate,
        reviews: reviews.count - reviewsBefore))
  }

  private mutating func place(of question: MarkedQuestion, in problem: MarkedProblem) -> Int {
    let name = QuestionName(problem: problem.problem, question: question.question)
    if let place = places[name] { return place }
    places[name] = questions.count
    questions.append(QuestionTally(question, in: problem))
    return questions.count - 1
  }

  private mutating func note(
    _ question: MarkedQuestion, of problem: MarkedProblem, _ student: String
  ) {
    guard question.verdict == .undecided || question.verdict == .error else { return }
    reviews.append(
      ReviewItem(
        student: student, problem: problem.problem, question: question.question,
        verdict: question.verdict))
  }

  // MARK: The result

  var statistics: AssignmentStatistics {
    let order = students.indices.sorted {
      (students[$0].student, $0) < (students[$1].student, $1)
    }
    return AssignmentStatistics(
      assignment: assignment, title: title, points: points,
      students: order.map { students[$0] },
      marks: Distribution(students.map(\.score)), histogram: histogram,
      fullMarks: students.count(where: \.hasFullMarks), alpha: alpha,
      questions: questions.map(\.statistics),
      withoutTime: students.count { $0.secondsLate == nil }, reviews: sortedReviews,
      similar: SimilaritySearch.groups(students: students.map(\.student), questions: questions))
  }

  /// By student; the answers of one student stay in the order of the assignment.
  private var sortedReviews: [ReviewItem] {
    reviews.enumerated().sorted {
      ($0.element.student, $0.offset) < ($1.element.student, $1.offset)
    }
    .map(\.element)
  }

  /// A mark that is nearer to a bound than sums of points can tell apart is at the bound.
  private var histogram: [Int] {
    var counts = [Int](repeating: 0, count: 10)
    for student in students where student.points > 0 {
      counts[Int(min(max(10 * student.score / student.points + 1e-9, 0), 9))] += 1
    }
    return counts
  }

  /// k/(k − 1) · (1 − Σ variance of a question / variance of the total), over k questions.
  private var alpha: Double? {
    let variances = questions.compactMap(\.scoreVariance)
    guard questions.count > 1, let whole = totals.variance, whole > 0,
      questions.allSatisfy({ $0.students == students.count }),
      variances.count == questions.count
    else { return nil }
    let number = Double(questions.count)
    return number / (number - 1) * (1 - variances.reduce(0, +) / whole)
  }
}

/// Points that can be reckoned with: what is no number, or has no end, is nothing.
private func finite(_ points: Double) -> Double { points.isFinite ? points : 0 }

extension StudentMark {
  fileprivate var hasFullMarks: Bool { points > 0 && points - score <= 1e-9 * points }
}

extension MarkedSubmission {
  fileprivate var allQuestions: some Sequence<MarkedQuestion> {
    problems.lazy.flatMap(\.questions)
  }

  /// How late it is, in seconds; nil where nobody can tell.
  fileprivate var secondsLate: Int? {
    guard let due, let submitted else { return nil }
    return submitted.seconds(after: due)
  }
}
