/// A day, month or part of the day that comes back: "every Monday", "each July", "Tuesday nights".
public struct Recurrence: Hashable, Sendable {
  public var granularity: Granularity
  /// Month, quarter, half or season, by granularity; of a day the month. 0 if none is named.
  public var unit: Int
  /// 0 if none is named.
  public var day: Int
  /// 1 (Monday) to 7; 0 if none is named.
  public var weekday = 0
  /// 1 (morning) to 4 (night); 0 if none is named.
  public var part = 0

  public init(granularity: Granularity, unit: Int = 0, day: Int = 0) {
    self.granularity = granularity
    self.unit = unit
    self.day = day
  }

  /// How often it comes back.
  public var period: Period {
    if weekday > 0 || granularity == .weekend { return Period(1, .week) }
    return Period(1, granularity >= .day && unit == 0 ? .day : .year)
  }
}
