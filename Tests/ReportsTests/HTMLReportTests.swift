import Grading
import Problems
import Testing

@testable import Reports

@Suite struct HTMLReportTests {
  private static let problems = assignment([
    ("assignment.yaml", "title: Linear layers\ndue: 2026-10-01"),
    (
      "layer.yaml",
      """
      title: A *linear* layer
      source: Notes, section 2
      prompt: A layer gives $y = W x$.
      sizes: {n: 2}
      given: {W: [[1, 0], [0, 2]], x: [1, 2]}
      questions:
        y: {prompt: "Compute $y$.", ask: W @ x, points: 3}
        law: {prompt: Write $y$ as a formula., ask: n * W @ x, answer: formula, uses: [n, W, x]}
        kind: {prompt: Which?, options: {a: $x^2$, b: "no"}, correct: a}
      """
    ),
  ])

  private static var layerSubmission: MarkedSubmission {
    var y = MarkedQuestion(
      question: "y", source: "2.1", verdict: .partial, score: 1.5, points: 3, kind: "Partial",
      message: "1 of 2 elements differs", hint: "Begin with $W$.",
      expected: .list([.integer(1), .integer(4)]))
    y.differences = ElementDifferences(shape: [2], levels: [.right, .great])
    var law = MarkedQuestion(question: "law", verdict: .correct, score: 1, points: 1)
    law.reading = "n * W @ x"
    let kind = MarkedQuestion(
      question: "kind", verdict: .unreadable, score: 0, points: 1, kind: "Unreadable",
      message: "there is no option 'c'\n 12 |  \"c\"\n    |  ^~~")
    var submission = MarkedSubmission(
      student: "alice", name: "Alice Doe", assignment: "hw1", title: "Linear layers",
      problems: [
        MarkedProblem(
          problem: "layer", title: "A *linear* layer", questions: [y, law, kind],
          digest: "9f86d081884c7d659a2f", seed: 7)
      ], remarks: ["unknown question 'z'"])
    submission.due = Timestamp("2026-10-01")
    submission.submitted = Timestamp("2026-10-02T02:05:04")
    submission.attempt = 2
    return submission
  }

