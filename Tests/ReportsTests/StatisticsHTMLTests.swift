import Grading
import Testing

@testable import Gradebook
@testable import Reports

@Suite struct StatisticsHTMLTests {
  private static let head = #"""
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Homework 3 – statistics</title>
    """#

  private static let body = #"""
    </head><body><main><svg class="patterns" width="0" height="0" aria-hidden="true"><defs><pattern id="pattern-partial" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="ground-partial" width="6" height="6"></rect><rect class="stripe" width="2" height="6"></rect></pattern><pattern id="pattern-incorrect" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect class="ground-incorrect" width="6" height="6"></rect><rect class="stripe" width="1" height="6"></rect></pattern><pattern id="pattern-unreadable" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(0)"><rect class="ground-unreadable" width="6" height="6"></rect><rect class="stripe" width="3" height="6"></rect></pattern><pattern id="pattern-undecided" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(90)"><rect class="ground-undecided" width="6" height="6"></rect><rect class="stripe" width="3" height="6"></rect></pattern></defs></svg><header>
    <h1>Homework 3</h1>
    <p class="facts">Assignment <code>hw3</code> · 8 students · 4 points</p></header>
    <h2>Marks</h2>
    <div class="side"><table class="figures"><tbody>
    <tr><th scope="row">Mean</th><td class="number">2.38 (59.4 %)</td></tr>
    <tr><th scope="row">Standard deviation</th><td class="number">0.74</td></tr>
    <tr><th scope="row">Least</th><td class="number">2</td></tr>
    <tr><th scope="row">Lower quartile</th><td class="number">2</td></tr>
    <tr><th scope="row">Median</th><td class="number">2</td></tr>
    <tr><th scope="row">Upper quartile</th><td class="number">2.25</td></tr>
    <tr><th scope="row">Most</th><td class="number">4</td></tr>
    <tr><th scope="row">Full marks</th><td class="number">1 of 8</td></tr>
    <tr><th scope="row">Cronbach’s alpha</th><td class="number">-1.16</td></tr></tbody></table>
    <svg class="chart" viewBox="0 0 358 208" role="img" aria-label="Histogram of the marks. 50–60 %: 6 students; 70–80 %: 1 student; 90–100 %: 1 student."><title>Histogram of the marks</title><desc>50–60 %: 6 students; 70–80 %: 1 student; 90–100 %: 1 student.</desc><rect class="column" x="181" y="26" width="29" height="146"></rect><text x="195.5" y="21" text-anchor="middle">6</text><rect class="column" x="247" y="147.7" width="29" height="24.3"></rect><text x="261.5" y="142.7" text-anchor="middle">1</text><rect class="column" x="313" y="147.7" width="29" height="24.3"></rect><text x="327.5" y="142.7" text-anchor="middle">1</text><path class="axis" d="M14 172h330"></path><text x="179" y="204" text-anchor="middle">marks in percent of the points</text><text x="14" y="187" text-anchor="middle">0</text><text x="47" y="187" text-anchor="middle">10</text><text x="80" y="187" text-anchor="middle">20</text><text x="113" y="187" text-anchor="middle">30</text><text x="146" y="187" text-anchor="middle">40</text><text x="179" y="187" text-anchor="middle">50</text><text x="212" y="187" text-anchor="middle">60</text><text x="245" y="187" text-anchor="middle">70</text><text x="278" y="187" text-anchor="middle">80</text><text x="311" y="187" text-anchor="middle">90</text><text x="344" y="187" text-anchor="middle">100</text></svg></div><details><summary>The histogram as a table</summary><table class="figures"><thead><tr><th scope="col">Marks</th><th scope="col" class="number">Students</th></tr></thead><tbody>
    <tr><th scope="row">0–10 %</th><td class="number">0</td></tr>
    <tr><th scope="row">10–20 %</th><td class="number">0</td></tr>
    <tr><th scope="row">20–30 %</th><td class="number">0</td></tr>
    <tr><th scope="row">30–40 %</th><td class="number">0</td></tr>
    <tr><th scope="row">40–50 %</th><td class="number">0</td></tr>
    <tr><th scope="row">50–60 %</th><td class="number">6</td></tr>
    <tr><th scope="row">60–70 %</th><td class="number">0</td></tr>
    <tr><th scope="row">70–80 %</th><td class="number">1</td></tr>
    <tr><th scope="row">80–90 %</th><td class="number">0</td></tr>
    <tr><th scope="row">90–100 %</th><td class="number">1</td></tr></tbody></table></details>
    <h2>Questions</h2>
    <ul class="legend">
    <li><svg width="20" height="14" viewBox="0 0 20 14" aria-hidden="true"><rect class="part-correct" x="0.5" y="0.5" width="19" height="13"></rect></svg> correct</li>
    <li><svg width="20" height="14" viewBox="0 0 20 14" aria-hidden="true"><rect class="part-partial" x="0.5" y="0.5" width="19" height="13"></rect></svg> partial</li>
    <li><svg width="20" height="14" viewBox="0 0 20 14" aria-hidden="true"><rect class="part-incorrect" x="0.5" y="0.5" width="19" height="13"></rect></svg> incorrect</li>
    <li><svg width="20" height="14" viewBox="0 0 20 14" aria-hidden="true"><rect class="part-unanswered" x="0.5" y="0.5" width="19" height="13"></rect></svg> unanswered</li>
    <li><svg width="20" height="14" viewBox="0 0 20 14" aria-hidden="true"><rect class="part-undecided" x="0.5" y="0.5" width="19" height="13"></rect></svg> undecided</li></ul>
    <div class="values" tabindex="0" role="region" aria-label="Questions"><table class="questions"><thead><tr><th scope="col">Question</th><th scope="col" class="number">Right</th><th scope="col" class="number">Mean</th><th scope="col" class="number">Discr.</th></tr></thead><tbody>
    <tr class="problem"><th colspan="4"><a href="#problem-1">A small network</a></th></tr>
    <tr><th scope="row"><div><a href="#problem-1-1">dW</a><svg class="verdicts" viewBox="0 0 200 14" preserveAspectRatio="none" role="img" aria-label="2 correct, 3 partial, 3 incorrect"><title>2 correct, 3 partial, 3 incorrect</title><rect class="part-correct" x="0" y="0.5" width="50" height="13"></rect><rect class="part-partial" x="50" y="0.5" width="75" height="13"></rect><rect class="part-incorrect" x="125" y="0.5" width="75" height="13"></rect></svg></div></th><td class="number">25 %</td><td class="number">43.8 %</td><td class="number">-0.48</td></tr>
    <tr><th scope="row"><div><a href="#problem-1-2">loss</a><svg class="verdicts" viewBox="0 0 200 14" preserveAspectRatio="none" role="img" aria-label="4 correct, 2 incorrect, 1 unanswered, 1 undecided"><title>4 correct, 2 incorrect, 1 unanswered, 1 undecided</title><rect class="part-correct" x="0" y="0.5" width="100" height="13"></rect><rect class="part-incorrect" x="100" y="0.5" width="50" height="13"></rect><rect class="part-unanswered" x="150" y="0.5" width="25" height="13"></rect><rect class="part-undecided" x="175" y="0.5" width="25" height="13"></rect></svg></div></th><td class="number">50 %</td><td class="number">50 %</td><td class="number">-0.48</td></tr>
    <tr class="problem"><th colspan="4"><a href="#problem-2">sizes</a></th></tr>
    <tr><th scope="row"><div><a href="#problem-2-1">count</a><svg class="verdicts" viewBox="0 0 200 14" preserveAspectRatio="none" role="img" aria-label="8 correct"><title>8 correct</title><rect class="part-correct" x="0" y="0.5" width="200" height="13"></rect></svg></div></th><td class="number">100 %</td><td class="number">100 %</td><td class="number">–</td></tr></tbody></table></div>
    <p class="facts">Right: answers with all points. Mean: in percent of the points. Discr.: discrimination, the correlation of the score with that of all other questions together.</p>
    <svg class="chart" viewBox="0 0 358 240" role="img" aria-label="Ease and discrimination of the questions. 2 questions; the figures stand in the table of questions."><title>Ease and discrimination of the questions</title><desc>2 questions; the figures stand in the table of questions.</desc><text x="40" y="216" text-anchor="middle">0</text><path class="grid" d="M40 20v180"></path><text x="115" y="216" text-anchor="middle">25</text><path class="grid" d="M115 20v180"></path><text x="190" y="216" text-anchor="middle">50</text><path class="grid" d="M190 20v180"></path><text x="265" y="216" text-anchor="middle">75</text><path class="grid" d="M265 20v180"></path><text x="340" y="216" text-anchor="middle">100</text><path class="grid" d="M340 20v180"></path><text x="34" y="204" text-anchor="end">-1</text><path class="grid" d="M40 200h300"></path><text x="34" y="159" text-anchor="end">-0.5</text><path class="grid" d="M40 155h300"></path><text x="34" y="114" text-anchor="end">0</text><path class="axis" d="M40 110h300"></path><text x="34" y="69" text-anchor="end">0.5</text><path class="grid" d="M40 65h300"></path><text x="34" y="24" text-anchor="end">1</text><path class="grid" d="M40 20h300"></path><text x="190" y="234" text-anchor="middle">mean, in percent of the points</text><text x="2" y="10" text-anchor="start">discrimination</text><circle class="low" cx="171.3" cy="153.2" r="5"><title>net/dW: mean 43.8 %, discrimination -0.48</title></circle><circle class="low" cx="190" cy="153.2" r="5"><title>net/loss: mean 50 %, discrimination -0.48</title></circle></svg>
    <p>Discrimination below 0.20, drawn as rings; these are worth a look: <a href="#problem-1-1">dW</a>, <a href="#problem-1-2">loss</a>.</p>
    <section id="problem-1">
    <h2>A small network <small><code>net</code></small></h2>
    <section class="question" id="problem-1-1">
    <h3><code>dW</code> <small>2 points</small></h3>
    <p class="facts">2 correct, 3 partial, 3 incorrect. Mean 0.88 (43.8 %), standard deviation 0.83, discrimination -0.48.</p>
    <div class="values" tabindex="0" role="region" aria-label="Mistakes"><table class="mistakes"><thead><tr><th scope="col">Students</th><th scope="col">Mistake</th><th scope="col">As one was told</th></tr></thead><tbody>
    <tr><td class="number">3</td><th scope="row">Partial</th><td>some elements are right</td></tr>
    <tr><td class="number">3</td><th scope="row">transposed</th><td>the axes are in reverse order</td></tr></tbody></table></div>
    <p class="facts">Where 3 wrong tensors of shape [2, 2] differ:</p>
    <figure class="heat-map">
    <figcaption>Wrong most often: element [0, 1] (100 %).</figcaption><div class="panels" role="img" aria-label="Map of the elements. Wrong most often: element [0, 1] (100 %).">
    <div class="panel"><svg width="61" height="65" viewBox="0 0 61 65" aria-hidden="true"><path class="heat-cells" d="M12 16h48v24h-48zM12 40h48v24h-48z"></path><path class="heat-grid" d="M12 16h48v24h-48zM36 16v24M12 40h48v24h-48zM36 40v24"></path><path class="heat-2" d="M18.5 46.5h11v11h-11z"></path><path class="heat-3" d="M37.5 17.5h21v21h-21z"></path><text x="24" y="11" text-anchor="middle">0</text><text x="48" y="11" text-anchor="middle">1</text><text x="8" y="32" text-anchor="end">0</text><text x="8" y="56" text-anchor="end">1</text></svg></div></div><ul class="legend">
    <li><svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path class="heat-cells" d="M1 1h14v14h-14z"></path><path class="heat-grid" d="M1 1h14v14h-14z"></path></svg> nobody</li>
    <li><svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path class="heat-cells" d="M1 1h14v14h-14z"></path><path class="heat-grid" d="M1 1h14v14h-14z"></path><path class="heat-2" d="M4.8 4.8h6.4v6.4h-6.4z"></path></svg> up to 40 %</li>
    <li><svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path class="heat-cells" d="M1 1h14v14h-14z"></path><path class="heat-grid" d="M1 1h14v14h-14z"></path><path class="heat-3" d="M1.9 1.9h12.2v12.2h-12.2z"></path></svg> over 80 %</li></ul></figure></section>
    <section class="question" id="problem-1-2">
    <h3><code>loss</code> <small>1 point</small></h3>
    <p class="facts">4 correct, 2 incorrect, 1 unanswered, 1 undecided. Mean 0.5 (50 %), standard deviation 0.53, discrimination -0.48.</p>
    <div class="values" tabindex="0" role="region" aria-label="Mistakes"><table class="mistakes"><thead><tr><th scope="col">Students</th><th scope="col">Mistake</th><th scope="col">As one was told</th></tr></thead><tbody>
    <tr><td class="number">2</td><th scope="row">WrongFormula</th><td>it differs at x = 2</td></tr>
    <tr><td class="number">1</td><th scope="row">Undecided</th><td>no variant of 8 gave a finite value</td></tr></tbody></table></div></section></section>
    <section id="problem-2">
    <h2>sizes <small><code>sizes</code></small></h2>
    <section class="question" id="problem-2-1">
    <h3><code>count</code> <small>1 point</small></h3>
    <p class="facts">8 correct. Mean 1 (100 %), standard deviation 0, discrimination –.</p></section></section>
    <h2>Late submissions</h2>
    <p>1 of 8, at most by 1 day 2 h; not known of 1.</p><table class="figures"><thead><tr><th scope="col">Student</th><th scope="col" class="number">Late by</th></tr></thead><tbody>
    <tr><th scope="row">ben</th><td class="number">1 day 2 h</td></tr></tbody></table>
    <h2>To be looked at by a person</h2>
    <p>1 answer.</p><table class="figures"><thead><tr><th scope="col">Student</th><th scope="col">Question</th><th scope="col">Verdict</th></tr></thead><tbody>
    <tr><th scope="row">ada</th><td><a href="#problem-1-2">net/loss</a></td><td>undecided</td></tr></tbody></table>
    <h2>Similar submissions</h2>
    <p>The same rare wrong answers, which may have many causes: a hint where to look, never proof.</p>
    <div class="values" tabindex="0" role="region" aria-label="Similar submissions"><table class="similar"><thead><tr><th scope="col">Students</th><th scope="col">Evidence</th><th scope="col">Shared answers</th></tr></thead><tbody>
    <tr><th scope="row">finn, gia</th><td class="number">2.77</td><td>net/dW, net/loss</td></tr></tbody></table></div>
    <h2>Students</h2>
    <div class="values" tabindex="0" role="region" aria-label="Students"><table><thead><tr><th scope="col">Student</th><th scope="col">Name</th><th scope="col" class="number">Marks</th><th scope="col" class="number">Share</th><th scope="col" class="number">Late by</th><th scope="col" class="number">To look at</th></tr></thead><tbody>
    <tr><th scope="row">ada</th><td>Ada Lovelace</td><td class="number">3/4</td><td class="number">75 %</td><td class="number"></td><td class="number">1</td></tr>
    <tr><th scope="row">ben</th><td></td><td class="number">4/4</td><td class="number">100 %</td><td class="number">1 day 2 h</td><td class="number"></td></tr>
    <tr><th scope="row">cleo</th><td></td><td class="number">2/4</td><td class="number">50 %</td><td class="number"></td><td class="number"></td></tr>
    <tr><th scope="row">dan</th><td></td><td class="number">2/4</td><td class="number">50 %</td><td class="number"></td><td class="number"></td></tr>
    <tr><th scope="row">eve</th><td></td><td class="number">2/4</td><td class="number">50 %</td><td class="number"></td><td class="number"></td></tr>
    <tr><th scope="row">finn</th><td></td><td class="number">2/4</td><td class="number">50 %</td><td class="number"></td><td class="number"></td></tr>
    <tr><th scope="row">gia</th><td></td><td class="number">2/4</td><td class="number">50 %</td><td class="number"></td><td class="number"></td></tr>
    <tr><th scope="row">hal</th><td></td><td class="number">2/4</td><td class="number">50 %</td><td class="number">?</td><td class="number"></td></tr></tbody></table></div></main></body></html>

