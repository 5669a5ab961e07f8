import Grading
import Problems

/// A student in an assignment.
public struct StudentKey: Sendable, Hashable, Comparable {
  /// The assignment's id.
  public var assignment: String
  /// The student's id.
  public var student: String

  /// The key of a student in an assignment.
  public init(assignment: String, student: String) {
    (self.assignment, self.student) = (assignment, student)
  }

  init(_ attempt: AttemptKey) {
    self.init(assignment: attempt.assignment, student: attempt.student)
  }

  /// By assignment, then by student.
  public static func < (first: StudentKey, second: StudentKey) -> Bool {
    (first.assignment, first.student) < (second.assignment, second.student)
  }
}

/// What an attempt gets, and where the gradebook has it.
public struct Mark: Sendable, Equatable {
  /// The row of the submission; 0 where it is not written.
  public var submission: Int
  /// The row of the grading; 0 where it is not written.
  public var grading: Int
  /// Points given.
  public var score: Double
  /// Points that right answers get.
  public var points: Double

  /// A mark of an attempt.
  public init(submission: Int, grading: Int, score: Double, points: Double) {
    self.submission = submission
    self.grading = grading
    self.score = score
    self.points = points
  }

  /// The mark of a submission.
  init(_ marked: MarkedSubmission, submission: Int = 0, grading: Int = 0) {
    self.init(
      submission: submission, grading: grading, score: marked.score, points: marked.points)
  }

  /// Whether two marks are alike to a student.
  func isAlike(_ other: Mark) -> Bool { score == other.score && points == other.points }
}

/// An attempt as a gradebook knows it.
public struct Attempt: Sendable, Equatable {
  /// The digest of the submission.
  public var digest: String
  /// What it gets.
  public var mark: Mark
  /// The student's full name, where it is given.
  public var name: String?
  /// The number of the attempt, where it is given.
  public var number: Int?
  /// When it was handed in, where that is known.
  public var submitted: Timestamp?
  /// The run that saw it last.
  public var run: Int
  /// Its place among what that run saw.
  public var place: Int
  /// What it was marked by.
  public var assignmentDigest: String
  /// The version of the program that marked it.
  public var version: String
  /// Which of the student's attempts counted by the assignment.
  public var counts: CountedAttempt
  /// How far the marks can be relied on.
  public var state: MarkingState

  /// An attempt of a student.
  public init(
    digest: String, mark: Mark, name: String? = nil, number: Int? = nil,
    submitted: Timestamp? = nil, run: Int, place: Int, assignmentDigest: String, version: String,
    counts: CountedAttempt = .last, state: MarkingState = .final
  ) {
    self.digest = digest
    self.mark = mark
    self.name = name
    self.number = number
    self.submitted = submitted
    self.run = run
    self.place = place
    self.assignmentDigest = assignmentDigest
    self.version = version
    (self.counts, self.state) = (counts, state)
  }

  /// An attempt of which nothing is known yet.
  init(_ key: AttemptKey, submission: Int) {
    self.init(
      digest: key.digest, mark: Mark(submission: submission, grading: 0, score: 0, points: 0),
      run: 0, place: 0, assignmentDigest: "", version: "")
  }

  var facts: AttemptFacts {
    AttemptFacts(number: number, submitted: submitted, score: mark.score)
  }
}

/// What counts for a student, where it is not what counted before.
public struct MarkChange: Sendable, Equatable {
  /// Whose mark it is.
  public var student: StudentKey
  /// The student's full name, where it is given.
  public var name: String?
  /// What counted before; nil where nothing did.
  public var before: Mark?
  /// What counts now.
  public var after: Mark

  /// A change of a student's mark.
  public init(student: StudentKey, name: String?, before: Mark?, after: Mark) {
    (self.student, self.name, self.before, self.after) = (student, name, before, after)
  }

  /// Whether the student sees a difference: not where another attempt, or another marking, gets
  /// the same.
  public var isSeen: Bool { before.map { !$0.isAlike(after) } ?? true }
}

/// The attempts of a class, and what counts of them before and after a run.
public struct Ledger: Sendable {
  private var attempts: [StudentKey: [Attempt]] = [:]
  private let before: [StudentKey: Mark]
  /// The rule of each student whose attempts the run saw.
  private var rules: [StudentKey: CountedAttempt] = [:]
  /// What the run marks by, for each assignment that it saw.
  private var digests: [String: String] = [:]
  private let version: String

  /// A ledger of a run of this version, with the marks that counted before.
  public init(before: [StudentKey: Mark], version: String) {
    (self.before, self.version) = (before, version)
  }

  /// Adds an attempt of an earlier run.
  public mutating func add(_ key: AttemptKey, _ attempt: Attempt) {
    attempts[StudentKey(key), default: []].append(attempt)
  }

