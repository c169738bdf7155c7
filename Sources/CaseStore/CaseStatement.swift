internal import GRDB
internal import GRDBSQLite

/// A prepared statement whose values are bound and read by length.
///
/// GRDB binds a string up to its first NUL and reads it likewise; a document may hold one. It also makes an object of
/// each row, where a case reads millions.
struct CaseStatement {
  private let statement: Statement
  private let handle: OpaquePointer

  init(_ db: Database, _ sql: String) throws {
    statement = try db.makeStatement(sql: sql)
    handle = statement.sqliteStatement
  }

  /// Runs the statement to its end.
  func run(_ values: Value...) throws {
    try bind(values)
    while try step() {}
  }

  /// Hands each row to `body` until that returns false; values are valid during the call.
  func forEach(_ values: Value..., body: (Row) throws -> Bool) throws {
    try bind(values)
    defer { sqlite3_reset(handle) }
    while try step() {
      if try !body(Row(handle: handle)) { return }
    }
  }

  /// What `body` makes of the first row; nil if there is none.
  func first<Result>(_ values: Value..., body: (Row) throws -> Result) throws -> Result? {
    try bind(values)
    defer { sqlite3_reset(handle) }
    return try step() ? try body(Row(handle: handle)) : nil
  }

  enum Value {
    case null
    case integer(Int)
    case text(String?)
    /// Bytes that are UTF-8, stored as text.
    case utf8([UInt8])
    case blob([UInt8])
  }

  private func bind(_ values: [Value]) throws {
    sqlite3_reset(handle)
    for (index, value) in values.enumerated() {
      let place = CInt(index + 1)
      let code =
        switch value {
        case .null, .text(nil): sqlite3_bind_null(handle, place)
        case .integer(let number): sqlite3_bind_int64(handle, place, Int64(number))
        case .text(let text?): bind(Array(text.utf8), place, isText: true)
        case .utf8(let bytes): bind(bytes, place, isText: true)
        case .blob(let bytes): bind(bytes, place, isText: false)
        }
      try check(code)
    }
  }

  private func bind(_ bytes: [UInt8], _ place: CInt, isText: Bool) -> CInt {
    // SQLITE_TRANSIENT: SQLite copies. A null pointer would bind NULL, so nothing is bound from some address.
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    return bytes.withUnsafeBufferPointer { buffer in
      let base = buffer.baseAddress.map { UnsafeRawPointer($0) } ?? UnsafeRawPointer(bitPattern: 1)!
      return isText
        ? sqlite3_bind_text64(
          handle, place, base.assumingMemoryBound(to: CChar.self), UInt64(buffer.count), transient, UInt8(SQLITE_UTF8))
        : sqlite3_bind_blob64(handle, place, base, UInt64(buffer.count), transient)
    }
  }

  private func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(handle)
      return false
    default:
      // The code of the reset is the extended one.
      let code = sqlite3_reset(handle)
      let extended = sqlite3_extended_errcode(sqlite3_db_handle(handle))
      throw DatabaseError(
        resultCode: ResultCode(rawValue: extended == SQLITE_OK ? code : extended),
        message: String(cString: sqlite3_errmsg(sqlite3_db_handle(handle))))
    }
  }

  private func check(_ code: CInt) throws {
    if code != SQLITE_OK { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// The row a statement stands at.
  struct Row {
    fileprivate let handle: OpaquePointer

    func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, CInt(column)) == SQLITE_NULL }
    func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(handle, CInt(column))) }

    /// The bytes of a text or blob, where they lie in SQLite's memory.
    func bytes(_ column: Int) -> UnsafeRawBufferPointer {
      let base = sqlite3_column_blob(handle, CInt(column))
      return UnsafeRawBufferPointer(start: base, count: Int(sqlite3_column_bytes(handle, CInt(column))))
    }

    /// Empty for NULL, which a damaged file may hold where the tables forbid it.
    func string(_ column: Int) -> String { text(column) ?? "" }

    /// Nil for NULL; ill-formed UTF-8 becomes U+FFFD.
    func text(_ column: Int) -> String? {
      isNull(column) ? nil : String(decoding: bytes(column), as: UTF8.self)
    }
  }
}
