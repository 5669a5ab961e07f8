import CommandLine
import Diagnostics
import Grading
import Problems
import Reports

/// Marks one line of a stream after the other: what each worker of `grade stream` does.
///
/// What a line is answered with depends on that line alone: not on those before it, nor on its
/// number unless that is asked for.
final class LineMarker {
  private let graders: AssignmentGraders
  private let limit: Int
  private let numbersLines: Bool

  /// What messages call a submission that has no file.
  private static let name = "submission"

  /// What a line came to.
  private enum Marking {
    case marked(MarkedSubmission, diagnostics: [Diagnostic])
    case unmarked(UnmarkedSubmission)

    static func unmarked(
      _ verdict: Verdict, _ submission: Submission? = nil, because diagnostics: [Diagnostic]
    ) -> Marking {
      .unmarked(
        UnmarkedSubmission(
          student: submission?.student, assignment: submission?.assignment, verdict: verdict,
          diagnostics: diagnostics.map(\.line)))
    }
  }

  /// Makes a marker of lines of at most `limit` bytes. Throws where there are no assignments.
  init(_ invocation: Invocation, console: Console, limit: Int) throws(FileError) {
    self.limit = limit
    numbersLines = invocation.has("--line-numbers")
    graders = try AssignmentGraders(
      invocation, showsExpected: invocation.has("--show-expected"), tracesWrongAnswers: false,
      console: console)
  }

  /// Has a worker's marking supervised. Comes before the first line.
  func supervise(by supervision: Supervision) { graders.supervise(by: supervision) }

  /// Marks the submission of a line; nil is one that was too long to be kept. `number` is the
  /// line's, from 1. Questions that are to be left out are given by number, each with the reason.
  func mark(_ line: [UInt8]?, number: Int, omitting omitted: [Int: String]) -> Outcome {
    graders.begin(omitting: omitted)
    defer { graders.end() }
    var faults: [Outcome.Fault] = []
    var outcome = outcome(of: mark(line, &faults), number: number)
    outcome.faults = faults
    return outcome
  }

  /// What is left to say of a line at which the worker stopped.
  func stopped(_ reason: String, number: Int) -> Outcome {
    let diagnostic = Diagnostic(
      "the grader stopped at this submission, a person must look: \(reason)")
    return outcome(of: .unmarked(.undecided, because: [diagnostic]), number: number)
  }

  private func mark(_ line: [UInt8]?, _ faults: inout [Outcome.Fault]) -> Marking {
    guard let line else {
      let message = "the line exceeds the limit of \(limit) bytes (--max-bytes)"
      return .unmarked(.unreadable, because: [Diagnostic(message)])
    }
    if line.allSatisfy({ " \t\r".utf8.contains($0) }) {
      let message = "the line is blank: every line must hold a submission"
      return .unmarked(.unreadable, because: [Diagnostic(message)])
    }
    let source = SourceText(name: Self.name, bytes: line)
    let (submission, diagnostics) = SubmissionReader.read(source)
    if let submission { return mark(submission, diagnostics, &faults) }
    let (student, assignment) = SubmissionReader.identity(of: source)
    return .unmarked(
      UnmarkedSubmission(
        student: student, assignment: assignment, verdict: .unreadable,
        diagnostics: diagnostics.map(\.line)))
  }

  private func mark(
    _ submission: Submission, _ diagnostics: [Diagnostic], _ faults: inout [Outcome.Fault]
  ) -> Marking {
    let id = submission.assignment
    let found: AssignmentGraders.Search
    (found, faults) = graders.search(id)
    switch found {
    case .found(let grader, _):
      return .marked(grader.mark(submission), diagnostics: diagnostics)
    case .empty:
      let reason = Diagnostic("the assignment '\(id)' has no problem that can be read")
      return .unmarked(.error, submission, because: diagnostics + [reason])
    case .nothing(let suggestion):
      let reason = Diagnostic("there is no assignment '\(shortened(id))'", suggestion: suggestion)
      return .unmarked(.unreadable, submission, because: diagnostics + [reason])
    }
  }

  /// The line that answers a line, and what is said on standard error where there are no marks.
  private func outcome(of marking: Marking, number: Int) -> Outcome {
    var outcome = Outcome()
    let shown = numbersLines ? number : nil
    let report: String
    switch marking {
    case .marked(let marked, let diagnostics):
      report = JSONReport.line(
        marked, number: shown, diagnostics: diagnostics.map(\.line), version: Commands.version)
    case .unmarked(let unmarked):
      report = JSONReport.line(unmarked, number: shown, version: Commands.version)
      outcome.raise(.unreadable)
      outcome.messages = unmarked.diagnostics.flatMap { Array("line \(number): \($0)\n".utf8) }
    }
    outcome.reports = [.init(format: "json", bytes: Array((report + "\n").utf8))]
    return outcome
  }
}
