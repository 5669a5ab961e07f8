import Testing

/// A folder with the assignment `hw`, whose one problem `sums` has two questions, and submissions.
struct Course {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try write(
      """
      title: Sums
      questions:
        one: {ask: 0.5 + 0.5}
        two: {ask: 1 + 1}
      """, to: "problems/hw/sums.yaml")
    try submit("alice", #"{"sums": {"one": 1, "two": 2}}"#)
  }

  func write(_ text: String, to name: String) throws { try folder.write(text, to: name) }

  /// Writes a submission to a file of the student's name, or another one.
  func submit(_ student: String, _ answers: String, to name: String? = nil) throws {
    try write(
      #"{"student": "\#(student)", "assignment": "hw", "answers": \#(answers)}"#,
      to: name ?? "\(student).json")
  }

  /// The text report of a submission with full marks.
  static func fullMarks(_ student: String) -> String {
    """
    \(student)
    hw

    Sums (sums): 2/2
      ✓ one  1/1
      ✓ two  1/1

    Total 2/2 (100 %): 2 correct

    """
  }

  /// The text report of a submission that answers 3 and nothing.
  static func noMarks(_ student: String) -> String {
    """
    \(student)
    hw

    Sums (sums): 0/2
      ✗ one  0/1  incorrect
          the number is off by about 2
      – two  0/1  unanswered

    Total 0/2 (0 %): 1 incorrect, 1 unanswered

    """
  }
}

extension Run {
  /// Holds that the run ended so: exactly this output, these errors, this status.
  func expect(
    _ status: Int32, output: String = "", errors: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(self.status == status, sourceLocation: sourceLocation)
    #expect(self.output == output, sourceLocation: sourceLocation)
    #expect(self.errors == errors, sourceLocation: sourceLocation)
  }
}
