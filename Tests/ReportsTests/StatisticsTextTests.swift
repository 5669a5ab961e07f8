import Gradebook
import Grading
import Testing

@testable import Reports

/// Mean, deviation, quartiles, alpha and correlations of the sample were computed with NumPy:
///
///     s = np.array([[2,2,0,0,0,1,1,1], [0,1,1,1,1,0,0,0], [1]*8]).T; t = s.sum(1)
///     t.mean(), t.std(ddof=1), np.percentile(t, [0,25,50,75,100])
///     3/2 * (1 - s.var(0, ddof=1).sum() / t.var(ddof=1))
///     [np.corrcoef(s[:, i], t - s[:, i])[0, 1] for i in (0, 1)]
@Suite struct StatisticsTextTests {
  private func text(width: Int, color: Bool = false, unicode: Bool = true) -> String {
    StatisticsText.text(
      sampleStatistics, style: TextStyle(width: width, color: color, unicode: unicode))
  }

  @Test func aFileHasEightyColumns() {
    #expect(
      text(width: 80) == """
        Homework 3 (hw3): 8 students, 4 points

        Mean 2.38 (59.4 %), standard deviation 0.74, Cronbach's alpha -1.16.
        Least 2, quartiles 2, 2 and 2.25, most 4. Full marks: 1 of 8.

             0–10 %      0
            10–20 %      0
            20–30 %      0
            30–40 %      0
            40–50 %      0
            50–60 %      6  ████████████████████████████████████████████████████████████
            60–70 %      0
            70–80 %      1  ██████████
            80–90 %      0
           90–100 %      1  ██████████

        A small network (net)
          question                         right    mean  discr.
          dW        █████▒▒▒▒▒▒▒▒·······    25 %  43.8 %   -0.48
              3 partial, 3 incorrect
              3 × Partial: some elements are right
              3 × transposed: the axes are in reverse order
              3 wrong tensors of shape [2, 2]. Wrong most often: element [0, 1] (100 %).
          loss      ██████████··········    50 %    50 %   -0.48
              2 incorrect, 1 unanswered, 1 undecided
              2 × WrongFormula: it differs at x = 2
              1 × Undecided: no variant of 8 gave a finite value

        sizes
          question                         right    mean  discr.
          count     ████████████████████   100 %   100 %       –

        █ right, ▒ partial, · anything else; mean: of the points; discr.: correlation
        with all other questions together

        Late: 1 of 8, at most by 1 day 2 h; not known of 1
          ben: 1 day 2 h

        To be looked at by a person: 1 answer
          ada: net/loss undecided

        Similar submissions
          The same rare wrong answers, which may have many causes: a hint where to look,
          never proof.
          finn, gia (evidence 2.77): net/dW, net/loss

        """)
  }

  @Test func aNarrowTerminalHasShorterBars() {
    #expect(
      text(width: 60) == """
        Homework 3 (hw3): 8 students, 4 points

        Mean 2.38 (59.4 %), standard deviation 0.74, Cronbach's
        alpha -1.16.
        Least 2, quartiles 2, 2 and 2.25, most 4. Full marks: 1 of
        8.

             0–10 %      0
            10–20 %      0
            20–30 %      0
            30–40 %      0
            40–50 %      0
            50–60 %      6  ████████████████████████████████████████
            60–70 %      0
            70–80 %      1  ██████
            80–90 %      0
           90–100 %      1  ██████

        A small network (net)
          question               right    mean  discr.
          dW        ███▒▒▒····    25 %  43.8 %   -0.48
              3 partial, 3 incorrect
              3 × Partial: some elements are right
              3 × transposed: the axes are in reverse order
              3 wrong tensors of shape [2, 2]. Wrong most often:
              element [0, 1] (100 %).
          loss      █████·····    50 %    50 %   -0.48
              2 incorrect, 1 unanswered, 1 undecided
              2 × WrongFormula: it differs at x = 2
              1 × Undecided: no variant of 8 gave a finite value

        sizes
          question               right    mean  discr.
          count     ██████████   100 %   100 %       –

        █ right, ▒ partial, · anything else; mean: of the points;
        discr.: correlation with all other questions together

        Late: 1 of 8, at most by 1 day 2 h; not known of 1
          ben: 1 day 2 h

        To be looked at by a person: 1 answer
          ada: net/loss undecided

        Similar submissions
          The same rare wrong answers, which may have many causes: a
          hint where to look, never proof.
          finn, gia (evidence 2.77): net/dW, net/loss

        """)
  }

  @Test(arguments: [40, 60, 80, 120])
  func noLineIsTooLong(width: Int) {
    let lines = text(width: width).split(separator: "\n")
    #expect(lines.allSatisfy { $0.columns <= max(width, 54) })
  }

  @Test func colourAndSignsCanBeDoneWithout() {
    let plain = text(width: 80, unicode: false)
    #expect(plain.contains("  dW        #####========.......    25 %  43.8 %   -0.48\n"))
    #expect(plain.contains("  count     ####################   100 %   100 %       -\n"))
    #expect(plain.contains("    50-60 %      6  ############"))
    #expect(plain.utf8.allSatisfy { $0 < 0x80 })
    let heading = "\u{1B}[1mHomework 3 (hw3): 8 students, 4 points\u{1B}[0m\n"
    #expect(text(width: 80, color: true).hasPrefix(heading))
  }

  @Test func longListsAreCut() {
    let many = (0..<13).map { number in
      var marked = submission(
        of: MarkedQuestion(
          question: "q", verdict: .undecided, score: 0, points: 1, kind: "Kind\(number % 5)",
          message: "why\nand more"))
      marked.student = "s\(number / 10)\(number % 10)"
      return marked
    }
    let text = StatisticsText.text(statistics(many), style: TextStyle(width: 80, color: false))
    #expect(text.contains("      3 × Kind0: why\n"))
    #expect(text.contains("      3 × Kind2: why\n      and 2 other mistakes\n"))
    #expect(
      text.contains("To be looked at by a person: 13 answers\n  s00: p/q undecided\n"))
    #expect(text.hasSuffix("\n  s09: p/q undecided\n  and 3 more\n"))
    #expect(text.contains("Late: nobody; not known of 13\n"))
  }

  @Test func nothingOfASubmissionActsOnTheTerminal() {
    var marked = submission(
      of: MarkedQuestion(
        question: "q", verdict: .undecided, score: 0, points: 1, kind: hostileText,
        message: hostileText))
    (marked.student, marked.title) = (hostileText, hostileText)
    let text = StatisticsText.text(statistics([marked]), style: TextStyle(width: 80, color: false))
    let acting = text.unicodeScalars.filter {
      $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0 == "\u{202E}")
    }
    #expect(acting.isEmpty)
  }
}