  /// The row of a submission that the gradebook has; nil where it does not.
  public func submission(_ key: AttemptKey) -> Int? {
    attempts[StudentKey(key)]?.first { $0.digest == key.digest }?.mark.submission
  }

  /// Whether what an entry decides is known already.
  public func holds(_ entry: GradebookEntry) -> Bool {
    guard let marking = entry.marking else { return true }
    let marked = marking.marked
    let attempts = attempts[StudentKey(entry.attempt)] ?? []
    return marking.state == .final
      && attempts.contains {
        $0.digest == entry.attempt.digest && $0.assignmentDigest == entry.assignmentDigest
          && $0.version == version && $0.mark.isAlike(Mark(marked))
      }
  }

  /// Notes what a run has to say of a submission: the place at which it saw it, where it did, and
  /// the rows of the submission and the grading, where one was written.
  public mutating func note(
    _ entry: GradebookEntry, run: Int, place: Int?, submission: Int, grading: Int?
  ) {
    let student = StudentKey(entry.attempt)
    rules[student] = entry.counts
    digests[student.assignment] = entry.assignmentDigest
    var all = attempts[student] ?? []
    let known = all.firstIndex { $0.digest == entry.attempt.digest }
    var attempt = known.map { all[$0] } ?? Attempt(entry.attempt, submission: submission)
    if let marking = entry.marking {
      let marked = marking.marked
      attempt.state = marking.state
      attempt.mark = Mark(marked, submission: submission, grading: grading ?? 0)
      (attempt.name, attempt.number) = (marked.name, marked.attempt)
      attempt.submitted = marked.submitted
      (attempt.assignmentDigest, attempt.version) = (entry.assignmentDigest, version)
    }
    attempt.counts = entry.counts
    if let place { (attempt.run, attempt.place) = (run, place) }
    if let known { all[known] = attempt } else { all.append(attempt) }
    attempts[student] = all
  }

  /// The submissions that the run did not see and that must be marked again: those of the students
  /// that it saw, or of all, which were marked by something else than the run marks by, or whose
  /// marking was not final.
  public func stale(of everybody: Bool, run: Int) -> [Int] {
    attempts.flatMap { student, attempts in
      everybody || rules[student] != nil
        ? attempts.filter { $0.run != run && !isCurrent($0, student.assignment) } : []
    }
    .sorted { ($0.run, $0.place) < ($1.run, $1.place) }
    .map(\.mark.submission)
  }

  private func isCurrent(_ attempt: Attempt, _ assignment: String) -> Bool {
    attempt.state == .final && attempt.version == version
      && digests[assignment] == attempt.assignmentDigest
  }

  /// What counts for whom, where it is not what counted before, by assignment and student; and for
  /// whom it could not be worked out, so that what counted before stays.
  ///
  /// Students whom the run did not see have changes where an earlier run was not ended.
  public func changes() -> (marks: [MarkChange], withheld: [StudentKey]) {
    var (marks, withheld): ([MarkChange], [StudentKey]) = ([], [])
    for student in attempts.keys.sorted() {
      guard let chosen = counted(of: student), chosen.mark != before[student] else { continue }
      let isOfTheSame = before[student]?.submission == chosen.mark.submission
      if chosen.state == .failed || chosen.state == .undecided && isOfTheSame {
        withheld.append(student)
      } else {
        marks.append(
          MarkChange(
            student: student, name: chosen.name, before: before[student], after: chosen.mark))
      }
    }
    return (marks, withheld)
  }

  /// The attempt of a student that counts.
  private func counted(of student: StudentKey) -> Attempt? {
    let ordered = (attempts[student] ?? []).sorted { ($0.run, $0.place) < ($1.run, $1.place) }
    let rule = rules[student] ?? ordered.last?.counts ?? .last
    return rule.choice(among: ordered.map(\.facts)).map { ordered[$0] }
  }
}

/// What a run changes in a gradebook.
public struct GradebookChanges: Sendable, Equatable {
  /// How many submissions were marked.
  public var marked: Int
  /// How many were not, since nothing about them had changed.
  public var unchanged: Int
  /// The marks that students see change, by assignment and student.
  public var marks: [MarkChange]
  /// Whose marks could not be worked out, since a problem failed or an answer was left undecided.
  public var withheld: [StudentKey]
  /// Whether the run only tells what it would change.
  public var isDryRun: Bool

  /// The changes of a run.
  public init(
    marked: Int, unchanged: Int, marks: [MarkChange], withheld: [StudentKey] = [], isDryRun: Bool
  ) {
    (self.marked, self.unchanged) = (marked, unchanged)
    (self.marks, self.withheld, self.isDryRun) = (marks, withheld, isDryRun)
  }
}
