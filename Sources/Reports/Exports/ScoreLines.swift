import Gradebook
import Problems

/// The marks of a class as the scores that a tool sends to a platform by LTI 1.3's Assignment and
/// Grade Services: one JSON object a line, each the body of one request.
enum ScoreLines {
  /// The lines, each with its line break.
  ///
  /// - Parameter moment: When the scores were set. A platform ignores a score that is not later
  ///   than the one it has.
  static func text(_ marks: [ClassMark], at moment: Timestamp) -> String {
    marks.map { object($0, at: moment).text + "\n" }.joined()
  }

  private static func object(_ mark: ClassMark, at moment: Timestamp) -> JSONValue {
    // A maximum of 0 is not allowed, and a score not without one.
    let hasScore = mark.points > 0
    return .members([
      "userId": .string(mark.student),
      "scoreGiven": hasScore ? .marks(mark.score) : nil,
      "scoreMaximum": hasScore ? .marks(mark.points) : nil,
      "activityProgress": .string("Completed"),
      "gradingProgress": .string(mark.needsReview ? "PendingManual" : "FullyGraded"),
      "timestamp": .string(text(moment)),
      "submission": mark.submitted.map { .members(["submittedAt": .string(text($0))]) },
      "comment": .string(mark.summary),
    ])
  }

  /// A moment with parts of a second and an offset, both of which platforms require.
  private static func text(_ moment: Timestamp) -> String { moment.utc + ".000+00:00" }
}
