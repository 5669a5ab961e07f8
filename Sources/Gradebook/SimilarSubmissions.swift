import Glibc

/// Students who gave the same rare wrong answers.
///
/// It is a hint where to look, and proves nothing: students may work together where they are
/// allowed to, use the same book, or make the same slip.
public struct SimilarSubmissions: Sendable, Equatable {
  /// A wrong answer that several of the students gave.
  public struct SharedAnswer: Sendable, Equatable {
    /// The problem's id.
    public let problem: String
    /// The question's id within its problem.
    public let question: String
    /// The ids of those in the whole class who gave this answer.
    public let students: [String]

    /// Names an answer and who gave it.
    public init(problem: String, question: String, students: [String]) {
      (self.problem, self.question, self.students) = (problem, question, students)
    }
  }

  /// The students' ids in order: two, or more that are linked in pairs.
  public let students: [String]
  /// How telling the most telling pair is: the sum of ln(n / k) over its shared answers, where k of
  /// the class's n students gave an answer.
  public let evidence: Double
  /// The shared answers in the order of the assignment.
  public let answers: [SharedAnswer]

  /// Describes a group.
  public init(students: [String], evidence: Double, answers: [SharedAnswer]) {
    (self.students, self.evidence, self.answers) = (students, evidence, answers)
  }
}

/// A wrong answer of the student with a number.
struct FingerprintedAnswer {
  let fingerprint: UInt64
  let student: UInt32
}

/// Finds students who share rare wrong answers.
///
/// The time is that of sorting the answers: an answer that more than a few gave is passed over.
struct SimilaritySearch {
  /// The students' ids by number.
  let students: [String]
  private var pairs: [Pair: Evidence] = [:]
  private var answers: [SharedAnswer] = []

  private struct Pair: Hashable {
    let one: Int
    let other: Int
  }

  private struct Evidence {
    var sum = 0.0
    var answers: [Int] = []
    var isOfOwnDraws = false
  }

  private struct SharedAnswer {
    let tally: Int
    let students: [Int]
  }

  /// An answer that more students gave is a common one.
  private var rareLimit: Int { max(2, min(5, students.count / 4)) }

  init(students: [String]) { self.students = students }

  /// The groups that share answers to questions, the most telling first.
  static func groups(students: [String], questions: [QuestionTally]) -> [SimilarSubmissions] {
    var search = SimilaritySearch(students: students)
    for (number, question) in questions.enumerated() {
      search.add(question.answers, of: number, areOwnDraws: question.isDrawnPerStudent)
    }
    return search.groups(questions)
  }

  private mutating func add(
    _ given: [FingerprintedAnswer], of tally: Int, areOwnDraws: Bool
  ) {
    let sorted = given.sorted { ($0.fingerprint, $0.student) < ($1.fingerprint, $1.student) }
    var start = 0
    while start < sorted.count {
      let same = sorted[start...].prefix { $0.fingerprint == sorted[start].fingerprint }
      start = same.endIndex
      guard (2...rareLimit).contains(same.count) else { continue }
      add(SharedAnswer(tally: tally, students: same.map { Int($0.student) }), areOwnDraws)
    }
  }

  private mutating func add(_ answer: SharedAnswer, _ isOwnDraw: Bool) {
    let telling = log(Double(students.count) / Double(answer.students.count))
    guard telling > 0 else { return }
    for (place, one) in answer.students.enumerated() {
      for other in answer.students[(place + 1)...] where other != one {
        var evidence = pairs[Pair(one: one, other: other)] ?? Evidence()
        evidence.sum += telling
        evidence.answers.append(answers.count)
        evidence.isOfOwnDraws = evidence.isOfOwnDraws || isOwnDraw
        pairs[Pair(one: one, other: other)] = evidence
      }
    }
    answers.append(answer)
  }

  // MARK: Groups

  private func groups(_ questions: [QuestionTally]) -> [SimilarSubmissions] {
    let telling = pairs.filter { $1.answers.count >= 2 || $1.isOfOwnDraws }
    var links = Links(count: students.count)
    for pair in telling.keys { links.join(pair.one, pair.other) }
    let groups = Dictionary(grouping: telling) { links.root(of: $0.key.one) }
    return groups.values.map { group($0, questions) }.sorted {
      $0.evidence == $1.evidence
        ? $0.students.lexicographicallyPrecedes($1.students) : $0.evidence > $1.evidence
    }
  }

  private func group(
    _ pairs: [(key: Pair, value: Evidence)], _ questions: [QuestionTally]
  ) -> SimilarSubmissions {
    let members = Set(pairs.flatMap { [$0.key.one, $0.key.other] })
    let shared = Set(pairs.flatMap(\.value.answers)).map { answers[$0] }
    let named = shared.map { ($0.tally, $0.students.map { students[$0] }.sorted()) }.sorted {
      $0.0 == $1.0 ? $0.1.lexicographicallyPrecedes($1.1) : $0.0 < $1.0
    }
    return SimilarSubmissions(
      students: members.map { students[$0] }.sorted(),
      evidence: pairs.map(\.value.sum).max() ?? 0,
      answers: named.map { tally, students in
        .init(
          problem: questions[tally].problem, question: questions[tally].question,
          students: students)
      })
  }
}

/// Which things are linked to each other, directly or over others.
private struct Links {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(of start: Int) -> Int {
    var at = start
    while parents[at] != at {
      parents[at] = parents[parents[at]]
      at = parents[at]
    }
    return at
  }

  mutating func join(_ one: Int, _ other: Int) {
    let (root, otherRoot) = (root(of: one), root(of: other))
    parents[max(root, otherRoot)] = min(root, otherRoot)
  }
}
