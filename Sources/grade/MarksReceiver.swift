import Diagnostics
import Grading
import Problems

/// A submission that was marked, and where it comes from.
struct MarkedFile {
  let marked: MarkedSubmission
  /// The path of its file; `-` is standard input.
  let file: String
  let assignment: Assignment
  /// What was said of the file.
  let diagnostics: [Diagnostic]
}

/// What becomes of a submission when it is marked: reports are written, or it is counted.
protocol MarksReceiver {
  /// Whether expected values are wanted with the marks.
  var showsExpected: Bool { get }

  /// Whether it is wanted where wrong answers differ, and by which hash equal ones are found.
  var tracesWrongAnswers: Bool { get }

  /// Takes the marks of a submission, and notes in what marking came to whatever another process is
  /// to know.
  func receive(_ submission: MarkedFile, to outcome: inout Outcome) throws(FileError)

  /// Takes a submission that cannot be read.
  func receiveUnreadable(
    _ file: String, diagnostics: [Diagnostic], to outcome: inout Outcome
  ) throws(FileError)

  /// Removes what a process that was killed left of files that it was writing.
  func removeParts(of process: Int32)
}

extension MarksReceiver {
  func removeParts(of process: Int32) {}

  var showsExpected: Bool { false }

  var tracesWrongAnswers: Bool { true }

  func receiveUnreadable(
    _ file: String, diagnostics: [Diagnostic], to outcome: inout Outcome
  ) throws(FileError) {}
}

/// Where marks go that are only compared with those of a gradebook.
struct NoReports: MarksReceiver {
  func receive(_ submission: MarkedFile, to outcome: inout Outcome) throws(FileError) {}
}
