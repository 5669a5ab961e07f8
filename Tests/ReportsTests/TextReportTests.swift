import Grading
import Testing

@testable import Reports

@Suite struct TextReportTests {
  private func text(
    _ submission: MarkedSubmission, width: Int = 80, color: Bool = false, unicode: Bool = true
  ) -> String {
    var reports = TextReports(style: TextStyle(width: width, color: color, unicode: unicode))
    return String(decoding: reports.bytes(submission), as: UTF8.self)
  }

  @Test func everyVerdict() {
    #expect(
      text(sampleSubmission) == """
        alice (Alice Doe)
        Homework 3 (hw3)

        Classifier with one hidden layer (classifier): 3.5/15.5
          ✓ parameters    2/2
          ~ dW2         1.5/10   partial
              3 of 20 elements are right: element [0, 1] is 0.25, should be within
              relative tolerance 1e-3 of what the reference engine gives
              hint: the loss is a mean over the batch
              expected: [[0.1, -0.25], [1e-7, inf]]
          ✗ db2           0/2.5  incorrect
              the answer is the transpose of the expected value
          – loss          0/1    unanswered

        Kernels (kernels): 0/3
          ? gradient      0/1    unreadable
              unknown name 'sigm'; did you mean 'sigmoid'?
                sigm(x)
                ^~~~
          ? bound         0/1    undecided
              no variant of 8 gave a finite value
              expected: x <= 1
          ! trace         0/1    error
              the reference is not finite

        Remarks
          unknown question 'dW3' of problem 'classifier'; did you mean 'dW2'?

        Total 3.5/18.5 (18.9 %): 1 correct, 1 partial, 1 incorrect, 1 unanswered, 1
        unreadable, 1 undecided, 1 error

        """)
  }

  @Test func aNarrowTerminal() {
    let narrow = """
      alice (Alice Doe)
      Homework 3 (hw3)

      Classifier with one hidden layer
      (classifier): 3.5/15.5
        ✓ parameters    2/2
        ~ dW2         1.5/10   partial
            3 of 20 elements are right:
            element [0, 1] is 0.25, should be
            within relative tolerance 1e-3 of
            what the reference engine gives
            hint: the loss is a mean over the
            batch
            expected: [[0.1, -0.25], [1e-7,
            inf]]
        ✗ db2           0/2.5  incorrect
            the answer is the transpose of the
            expected value
        – loss          0/1    unanswered

      Kernels (kernels): 0/3
        ? gradient      0/1    unreadable
            unknown name 'sigm'; did you mean
            'sigmoid'?
              sigm(x)
              ^~~~
        ? bound         0/1    undecided
            no variant of 8 gave a finite
            value
            expected: x <= 1
        ! trace         0/1    error
            the reference is not finite

      Remarks
        unknown question 'dW3' of problem
        'classifier'; did you mean 'dW2'?

      Total 3.5/18.5 (18.9 %): 1 correct, 1
      partial, 1 incorrect, 1 unanswered, 1
      unreadable, 1 undecided, 1 error

      """
    #expect(text(sampleSubmission, width: 40) == narrow)
    #expect(text(sampleSubmission, width: 0) == narrow)
  }

  @Test func colors() {
    #expect(
      text(sampleSubmission, color: true).replacing("\u{1B}[", with: "<") == """
        <1malice (Alice Doe)<0m
        <1mHomework 3 (hw3)<0m

        <1mClassifier with one hidden layer (classifier): 3.5/15.5<0m
          <32m✓<0m parameters    2/2
          <33m~<0m dW2         1.5/10   <33mpartial<0m
              3 of 20 elements are right: element [0, 1] is 0.25, should be within
              relative tolerance 1e-3 of what the reference engine gives
              hint: the loss is a mean over the batch
              expected: [[0.1, -0.25], [1e-7, inf]]
          <31m✗<0m db2           0/2.5  <31mincorrect<0m
              the answer is the transpose of the expected value
          <2m–<0m loss          0/1    <2munanswered<0m

        <1mKernels (kernels): 0/3<0m
          <35m?<0m gradient      0/1    <35munreadable<0m
              unknown name 'sigm'; did you mean 'sigmoid'?
                sigm(x)
                ^~~~
          <35m?<0m bound         0/1    <35mundecided<0m
              no variant of 8 gave a finite value
              expected: x <= 1
          <1;31m!<0m trace         0/1    <1;31merror<0m
              the reference is not finite

        <1mRemarks<0m
          unknown question 'dW3' of problem 'classifier'; did you mean 'dW2'?

        <1mTotal 3.5/18.5 (18.9 %): 1 correct, 1 partial, 1 incorrect, 1 unanswered, 1<0m
        <1munreadable, 1 undecided, 1 error<0m

        """)
  }

  @Test func colorOnlyRepeatsWhatTheTextSays() {
    for width in [40, 80] {
      let colored = text(sampleSubmission, width: width, color: true)
      let plain = ["1", "2", "31", "32", "33", "35", "1;31", "0"].reduce(colored) {
        $0.replacing("\u{1B}[\($1)m", with: "")
      }
      #expect(plain == text(sampleSubmission, width: width))
    }
  }

  @Test func signsInASCII() {
    let lines = text(sampleSubmission, unicode: false).split(separator: "\n")
    let signs = lines.filter { $0.hasPrefix("  ") && $0.contains("/") }
      .map { String($0.prefix(3).suffix(1)) }
    #expect(signs == ["+", "~", "x", "-", "?", "?", "!"])
  }

  /// The example in the documentation of `TextReport`.
  @Test func theExampleInTheDocumentation() {
    let questions = [
      MarkedQuestion(question: "parameters", verdict: .correct, score: 1, points: 1),
      MarkedQuestion(
        question: "dW2", verdict: .partial, score: 0.5, points: 1,
        message: "10 of 20 elements are right"),
      MarkedQuestion(question: "loss", verdict: .unanswered, score: 0, points: 1),
    ]
    let problem = MarkedProblem(
      problem: "classifier", title: "Classifier with one hidden layer", questions: questions,
      digest: "", seed: 0)
    let marked = MarkedSubmission(
      student: "alice", name: "Alice Doe", assignment: "hw3", title: "Homework 3",
      problems: [problem])
    #expect(
      text(marked) == """
        alice (Alice Doe)
        Homework 3 (hw3)

        Classifier with one hidden layer (classifier): 1.5/3
          ✓ parameters    1/1
          ~ dW2         0.5/1  partial
              10 of 20 elements are right
          – loss          0/1  unanswered

        Total 1.5/3 (50 %): 1 correct, 1 partial, 1 unanswered

        """)
  }

  @Test func nothingToTell() {
    let empty = MarkedSubmission(student: "bob", assignment: "hw", title: "", problems: [])
    #expect(text(empty) == "bob\nhw\n\nTotal 0/0: no questions\n")
    let blank = MarkedSubmission(student: "", assignment: "", title: "", problems: [])
    #expect(text(blank) == "\n\n\nTotal 0/0: no questions\n")
  }

  @Test func nothingIsSaidInEmptyLines() {
    let question = MarkedQuestion(
      question: "q", verdict: .incorrect, score: 0, points: 1, message: "")
    #expect(
      text(submission(of: question))
        == "bob\nhw\n\np: 0/1\n  ✗ q  0/1  incorrect\n\nTotal 0/1 (0 %): 1 incorrect\n")
  }

  @Test func linesOfAMessageThatAreLaidOutStayAsTheyAre() {
    let question = MarkedQuestion(
      question: "q", verdict: .unreadable, score: 0, points: 1,
      message: "unknown name 'sigm' in a formula\n\n  1 | w * sigm(w * x + b) + c * (d + e) + f\n"
        + "    |     ^~~~\nthat is all")
    #expect(
      text(submission(of: question), width: 40) == """
        bob
        hw

        p: 0/1
          ? q  0/1  unreadable
              unknown name 'sigm' in a formula

                1 | w * sigm(w * x + b) + c * (d + e) + f
                  |     ^~~~
              that is all

        Total 0/1 (0 %): 1 unreadable

        """)
  }

  @Test func longAndWideNamesAreBroken() {
    let question = MarkedQuestion(
      question: "日本語日本語日本語日本語/a-very-long-question-id", verdict: .unanswered, score: 1.0 / 3,
      points: 12.5)
    #expect(
      text(submission(of: question), width: 40) == """
        bob
        hw

        p: 0.33/12.5
          – 日本語日本語   0.33/12.5  unanswered
            日本語日本語/
            a-very-long-q
            uestion-id

        Total 0.33/12.5 (2.7 %): 1 unanswered

        """)
  }

  @Test func hostileTextIsShown() {
    let question = MarkedQuestion(
      question: hostileText, verdict: .incorrect, score: 0, points: 1, message: hostileText,
      hint: hostileText, expected: .text(hostileText))
    var hostile = submission(of: question)
    hostile.student = hostileText
    hostile.remarks = [hostileText]
    #expect(
      text(hostile, width: 60) == """
        ␛[2J␛]0;title␇a␀␇␡�31mb␍␊c␍d]]><![CDATA[&lt;�\u{FFFE}\u{FFFF}�"'␉</failure
        >␛[ 日本 👩‍🔬
        hw

        p: 0/1
          ✗ ␛[2J␛]0;title␇a␀␇␡�31mb␍␊c␍d]]><![CDATA  0/1  incorrect
            [&lt;�\u{FFFE}\u{FFFF}�"'␉</failure>␛[ 日本 👩‍🔬
              ␛[2J␛]0;title␇a␀␇␡�31mb
              c␍d]]><![CDATA[&lt;�\u{FFFE}\u{FFFF}�"'␉</failure>␛[ 日本 👩‍🔬
              hint: ␛[2J␛]0;title␇a␀␇␡�31mb
              c␍d]]><![CDATA[&lt;�\u{FFFE}\u{FFFF}�"'␉</failure>␛[ 日本 👩‍🔬
              expected: ␛[2J␛]0;title␇a␀␇␡�31mb
              c␍d]]><![CDATA[&lt;�\u{FFFE}\u{FFFF}�"'␉</failure>␛[ 日本 👩‍🔬

        Remarks
          ␛[2J␛]0;title␇a␀␇␡�31mb␍␊c␍d]]><![CDATA[&lt;�\u{FFFE}\u{FFFF}�"'␉</failu
          re>␛[ 日本 👩‍🔬

        Total 0/1 (0 %): 1 incorrect

        """)
  }

  @Test func countsOfErrors() {
    let question = MarkedQuestion(question: "q", verdict: .error, score: 0, points: 1)
    var marked = submission(of: question)
    marked.problems[0].questions.append(question)
    #expect(text(marked).hasSuffix("\nTotal 0/2 (0 %): 2 errors\n"))
  }
}
