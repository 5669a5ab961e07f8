import Testing

@testable import Reports

@Suite struct HandoutHTMLTests {
  private static let head = #"""
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Linear layers</title>
    """#

  private static let body = #"""
    </head><body><main><header>
    <h1>Linear layers</h1><p class="facts">Assignment <code>hw1</code> · Due 2026-10-01</p></header><section>
    <h2>A *linear* layer <small><code>layer</code></small></h2><p class="facts">Notes, section 2</p><p>A layer takes <math><mi>x</mi></math> and gives
    <math><mrow><mi>y</mi><mo>=</mo><mi>W</mi><mi>x</mi></mrow></math>, with <code>W</code> a matrix.</p><ul><li>the first item of a list, long enough to be wrapped where the terminal has 60 columns</li><li>the &lt;b&gt;second&lt;/b&gt;</li></ul><p class="sizes">Sizes: <code>d = 3</code>, <code>n = 2</code></p><div class="values" tabindex="0" role="region" aria-label="Given values"><table><thead><tr><th scope="col">Given</th><th scope="col">Value</th></tr></thead><tbody>
    <tr><th scope="row"><code>x</code></th><td><pre>[1, -2, 0.5]</pre></td></tr>
    <tr><th scope="row"><code>W</code></th><td><pre>[[  1,   0,   2],
     [  0, -10,   1]]</pre></td></tr>
    <tr><th scope="row"><code>T</code></th><td><pre>[[[1.5],
      [  2]],

     [[  3],
      [  4]]]</pre></td></tr>
    <tr><th scope="row"><code>t</code></th><td><pre>0.25</pre></td></tr></tbody></table></div><section class="question">
    <h3><code>y</code> <small>3 points</small></h3><p>Compute <math><mi>y</mi></math>.</p><p class="answer">Answer: a tensor of shape [2]: a list of numbers</p></section><section class="question">
    <h3><code>loss</code> <small>1 point</small></h3><p>Compute <math><mi>L</mi></math>.</p><p class="answer">Answer: a number</p></section><section class="question">
    <h3><code>positive</code> <small>1 point</small></h3><p>Which are positive?</p><p class="answer">Answer: a tensor of shape [2]: a list of true and false</p></section><section class="question">
    <h3><code>any</code> <small>0.5 points</small></h3><p class="answer">Answer: true or false</p></section><section class="question">
    <h3><code>count</code> <small>1 point</small></h3><p class="answer">Answer: a whole number</p></section></section><section>
    <h2>Choices <small><code>choice</code></small></h2><section class="question">
    <h3><code>one</code> <small>1 point</small></h3><p>Which?</p><p class="answer">Answer: the id of one option</p><ul class="options"><li><code>a</code> <math><msup><mi>x</mi><mn>2</mn></msup></math> is convex</li><li><code>long-id</code> no</li></ul></section><section class="question">
    <h3><code>some</code> <small>1 point</small></h3><p class="answer">Answer: a list of option ids</p><ul class="options"><li><code>a</code> first</li><li><code>b</code> second</li></ul></section><section class="question">
    <h3><code>shape</code> <small>1 point</small></h3><p>What is the shape?</p><p class="answer">Answer: a shape: a list of whole numbers</p></section><section class="question">
    <h3><code>zeros</code> <small>1 point</small></h3><p>The zeros?</p><p class="answer">Answer: a tensor: numbers in nested lists</p></section></section><section>
    <h2>Your own <small><code>own</code></small></h2><p class="facts">Notes</p><p class="absence">This problem is drawn for each student: show it with --student and your id.</p></section></main></body></html>

    """#

  @Test func theWholeIsAPage() {
    let page = HandoutHTML.page(Handout(sampleAssignment, student: nil))
    #expect(page == "\(Self.head)<style>\(PageStyle.css)</style>\(Self.body)")
  }

  @Test func theStudentIsNamed() {
    let page = HandoutHTML.page(Handout(sampleAssignment, student: "<alice>"))
    #expect(page.contains("<title>Linear layers – &lt;alice&gt;</title>"))
    #expect(page.contains(" · Student <code>&lt;alice&gt;</code> · "))
  }

  @Test func nothingIsAskedOfANetworkOrRun() {
    let problem = handout(
      #"""
      title: "<script>alert(1)</script>"
      source: "<img src=x onerror=y>"
      prompt: "<script>alert(2)</script> [a](http://x.org) ![b](http://x.org/b.png) $<b>$"
      questions:
        q: {prompt: "<style>", options: {"<a>": "<b>"}, correct: "<a>"}
      """#)
    let page = HandoutHTML.page(problem)
    for part in ["<script", "<img", "<b>", "<a", "<link", "href=", "url(", " src=\""] {
      #expect(!page.contains(part), "\(part)")
    }
    #expect(page.contains("&lt;img src=x onerror=y&gt;"))
    #expect(page.contains("default-src 'none'"))
  }

  @Test func longValuesAreShownInPart() {
    let page = HandoutHTML.page(
      handout("title: t\ngiven: {x: zeros(2000)}\nquestions: {q: {ask: 1}}"))
    #expect(page.contains("<pre>[0, 0, 0, ..., 0, 0, 0]</pre>"))
    #expect(page.contains(HandoutProblem.abridgement))
  }
}
