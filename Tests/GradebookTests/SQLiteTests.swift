import Testing

@testable import Gradebook

@Suite struct SQLiteTests {
  private func database() throws -> SQLite {
    let database = try SQLite(path: ":memory:", access: .create)
    try database.execute("CREATE TABLE t (a INTEGER, b REAL, c TEXT, d BLOB) STRICT")
    return database
  }

  @Test func valuesComeBackAsTheyWent() throws {
    let database = try database()
    let text = "é\u{0}\u{1F600}'; DROP TABLE t; --"
    try database.run(
      "INSERT INTO t VALUES (?, ?, ?, ?)",
      [.integer(Int.min), .real(0.1), .text(text), .blob([0, 255])])
    try database.run("INSERT INTO t VALUES (?, ?, ?, ?)", [.null, .null, .null, .null])
    var rows: [String] = []
    try database.run("SELECT * FROM t ORDER BY rowid") { row in
      rows.append(
        row.isNull(0)
          ? "\(row.integerOrNil(0) == nil) \(row.textOrNil(2) == nil) \(row.blob(3))"
          : "\(row.integer(0)) \(row.real(1)) \(row.text(2) == text) \(row.blob(3))")
    }
    #expect(rows == ["\(Int.min) 0.1 true [0, 255]", "true true []"])
    #expect(database.lastRow == 2)
  }

  @Test func aFailedTransactionLeavesNothing() throws {
    let database = try database()
    #expect(throws: SQLiteError(message: "datatype mismatch", code: 20)) {
      try database.transaction { () throws(SQLiteError) in
        try database.run("INSERT INTO t (a) VALUES (1)")
        throw SQLiteError(message: "datatype mismatch", code: 20)
      }
    }
    var count = -1
    try database.run("SELECT count(*) FROM t") { count = $0.integer(0) }
    #expect(count == 0)
  }

  @Test func errorsAreSQLitesOwn() throws {
    let database = try database()
    #expect(throws: SQLiteError(message: "no such table: u", code: 1)) {
      try database.run("SELECT * FROM u")
    }
    #expect(throws: SQLiteError(message: "unable to open database file", code: 14)) {
      try SQLite(path: "/nowhere/class.sqlite", access: .readWrite)
    }
  }
}
