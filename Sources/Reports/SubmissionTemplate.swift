import Problems

/// A submission to fill in: every question of an assignment, in its order, without an answer.
public enum SubmissionTemplate {
  /// What stands for the student's id until it is filled in.
  public static let placeholder = "your-id"

  /// The file; it ends with a line break. `null` means that there is no answer.
  public static func text(_ assignment: Assignment, student: String?) -> String {
    let problems = assignment.problems.map { problem in
      let questions = problem.questions.map { "      \(quoted($0.id)): null" }
      let body = questions.isEmpty ? "{}" : "{\n\(questions.joined(separator: ",\n"))\n    }"
      return "    \(quoted(problem.id)): \(body)"
    }
    return """
      {
        "student": \(quoted(student ?? placeholder)),
        "assignment": \(quoted(assignment.id)),
        "answers": {
      \(problems.joined(separator: ",\n"))
        }
      }

      """
  }

  private static func quoted(_ text: String) -> String { JSONValue.string(text).text }
}