  private static let head = #"""
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Linear layers – alice</title>
    """#

  private static let body = #"""
    </head><body><main><header>
    <h1>Linear layers</h1>
    <p class="student">Alice Doe <code>alice</code></p>
    <p class="facts">Assignment <code>hw1</code> · Due <time>2026-10-01</time> · Submitted <time>2026-10-02 02:05:04</time>, 2 h 5 min late · Attempt 2</p>
    <p class="total"><strong>2.5/5</strong> (50 %) <svg class="bar" width="122" height="12" aria-hidden="true"><rect class="track" x="0.5" y="0.5" width="121" height="11"></rect><rect class="fill" x="1" y="1" width="60" height="10"></rect></svg></p>
    <p class="counts">1 correct, 1 partial, 1 unreadable</p></header>
    <nav class="summary" aria-label="Problems and questions"><table><thead><tr><th scope="col">Problem</th><th scope="col">Marks</th><th scope="col">Without full marks</th></tr></thead><tbody>
    <tr><th scope="row"><a href="#problem-1">A *linear* layer</a></th><td class="marks">2.5/5</td><td><ul class="links"><li><a href="#problem-1-1"><span class="sign partial" role="img" aria-label="partial">~</span> y</a></li><li><a href="#problem-1-3"><span class="sign unreadable" role="img" aria-label="unreadable">?</span> kind</a></li></ul></td></tr></tbody></table></nav>
    <section class="remarks">
    <h2>Remarks</h2><ul>
    <li>unknown question 'z'</li></ul></section>
    <section id="problem-1">
    <h2>A *linear* layer <small><code>layer</code> 2.5/5</small></h2>
    <p class="facts">Notes, section 2</p><p>A layer gives <math><mrow><mi>y</mi><mo>=</mo><mi>W</mi><mi>x</mi></mrow></math>.</p>
    <section class="question partial" id="problem-1-1">
    <h3><code>y</code> <small>1.5/3 · 2.1</small> <span class="verdict partial"><span class="sign partial" aria-hidden="true">~</span> partial</span></h3><p>Compute <math><mi>y</mi></math>.</p><div class="feedback">
    <p>1 of 2 elements differs</p>
    <figure class="heat-map">
    <figcaption>Wrong: element 1.</figcaption><div class="panels" role="img" aria-label="Map of the elements. Wrong: element 1.">
    <div class="panel"><svg width="50" height="41" viewBox="0 0 50 41" aria-hidden="true"><path class="heat-cells" d="M1 16h48v24h-48z"></path><path class="heat-grid" d="M1 16h48v24h-48zM25 16v24"></path><path class="heat-3" d="M26.5 17.5h21v21h-21z"></path><text x="13" y="11" text-anchor="middle">0</text><text x="37" y="11" text-anchor="middle">1</text></svg></div></div><ul class="legend">
    <li><svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path class="heat-cells" d="M1 1h14v14h-14z"></path><path class="heat-grid" d="M1 1h14v14h-14z"></path></svg> right</li>
    <li><svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path class="heat-cells" d="M1 1h14v14h-14z"></path><path class="heat-grid" d="M1 1h14v14h-14z"></path><path class="heat-3" d="M1.9 1.9h12.2v12.2h-12.2z"></path></svg> wrong</li></ul></figure>
    <div class="hint">
    <p><span class="label">Hint</span> </p><p>Begin with <math><mi>W</mi></math>.</p></div>
    <p><span class="label">Expected</span> <code>[1, 4]</code></p></div></section>
    <section class="question correct" id="problem-1-2">
    <h3><code>law</code> <small>1/1</small> <span class="verdict correct"><span class="sign correct" aria-hidden="true">✓</span> correct</span></h3><p>Write <math><mi>y</mi></math> as a formula.</p><div class="feedback">
    <div class="reading"><span class="label">Read as</span> <math display="block"><mrow><mrow><mo stretchy="false" form="prefix">(</mo><mi>n</mi><mo>⋅</mo><mi>W</mi><mo stretchy="false" form="postfix">)</mo></mrow><mspace width="0.1667em"></mspace><mi>x</mi></mrow></math><code>n * W @ x</code></div></div></section>
    <section class="question unreadable" id="problem-1-3">
    <h3><code>kind</code> <small>0/1</small> <span class="verdict unreadable"><span class="sign unreadable" aria-hidden="true">?</span> unreadable</span></h3><p>Which?</p><ul class="options"><li><code>a</code> <math><msup><mi>x</mi><mn>2</mn></msup></math></li><li><code>b</code> no</li></ul><div class="feedback">
    <p>there is no option 'c'</p>
    <pre> 12 |  "c"
        |  ^~~</pre></div></section></section></main><footer><div class="values" tabindex="0" role="region" aria-label="Provenance"><table><thead><tr><th scope="col">Marked against</th><th scope="col">Digest</th><th scope="col">Seed</th></tr></thead><tbody>
    <tr><th scope="row">layer</th><td><code>9f86d081884c</code></td><td><code>7</code></td></tr></tbody></table></div>
    <p>Marked by grade 1.2.3.</p></footer></body></html>

