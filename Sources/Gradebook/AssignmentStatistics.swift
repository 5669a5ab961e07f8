import Grading

/// What the marks of a class tell of an assignment, its questions and its students.
public struct AssignmentStatistics: Sendable, Equatable {
  /// The assignment's id.
  public let assignment: String
  /// The assignment's title.
  public let title: String
  /// The points that right answers get.
  public let points: Double
  /// The students in the order of their ids.
  public let students: [StudentMark]
  /// How the marks are spread; nil where there are none.
  public let marks: Distribution?
  /// How many marks lie in each tenth of the points: 0 % up to 10 %, …, 90 % up to and with 100 %.
  public let histogram: [Int]
  /// How many students have all the points.
  public let fullMarks: Int
  /// Cronbach's alpha, by which the questions measure one thing together; nil where there are fewer
  /// than two questions or students, or all marks are the same, or some have other questions.
  public let alpha: Double?
  /// The questions in the order of the assignment.
  public let questions: [QuestionStatistics]
  /// How many submissions nobody can call late or not: they, or the assignment, tell no time.
  public let withoutTime: Int
  /// What a person must look at, by student.
  public let reviews: [ReviewItem]
  /// Submissions with the same rare wrong answers, the most telling first: hints, no proof.
  public let similar: [SimilarSubmissions]

  /// The students who were late, by id.
  public var late: [StudentMark] { students.filter { ($0.secondsLate ?? 0) > 0 } }
}

/// What counts for one student.
public struct StudentMark: Sendable, Equatable {
  /// The student's id.
  public let student: String
  /// The student's full name, where it is given.
  public let name: String?
  /// Points given.
  public let score: Double
  /// Points that right answers get.
  public let points: Double
  /// How late the submission is, in seconds: 0 where it is in time; nil where nobody can tell.
  public let secondsLate: Int?
  /// How many answers a person must look at.
  public let reviews: Int
}

/// An answer that a person must look at.
public struct ReviewItem: Sendable, Equatable {
  /// The student's id.
  public let student: String
  /// The problem's id.
  public let problem: String
  /// The question's id within its problem.
  public let question: String
  /// `undecided` or `error`.
  public let verdict: Verdict

  /// Names an answer.
  public init(student: String, problem: String, question: String, verdict: Verdict) {
    (self.student, self.problem) = (student, problem)
    (self.question, self.verdict) = (question, verdict)
  }
}
