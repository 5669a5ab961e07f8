import Gradebook
import Grading
import Problems

/// Holds, of each student's attempts at an assignment, the one that counts.
///
/// The submissions are held as their bytes, about a hundred for each answer, since only the last of
/// them shows which ones count.
struct CountedSubmissions {
  private var places: [StudentKey: Int] = [:]
  private var held: [Attempt] = []

  private struct Attempt {
    let facts: AttemptFacts
    let figures: [UInt8]
    let page: String
  }

  /// Adds the figures of an attempt, which counts where the assignment's rule says so; the rule is
  /// asked for by the assignment's id. `page` is the address of the attempt's own page, if any.
  mutating func add(
    figures: [UInt8], page: String, rule: (_ assignment: String) -> CountedAttempt
  ) {
    let marked = MarkedSubmission(figures: figures)
    let key = StudentKey(assignment: marked.assignment, student: marked.student)
    let attempt = Attempt(facts: AttemptFacts(marked), figures: figures, page: page)
    guard let place = places[key] else {
      places[key] = held.count
      held.append(attempt)
      return
    }
    if rule(marked.assignment).choice(among: [held[place].facts, attempt.facts]) == 1 {
      held[place] = attempt
    }
  }

  /// What the submissions that count tell.
  var statistics: [AssignmentStatistics] {
    var statistics = ClassStatistics()
    for attempt in held { statistics.add(MarkedSubmission(figures: attempt.figures)) }
    return statistics.assignments
  }

  /// The pages of what counts for each student in an assignment.
  func pages(of assignment: String) -> [String: String] {
    var pages: [String: String] = [:]
    for (key, place) in places where key.assignment == assignment && !held[place].page.isEmpty {
      pages[key.student] = held[place].page
    }
    return pages
  }
}
