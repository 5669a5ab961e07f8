import Grading
import Problems

/// An attempt, as far as it matters for which of a student's attempts counts.
public struct AttemptFacts: Sendable, Equatable {
  /// The number of the attempt, where it is given.
  public var number: Int?
  /// When it was handed in, where that is known.
  public var submitted: Timestamp?
  /// The points given.
  public var score: Double

  /// The facts of an attempt.
  public init(number: Int?, submitted: Timestamp?, score: Double) {
    (self.number, self.submitted, self.score) = (number, submitted, score)
  }

  /// The facts of a marked submission.
  public init(_ submission: MarkedSubmission) {
    self.init(
      number: submission.attempt, submitted: submission.submitted, score: submission.score)
  }

  /// Whether this attempt was made before another one, as far as the facts tell: by number, then by
  /// moment. What has none is before what has one.
  func precedes(_ other: AttemptFacts) -> Bool {
    let (mine, theirs) = (number ?? .min, other.number ?? .min)
    if mine != theirs { return mine < theirs }
    return (submitted?.seconds ?? .min) < (other.submitted?.seconds ?? .min)
  }
}

extension CountedAttempt {
  /// The place of the attempt that counts among all of a student's; nil where there is none.
  ///
  /// Attempts are ordered by number, then by moment, then as they are given. So it is the same
  /// whether all are given at once, or each together with the choice among those before it.
  public func choice(among attempts: [AttemptFacts]) -> Int? {
    attempts.indices.dropFirst().reduce(attempts.isEmpty ? nil : 0) { chosen, next in
      guard let chosen else { return next }
      return replaces(attempts[next], attempts[chosen]) ? next : chosen
    }
  }

  /// Whether an attempt counts in place of one that is given before it.
  private func replaces(_ next: AttemptFacts, _ chosen: AttemptFacts) -> Bool {
    switch self {
    case .first: next.precedes(chosen)
    case .last: !next.precedes(chosen)
    case .best:
      next.score == chosen.score ? next.precedes(chosen) : next.score > chosen.score
    }
  }
}
