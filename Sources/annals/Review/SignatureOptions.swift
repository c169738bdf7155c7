internal import ArgumentParser
internal import Glibc
internal import Readers
internal import TimeModel

/// Who makes a change, when and why.
struct SignatureOptions: ParsableArguments {
  @Option(help: "Who decides; else ANNALS_AUTHOR, or the name of the user.")
  var author: Word?

  @Option(help: "When: a date, or date and time of day (2026-01-05T10:30); else now, in UTC.")
  var at: Word?

  @Option(help: "Why.")
  var reason: Word?

  func validate() throws {
    if let at, PartialDate(declared: at.text).map({ $0.granularity < .day }) ?? true {
      throw ValidationError("--at is a date, or date and time of day: 2026-01-05, 2026-01-05T10:30")
    }
    if let author, author.text.isEmpty { throw ValidationError("--author is a name") }
  }

  /// - Throws: wrong usage where nobody is named.
  func name() throws -> String {
    if let author { return author.text }
    for variable in ["ANNALS_AUTHOR", "USER", "LOGNAME"] {
      if let value = getenv(variable), value.pointee != 0 { return String(cString: value) }
    }
    if let user = getpwuid(getuid()), let name = user.pointee.pw_name { return String(cString: name) }
    throw ValidationError("nobody is named: give --author NAME, or set ANNALS_AUTHOR")
  }

  /// The only place that looks at the clock for something that is kept.
  var time: String {
    if let at { return at.text }
    var seconds = Glibc.time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func digits(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let date = "\(parts.tm_year + 1900)-\(digits(parts.tm_mon + 1))-\(digits(parts.tm_mday))"
    return "\(date)T\(digits(parts.tm_hour)):\(digits(parts.tm_min)):\(digits(parts.tm_sec))Z"
  }
}
