import Grading

/// Gathers what the marks of a class tell, one submission at a time, and keeps none of them.
///
/// The result is the same in whatever order the submissions are added; only titles, and the order
/// of questions where submissions were marked against different ones, are those met first. One
/// submission of a student and assignment is to be added: the one that counts.
public struct ClassStatistics: Sendable {
  private var tallies: [String: AssignmentTally] = [:]

  /// Statistics of nobody.
  public init() {}

  /// Adds a submission to those of its assignment.
  public mutating func add(_ marked: MarkedSubmission) {
    var tally = tallies.removeValue(forKey: marked.assignment) ?? AssignmentTally(marked)
    tally.add(marked)
    tallies[marked.assignment] = tally
  }

  /// What is known so far, by assignment.
  public var assignments: [AssignmentStatistics] {
    tallies.values.sorted { $0.assignment < $1.assignment }.map(\.statistics)
  }
}
