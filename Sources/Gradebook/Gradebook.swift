/// Why a gradebook cannot be used.
public struct GradebookError: Error, Equatable {
  /// What is wrong, with the file's path.
  public let message: String
}

/// A class in one SQLite file: its submissions, every marking of them, and the marks that count.
///
/// One process writes at a time; any number read what was last written whole. A gradebook whose
/// process was killed is as it was after some submission.
public final class Gradebook {
  let path: String
  let database: SQLite

  /// Opens a gradebook to read it.
  public convenience init(reading path: String) throws(GradebookError) {
    // What a killed process left beside the file is tidied up by whoever opens it next.
    try self.init(path, .readWrite)
  }

  /// Opens a gradebook to write to it, and makes it where there is none.
  public convenience init(writing path: String) throws(GradebookError) {
    try self.init(path, .create)
    try attempt("write") { () throws(SQLiteError) in
      // Readers need not wait for the writer, nor the disk for every submission.
      try database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
    }
  }

  private init(_ path: String, _ access: SQLite.Access) throws(GradebookError) {
    self.path = path
    do throws(SQLiteError) {
      database = try SQLite(path: path, access: access)
      if access == .create, try Self.isEmpty(database) {
        try database.transaction { () throws(SQLiteError) in
          if try Self.isEmpty(database) { try database.execute(GradebookSchema.text) }
        }
      }
    } catch {
      throw Self.failure("open", path, error)
    }
    try checkKind()
  }

  private static func isEmpty(_ database: SQLite) throws(SQLiteError) -> Bool {
    try database.integer("SELECT count(*) FROM sqlite_master") == 0
  }

  /// Throws where the file is another one's, or from a later version of the program.
  private func checkKind() throws(GradebookError) {
    let (kind, version) = try attempt("read") { () throws(SQLiteError) in
      (
        try database.integer("PRAGMA application_id"), try database.integer("PRAGMA user_version")
      )
    }
    if kind != GradebookSchema.applicationID {
      throw GradebookError(
        message: "'\(path)' is an SQLite file, but not a gradebook; name another file")
    }
    if version > GradebookSchema.version {
      throw GradebookError(
        message: "the gradebook '\(path)' was written by a later version of grade; use that one")
    }
  }

  /// Ends the work on a gradebook: it is one file again, where nobody else uses it.
  public func close() {
    // Where somebody does, the last one to close it sees to this.
    try? database.execute("PRAGMA journal_mode = DELETE")
  }

  // MARK: Errors

  /// Does something with the database; a failure is told with the file's path.
  func attempt<Result>(
    _ verb: String, _ body: () throws(SQLiteError) -> Result
  ) throws(GradebookError) -> Result {
    do throws(SQLiteError) { return try body() } catch { throw Self.failure(verb, path, error) }
  }

  private static func failure(
    _ verb: String, _ path: String, _ error: SQLiteError
  ) -> GradebookError {
    GradebookError(message: "cannot \(verb) the gradebook '\(path)': \(error.message)")
  }
}
