import Grading
import Problems
import Testing

@testable import Gradebook

@Suite struct LedgerTests {
  private func attempt(_ student: String, _ digest: String) -> AttemptKey {
    AttemptKey(assignment: "hw", student: student, digest: digest)
  }

  private func entry(
    _ student: String, _ digest: String, score: Double?, verdict: Verdict = .correct,
    counts: CountedAttempt = .last, by assignment: String = "A", isSound: Bool = true
  ) -> GradebookEntry {
    let marked = score.map { score in
      MarkedSubmission(
        student: student, assignment: "hw", title: "Homework",
        problems: [
          MarkedProblem(
            problem: "p", title: "P",
            questions: [
              MarkedQuestion(question: "q", verdict: verdict, score: score, points: 4)
            ], digest: "d", seed: 0)
        ])
    }
    return GradebookEntry(
      attempt(student, digest), file: "\(student).json", counts: counts,
      assignmentDigest: assignment,
      marking: marked.map {
        .init($0, state: MarkingState($0, isSound: isSound), content: [])
      })
  }

  /// A ledger with one attempt of Ann, which run 1 saw and which counted.
  private func ledger(version: String = "1") -> Ledger {
    let mark = Mark(submission: 7, grading: 70, score: 3, points: 4)
    var ledger = Ledger(
      before: [StudentKey(assignment: "hw", student: "ann"): mark], version: version)
    ledger.add(
      attempt("ann", "x"),
      Attempt(
        digest: "x", mark: mark, run: 1, place: 0, assignmentDigest: "A", version: "1"))
    return ledger
  }

  private func described(_ changes: [MarkChange]) -> [String] {
    changes.map { change in
      let before = change.before.map { "\($0.submission)/\($0.grading)/\($0.score)" } ?? "none"
      return "\(change.student.student) \(before) -> "
        + "\(change.after.submission)/\(change.after.grading)/\(change.after.score) "
        + (change.isSeen ? "seen" : "not seen")
    }
  }

  @Test func whatIsUnchangedChangesNothing() {
    var ledger = ledger()
    #expect(ledger.submission(attempt("ann", "x")) == 7)
    #expect(ledger.submission(attempt("ann", "y")) == nil)
    #expect(ledger.submission(attempt("bob", "x")) == nil)
    ledger.note(entry("ann", "x", score: nil), run: 2, place: 0, submission: 7, grading: nil)
    #expect(ledger.changes().marks == [])
    #expect(ledger.stale(of: true, run: 2) == [])
  }

  @Test func aCorrectedProblemChangesAMark() {
    var ledger = ledger()
    ledger.note(
      entry("ann", "x", score: 4, by: "B"), run: 2, place: 0, submission: 7, grading: 71)
    #expect(described(ledger.changes().marks) == ["ann 7/70/3.0 -> 7/71/4.0 seen"])
  }

  @Test func aMarkingWithTheSameMarkIsNotSeen() {
    var ledger = ledger()
    ledger.note(
      entry("ann", "x", score: 3, by: "B"), run: 2, place: 0, submission: 7, grading: 71)
    #expect(described(ledger.changes().marks) == ["ann 7/70/3.0 -> 7/71/3.0 not seen"])
  }

