import Testing

@testable import Reports

@Suite struct HandoutTextTests {
  private func text(_ handout: Handout, width: Int = 80, color: Bool = false) -> String {
    HandoutText.text(handout, style: TextStyle(width: width, color: color))
  }

  private static let whole = #"""
    Linear layers (hw1)
    due 2026-10-01

    A *linear* layer (layer)
      Notes, section 2

      A layer takes $x$ and gives $y = W x$, with `W` a matrix.

      - the first item of a list, long enough to be wrapped where the terminal has
        60 columns
      - the <b>second</b>

      sizes  d = 3, n = 2

      x = [1, -2, 0.5]
      W = [[  1,   0,   2],
           [  0, -10,   1]]
      T = [[[1.5],
            [  2]],

           [[  3],
            [  4]]]
      t = 0.25

      y         3 points    a tensor of shape [2]: a list of numbers
          Compute $y$.

      loss      1 point     a number
          Compute $L$.

      positive  1 point     a tensor of shape [2]: a list of true and false
          Which are positive?

      any       0.5 points  true or false

      count     1 point     a whole number

    Choices (choice)

      one    1 point  the id of one option
          Which?
          a        $x^2$ is convex
          long-id  no

      some   1 point  a list of option ids
          a  first
          b  second

      shape  1 point  a shape: a list of whole numbers
          What is the shape?

      zeros  1 point  a tensor: numbers in nested lists
          The zeros?

    Your own (own)
      Notes

      This problem is drawn for each student: show it with --student and your id.

    """#

  @Test func theWholeStandsInColumns() {
    #expect(text(Handout(sampleAssignment, student: nil)) == Self.whole)
  }

  @Test func theStudentIsNamed() {
    let lines = text(Handout(sampleAssignment, student: "alice")).split(separator: "\n")
    #expect(lines.prefix(3) == ["Linear layers (hw1)", "due 2026-10-01", "for alice"])
  }

  @Test(arguments: [40, 60, 90])
  func linesFitTheTerminal(width: Int) {
    let lines = text(Handout(sampleAssignment, student: "alice"), width: width)
      .split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= width })
    #expect(lines.contains { $0.count > width - 15 })
  }

  @Test func anIdTooLongForItsColumnHasItsOwnLine() {
    let problem = handout(
      """
      title: t
      questions:
        a-question-with-a-rather-long-name: {prompt: What?, ask: 1 + 1}
        q: {ask: 0.5}
      """)
    #expect(
      text(problem, width: 60).split(separator: "\n").suffix(4) == [
        "  a-question-with-a-rather-long-name",
        "                        1 point  a whole number",
        "      What?",
        "  q                     1 point  a number",
      ])
  }

  @Test func titlesAreBoldOnATerminalThatShowsIt() {
    let lines = text(handout("title: T\nquestions: {q: {ask: 1}}"), color: true)
      .split(separator: "\n")
    #expect(lines.prefix(2) == ["\u{1B}[1mhw1\u{1B}[0m", "\u{1B}[1mT (p)\u{1B}[0m"])
  }

  @Test func nothingOfAFileActsOnATerminal() {
    let problem = handout(
      #"""
      title: "T\e[2J\u202E"
      source: "\e]0;x\a"
      prompt: "a\tb\e[31m\n\n    \ec\n\n```\n::error::\n```"
      questions: {q: {prompt: "\e", options: {"\u00e9": "\e"}, correct: "\u00e9"}}
      """#)
    let text = text(problem)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x7F) })
    #expect(text.contains("T␛[2J\u{FFFD} (p)\n  ␛]0;x␇\n\n  a b␛[31m\n\n      ␛c\n"))
    #expect(!text.contains("::error"))
  }
}
