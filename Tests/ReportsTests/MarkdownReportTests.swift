import Grading
import Testing

@testable import Reports

@Suite struct MarkdownReportTests {
  @Test func aReportIsATableOfQuestions() {
    #expect(
      MarkdownReport.text(sampleSubmission) == """
        ## alice (Alice Doe): Homework 3 (hw3)

        **3.5/18.5** (18.9 %): 1 correct, 1 partial, 1 incorrect, 1 unanswered, 1 unreadable, 1 undecided, 1 error

        ### Classifier with one hidden layer (classifier): 3.5/15.5

        |  | question | source | marks | what is said |
        | --- | --- | --- | --- | --- |
        | ✅ | parameters | 2.1 | 2/2 |  |
        | 🟡 | dW2 |  | 1.5/10 | *partial*<br>3 of 20 elements are right: element \\[0, 1\\] is 0.25, should be within relative tolerance 1e-3 of what the reference engine gives<br>hint: the loss is a mean over the batch<br>expected: `[[0.1, -0.25], [1e-7, inf]]` |
        | ❌ | db2 |  | 0/2.5 | *incorrect*<br>the answer is the transpose of the expected value |
        | ➖ | loss |  | 0/1 | *unanswered* |

        ### Kernels (kernels): 0/3

        |  | question | marks | what is said |
        | --- | --- | --- | --- |
        | ❔ | gradient | 0/1 | *unreadable*<br>unknown name 'sigm'; did you mean 'sigmoid'?<br>`   sigm(x) `<br>`   ^~~~ ` |
        | 👁️ | bound | 0/1 | *undecided*<br>no variant of 8 gave a finite value<br>expected: `x <= 1` |
        | ⚠️ | trace | 0/1 | *error*<br>the reference is not finite |

        ### Remarks

        - unknown question 'dW3' of problem 'classifier'; did you mean 'dW2'?

        """)
  }

  @Test func aFormulaIsShownAsItWasRead() {
    var question = MarkedQuestion(question: "q", verdict: .correct, score: 1, points: 1)
    question.reading = "a | b`c"
    #expect(
      MarkdownReport.text(submission(of: question)).contains(
        "| ✅ | q | 1/1 | read as `` a \\| b`c `` |"))
  }

  // MARK: A report that must fit

  private func cut(_ limit: Int) -> String { MarkdownReport.text(sampleSubmission, limit: limit) }

  @Test func whatHasFullMarksIsLeftOutFirst() {
    let whole = MarkdownReport.text(sampleSubmission)
    #expect(cut(whole.utf8.count) == whole)
    #expect(
      cut(whole.utf8.count - 1)
        == whole.replacing("| ✅ | parameters | 2.1 | 2/2 |  |\n", with: "")
        .replacing("question | source | marks", with: "question | marks")
        .replacing("--- | --- | --- | --- | --- |", with: "--- | --- | --- | --- |")
        .replacing("| dW2 |  |", with: "| dW2 |").replacing("| db2 |  |", with: "| db2 |")
        .replacing("| loss |  |", with: "| loss |")
        .replacing(
          "\n\n### Classifier",
          with: "\n\n*Cut to fit: the questions with full marks are left out.*\n\n### Classifier"))
  }

  @Test func thenWhatIsSaidAndThenTheQuestions() {
    let marks = """
      ## alice (Alice Doe): Homework 3 (hw3)

      **3.5/18.5** (18.9 %): 1 correct, 1 partial, 1 incorrect, 1 unanswered, 1 unreadable, 1 undecided, 1 error

      *Cut to fit: the questions with full marks and all feedback are left out.*

      ### Classifier with one hidden layer (classifier): 3.5/15.5

      |  | question | marks |
      | --- | --- | --- |
      | 🟡 | dW2 | 1.5/10 |
      | ❌ | db2 | 0/2.5 |
      | ➖ | loss | 0/1 |

      ### Kernels (kernels): 0/3

      |  | question | marks |
      | --- | --- | --- |
      | ❔ | gradient | 0/1 |
      | 👁️ | bound | 0/1 |
      | ⚠️ | trace | 0/1 |

      ### Remarks

      - unknown question 'dW3' of problem 'classifier'; did you mean 'dW2'?

      """
    #expect(cut(marks.utf8.count) == marks)
    let total = """
      ## alice (Alice Doe): Homework 3 (hw3)

      **3.5/18.5** (18.9 %): 1 correct, 1 partial, 1 incorrect, 1 unanswered, 1 unreadable, 1 undecided, 1 error

      *Cut to fit: the questions are left out.*

      """
    #expect(cut(marks.utf8.count - 1) == total)
    #expect(cut(total.utf8.count) == total)
    #expect(cut(total.utf8.count - 1) == "- alice: 3.5/18.5\n")
  }

  @Test(arguments: [
    ("a*b_c", "a\\*b\\_c"), ("[x](y)", "\\[x\\](y)"), ("<img src=x>&", "&lt;img src=x&gt;&amp;"),
    ("# head", "\\# head"), ("- list", "\\- list"), ("a | b", "a \\| b"), ("`x`", "\\`x\\`"),
    ("$x$ ~~y~~", "\\$x\\$ \\~\\~y\\~\\~"), ("@someone", "`@someone`"),
    ("http://x.y", "`http://x.y`"), ("see #12", "`see #12`"), ("a\u{1B}[31mb", "a␛\\[31mb"),
    ("plain text: 1.5, x = 2!", "plain text: 1.5, x = 2!"),
  ])
  func textActsOnNobody(_ text: String, _ escaped: String) {
    #expect(MarkdownReport.prose(text) == escaped)
  }

  @Test func hostileTextStaysInItsCell() {
    let question = MarkedQuestion(
      question: hostileText, source: hostileText, verdict: .incorrect, score: 0, points: 1,
      message: "a\n::error::b\n" + hostileText, hint: hostileText, expected: .text(hostileText))
    let lines = MarkdownReport.text(submission(of: question)).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("|") } == 3)
    #expect(
      lines.allSatisfy { !$0.contains("\u{1B}") && !$0.contains("</failure>") || $0.contains("`") })
    #expect(!lines.contains { $0.hasPrefix("::") })
  }
}