    """#

  private func page(_ submission: MarkedSubmission) -> String {
    HTMLReport.page(submission, assignment: nil, version: "1.2.3")
  }

  @Test func theWholeIsAPage() {
    let page = HTMLReport.page(Self.layerSubmission, assignment: Self.problems, version: "1.2.3")
    #expect(
      page == """
        \(Self.head)<style>\(PageStyle.css)\(HeatMap.css)\(ReportPageStyle.css)</style>\(Self.body)
        """)
  }

  @Test func everyVerdictIsToldInWordsAndByASign() {
    let page = page(sampleSubmission)
    let signs = [
      "parameters": "✓ correct", "dW2": "~ partial", "db2": "✗ incorrect", "loss": "– unanswered",
      "gradient": "? unreadable", "bound": "? undecided", "trace": "! error",
    ]
    for (question, verdict) in signs {
      let (sign, word) = (verdict.prefix(1), verdict.dropFirst(2))
      let shown =
        "<span class=\"verdict \(word)\">"
        + "<span class=\"sign \(word)\" aria-hidden=\"true\">\(sign)</span> \(word)</span></h3>"
      #expect(
        page.split(separator: "\n").contains {
          $0.hasPrefix("<h3><code>\(question)</code>") && $0.contains(shown)
        }, "\(question)")
    }
    #expect(
      page.contains(
        "<p class=\"counts\">1 correct, 1 partial, 1 incorrect, 1 unanswered, 1 unreadable, "
          + "1 undecided, 1 error</p>"))
  }

  @Test func linksLeadToWhatHasNoFullMarks() {
    let page = page(sampleSubmission)
    let links = page.split(separator: "href=\"#").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(
      links == [
        "problem-1", "problem-1-2", "problem-1-3", "problem-1-4", "problem-2", "problem-2-1",
        "problem-2-2", "problem-2-3",
      ])
    for link in links { #expect(page.contains(" id=\"\(link)\">"), "\(link)") }
  }

  @Test func withoutAssignmentThereAreNoPrompts() {
    let page = page(Self.layerSubmission)
    #expect(!page.contains("Compute") && !page.contains("Notes"))
    #expect(page.contains("1 of 2 elements differs") && page.contains("Begin with"))
  }

  @Test func faultyProblemsAskWhatCouldBeRead() {
    let faulty = assignment([
      ("layer.yaml", "title: x\nquestions: {y: {prompt: Compute., ask: 1}, law: {ask: }}")
    ])
    let page = HTMLReport.page(Self.layerSubmission, assignment: faulty, version: "1")
    #expect(page.contains("<p>Compute.</p>"))
  }

  @Test func emptySubmissionsArePagesToo() {
    let page = page(
      MarkedSubmission(student: "bob", assignment: "hw", title: "", problems: []))
    #expect(
      page.hasSuffix(
        """
        <body><main><header>
        <h1>hw</h1>
        <p class="student">bob</p>
        <p class="facts">Assignment <code>hw</code></p>
        <p class="total"><strong>0/0</strong> </p>
        <p class="counts">no questions</p></header></main><footer>
        <p>Marked by grade 1.2.3.</p></footer></body></html>

        """))
  }

  @Test(arguments: [
    ("2026-10-01T12:00:00Z", "2026-10-01 12:00:00Z</time>, in time</p>"),
    ("2026-10-01 23:59:59", "2026-10-01 23:59:59</time>, in time</p>"),
    ("2026-10-02t00:00:00", "2026-10-02 00:00:00</time>, 1 s late</p>"),
    ("2026-10-05T01:00+01:00", "2026-10-05 01:00+01:00</time>, 3 days late</p>"),
  ])
  func latenessIsToldInWords(submitted: String, shown: String) {
    var submission = sampleSubmission
    submission.due = Timestamp("2026-10-01")
    submission.submitted = Timestamp(submitted)
    #expect(page(submission).contains("Submitted <time>\(shown)"))
  }

  @Test func whatIsSubmittedActsOnNobody() {
    var question = MarkedQuestion(
      question: hostileText, source: hostileText, verdict: .incorrect, score: 0, points: 1,
      mistake: hostileText, message: "\(hostileText)\n  \(hostileText)", hint: hostileText,
      expected: .text(hostileText))
    question.reading = "'\(hostileText)' + <script>alert(1)</script>"
    var marked = submission(of: question)
    marked.student = "<script>alert(2)</script>"
    marked.name = hostileText
    marked.title = "</title><script>alert(3)</script>"
    marked.remarks = ["<img src=x onerror=alert(4)>", hostileText]
    let page = page(marked)
    for part in ["<script", "<img", "</failure", "CDATA[<", "\u{1B}", "\u{202E}", "\u{07}"] {
      #expect(!page.contains(part), "\(part)")
    }
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.contains("<title>&lt;/title&gt;&lt;script&gt;"))
    #expect(page.split(separator: "src=").count == 2)
  }
}
