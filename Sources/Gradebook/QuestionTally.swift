import Grading

/// Counts the answers to one question.
struct QuestionTally {
  let problem: String
  let problemTitle: String
  let question: String
  private var points = 0.0
  private var verdicts: [Verdict: Int] = [:]
  private var mistakes: [String: (students: Int, message: String?)] = [:]
  private var elements: [[Int]: (answers: Int, wrong: [UInt32])] = [:]
  private var scores = JointMoments()
  /// The unnamed wrong answers.
  private(set) var answers: [FingerprintedAnswer] = []
  /// The seed of the student before.
  private var seed: UInt64?
  /// Whether students have draws of their own.
  private(set) var isDrawnPerStudent = false

  init(_ question: MarkedQuestion, in problem: MarkedProblem) {
    self.problem = problem.problem
    problemTitle = problem.title
    self.question = question.question
  }

  var students: Int { scores.one.count }
  var scoreVariance: Double? { scores.one.variance }

  /// Counts an answer of the student with a number; `rest` is the score of all other questions.
  mutating func add(
    _ question: MarkedQuestion, rest: Billionths, student: UInt32, seed: UInt64
  ) {
    points = question.points.isFinite ? max(points, question.points) : points
    verdicts[question.verdict, default: 0] += 1
    scores.add(Billionths(question.score), with: rest)
    isDrawnPerStudent = isDrawnPerStudent || seed != self.seed ?? seed
    self.seed = seed
    count(mistakeOf: question)
    if let differences = question.differences { count(differences) }
    if let fingerprint = question.fingerprint, question.isTelling {
      answers.append(FingerprintedAnswer(fingerprint: fingerprint, student: student))
    }
  }

  private mutating func count(mistakeOf question: MarkedQuestion) {
    guard question.verdict != .unanswered, let name = question.mistake ?? question.kind else {
      return
    }
    let known = mistakes[name]
    mistakes[name] = (
      (known?.students ?? 0) + 1, plainer(known?.message, question.message)
    )
  }

  /// The shorter of two messages, and of two as long the one that is first in order, so that it does
  /// not matter which student came first.
  private func plainer(_ one: String?, _ other: String?) -> String? {
    guard let one, let other else { return one ?? other }
    let (count, otherCount) = (one.utf8.count, other.utf8.count)
    return count == otherCount ? min(one, other) : count < otherCount ? one : other
  }

  private mutating func count(_ differences: ElementDifferences) {
    guard differences.isWhole else { return }
    let none = (answers: 0, wrong: [UInt32](repeating: 0, count: differences.levels.count))
    var known = elements.removeValue(forKey: differences.shape) ?? none
    known.answers += 1
    for (place, level) in differences.levels.enumerated() where level != .right {
      known.wrong[place] += 1
    }
    elements[differences.shape] = known
  }

  // MARK: The result

  var statistics: QuestionStatistics {
    QuestionStatistics(
      problem: problem, problemTitle: problemTitle, question: question, points: points,
      students: students, verdicts: verdicts, mean: scores.one.mean ?? 0,
      standardDeviation: scores.one.standardDeviation, discrimination: scores.correlation,
      mistakes: commonMistakes, elements: wrongElements)
  }

  private var commonMistakes: [CommonMistake] {
    mistakes.map { CommonMistake(name: $0, students: $1.students, message: $1.message) }
      .sorted { ($1.students, $0.name) < ($0.students, $1.name) }
  }

  /// The elements of the shape that is met most often, of several the first in order.
  private var wrongElements: WrongElements? {
    let shapes = elements.keys.sorted { $0.lexicographicallyPrecedes($1) }
    let most = elements.values.map(\.answers).max()
    guard let shape = shapes.first(where: { elements[$0]?.answers == most }),
      let counts = elements[shape]
    else { return nil }
    return WrongElements(
      shape: shape, answers: counts.answers, wrong: counts.wrong.map { Int($0) })
  }
}

extension ElementDifferences {
  /// Whether there are as many levels as the shape has elements.
  fileprivate var isWhole: Bool {
    var count = 1
    for extent in shape {
      let (product, isTooMuch) = count.multipliedReportingOverflow(by: extent)
      if extent < 1 || isTooMuch { return false }
      count = product
    }
    return count == levels.count
  }
}

extension MarkedQuestion {
  /// Whether an equal answer of somebody else tells anything: it is wrong, no named mistake that
  /// many make by themselves, and does not merely follow from an earlier answer.
  fileprivate var isTelling: Bool {
    (verdict == .incorrect || verdict == .partial) && mistake == nil && kind != "FollowThrough"
  }
}
