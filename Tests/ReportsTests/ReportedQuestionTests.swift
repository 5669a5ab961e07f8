import Grading
import Testing

@testable import Reports

@Suite struct ReportedQuestionTests {
  /// What is said of a question's answer, without the question.
  private func feedback(
    mistake: String? = nil, message: String? = nil, reading: String? = nil, hint: String? = nil,
    numbers: Set<String> = []
  ) -> String {
    var question = MarkedQuestion(
      question: "q", verdict: .incorrect, score: 0, points: 1, mistake: mistake, message: message,
      hint: hint)
    question.reading = reading
    let source = ReportedQuestion(question, asked: nil, numbers: numbers).markup(address: "a")
      .source
    let start = source.split(separator: "<div class=\"feedback\">", maxSplits: 1)
    return start.count == 2 ? String(start[1].dropLast("</div></section>".count)) : ""
  }

  @Test func whereNothingIsSaidThereIsNoFeedback() {
    #expect(feedback() == "")
    #expect(feedback(message: "", hint: "") == "")
  }

  @Test func linesAreParagraphsAndExcerptsStayAsTheyAre() {
    #expect(
      feedback(message: "unknown <name>\r\n 1 | x\n   | ^\n\nbelow\n 2 | y") == """

        <p>unknown &lt;name&gt;</p>
        <pre> 1 | x
           | ^</pre>
        <p>below</p>
        <pre> 2 | y</pre>
        """)
  }

  @Test func onlyTheAuthorsWordsHaveMathematics() {
    let text = "*L* is the mean over all $N$"
    #expect(
      feedback(mistake: text, message: text)
        == "\n<p>*L* is the mean over all <math><mi>N</mi></math></p>")
    #expect(feedback(message: text) == "\n<p>\(text)</p>")
  }

  @Test func aFormulaIsShownAsMathematicsAndAsText() {
    #expect(
      feedback(reading: "n * x", numbers: ["n"]) == """

        <div class="reading"><span class="label">Read as</span> <math display="block"><mrow>\
        <mi>n</mi><mo>⋅</mo><mi>x</mi></mrow></math><code>n * x</code></div>
        """)
  }

  @Test(arguments: ["1", "2.5", "True", "'a'", "None", "x <<< y", "", "1 +"])
  func whatIsNoFormulaIsShownAsText(reading: String) {
    let escaped = reading.replacing("<", with: "&lt;")
    #expect(
      feedback(reading: reading)
        == "\n<div class=\"reading\"><span class=\"label\">Read as</span> <code>\(escaped)</code></div>"
    )
  }

  @Test func aHintIsMarkdown() {
    #expect(
      feedback(hint: "Where is $x$ *least*?\n\n- here") == """

        <div class="hint">
        <p><span class="label">Hint</span> </p><p>Where is <math><mi>x</mi></math> \
        <em>least</em>?</p><ul><li>here</li></ul></div>
        """)
  }
}
