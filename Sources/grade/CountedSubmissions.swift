import Gradebook
import Grading
import Problems

/// Has the figures of each submission sent to the process that counts.
struct FiguresCollector: MarksReceiver {
  func receive(_ submission: MarkedFile, to outcome: inout Outcome) {
    outcome.figures = submission.marked.figures
  }
}

/// Holds, of each student's attempts at an assignment, the one that counts.
///
/// The submissions are held as their bytes: those of a hundred thousand students fit into memory.
struct CountedSubmissions {
  private var places: [Key: Int] = [:]
  private var held: [(facts: AttemptFacts, figures: [UInt8])] = []

  /// Attempts of the same key are those of a student at an assignment.
  private struct Key: Hashable {
    let student: String
    let assignment: String
  }

  /// Adds the figures of an attempt, which counts where the assignment's rule says so; the rule is
  /// asked for by the assignment's id.
  mutating func add(figures: [UInt8], rule: (_ assignment: String) -> CountedAttempt) {
    let marked = MarkedSubmission(figures: figures)
    let key = Key(student: marked.student, assignment: marked.assignment)
    let facts = AttemptFacts(marked)
    guard let place = places[key] else {
      places[key] = held.count
      held.append((facts, figures))
      return
    }
    if rule(marked.assignment).choice(among: [held[place].facts, facts]) == 1 {
      held[place] = (facts, figures)
    }
  }

  /// What the submissions that count tell.
  var statistics: [AssignmentStatistics] {
    var statistics = ClassStatistics()
    for submission in held { statistics.add(MarkedSubmission(figures: submission.figures)) }
    return statistics.assignments
  }
}
