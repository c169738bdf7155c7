/// Why two mentions are held to name the same event: one row for each merge that Linking made.
public struct MergeReason: Hashable, Sendable {
  /// What spoke for the merge, and what spoke against it and was outweighed.
  public struct Features: OptionSet, Hashable, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Both stand at the same place of two copies of one text.
    public static let copy = Features(rawValue: 1 << 0)
    /// The text states that both are the same.
    public static let statedSame = Features(rawValue: 1 << 1)
    public static let sameType = Features(rawValue: 1 << 2)
    /// Two types that may name one occurrence, for example killing and death.
    public static let compatibleType = Features(rawValue: 1 << 3)
    /// At most one event of this type is held at a place on one day.
    public static let uniqueType = Features(rawValue: 1 << 4)
    public static let sameDay = Features(rawValue: 1 << 5)
    /// The same value, coarser than a day.
    public static let sameValue = Features(rawValue: 1 << 6)
    /// The value of one lies inside that of the other.
    public static let contained = Features(rawValue: 1 << 7)
    /// The same day and month of another year: a contradiction that stays visible.
    public static let otherYear = Features(rawValue: 1 << 8)
    /// One of the two has no date.
    public static let undated = Features(rawValue: 1 << 9)
    /// No other dated event of this type stands in the document.
    public static let onlyOne = Features(rawValue: 1 << 10)
    public static let sameTrigger = Features(rawValue: 1 << 11)
    public static let sharedActor = Features(rawValue: 1 << 12)
    public static let samePlace = Features(rawValue: 1 << 13)
    public static let sameCount = Features(rawValue: 1 << 14)
    public static let sameDuration = Features(rawValue: 1 << 15)
    public static let sharedWords = Features(rawValue: 1 << 16)
    /// The year of one was inferred, so that it weighs little against the other.
    public static let inferredYear = Features(rawValue: 1 << 17)
    /// Names near both sound alike in two scripts.
    public static let sharedNames = Features(rawValue: 1 << 18)
    /// The two documents tell of other occurrences of the same days in the same country.
    public static let sameStory = Features(rawValue: 1 << 19)
    /// The only ones of their type and day in the two documents.
    public static let onlyPair = Features(rawValue: 1 << 20)
    /// Days that differ by three at most: a contradiction that stays visible.
    public static let nearDay = Features(rawValue: 1 << 21)
    /// Types that two languages may give one occurrence.
    public static let relatedType = Features(rawValue: 1 << 22)
    /// Mentions beside both were linked before.
    public static let besideLinked = Features(rawValue: 1 << 23)
    public static let contraryPlace = Features(rawValue: 1 << 24)
    public static let contraryActors = Features(rawValue: 1 << 25)
    public static let contraryCount = Features(rawValue: 1 << 26)
    public static let contraryDuration = Features(rawValue: 1 << 27)
    /// Words near both mean the same in two languages.
    public static let sharedMeanings = Features(rawValue: 1 << 28)
    /// The words that name the two mean the same in two languages.
    public static let sameMeaning = Features(rawValue: 1 << 29)
    /// Both are told beside the same day, which is not the date of both.
    public static let besideDay = Features(rawValue: 1 << 30)

    /// Printed names, in a fixed order.
    public var names: [String] { Features.table.filter { contains($0.0) }.map(\.1) }

    private static let table: [(Features, String)] = [
      (.copy, "copy"), (.statedSame, "stated same"), (.sameType, "same type"), (.compatibleType, "compatible type"),
      (.uniqueType, "one of its kind on a day"), (.sameDay, "same day"), (.sameValue, "same date"),
      (.contained, "one date within the other"), (.otherYear, "same day, another year"), (.undated, "undated"),
      (.onlyOne, "only dated one of its type"), (.sameTrigger, "same trigger word"), (.sharedActor, "shared actor"),
      (.samePlace, "same place"), (.sameCount, "same count"), (.sameDuration, "same duration"),
      (.sharedWords, "shared words"), (.inferredYear, "inferred year"), (.sharedNames, "names that sound alike"),
      (.sameStory, "same story"), (.onlyPair, "only ones of the day"), (.nearDay, "a few days apart"),
      (.relatedType, "related type"), (.besideLinked, "beside linked ones"),
      (.sameMeaning, "triggers of one meaning"), (.sharedMeanings, "words of one meaning"),
      (.besideDay, "told beside the same day"),
      (.contraryPlace, "other place"),
      (.contraryActors, "other actors"), (.contraryCount, "other count"), (.contraryDuration, "other duration"),
    ]
  }

  public var event: ID<Event>
  /// The mention that comes first in the order of linking.
  public var first: ID<Mention>
  public var second: ID<Mention>
  /// Sum of the weights of `features` (docs/reasoning.md lists them).
  public var score: Int16
  public var features: Features

  public init(event: ID<Event>, first: ID<Mention>, second: ID<Mention>, score: Int, features: Features) {
    self.event = event
    self.first = first
    self.second = second
    self.score = Int16(clamping: score)
    self.features = features
  }
}
