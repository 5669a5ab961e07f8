import Glibc
import Grading
import Problems
import Testing

@testable import Gradebook

@Suite final class GradebookTests {
  private let path: String

  init() throws {
    var template = Array("/tmp/grade-test.XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    path = "\(folder)/class.sqlite"
  }

  deinit {
    for ending in ["", "-wal", "-shm"] { unlink(path + ending) }
    rmdir(String(path.dropLast("/class.sqlite".count)))
  }

  private let key = AttemptKey(assignment: "hw", student: "ann", digest: "abc")

  /// A submission in which nothing is left out that a gradebook keeps.
  private var marked: MarkedSubmission {
    var right = MarkedQuestion(
      question: "one", verdict: .correct, score: 1, points: 1, seconds: 0.25)
    right.reading = "W @ x"
    var wrong = MarkedQuestion(
      question: "two", source: "3 (b)", verdict: .incorrect, score: 0, points: 2.5,
      kind: "Transposed", mistake: "rows and columns", message: "one\ntwo \u{0} é", hint: "look",
      line: 3, column: 9, seconds: 0.5)
    wrong.fingerprint = .max
    wrong.differences = ElementDifferences(
      shape: [2, 2], levels: [.right, .slight, .medium, .great])
    var marked = MarkedSubmission(
      student: "ann", name: "Ann Lee", assignment: "hw", title: "Homework",
      problems: [
        MarkedProblem(
          problem: "p", title: "P", questions: [right, wrong], digest: "d1", seed: .max,
          seconds: 0.75),
        MarkedProblem(problem: "empty", title: "E", questions: [], digest: "d2", seed: 1),
      ], remarks: ["first", "second"])
    marked.submitted = Timestamp("2026-10-02T08:00:00+02:00")
    marked.attempt = 2
    marked.due = Timestamp("2026-10-01")
    return marked
  }

  private func entry(_ marked: MarkedSubmission?, content: [UInt8]? = [1, 0, 2]) -> GradebookEntry {
    GradebookEntry(
      key, file: "ann.json", counts: .best, assignmentDigest: "A",
      marking: marked.map {
        .init($0, state: MarkingState($0, isSound: true), content: content)
      })
  }

  private func knowledge(
    of key: AttemptKey, by digest: String = "A", version: String = "1"
  ) throws -> Gradebook.Knowledge {
    try Gradebook(reading: path)
      .knowledge(of: key, assignmentDigest: digest, version: version)
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    let book = try Gradebook(writing: path)
    let run = try book.beginRun(at: "2026-10-03T00:00:00", version: "1")
    try book.begin()
    let rows = try book.add(entry(marked), known: nil, run: run, place: 4, version: "1")
    try book.commit()
    guard case .marked(let known) = try knowledge(of: key) else {
      Issue.record("not known")
      return
    }
    #expect(known == marked)
    let content = try #require(try book.content(of: rows.submission))
    #expect(content.file == "ann.json")
    #expect(content.bytes == [1, 0, 2])
    #expect(try book.content(of: 99) == nil)
    var attempts: [Attempt] = []
    try book.attempts { attempts.append($1) }
    #expect(
      attempts == [
        Attempt(
          digest: "abc",
          mark: Mark(
            submission: rows.submission, grading: try #require(rows.grading), score: 1,
            points: 3.5), name: "Ann Lee", number: 2, submitted: marked.submitted, run: run,
          place: 4, assignmentDigest: "A", version: "1", counts: .best)
      ])
  }

  @Test func onlyWhatWouldComeToTheSameIsKnown() throws {
    let book = try Gradebook(writing: path)
    let run = try book.beginRun(at: "2026-10-03T00:00:00", version: "1")
    func isMarked(_ knowledge: Gradebook.Knowledge) -> String {
      switch knowledge {
      case .marked: "marked"
      case .submission: "submission"
      default: "none"
      }
    }
    #expect(isMarked(try knowledge(of: key)) == "none")
    let rows = try book.add(entry(marked), known: nil, run: run, place: 0, version: "1")
    #expect(isMarked(try knowledge(of: key)) == "marked")
    #expect(isMarked(try knowledge(of: key, by: "B")) == "submission")
    #expect(isMarked(try knowledge(of: key, version: "2")) == "submission")
    for verdict in [Verdict.undecided, .error] {
      var other = marked
      other.problems[0].questions[0].verdict = verdict
      _ = try book.add(
        entry(other, content: nil), known: rows.submission, run: run, place: 0, version: "1")
      #expect(isMarked(try knowledge(of: key)) == "submission")
    }
  }

  @Test func aRunThatDidNotEndIsTold() throws {
    let book = try Gradebook(writing: path)
    #expect(try book.lastRunIsFinished())
    let run = try book.beginRun(at: "2026-10-03T00:00:00", version: "1")
    #expect(try !book.lastRunIsFinished())
    let rows = try book.add(entry(marked), known: nil, run: run, place: 0, version: "1")
    let student = StudentKey(assignment: "hw", student: "ann")
    let mark = Mark(marked, submission: rows.submission, grading: try #require(rows.grading))
    try book.finishRun(
      run, at: "2026-10-03T00:00:01",
      changes: [MarkChange(student: student, name: nil, before: nil, after: mark)])
    #expect(try book.lastRunIsFinished())
    #expect(try book.marks() == [student: mark])
    var counted: [MarkedSubmission] = []
    try book.counted { counted.append($0) }
    #expect(counted == [marked])
    book.close()
    #expect(access("\(path)-wal", F_OK) != 0)
  }

  @Test func whatIsNotKeptIsNotThere() throws {
    let book = try Gradebook(writing: path)
    let run = try book.beginRun(at: "2026-10-03T00:00:00", version: "1")
    try book.begin()
    _ = try book.add(entry(marked), known: nil, run: run, place: 0, version: "1")
    guard case .nothing = try knowledge(of: key) else {
      Issue.record("known before it is kept")
      return
    }
  }

  @Test func aFileOfAnotherKindIsLeftAlone() throws {
    let text = Array("{\"student\": \"ann\", \"assignment\": \"hw\", \"answers\": {}}".utf8)
    let file = try #require(fopen(path, "w"))
    fwrite(text, 1, text.count, file)
    fclose(file)
    #expect {
      try Gradebook(writing: self.path)
    } throws: { error in
      (error as? GradebookError)?.message
        == "cannot open the gradebook '\(self.path)': file is not a database"
    }
    unlink(path)
    let other = try SQLite(path: path, access: .create)
    try other.execute("CREATE TABLE t (x)")
    #expect {
      try Gradebook(writing: self.path)
    } throws: { error in
      (error as? GradebookError)?.message
        == "'\(self.path)' is an SQLite file, but not a gradebook; name another file"
    }
    try other.execute("PRAGMA application_id = 1735549284; PRAGMA user_version = 2")
    #expect {
      try Gradebook(writing: self.path)
    } throws: { error in
      (error as? GradebookError)?.message
        == "the gradebook '\(self.path)' was written by a later version of grade; use that one"
    }
  }
}
