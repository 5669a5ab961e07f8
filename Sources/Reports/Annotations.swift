import Diagnostics
import Grading

/// Annotations for GitHub Actions: what is wrong, beside the lines of the submissions.
///
/// A question without full marks is an error, one that is right in part or that a person must look
/// at a warning; the total is a notice. GitHub keeps about ten of each level a step, so there are no
/// more, those first that cost the most points.
public struct Annotations: Sendable {
  /// The annotations of a level that are kept.
  private static let limit = 10

  /// What is wrong: errors, then warnings, the worst of each first.
  public var all: [Annotation] { errors + warnings }
  /// The totals of the first submissions, each a command with its line break.
  public private(set) var notices: [String] = []
  /// How many submissions, questions without full marks and submissions with full marks there are.
  public private(set) var counts = Counts()

  private var errors: [Annotation] = []
  private var warnings: [Annotation] = []

  /// What there is, whether or not it is annotated.
  public struct Counts: Sendable, Equatable {
    /// The submissions, readable or not.
    public var submissions = 0
    /// Those of them with full marks.
    public var fullMarks = 0
    /// The questions without full marks.
    public var questions = 0

    /// Counts of nothing.
    public init() {}
  }

  /// Annotations of nothing yet.
  public init() {}

  /// Annotations that were made before.
  public init(_ annotations: [Annotation], notices: [String], counts: Counts) {
    for annotation in annotations { add(annotation) }
    (self.notices, self.counts) = (notices, counts)
  }

  /// Adds what other submissions came to.
  public mutating func add(_ other: Annotations) {
    for annotation in other.all { add(annotation) }
    notices += other.notices.prefix(max(0, Self.limit - notices.count))
    counts.submissions += other.counts.submissions
    counts.fullMarks += other.counts.fullMarks
    counts.questions += other.counts.questions
  }

  /// Adds what is to be said of a submission.
  ///
  /// - Parameter file: The submission's path within the repository; nil where it has none.
  public mutating func add(_ submission: MarkedSubmission, file: String?) {
    for problem in submission.problems {
      for question in problem.questions where question.verdict != .correct {
        counts.questions += 1
        add(Annotation(of: question, in: problem, file: file))
      }
    }
    counts.submissions += 1
    if submission.isFullMarks { counts.fullMarks += 1 }
    guard notices.count < Self.limit else { return }
    notices.append(
      WorkflowCommand.line(
        "notice", ["file": file, "title": "\(submission.student): \(submission.title)"],
        message: submission.total))
  }

  /// Adds what is to be said of a submission that cannot be read, or is not marked for another
  /// reason: the errors, before all else.
  public mutating func add(
    _ diagnostics: [Diagnostic], file: String?, title: String = "the submission cannot be read"
  ) {
    counts.submissions += 1
    for diagnostic in diagnostics where diagnostic.severity == .error {
      add(Annotation(of: diagnostic, file: file, title: title))
    }
  }

  private mutating func add(_ annotation: Annotation) {
    if annotation.isError {
      Self.insert(annotation, into: &errors)
    } else {
      Self.insert(annotation, into: &warnings)
    }
  }

  /// Puts an annotation behind those that cost as much, and drops what is beyond the limit.
  private static func insert(_ annotation: Annotation, into list: inout [Annotation]) {
    let place = list.firstIndex { $0.loss < annotation.loss } ?? list.count
    list.insert(annotation, at: place)
    if list.count > limit { list.removeLast() }
  }

  /// The lines, each a command with its line break: errors, warnings, then notices.
  public var lines: String {
    (all.map(\.line) + allNotices).joined()
  }

  /// A notice for each submission where there are few; else, one for all.
  private var allNotices: [String] {
    let shown = all.count { $0.loss.isFinite }
    let rest =
      counts.questions > shown
      ? "; of \(counts.questions) questions without full marks, the \(shown) that cost the most are annotated"
      : ""
    if counts.submissions <= Self.limit && rest.isEmpty { return notices }
    let message =
      "\(counted(counts.submissions, "submission")), \(counts.fullMarks) with full marks\(rest)"
    return (counts.submissions < Self.limit ? notices : [])
      + [WorkflowCommand.line("notice", ["title": "Submissions"], message: message)]
  }
}
