internal import EventGraph
internal import GRDB
internal import GRDBSQLite
internal import Glibc

/// Why a case file, or a line of a table beside it, cannot be used.
public struct CaseError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path as the user gave it, with `:line` where one line is meant.
  public var place: String
  /// One clause in English, without a full stop.
  public var reason: String

  public init(_ place: String, _ reason: String) {
    self.place = place
    self.reason = reason
  }

  /// `file: reason` on one line; control characters of names are escaped.
  public var description: String { "\(place.escapedForTerminal): \(reason.escapedForTerminal)" }
}

extension CaseError {
  /// What SQLite says, in words for the user of a case.
  init(_ place: String, _ error: DatabaseError) {
    self.init(place, CaseError.reason(error.extendedResultCode, error.message))
  }

  static func reason(_ code: ResultCode, _ message: String?) -> String {
    switch code.primaryResultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: "is locked: another program is writing to it; try again when it is done"
    case .SQLITE_READONLY: "cannot be written: the file or its folder is read-only"
    case .SQLITE_FULL: "cannot be written: no space left on the device; what it held before is whole"
    case .SQLITE_NOTADB: "is no case file"
    case .SQLITE_CORRUPT: "is damaged: it was cut off or changed by something else; restore it from a copy"
    case .SQLITE_CANTOPEN: "cannot be opened: no permission, or its folder is missing or read-only"
    case .SQLITE_PERM, .SQLITE_AUTH: "cannot be opened: permission denied"
    case .SQLITE_TOOBIG: "a document is too long for a case file"
    case .SQLITE_NOMEM: "there is not enough memory"
    case .SQLITE_IOERR:
      switch code {
      case .SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_TRUNCATE:
        "cannot be written: the disk is full, a size limit is reached, or it failed; what it held before is whole"
      case .SQLITE_IOERR_SHORT_READ: "is damaged: it ends early; restore it from a copy"
      default: "cannot be read or written: input/output error"
      }
    default: "cannot be used: " + (message ?? "SQLite error \(code.rawValue)")
    }
  }
}
