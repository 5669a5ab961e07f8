import Grading
import Problems

extension Gradebook {
  /// What a gradebook knows of a submission.
  public enum Knowledge {
    /// Nothing.
    case nothing
    /// The submission, but not what it gets by this assignment and this version of the program.
    case submission
    /// All that was decided.
    case marked(MarkedSubmission)
  }

  /// What is known of an attempt by an assignment of this digest and this version of the program.
  public func knowledge(
    of attempt: AttemptKey, assignmentDigest: String, version: String
  ) throws(GradebookError) -> Knowledge {
    try self.attempt("read") { () throws(SQLiteError) in
      var submission: Int?
      try database.run(
        "SELECT submission FROM submissions WHERE assignment = ? AND student = ? AND digest = ?",
        [.text(attempt.assignment), .text(attempt.student), .text(attempt.digest)]
      ) { submission = $0.integer(0) }
      guard let submission else { return .nothing }
      var grading: Int?
      try database.run(
        """
        SELECT grading, digest = ? AND version = ? AND state = 'final' FROM gradings
        WHERE submission = ? ORDER BY grading DESC LIMIT 1
        """, [.text(assignmentDigest), .text(version), .integer(submission)]
      ) { grading = $0.integer(1) == 1 ? $0.integer(0) : nil }
      guard let grading, let marked = try marked(grading) else { return .submission }
      return .marked(marked)
    }
  }

  /// The file and the bytes of a submission; nil where it is not there.
  public func content(
    of submission: Int
  ) throws(GradebookError) -> (file: String, bytes: [UInt8])? {
    try attempt("read") { () throws(SQLiteError) in
      var content: (file: String, bytes: [UInt8])?
      try database.run(
        "SELECT file, content FROM submissions WHERE submission = ?", [.integer(submission)]
      ) { content = ($0.text(0), $0.blob(1)) }
      return content
    }
  }

  /// All attempts with what was last decided of each, in the order in which runs saw them.
  public func attempts(
    _ body: (AttemptKey, Attempt) -> Void
  ) throws(GradebookError) {
    try attempt("read") { () throws(SQLiteError) in
      try database.run(
        """
        SELECT assignment, student, submissions.digest, submission, grading, attempt, submitted,
          score, points, submissions.run, place, gradings.digest, version, name,
          counts, state
        FROM submissions JOIN gradings USING (submission)
        WHERE grading = (SELECT max(grading) FROM gradings AS all_gradings
          WHERE all_gradings.submission = submissions.submission)
        ORDER BY submissions.run, place, submission
        """
      ) { row in
        let key = AttemptKey(
          assignment: row.text(0), student: row.text(1), digest: row.text(2))
        body(
          key,
          Attempt(
            digest: key.digest,
            mark: Mark(
              submission: row.integer(3), grading: row.integer(4), score: row.real(7),
              points: row.real(8)),
            name: row.textOrNil(13), number: row.integerOrNil(5),
            submitted: row.textOrNil(6).flatMap { Timestamp($0) }, run: row.integer(9),
            place: row.integer(10), assignmentDigest: row.text(11), version: row.text(12),
            counts: CountedAttempt(rawValue: row.text(14)) ?? .last,
            state: MarkingState(rawValue: row.text(15)) ?? .failed))
      }
    }
  }

  /// The marks that counted when the last run was over.
  public func marks() throws(GradebookError) -> [StudentKey: Mark] {
    try attempt("read") { () throws(SQLiteError) in
      var marks: [StudentKey: Mark] = [:]
      try database.run(
        "SELECT assignment, student, submission, grading, score, points FROM marks"
      ) { row in
        marks[StudentKey(assignment: row.text(0), student: row.text(1))] = Mark(
          submission: row.integer(2), grading: row.integer(3), score: row.real(4),
          points: row.real(5))
      }
      return marks
    }
  }

  /// Whether the last run came to its end; true where there was none.
  public func lastRunIsFinished() throws(GradebookError) -> Bool {
    try attempt("read") { () throws(SQLiteError) in
      try database.integer(
        "SELECT count(*) FROM runs WHERE run = (SELECT max(run) FROM runs) AND finished IS NULL")
        == 0
    }
  }

