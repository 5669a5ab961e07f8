import Grading

extension MarkedSubmission {
  /// What stands in reports for a submission that cannot be read: one answer, of a file, for which
  /// there are no points.
  ///
  /// - Parameters:
  ///   - name: What the reports of the file are called.
  ///   - file: The file's path; nil where it has none.
  ///   - errors: Why it cannot be read, a line or more each.
  public static func unreadable(_ name: String, file: String?, errors: [String]) -> Self {
    let question = MarkedQuestion(
      question: file ?? name, verdict: .unreadable, score: 0, points: 0, kind: "Unreadable",
      message: feedback(onUnreadable: errors))
    return MarkedSubmission(
      student: name, assignment: "submission", title: "A submission that cannot be read",
      problems: [
        MarkedProblem(problem: "file", title: "", questions: [question], digest: "", seed: 0)
      ])
  }
}
