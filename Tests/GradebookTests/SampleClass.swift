import Grading
import Problems

/// A submission to `hw` with one problem `p`, whose questions are `q0`, `q1`, ….
func submission(
  _ student: String, _ questions: [MarkedQuestion], seed: UInt64 = 1, assignment: String = "hw"
) -> MarkedSubmission {
  let named = questions.enumerated().map { number, question in
    var question = question
    if question.question.isEmpty { question.question = "q\(number)" }
    return question
  }
  return MarkedSubmission(
    student: student, assignment: assignment, title: "Homework",
    problems: [
      MarkedProblem(problem: "p", title: "Problem", questions: named, digest: "d", seed: seed)
    ])
}

/// A question whose verdict follows from its score.
func question(_ score: Double, of points: Double) -> MarkedQuestion {
  MarkedQuestion(
    question: "", verdict: score == points ? .correct : score == 0 ? .incorrect : .partial,
    score: score, points: points)
}

/// A wrong answer, known by a number.
func wrong(_ fingerprint: UInt64, mistake: String? = nil) -> MarkedQuestion {
  var question = question(0, of: 1)
  (question.fingerprint, question.mistake) = (fingerprint, mistake)
  return question
}

/// Submissions of students `s0`, `s1`, … with these scores for questions of these points.
func classOf(_ scores: [[Double]], points: [Double]) -> [MarkedSubmission] {
  scores.enumerated().map { number, row in
    submission("s\(number)", zip(row, points).map { question($0, of: $1) })
  }
}
