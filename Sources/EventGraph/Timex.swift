public import TimeModel

/// The value of a time expression.
public enum TimexValue: Hashable, Sendable {
  /// One calendar value of any granularity.
  case date(PartialDate)
  /// From one value to another; nil for an end that is open or unknown.
  case range(PartialDate?, PartialDate?)
  /// Somewhere on the days from the first to the last: what a date of another calendar can mean.
  case within(PartialDate, PartialDate)
  case duration(Period)
  /// Recurs every period ("every year").
  case set(Period)
  /// A day, month or part of the day that comes back ("every Monday").
  case recurring(Recurrence)
  case vague(Vague)

  public enum Vague: UInt8, Hashable, Sendable { case past, present, future }
}

/// The first and the last date that a length of time runs through ("the last two weeks").
public struct DateExtent: Hashable, Sendable {
  public var start: PartialDate
  public var end: PartialDate

  public init(start: PartialDate, end: PartialDate) {
    self.start = start
    self.end = end
  }
}

/// A time expression: where it stands, what it means, and how that came about.
public struct Timex: Hashable, Sendable {
  public enum Kind: UInt8, Hashable, Sendable { case date, range, duration, set, vague }

  /// Which part of a period or which bound the words name (TIMEX3 `mod`).
  public enum Modifier: UInt8, Hashable, Sendable {
    case none, start, mid, end, approximately, before, after, onOrBefore, onOrAfter, lessThan, moreThan, atMost, atLeast
  }

  /// Where the parts that the words leave out were taken from.
  public enum Basis: UInt8, Hashable, Sendable {
    /// All stated by the words.
    case stated
    /// The document creation time alone.
    case created
    /// The last explicit date of the narrative.
    case narrative
    /// An event that the words name ("on election day").
    case anchor
    /// Nothing fitted: not resolved.
    case none
    /// The document creation time, looking back because the clause tells of the past.
    case pastTense
    /// The document creation time, looking forward because the clause tells of the future.
    case futureTense
    /// The document creation time, looking forward because there is no clause around the expression.
    case alone
  }

  public var document: ID<Document>
  public var span: TextSpan
  public var kind: Kind
  /// Nil where the value could not be resolved.
  public var value: TimexValue?
  public var modifier: Modifier
  public var basis: Basis
  public var rule: RuleID
  /// The date as the words give it, where that is in another calendar than the Gregorian.
  public var source: CalendarDate?
  /// The mention that the value was resolved through.
  @Compact public var anchor: ID<Mention>?
  /// Ends of a range, as rows of `EventGraph.timexParts`.
  public var parts: RowRange
  /// When a duration that the words count from the creation time takes place.
  public var extent: DateExtent?
  /// The hash of the printed id.
  public var key: UInt64

  public init(
    document: ID<Document>, span: TextSpan, kind: Kind, value: TimexValue?, modifier: Modifier = .none,
    basis: Basis = .stated, rule: RuleID, source: CalendarDate? = nil, anchor: ID<Mention>? = nil,
    parts: RowRange = .empty, extent: DateExtent? = nil, key: UInt64 = 0
  ) {
    self.document = document
    self.span = span
    self.kind = kind
    self.value = value
    self.modifier = modifier
    self.basis = basis
    self.rule = rule
    self.source = source
    self.anchor = anchor
    self.parts = parts
    self.extent = extent
    self.key = key
  }
}

/// One end of a range timex.
public struct TimexPart: Hashable, Sendable {
  public var span: TextSpan
  public var value: PartialDate

  public init(span: TextSpan, value: PartialDate) {
    self.span = span
    self.value = value
  }
}

/// The name of the rule that made a row, as an index into `EventGraph.rules`.
public struct RuleID: Hashable, Sendable {
  public let index: UInt32
  public init(_ index: Int) { self.index = UInt32(index) }
}
