import Diagnostics
import Problems

extension Grader {
  /// What the submission answers that nobody asked, each with the nearest name, and which problems
  /// cannot be marked.
  func remarks(_ submission: Submission) -> [String] {
    var remarks: [String] = []
    var unsaid = 0
    func add(_ remark: @autoclosure () -> String) {
      if remarks.count < Self.remarkLimit { remarks.append(remark()) } else { unsaid += 1 }
    }
    for answered in submission.problems {
      guard let index = ids.firstIndex(of: answered.id) else {
        add(
          at(answered.idRange, submission)
            + "there is no problem '\(shown(answered.id))' in this assignment"
            + hint(answered.id, ids))
        continue
      }
      if case .faulty = assignment.problems[index] { continue }
      let questions = questionIDs[index]
      if answered.answers.lazy.map(\.id).elementsEqual(questions) { continue }
      let known = Set(questions)
      for answer in answered.answers where !known.contains(answer.id) {
        add(
          at(answer.idRange, submission)
            + "the problem '\(answered.id)' has no question '\(shown(answer.id))'"
            + hint(answer.id, questions))
      }
    }
    if unsaid > 0 {
      remarks.append("and \(counted(unsaid, "more name")) that nobody asked for")
    }
    if let late = lateness(submission) { remarks.append(late) }
    for case .faulty(let problem) in assignment.problems {
      remarks.append("the problem '\(problem.id)' cannot be marked: its file is faulty")
    }
    return remarks
  }

  /// How late the submission is; nil where it is in time, or nobody can tell.
  private func lateness(_ submission: Submission) -> String? {
    guard let due = assignment.due, let submitted = submission.submitted else { return nil }
    let late = submitted.seconds(after: due)
    return late > 0
      ? "\(durationText(late)) late: due \(due.text), submitted \(submitted.text)" : nil
  }

  /// More unknown names than these are counted, not told.
  private static let remarkLimit = 50

  /// A name that a student wrote, short enough to be shown.
  private func shown(_ name: String) -> String { printable(shortened(name)) }

  private func at(_ range: Range<Int>, _ submission: Submission) -> String {
    "\(submission.source.unit) \(submission.source.position(at: range.lowerBound).line): "
  }

  private func hint(_ name: String, _ known: [String]) -> String {
    nearest(to: name, among: known).map { "; did you mean '\($0)'?" } ?? ""
  }
}
