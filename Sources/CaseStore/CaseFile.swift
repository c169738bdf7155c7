internal import EventGraph
internal import GRDB
internal import Glibc

/// A case: documents, everything that was read from them, and an analyst's changes, in one SQLite file (`*.annals`).
///
/// Not `Sendable`: one task uses it. Everything that SQLite reports comes as a `CaseError` of one line.
public final class CaseFile {
  public enum Access: Sendable {
    case reading
    /// Brings the tables of an older version up to date.
    case writing
    /// As `writing`, and makes the case if there is no such file.
    case creating
  }

  /// The path as the user gave it.
  public let path: String
  /// The version of its tables.
  let version: Int
  private let queue: DatabaseQueue
  /// Held open from `begin` to `commit`; else each access is a transaction of its own.
  private(set) var isInTransaction = false

  /// How long to wait for another program that is writing, in seconds.
  private static let patience = 5.0

  /// Opens a case.
  ///
  /// - Throws: `CaseError` if there is none, or if it is no case, damaged, of a newer version, locked or forbidden.
  public init(_ path: String, _ access: Access) throws(CaseError) {
    self.path = path
    if access == .creating { try CaseFile.createIfAbsent(path) }
    let version = try CaseHeader.check(path, isEmptyAllowed: access == .creating)
    do {
      queue = try CaseFile.open(path, isReading: access == .reading)
      if access != .reading, version < CaseSchema.version { try CaseSchema.migrator.migrate(queue) }
      self.version = access == .reading ? version : CaseSchema.version
    } catch {
      throw CaseFile.error(path, error)
    }
  }

  private static func open(_ path: String, isReading: Bool) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.foreignKeysEnabled = false
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { db in
      // What the file itself brings may not run code; what is removed is overwritten.
      try db.execute(
        sql: """
          PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA secure_delete = ON;
          PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384
          """)
      try db.execute(sql: "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, word, row)")
      if isReading { try db.execute(sql: "PRAGMA query_only = ON") }
    }
    return try DatabaseQueue(path: systemPath(path), configuration: configuration)
  }

  /// A path that SQLite takes for nothing but a path (`file:` starts a URI, `:memory:` is none).
  static func systemPath(_ path: String) -> String { path.hasPrefix("/") ? path : "./" + path }

  /// Makes an empty case beside the path and moves it there: nobody sees half of it, and no other file is replaced.
  private static func createIfAbsent(_ path: String) throws(CaseError) {
    var status = stat()
    if lstat(systemPath(path), &status) == 0 { return }
    var template = Array((systemPath(path) + ".XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw CaseError(path, "cannot be made: \(FileProblem.explanation(of: errno))") }
    let mask = umask(0)
    umask(mask)
    fchmod(descriptor, 0o666 & ~mask)
    close(descriptor)
    let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(temporary) }
    do {
      let queue = try open(temporary, isReading: false)
      try CaseSchema.migrator.migrate(queue)
      try queue.close()
    } catch {
      throw CaseFile.error(path, error)
    }
    // A link fails where a file has come into being meanwhile; that one is used then.
    if link(temporary, systemPath(path)) != 0, errno != EEXIST {
      if rename(temporary, systemPath(path)) != 0 {
        throw CaseError(path, "cannot be made: \(FileProblem.explanation(of: errno))")
      }
    }
  }

  static func error(_ path: String, _ error: any Error) -> CaseError {
    switch error {
    case let error as CaseError: error
    case let error as DatabaseError: CaseError(path, error)
    case let error as RowError: CaseError(path, "is damaged: \(error.reason)")
    default: CaseError(path, "cannot be used: \(error)")
    }
  }

  /// Uses the database; what SQLite reports becomes a `CaseError`.
  func access<Result>(_ body: (Database) throws -> Result) throws(CaseError) -> Result {
    do {
      return try queue.inDatabase(body)
    } catch {
      throw CaseFile.error(path, error)
    }
  }

  /// Starts a transaction that lasts over several accesses.
  func begin(_ kind: Database.TransactionKind) throws(CaseError) {
    precondition(!isInTransaction, "transactions are not nested")
    try access { try $0.beginTransaction(kind) }
    isInTransaction = true
  }

  func commit() throws(CaseError) {
    guard isInTransaction else { return }
    do {
      try access { try $0.commit() }
    } catch {
      rollback()
      throw error
    }
    isInTransaction = false
  }

  /// Undoes what was done since `begin`. SQLite may have done so by itself after a failure.
  func rollback() {
    guard isInTransaction else { return }
    isInTransaction = false
    try? access { db in if db.isInsideTransaction { try db.rollback() } }
  }

  /// Everything or nothing: what `body` does is undone where it fails.
  func write<Result>(_ body: (Database) throws -> Result) throws(CaseError) -> Result {
    try begin(.immediate)
    do {
      let result = try access(body)
      try commit()
      return result
    } catch {
      rollback()
      throw error
    }
  }
}
