import Grading

extension MarkedSubmission {
  /// The submission as bytes, without what only a report of its own shows: remarks, hints,
  /// readings, places and times of answers.
  var figures: [UInt8] {
    var counted = self
    counted.remarks = []
    counted.forgetDurations()
    for problem in counted.problems.indices {
      for question in counted.problems[problem].questions.indices {
        counted.problems[problem].questions[question].strip()
      }
    }
    var writer = ByteWriter()
    writer.write(counted)
    return writer.bytes
  }

  /// Sets all durations to nothing.
  mutating func forgetDurations() {
    for problem in problems.indices {
      problems[problem].seconds = 0
      for question in problems[problem].questions.indices {
        problems[problem].questions[question].seconds = 0
      }
    }
  }

  /// The submission of which these are the figures.
  init(figures: [UInt8]) {
    var reader = ByteReader(figures)
    self = reader.markedSubmission()
  }
}

extension MarkedQuestion {
  fileprivate mutating func strip() {
    (source, reading, hint, line, column) = (nil, nil, nil, nil, nil)
  }
}
