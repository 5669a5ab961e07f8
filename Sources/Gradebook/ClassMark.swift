import Diagnostics
import Grading
import Problems

/// What counts for one student in one assignment: what is exported to where grades live.
public struct ClassMark: Sendable, Equatable {
  /// The student's id.
  public var student: String
  /// The student's full name, where the submission gives it.
  public var name: String?
  /// The assignment's id.
  public var assignment: String
  /// The assignment's title.
  public var title: String
  /// When the assignment is due.
  public var due: Timestamp?
  /// When the attempt that counts was handed in, where that is known.
  public var submitted: Timestamp?
  /// The number of the attempt that counts, where that is known.
  public var attempt: Int?
  /// Points given.
  public var score: Double
  /// Points that right answers get.
  public var points: Double
  /// How many questions there are for each verdict.
  public var verdicts: [Verdict: Int]

  /// The mark of a submission.
  public init(_ submission: MarkedSubmission) {
    student = submission.student
    name = submission.name
    assignment = submission.assignment
    title = submission.title
    due = submission.due
    submitted = submission.submitted
    attempt = submission.attempt
    score = submission.score
    points = submission.points
    verdicts = [:]
    for problem in submission.problems {
      for question in problem.questions { verdicts[question.verdict, default: 0] += 1 }
    }
  }

  /// How late the attempt is, in seconds: 0 where it is in time; nil where nobody can tell.
  public var secondsLate: Int? {
    guard let due, let submitted else { return nil }
    return submitted.seconds(after: due)
  }

  /// Whether a person must look before the marks are final.
  public var needsReview: Bool {
    verdicts[.undecided, default: 0] + verdicts[.error, default: 0] > 0
  }

  /// The marks in a line: `12 of 14 questions right, 1 undecided`.
  public var summary: String {
    let all = verdicts.values.reduce(0, +)
    let others = Verdict.allCases.filter { $0 != .correct }.compactMap { verdict in
      verdicts[verdict].map { ", \($0) \(verdict.rawValue)" }
    }
    return "\(verdicts[.correct, default: 0]) of \(counted(all, "question")) right"
      + others.joined()
  }
}
