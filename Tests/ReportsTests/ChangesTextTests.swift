import Gradebook
import Testing

@testable import Reports

@Suite struct ChangesTextTests {
  private func mark(_ score: Double, _ points: Double = 14) -> Mark {
    Mark(submission: 1, grading: 1, score: score, points: points)
  }

  private func change(
    _ student: String, in assignment: String = "hw1", name: String? = nil, _ before: Mark?,
    _ after: Mark
  ) -> MarkChange {
    MarkChange(
      student: StudentKey(assignment: assignment, student: student), name: name, before: before,
      after: after)
  }

  @Test func aTableOfTheMarksThatChange() {
    let changes = [
      change("alice", name: "Alice Doe", mark(12), mark(13)),
      change("bob", mark(9), mark(8.5)), change("carol", nil, mark(1)),
      change("da\u{1B}n", in: "hw2", mark(0), mark(0, 15)),
    ]
    #expect(
      ChangesText.text(
        GradebookChanges(marked: 2, unchanged: 1998, marks: changes, isDryRun: false)) == """
          The marks of 3 students changed:
            hw1
              alice (Alice Doe)  12/14 → 13/14   +1
              bob                 9/14 → 8.5/14  -0.5
            hw2
              da␛n                0/14 → 0/15    +0
          1 student got a first mark.
          2 submissions were marked, 1998 had not changed.

          """)
  }

  @Test func ofADryRun() {
    let changes = [change("bob", mark(9), mark(8.5)), change("carol", nil, mark(1))]
    #expect(
      ChangesText.text(
        GradebookChanges(marked: 1, unchanged: 0, marks: changes, isDryRun: true)) == """
          The marks of 1 student would change:
            hw1
              bob  9/14 → 8.5/14  -0.5
          1 student would get a first mark.
          1 submission was marked, 0 had not changed.

          """)
    #expect(
      ChangesText.text(GradebookChanges(marked: 0, unchanged: 3, marks: [], isDryRun: true)) == """
        No mark would change.
        0 submissions were marked, 3 had not changed.

        """)
  }

  @Test func marksThatCannotBeWorkedOutStay() {
    let students = (10..<22).map { StudentKey(assignment: "hw", student: "s\($0)") }
    #expect(
      ChangesText.text(
        GradebookChanges(
          marked: 12, unchanged: 0, marks: [], withheld: students, isDryRun: false)) == """
          No mark changed.
          12 marks could not be worked out, since a problem failed or an answer was left undecided; \
          what counted before stays: s10, s11, s12, s13, s14, s15, s16, s17, s18, s19 and 2 more
          12 submissions were marked, 0 had not changed.

          """)
  }

  @Test func firstMarksAlone() {
    #expect(
      ChangesText.text(
        GradebookChanges(
          marked: 1, unchanged: 0, marks: [change("carol", nil, mark(1))], isDryRun: false)) == """
          1 student got a first mark.
          1 submission was marked, 0 had not changed.

          """)
  }
}
