import Grading
import Testing

@testable import Gradebook
@testable import Reports

@Suite struct VerdictBarTests {
  private func question(_ verdicts: [Verdict: Int]) -> QuestionStatistics {
    QuestionStatistics(
      problem: "p", problemTitle: "p", question: "q", points: 1,
      students: verdicts.values.reduce(0, +), verdicts: verdicts, mean: 0, standardDeviation: nil,
      discrimination: nil, mistakes: [], elements: nil)
  }

  @Test func everyVerdictHasItsPart() {
    let all = Dictionary(uniqueKeysWithValues: Verdict.allCases.map { ($0, 1) })
    let words =
      "1 correct, 1 partial, 1 incorrect, 1 unreadable, 1 unanswered, 1 undecided, 1 error"
    #expect(Set(VerdictBar.order) == Set(Verdict.allCases))
    #expect(
      VerdictBar.markup(question(all)).source == """
        <svg class="verdicts" viewBox="0 0 200 14" preserveAspectRatio="none" role="img" \
        aria-label="\(words)"><title>\(words)</title>\
        <rect class="part-correct" x="0" y="0.5" width="28.6" height="13"></rect>\
        <rect class="part-partial" x="28.6" y="0.5" width="28.6" height="13"></rect>\
        <rect class="part-incorrect" x="57.1" y="0.5" width="28.6" height="13"></rect>\
        <rect class="part-unreadable" x="85.7" y="0.5" width="28.6" height="13"></rect>\
        <rect class="part-unanswered" x="114.3" y="0.5" width="28.6" height="13"></rect>\
        <rect class="part-undecided" x="142.9" y="0.5" width="28.6" height="13"></rect>\
        <rect class="part-error" x="171.4" y="0.5" width="28.6" height="13"></rect></svg>
        """)
  }

  @Test func everyPartHasAStyle() {
    for verdict in Verdict.allCases {
      #expect(StatisticsPageStyle.css.contains("    .part-\(verdict.rawValue) {".dropFirst(4)))
    }
  }

  @Test func aLegendNamesWhatIsMet() {
    let legend = VerdictBar.legend([question([.correct: 2]), question([.error: 1])]).source
    let words = legend.split(separator: "</svg> ").dropFirst().map { $0.prefix { $0 != "<" } }
    #expect(words == ["correct", "error"])
  }
}
