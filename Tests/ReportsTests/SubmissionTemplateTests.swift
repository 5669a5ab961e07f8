import Diagnostics
import Problems
import Testing

@testable import Reports

@Suite struct SubmissionTemplateTests {
  @Test func everyQuestionStandsInItsPlace() {
    #expect(
      SubmissionTemplate.text(sampleAssignment, student: "alice") == """
        {
          "student": "alice",
          "assignment": "hw1",
          "answers": {
            "layer": {
              "y": null,
              "loss": null,
              "positive": null,
              "any": null,
              "count": null
            },
            "choice": {
              "one": null,
              "some": null,
              "shape": null,
              "zeros": null
            },
            "own": {
              "x": null
            }
          }
        }

        """)
  }

  @Test func itCanBeReadAsASubmission() throws {
    for student in ["al\"ice\\\n\u{1B}é", nil] {
      let text = SubmissionTemplate.text(sampleAssignment, student: student)
      let (submission, diagnostics) = SubmissionReader.read(SourceText(name: "t", text: text))
      #expect(diagnostics.isEmpty)
      #expect(submission?.student == student ?? "your-id")
      #expect(submission?.problems.map(\.id) == ["layer", "choice", "own"])
    }
  }

  @Test func aProblemWithoutReadableQuestionsIsEmpty() {
    let text = SubmissionTemplate.text(assignment([("p.yaml", "title: [")]), student: "a")
    #expect(text.contains("    \"p\": {}\n"))
  }
}
