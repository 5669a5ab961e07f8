import Csqlite3

/// Why SQLite could not do what was asked.
struct SQLiteError: Error, Equatable {
  /// SQLite's own words.
  let message: String
  /// SQLite's primary result code.
  let code: Int32
}

/// A connection to an SQLite file.
///
/// One thread uses it at a time.
final class SQLite {
  /// How a file is opened.
  enum Access {
    case readOnly, readWrite, create
  }

  /// A value of a column.
  enum Value: Equatable {
    case null
    case integer(Int)
    case real(Double)
    case text(String)
    case blob([UInt8])

    init(_ text: String?) { self = text.map(Value.text) ?? .null }

    init(_ integer: Int?) { self = integer.map(Value.integer) ?? .null }
  }

  private let handle: OpaquePointer
  private var statements: [String: Statement] = [:]

  /// Opens a file. Another process that is writing is waited for, up to so many milliseconds.
  init(path: String, access: Access, patience: Int32 = 10_000) throws(SQLiteError) {
    let flags =
      switch access {
      case .readOnly: SQLITE_OPEN_READONLY
      case .readWrite: SQLITE_OPEN_READWRITE
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let opened else {
      let message = String(cString: sqlite3_errstr(code))
      sqlite3_close_v2(opened)
      throw SQLiteError(message: message, code: code & 0xFF)
    }
    handle = opened
    sqlite3_busy_timeout(handle, patience)
  }

  deinit {
    for statement in statements.values { sqlite3_finalize(statement.handle) }
    sqlite3_close_v2(handle)
  }

  /// Runs statements that give no rows.
  func execute(_ text: String) throws(SQLiteError) {
    try check(sqlite3_exec(handle, text, nil, nil, nil))
  }

  /// Runs one statement with values for its parameters, and hands over each row. A statement is
  /// compiled when it is first run.
  func run(
    _ text: String, _ parameters: [Value] = [], row: (Row) throws(SQLiteError) -> Void = { _ in }
  ) throws(SQLiteError) {
    let statement = try prepared(text)
    defer {
      sqlite3_reset(statement.handle)
      sqlite3_clear_bindings(statement.handle)
    }
    for (number, value) in zip(Int32(1)..., parameters) {
      try check(statement.bind(value, to: number))
    }
    while true {
      let code = sqlite3_step(statement.handle)
      switch code {
      case SQLITE_ROW: try row(Row(handle: statement.handle))
      case SQLITE_DONE: return
      default: try check(code)
      }
    }
  }

  /// The whole number that a statement gives in its first row; 0 where there is none.
  func integer(_ text: String) throws(SQLiteError) -> Int {
    var first: Int?
    try run(text) { first = first ?? $0.integer(0) }
    return first ?? 0
  }

  /// The rowid of the row that was inserted last.
  var lastRow: Int { Int(sqlite3_last_insert_rowid(handle)) }

  /// Runs a body as one transaction: all of it is kept, or nothing.
  func transaction<Result>(
    _ body: () throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    try execute("BEGIN IMMEDIATE")
    do throws(SQLiteError) {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      try? execute("ROLLBACK")
      throw error
    }
  }

  private func prepared(_ text: String) throws(SQLiteError) -> Statement {
    if let known = statements[text] { return known }
    var made: OpaquePointer?
    try check(sqlite3_prepare_v3(handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil))
    guard let made else { throw SQLiteError(message: "an empty statement", code: SQLITE_MISUSE) }
    let statement = Statement(handle: made)
    statements[text] = statement
    return statement
  }

  private func check(_ code: Int32) throws(SQLiteError) {
    if code & 0xFF == SQLITE_OK { return }
    throw SQLiteError(message: String(cString: sqlite3_errmsg(handle)), code: code & 0xFF)
  }

  private struct Statement {
    let handle: OpaquePointer

    func bind(_ value: Value, to number: Int32) -> Int32 {
      switch value {
      case .null: sqlite3_bind_null(handle, number)
      case .integer(let integer): sqlite3_bind_int64(handle, number, Int64(integer))
      case .real(let real): sqlite3_bind_double(handle, number, real)
      case .text(let text):
        sqlite3_bind_text(
          handle, number, text, Int32(text.utf8.count), grade_sqlite3_transient())
      case .blob(let bytes):
        sqlite3_bind_blob(handle, number, bytes, Int32(bytes.count), grade_sqlite3_transient())
      }
    }
  }

  /// A row of a result, valid while it is handed over; columns count from 0.
  struct Row {
    fileprivate let handle: OpaquePointer

    func isNull(_ column: Int32) -> Bool {
      sqlite3_column_type(handle, column) == SQLITE_NULL
    }

    func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

    func real(_ column: Int32) -> Double { sqlite3_column_double(handle, column) }

    func text(_ column: Int32) -> String {
      guard let bytes = sqlite3_column_text(handle, column) else { return "" }
      let count = Int(sqlite3_column_bytes(handle, column))
      return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    func blob(_ column: Int32) -> [UInt8] {
      guard let bytes = sqlite3_column_blob(handle, column) else { return [] }
      return Array(
        UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, column))))
    }

    func textOrNil(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    func integerOrNil(_ column: Int32) -> Int? { isNull(column) ? nil : integer(column) }
  }
}
