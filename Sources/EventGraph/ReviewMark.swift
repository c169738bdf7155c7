/// One decision of an analyst, beside the rows that it is about.
public struct ReviewMark: Hashable, Sendable {
  /// Number of the change in its case, from 1.
  public var number: Int
  /// When, as the change has it: an ISO 8601 date, or date and time.
  public var at: String
  public var author: String
  public var reason: String
  /// What was decided, in one clause ("date 2021-01-25; was 2020-01-25").
  public var says: String
  /// The event that it is about; nil for a change about names alone.
  public var event: ID<Event>?

  public init(number: Int, at: String, author: String, reason: String, says: String, event: ID<Event>?) {
    self.number = number
    self.at = at
    self.author = author
    self.reason = reason
    self.says = says
    self.event = event
  }
}
