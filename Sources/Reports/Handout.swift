import Problems
import ReferenceEngine
import Tensors

/// An assignment as a student needs it: prompts and given values, and nothing that gives an answer
/// away. Expected values, mistakes, hints and definitions have no place in it.
public struct Handout: Sendable {
  /// The assignment's id.
  public let assignment: String
  /// Its title.
  public let title: String
  /// When it is due, as written.
  public let due: String?
  /// The student whose variants these are; nil for the ones that all share.
  public let student: String?
  /// The problems in the order of the assignment.
  public let problems: [HandoutProblem]

  /// An assignment for a student, or for nobody in particular.
  public init(_ assignment: Assignment, student: String?) {
    self.assignment = assignment.id
    title = assignment.title
    due = assignment.due?.text
    self.student = student
    problems = assignment.problems.map { problem in
      switch problem {
      case .checked(let checked):
        HandoutProblem(checked, assignment: assignment.id, student: student)
      case .faulty(let faulty):
        HandoutProblem(id: faulty.id, title: faulty.title, absence: .faulty)
      }
    }
  }

  /// What kept problems from being handed out, one line each.
  public var failures: [String] {
    problems.compactMap { problem in
      guard case .failed(let message) = problem.absence else { return nil }
      return "\(assignment)/\(problem.id): \(message)"
    }
  }
}

/// A problem as a student needs it.
public struct HandoutProblem: Sendable {
  /// Why there is only a title.
  public enum Absence: Sendable {
    /// Each student has a draw of their own, and no student is named.
    case needsStudent
    /// The problem's file is faulty.
    case faulty
    /// The given values cannot be computed.
    case failed(String)

    /// What a student is told.
    var text: String {
      switch self {
      case .needsStudent:
        "This problem is drawn for each student: show it with --student and your id."
      case .faulty, .failed:
        "This problem cannot be shown: its file is faulty; please tell the instructor."
      }
    }

    /// The word for it in JSON.
    var word: String {
      switch self {
      case .needsStudent: "needs-student"
      case .faulty, .failed: "faulty"
      }
    }
  }

  /// A given value.
  public struct Given: Sendable {
    /// Its name.
    public let name: String
    /// Its numbers.
    public let value: Tensor
    /// What they are.
    public let kind: ElementKind
    /// The numbers themselves, where they are whole ones that float64 does not hold.
    public let wholes: [Int]?
  }

  /// The problem's id.
  public let id: String
  /// Its title.
  public let title: String
  /// Where it comes from.
  public private(set) var origin: String?
  /// What is told before the questions, in Markdown.
  public private(set) var prompt: String?
  /// The sizes in the order of the file.
  public private(set) var sizes: [(name: String, value: Int)] = []
  /// The given values in the order of the file.
  public private(set) var given: [Given] = []
  /// The questions in the order of the file.
  public private(set) var questions: [HandoutQuestion] = []
  /// Why there is nothing but a title; nil where all is there.
  public private(set) var absence: Absence?

  init(id: String, title: String, absence: Absence) {
    self.id = id
    self.title = title
    self.absence = absence
  }

  init(_ checked: CheckedProblem, assignment: String, student: String?) {
    let problem = checked.problem
    id = problem.id
    title = problem.title
    origin = problem.origin
    if problem.isDrawnPerStudent, student == nil {
      absence = .needsStudent
      return
    }
    do throws(VariantError) {
      let variant = try checked.variant(assignment: assignment, student: student ?? "")
      prompt = problem.prompt
      sizes = problem.sizes.map { ($0.name, variant.sizes[$0.name] ?? 0) }
      given = variant.given.indices.map { number in
        Given(
          name: variant.given[number].name, value: variant.given[number].value,
          kind: variant.givenKinds[number], wholes: variant.givenWholes[number])
      }
      questions = Self.questions(problem, variant)
    } catch {
      absence = .failed(error.message)
    }
  }

  private static func questions(_ problem: Problem, _ variant: Variant) -> [HandoutQuestion] {
    let expected = variant.expectedAnswers()
    let showsShape = !problem.asksForShapes
    return problem.questions.map { question in
      HandoutQuestion(
        id: question.id, prompt: question.prompt, points: question.points,
        wanted: WantedAnswer(question, expected: expected[question.id], showsShape: showsShape))
    }
  }
}

/// A question as a student needs it.
public struct HandoutQuestion: Sendable {
  /// The question's id.
  public let id: String
  /// What is asked, in Markdown.
  public let prompt: String?
  /// The points for a right answer.
  public let points: Double
  /// What kind of answer is wanted.
  public let wanted: WantedAnswer
}