    """#

  @Test func theWholeIsAPage() {
    let page = StatisticsHTML.page(sampleStatistics, assignment: nil)
    #expect(
      page == "\(Self.head)<style>\(PageStyle.css)\(HeatMap.css)\(StatisticsPageStyle.css)"
        + "</style>\(Self.body)")
  }

  // MARK: With an assignment

  @Test func promptsAreShownWhereTheyAreKnown() {
    let asked = assignment(
      [
        ("assignment.yaml", "{title: Other, due: 2026-10-01, problems: [net]}"),
        (
          "net.yaml",
          """
          title: A small network
          prompt: Let $x$ be given.
          let: {SECRET: 2}
          questions: {dW: {prompt: Compute $W$., ask: SECRET, hint: SECRET}}
          """
        ),
      ], id: "hw3")
    let page = StatisticsHTML.page(sampleStatistics, assignment: asked)
    #expect(page.contains(" · 8 students · 4 points · Due 2026-10-01</p>"))
    #expect(
      page.contains(
        "<details><summary>What is told before the questions</summary><p>Let <math><mi>x</mi></math> "
          + "be given.</p></details>"))
    #expect(
      page.contains(
        "<h3><code>dW</code> <small>2 points</small></h3><p>Compute <math><mi>W</mi></math>.</p>"))
    #expect(!page.contains("SECRET"))
  }

  // MARK: Students

  @Test func studentsLeadToTheirPages() {
    let pages = ["ada": "students/a&b <#1>.html", "finn": "students/finn.html", "zoe": "z.html"]
    let page = StatisticsHTML.page(sampleStatistics, assignment: nil, pages: pages)
    let ada = #"<a href="students/a%26b%20%3C%231%3E.html">ada</a>"#
    #expect(page.contains("<tr><th scope=\"row\">\(ada)</th><td>Ada Lovelace</td>"))
    #expect(page.contains("<tr><th scope=\"row\">\(ada)</th><td><a href=\"#problem-1-2\">"))
    #expect(page.contains(#"<a href="students/finn.html">finn</a>, gia</th>"#))
    #expect(page.contains(#"<tr><th scope="row">ben</th>"#))
    #expect(!page.contains("z.html"))
  }

  @Test func aLargeClassIsListedInPart() {
    let count = StatisticsHTML.studentLimit + 1
    let page = StatisticsHTML.page(
      statistics((0..<count).map { nobody("s\(10_000 + $0)") }), assignment: nil)
    #expect(page.contains("<th scope=\"row\">s14999</th>"))
    #expect(!page.contains("s15000"))
    #expect(
      page.contains(
        "<p class=\"facts\">The first 5000 of 5001 are shown; the JSON of the statistics has all.</p>"
      ))
    #expect(page.contains("<p>Nobody; not known of 5001.</p>"))
  }

  private func nobody(_ student: String) -> MarkedSubmission {
    MarkedSubmission(student: student, assignment: "hw", title: "", problems: [])
  }

  @Test func whatHasNoTitleIsNamedByItsId() {
    let page = StatisticsHTML.page(statistics([nobody("ada")]), assignment: nil)
    #expect(page.contains("<title>hw – statistics</title>"))
    #expect(page.contains("\n<h1>hw</h1>"))
    #expect(!page.contains("<h2>Questions</h2>"))
  }

  // MARK: What a submission holds

  @Test func nothingOfASubmissionActsOnTheReader() {
    let nasty = "<script>alert(1)</script>\"'&\u{1B}[31m\u{202E}"
    var question = MarkedQuestion(
      question: nasty, verdict: .undecided, score: 0, points: 1, kind: nasty, mistake: nasty,
      message: nasty + "\nthe student's own answer")
    question.differences = ElementDifferences(shape: [1], levels: [.great])
    let submission = MarkedSubmission(
      student: nasty, name: nasty, assignment: nasty, title: nasty,
      problems: [
        MarkedProblem(problem: nasty, title: nasty, questions: [question], digest: "", seed: 0)
      ])
    let page = StatisticsHTML.page(
      statistics([submission]), assignment: nil, pages: [nasty: nasty])
    for part in ["<script", "\u{1B}", "\u{202E}", "own answer", "http:", "https:", " src="] {
      #expect(!page.contains(part), "\(part)")
    }
    #expect(page.contains("<h1>&lt;script&gt;alert(1)&lt;/script&gt;\"'&amp;"))
    #expect(
      page.contains("href=\"%3Cscript%3Ealert%281%29%3C/script%3E%22%27%26%1B%5B31m%E2%80%AE\""))
  }

  @Test func theStyleStandsInAPageAsItIs() {
    #expect(!StatisticsPageStyle.css.contains { "<>&".contains($0) })
    let addresses = StatisticsPageStyle.css.split(separator: "url(").dropFirst()
    #expect(addresses.count == 4)
    #expect(addresses.allSatisfy { $0.hasPrefix("#pattern-") })
  }
}
