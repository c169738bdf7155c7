/// A value of the Extended Date/Time Format, ISO 8601-2 levels 0 to 2 (docs/edtf.md has the readings of what
/// implementations dispute).
///
/// Years are astronomical and proleptic Gregorian, as in `Day`.
public struct EDTF: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    case date(EDTFDate)
    case interval(EDTFEndpoint, EDTFEndpoint)
    /// `[…]`: one of the members, which one is unknown.
    case oneOf([EDTFSetMember])
    /// `{…}`: all of the members.
    case allOf([EDTFSetMember])
  }

  public let content: Content
  /// The level of the standard that the string needs, 0 to 2. Spellings that the standard lacks and this reader accepts
  /// count as the level of their nearest kin.
  public let level: Int
  /// The first day that the value can cover; nil if it is unbounded there.
  public let lower: Day?
  /// The last day that the value can cover; nil if it is unbounded there.
  public let upper: Day?

  init(_ content: Content, level: Int) {
    self.content = content
    self.level = level
    let bounds = content.bounds(in: .northern)
    let hull = content.hull(of: bounds)
    lower = hull.first.isFinite ? hull.first : nil
    upper = hull.last.isFinite ? hull.last : nil
  }

  /// Reads a whole string; nothing is trimmed.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  /// - Throws: `EDTFError` with the reason and the place if the string is no EDTF value, no day fits it (`1960-06-31`),
  ///   or its years are beyond ±25 · 10^15 (a day must fit 64 bits).
  public init(parsing text: some StringProtocol) throws(EDTFError) {
    try self.init(parsing: Array(text.utf8))
  }

  /// As `init(parsing:)` on text, for its UTF-8 bytes; other bytes are an error and never a trap.
  public init(parsing bytes: [UInt8]) throws(EDTFError) {
    var parser = EDTFParser(bytes)
    let content = try parser.content()
    self.init(content, level: parser.level)
  }

  /// The greatest distance of a year from 0 that this reader takes.
  public static let greatestYear = 25_000_000_000_000_000

  /// The half of the earth whose seasons `21` to `24` mean.
  public enum Hemisphere: UInt8, Hashable, Sendable {
    case northern, southern
  }

  /// Bounds of an occurrence with this value: an act within a date or one of a set, a span over an interval or all of a
  /// set. Seasons `21` to `24` are northern.
  public var bounds: TimeBounds { bounds(in: .northern) }

  public func bounds(in hemisphere: Hemisphere) -> TimeBounds { content.bounds(in: hemisphere) }
}

/// One end of an EDTF interval.
public enum EDTFEndpoint: Hashable, Sendable {
  case date(EDTFDate)
  /// `..`: there is no end on this side, or none yet.
  case open
  /// Nothing written: there is an end, but it is unknown.
  case unknown
}

/// One element of an EDTF set.
public enum EDTFSetMember: Hashable, Sendable {
  case date(EDTFDate)
  /// `1670..1672`: every value of the precision from the first to the last.
  case range(EDTFDate, EDTFDate)
  /// `..1984`
  case upTo(EDTFDate)
  /// `1984..`
  case from(EDTFDate)
}
