import Gradebook

/// What a run does with its gradebook: notes every submission, and tells in the end whose marks
/// are others than before.
final class GradebookSession {
  private let path: String
  private let isDryRun: Bool
  private let run: Int
  private var ledger: Ledger
  /// Held while this process is the one that writes.
  private let lock: FileLock?
  /// The open file, while there is something to write.
  private var gradebook: Gradebook?
  private var pending = 0
  private var (marked, unchanged) = (0, 0)

  /// Entries that are written in one transaction.
  private static let batch = 256

  /// Begins a run; a dry one reads the gradebook, where there is one, and writes nothing.
  init(_ path: String, isDryRun: Bool) throws(FileError) {
    try GradebookFile.check(path)
    self.path = path
    self.isDryRun = isDryRun
    let gradebook: Gradebook?
    let isNew = FileSystem.kind(of: path) == .nothing
    lock = isDryRun ? nil : try FileLock(path)
    do throws(GradebookError) {
      if isDryRun {
        gradebook = isNew ? nil : try Gradebook(reading: path)
      } else {
        gradebook = try Gradebook(writing: path)
      }
      ledger = Ledger(before: try gradebook?.marks() ?? [:], version: Commands.version)
      var attempts = ledger
      try gradebook?.attempts { attempts.add($0, $1) }
      ledger = attempts
      run =
        isDryRun
        ? .max
        : try gradebook?.beginRun(at: Environment.timestamp(), version: Commands.version) ?? 0
    } catch {
      throw FileError(message: error.message)
    }
  }

  /// What workers ask the gradebook.
  func lookup(remarksAll: Bool) -> GradebookLookup { GradebookLookup(path, remarksAll: remarksAll) }

  /// Notes what marking came to. `place` is where the run saw the submission; nil where it is the
  /// gradebook's own.
  func record(_ entry: GradebookEntry, place: Int?) throws(FileError) {
    if entry.marking == nil { unchanged += 1 } else { marked += 1 }
    var entry = entry
    if ledger.holds(entry) { entry.marking = nil }
    let known = ledger.submission(entry.attempt)
    let rows =
      isDryRun
      ? (submission: known ?? 0, grading: nil) : try write(entry, known: known, place: place)
    ledger.note(entry, run: run, place: place, submission: rows.submission, grading: rows.grading)
  }

  private func write(
    _ entry: GradebookEntry, known: Int?, place: Int?
  ) throws(FileError) -> (submission: Int, grading: Int?) {
    do throws(GradebookError) {
      let open = try opened()
      if pending == 0 { try open.begin() }
      pending += 1
      let rows = try open.add(
        entry, known: known, run: run, place: place, version: Commands.version)
      if pending >= Self.batch { try commit() }
      return rows
    } catch {
      throw FileError(message: error.message)
    }
  }

  private func opened() throws(GradebookError) -> Gradebook {
    if let gradebook { return gradebook }
    let opened = try Gradebook(writing: path)
    gradebook = opened
    return opened
  }

  private func commit() throws(GradebookError) {
    if pending > 0 { try gradebook?.commit() }
    pending = 0
  }

  /// Writes what is pending, and lets go of the file: a process must not be copied with it open.
  func suspend() throws(FileError) {
    do throws(GradebookError) { try commit() } catch { throw FileError(message: error.message) }
    gradebook = nil
  }

  /// The submissions that this run did not see and that must be marked again.
  func stale(ofEverybody: Bool) -> [Int] { ledger.stale(of: ofEverybody, run: run) }

  /// Ends the run. What it changes is told before that is kept.
  func finish(tell: (GradebookChanges) -> Void) throws(FileError) {
    let changes = ledger.changes()
    func tellAll() {
      tell(
        GradebookChanges(
          marked: marked, unchanged: unchanged, marks: changes.marks.filter(\.isSeen),
          withheld: changes.withheld, isDryRun: isDryRun))
    }
    if isDryRun { return tellAll() }
    do throws(GradebookError) {
      try commit()
      let open = try opened()
      try open.finishRun(
        run, at: Environment.timestamp(), changes: changes.marks, tell: tellAll)
      open.close()
    } catch {
      throw FileError(message: error.message)
    }
    gradebook = nil
  }
}
