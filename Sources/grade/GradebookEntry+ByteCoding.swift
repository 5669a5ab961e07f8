import Gradebook
import Problems

extension ByteWriter {
  mutating func write(_ entry: GradebookEntry) {
    write(entry.attempt.assignment)
    write(entry.attempt.student)
    write(entry.attempt.digest)
    write(entry.file)
    write(entry.counts.rawValue)
    write(entry.assignmentDigest)
    write(entry.marking) { writer, marking in
      writer.write(marking.marked)
      writer.write(marking.state.rawValue)
      writer.write(marking.content) { $0.write($1) }
    }
  }
}

extension ByteReader {
  mutating func gradebookEntry() -> GradebookEntry {
    GradebookEntry(
      AttemptKey(assignment: text(), student: text(), digest: text()), file: text(),
      counts: CountedAttempt(rawValue: text()) ?? .last, assignmentDigest: text(),
      marking: optional { reader in
        .init(
          reader.markedSubmission(), state: MarkingState(rawValue: reader.text()) ?? .failed,
          content: reader.optional { $0.blob() })
      })
  }
}
