import Grading
import Testing

@testable import Gradebook
@testable import Reports

@Suite struct ClassChartTests {
  /// A class of one question; each student has so many of its 2 points.
  private func questions(_ scores: [Double]) -> [QuestionStatistics] {
    statistics(
      scores.enumerated().map { number, score in
        MarkedSubmission(
          student: "\(number)", assignment: "hw", title: "hw",
          problems: [
            MarkedProblem(
              problem: "p", title: "p",
              questions: [
                MarkedQuestion(question: "a", verdict: .partial, score: score, points: 2),
                MarkedQuestion(question: "b", verdict: .partial, score: 2 - score, points: 2),
              ], digest: "", seed: 0)
          ])
      }
    ).questions
  }

  @Test func theHighestColumnHasAllTheHeight() {
    let chart = ClassChart.histogram([1000, 0, 0, 0, 0, 500, 0, 0, 0, 1]).source
    let columns = chart.split(separator: "<rect class=\"column\" ").dropFirst().map {
      $0.prefix { $0 != ">" }
    }
    #expect(
      columns == [
        #"x="16" y="26" width="29" height="146""#, #"x="181" y="99" width="29" height="73""#,
        #"x="313" y="170" width="29" height="2""#,
      ])
    #expect(
      chart.contains(
        "<desc>0–10 %: 1000 students; 50–60 %: 500 students; 90–100 %: 1 student.</desc>"))
  }

  @Test func aHistogramOfNobodyIsEmpty() {
    let chart = ClassChart.histogram([Int](repeating: 0, count: 10)).source
    #expect(!chart.contains("<rect"))
    #expect(chart.contains("<desc>Nobody.</desc>"))
  }

  @Test func pointsStandWhereTheirFiguresAre() throws {
    // One question is the opposite of the other: their correlation is -1, at the foot of the chart.
    let chart = try #require(ClassChart.scatter(questions([0, 1, 0.5]))).source
    #expect(
      chart.contains(
        #"<circle class="low" cx="115" cy="200" r="5"><title>p/a: mean 25 %, discrimination -1.00"#)
    )
    #expect(
      chart.contains(
        #"<circle class="low" cx="265" cy="200" r="5"><title>p/b: mean 75 %, discrimination -1.00"#)
    )
  }

  @Test func withoutFiguresThereIsNoChart() {
    #expect(ClassChart.scatter(questions([1, 1, 1])) == nil)
    #expect(ClassChart.scatter(questions([1])) == nil)
    #expect(ClassChart.scatter([]) == nil)
  }
}
