import Reports

/// Annotations on their way from a worker.
extension Annotations {
  func encode(to writer: inout ByteWriter) {
    writer.write(all) { writer, annotation in
      writer.write(annotation.loss)
      writer.write(annotation.isError ? 1 : 0)
      writer.write(annotation.line)
    }
    writer.write(notices) { $0.write($1) }
    writer.write(counts.submissions)
    writer.write(counts.fullMarks)
    writer.write(counts.questions)
  }

  init(from reader: inout ByteReader) {
    let annotations = reader.array { reader in
      Annotation(loss: reader.number(), isError: reader.integer() == 1, line: reader.text())
    }
    let notices = reader.array { $0.text() }
    var counts = Counts()
    counts.submissions = reader.integer()
    counts.fullMarks = reader.integer()
    counts.questions = reader.integer()
    self.init(annotations, notices: notices, counts: counts)
  }
}
