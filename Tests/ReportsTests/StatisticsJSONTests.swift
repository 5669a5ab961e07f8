import Gradebook
import Grading
import Testing

@testable import Reports

/// The numbers are those of the sample by NumPy; see ``StatisticsTextTests``.
@Suite struct StatisticsJSONTests {
  @Test func everyKey() {
    let parts = [
      #"{"assignment": "hw3", "title": "Homework 3", "students": 8, "points": 4, "#,
      #""marks": {"mean": 2.375, "standard_deviation": 0.744024, "minimum": 2, "#,
      #""lower_quartile": 2, "median": 2, "upper_quartile": 2.25, "maximum": 4, "full": 1, "#,
      #""histogram": [0, 0, 0, 0, 0, 6, 0, 1, 0, 1]}, "alpha": -1.16129, "#,
      #""questions": [{"problem": "net", "question": "dW", "points": 2, "students": 8, "#,
      #""verdicts": {"correct": 2, "partial": 3, "incorrect": 3}, "right": 0.25, "#,
      #""mean": 0.875, "mean_share": 0.4375, "standard_deviation": 0.834523, "#,
      #""discrimination": -0.480384, "mistakes": [{"name": "Partial", "students": 3, "#,
      #""message": "some elements are right"}, {"name": "transposed", "students": 3, "#,
      #""message": "the axes are in reverse order"}], "elements": {"shape": [2, 2], "#,
      #""answers": 3, "wrong": [0, 3, 1, 0]}}, {"problem": "net", "question": "loss", "#,
      #""points": 1, "students": 8, "verdicts": {"correct": 4, "incorrect": 2, "#,
      #""unanswered": 1, "undecided": 1}, "right": 0.5, "mean": 0.5, "mean_share": 0.5, "#,
      #""standard_deviation": 0.534522, "discrimination": -0.480384, "#,
      #""mistakes": [{"name": "WrongFormula", "students": 2, "#,
      #""message": "it differs at x = 2"}, {"name": "Undecided", "students": 1, "#,
      #""message": "no variant of 8 gave a finite value"}]}, {"problem": "sizes", "#,
      #""question": "count", "points": 1, "students": 8, "verdicts": {"correct": 8}, "#,
      #""right": 1, "mean": 1, "mean_share": 1, "standard_deviation": 0, "mistakes": []}], "#,
      #""late": {"count": 1, "unknown": 1, "students": [{"student": "ben", "#,
      #""seconds": 97000}]}, "review": [{"student": "ada", "problem": "net", "#,
      #""question": "loss", "verdict": "undecided"}], "similar": [{"students": ["finn", "#,
      #""gia"], "evidence": 2.772589, "answers": [{"problem": "net", "question": "dW", "#,
      #""students": ["finn", "gia"]}, {"problem": "net", "question": "loss", "#,
      #""students": ["finn", "gia"]}]}], "version": "1"}"#,
    ]
    #expect(StatisticsJSON.line(sampleStatistics, version: "1") == parts.joined())
  }

  @Test func whatIsNotKnownIsLeftOut() {
    let marked = submission(
      of: MarkedQuestion(question: "q", verdict: .correct, score: 0, points: 0))
    #expect(
      StatisticsJSON.line(statistics([marked]), version: "1")
        == #"{"assignment": "hw", "title": "hw", "students": 1, "points": 0, "marks": {"#
        + #""mean": 0, "minimum": 0, "lower_quartile": 0, "median": 0, "upper_quartile": 0, "#
        + #""maximum": 0, "full": 0, "histogram": [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]}, "#
        + #""questions": [{"problem": "p", "question": "q", "points": 0, "students": 1, "#
        + #""verdicts": {"correct": 1}, "right": 1, "mean": 0, "mistakes": []}], "#
        + #""late": {"count": 0, "unknown": 1, "students": []}, "review": [], "similar": [], "#
        + #""version": "1"}"#)
  }

  @Test(arguments: [Double.infinity, -.infinity, .nan, 1e300])
  func aNumberThatIsNoneNeverAppears(score: Double) {
    let marked = submission(
      of: MarkedQuestion(question: "q", verdict: .correct, score: score, points: score))
    let line = StatisticsJSON.line(statistics([marked, marked]), version: "1")
    #expect(!line.contains("\"inf\"") && !line.contains("-inf") && !line.contains("nan"))
  }
}