  @Test func theAttemptCountsThatTheRuleSays() {
    func changes(_ rule: CountedAttempt) -> [String] {
      var ledger = ledger()
      ledger.note(
        entry("ann", "y", score: 2, counts: rule), run: 2, place: 0, submission: 8, grading: 80)
      ledger.note(
        entry("bob", "z", score: 1, counts: rule), run: 2, place: 1, submission: 9, grading: 90)
      return described(ledger.changes().marks)
    }
    #expect(
      changes(.last) == ["ann 7/70/3.0 -> 8/80/2.0 seen", "bob none -> 9/90/1.0 seen"])
    #expect(changes(.best) == ["bob none -> 9/90/1.0 seen"])
    #expect(changes(.first) == ["bob none -> 9/90/1.0 seen"])
  }

  @Test func anOldAttemptThatIsHandedInAgainIsTheLast() {
    var ledger = ledger()
    ledger.note(entry("ann", "y", score: 2), run: 2, place: 0, submission: 8, grading: 80)
    ledger.note(entry("ann", "x", score: nil), run: 3, place: 0, submission: 7, grading: nil)
    #expect(ledger.changes().marks == [])
  }

  @Test func earlierAttemptsAreStaleWhereTheProblemsOrTheVersionChanged() {
    for (digest, version, stale) in [("A", "1", []), ("B", "1", [7]), ("A", "2", [7])] {
      var ledger = ledger(version: version)
      ledger.note(
        entry("ann", "y", score: 2, by: digest), run: 2, place: 0, submission: 8, grading: 80)
      #expect(ledger.stale(of: false, run: 2) == stale)
    }
    // Those of students whom the run did not see, only where all are asked for.
    var ledger = ledger()
    ledger.note(
      entry("bob", "y", score: 2, by: "B"), run: 2, place: 0, submission: 8, grading: 80)
    #expect(ledger.stale(of: false, run: 2) == [])
    #expect(ledger.stale(of: true, run: 2) == [7])
  }

  @Test func anAttemptWhoseMarkingWasNotFinalIsStale() {
    for state in [MarkingState.undecided, .failed] {
      var ledger = ledger()
      ledger.add(
        attempt("ann", "y"),
        Attempt(
          digest: "y", mark: Mark(submission: 8, grading: 80, score: 2, points: 4), run: 1,
          place: 1, assignmentDigest: "A", version: "1", state: state))
      ledger.note(entry("ann", "x", score: nil), run: 2, place: 0, submission: 7, grading: nil)
      #expect(ledger.stale(of: false, run: 2) == [8])
    }
  }

  @Test func aStaleAttemptKeepsItsPlace() {
    var ledger = ledger()
    ledger.note(
      entry("ann", "y", score: 2, by: "B"), run: 2, place: 0, submission: 8, grading: 80)
    ledger.note(
      entry("ann", "x", score: 4, by: "B"), run: 2, place: nil, submission: 7, grading: 71)
    #expect(described(ledger.changes().marks) == ["ann 7/70/3.0 -> 8/80/2.0 seen"])
    #expect(ledger.stale(of: true, run: 2) == [])
  }

  @Test func whatIsHeldIsNotWrittenAgain() {
    let ledger = ledger()
    #expect(ledger.holds(entry("ann", "x", score: nil)))
    #expect(ledger.holds(entry("ann", "x", score: 3)))
    #expect(!ledger.holds(entry("ann", "x", score: 2)))
    #expect(!ledger.holds(entry("ann", "x", score: 3, by: "B")))
    #expect(!ledger.holds(entry("ann", "y", score: 3)))
    #expect(!ledger.holds(entry("ann", "x", score: 3, verdict: .undecided)))
    #expect(!ledger.holds(entry("ann", "x", score: 3, verdict: .error)))
    #expect(!self.ledger(version: "2").holds(entry("ann", "x", score: 3)))
  }

  @Test func whatAFailedProblemTellsDoesNotCount() {
    for entry in [
      entry("ann", "x", score: 1, verdict: .error, by: "B"),
      entry("ann", "x", score: 1, by: "B", isSound: false),
      entry("ann", "x", score: 1, verdict: .undecided, by: "B"),
    ] {
      var ledger = ledger()
      ledger.note(entry, run: 2, place: 0, submission: 7, grading: 71)
      #expect(ledger.changes().marks == [])
      #expect(ledger.changes().withheld == [StudentKey(assignment: "hw", student: "ann")])
    }
    // A new attempt that is undecided counts: it is another one than before.
    var ledger = ledger()
    ledger.note(
      entry("ann", "y", score: 1, verdict: .undecided), run: 2, place: 0, submission: 8,
      grading: 80)
    #expect(described(ledger.changes().marks) == ["ann 7/70/3.0 -> 8/80/1.0 seen"])
    #expect(ledger.changes().withheld == [])
  }

  @Test func studentsOfARunThatDidNotEndHaveMarksToo() {
    var ledger = ledger()
    ledger.add(
      attempt("bob", "z"),
      Attempt(
        digest: "z", mark: Mark(submission: 9, grading: 90, score: 2, points: 4), run: 2, place: 0,
        assignmentDigest: "A", version: "1"))
    #expect(described(ledger.changes().marks) == ["bob none -> 9/90/2.0 seen"])
  }
}
