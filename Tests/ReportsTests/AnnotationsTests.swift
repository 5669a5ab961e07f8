import Diagnostics
import Grading
import Testing

@testable import Reports

@Suite struct AnnotationsTests {
  private func annotated(_ submissions: MarkedSubmission..., file: String? = "hw/a.json") -> String
  {
    var annotations = Annotations()
    for submission in submissions { annotations.add(submission, file: file) }
    return annotations.lines
  }

  @Test func theWorstComesFirst() {
    #expect(
      annotated(sampleSubmission) == """
        ::error file=hw/a.json,title=classifier/db2%3A 0/2.5%2C incorrect::the answer is the \
        transpose of the expected value
        ::error file=hw/a.json,title=classifier/loss%3A 0/1%2C unanswered::the submission holds no \
        answer
        ::error file=hw/a.json,line=12,col=5,title=kernels/gradient%3A 0/1%2C \
        unreadable::unknown name 'sigm'; did you mean 'sigmoid'?%0A  sigm(x)%0A  ^~~~
        ::error file=hw/a.json,title=kernels/trace%3A 0/1%2C error::the reference is not finite
        ::warning file=hw/a.json,title=classifier/dW2%3A 1.5/10%2C partial::3 of 20 elements are \
        right: element [0, 1] is 0.25, should be within relative tolerance 1e-3 of what the \
        reference engine gives%0Ahint: the loss is a mean over the batch%0Aexpected: [[0.1, \
        -0.25], [1e-7, inf]]
        ::warning file=hw/a.json,title=kernels/bound%3A 0/1%2C undecided::no variant of 8 gave a \
        finite value%0Aexpected: x <= 1
        ::notice file=hw/a.json,title=alice%3A Homework 3::3.5/18.5 (18.9 %25): 1 correct, 1 \
        partial, 1 incorrect, 1 unanswered, 1 unreadable, 1 undecided, 1 error

        """)
  }

  @Test func standardInputHasNoPlaces() {
    let question = MarkedQuestion(
      question: "q", verdict: .incorrect, score: 0, points: 1, message: "m", line: 3, column: 4)
    #expect(
      annotated(submission(of: question), file: nil) == """
        ::error title=p/q%3A 0/1%2C incorrect::m
        ::notice title=bob%3A hw::0/1 (0 %25): 1 incorrect

        """)
  }

  @Test func thereAreTenOfEachLevelAtMost() {
    let questions = (1...14).map { number in
      MarkedQuestion(
        question: "q\(number)", verdict: .incorrect, score: 0, points: Double(number % 12),
        message: "m")
    }
    let problem = MarkedProblem(
      problem: "p", title: "p", questions: questions, digest: "d", seed: 1)
    let several = MarkedSubmission(
      student: "bob", assignment: "hw", title: "hw", problems: [problem])
    let lines = annotated(several).split(separator: "\n")
    let titles = lines.compactMap { $0.split(separator: "title=").last?.prefix { $0 != "%" } }
    #expect(
      titles == [
        "p/q11", "p/q10", "p/q9", "p/q8", "p/q7", "p/q6", "p/q5", "p/q4", "p/q3", "p/q2",
        "bob",
        "Submissions::1 submission, 0 with full marks; of 14 questions without full marks, "
          + "the 10 that cost the most are annotated",
      ])
  }

  @Test func aClassIsToldInOneNotice() {
    var annotations = Annotations()
    let right = MarkedQuestion(question: "q", verdict: .correct, score: 1, points: 1)
    for _ in 1...11 { annotations.add(submission(of: right), file: "a.json") }
    #expect(
      annotations.lines == "::notice title=Submissions::11 submissions, 11 with full marks\n")
  }

  @Test func whatCannotBeReadComesBeforeAllElse() {
    let source = SourceText(name: "b.json", text: "{\n  x")
    var annotations = Annotations()
    annotations.add(sampleSubmission, file: "a.json")
    annotations.add(
      [
        Diagnostic("expected '\"'", at: Location(source, 4..<5), suggestion: "put it in quotes"),
        Diagnostic(.warning, "not told"),
      ], file: "b.json")
    #expect(
      annotations.lines.hasPrefix(
        "::error file=b.json,line=2,col=3,title=the submission cannot be read::expected '\"'; "
          + "put it in quotes\n"))
    #expect(!annotations.lines.contains("not told"))
  }

  @Test func whatWorkersFoundIsJoined() {
    var one = Annotations()
    one.add(sampleSubmission, file: "a.json")
    var other = Annotations()
    other.add([Diagnostic("it crashed")], file: "b.json", title: "the submission is not marked")
    var joined = Annotations()
    joined.add(one)
    joined.add(Annotations(other.all, notices: other.notices, counts: other.counts))
    #expect(
      joined.lines
        == "::error file=b.json,title=the submission is not marked::it crashed\n" + one.lines)
    #expect(joined.counts.submissions == 2)
  }
}
