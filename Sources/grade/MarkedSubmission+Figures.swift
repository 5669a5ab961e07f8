import Grading

extension MarkedSubmission {
  /// The submission as bytes, without what only a report of its own shows: remarks, hints,
  /// readings, places and times of answers.
  var figures: [UInt8] {
    var counted = self
    counted.remarks = []
    for problem in counted.problems.indices {
      counted.problems[problem].seconds = 0
      for question in counted.problems[problem].questions.indices {
        counted.problems[problem].questions[question].strip()
      }
    }
    var writer = ByteWriter()
    writer.write(counted)
    return writer.bytes
  }

  /// The submission of which these are the figures.
  init(figures: [UInt8]) {
    var reader = ByteReader(figures)
    self = reader.markedSubmission()
  }
}

extension MarkedQuestion {
  fileprivate mutating func strip() {
    (source, reading, hint, line, column, seconds) = (nil, nil, nil, nil, nil, 0)
  }
}
