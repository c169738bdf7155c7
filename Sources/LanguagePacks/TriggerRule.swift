public import EventGraph

/// A block of `triggers.rules`: the heads that name one type of event, and under which conditions.
public struct TriggerRule: Sendable {
  /// Where the head's phrase may stand relative to the head.
  public enum Side: Sendable, Hashable { case before, after, near }

  public struct Condition: Sendable {
    public let side: Side
    /// Tokens to look at, 1...40.
    public let reach: Int
    /// True for `if`, false for `unless`.
    public let wanted: Bool
    /// Condition words, any of which satisfies it, in ascending order.
    public let words: [Int32]
    /// Anything else that satisfies it.
    public let items: [Item]
  }

  public enum Item: Sendable, Hashable {
    case sense(ClassID, value: Int32?)
    case number
    case capital
    /// A sign by its bytes.
    case sign([UInt8])
  }

  /// Where the agent stands, if voice does not tell.
  public enum Position: Sendable, Hashable { case before, after }

  public let name: String
  public let type: EventType
  public internal(set) var conditions: [Condition] = []
  public internal(set) var status: Status?
  /// A negation in front is part of the trigger.
  public internal(set) var keepsNegation = false
  /// Counts only with a date in its own phrase.
  public internal(set) var isWeak = false
  /// Told of numbers that grow: what "since" opens is still going on, though one act would have begun there.
  public internal(set) var goesOn = false
  public internal(set) var agent: Position?
  public internal(set) var target: Position?
}

// MARK: In an image

extension TriggerRule {
  init(_ reader: inout ImageReader) {
    name = reader.text()
    type = EventType.all[reader.integer()]
    conditions = reader.array { Condition(&$0) }
    status = Status(rawValue: UInt8(truncatingIfNeeded: reader.integer()))
    keepsNegation = reader.flag()
    isWeak = reader.flag()
    goesOn = reader.flag()
    agent = Self.position(reader.integer())
    target = Self.position(reader.integer())
  }

  func write(to notes: inout ImageNotes) {
    notes.write(name)
    notes.write(EventType.all.firstIndex(of: type)!)
    notes.write(conditions) { $1.write(to: &$0) }
    notes.write(status.map { Int($0.rawValue) } ?? 0xff)
    notes.write(keepsNegation)
    notes.write(isWeak)
    notes.write(goesOn)
    notes.write(Self.number(agent))
    notes.write(Self.number(target))
  }

  private static func position(_ number: Int) -> Position? { number == 1 ? .before : number == 2 ? .after : nil }
  private static func number(_ position: Position?) -> Int { position == .before ? 1 : position == .after ? 2 : 0 }
}

extension TriggerRule.Condition {
  fileprivate init(_ reader: inout ImageReader) {
    let number = reader.integer()
    side = number == 0 ? .before : number == 1 ? .after : .near
    reach = reader.integer()
    wanted = reader.flag()
    words = reader.array { Int32($0.integer()) }
    items = reader.array { TriggerRule.Item(&$0) }
  }

  fileprivate func write(to notes: inout ImageNotes) {
    notes.write(side == .before ? 0 : side == .after ? 1 : 2)
    notes.write(reach)
    notes.write(wanted)
    notes.write(words) { $0.write(Int($1)) }
    notes.write(items) { $1.write(to: &$0) }
  }
}

extension TriggerRule.Item {
  fileprivate init(_ reader: inout ImageReader) {
    switch reader.integer() {
    case 1: self = .sense(ClassID(reader.integer()), value: reader.flag() ? Int32(reader.integer()) : nil)
    case 2: self = .number
    case 3: self = .capital
    default: self = .sign(Array(reader.text().utf8))
    }
  }

  fileprivate func write(to notes: inout ImageNotes) {
    switch self {
    case .sense(let kind, let value):
      notes.write(1)
      notes.write(Int(kind.rawValue))
      notes.write(value != nil)
      if let value { notes.write(Int(value)) }
    case .number: notes.write(2)
    case .capital: notes.write(3)
    case .sign(let bytes):
      notes.write(4)
      notes.write(String(decoding: bytes, as: UTF8.self))
    }
  }
}
