import Grading
import Problems

extension Gradebook {
  /// Begins a run of the program. Returns its number.
  public func beginRun(at moment: String, version: String) throws(GradebookError) -> Int {
    try attempt("write") { () throws(SQLiteError) in
      try database.run(
        "INSERT INTO runs (started, version) VALUES (?, ?)", [.text(moment), .text(version)])
      return database.lastRow
    }
  }

  /// Does much in one transaction: all of it is kept, or nothing.
  public func begin() throws(GradebookError) {
    try attempt("write") { () throws(SQLiteError) in try database.execute("BEGIN IMMEDIATE") }
  }

  /// Keeps what was written since ``begin()``.
  public func commit() throws(GradebookError) {
    try attempt("write") { () throws(SQLiteError) in try database.execute("COMMIT") }
  }

  /// Writes an entry: the place at which the run saw the submission, where it did, and what was
  /// decided. `known` is the row of the submission, where it has one. Returns the rows of the
  /// submission and, where one was written, of the grading.
  public func add(
    _ entry: GradebookEntry, known: Int?, run: Int, place: Int?, version: String
  ) throws(GradebookError) -> (submission: Int, grading: Int?) {
    try attempt("write") { () throws(SQLiteError) in
      let submission: Int
      if let known { submission = known } else { submission = try insert(entry, run: run) }
      if let place {
        try database.run(
          "UPDATE submissions SET run = ?, place = ?, file = ? WHERE submission = ?",
          [.integer(run), .integer(place), .text(entry.file), .integer(submission)])
      }
      guard let marking = entry.marking else { return (submission, nil) }
      let grading = try insert(
        marking, of: submission, run: run, entry: entry, version: version)
      return (submission, grading)
    }
  }

  private func insert(
    _ entry: GradebookEntry, run: Int
  ) throws(SQLiteError) -> Int {
    let marked = entry.marking?.marked
    try database.run(
      """
      INSERT INTO submissions
        (assignment, student, digest, name, submitted, attempt, file, content, run, place)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
      """,
      [
        .text(entry.attempt.assignment), .text(entry.attempt.student),
        .text(entry.attempt.digest), .init(marked?.name), .init(marked?.submitted?.text),
        .init(marked?.attempt), .text(entry.file), .blob(entry.marking?.content ?? []),
        .integer(run),
      ])
    return database.lastRow
  }

  private func insert(
    _ marking: GradebookEntry.Marking, of submission: Int, run: Int, entry: GradebookEntry,
    version: String
  ) throws(SQLiteError) -> Int {
    let marked = marking.marked
    try database.run(
      """
      INSERT INTO gradings
        (submission, run, digest, version, title, due, score, points, counts, state)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .integer(submission), .integer(run), .text(entry.assignmentDigest), .text(version),
        .text(marked.title),
        .init(marked.due?.text), .real(marked.score), .real(marked.points),
        .text(entry.counts.rawValue), .text(marking.state.rawValue),
      ])
    let grading = database.lastRow
    for (place, remark) in marked.remarks.enumerated() {
      try database.run(
        "INSERT INTO remarks VALUES (?, ?, ?)",
        [.integer(grading), .integer(place), .text(remark)])
    }
    var questions = 0
    for (place, problem) in marked.problems.enumerated() {
      try insert(problem, grading: grading, place: place)
      for question in problem.questions {
        try insert(question, of: problem.problem, grading: grading, place: questions)
        questions += 1
      }
    }
    return grading
  }

  private func insert(
    _ problem: MarkedProblem, grading: Int, place: Int
  ) throws(SQLiteError) {
    try database.run(
      "INSERT INTO problems VALUES (?, ?, ?, ?, ?, ?, ?)",
      [
        .integer(grading), .integer(place), .text(problem.problem), .text(problem.title),
        .text(problem.digest), .integer(Int(bitPattern: UInt(problem.seed))),
        .real(problem.seconds),
      ])
  }

  private func insert(
    _ question: MarkedQuestion, of problem: String, grading: Int, place: Int
  ) throws(SQLiteError) {
    let shape = question.differences.map { $0.shape.map(String.init).joined(separator: " ") }
    try database.run(
      "INSERT INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        .integer(grading), .integer(place), .text(problem), .text(question.question),
        .init(question.source), .text(question.verdict.rawValue), .real(question.score),
        .real(question.points), .init(question.kind), .init(question.mistake),
        .init(question.message), .init(question.reading), .init(question.hint),
        .init(question.line), .init(question.column),
        .init(question.fingerprint.map { Int(bitPattern: UInt($0)) }), .init(shape),
        question.differences.map { .blob($0.levels.map(\.rawValue)) } ?? .null,
        .real(question.seconds),
      ])
  }

  /// Ends a run: writes the marks that count, where they are others than before, and that the run
  /// is over. `tell` comes before that is kept, so that a run that is killed leaves nothing untold.
  public func finishRun(
    _ run: Int, at moment: String, changes: [MarkChange], tell: () -> Void = {}
  ) throws(GradebookError) {
    try begin()
    try attempt("write") { () throws(SQLiteError) in
      for change in changes {
        if let before = change.before {
          try database.run("DELETE FROM marks WHERE submission = ?", [.integer(before.submission)])
        }
        try database.run(
          "INSERT OR REPLACE INTO marks VALUES (?, ?, ?, ?, ?, ?)",
          [
            .integer(change.after.submission), .integer(change.after.grading),
            .text(change.student.assignment), .text(change.student.student),
            .real(change.after.score), .real(change.after.points),
          ])
      }
      try database.run(
        "UPDATE runs SET finished = ? WHERE run = ?", [.text(moment), .integer(run)])
    }
    tell()
    try commit()
  }
}
