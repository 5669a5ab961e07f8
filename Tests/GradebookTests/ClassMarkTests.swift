import Gradebook
import Grading
import Problems
import Testing

@Suite struct ClassMarkTests {
  private func submission(_ verdicts: Verdict..., submitted: String? = nil) -> MarkedSubmission {
    let questions = verdicts.enumerated().map { number, verdict in
      MarkedQuestion(
        question: "q\(number)", verdict: verdict, score: verdict == .correct ? 2 : 0, points: 2)
    }
    var submission = MarkedSubmission(
      student: "alice", name: "Alice", assignment: "hw1", title: "Homework 1",
      problems: [
        MarkedProblem(problem: "p", title: "P", questions: questions, digest: "d", seed: 1)
      ])
    submission.due = Timestamp("2026-10-01T12:00:00Z")
    submission.submitted = submitted.flatMap { Timestamp($0) }
    submission.attempt = 2
    return submission
  }

  @Test func theMarksAreThoseOfTheSubmission() {
    let mark = ClassMark(submission(.correct, .incorrect, .unanswered, .correct))
    #expect((mark.student, mark.name, mark.assignment) == ("alice", "Alice", "hw1"))
    #expect((mark.score, mark.points, mark.attempt) == (4, 8, 2))
    #expect(mark.verdicts == [.correct: 2, .incorrect: 1, .unanswered: 1])
    #expect(mark.summary == "2 of 4 questions right, 1 incorrect, 1 unanswered")
    #expect(!mark.needsReview)
  }

  @Test(arguments: [Verdict.undecided, .error])
  func whatNobodyCouldDecideIsToBeLookedAt(verdict: Verdict) {
    #expect(ClassMark(submission(.correct, verdict)).needsReview)
  }

  @Test(arguments: [
    (nil, nil), ("2026-10-01T12:00:00Z", 0), ("2026-10-01T11:00:00Z", 0),
    ("2026-10-01T12:00:00-01:00", 3600),
  ])
  func latenessIsFromTheSubmissionsOwnTime(submitted: String?, seconds: Int?) {
    #expect(ClassMark(submission(.correct, submitted: submitted)).secondsLate == seconds)
  }
}
