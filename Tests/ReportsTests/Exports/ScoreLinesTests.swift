import Gradebook
import Problems
import Testing

@testable import Reports

@Suite struct ScoreLinesTests {
  private let moment = Timestamp(seconds: 1_789_373_109)

  /// The members are those of the Score of LTI 1.3's Assignment and Grade Services.
  @Test func aLineAStudent() {
    var handedIn = mark("5323497", 4.5, verdict: .partial)
    handedIn.submitted = Timestamp("2026-09-14T09:00:00+02:00")
    let marks = [handedIn, mark("8", 10, verdict: .undecided)]
    #expect(
      ClassExport.scores(of: marks, at: moment) == """
        {"userId": "5323497", "scoreGiven": 4.5, "scoreMaximum": 10, \
        "activityProgress": "Completed", "gradingProgress": "FullyGraded", \
        "timestamp": "2026-09-14T08:05:09.000+00:00", \
        "submission": {"submittedAt": "2026-09-14T07:00:00.000+00:00"}, \
        "comment": "0 of 1 question right, 1 partial"}
        {"userId": "8", "scoreGiven": 10, "scoreMaximum": 10, \
        "activityProgress": "Completed", "gradingProgress": "PendingManual", \
        "timestamp": "2026-09-14T08:05:09.000+00:00", \
        "comment": "0 of 1 question right, 1 undecided"}

        """)
  }

  @Test func withoutPointsThereIsNoScore() {
    #expect(
      ClassExport.scores(of: [mark("a\u{1B}\"", 0, of: 0)], at: moment) == """
        {"userId": "a\\u001b\\"", "activityProgress": "Completed", \
        "gradingProgress": "FullyGraded", "timestamp": "2026-09-14T08:05:09.000+00:00", \
        "comment": "1 of 1 question right"}

        """)
  }
}
