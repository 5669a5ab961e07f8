import Grading

/// What the marks of a class tell of one question.
public struct QuestionStatistics: Sendable, Equatable {
  /// The problem's id.
  public let problem: String
  /// The problem's title.
  public let problemTitle: String
  /// The question's id within its problem.
  public let question: String
  /// The points that a right answer gets.
  public let points: Double
  /// How many students were asked.
  public let students: Int
  /// How many answers got each verdict; one that none got has no entry.
  public let verdicts: [Verdict: Int]
  /// The mean score in points.
  public let mean: Double
  /// The standard deviation of the score in points; nil of one student.
  public let standardDeviation: Double?
  /// The correlation of the score with that of all other questions together; nil where either is
  /// the same for all.
  public let discrimination: Double?
  /// The mistakes that were made, the most common first.
  public let mistakes: [CommonMistake]
  /// Where wrong tensors differ; nil where none was compared element by element.
  public let elements: WrongElements?

  /// The share of students whose answer is right.
  public var shareRight: Double { share(of: .correct) }

  /// The mean score as a share of the points, which is how easy the question is; nil where it has
  /// no points.
  public var meanShare: Double? { points > 0 ? mean / points : nil }

  /// The share of students whose answer got a verdict.
  public func share(of verdict: Verdict) -> Double {
    students == 0 ? 0 : Double(verdicts[verdict, default: 0]) / Double(students)
  }
}

/// A mistake that several students may have made.
public struct CommonMistake: Sendable, Equatable {
  /// Its name, or the kind of outcome where it has none.
  public let name: String
  /// How many students made it.
  public let students: Int
  /// What one of them was told; nil where nothing was said.
  public let message: String?

  /// Describes a mistake.
  public init(name: String, students: Int, message: String?) {
    (self.name, self.students, self.message) = (name, students, message)
  }
}

/// How often each element of a tensor is wrong.
public struct WrongElements: Sendable, Equatable {
  /// The shape that most of the wrong answers have.
  public let shape: [Int]
  /// How many wrong answers of this shape were compared with what is expected.
  public let answers: Int
  /// In how many of them each element is wrong, in row-major order.
  public let wrong: [Int]

  /// Describes the elements of one shape.
  public init(shape: [Int], answers: Int, wrong: [Int]) {
    (self.shape, self.answers, self.wrong) = (shape, answers, wrong)
  }

  /// The share of these answers in which each element is wrong, in row-major order.
  public var shares: [Double] { wrong.map { answers == 0 ? 0 : Double($0) / Double(answers) } }
}