  /// Hands over what counts: for each assignment and student in order, the attempt that counts with
  /// all its verdicts.
  public func counted(_ body: (MarkedSubmission) -> Void) throws(GradebookError) {
    let gradings = try attempt("read") { () throws(SQLiteError) in
      var gradings: [Int] = []
      try database.run("SELECT grading FROM marks ORDER BY assignment, student") {
        gradings.append($0.integer(0))
      }
      return gradings
    }
    for grading in gradings {
      let marked = try attempt("read") { () throws(SQLiteError) in try self.marked(grading) }
      if let marked { body(marked) }
    }
  }

  // MARK: A marked submission

  private func marked(_ grading: Int) throws(SQLiteError) -> MarkedSubmission? {
    var found: MarkedSubmission?
    try database.run(
      """
      SELECT student, name, assignment, title, submitted, attempt, due
      FROM gradings JOIN submissions USING (submission) WHERE grading = ?
      """, [.integer(grading)]
    ) { row in
      var marked = MarkedSubmission(
        student: row.text(0), name: row.textOrNil(1), assignment: row.text(2), title: row.text(3),
        problems: [])
      marked.submitted = row.textOrNil(4).flatMap { Timestamp($0) }
      marked.attempt = row.integerOrNil(5)
      marked.due = row.textOrNil(6).flatMap { Timestamp($0) }
      found = marked
    }
    guard var marked = found else { return nil }
    try database.run(
      "SELECT remark FROM remarks WHERE grading = ? ORDER BY place", [.integer(grading)]
    ) { marked.remarks.append($0.text(0)) }
    marked.problems = try problems(of: grading)
    return marked
  }

  private func problems(of grading: Int) throws(SQLiteError) -> [MarkedProblem] {
    var problems: [MarkedProblem] = []
    try database.run(
      """
      SELECT problem, title, digest, seed, seconds FROM problems WHERE grading = ? ORDER BY place
      """, [.integer(grading)]
    ) { row in
      problems.append(
        MarkedProblem(
          problem: row.text(0), title: row.text(1), questions: [], digest: row.text(2),
          seed: UInt64(bitPattern: Int64(row.integer(3))), seconds: row.real(4)))
    }
    let places = Dictionary(
      problems.enumerated().map { ($1.problem, $0) }, uniquingKeysWith: { first, _ in first })
    try database.run(
      "SELECT * FROM verdicts WHERE grading = ? ORDER BY place", [.integer(grading)]
    ) { row in
      guard let place = places[row.text(2)] else { return }
      problems[place].questions.append(MarkedQuestion(row))
    }
    return problems
  }
}

extension MarkedQuestion {
  /// A question from a row of the table of verdicts.
  fileprivate init(_ row: SQLite.Row) {
    self.init(
      question: row.text(3), source: row.textOrNil(4),
      verdict: Verdict(rawValue: row.text(5)) ?? .error, score: row.real(6), points: row.real(7),
      kind: row.textOrNil(8), mistake: row.textOrNil(9), message: row.textOrNil(10),
      hint: row.textOrNil(12), line: row.integerOrNil(13), column: row.integerOrNil(14),
      seconds: row.real(18))
    reading = row.textOrNil(11)
    fingerprint = row.integerOrNil(15).map { UInt64(bitPattern: Int64($0)) }
    differences = row.textOrNil(16).flatMap { shape in
      ElementDifferences(
        shape: shape.split(separator: " ").compactMap { Int($0) }, levels: row.blob(17))
    }
  }
}

extension ElementDifferences {
  /// Differences as they are stored; nil where the numbers do not fit together.
  fileprivate init?(shape: [Int], levels: [UInt8]) {
    let levels = levels.compactMap(Level.init)
    let (count, overflows) = shape.reduce((1, false)) { product, extent in
      let (next, overflow) = product.0.multipliedReportingOverflow(by: extent)
      return (next, product.1 || overflow)
    }
    if overflows || count != levels.count { return nil }
    self.init(shape: shape, levels: levels)
  }
}
