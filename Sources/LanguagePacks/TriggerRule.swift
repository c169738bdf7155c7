public import EventGraph

/// A block of `triggers.rules`: the heads that name one type of event, and under which conditions.
///
/// Plain numbers, for one is read for each trigger of a text; its name is that of its rule, its conditions lie in
/// `TriggerConditions`.
public struct TriggerRule: Sendable {
  /// Where the agent stands, if voice does not tell.
  public enum Position: Sendable, Hashable { case before, after }

  public let type: EventType
  public internal(set) var status: Status?
  /// A negation in front is part of the trigger.
  public internal(set) var keepsNegation = false
  /// Counts only with a date in its own phrase.
  public internal(set) var isWeak = false
  /// Told of numbers that grow: what "since" opens is still going on, though one act would have begun there.
  public internal(set) var goesOn = false
  /// Something becomes known: what it tells of has happened by its date.
  public internal(set) var discloses = false
  public internal(set) var agent: Position?
  public internal(set) var target: Position?
  private let firstCondition: UInt32
  private let conditionCount: UInt32

  /// Rows of `PackSet.conditions`.
  public var conditions: Range<Int> { Int(firstCondition)..<Int(firstCondition) + Int(conditionCount) }

  init(type: EventType, conditions: Range<Int>) {
    self.type = type
    firstCondition = UInt32(conditions.lowerBound)
    conditionCount = UInt32(conditions.count)
  }
}

// MARK: In an image

extension TriggerRule {
  init(_ reader: inout ImageReader) {
    type = EventType.all[reader.integer()]
    firstCondition = UInt32(reader.integer())
    conditionCount = UInt32(reader.integer())
    status = Status(rawValue: UInt8(truncatingIfNeeded: reader.integer()))
    keepsNegation = reader.flag()
    isWeak = reader.flag()
    goesOn = reader.flag()
    discloses = reader.flag()
    agent = Self.position(reader.integer())
    target = Self.position(reader.integer())
  }

  func write(to notes: inout ImageNotes) {
    notes.write(EventType.all.firstIndex(of: type)!)
    notes.write(conditions.lowerBound)
    notes.write(conditions.count)
    notes.write(status.map { Int($0.rawValue) } ?? 0xff)
    notes.write(keepsNegation)
    notes.write(isWeak)
    notes.write(goesOn)
    notes.write(discloses)
    notes.write(Self.number(agent))
    notes.write(Self.number(target))
  }

  private static func position(_ number: Int) -> Position? { number == 1 ? .before : number == 2 ? .after : nil }
  private static func number(_ position: Position?) -> Int { position == .before ? 1 : position == .after ? 2 : 0 }
}
