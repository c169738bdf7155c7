internal import EventGraph
internal import Glibc

/// Standard error: errors, warnings, and progress on a terminal.
enum Console {
  /// Whether standard error is a terminal, where progress may be shown.
  static let showsProgress = isatty(2) == 1

  /// Whether standard output may be coloured: a terminal, and no `NO_COLOR` (no-color.org).
  static let isColored: Bool = {
    if let value = getenv("NO_COLOR"), value.pointee != 0 { return false }
    if let terminal = getenv("TERM"), strcmp(terminal, "dumb") == 0 { return false }
    return isatty(1) == 1
  }()

  /// One line; control characters are escaped.
  static func error(_ message: String) { line("annals: \(message)") }

  /// One line about something that is no error.
  static func note(_ message: String) { line("annals: note: \(message)") }

  /// A line that the next one overwrites.
  static func progress(_ message: String) {
    if showsProgress { write("\r\u{1B}[K\(message.escapedForTerminal)") }
  }

  static func endProgress() {
    if showsProgress { write("\r\u{1B}[K") }
  }

  /// The system's words for an error number, in English whatever the locale.
  static func explanation(of number: Int32) -> String {
    switch number {
    case ENOENT: "no such folder"
    case EACCES, EPERM: "permission denied"
    case EROFS: "the file system is read-only"
    case ENOSPC: "no space left on the device"
    case EISDIR: "is a folder"
    case ENOTDIR: "a part of the path is no folder"
    case EIO: "input/output error"
    case ENAMETOOLONG: "the name is too long"
    default: "system error \(number)"
    }
  }

  private static func line(_ text: String) {
    endProgress()
    write(text.escapedForTerminal + "\n")
  }

  private static func write(_ text: String) {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress! + written, $0.count - written) }
      if count < 0, errno != EINTR { return }
      written += max(0, count)
    }
  }
}
