import Grading
import Problems

extension MarkedSubmission {
  /// The submission in the words of a ``ByteWriter``, without what only a report of its own shows:
  /// remarks, hints, readings, expected values, places and times of answers.
  var figures: [UInt8] {
    var writer = ByteWriter()
    writer.write(student)
    writer.write(name) { $0.write($1) }
    writer.write(assignment)
    writer.write(title)
    writer.write(submitted) { $0.write($1.text) }
    writer.write(attempt) { $0.write($1) }
    writer.write(due) { $0.write($1.text) }
    writer.write(problems) { $1.encode(to: &$0) }
    return writer.bytes
  }

  /// The submission of which these are the figures.
  init(figures: [UInt8]) {
    var reader = ByteReader(figures)
    let (student, name) = (reader.text(), reader.optional { $0.text() })
    let (assignment, title) = (reader.text(), reader.text())
    let submitted = reader.optional { $0.text() }
    let attempt = reader.optional { $0.integer() }
    let due = reader.optional { $0.text() }
    self.init(
      student: student, name: name, assignment: assignment, title: title,
      problems: reader.array { MarkedProblem(from: &$0) })
    self.submitted = submitted.flatMap(Timestamp.init)
    self.attempt = attempt
    self.due = due.flatMap(Timestamp.init)
  }
}

extension MarkedProblem {
  fileprivate func encode(to writer: inout ByteWriter) {
    writer.write(problem)
    writer.write(title)
    writer.write(digest)
    writer.write(Int(bitPattern: UInt(seed)))
    writer.write(questions) { $1.encode(to: &$0) }
  }

  fileprivate init(from reader: inout ByteReader) {
    let (problem, title, digest) = (reader.text(), reader.text(), reader.text())
    let seed = UInt64(UInt(bitPattern: reader.integer()))
    self.init(
      problem: problem, title: title,
      questions: reader.array { MarkedQuestion(from: &$0) }, digest: digest, seed: seed)
  }
}

extension MarkedQuestion {
  fileprivate func encode(to writer: inout ByteWriter) {
    writer.write(question)
    writer.write(verdict.rawValue)
    writer.write(score)
    writer.write(points)
    writer.write(kind) { $0.write($1) }
    writer.write(mistake) { $0.write($1) }
    writer.write(message) { $0.write($1) }
    writer.write(fingerprint) { $0.write(Int(bitPattern: UInt($1))) }
    writer.write(differences) { writer, differences in
      writer.write(differences.shape) { $0.write($1) }
      writer.write(differences.levels.map(\.rawValue))
    }
  }

  fileprivate init(from reader: inout ByteReader) {
    self.init(
      question: reader.text(), verdict: Verdict(rawValue: reader.text()) ?? .error,
      score: reader.number(), points: reader.number(), kind: reader.optional { $0.text() },
      mistake: reader.optional { $0.text() }, message: reader.optional { $0.text() })
    fingerprint = reader.optional { UInt64(UInt(bitPattern: $0.integer())) }
    differences = reader.optional { reader in
      ElementDifferences(
        shape: reader.array { $0.integer() },
        levels: reader.blob().map { ElementDifferences.Level(rawValue: $0) ?? .right })
    }
  }
}
