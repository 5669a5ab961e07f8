import Documents
import Gradebook
import Grading
import Problems

/// What a worker asks the gradebook: whether it knows a submission.
final class GradebookLookup {
  private let path: String
  private let remarksAll: Bool
  /// The file, opened by each process for itself; nil where there is none, or none that can be read.
  private lazy var gradebook: Gradebook? =
    FileSystem.kind(of: path) == .nothing ? nil : try? Gradebook(reading: path)

  /// A lookup in the gradebook of a path; where all is marked again, what is known counts for
  /// nothing.
  init(_ path: String, remarksAll: Bool) { (self.path, self.remarksAll) = (path, remarksAll) }

  /// The marks of a submission, by the gradebook where it knows them, and what it is to be told.
  func mark(
    _ submission: Submission, _ bytes: [UInt8], by grader: Grader, isSound: Bool
  ) -> (MarkedSubmission, GradebookEntry) {
    let assignment = grader.assignment
    var entry = GradebookEntry(
      AttemptKey(
        assignment: assignment.id, student: submission.student, digest: sha256(bytes)),
      file: submission.source.name, counts: assignment.counts,
      assignmentDigest: assignment.digest, marking: nil)
    // A gradebook that cannot be read knows nothing.
    let knowledge =
      (try? gradebook?.knowledge(
        of: entry.attempt, assignmentDigest: assignment.digest, version: Commands.version))
      ?? .nothing
    if case .marked(let known) = knowledge, !remarksAll { return (timed(known), entry) }
    let marked = grader.mark(submission)
    var content: [UInt8]?
    if case .nothing = knowledge { content = bytes }
    entry.marking = .init(
      marked, state: MarkingState(marked, isSound: isSound), content: content)
    return (marked, entry)
  }

  /// Marks that are known, with no durations where the clock stands still.
  private func timed(_ known: MarkedSubmission) -> MarkedSubmission {
    var known = known
    if Environment.fixedEpoch != nil { known.forgetDurations() }
    return known
  }

  /// The file and the bytes of a submission that the gradebook has.
  func content(of row: Int) throws(FileError) -> (file: String, bytes: [UInt8])? {
    do throws(GradebookError) { return try gradebook?.content(of: row) } catch {
      throw FileError(message: error.message)
    }
  }
}
