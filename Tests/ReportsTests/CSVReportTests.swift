import Grading
import Testing

@testable import Reports

@Suite struct CSVReportTests {
  @Test func aRowForEachQuestion() {
    #expect(
      CSVReport.header + CSVReport.rows(sampleSubmission) == """
        student,name,assignment,problem,question,source,verdict,score,points,mistake,message,read_as,expected
        alice,Alice Doe,hw3,classifier,parameters,2.1,correct,2,2,,,,
        alice,Alice Doe,hw3,classifier,dW2,,partial,1.5,10,,"3 of 20 elements are right: element \
        [0, 1] is 0.25, should be within relative tolerance 1e-3 of what the reference engine \
        gives",,"[[0.1, -0.25], [1e-7, inf]]"
        alice,Alice Doe,hw3,classifier,db2,,incorrect,0,2.5,transposed,the answer is the transpose \
        of the expected value,,
        alice,Alice Doe,hw3,classifier,loss,,unanswered,0,1,,,,
        alice,Alice Doe,hw3,kernels,gradient,,unreadable,0,1,,"unknown name 'sigm'; did you mean \
        'sigmoid'?",,
        alice,Alice Doe,hw3,kernels,bound,,undecided,0,1,,no variant of 8 gave a finite value,,x <= 1
        alice,Alice Doe,hw3,kernels,trace,,error,0,1,,the reference is not finite,,

        """)
  }

  @Test func hostileTextStaysInItsCellAndIsNoFormula() {
    var question = MarkedQuestion(
      question: "=q", source: "-1", verdict: .incorrect, score: 0, points: 1, mistake: "@m",
      message: "+m\n=second", expected: .text("=e"))
    question.reading = "-x + y"
    #expect(
      CSVReport.rows(submission(of: question))
        == "bob,,hw,p,'=q,'-1,incorrect,0,1,'@m,'+m =second,'-x + y,'=e\n")
    let hostile = MarkedQuestion(
      question: hostileText, verdict: .incorrect, score: 0, points: 1, message: hostileText)
    let rows = CSVReport.rows(submission(of: hostile))
    #expect(rows.count { $0.isNewline } == 1)
    #expect(rows.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
  }
}
