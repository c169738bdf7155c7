public import EventGraph
public import TimeModel

/// A date that an analyst gives to an event: EDTF, with the bounds and the value it means.
///
/// Dates, intervals, open intervals and `[a..b]` are taken; sets and masked digits other than whole decades and
/// centuries are not, as an event's value has no form for them.
public struct ReviewDate: Hashable, Sendable, CustomStringConvertible {
  /// As it was given.
  public let description: String
  public let value: MentionValue
  public let bounds: TimeBounds
  public let end: EndKind

  /// - Throws: `ReviewError` with the reason.
  public init(_ text: String) throws(ReviewError) {
    let edtf: EDTF
    do throws(EDTFError) {
      edtf = try EDTF(parsing: text)
    } catch {
      throw ReviewError("“\(text.prefix(60))” is no date in EDTF: \(error)")
    }
    description = text
    bounds = edtf.bounds
    var end = EndKind.known
    switch edtf.content {
    case .date(let date): value = .date(try ReviewDate.partial(date, text))
    case .interval(let first, let last):
      let start = try ReviewDate.partial(first, text)
      let stop = try ReviewDate.partial(last, text)
      guard start != nil || stop != nil else { throw ReviewError("“\(text)” says nothing about when") }
      value = .interval(start, stop)
      if stop == nil { end = last == .open ? .open : .unknown }
    case .oneOf(let members):
      guard members.count == 1, case .range(let first, let last) = members[0] else {
        throw ReviewDate.unusable(text)
      }
      value = .within(try ReviewDate.partial(first, text), try ReviewDate.partial(last, text))
    case .allOf: throw ReviewDate.unusable(text)
    }
    self.end = end
  }

  private static func unusable(_ text: String) -> ReviewError {
    ReviewError("“\(text.prefix(60))”: an event takes a date, an interval a/b, or one point within [a..b]")
  }

  private static func partial(_ endpoint: EDTFEndpoint, _ text: String) throws(ReviewError) -> PartialDate? {
    guard case .date(let date) = endpoint else { return nil }
    return try partial(date, text)
  }

  private static func partial(_ date: EDTFDate, _ text: String) throws(ReviewError) -> PartialDate {
    var result: PartialDate
    switch date.year {
    case .digits(let digits, let isNegative):
      guard !date.isMasked else {
        // 199X and 19XX are a decade and a century, where nothing finer follows.
        let years = digits.greatest - digits.least + 1
        guard date.month == nil, date.season == nil, !isNegative, years == 10 || years == 100 else {
          throw unusable(text)
        }
        let isDecade = years == 10
        result = PartialDate(year: digits.least, granularity: isDecade ? .decade : .century)
        result.qualifier = date.qualifier
        return result
      }
      result = PartialDate(year: isNegative ? -digits.least : digits.least)
    case .decade(let digits, false): result = PartialDate(year: digits.least * 10, granularity: .decade)
    case .century(let digits, false): result = PartialDate(year: digits.least * 100, granularity: .century)
    case .long, .decade, .century: throw unusable(text)
    }
    guard date.significantDigits == nil else { throw unusable(text) }
    if let season = date.season {
      switch season {
      case 21...24: result = PartialDate(year: result.year, unit: season - 20, granularity: .season)
      case 33...36: result = PartialDate(year: result.year, unit: season - 32, granularity: .quarter)
      case 40...41: result = PartialDate(year: result.year, unit: season - 39, granularity: .half)
      default: throw unusable(text)
      }
    } else if let month = date.month {
      result = PartialDate(year: result.year, month: month.least)
      if let day = date.day { result = PartialDate(year: result.year, month: month.least, day: day.least) }
    }
    result.qualifier = date.qualifier
    return result
  }
}
